/** Strokes → table borders: only what crosses others counts, and each piece is read again from the pixels. */
import { PAPER, type Raster } from './raster.ts';
import { dropSignStrokes } from './sign-strokes.ts';
import type { Stroke, Strokes } from './strokes.ts';

/** A piece of a border in pixels: level when `level`, at y = `at`; else upright at x = `at`. */
export interface Border extends Stroke {
  readonly level: boolean;
}

/** A stroke ends on a crossing one if it comes this close, in inches. */
const TOUCH = 0.05;
/** A border of a table meets this many others. */
const LEAST_CROSSINGS = 2;
/** Strokes this close (in inches) draw one border of the grid. */
const SAME_CUT = 0.025;
/** A border is looked for this far (in inches) to either side of its cut: paper bends. */
const SWAY = 0.02;
/** Paper must show within this many inches on both sides of a border. */
const BESIDE = 0.055;
/** A border is this much darker than the paper on both sides. */
const CONTRAST = 35;
/** Share of an edge that must be drawn: text that touches it hides some. */
const COVERAGE = 0.82;
/** A border is straight between two crossing ones: it sways by no more than this share of its length... */
const STEEPEST = 0.04;
/** ...or this many inches, what a worn rim and pixels come to; a pen's strokes bend further. */
const LEAST_SPREAD = 0.022;
/** The outermost share of what is seen of it on each side is text that touches it. */
const SPREAD_RANK = 0.08;
/** Some stroke must have been seen along this share of it: rows of text are as dark as dashes. */
const SEEN = 0.3;
/** Lines that run past the last crossing one this far (in inches) are open ends, not overshoot. */
const OVERHANG = 0.1;

function crosses(a: Stroke, b: Stroke, touch: number): boolean {
  const within = (at: number, { from, to }: Stroke): boolean =>
    at >= from - touch && at <= to + touch;
  return within(b.at, a) && within(a.at, b);
}

/** Drops strokes that do not meet others, again and again, until all that are left do. */
function keepCrossing({ level, upright }: Strokes, touch: number): Strokes {
  let [rows, columns] = [level, upright];
  for (;;) {
    const meets =
      (others: readonly Stroke[]) =>
      (stroke: Stroke): boolean =>
        others.filter((other) => crosses(stroke, other, touch)).length >= LEAST_CROSSINGS;
    const keptRows = rows.filter(meets(columns));
    const keptColumns = columns.filter(meets(keptRows));
    if (keptRows.length === rows.length && keptColumns.length === columns.length) {
      return { level: keptRows, upright: keptColumns };
    }
    [rows, columns] = [keptRows, keptColumns];
  }
}

/** Splits strokes into groups that hang together: one table each. */
function groupTables({ level, upright }: Strokes, touch: number): Strokes[] {
  const groups: { level: Stroke[]; upright: Stroke[] }[] = [];
  const leftRows = new Set(level);
  const leftColumns = new Set(upright);
  for (const seed of level) {
    if (!leftRows.delete(seed)) continue;
    const group: { level: Stroke[]; upright: Stroke[] } = { level: [seed], upright: [] };
    const queue: { stroke: Stroke; level: boolean }[] = [{ stroke: seed, level: true }];
    for (let next = queue.pop(); next; next = queue.pop()) {
      const [others, into] = next.level ? [leftColumns, group.upright] : [leftRows, group.level];
      for (const other of others) {
        if (!crosses(next.stroke, other, touch)) continue;
        others.delete(other);
        into.push(other);
        queue.push({ stroke: other, level: !next.level });
      }
    }
    groups.push(group);
  }
  return groups;
}

interface Cut {
  readonly at: number;
  readonly strokes: readonly Stroke[];
}

function cutsOf(strokes: readonly Stroke[], near: number): Cut[] {
  const cuts: Cut[] = [];
  let cluster: Stroke[] = [];
  const close = (): void => {
    if (cluster.length === 0) return;
    const weight = cluster.reduce((sum, s) => sum + s.to - s.from, 0);
    const at = cluster.reduce((sum, s) => sum + s.at * (s.to - s.from), 0) / weight;
    cuts.push({ at, strokes: cluster });
    cluster = [];
  };
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at)) {
    const last = cluster[cluster.length - 1];
    if (last && stroke.at - last.at > near) close();
    cluster.push(stroke);
  }
  close();
  return cuts;
}

