/** Headings that are printed again among the rows of their block, where a page ends or once ended. */
import type { Cell } from '../../table/layout.ts';
import type { Band } from '../columns.ts';
import { isFilled, type Sheet } from '../sheet.ts';

/** Fewer labels may be what a row says. */
const FEWEST_LABELS = 3;

const plain = (text: string): string => text.replace(/\s+/g, '');

/** Whether the row prints labels of that row of the header, each over its own column, and nothing else. */
function repeats(sheet: Sheet, row: number, header: number, { columns }: Band<string>): boolean {
  const first = Math.min(...columns.map(({ start }) => start));
  // What stands left of the columns is the label of the block.
  const own = sheet.starting(row).filter((cell) => isFilled(cell) && cell.column >= first);
  const isOver = (cell: Cell): boolean => {
    const label = sheet.at(header, cell.column);
    return label?.column === cell.column && plain(label.text) === plain(cell.text);
  };
  return own.length >= FEWEST_LABELS && own.every(isOver);
}

/** Takes the rows from this one on that are those of the block's header once more; returns how many. */
export function takeHeadingsAgain(sheet: Sheet, row: number, band: Band<string>): number {
  const rows = row < band.end ? 0 : headingsAgain(sheet, row, band);
  for (let r = row; r < row + rows; r++) for (const cell of sheet.starting(r)) sheet.take(cell);
  return rows;
}

/** The header's rows come again whole, or some of them with some of their labels. */
function headingsAgain(sheet: Sheet, row: number, band: Band<string>): number {
  for (let header = band.first; header < band.end; header++) {
    let rows = 0;
    while (header + rows < band.end && repeats(sheet, row + rows, header + rows, band)) rows++;
    if (rows > 0) return rows;
  }
  return 0;
}
