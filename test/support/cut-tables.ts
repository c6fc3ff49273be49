/** Cuts a table into the parts that stand on several pages, as word processors do. */
import type { ModelCell, TableModel } from './table-model.ts';

/** Returns the parts; a cell that a cut runs through keeps its text in its first part. */
export function cutTable(model: TableModel, cuts: readonly number[]): TableModel[] {
  const ends = [...cuts, model.heights.length];
  let start = 0;
  return ends.map((end) => {
    const cells = model.cells.flatMap((cell): ModelCell[] => {
      const from = Math.max(cell.row, start);
      const to = Math.min(cell.row + cell.rowSpan, end);
      if (from >= to) return [];
      const text = cell.row >= start ? cell.text : '';
      return [{ ...cell, row: from - start, rowSpan: to - from, text }];
    });
    const part = { widths: model.widths, heights: model.heights.slice(start, end), cells };
    start = end;
    return part;
  });
}

/** Returns the part with the first rows of the table in front, as a repeated header is printed. */
export function withHeader(part: TableModel, header: TableModel): TableModel {
  const rows = header.heights.length;
  return {
    widths: part.widths,
    heights: [...header.heights, ...part.heights],
    cells: [...header.cells, ...part.cells.map((cell) => ({ ...cell, row: cell.row + rows }))],
  };
}
