/** Red stamps over black print, as JPEG leaves them: colour at half the resolution. */
import { describe, expect, it } from 'vitest';
import { type ColourPicture, evenOut, toGrey } from '../../shared/read/scan/paper/paper.ts';
import { isInk } from '../../shared/read/scan/raster.ts';

const DPI = 200;
const SIZE = 240;
type Ink = 'red' | 'black' | 'both';
const COLOURS = { paper: [250, 250, 250], red: [190, 50, 55], black: [8, 8, 8], both: [6, 2, 2] };

/** Colours of each 2 × 2 pixels are their mean, as JPEG keeps them; the light of each is its own. */
function subsample(rgb: number[][]): number[][] {
  const light = ([r = 0, g = 0, b = 0]: number[]): number => 0.299 * r + 0.587 * g + 0.114 * b;
  return rgb.map((own, i) => {
    const [x, y] = [(i % SIZE) & ~1, Math.floor(i / SIZE) & ~1];
    const four = [0, 1, SIZE, SIZE + 1].map((step) => rgb[y * SIZE + x + step] ?? own);
    return own.map((_, c) => {
      const colour = four.reduce((sum, p) => sum + (p[c] ?? 0) - light(p), 0) / four.length;
      return Math.max(0, Math.min(255, light(own) + colour));
    });
  });
}

function pageOf(inkAt: (x: number, y: number) => Ink | null, half: boolean): ColourPicture {
  const rgb = Array.from({ length: SIZE * SIZE }, (_, i) => {
    return [...COLOURS[inkAt(i % SIZE, Math.floor(i / SIZE)) ?? 'paper']];
  });
  const data = Uint8Array.from(
    (half ? subsample(rgb) : rgb).flatMap(([r = 0, g = 0, b = 0]) => [b, g, r]),
  );
  return { width: SIZE, height: SIZE, data };
}

const isThick = (x: number): boolean => x >= 20 && x < 60;
const isThin = (x: number): boolean => x >= 81 && x < 200 && x % 8 < 2;
const isPrint = (y: number): boolean => y % 40 >= 21 && y % 40 < 24;
const stamped = (x: number, y: number): Ink | null => {
  const red = isThick(x) || isThin(x);
  if (isPrint(y)) return red ? 'both' : 'black';
  return red ? 'red' : null;
};

describe.each([
  ['whole', false],
  ['half', true],
])('a page with a red stamp, its colour at %s resolution', (_, half) => {
  const even = evenOut(toGrey(pageOf(stamped, half), DPI).grey, DPI);
  const places = Array.from({ length: 180 * 180 }, (_, i) => [
    20 + (i % 180),
    20 + Math.floor(i / 180),
  ]);

  it('keeps nothing of the stamp, thick or thin', () => {
    const left = places.filter(([x = 0, y = 0]) => !isPrint(y) && isInk(even, x, y));
    expect(left).toEqual([]);
  });

  it('keeps all that is printed under it', () => {
    const lost = places.filter(([x = 0, y = 0]) => isPrint(y) && !isInk(even, x, y));
    expect(lost).toEqual([]);
  });

  it('tells where the stamp stood, and no further than its colour may reach', () => {
    const { wiped } = toGrey(pageOf(stamped, half), DPI);
    const isWiped = (x: number): boolean => wiped?.data[100 * SIZE + x] === 1;
    expect([20, 40, 59, 81, 82].map(isWiped)).not.toContain(false);
    expect([10, 70, 230].map(isWiped)).not.toContain(true);
  });
});

describe('a page with blue ink', () => {
  it('keeps it as it is', () => {
    const page = pageOf((x) => (isThick(x) ? 'red' : null), false);
    const { data } = page;
    for (let at = 0; at < data.length; at += 3)
      [data[at], data[at + 2]] = [data[at + 2] ?? 0, data[at] ?? 0];
    const even = evenOut(toGrey(page, DPI).grey, DPI);
    expect(toGrey(page, DPI).wiped).toBeNull();
    expect(isInk(even, 40, 100)).toBe(true);
    expect(isInk(even, 100, 100)).toBe(false);
  });
});
