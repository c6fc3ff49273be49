/** The borders found, held against the ruled ink of the page: what they leave out makes the grid unsure. */
import type { Glyph } from '../../document.ts';
import type { Curve, Curves } from '../paper/curves.ts';
import type { Mask } from '../raster.ts';
import type { Border } from './borders.ts';
import type { Network } from './dash-lines.ts';
import { sidesOf } from './frames.ts';
import { NO_STAINS, type Stains } from './stains.ts';

/** A line ends on a crossing one if it comes this close, in inches. */
const TOUCH = 0.06;
/** A line of a table meets this many others. */
const LEAST_CROSSINGS = 2;
/** Ink this close to a border (in inches) is the border's. */
const NEAR = 0.03;
/** So much of a straight line (in inches) is a border of some cell... */
const LEAST_RUN = 0.4;
/** ...when it neither leans more than this, as strokes through a cell do... */
const STEEPEST = 0.05;
/** ...nor strays further from its chord than this share of it, as the rims of stamps do. */
const ROUND = 0.02;
/** Of all the ruled ink no more than this share may be unaccounted for, straight or not. */
const MOST_LEFT = 0.03;
/** A border of which more than this share runs through characters is none: a fold, a streak. */
export const MOST_CUT = 0.04;
/** What stands in a grid that is unsure is read with no more certainty than this. */
const MOST_CONFIDENCE = 0.6;

/** Ruled ink that no border accounts for, in inches. */
export interface LeftOver {
  /** Longest straight piece. */
  readonly longest: number;
  readonly share: number;
}

const heightOf = ({ from, step, ys }: Curve, x: number): number =>
  ys[Math.max(0, Math.min(ys.length - 1, Math.round((x - from) / step)))] ?? Number.NaN;

const endOf = ({ from, step, ys }: Curve): number => from + (ys.length - 1) * step;

/** A line as the box around it and its middle: enough to tell what it crosses. */
function crosses(a: Curve, b: Curve, touch: number): boolean {
  const x = b.ys[b.ys.length >> 1] ?? Number.NaN;
  const place = Number.isNaN(x) ? (b.ys.find((value) => !Number.isNaN(value)) ?? 0) : x;
  if (place < a.from - touch || place > endOf(a) + touch) return false;
  const y = heightOf(a, place);
  const across = heightOf(b, Number.isNaN(y) ? (a.ys[0] ?? 0) : y);
  const off = Number.isNaN(across) || Number.isNaN(y) ? 0 : Math.abs(across - place);
  const level = Number.isNaN(y) ? (a.ys[0] ?? 0) : y;
  return level >= b.from - touch && level <= endOf(b) + touch && off <= touch * 10;
}

/** Returns the lines of tables: those that meet others which meet others. */
function linesOfTables({ level, upright }: Curves, touch: number): Curves {
  let [rows, columns] = [level, upright];
  for (;;) {
    const before = rows.length + columns.length;
    const [r, c] = [rows, columns];
    rows = r.filter((a) => c.filter((b) => crosses(a, b, touch)).length >= LEAST_CROSSINGS);
    columns = c.filter((b) => rows.filter((a) => crosses(a, b, touch)).length >= LEAST_CROSSINGS);
    if (rows.length + columns.length === before) return { level: rows, upright: columns };
  }
}

/** Tells whether the piece of a line is straight and does not lean. */
function isStraight({ step, ys }: Curve, from: number, to: number): boolean {
  const [a, b] = [ys[from] ?? 0, ys[to - 1] ?? 0];
  const length = (to - from) * step;
  if (Math.abs(b - a) > length * STEEPEST) return false;
  for (let i = from; i < to; i++) {
    const off = (ys[i] ?? Number.NaN) - a - ((b - a) * (i - from)) / (to - from);
    if (Math.abs(off) > Math.max(2, length * ROUND)) return false;
  }
  return true;
}

interface Count {
  longest: number;
  left: number;
  seen: number;
}

function countLine(line: Curve, borders: readonly Border[], near: number, count: Count): void {
  let start = -1;
  const close = (end: number): void => {
    if (start < 0) return;
    const length = (end - start) * line.step;
    if (isStraight(line, start, end)) count.longest = Math.max(count.longest, length);
    start = -1;
  };
  line.ys.forEach((y, i) => {
    // What is hidden neither ends a piece nor counts for it.
    if (Number.isNaN(y)) return;
    count.seen += line.step;
    const x = line.from + i * line.step;
    const known = borders.some(
      ({ at, from, to }) => Math.abs(at - y) <= near && x >= from - near && x <= to + near,
    );
    if (known) close(i);
    else {
      count.left += line.step;
      if (start < 0) start = i;
    }
  });
  close(line.ys.length);
}

