/** Strokes that lie in one line are a cut through the table; those that end on nothing are foreign. */
import type { Stroke } from './strokes.ts';

export interface Cut {
  readonly at: number;
  readonly strokes: readonly Stroke[];
}

export function cutsOf(strokes: readonly Stroke[], near: number): Cut[] {
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

/** The cuts of one table. */
export interface Cuts {
  readonly rows: readonly Cut[];
  readonly columns: readonly Cut[];
}

/** A border that is broken goes on behind a gap of so many times the reach of a crossing. */
const BREAK = 6;
/** What ends on a border at one end only is one of the table's where it is longer than seals and signs, in the same measure. */
const LONG = 16;

/** How many of a stroke's ends are those of a border. */
type Ends = 0 | 1 | 2;

/**
 * Tells whether a stroke ends there as borders do: on the table's outermost ones, or on one that
 * goes on to both sides. Inside a table nothing ends at a corner.
 */
function rests(end: number, at: number, crossing: readonly Cut[], touch: number): boolean {
  const [first, last] = [crossing[0]?.at ?? end, crossing[crossing.length - 1]?.at ?? end];
  if (end <= first + touch || end >= last - touch) return true;
  return crossing.some(
    (cut) =>
      Math.abs(cut.at - end) <= touch &&
      cut.strokes.some(({ from, to }) => from < at - touch && to > at + touch),
  );
}

function endsOf(stroke: Stroke, { strokes }: Cut, crossing: readonly Cut[], touch: number): Ends {
  const { at, from, to } = stroke;
  const goesOn = (gap: (other: Stroke) => number): boolean =>
    strokes.some((other) => gap(other) > 0 && gap(other) <= touch * BREAK);
  const [first, last] = [
    rests(from, at, crossing, touch) || goesOn((other) => from - other.to),
    rests(to, at, crossing, touch) || goesOn((other) => other.from - to),
  ];
  if (first && last) return 2;
  return first || last ? 1 : 0;
}

/** Returns the cut without strokes that no border ends like; null where none is left. */
function withoutForeign(cut: Cut, crossing: readonly Cut[], touch: number): Cut | null {
  const ends = cut.strokes.map((stroke) => endsOf(stroke, cut, crossing, touch));
  // A border that was found in one place may be worn in others.
  if (ends.includes(2)) return cut;
  const strokes = cut.strokes.filter(
    ({ from, to }, i) => (ends[i] ?? 0) > 0 && to - from >= touch * LONG,
  );
  if (strokes.length === cut.strokes.length) return cut;
  return strokes.length > 0 ? { ...cut, strokes } : null;
}

/** Returns the cuts whose strokes end on others, again and again until all do. */
export function dropForeign({ rows, columns }: Cuts, touch: number): Cuts {
  const kept = {
    rows: rows.flatMap((cut) => withoutForeign(cut, columns, touch) ?? []),
    columns: columns.flatMap((cut) => withoutForeign(cut, rows, touch) ?? []),
  };
  const isDone =
    rows.every((cut, i) => cut === kept.rows[i]) &&
    columns.every((cut, i) => cut === kept.columns[i]);
  return isDone ? kept : dropForeign(kept, touch);
}
