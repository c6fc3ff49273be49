/** Lines of text in a part of the page: by where ink stands, whatever its size. */
import { describe, expect, it } from 'vitest';
import { createRaster, type Mask } from '../../shared/read/scan/raster.ts';
import { findTextLines } from '../../shared/read/scan/signs/text-bands.ts';

const EM = 18;
const WHOLE = { x0: 0, y0: 0, x1: 400, y1: 120 };

/** A row of signs like 田, so high: three level strokes and three upright ones each. */
function signs(mask: Mask, top: number, high: number): void {
  const thick = Math.max(2, high >> 3);
  for (let x = 20; x + high < 380; x += high + 4) {
    for (let y = top; y < top + high; y++)
      for (let own = 0; own < high; own++) {
        const isStroke = (at: number): boolean => at % ((high - thick) >> 1) < thick;
        if (isStroke(own) || isStroke(y - top)) mask.data[y * mask.width + x + own] = 1;
      }
  }
}
const heights = (mask: Mask): number[] =>
  findTextLines(mask, WHOLE, EM).map(({ y0, y1 }) => y1 - y0);

describe('lines of text', () => {
  it('in type more than twice as large as the rest of the page are not cut in two', () => {
    const mask = createRaster(400, 120);
    signs(mask, 30, 44);
    expect(heights(mask)).toEqual([44]);
  });

  it('as high as several are parted even without a place of little ink: no title is that large', () => {
    const mask = createRaster(400, 120);
    for (let y = 20; y < 20 + 4 * EM; y++) mask.data.fill(1, y * 400 + 20, y * 400 + 380);
    expect(heights(mask)).toHaveLength(3);
  });

  it('that touch are parted where the least ink is', () => {
    const mask = createRaster(400, 120);
    signs(mask, 30, EM);
    signs(mask, 30 + EM + 4, EM);
    for (let y = 30 + EM; y < 34 + EM; y++) mask.data.fill(1, y * 400 + 40, y * 400 + 44);
    expect(heights(mask)).toHaveLength(2);
  });

  it('are found beside a gutter that runs down the whole page', () => {
    const mask = createRaster(600, 420);
    for (const top of [20, 60, 100, 140]) signs(mask, top, EM);
    for (let y = 0; y < 420; y++) mask.data.fill(1, y * 600 + 480, y * 600 + 490);
    const lines = findTextLines(mask, { x0: 0, y0: 0, x1: 600, y1: 420 }, EM);
    expect(lines.map(({ y0, y1 }) => y1 - y0)).toEqual([EM, EM, EM, EM]);
  });
});
