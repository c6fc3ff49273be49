/** A piece between two borders is a border where it is straight: a pen's stroke bends, or is drawn into one. */
import { describe, expect, it } from 'vitest';
import { lookAlong } from '../../shared/read/scan/borders/drawn.ts';
import { NO_STAINS, type Stains } from '../../shared/read/scan/borders/stains.ts';
import { createRaster } from '../../shared/read/scan/raster.ts';

const DPI = 200;
const EDGE = { at: 50, from: 100, to: 200 };

/** Looks along a line of three pixels, each at its place across. */
function look(placeOf: (along: number) => number, stains: Stains = NO_STAINS): string {
  const grey = createRaster(300, 100, 255);
  for (let x = EDGE.from; x < EDGE.to; x++)
    for (const aside of [-1, 0, 1])
      grey.data[(EDGE.at + Math.round(placeOf(x)) + aside) * grey.width + x] = 0;
  return lookAlong({ grey, level: true, leastInk: 0 }, EDGE, DPI, stains);
}
const bow = (x: number): number => 8 * Math.sin(((x - EDGE.from) / 100) * Math.PI) - 4;

it.each([
  ['level', () => 0],
  ['leaning as little as a sheet does', (x: number) => (x - 150) * 0.03],
])('is drawn where it is %s', (_, placeOf) => {
  expect(look(placeOf)).toBe('drawn');
});

it('tells nothing where its line is crooked, dark though it is all along', () => {
  expect(look(bow)).toBe('hidden');
});

it('is bare where characters stand all along: their strokes leap from one height to another', () => {
  expect(look((x) => [-4, 2, 0, 4, -1][(x >> 1) % 5] ?? 0)).toBe('bare');
});

describe('a piece that a seal hides in part', () => {
  /** A stain from that place on, whose signs draw the line aside. */
  const from = (place: number): Stains => {
    const covers = (_: boolean, along: number): boolean => along >= place;
    return { ...NO_STAINS, covers, hides: covers };
  };
  const stray = (x: number): number => (x < 150 ? 0 : 5);

  it('is drawn where it is beside the seal, long enough to tell', () => {
    expect(look(stray, from(150))).toBe('drawn');
  });
  it.each([100, 120])(
    'tells nothing where it strays in the seal and less is seen beside it',
    (place) => {
      expect(look((x) => stray(x + 30), from(place))).toBe('hidden');
    },
  );
  it('tells nothing where it strays beside the seal', () => {
    expect(look(stray, from(190))).toBe('hidden');
  });
});
