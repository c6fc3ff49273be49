/** The picture of one page → an upright page of characters and rulings, and how it lay. */
import type { Box } from '../../report/evidence.ts';
import type { Page, Ruling } from '../document.ts';
import type { LineReading, ReadCharacter, Recognizer } from '../scan.ts';
import { type Border, eraseBorders, findBorders } from './borders.ts';
import { chooseReading } from './choose-reading.ts';
import { type Curves, traceLines } from './curves.ts';
import { readFlatStrokes } from './flat-strokes.ts';
import { findBend, flattenRaster } from './flatten.ts';
import { toGlyphs } from './glyphs.ts';
import { doubtGrid, makeDoubtful } from './grid-doubt.ts';
import { type Carrier, findCarrier, isLone, readLone } from './lone-text.ts';
import { evenOut, toGrey } from './paper.ts';
import {
  despeckle,
  levelRaster,
  type Mask,
  maskBelow,
  type QuarterTurns,
  type Raster,
  type Rect,
  TEXT_INK,
  turnRaster,
} from './raster.ts';
import { meanConfidence, type ReadLine, readLine } from './read-lines.ts';
import type { PagePicture } from './render.ts';
import { findSkew } from './skew.ts';
import { mendSlips } from './slips.ts';
import { fadeStamps, wipeSpecks } from './stamps.ts';
import { findStrokes } from './strokes.ts';
import { findTextLines, usualHeight } from './text-bands.ts';
import { findUnread, insertUnread } from './unread-ink.ts';
import type { Pose } from './upright.ts';

const POINTS_PER_INCH = 72;
/** Ink of borders may be lighter: they are found by their shape. */
const LINE_INK = 185;
/** Rows that lean less than this many radians are level to the pixel. */
const LEVEL = 0.0003;
/** Upright text is read with more than this mean probability; upside down it reaches 0.9. */
const CERTAINLY_UPRIGHT = 0.97;
/** Text that lies on its side is read with less than this. */
const UPRIGHT = 0.95;
/** So many lines tell which way a page lies. */
const SAMPLE = 8;
/** Fewer inked pixels of nine are a speck. */
const SPECK = 3;

export interface ScanTools {
  readonly recognizer: Recognizer;
  /** Returns the boxes of the cells that the rulings enclose. */
  readonly findCells: (
    rulings: readonly Ruling[],
    size: { readonly width: number; readonly height: number },
  ) => readonly Box[];
}

export interface ScannedPage {
  /** Upright; its coordinates are those of the upright picture. */
  readonly page: Page;
  readonly pose: Pose;
  readonly dpi: number;
  /** Pixels per inch of the scan inside the file; null where the page is drawn. */
  readonly scannedDpi: number | null;
  /** Mean probability of its characters. */
  readonly confidence: number;
  /** Why its table may be another than the one found; null where all ruled ink is accounted for. */
  readonly gridDoubt: string | null;
  /** Height of its characters in pixels of the scan itself; 0 where there are none. */
  readonly characterHeight: number;
}

interface Upright {
  readonly pose: Pose;
  readonly dpi: number;
  /** Without borders. */
  readonly grey: Raster;
  readonly text: Mask;
  /** Long thin lines, borders or not. */
  readonly ruled: Curves;
  readonly borders: readonly Border[];
  readonly rulings: readonly Ruling[];
  readonly cells: readonly Rect[];
  readonly lines: readonly { readonly rect: Rect; readonly cell: number | null }[];
  /** Usual height of a line in pixels. */
  readonly em: number;
}

function toRuling({ level, at, from, to }: Border, scale: number): Ruling {
  const [a, b, c] = [at * scale, from * scale, to * scale];
  return level ? { x0: b, y0: a, x1: c, y1: a } : { x0: a, y0: b, x1: a, y1: c };
}

function toRect([x0, y0, x1, y1]: Box, scale: number, inset: number, size: Raster): Rect {
  return {
    x0: Math.max(0, Math.round(x0 / scale) + inset),
    y0: Math.max(0, Math.round(y0 / scale) + inset),
    x1: Math.min(size.width, Math.round(x1 / scale) - inset),
    y1: Math.min(size.height, Math.round(y1 / scale) - inset),
  };
}

