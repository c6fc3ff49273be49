/** A table that goes on in columns of other widths, as one that was drawn again on the next page. */
import type { Fragment } from '../page-tables.ts';
import { SAME_COLUMN } from '../settings.ts';

/** Rows of few cells are alike by chance. */
const FEWEST_CELLS = 6;
/** As many of the borders between them at least stand elsewhere; of few, the row is another kind's. */
const MOST_MOVED = 0.5;

/** The borders of the cells that begin in the first row, or end in the last one, from the left. */
function bordersOf({ cells, xs, ys }: Fragment, end: 'top' | 'bottom'): number[] {
  const row = cells.filter(({ r0, r1 }) => (end === 'top' ? r0 === 0 : r1 === ys.length - 1));
  const columns = [...new Set(row.flatMap(({ c0, c1 }) => [c0, c1]))].sort((a, b) => a - b);
  return columns.map((column) => xs[column] ?? 0);
}

/** Returns where a place between old borders stands between the new ones. */
function moved(x: number, from: readonly number[], to: readonly number[]): number {
  const i = Math.max(
    0,
    from.findLastIndex((border) => border <= x),
  );
  const [a = 0, b = a, c = 0, d = c] = [from[i], from[i + 1], to[i], to[i + 1]];
  return b > a ? c + ((x - a) / (b - a)) * (d - c) : c + x - a;
}

/**
 * Returns the part with its columns under those of the part before, where its first row has as many
 * cells as the last one there, and most borders between them stand elsewhere.
 */
export function onWidthsOf(last: Fragment, next: Fragment, shift: number): Fragment {
  const above = bordersOf(last, 'bottom').map((x) => x + shift);
  const below = bordersOf(next, 'top');
  if (above.length !== below.length || above.length <= FEWEST_CELLS) return next;
  const isMoved = (x: number, i: number): boolean => Math.abs(x - (above[i] ?? 0)) > SAME_COLUMN;
  const inner = below.filter((x, i) => i > 0 && i < below.length - 1 && isMoved(x, i));
  if (inner.length < (below.length - 2) * MOST_MOVED) return next;
  return { ...next, drawn: next.xs, xs: next.xs.map((x) => moved(x, below, above)) };
}
