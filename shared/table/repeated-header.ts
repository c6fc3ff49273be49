/** Headers that are printed again on every page: found, and taken off the page's part. */
import type { Fragment, FragmentCell } from './page-tables.ts';
import { textOf } from './work-table.ts';

/** Headers have few rows; more that repeat are data. */
const HEADER_ROWS = 6;

function rowSignature(fragment: Fragment, rows: number): string[] | null {
  const cells = fragment.cells.filter((cell) => cell.r0 < rows);
  if (cells.some((cell) => cell.r1 > rows)) return null;
  return cells.map((cell) => signature(fragment, cell));
}

function signature(fragment: Fragment, cell: FragmentCell): string {
  const place = [cell.r0, cell.r1, cell.c0, cell.c1].join(' ');
  return `${fragment.xs.length} ${place} ${textOf(cell.lines)}`;
}

/** Returns how many rows at the top of `next` repeat the header at the top of `first`; 0 for none. */
export function repeatedHeader(first: Fragment, next: Fragment): number {
  const most = Math.min(HEADER_ROWS, first.ys.length - 1, next.ys.length - 1);
  for (let rows = most; rows >= 1; rows--) {
    const mine = rowSignature(first, rows);
    const theirs = rowSignature(next, rows);
    if (!mine || !theirs || mine.length !== theirs.length) continue;
    const filled = next.cells.filter((cell) => cell.r0 < rows && cell.lines.length > 0).length;
    if (filled * 2 >= mine.length && mine.every((text, i) => text === theirs[i])) return rows;
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
