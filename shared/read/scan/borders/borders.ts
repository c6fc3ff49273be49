/** Strokes → table borders: only what crosses others counts, and each piece is read again from the pixels. */

import { PAPER, type Raster } from '../raster.ts';
import { type Cut, cutsOf, dropForeign } from './cuts.ts';
import { type Edge, lookAlong, type Seen } from './drawn.ts';
import { type Lane, middleOf, pixel } from './lanes.ts';
import { dropSignStrokes } from './sign-strokes.ts';
import { NO_STAINS, type Stains } from './stains.ts';
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
/** Some stroke must have been seen along this share of it: rows of text are as dark as dashes. */
const SEEN = 0.3;
/** Lines that run past the last crossing one this far (in inches) are open ends, not overshoot. */
const OVERHANG = 0.1;

export function crosses(a: Stroke, b: Stroke, touch: number): boolean {
  const within = (at: number, { from, to }: Stroke): boolean =>
    at >= from - touch && at <= to + touch;
  return within(b.at, a) && within(a.at, b);
}

/** Drops strokes that do not meet others, again and again, until all that are left do. */
export function keepCrossing({ level, upright }: Strokes, touch: number): Strokes {
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

/** At which resolution the table is looked at, and what lies over it. */
interface View {
  readonly dpi: number;
  readonly stains: Stains;
}

function seenShare(strokes: readonly Stroke[], from: number, to: number): number {
  let sum = 0;
  for (const stroke of strokes) {
    sum += Math.max(0, Math.min(to, stroke.to) - Math.max(from, stroke.from));
  }
  return sum / Math.max(1, to - from);
}

/** Tells whether a stain lies over the edge, or did. */
function isTouched({ at, from, to }: Edge, level: boolean, stains: Stains): boolean {
  for (let along = Math.ceil(from); along < to; along++)
    if (stains.hides(level, along, Math.round(at - 0.5))) return true;
  return false;
}

/** Returns what is seen of the cut from each crossing cut to the next. */
function lookAt(cut: Cut, crossing: readonly Cut[], lane: Lane, { dpi, stains }: View): Seen[] {
  const { at, strokes } = cut;
  return crossing.slice(1).map(({ at: to }, i): Seen => {
    const edge = { at, from: crossing[i]?.at ?? 0, to };
    const seen = lookAlong(lane, edge, dpi, stains);
    if (seen !== 'drawn' || seenShare(strokes, edge.from, to) >= SEEN) return seen;
    return isTouched(edge, lane.level, stains) ? 'hidden' : 'bare';
  });
}

/** `unsure`: it cannot be seen, and is drawn on one side of it alone. */
type Told = 'drawn' | 'bare' | 'unsure';

/** Tells which edges are borders: under a stain those that go on at both sides of it. */
function carryOn(seen: readonly Seen[]): Told[] {
  return seen.map((own, i) => {
    if (own !== 'hidden') return own;
    const before = seen.slice(0, i).findLast((other) => other !== 'hidden');
    const after = seen.slice(i).find((other) => other !== 'hidden');
    if (before === 'drawn' && after === 'drawn') return 'drawn';
    return before === 'drawn' || after === 'drawn' ? 'unsure' : 'bare';
  });
}

/** Returns the pieces with those that go on with each other as one: an open end does not end on the first crossing cut. */
function joinEnds(pieces: readonly Border[]): Border[] {
  const joined: Border[] = [];
  for (const piece of pieces) {
    const before = joined[joined.length - 1];
    if (before?.to === piece.from) joined[joined.length - 1] = { ...before, to: piece.to };
    else joined.push(piece);
  }
  return joined;
}

/** What is found along the cuts of the page's tables. */
export interface FoundBorders {
  readonly borders: readonly Border[];
  /** Pieces that cannot be seen and at which a border ends: it may go on there. */
  readonly unseen: readonly Border[];
}

/** Where the lines of a table begin and end that run that way. */
interface TableLane extends Lane {
  readonly first: number;
  readonly last: number;
}

/** Returns the ends of a cut, past its outermost crossing cuts, at which others run on and it cannot be seen. */
function hiddenEnds(
  at: number,
  [first, last]: readonly [number, number],
  lane: TableLane,
  { dpi, stains }: View,
): Border[] {
  const ends = [
    { level: lane.level, at, from: lane.first, to: first },
    { level: lane.level, at, from: last, to: lane.last },
  ];
  return ends.filter(({ level, from, to }) => {
    if (to - from <= dpi * OVERHANG) return false;
    let hidden = 0;
    for (let along = Math.ceil(from); along < to; along++)
      if (stains.hides(level, along, Math.round(at - 0.5))) hidden++;
    return hidden >= (to - from) / 2;
  });
}

/** Returns the drawn pieces of a cut between the crossing cuts, and its ends that run past them. */
function piecesOf(cut: Cut, crossing: readonly Cut[], lane: TableLane, view: View): FoundBorders {
  const pieces: Border[] = [];
  const { at, strokes } = cut;
  const { level } = lane;
  let open: number | null = null;
  const told = carryOn(lookAt(cut, crossing, lane, view));
  told.forEach((own, i) => {
    const from = crossing[i]?.at ?? 0;
    if (own === 'drawn') open ??= from;
    else if (open !== null) {
      pieces.push({ level, at, from: open, to: from });
      open = null;
    }
  });
  const [first, last] = [crossing[0]?.at ?? 0, crossing[crossing.length - 1]?.at ?? 0];
  if (open !== null) pieces.push({ level, at, from: open, to: last });
  const lowest = Math.min(...strokes.map(({ from }) => from));
  const highest = Math.max(...strokes.map(({ to }) => to));
  if (first - lowest > view.dpi * OVERHANG) pieces.unshift({ level, at, from: lowest, to: first });
  if (highest - last > view.dpi * OVERHANG) pieces.push({ level, at, from: last, to: highest });
  const unseen = told.flatMap((own, i): Border[] => {
    const [from, to] = [crossing[i]?.at ?? 0, crossing[i + 1]?.at ?? 0];
    return own === 'unsure' ? [{ level, at, from, to }] : [];
  });
  return {
    borders: joinEnds(pieces),
    unseen: [...unseen, ...hiddenEnds(at, [first, last], lane, view)],
  };
}

/** Returns the borders of all tables on the page, in pixels; under stains those that go on beside them. */
export function findBorders(
  strokes: Strokes,
  grey: Raster,
  dpi: number,
  stains: Stains = NO_STAINS,
): FoundBorders {
  const view: View = { dpi, stains };
  const touch = dpi * TOUCH;
  const borders: Border[] = [];
  const unseen: Border[] = [];
  for (const table of groupTables(keepCrossing(strokes, touch), touch)) {
    const near = dpi * SAME_CUT;
    const found = { rows: cutsOf(table.level, near), columns: cutsOf(table.upright, near) };
    const { rows, columns } = dropForeign(found, touch);
    const leastInk = leastInkOf(table, grey);
    const lane = (level: boolean): TableLane => {
      const all = level ? table.level : table.upright;
      const first = Math.min(...all.map(({ from }) => from));
      return { grey, level, leastInk, first, last: Math.max(...all.map(({ to }) => to)) };
    };
    const along = [
      ...rows.map((row) => piecesOf(row, columns, lane(true), view)),
      ...columns.map((column) => piecesOf(column, rows, lane(false), view)),
    ];
    const pieces = along.flatMap((cut) => cut.borders);
    borders.push(...dropSignStrokes(pieces, dpi));
    unseen.push(...along.flatMap((cut) => cut.unseen));
  }
  return { borders, unseen };
}
