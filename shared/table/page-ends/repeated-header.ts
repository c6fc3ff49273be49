/** Headers that are printed again on every page: found, and taken off the page's part. */
import type { Fragment, FragmentCell } from '../page-tables.ts';
import { SAME_COLUMN } from '../settings.ts';
import { type Cut, textOf, textOfCell, type WorkCell, type WorkTable } from './work-table.ts';

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

/** A header says in words what its columns hold: as many of its cells at least are filled. */
const FEWEST_LABELS = 3;

/**
 * Whether the rows at the top of `next` repeat a header further down in the table: the block that
 * the page end cuts has one of its own. It stays, for rows of words may be alike; but nothing above
 * goes on in it.
 */
export function repeatsWithin(table: WorkTable, next: Fragment, shift: number): boolean {
  for (let rows = Math.min(HEADER_ROWS, next.ys.length - 1); rows >= 1; rows--) {
    const head = headOf(next, rows) ?? [];
    const isWorded = ({ lines }: FragmentCell): boolean => /^\D+$/.test(textOf(lines));
    if (head.length < FEWEST_LABELS || !head.every(isWorded)) continue;
    const [first, ...others] = head;
    if (first && isBelow(table, first, others, next, shift)) return true;
  }
  return false;
}

/** Whether the first cell of a header stands further down in the table, and the others beside it. */
function isBelow(
  table: WorkTable,
  first: FragmentCell,
  others: readonly FragmentCell[],
  next: Fragment,
  shift: number,
): boolean {
  const rowOf = ({ r0 }: WorkCell): number => r0 - first.r0;
  const starts = table.cells.filter((own) => isSameBelow(own, first, rowOf(own), next, shift));
  if (starts.length === 0) return false;
  const byRow = new Map<number, WorkCell[]>();
  for (const own of table.cells) byRow.set(own.r0, [...(byRow.get(own.r0) ?? []), own]);
  const isIn = (cell: FragmentCell, row: number): boolean =>
    byRow.get(row + cell.r0)?.some((own) => isSameBelow(own, cell, row, next, shift)) === true;
  return starts.some((own) => others.every((cell) => isIn(cell, rowOf(own))));
}

/** Whether the table has the cell `row` rows further down, between the same borders. */
function isSameBelow(
  own: WorkCell,
  cell: FragmentCell,
  row: number,
  next: Fragment,
  shift: number,
) {
  if (own.r0 !== cell.r0 + row || own.r1 !== cell.r1 + row) return false;
  const near = ({ at }: Cut, column: number): boolean =>
    Math.abs(at - ((next.xs[column] ?? 0) - shift)) <= SAME_COLUMN;
  const isBetween = near(own.left, cell.c0) && near(own.right, cell.c1);
  return isBetween && textOfCell(own) === textOf(cell.lines);
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
