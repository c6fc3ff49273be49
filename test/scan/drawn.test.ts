/** A piece between two borders is a border where it is straight: a pen's stroke bends. */
import { expect, it } from 'vitest';
import { lookAlong } from '../../shared/read/scan/drawn.ts';
import { createRaster } from '../../shared/read/scan/raster.ts';
import { NO_STAINS } from '../../shared/read/scan/stains.ts';

const DPI = 200;
const EDGE = { at: 50, from: 100, to: 200 };

/** Looks along a line of three pixels, each at its place across. */
function look(placeOf: (along: number) => number): string {
  const grey = createRaster(300, 100, 255);
  for (let x = EDGE.from; x < EDGE.to; x++)
    for (const aside of [-1, 0, 1])
      grey.data[(EDGE.at + Math.round(placeOf(x)) + aside) * grey.width + x] = 0;
  return lookAlong({ grey, level: true, leastInk: 0 }, EDGE, DPI, NO_STAINS);
}
const bow = (x: number): number => 8 * Math.sin(((x - EDGE.from) / 100) * Math.PI) - 4;

it.each([
  ['level', () => 0],
  ['leaning as little as a sheet does', (x: number) => (x - 150) * 0.03],
])('is drawn where it is %s', (_, placeOf) => {
  expect(look(placeOf)).toBe('drawn');
});

it('is bare where its line is crooked, dark though it is all along', () => {
  expect(look(bow)).toBe('bare');
});