/** Returns the ruled ink that no border accounts for. */
export function findLeftOver(lines: Curves, borders: readonly Border[], dpi: number): LeftOver {
  const tables = linesOfTables(lines, dpi * TOUCH);
  const count: Count = { longest: 0, left: 0, seen: 0 };
  const near = Math.max(2, dpi * NEAR);
  const level = borders.filter((border) => border.level);
  const upright = borders.filter((border) => !border.level);
  for (const line of tables.level) countLine(line, level, near, count);
  for (const line of tables.upright) countLine(line, upright, near, count);
  return {
    longest: count.longest / dpi,
    share: count.left / Math.max(1, count.seen),
  };
}

/** Ink this close to both sides of a border (in inches) is that of a character it runs through. */
const BESIDE = 0.02;
/** A border that goes on so far outside of the stains (in inches) is judged there. */
const LEAST_FREE = 0.15;
/** A border covers this many inches to either side of its middle at most. */
const HALF = 0.025;

/**
 * Returns the share of a border's length that runs through characters; of one that goes on outside
 * of the stains, only there.
 */
export function cutOf(text: Mask, border: Border, dpi: number, stains: Stains = NO_STAINS): number {
  const { level, at, from, to } = border;
  const half = Math.round(dpi * HALF);
  const reach = half + Math.max(1, Math.round(dpi * BESIDE));
  const middle = Math.round(at - 0.5);
  const inked = (along: number, side: -1 | 1): boolean => {
    for (let step = 1; step <= reach; step++) {
      const across = middle + side * step;
      const [x, y] = level ? [along, across] : [across, along];
      if (x >= 0 && y >= 0 && x < text.width && y < text.height && text.data[y * text.width + x])
        return true;
    }
    return false;
  };
  let [cut, free, cutFree] = [0, 0, 0];
  for (let along = Math.ceil(from); along < to; along++) {
    const isCut = inked(along, -1) && inked(along, 1);
    if (isCut) cut++;
    if (stains.hides(level, along, middle)) continue;
    free++;
    if (isCut) cutFree++;
  }
  return free >= dpi * LEAST_FREE ? cutFree / free : cut / (to - from);
}

/** Returns the largest share of a border that runs through characters; short ones may touch some. */
export function findCuts(
  text: Mask,
  borders: readonly Border[],
  dpi: number,
  stains: Stains = NO_STAINS,
): number {
  const long = borders.filter(({ from, to }) => to - from >= dpi * LEAST_RUN);
  return Math.max(0, ...long.map((border) => cutOf(text, border, dpi, stains)));
}

/** What the grid of a page was found from, and what was found. */
export interface RuledPage {
  /** Long thin lines, borders or not. */
  readonly ruled: Curves;
  /** Some lines are dashed or dotted, and whether all of them end as lines of tables do. */
  readonly dashed: Pick<Network, 'sure'> | null;
  /** A border may have been lost with a row of pixels. */
  readonly lost: boolean;
  /** A border may go on where something lies over it. */
  readonly hidden: boolean;
  readonly borders: readonly Border[];
  /** Ink of characters, without borders. */
  readonly text: Mask;
  readonly stains: Stains;
}

/** Tells whether no part of the border is seen outside of the stains. */
function isStained({ level, at, from, to }: Border, stains: Stains): boolean {
  for (let along = Math.ceil(from); along < to; along++)
    if (!stains.hides(level, along, Math.round(at - 0.5))) return false;
  return true;
}

/** Returns why the borders may not be those of the page, or null where they are. */
export function doubtGrid(
  { ruled: lines, dashed, lost, hidden, borders, text, stains }: RuledPage,
  dpi: number,
): string | null {
  // Where dashes of neighbouring cells meet out of step, pieces of such lines are not found.
  if (dashed?.sure === false)
    return 'its lines are dashed or dotted: some of them may not have been found';
  if (lost) return 'rows of pixels are missing where a border may have stood';
  const { longest, share } = findLeftOver(lines, [...borders, ...sidesOf(stains.frames)], dpi);
  if (longest >= LEAST_RUN || share >= MOST_LEFT) {
    const percent = Math.max(1, Math.round(share * 100));
    return `${percent}% of the ruled lines belong to no border that was found`;
  }
  if (borders.some((border) => isStained(border, stains)))
    return 'a line stands within a stamp alone: a stroke of its signs may have been taken for a border';
  if (hidden) return 'a line ends where something lies over it, and may go on there';
  if (findCuts(text, borders, dpi, stains) < MOST_CUT) return null;
  return 'a line runs through characters: a fold or a streak was taken for a border';
}

/**
 * Returns the characters as doubtful. They may be read well and stand in the wrong cell, so other
 * readings of them are left out: no arithmetic may mend what is misplaced.
 */
export function makeDoubtful(glyphs: readonly Glyph[]): Glyph[] {
  return glyphs.map(({ alternatives: _, ...glyph }) => ({
    ...glyph,
    confidence: Math.min(MOST_CONFIDENCE, glyph.confidence ?? 1),
  }));
}
