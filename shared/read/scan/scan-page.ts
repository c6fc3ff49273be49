/** The picture of one page → an upright page of characters and rulings, and how it lay. */
import type { Page } from '../document.ts';
import type { LineReading, ReadCharacter, Recognizer } from '../scan.ts';
import { doubtGrid, makeDoubtful } from './borders/grid-doubt.ts';
import { type FindCells, layUpright, type Upright } from './paper/lay-upright.ts';
import { wipeSurround } from './paper/page-edges.ts';
import { evenOut, toGrey } from './paper/paper.ts';
import type { Wiped } from './paper/red-ink.ts';
import type { PagePicture } from './paper/render.ts';
import { wipeStreaks } from './paper/streaks.ts';
import type { Pose } from './paper/upright.ts';
import type { QuarterTurns, Rect } from './raster.ts';
import { chooseReading } from './signs/choose-reading.ts';
import { doubtLoneMarks, dropStray, isDirt } from './signs/doubt-ends.ts';
import { doubtFaint, type FoundLine } from './signs/faint-ink.ts';
import { readFlatStrokes } from './signs/flat-strokes.ts';
import { doubtForeign, doubtStained, findForeign, isStained } from './signs/foreign-ink.ts';
import { toGlyphs } from './signs/glyphs.ts';
import { readLeadSign } from './signs/lead-signs.ts';
import { type Carrier, findCarrier, isLone, readLone } from './signs/lone-text.ts';
import { doubtParted } from './signs/parted-figures.ts';
import { readPerMille } from './signs/per-mille.ts';
import { readPercent } from './signs/percent-tail.ts';
import { type CellLine, meanConfidence, type ReadLine, readLine } from './signs/read-lines.ts';
import { readRingStop } from './signs/ring-stop.ts';
import { doubtMalformed, mendSlips } from './signs/slips.ts';
import { hasTwoTones, softening } from './signs/two-tones.ts';
import { findUnread, insertUnread, markUnread } from './signs/unread-ink.ts';

const POINTS_PER_INCH = 72;
/** Upright text is read with more than this mean probability; upside down it reaches 0.9. */
const CERTAINLY_UPRIGHT = 0.97;
/** Text that lies on its side is read with less than this. */
const UPRIGHT = 0.95;
/** So many lines tell which way a page lies. */
const SAMPLE = 8;
/**
 * A line has at least so many characters for each em of its width. Of a page on its side, a line
 * holds the signs of a cell's rows that stand in one column, and the network reads them surely.
 */
const DENSE = 0.75;
/** What is lower than so many line heights is no text: a rule that ends no cell, at an open table's edge. */
const LEAST_HEIGHT = 0.5;

