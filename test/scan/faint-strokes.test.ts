/** Thin strokes between two pixels: print as light as that is found, the rims of thicker strokes and grain are not. */
import { describe, expect, it } from 'vitest';
import { createRaster, maskBelow, type Raster, TEXT_INK } from '../../shared/read/scan/raster.ts';
import { withFaintStrokes } from '../../shared/read/scan/signs/faint-strokes.ts';

const DPI = 200;
const page = (): Raster => createRaster(60, 40, 255);
function draw(raster: Raster, x: number, y: number, grey: number): void {
  raster.data[y * raster.width + x] = grey;
}
const inkOf = (raster: Raster): number =>
  withFaintStrokes(maskBelow(raster, TEXT_INK), raster, DPI).data.reduce((a, b) => a + b, 0);

describe('a thin stroke between two pixels', () => {
  it('is ink, level or upright', () => {
    const raster = page();
    for (let x = 10; x < 22; x++) for (const y of [8, 9]) draw(raster, x, y, 172 + (x % 3));
    for (let y = 15; y < 30; y++) for (const x of [40, 41]) draw(raster, x, y, 165 + (y % 3));
    expect(inkOf(raster)).toBe(12 * 2 + 15 * 2);
  });

  it('is none where it is as light as grain, or as short', () => {
    const raster = page();
    for (let x = 10; x < 22; x++) for (const y of [8, 9]) draw(raster, x, y, 215);
    for (let x = 10; x < 14; x++) for (const y of [20, 21]) draw(raster, x, y, 170);
    expect(inkOf(raster)).toBe(0);
  });

  it('is not the rim of a thicker one', () => {
    const raster = page();
    for (let x = 10; x < 22; x++) {
      for (const y of [8, 12]) draw(raster, x, y, 180);
      for (const y of [9, 10, 11]) draw(raster, x, y, 20);
    }
    expect(inkOf(raster)).toBe(12 * 3);
  });
});