/** Returns the mask without what stands in the rectangles. */
function without(mask: Mask, rects: readonly Rect[]): Mask {
  const out: Mask = { ...mask, data: Uint8Array.from(mask.data) };
  for (const { x0, y0, x1, y1 } of rects) {
    for (let y = y0; y < y1; y++) out.data.fill(0, y * mask.width + x0, y * mask.width + x1);
  }
  return out;
}

/** Finds borders, cells and lines of text on the page turned that way. */
function layUpright(even: Raster, dpi: number, turns: QuarterTurns, tools: ScanTools): Upright {
  const turned = turnRaster(even, turns);
  const angle = findSkew(maskBelow(turned, TEXT_INK));
  const isLevel = Math.abs(angle) < LEVEL;
  const lean = isLevel ? 0 : angle;
  const laid = isLevel ? turned : levelRaster(turned, lean);
  const seen = traceLines(maskBelow(laid, LINE_INK), dpi);
  const bend = findBend(laid, seen, dpi);
  const level = fadeStamps(bend ? flattenRaster(turned, lean, bend) : laid, dpi);
  const ink = maskBelow(level, LINE_INK);
  const ruled = level === laid ? seen : traceLines(ink, dpi);
  const scale = POINTS_PER_INCH / dpi;
  const size = { width: level.width * scale, height: level.height * scale };
  const borders = findBorders(findStrokes(ink, dpi), level, dpi);
  const rulings = borders.map((border) => toRuling(border, scale));
  const grey = wipeSpecks(eraseBorders(level, borders, dpi));
  const text = despeckle(maskBelow(grey, TEXT_INK), SPECK);
  const boxes = tools.findCells(rulings, size);
  const cells = boxes.map((box) => toRect(box, scale, 1, grey));
  const outside = without(
    text,
    boxes.map((box) => toRect(box, scale, -2, grey)),
  );
  const whole = { x0: 0, y0: 0, x1: grey.width, y1: grey.height };
  const em = usualHeight(text, cells.length > 0 ? cells : [whole], dpi);
  const prose = usualHeight(outside, [whole], dpi);
  const lines = [
    ...findTextLines(outside, whole, prose).map((rect) => ({ rect, cell: null })),
    ...cells.flatMap((cell, index) =>
      findTextLines(text, cell, em).map((rect) => ({ rect, cell: index })),
    ),
  ];
  const pose = { turns, angle: lean, ...size, bend: bend && { mesh: bend, scale } };
  return { pose, dpi, grey, text, ruled, borders, rulings, cells, lines, em };
}

/** How surely the longest lines are read as they stand, and upside down. */
interface Judgement {
  readonly upright: number;
  readonly flipped: number;
  /** Those lines as they stand: no line is read twice. */
  readonly read: readonly ReadLine[];
}

async function judge({ lines, grey, em }: Upright, tools: ScanTools): Promise<Judgement> {
  const sample = [...lines]
    .sort((a, b) => b.rect.x1 - b.rect.x0 - a.rect.x1 + a.rect.x0)
    .slice(0, SAMPLE);
  const readSample = async (flip: boolean): Promise<ReadLine[]> => {
    const read: ReadLine[] = [];
    for (const { rect } of sample)
      read.push(await readLine(grey, rect, em, tools.recognizer, flip));
    return read;
  };
  const read = await readSample(false);
  const upright = meanConfidence(read);
  const certain = upright >= CERTAINLY_UPRIGHT;
  return { upright, flipped: certain ? 0 : meanConfidence(await readSample(true)), read };
}

/** A page as it is to be read, and what is read of it already. */
interface Found {
  readonly laid: Upright;
  readonly read: readonly ReadLine[];
}