export interface ScanTools {
  readonly recognizer: Recognizer;
  readonly findCells: FindCells;
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

/** How surely the longest lines are read as they stand, and upside down. */
interface Judgement {
  readonly upright: number;
  readonly flipped: number;
  /** Those lines as they stand: no line is read twice. */
  readonly read: readonly ReadLine[];
}

/** Lines beside stamps come first: their signs stand at all angles. */
async function judge({ lines, grey, em, stains }: Upright, tools: ScanTools): Promise<Judgement> {
  const isStained = ({ rect }: FoundLine): boolean =>
    stains.covers(true, (rect.x0 + rect.x1) >> 1, (rect.y0 + rect.y1) >> 1);
  const printed = lines.filter(({ rect }) => rect.y1 - rect.y0 >= em * LEAST_HEIGHT);
  const clear = printed.filter((line) => !isStained(line));
  const sample = [...(clear.length >= SAMPLE ? clear : printed)]
    .sort((a, b) => b.rect.x1 - b.rect.x0 - a.rect.x1 + a.rect.x0)
    .slice(0, SAMPLE);
  const readSample = async (flip: boolean): Promise<ReadLine[]> => {
    const read: ReadLine[] = [];
    for (const { rect } of sample)
      read.push(await readLine(grey, rect, em, tools.recognizer, flip));
    return read;
  };
  const read = await readSample(false);
  // The worst lines count: text on its side is read as columns, and only they give it away.
  const upright = sureness(read, em);
  const flipped = upright >= CERTAINLY_UPRIGHT ? 0 : sureness(await readSample(true), em);
  return { upright, flipped, read };
}

/**
 * Returns how surely the lines are read, less where they hold fewer characters than they have room
 * for: on a page that lies on its side, a line runs across columns and meets one sign of each.
 */
function sureness(lines: readonly ReadLine[], em: number): number {
  const count = lines.reduce((sum, { reading }) => sum + reading.characters.length, 0);
  const room = lines.reduce((sum, { rect }) => sum + (rect.x1 - rect.x0) / em, 0);
  return meanConfidence(lines) * Math.min(1, count / (room * DENSE || 1));
}

/** A page as it is to be read, and what is read of it already. */
interface Found {
  readonly laid: Upright;
  readonly read: readonly ReadLine[];
}

/** Returns the page turned the way in which its text is read best. */
async function findUpright(sheet: Wiped, dpi: number, tools: ScanTools): Promise<Found> {
  interface Tried extends Partial<Found> {
    readonly turns: QuarterTurns;
    readonly sure: number;
  }
  const tried: Tried[] = [];
  for (const turns of [0, 1] as const) {
    const laid = layUpright(sheet, dpi, turns, tools.findCells);
    const { upright, flipped, read } = await judge(laid, tools);
    tried.push({ turns, sure: upright, laid, read });
    tried.push({ turns: turns === 0 ? 2 : 3, sure: flipped });
    if (Math.max(upright, flipped) >= UPRIGHT) break;
  }
  const { turns, laid, read = [] } = tried.reduce((a, b) => (b.sure > a.sure ? b : a));
  return { laid: laid ?? layUpright(sheet, dpi, turns, tools.findCells), read };
}

const isOneOfSeveral = (line: CellLine, all: readonly CellLine[]): boolean =>
  line.cell !== null && all.some((other) => other.cell === line.cell && other !== line);

/** A line of one sign that nobody can read, as large as the cell. */
function unknownIn(rect: Rect): ReadLine {
  const unknown: ReadCharacter = { text: '\uFFFD', confidence: 0, at: 0.5, alternatives: [] };
  return { rect, frame: rect, reading: { characters: [unknown], figures: [unknown] } };
}

/** Reads all lines; lone characters come last, when the page's figures are known. */
async function readAll({ laid, read: known }: Found, recognizer: Recognizer): Promise<CellLine[]> {
  const { grey, em, lines, cells, thickness, stains } = laid;
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
  cells.forEach((cell, index) => {
    const isRead = whole.some((l) => l.cell === index && l.reading.characters.length > 0);
    if (!isRead && isStained(grey, cell, stains)) whole.push({ ...unknownIn(cell), cell: index });
  });
  const foreign = cells.map((cell) => findForeign(grey, cell, em, thickness));
  return whole.map((own) => {
    const line = { ...own, reading: doubtStained(own, stains, em) };
    if (line.cell === null) return line;
    const known = isOneOfSeveral(own, whole) ? doubtLoneMarks(line.reading) : line.reading;
    const parted = doubtParted({ ...line, reading: known }, whole);
    const sure = doubtForeign({ ...line, reading: parted }, foreign[line.cell] ?? [], em);
    const faint = lines.find(({ rect }) => rect === line.rect)?.faint ?? [];
    const reading = doubtFaint({ ...line, reading: sure }, faint, em);
    return { ...line, reading: markUnread({ ...line, reading }, em) };
  });
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
  const percent = { ...known, reading: readPercent(known, grey, em) };
  const mille = { ...percent, reading: readPerMille(percent, grey, em) };
  const whole = { ...mille, reading: readRingStop(mille, grey, em) };
  const unread = findUnread(whole, grey, em);
  if (unread.length === 0) return whole;
  const passed: { rect: Rect; reading: LineReading }[] = [];
  for (const rect of unread) {
    const { reading } = await readLone(grey, rect, em, carrier, recognizer);
    passed.push({ rect, reading });
  }
  const insert = (name: 'characters' | 'figures'): readonly ReadCharacter[] =>
    insertUnread(
      whole,
      whole.reading[name],
      passed.map(({ rect, reading }) => ({ rect, characters: reading[name] })),
    );
  return { ...whole, reading: { characters: insert('characters'), figures: insert('figures') } };
}

/** Reads the page `number` from its picture. */
export async function scanPage(
  number: number,
  picture: PagePicture,
  tools: ScanTools,
): Promise<ScannedPage> {
  const { dpi } = picture;
  const { grey, wiped } = toGrey(picture, dpi);
  const even = wipeStreaks(wipeSurround(evenOut(grey, dpi), dpi), dpi);
  const recognizer = hasTwoTones(even) ? softening(tools.recognizer) : tools.recognizer;
  const found = await findUpright({ grey: even, wiped }, dpi, { ...tools, recognizer });
  const upright = found.laid;
  const { em, pose } = upright;
  const read = await readAll(found, recognizer);
  const scale = POINTS_PER_INCH / dpi;
  const chosen = chooseReading(read);
  const gridDoubt = doubtGrid(upright, dpi);
  const glyphs = read.flatMap((line, i) => {
    const own = chosen[i] ?? [];
    if (isOneOfSeveral(line, read) && isDirt(own)) return [];
    return toGlyphs(
      line,
      doubtMalformed(mendSlips(readLeadSign(line, dropStray(own), upright.grey))),
      em * scale,
      scale,
    );
  });
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