/** Reads pixels along a line whichever way it runs. */
interface Lane {
  readonly level: boolean;
  readonly grey: Raster;
  /** Borders of this table have no less ink across them. */
  readonly leastInk: number;
}

function pixel({ grey, level }: Lane, along: number, across: number): number {
  const [x, y] = level ? [along, across] : [across, along];
  if (x < 0 || y < 0 || x >= grey.width || y >= grey.height) return PAPER;
  return grey.data[y * grey.width + x] ?? PAPER;
}

function middleOf(list: readonly number[]): number | undefined {
  return [...list].sort((a, b) => a - b)[list.length >> 1];
}

/** Returns a thin line's ink: between two pixels it is half as dark, on both of them. */
function inkAcross(lane: Lane, along: number, across: number): number {
  const beside = Math.min(pixel(lane, along, across - 1), pixel(lane, along, across + 1));
  return 2 * PAPER - pixel(lane, along, across) - beside;
}

/** Tells whether a border is drawn along the edge: neither text that touches it nor a pen's stroke. */
function isDrawn(lane: Lane, at: number, from: number, to: number, dpi: number): boolean {
  const sway = Math.max(2, Math.round(dpi * SWAY));
  const beside = Math.max(4, Math.round(dpi * BESIDE));
  const centre = Math.round(at - 0.5);
  const places: number[] = [];
  const inks: number[] = [];
  let steps = 0;
  for (let along = Math.round(from) + 2; along < to - 2; along++) {
    let dark = PAPER;
    let where = centre;
    for (let across = centre - sway; across <= centre + sway; across++) {
      const value = pixel(lane, along, across);
      if (value < dark) [dark, where] = [value, across];
    }
    let [before, after] = [0, 0];
    for (let step = 2; step <= beside; step++) {
      before = Math.max(before, pixel(lane, along, where - step));
      after = Math.max(after, pixel(lane, along, where + step));
    }
    steps++;
    if (dark + CONTRAST > before || dark + CONTRAST > after) continue;
    places.push(where);
    inks.push(inkAcross(lane, along, where));
  }
  if (steps === 0) return true;
  // Its pixels are as uneven as the scan's grain: how dark it is, only the whole piece tells.
  if ((middleOf(inks) ?? 0) < lane.leastInk) return false;
  places.sort((a, b) => a - b);
  const [low, high] = [SPREAD_RANK, 1 - SPREAD_RANK].map(
    (rank) => places[Math.floor((places.length - 1) * rank)] ?? 0,
  );
  const spread = (high ?? 0) - (low ?? 0);
  const isStraight = spread <= Math.max(dpi * LEAST_SPREAD, (to - from) * STEEPEST);
  return places.length >= steps * COVERAGE && isStraight;
}

/** A border has at least this share of the ink that the table's borders usually have. */
const INK_SHARE = 0.4;
/** Every so many pixels a stroke's ink is measured. */
const INK_STEP = 5;

/** Returns the least ink that a border of this table has: edges of stamps have less. */
function leastInkOf(table: Strokes, grey: Raster): number {
  const inks: number[] = [];
  for (const level of [true, false]) {
    const lane: Lane = { level, grey, leastInk: 0 };
    for (const { at, from, to } of level ? table.level : table.upright) {
      const across = Math.round(at - 0.5);
      for (let along = Math.round(from); along < to; along += INK_STEP)
        inks.push(PAPER - Math.min(...[-1, 0, 1].map((step) => pixel(lane, along, across + step))));
    }
  }
  return INK_SHARE * (middleOf(inks) ?? 0);
}

function seenShare(strokes: readonly Stroke[], from: number, to: number): number {
  let sum = 0;
  for (const stroke of strokes) {
    sum += Math.max(0, Math.min(to, stroke.to) - Math.max(from, stroke.from));
  }
  return sum / Math.max(1, to - from);
}

