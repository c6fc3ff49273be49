/** Streaks of a feeder: thin lines through the whole page go, borders and print stay. */
import { describe, expect, it } from 'vitest';
import { wipeStreaks } from '../../shared/read/scan/paper/streaks.ts';
import {
  createRaster,
  isInk,
  PAPER,
  type Raster,
  transpose,
} from '../../shared/read/scan/raster.ts';

const DPI = 100;
const [WIDTH, HEIGHT] = [300, 400];

function fill({ width, data }: Raster, ink: number, [x0, y0, x1, y1]: readonly number[]): void {
  for (let y = y0 ?? 0; y < (y1 ?? 0); y++)
    for (let x = x0 ?? 0; x < (x1 ?? 0); x++)
      data[y * width + x] = Math.min(ink, data[y * width + x] ?? PAPER);
}

/** A table of four rows, its middle border at x = 150, with an upright stroke at x = 100 in each cell. */
function sheet(): Raster {
  const page = createRaster(WIDTH, HEIGHT, PAPER);
  for (let y = 100; y <= 300; y += 50) fill(page, 0, [60, y, 240, y + 2]);
  for (const x of [60, 150, 238]) fill(page, 0, [x, 100, x + 2, 302]);
  for (let y = 118; y < 300; y += 50) fill(page, 10, [100, y, 102, y + 16]);
  return page;
}
const streaked = (page: Raster, at: (y: number) => number, ink: number): Raster => {
  for (let y = 0; y < HEIGHT; y++) fill(page, ink, [at(y), y, at(y) + 2, y + 1]);
  return page;
};
const inkOf = (page: Raster): number[] =>
  [...page.data].flatMap((_, i) =>
    isInk(page, i % page.width, Math.floor(i / page.width)) ? [i] : [],
  );

describe('a page with a streak', () => {
  it.each([
    ['beside print', 80, 90],
    ['through print', 100, 90],
    ['as light as a shadow', 100, 190],
  ])('%s loses it and keeps what is printed', (_, x, ink) => {
    const page = wipeStreaks(
      streaked(sheet(), () => x, ink),
      DPI,
    );
    expect(inkOf(page)).toEqual(inkOf(sheet()));
  });

  it('loses one that leans, as scans do that were set upright', () => {
    const page = wipeStreaks(
      streaked(sheet(), (y) => 76 + Math.round(y / 80), 90),
      DPI,
    );
    const paper = inkOf(page).filter((i) => i % WIDTH > 70 && i % WIDTH < 90);
    const printed = inkOf(sheet()).filter((i) => i % WIDTH > 70 && i % WIDTH < 90);
    expect(paper.length - printed.length).toBeLessThan(HEIGHT / 20);
  });

  it('loses it on its side, too', () => {
    const page = wipeStreaks(transpose(streaked(sheet(), () => 80, 90)), DPI);
    expect(inkOf(transpose(page))).toEqual(inkOf(sheet()));
  });

  it('keeps one so dark that nothing shows under it', () => {
    const page = wipeStreaks(
      streaked(sheet(), () => 100, 20),
      DPI,
    );
    expect(isInk(page, 100, 50)).toBe(true);
  });

  it('keeps borders of a table that is cut out up to its edges', () => {
    const table = createRaster(WIDTH, HEIGHT, PAPER);
    for (const x of [40, 150, 260]) fill(table, 90, [x, 0, x + 2, HEIGHT]);
    for (let y = 4; y < HEIGHT; y += 30) fill(table, 10, [80, y, 120, y + 12]);
    expect(wipeStreaks(table, DPI).data).toEqual(table.data);
  });
});
