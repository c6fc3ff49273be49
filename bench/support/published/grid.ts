/** Tables as rows of cells with spans, written as HTML; their truth comes from the same cells. */
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { escapeText } from '../../../test/support/escape.ts';

export interface Cell {
  readonly text: string;
  readonly columns?: number;
  readonly rows?: number;
  /** Classes for the style sheet. */
  readonly kind?: string;
  /** Steps to the right. */
  readonly indent?: number;
  /** Dots lead from it to the figures. */
  readonly leads?: boolean;
  /** A sign set apart, at the other side of the cell. */
  readonly sign?: string;
}
export interface Row {
  readonly cells: readonly Cell[];
  readonly kind?: string;
}
export interface Grid {
  readonly rows: readonly Row[];
  /** Style sheet; `.NAME` is the table. */
  readonly css: string;
}

/** Returns the cells with their places, as a browser places them. */
export function placed({ rows }: Grid): SpannedCell[] {
  const taken = new Set<string>();
  return rows.flatMap(({ cells }, row) => {
    let column = 0;
    return cells.map(({ text, columns = 1, rows: deep = 1, sign }) => {
      while (taken.has(`${row} ${column}`)) column++;
      for (let r = row; r < row + deep; r++)
        for (let c = column; c < column + columns; c++) taken.add(`${r} ${c}`);
      return {
        row,
        column,
        rowSpan: deep,
        columnSpan: columns,
        text: sign ? `${sign} ${text}` : text,
      };
    });
  });
}

function cellHtml({ text, columns, rows, kind, indent, leads, sign }: Cell): string {
  const spans = `${columns ? ` colspan=${columns}` : ''}${rows ? ` rowspan=${rows}` : ''}`;
  const own = `${sign ? `<i>${sign}</i>` : ''}${escapeText(text)}`;
  const inner = `<p${indent ? ` style="padding-left:${indent}em"` : ''}${leads ? ' class="leads"' : ''}>${own}</p>`;
  return `<td class="${kind ?? ''}"${spans}>${inner}</td>`;
}

export function htmlOf({ rows }: Grid, name: string): string {
  const body = rows.map(
    ({ cells, kind }) => `<tr class="${kind ?? ''}">${cells.map(cellHtml).join('')}</tr>`,
  );
  return `<table class="${name}">${body.join('')}</table>`;
}

/** Fills up the last line of labels with dots, in the browser. */
export const LEADERS = `for (const p of document.querySelectorAll('.leads')) {
  const text = p.firstChild; const high = p.offsetHeight; let last = text.data;
  for (let i = 0; i < 200 && p.offsetHeight === high; i++) { last = text.data; text.data += ' .'; }
  text.data = last.replace(/( [.]){1,3}$/, '');
}`;
