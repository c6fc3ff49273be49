/** What lies around the sheet is wiped; what is printed up to the edge stays. */
import { describe, expect, it } from 'vitest';
import { wipeSurround } from '../../shared/read/scan/paper/page-edges.ts';
import { createRaster, type Raster, TEXT_INK } from '../../shared/read/scan/raster.ts';

const DPI = 120;

function fill(page: Raster, x0: number, y0: number, x1: number, y1: number, ink = 0): void {
  for (let y = y0; y < y1; y++) page.data.fill(ink, y * page.width + x0, y * page.width + x1);
}
/** Strokes in the middle of the page, and a border along all of its edges. */
function printed(): Raster {
  const page = createRaster(600, 600, 255);
  for (let y = 200; y < 400; y += 20) fill(page, 200, y, 400, y + 3);
  return page;
}
const darkOf = ({ data }: Raster): number => data.filter((value) => value < TEXT_INK).length;

describe('the surround of a sheet', () => {
  it('is wiped with its ragged rim', () => {
    const page = printed();
    const own = darkOf(page);
    fill(page, 0, 0, 600, 63);
    fill(page, 0, 0, 47, 600);
    for (let y = 63; y < 600; y += 9) fill(page, 47, y, 51, y + 4);
    expect(darkOf(wipeSurround(page, DPI))).toBe(own);
  });

  it('does not take print that stands close to it along', () => {
    const page = printed();
    fill(page, 0, 0, 40, 600);
    fill(page, 46, 300, 60, 312);
    expect(darkOf(wipeSurround(page, DPI))).toBe(darkOf(printed()) + 14 * 12);
  });

  it('is no border drawn along the edges, nor a dark field in the middle of the page', () => {
    const page = printed();
    fill(page, 0, 0, 600, 4);
    fill(page, 0, 0, 4, 600);
    fill(page, 100, 450, 500, 520);
    expect(wipeSurround(page, DPI)).toBe(page);
  });
});
