/** Lines of pixels that a sensor lost are drawn again; where a border may be gone with one, it is said. */
import { describe, expect, it } from 'vitest';
import {
  findLostRows,
  mayHideBorder,
  mendLostLines,
  usualThickness,
} from '../../shared/read/scan/paper/lost-lines.ts';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';

function fill(page: Raster, x0: number, y0: number, x1: number, y1: number, ink = 0): void {
  for (let y = y0; y < y1; y++) page.data.fill(ink, y * page.width + x0, y * page.width + x1);
}
const COLUMNS = [40, 120, 200, 280, 360];
/** A table of one high row: five upright borders of four pixels, level ones at its ends. */
function table(): Raster {
  const page = createRaster(420, 200, 255);
  for (const x of COLUMNS) fill(page, x, 40, x + 4, 160);
  for (const y of [40, 158]) fill(page, 40, y, 364, y + 2);
  return page;
}
function without(page: Raster, from: number, count: number): Raster {
  const out = { ...page, data: Uint8Array.from(page.data) };
  fill(out, 0, from, page.width, from + count, 225);
  return out;
}
const CELLS = COLUMNS.slice(0, -1).map((x0) => ({ x0: x0 + 4, x1: x0 + 80, y0: 42, y1: 158 }));
const EM = 20;

describe('rows of pixels', () => {
  it.each([1, 2])('that were lost, %d side by side, are drawn again', (count) => {
    const lost = without(table(), 90, count);
    expect(findLostRows(lost)).toEqual([{ from: 90, count }]);
    const { grey } = mendLostLines(lost);
    for (const x of COLUMNS) expect(grey.data[90 * grey.width + x + 1]).toBe(0);
    expect(grey.data[90 * grey.width + 100]).toBeGreaterThan(200);
  });

  it('are not lost where only some strokes end, as characters do', () => {
    const page = table();
    fill(page, 40, 90, 300, 91, 255);
    expect(findLostRows(page)).toEqual([]);
    expect(Buffer.compare(mendLostLines(table()).grey.data, table().data)).toBe(0);
  });

  it('and columns alike', () => {
    const page = createRaster(200, 420, 255);
    for (const y of COLUMNS) fill(page, 40, y, 160, y + 4);
    fill(page, 90, 0, 91, 420, 225);
    const { grey } = mendLostLines(page);
    for (const y of COLUMNS) expect(grey.data[(y + 1) * grey.width + 90]).toBe(0);
  });
});

describe('a border as thin as what was lost', () => {
  const mended = mendLostLines(without(table(), 100, 1));
  const page = { cells: CELLS, lines: [], em: EM, lean: 0, thickness: 1 };

  it('may have stood there', () => {
    expect(mayHideBorder(mended, page)).toBe(true);
  });

  it('did not where text runs through, where no row of cells has room, or where borders are thicker', () => {
    const lines = CELLS.map((cell, i) => ({ rect: { ...cell, y0: 90, y1: 110 }, cell: i }));
    expect(mayHideBorder(mended, { ...page, lines })).toBe(false);
    const low = CELLS.map((cell) => ({ ...cell, y0: 90 }));
    expect(mayHideBorder(mended, { ...page, cells: low })).toBe(false);
    expect(mayHideBorder(mended, { ...page, thickness: 2 })).toBe(false);
  });

  it('is measured across its ink', () => {
    const level = { level: true, at: 41, from: 50, to: 350 };
    expect(usualThickness(table(), [level, { ...level, level: false }])).toBe(2);
    expect(usualThickness(table(), [])).toBe(0);
  });
});