/** Returns the page turned the way in which its text is read best. */
async function findUpright(even: Raster, dpi: number, tools: ScanTools): Promise<Found> {
  interface Tried extends Partial<Found> {
    readonly turns: QuarterTurns;
    readonly sure: number;
  }
  const tried: Tried[] = [];
  for (const turns of [0, 1] as const) {
    const laid = layUpright(even, dpi, turns, tools);
    const { upright, flipped, read } = await judge(laid, tools);
    tried.push({ turns, sure: upright, laid, read });
    tried.push({ turns: turns === 0 ? 2 : 3, sure: flipped });
    if (Math.max(upright, flipped) >= UPRIGHT) break;
  }
  const { turns, laid, read = [] } = tried.reduce((a, b) => (b.sure > a.sure ? b : a));
  return { laid: laid ?? layUpright(even, dpi, turns, tools), read };
}

type CellLine = ReadLine & { readonly cell: number | null };

/** Reads all lines; lone characters come last, when the page's figures are known. */
async function readAll({ laid, read: known }: Found, recognizer: Recognizer): Promise<CellLine[]> {
  const { grey, em, lines } = laid;
  const read: CellLine[] = [];
  for (const { rect, cell } of lines) {
    if (isLone(rect, em)) continue;
    const line = known.find((one) => one.rect === rect);
    read.push({ ...(line ?? (await readLine(grey, rect, em, recognizer))), cell });
  }
  const carrier = findCarrier(read, grey, em);
  const whole: CellLine[] = [];
  for (const line of read)
    whole.push(await readPassedOver(line, { grey, em }, carrier, recognizer));
  for (const { rect, cell } of lines) {
    if (!isLone(rect, em)) continue;
    const lone = { ...(await readLone(grey, rect, em, carrier, recognizer)), cell };
    const characters = readFlatStrokes(lone, lone.reading.characters, grey, em);
    whole.push({ ...lone, reading: { ...lone.reading, characters } });
  }
  return whole;
}

/** Returns the line with the ink read that the network passed over. */
async function readPassedOver(
  line: CellLine,
  { grey, em }: Pick<Upright, 'grey' | 'em'>,
  carrier: Carrier | null,
  recognizer: Recognizer,
): Promise<CellLine> {
  const flat = (list: readonly ReadCharacter[]) => readFlatStrokes(line, list, grey, em);
  const known = {
    ...line,
    reading: { ...line.reading, characters: flat(line.reading.characters) },
  };
  const unread = findUnread(known, grey, em);
  if (unread.length === 0) return known;
  const passed: { rect: Rect; reading: LineReading }[] = [];
  for (const rect of unread) {
    const { reading } = await readLone(grey, rect, em, carrier, recognizer);
    passed.push({ rect, reading });
  }
  const insert = (name: 'characters' | 'figures'): readonly ReadCharacter[] =>
    insertUnread(
      known,
      known.reading[name],
      passed.map(({ rect, reading }) => ({ rect, characters: reading[name] })),
    );
  return { ...known, reading: { characters: insert('characters'), figures: insert('figures') } };
}

/** Reads the page `number` from its picture. */
export async function scanPage(
  number: number,
  picture: PagePicture,
  tools: ScanTools,
): Promise<ScannedPage> {
  const { dpi } = picture;
  const found = await findUpright(evenOut(toGrey(picture), dpi), dpi, tools);
  const upright = found.laid;
  const { em, cells, pose } = upright;
  const read = await readAll(found, tools.recognizer);
  const scale = POINTS_PER_INCH / dpi;
  const chosen = chooseReading(read, cells);
  const gridDoubt = doubtGrid(upright.ruled, upright.borders, upright.text, dpi);
  const glyphs = read.flatMap((line, i) =>
    toGlyphs(line, mendSlips(chosen[i] ?? []), em * scale, scale),
  );
  return {
    page: {
      number,
      width: pose.width,
      height: pose.height,
      glyphs: gridDoubt === null ? glyphs : makeDoubtful(glyphs),
      rulings: upright.rulings,
      source: 'ocr',
    },
    pose,
    dpi,
    scannedDpi: picture.scannedDpi,
    confidence: meanConfidence(read),
    gridDoubt,
    characterHeight: read.length === 0 ? 0 : em * Math.min(1, (picture.scannedDpi ?? dpi) / dpi),
  };
}
