/** Builds layouts for tests of the form stage: tables drawn as rows of text, lines as strings. */
import type { Block, Cell, Grid, Layout } from '../../shared/table/layout.ts';

/** A position that belongs to the cell left of it, or above it. */
export const LEFT = '<';
export const UP = '^';

/** Rows separated by newlines, cells by `|`; `<` and `^` continue the cell to the left or above. */
export function table(drawing: string): Grid {
  const rows = drawing
    .trim()
    .split('\n')
    .map((line) => line.split('|').map((text) => text.trim()));
  const columns = Math.max(...rows.map((row) => row.length));
  const cells: Cell[] = [];
  const owner = new Map<
    string,
    { row: number; column: number; rowSpan: number; columnSpan: number; text: string }
  >();
  rows.forEach((row, r) => {
    for (let c = 0; c < columns; c++) {
      const text = row[c] ?? '';
      const from =
        text === LEFT
          ? owner.get(`${r} ${c - 1}`)
          : text === UP
            ? owner.get(`${r - 1} ${c}`)
            : null;
      const cell = from ?? { row: r, column: c, rowSpan: 1, columnSpan: 1, text };
      cell.rowSpan = Math.max(cell.rowSpan, r - cell.row + 1);
      cell.columnSpan = Math.max(cell.columnSpan, c - cell.column + 1);
      owner.set(`${r} ${c}`, cell);
    }
  });
  for (const cell of new Set(owner.values())) {
    for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
      for (let c = cell.column; c < cell.column + cell.columnSpan; c++)
        if (owner.get(`${r} ${c}`) !== cell) throw new Error(`no rectangle: ${cell.text}`);
    const place = { kind: 'cell', table: 0, row: cell.row, column: cell.column } as const;
    cells.push({ ...cell, lines: [cell.text], place, confidence: 1 });
  }
  return { pages: [], rows: rows.length, columns, cells };
}

/** Strings are paragraphs, grids are tables. */
export function layoutOf(...parts: (string | Grid)[]): Layout {
  const blocks = parts.map((part, i): Block => {
    if (typeof part !== 'string') return { kind: 'grid', grid: part };
    return {
      kind: 'paragraph',
      text: part,
      place: { kind: 'paragraph', paragraph: i },
      confidence: 1,
    };
  });
  return { pageCount: null, textSource: 'text', blocks };
}