/** Returns the drawn pieces of a cut between the crossing cuts, and its ends that run past them. */
function piecesOf(cut: Cut, crossing: readonly Cut[], lane: Lane, dpi: number): Border[] {
  const pieces: Border[] = [];
  const { at, strokes } = cut;
  const { level } = lane;
  let open: number | null = null;
  for (let i = 0; i + 1 < crossing.length; i++) {
    const [from, to] = [crossing[i]?.at ?? 0, crossing[i + 1]?.at ?? 0];
    const drawn = seenShare(strokes, from, to) >= SEEN && isDrawn(lane, at, from, to, dpi);
    if (drawn) open ??= from;
    else if (open !== null) {
      pieces.push({ level, at, from: open, to: from });
      open = null;
    }
  }
  const [first, last] = [crossing[0]?.at ?? 0, crossing[crossing.length - 1]?.at ?? 0];
  if (open !== null) pieces.push({ level, at, from: open, to: last });
  const lowest = Math.min(...strokes.map(({ from }) => from));
  const highest = Math.max(...strokes.map(({ to }) => to));
  if (first - lowest > dpi * OVERHANG) pieces.push({ level, at, from: lowest, to: first });
  if (highest - last > dpi * OVERHANG) pieces.push({ level, at, from: last, to: highest });
  return pieces;
}

/** Returns the borders of all tables on the page, in pixels. */
export function findBorders(strokes: Strokes, grey: Raster, dpi: number): Border[] {
  const touch = dpi * TOUCH;
  const borders: Border[] = [];
  for (const table of groupTables(keepCrossing(strokes, touch), touch)) {
    const rows = cutsOf(table.level, dpi * SAME_CUT);
    const columns = cutsOf(table.upright, dpi * SAME_CUT);
    const leastInk = leastInkOf(table, grey);
    const lane = (level: boolean): Lane => ({ grey, level, leastInk });
    const pieces = [
      ...rows.flatMap((row) => piecesOf(row, columns, lane(true), dpi)),
      ...columns.flatMap((column) => piecesOf(column, rows, lane(false), dpi)),
    ];
    borders.push(...dropSignStrokes(pieces, dpi));
  }
  return borders;
}

/** Thickest line that is painted over, in inches. */
const ERASED = 0.05;

/** Where a border's ink begins and ends across it, at one step along it. */
interface Slice {
  readonly where: number;
  readonly from: number;
  readonly to: number;
}

function sliceAt(lane: Lane, centre: number, along: number, sway: number, most: number): Slice {
  let [dark, where] = [PAPER, centre];
  for (let across = centre - sway; across <= centre + sway; across++) {
    const value = pixel(lane, along, across);
    if (value < dark) [dark, where] = [value, across];
  }
  const reach = (step: -1 | 1): number => {
    let across = where;
    for (let i = 0; i < most && pixel(lane, along, across + step) < PAPER - CONTRAST; i++) {
      across += step;
    }
    return across;
  };
  return { where, from: reach(-1), to: reach(1) };
}

/** Returns what the border covers at each step: where text or a border meets it, its usual width. */
function slicesOf(lane: Lane, border: Border, dpi: number): { start: number; slices: Slice[] } {
  const sway = Math.max(2, Math.round(dpi * SWAY));
  const most = Math.max(4, Math.round(dpi * ERASED));
  const start = Math.floor(border.from) - 2;
  const slices: Slice[] = [];
  for (let along = start; along <= border.to + 2; along++) {
    slices.push(sliceAt(lane, Math.round(border.at - 0.5), along, sway, most));
  }
  const plain = slices.filter(({ from, to }) => to - from < most);
  const before = middleOf(plain.map(({ where, from }) => where - from)) ?? 1;
  const after = middleOf(plain.map(({ where, to }) => to - where)) ?? 1;
  return {
    start,
    slices: slices.map((slice, i) => {
      if (slice.to - slice.from < most) return slice;
      // The darkest pixel here is the crossing ink's: the line lies as it does a step before.
      const where = slices.slice(0, i).findLast((s) => s.to - s.from < most)?.where ?? slice.where;
      return { where, from: where - before, to: where + after };
    }),
  };
}

/** Paints the borders over with paper, following each where it sways; text that touches stays. */
export function eraseBorders(grey: Raster, borders: readonly Border[], dpi: number): Raster {
  const out: Raster = { ...grey, data: Uint8Array.from(grey.data) };
  for (const border of borders) {
    const { start, slices } = slicesOf({ grey, level: border.level, leastInk: 0 }, border, dpi);
    slices.forEach(({ from, to }, i) => {
      for (let across = from - 1; across <= to + 1; across++) {
        const [x, y] = border.level ? [start + i, across] : [across, start + i];
        if (x >= 0 && y >= 0 && x < grey.width && y < grey.height) {
          out.data[y * grey.width + x] = PAPER;
        }
      }
    });
  }
  return out;
}
