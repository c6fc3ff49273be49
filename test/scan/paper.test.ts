/** Paper and ink of a page: light print becomes firm, an empty page stays empty. */
import { describe, expect, it } from 'vitest';
import { evenOut } from '../../shared/read/scan/paper/paper.ts';
import { createRaster, type Raster, TEXT_INK } from '../../shared/read/scan/raster.ts';
import { randomOf } from '../support/scans/random.ts';

const DPI = 100;

/** Rows of strokes with this grey on white paper. */
function printed(ink: number): Raster {
  const page = createRaster(400, 400, 255);
  for (let y = 40; y < 360; y += 30)
    for (let x = 40; x < 360; x += 6) page.data.fill(ink, y * 400 + x, y * 400 + x + 3);
  return page;
}
const darkOf = ({ data }: Raster): number => data.filter((value) => value < TEXT_INK).length;

describe('a page with even paper', () => {
  it.each([40, 120, 178, 204])('has firm ink where it is printed with a grey of %d', (ink) => {
    expect(darkOf(evenOut(printed(ink), DPI))).toBe(darkOf(printed(0)));
  });

  it('stays empty where it is, grain and all', () => {
    const random = randomOf(5);
    const page = createRaster(400, 400);
    for (let i = 0; i < page.data.length; i++) page.data[i] = 235 + random.next() * 20;
    expect(darkOf(evenOut(page, DPI))).toBe(0);
  });
});
