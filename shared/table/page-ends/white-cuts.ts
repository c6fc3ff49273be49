/** Columns that white parts on two pages: the cuts of one part serve the other where no text crosses them. */
import type { Fragment } from '../page-tables.ts';

/** A text may stand over the cut by this much, in points. */
const SLACK = 1;

/** Returns the part with the columns of the one before it, if white parts both and they fit its texts. */
export function onCutsOf(last: Fragment, next: Fragment, shift: number): Fragment {
  if (!last.white || !next.white || last.xs.length !== next.xs.length) return next;
  const xs = last.xs.map((x) => x + shift);
  const fits = next.cells.every(({ c0, c1, lines }) =>
    lines.every(({ box }) => box[0] >= (xs[c0] ?? 0) - SLACK && box[2] <= (xs[c1] ?? 0) + SLACK),
  );
  return fits ? { ...next, xs } : next;
}
