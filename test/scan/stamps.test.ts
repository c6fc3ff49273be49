/** Grey stamps are faded; a blurred character whose strokes run together is none. */
import { expect, it } from 'vitest';
import { fadeStamps } from '../../shared/read/scan/paper/stamps.ts';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';

const DPI = 150;

/** A page with a light line, and squares of grey so many pixels wide beside it. */
function page(...squares: readonly number[]): Raster {
  const raster = createRaster(200, 120, 255);
  raster.data.fill(170, 60 * 200 + 10, 60 * 200 + 190);
  squares.forEach((size, i) => {
    for (let y = 70; y < 70 + size; y++)
      raster.data.fill(150, y * 200 + 40 + i * 20, y * 200 + 40 + i * 20 + size);
  });
  return raster;
}

it('keeps the page as it is around one blurred character', () => {
  const raster = page(8);
  expect(fadeStamps(raster, DPI)).toBe(raster);
});

it('fades what stands around the strokes of a stamp', () => {
  const faded = fadeStamps(page(8, 8, 8), DPI);
  expect(faded.data[74 * 200 + 44]).toBeGreaterThan(180);
});
