/** A grid rebuilt from its drawn lines is the grid, however its borders are drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWithPdfium } from '../../shared/read/pdf/pdfium.ts';
import { openWithPdfjs } from '../../shared/read/pdf/pdfjs.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import {
  BORDERS,
  BOXES_APART,
  drawTable,
  type TableModel,
  tableModels,
} from '../support/table-model.ts';

describe('a table is read back cell by cell, with spans and text', () => {
  for (const border of BORDERS) {
    it(`when its borders are drawn as ${border}`, async () => {
      await fc.assert(
        fc.asyncProperty(tableModels, async (model) => {
          const pen = new Pen();
          drawTable(pen, model, border, 60, 80);
          const grids = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }])));
          expect(grids.map((grid) => writeCells(grid.cells))).toEqual([writeCells(model.cells)]);
        }),
        { numRuns: 15, seed: 20260101 },
      );
    });
  }
});

describe('boxes with more room between than lines of one table have', () => {
  const read = async (model: TableModel) => {
    const pen = new Pen();
    drawTable(pen, model, BOXES_APART, 60, 80);
    return gridsOf(await layOutPdf(buildPdf([{ content: pen.content }])));
  };
  const isGrid = ({ cells }: TableModel): boolean => {
    const [rows, columns] = [cells.map((c) => c.row), cells.map((c) => c.column)];
    return cells.length >= 4 && new Set(rows).size > 1 && new Set(columns).size > 1;
  };

  it('are the cells of a table where they stand in rows and columns', async () => {
    await fc.assert(
      fc.asyncProperty(tableModels.filter(isGrid), async (model) => {
        const grids = await read(model);
        expect(grids.map((grid) => writeCells(grid.cells))).toEqual([writeCells(model.cells)]);
      }),
      { numRuns: 15, seed: 20260101 },
    );
  });

  it('are boxes of text where they stand one below the other alone', async () => {
    const cell = (row: number) => ({ row, column: 0, rowSpan: 1, columnSpan: 1, text: '产出' });
    expect(await read({ widths: [60], heights: [20, 20], cells: [cell(0), cell(1)] })).toEqual([]);
  });
});

describe('both engines see the same table', () => {
  it('with any kind of border', async () => {
    await fc.assert(
      fc.asyncProperty(tableModels, fc.constantFrom(...BORDERS), async (model, border) => {
        const pen = new Pen();
        drawTable(pen, model, border, 60, 80);
        const bytes = buildPdf([{ content: pen.content }]);
        const [a, b] = [
          await layOutPdf(bytes, openWithPdfium),
          await layOutPdf(bytes, openWithPdfjs),
        ];
        expect(gridsOf(a).map((grid) => writeCells(grid.cells))).toEqual(
          gridsOf(b).map((grid) => writeCells(grid.cells)),
        );
      }),
      { numRuns: 20, seed: 20260102 },
    );
  });
});
