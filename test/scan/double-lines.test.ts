/** Borders of two lines: one line each when the strip between them is inked, strokes of print are left alone. */
import { describe, expect, it } from 'vitest';
import { findBorders } from '../../shared/read/scan/borders/borders.ts';
import { joinDoubles } from '../../shared/read/scan/borders/double-lines.ts';
import { lookAlong } from '../../shared/read/scan/borders/drawn.ts';
import { eraseBorders } from '../../shared/read/scan/borders/erase-borders.ts';
import { NO_STAINS } from '../../shared/read/scan/borders/stains.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { createRaster, maskBelow, type Raster } from '../../shared/read/scan/raster.ts';

const DPI = 200;
/** Two pixels of line, two of what shows between them, two of line. */
const DOUBLE = [0, 1, 4, 5];

function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number, ink = 0): void {
  for (let y = y0; y < y1; y++) raster.data.fill(ink, y * raster.width + x0, y * raster.width + x1);
}

/** Three by three cells in a double frame; the strip within it is `between`, more here and less there. */
function framed(between = 255): Raster {
  const raster = createRaster(800, 440, 255);
  for (const y of [180, 260]) draw(raster, 100, y, 700, y + 2);
  for (const x of [300, 500]) draw(raster, x, 100, x + 2, 346);
  for (const at of [100, 340]) {
    draw(raster, 100, at + 2, 706, at + 4, between);
    for (const off of DOUBLE) draw(raster, 100, at + off, 706, at + off + 1);
  }
  for (const at of [100, 700]) {
    for (let y = 106; y < 340; y++) draw(raster, at + 2, y, at + 4, y + 1, between - (y % 3) * 6);
    for (const off of DOUBLE) draw(raster, at + off, 100, at + off + 1, 346);
  }
  return raster;
}

/** Pixels of ink inside the frame once its borders are erased. */
function leftIn(raster: Raster): number {
  const left = maskBelow(eraseBorders(raster, bordersOf(raster), DPI), 148);
  let ink = 0;
  for (let y = 102; y < 344; y++)
    for (let x = 102; x < 704; x++) ink += left.data[y * left.width + x] ?? 0;
  return ink;
}

const bordersOf = (raster: Raster) =>
  findBorders(findStrokes(maskBelow(raster, 185), DPI), raster, DPI).borders;

describe('a double frame', () => {
  it.each([
    ['paper', 255],
    ['as grey as a blurred scan makes it', 195],
  ])('is one border on each side where %s shows between its lines', (_, between) => {
    const joined = joinDoubles(framed(between), DPI);
    const borders = bordersOf(joined);
    expect(borders.filter(({ level }) => level)).toHaveLength(4);
    expect(borders.filter(({ level }) => !level)).toHaveLength(4);
    // Nothing of it is left that would be read as characters of the cells beside it.
    expect(leftIn(joined)).toBe(0);
  });

  it('left ink in the cells before', () => {
    expect(leftIn(framed())).toBeGreaterThan(100);
  });

  it('is no stroke of a character, nor two lines further apart', () => {
    const raster = createRaster(400, 200, 255);
    for (const y of [20, 24, 28]) draw(raster, 50, y, 100, y + 2);
    for (const y of [100, 110]) draw(raster, 50, y, 350, y + 2);
    expect(joinDoubles(raster, DPI)).toBe(raster);
  });
});

it('is drawn, though a thick line is darkest now at one rim, now at the other', () => {
  const grey = createRaster(300, 100, 255);
  for (let x = 100; x < 200; x++)
    for (let y = 47; y < 53; y++) grey.data[y * 300 + x] = y === (x < 150 ? 47 : 52) ? 0 : 20;
  const edge = { at: 50, from: 100, to: 200 };
  expect(lookAlong({ grey, level: true, leastInk: 0 }, edge, DPI, NO_STAINS)).toBe('drawn');
});

it('is drawn, though the strip between its lines is too dark to be paper', () => {
  const grey = createRaster(300, 100, 255);
  for (let x = 100; x < 200; x++) {
    const [first, second] = x < 150 ? [10, 24] : [24, 6];
    [217, 100, first, 151, 145, second, 150, 225].forEach((value, i) => {
      grey.data[(46 + i) * 300 + x] = value;
    });
  }
  const edge = { at: 50.5, from: 125, to: 175 };
  expect(lookAlong({ grey, level: true, leastInk: 0 }, edge, 150, NO_STAINS)).toBe('drawn');
});
