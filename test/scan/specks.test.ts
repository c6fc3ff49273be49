/** Dirt: small dots far from print are wiped, points and marks of print stay. */
import { expect, it } from 'vitest';
import { wipeLoneSpecks, wipeSpecks } from '../../shared/read/scan/paper/specks.ts';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';

const DPI = 300;

function page(...boxes: readonly (readonly [x: number, y: number, wide: number, high: number])[]) {
  const raster = createRaster(300, 160, 255);
  for (const [x, y, wide, high] of boxes)
    for (let row = y; row < y + high; row++)
      raster.data.fill(20, row * 300 + x, row * 300 + x + wide);
  return raster;
}
const inkOf = (raster: Raster): number => raster.data.filter((value) => value < 170).length;

it('wipes a dot that stands apart from all print, its rim too', () => {
  const raster = page([100, 80, 5, 5]);
  raster.data.fill(200, 79 * 300 + 100, 79 * 300 + 105);
  expect(wipeLoneSpecks(raster, DPI).data.every((value) => value === 255)).toBe(true);
});

it.each([
  [
    'a decimal point between two digits',
    [
      [80, 60, 14, 30],
      [100, 86, 4, 4],
      [112, 60, 14, 30],
    ],
  ],
  [
    'a full stop behind a character',
    [
      [80, 60, 34, 34],
      [118, 86, 6, 6],
    ],
  ],
  ['a dash by itself', [[100, 80, 14, 3]]],
  ['a one by itself', [[100, 60, 4, 28]]],
  [
    'a row of dots',
    [
      [60, 80, 4, 4],
      [75, 80, 4, 4],
      [90, 80, 4, 4],
      [105, 80, 4, 4],
    ],
  ],
] as const)('keeps %s', (_, boxes) => {
  const raster = page(...boxes);
  expect(inkOf(wipeLoneSpecks(raster, DPI))).toBe(inkOf(raster));
});

/** A point of 2 × 2 pixels, and what makes it a comma. */
const POINT = [[108, 88, 2, 2]] as const;
const TAIL = [
  [110, 90, 1, 2],
  [109, 92, 1, 1],
  [108, 93, 1, 1],
] as const;

it('wipes ink of three pixels, and no point', () => {
  const raster = page([150, 80, 2, 1], [151, 81, 1, 1], ...POINT);
  expect(inkOf(wipeSpecks(raster, DPI))).toBe(4);
});

it('leaves a comma its tail: the tip of a stroke is no speck', () => {
  const comma = page(...POINT, ...TAIL);
  expect(inkOf(wipeSpecks(comma, DPI))).toBe(inkOf(comma));
});

/** Two digits as a coarse scan shows them, so far apart, and what is left of a point between them. */
const digits = (gap: number, y = 80) =>
  page([80, 70, 5, 12], [80 + 5 + gap, 70, 5, 12], [86, y, 2, 1], [86, y + 1, 1, 1]);

it.each([
  ['keeps a worn point between two digits', 7, 80, 3],
  ['wipes a speck above their foot', 7, 74, 0],
])('%s', (_, gap, y, left) => {
  const clean = inkOf(digits(gap)) - 3;
  expect(inkOf(wipeSpecks(digits(gap, y), 150)) - clean).toBe(left);
});
