/** A table two pages wide is one grid; what only looks like one stays two. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import { drawTable, type TableModel } from '../support/table-model.ts';

const HEIGHTS = [40, 20, 20, 30, 20, 55, 20];

/** A table whose texts begin with the name of the half. */
function half(name: string, widths: readonly number[], heights = HEIGHTS): TableModel {
  const cells = heights.flatMap((_, row) =>
    widths.map((__, column) => ({
      ...{ row, column, rowSpan: 1, columnSpan: 1 },
      text: `${name}${row}x${column}`,
    })),
  );
  return { widths: [...widths], heights: [...heights], cells };
}

async function read(...parts: readonly TableModel[]) {
  const pages = parts.map((part) => {
    const pen = new Pen(842);
    drawTable(pen, part, 'strokes', 50, 60);
    return { content: pen.content };
  });
  return gridsOf(await layOutPdf(buildPdf(pages)));
}

const WIDE = [60, 90, 120];
const REST = [80, 70];

describe('a table two pages wide', () => {
  it('is one grid of the same rows, each cell at its place', async () => {
    const [left, right] = [half('a', WIDE), half('b', REST)];
    const grids = await read(left, right);
    expect(grids).toHaveLength(1);
    const moved = right.cells.map((cell) => ({ ...cell, column: cell.column + WIDE.length }));
    const cells = [...left.cells, ...moved].sort((a, b) => a.row - b.row || a.column - b.column);
    expect(writeCells(grids[0]!.cells)).toEqual(writeCells(cells));
    expect(grids[0]).toMatchObject({ pages: [1, 2], rows: 7, columns: 5 });
    expect(grids[0]!.cells.find(({ text }) => text === 'b5x1')!.place).toMatchObject({ page: 2 });
  });

  it('is joined where both halves are of one width, and over three pages', async () => {
    const grids = await read(half('a', [50, 100]), half('b', [75, 75]), half('c', [30, 60, 60]));
    expect(grids.map(({ columns, rows }) => [columns, rows])).toEqual([[7, 7]]);
  });

  it.each([
    ['the same form twice', half('a', WIDE), half('a', REST)],
    ['rows of one height', half('a', WIDE, Array(8).fill(20)), half('b', REST, Array(8).fill(20))],
    ['other rows', half('a', WIDE), half('b', REST, [40, 20, 20, 30, 20, 52, 23])],
    ['three rows', half('a', WIDE, [40, 20, 30]), half('b', REST, [40, 20, 30])],
  ])('is not made of %s', async (_, left, right) => {
    expect(await read(left, right)).toHaveLength(2);
  });
});
