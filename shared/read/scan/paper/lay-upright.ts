/** The even picture of a page, turned → level and flat, with its borders, cells and lines of text. */
import type { Box } from '../../../report/evidence.ts';
import type { Ruling } from '../../document.ts';
import type { Border } from '../borders/borders.ts';
import { type Network, strokesOf } from '../borders/dash-lines.ts';
import { joinDashes } from '../borders/dashes.ts';
import { joinDoubles } from '../borders/double-lines.ts';
import { eraseBorders } from '../borders/erase-borders.ts';
import { inkOfHairlines } from '../borders/faint-lines.ts';
import { findGrid } from '../borders/grid.ts';
import { placeIn, type Stains } from '../borders/stains.ts';
import { findStrokes } from '../borders/strokes.ts';
import {
  copyOf,
  despeckle,
  levelRaster,
  type Mask,
  maskBelow,
  type QuarterTurns,
  type Raster,
  type Rect,
  TEXT_INK,
  turnRaster,
} from '../raster.ts';
import { type FoundLine, withFaintInk } from '../signs/faint-ink.ts';
import { withFaintStrokes } from '../signs/faint-strokes.ts';
import { findTextLines, usualHeight } from '../signs/text-bands.ts';
import { type Curves, traceLines } from './curves.ts';
import { findBend, flattenRaster, type Mesh } from './flatten.ts';
import { mayHideBorder, mendLostLines, usualThickness } from './lost-lines.ts';
import type { Wiped } from './red-ink.ts';
import { findSkew } from './skew.ts';
import { wipeLoneSpecks, wipeSpecks } from './specks.ts';
import { fadeStamps } from './stamps.ts';
import type { Pose } from './upright.ts';

const POINTS_PER_INCH = 72;
/** Ink of borders may be lighter: they are found by their shape. */
const LINE_INK = 185;
/** Rows that lean less than this many radians are level to the pixel. */
const LEVEL = 0.0003;
/** Fewer inked pixels of nine are a speck. */
const SPECK = 3;

/** Returns the boxes of the cells that the rulings enclose. */
export type FindCells = (
  rulings: readonly Ruling[],
  size: { readonly width: number; readonly height: number },
) => readonly Box[];

export interface Upright {
  readonly pose: Pose;
  readonly dpi: number;
  /** Without borders. */
  readonly grey: Raster;
  readonly text: Mask;
  /** Long thin lines, borders or not. */
  readonly ruled: Curves;
  /** Lines of the page that are dashed or dotted. */
  readonly dashed: Network | null;
  /** A border may have been lost with a row of pixels. */
  readonly lost: boolean;
  /** A border may go on where something lies over it. */
  readonly hidden: boolean;
  readonly borders: readonly Border[];
  /** Stamps and strokes of pens over the page. */
  readonly stains: Stains;
  readonly rulings: readonly Ruling[];
  readonly cells: readonly Rect[];
  readonly lines: readonly FoundLine[];
  /** Usual height of a line in pixels. */
  readonly em: number;
  /** How thick level borders usually are, in pixels. */
  readonly thickness: number;
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
  const out = copyOf(mask);
  for (const { x0, y0, x1, y1 } of rects) {
    for (let y = y0; y < y1; y++) out.data.fill(0, y * mask.width + x0, y * mask.width + x1);
  }
  return out;
}

/** Ink that may be lines, dashed ones drawn through. */
interface LineInk {
  readonly drawn: Raster;
  readonly ink: Mask;
  /** The ink with rows and columns exchanged. */
  readonly turned: Mask;
  readonly dashed: Network | null;
}

/** Returns the turned mask as the page lies at last. */
function layAlike(turned: Mask, lean: number, bend: Mesh | null): Mask {
  if (bend) return flattenRaster(turned, lean, bend);
  return lean === 0 ? turned : levelRaster(turned, lean);
}

function inkOfLines(level: Raster, dpi: number): LineInk {
  const own = inkOfHairlines(level, LINE_INK);
  const joined = joinDashes(level, own, dpi);
  if (!joined) return { drawn: level, ...own, dashed: null };
  return { drawn: joined.drawn, ...inkOfHairlines(joined.drawn, LINE_INK), dashed: joined };
}

/** Finds borders, cells and lines of text on the page turned that way. */
export function layUpright(
  sheet: Wiped,
  dpi: number,
  turns: QuarterTurns,
  findCells: FindCells,
): Upright {
  const mended = mendLostLines(turnRaster(sheet.grey, turns));
  const turned = mended.grey;
  const angle = findSkew(maskBelow(turned, TEXT_INK));
  const isLevel = Math.abs(angle) < LEVEL;
  const lean = isLevel ? 0 : angle;
  const laid = joinDoubles(isLevel ? turned : levelRaster(turned, lean), dpi);
  const first = inkOfLines(laid, dpi);
  const seen = traceLines(first.ink, dpi, first.turned);
  const bend = findBend(laid, seen, dpi);
  const flat = bend ? joinDoubles(flattenRaster(turned, lean, bend), dpi) : laid;
  const level = fadeStamps(flat, dpi);
  const own = level === laid ? first : inkOfLines(level, dpi);
  const { drawn, ink, dashed } = own;
  const ruled = level === laid ? seen : traceLines(ink, dpi, own.turned);
  const scale = POINTS_PER_INCH / dpi;
  const size = { width: level.width * scale, height: level.height * scale };
  const wiped = placeIn(sheet.wiped && layAlike(turnRaster(sheet.wiped, turns), lean, bend));
  const all = findStrokes(ink, dpi, own.turned, wiped);
  const strokes = dashed ? strokesOf(all, dashed.lines, dpi) : all;
  const { borders, stains, hidden } = findGrid({ level, drawn, strokes, wiped }, dpi);
  const rulings = borders.map((border) => toRuling(border, scale));
  const grey = wipeLoneSpecks(wipeSpecks(eraseBorders(level, borders, dpi), dpi), dpi);
  const text = withFaintStrokes(despeckle(maskBelow(grey, TEXT_INK), SPECK), grey, dpi);
  const boxes = findCells(rulings, size);
  const cells = boxes.map((box) => toRect(box, scale, 1, grey));
  const outside = without(
    text,
    boxes.map((box) => toRect(box, scale, -2, grey)),
  );
  const whole = { x0: 0, y0: 0, x1: grey.width, y1: grey.height };
  const em = usualHeight(text, cells.length > 0 ? cells : [whole], dpi);
  const prose = usualHeight(outside, [whole], dpi);
  const thickness = usualThickness(level, borders);
  const print: FoundLine[] = [
    ...findTextLines(outside, whole, prose).map((rect) => ({ rect, cell: null })),
    ...cells.flatMap((cell, index) =>
      findTextLines(text, cell, em).map((rect) => ({ rect, cell: index })),
    ),
  ];
  const lines = withFaintInk(print, cells, grey, { em, dpi, thickness });
  const pose = { turns, angle: lean, ...size, bend: bend && { mesh: bend, scale } };
  const found = { cells, lines, em, thickness };
  const lost = mended.rows.length > 0 && mayHideBorder(mended, { ...found, lean });
  return { ...found, pose, dpi, grey, text, ruled, dashed, lost, hidden, borders, stains, rulings };
}
