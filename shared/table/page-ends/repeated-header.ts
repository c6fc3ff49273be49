/** Headers that are printed again on every page: found, and taken off the page's part. */
import type { Fragment, FragmentCell } from '../page-tables.ts';
import { SAME_COLUMN } from '../settings.ts';
import { textOf } from './work-table.ts';

/** Headers have few rows; more that repeat are data. */
const HEADER_ROWS = 6;

/** Returns the cells of the first rows, from the top; null where one goes on below them. */
function headOf({ cells }: Fragment, rows: number): readonly FragmentCell[] | null {
  const head = cells.filter((cell) => cell.r0 < rows);
  return head.some((cell) => cell.r1 > rows) ? null : head;
}

/**
 * Both cells stand in the same rows, between the same side borders, with the same text. Columns
 * are compared by place: a page with few rows lacks the borders of the others.
 */
function isSame(mine: FragmentCell, first: Fragment, theirs: FragmentCell, next: Fragment) {
  const place = ({ xs }: Fragment, column: number): number => (xs[column] ?? 0) - (xs[0] ?? 0);
  const near = (a: number, b: number): boolean =>
    Math.abs(place(first, a) - place(next, b)) <= SAME_COLUMN;
  if (mine.r0 !== theirs.r0 || mine.r1 !== theirs.r1) return false;
  if (!near(mine.c0, theirs.c0) || !near(mine.c1, theirs.c1)) return false;
  return textOf(mine.lines) === textOf(theirs.lines);
}

/** Returns how many rows at the top of `next` repeat the header at the top of `first`; 0 for none. */
export function repeatedHeader(first: Fragment, next: Fragment): number {
  const most = Math.min(HEADER_ROWS, first.ys.length - 1, next.ys.length - 1);
  for (let rows = most; rows >= 1; rows--) {
    const mine = headOf(first, rows);
    const theirs = headOf(next, rows);
    if (!mine || !theirs || mine.length !== theirs.length) continue;
    const filled = theirs.filter((cell) => cell.lines.length > 0).length;
    if (filled * 2 < mine.length) continue;
    if (theirs.every((cell) => mine.some((other) => isSame(other, first, cell, next)))) return rows;
  }
  return 0;
}

/** Returns the fragment without its first rows, or null when none are left. */
export function dropRows(fragment: Fragment, rows: number): Fragment | null {
  if (rows === 0) return fragment;
  if (rows >= fragment.ys.length - 1) return null;
  return {
    ...fragment,
    ys: fragment.ys.slice(rows),
    cells: fragment.cells
      .filter((cell) => cell.r0 >= rows)
      .map((cell) => ({ ...cell, r0: cell.r0 - rows, r1: cell.r1 - rows })),
  };
}
