/** Lays rows of spanned cells out as a grid, the way a DOCX declares its table. */
import type { Block, Cell, Grid, Layout } from '../../../shared/table/layout.ts';

/** A cell to be laid out: text, columns and rows it covers. */
export type Put = readonly [text: string, columns?: number, rows?: number];

/** Each row lists only the cells that begin in it, as HTML does. */
export function gridOf(rows: readonly (readonly Put[])[], columns: number, table = 0): Grid {
  const taken = new Set<string>();
  const cells: Cell[] = [];
  rows.forEach((puts, row) => {
    let column = 0;
    for (const [text, columnSpan = 1, rowSpan = 1] of puts) {
      while (taken.has(`${row}/${column}`)) column++;
      for (let r = row; r < row + rowSpan; r++)
        for (let c = column; c < column + columnSpan; c++) taken.add(`${r}/${c}`);
      const place = { kind: 'cell', table, row, column } as const;
      cells.push({ row, column, rowSpan, columnSpan, text, lines: [text], place, confidence: 1 });
      column += columnSpan;
    }
  });
  if (taken.size !== rows.length * columns)
    throw new Error(`the rows cover ${taken.size} of ${rows.length * columns} positions`);
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { pages: [], rows: rows.length, columns, cells };
}

export function layoutOf(before: readonly string[], grid: Grid, after: readonly string[]): Layout {
  const said = (texts: readonly string[], from: number): Block[] =>
    texts.map((text, i) => ({
      kind: 'paragraph',
      text,
      place: { kind: 'paragraph', paragraph: from + i },
      confidence: 1,
    }));
  return {
    pageCount: null,
    textSource: 'text',
    blocks: [...said(before, 0), { kind: 'grid', grid }, ...said(after, before.length)],
  };
}
