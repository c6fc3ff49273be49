/** A grid rebuilt from its drawn lines is the grid, however its borders are drawn. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWithPdfium } from '../../shared/read/pdf/pdfium.ts';
import { openWithPdfjs } from '../../shared/read/pdf/pdfjs.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import { BORDERS, drawTable, tableModels } from '../support/table-model.ts';

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
