/** A table two pages wide, its left half on one page and its right half on the next → one grid. */
import type { Grid } from '../layout.ts';
import type { Fragment } from '../page-tables.ts';
import { textOf } from './work-table.ts';

/** Row borders of both halves agree within this many points: one printer drew both. */
const SAME_ROW = 1;
/** Fewer rows, or fewer heights among them, agree by chance: long lists have rows of one height. */
const FEWEST_ROWS = 4;
const FEWEST_HEIGHTS = 3;
/** Heights that differ by less than this many points are one. */
const SAME_HEIGHT = 2;
/** A form that is printed twice has the same rows too, and the same labels: halves share few. */
const MOST_REPEATED = 0.2;

function heightsOf(ys: readonly number[]): number {
  const heights = ys.slice(1).map((y, i) => y - (ys[i] ?? 0));
  const sorted = heights.sort((a, b) => a - b);
  return sorted.filter((height, i) => i === 0 || height - (sorted[i - 1] ?? 0) > SAME_HEIGHT)
    .length;
}

const agree = (a: readonly number[], b: readonly number[]): boolean =>
  a.length === b.length && a.every((at, i) => Math.abs(at - (b[i] ?? 0)) <= SAME_ROW);

/** Returns the texts that say something: numbers and signs recur everywhere. */
function wordsOf({ cells }: Fragment): Set<string> {
  return new Set(cells.map(({ lines }) => textOf(lines)).filter((text) => /\p{L}/u.test(text)));
}

/**
 * Tells whether `right` is the right half of the table whose left half is `left`: the next page
 * has the same rows, unlike each other in height, and other columns with other words.
 */
export function isOtherHalf(left: Fragment, right: Fragment): boolean {
  if (right.page !== left.page + 1 || !agree(left.ys, right.ys) || agree(left.xs, right.xs))
    return false;
  if (left.ys.length <= FEWEST_ROWS || heightsOf(left.ys) < FEWEST_HEIGHTS) return false;
  const [known, words] = [wordsOf(left), wordsOf(right)];
  const repeated = [...words].filter((word) => known.has(word)).length;
  return repeated <= words.size * MOST_REPEATED;
}

/** Returns one grid of both halves, which have the same rows. */
export function joinHalves(left: Grid, right: Grid): Grid {
  const moved = right.cells.map((cell) => ({ ...cell, column: cell.column + left.columns }));
  return {
    pages: [...left.pages, ...right.pages],
    rows: left.rows,
    columns: left.columns + right.columns,
    cells: [...left.cells, ...moved].sort((a, b) => a.row - b.row || a.column - b.column),
  };
}
