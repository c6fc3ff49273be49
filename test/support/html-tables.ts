/** Tables as HTML, for a browser to print: what they hold is known, how they look is a style. */

import type { SpannedCell } from './adjacency.ts';
import { escapeText } from './escape.ts';

export interface HtmlCell {
  readonly text: string;
  readonly rows?: number;
  readonly columns?: number;
  readonly head?: boolean;
  readonly style?: string;
}
export type HtmlRow = readonly (string | HtmlCell)[];

/** Returns where each cell stands, as a browser would place it. */
export function placeCells(rows: readonly HtmlRow[]): SpannedCell[] {
  const taken = new Set<string>();
  const cells: SpannedCell[] = [];
  rows.forEach((cellsOfRow, row) => {
    let column = 0;
    for (const entry of cellsOfRow) {
      const cell = typeof entry === 'string' ? { text: entry } : entry;
      while (taken.has(`${row} ${column}`)) column++;
      const rowSpan = cell.rows ?? 1;
      const columnSpan = cell.columns ?? 1;
      for (let r = row; r < row + rowSpan; r++) {
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r} ${c}`);
      }
      cells.push({ row, column, rowSpan, columnSpan, text: cell.text });
      column += columnSpan;
    }
  });
  return cells;
}

/** Returns the table as HTML; its first rows may be a head that is repeated on every page. */
export function writeTable(rows: readonly HtmlRow[], name: string, headRows = 0): string {
  const write = (row: HtmlRow): string =>
    `<tr>${row
      .map((entry) => {
        const cell: HtmlCell = typeof entry === 'string' ? { text: entry } : entry;
        const tag = cell.head ? 'th' : 'td';
        const rowspan = cell.rows ? ` rowspan="${cell.rows}"` : '';
        const colspan = cell.columns ? ` colspan="${cell.columns}"` : '';
        const style = cell.style ? ` style="${cell.style}"` : '';
        return `<${tag}${rowspan}${colspan}${style}>${escapeText(cell.text)}</${tag}>`;
      })
      .join('')}</tr>`;
  const head = rows.slice(0, headRows).map(write).join('');
  const body = rows.slice(headRows).map(write).join('');
  return `<table class="${name}">${head && `<thead>${head}</thead>`}<tbody>${body}</tbody></table>`;
}
