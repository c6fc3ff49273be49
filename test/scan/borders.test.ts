/** Borders from pixels: what is drawn is found, what is missing is not made up. */
import { describe, expect, it } from 'vitest';
import { type Border, findBorders } from '../../shared/read/scan/borders/borders.ts';
import { eraseBorders } from '../../shared/read/scan/borders/erase-borders.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { createRaster, maskBelow, type Raster } from '../../shared/read/scan/raster.ts';

const DPI = 200;
const [LEFT, RIGHT] = [100, 700];
const ROWS = [100, 180, 260, 340];
const COLUMNS = [100, 300, 500, 700];

function page(): Raster {
  return createRaster(800, 440, 255);
}
function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number, ink = 0): void {
  for (let y = y0; y < y1; y++) raster.data.fill(ink, y * raster.width + x0, y * raster.width + x1);
}
/** A grid of three by three cells; `skip` leaves out the middle piece of the second row border. */
function grid({ skip = false, thick = 3, ink = 0 } = {}): Raster {
  const raster = page();
  for (const [i, y] of ROWS.entries()) {
    if (skip && i === 1) {
      draw(raster, LEFT, y, 300, y + thick, ink);
      draw(raster, 500, y, RIGHT + thick, y + thick, ink);
    } else draw(raster, LEFT, y, RIGHT + thick, y + thick, ink);
  }
  for (const x of COLUMNS) draw(raster, x, 100, x + thick, 340 + thick, ink);
  return raster;
}
const bordersOf = (raster: Raster): readonly Border[] =>
  findBorders(findStrokes(maskBelow(raster, 185), DPI), raster, DPI).borders;
const levels = (borders: readonly Border[]): number[][] =>
  borders
    .filter((b) => b.level)
    .map((b) => [b.at, b.from, b.to].map((v) => Math.round(v / 10) * 10))
    .sort((a, b) => (a[0] ?? 0) - (b[0] ?? 0) || (a[1] ?? 0) - (b[1] ?? 0));

describe('the borders of a table', () => {
  it.each([
    ['thick', { thick: 6 }],
    ['thin', { thick: 1 }],
    ['grey', { thick: 2, ink: 120 }],
  ])('are found when %s', (_, how) => {
    const borders = bordersOf(grid(how));
    expect(borders.filter((b) => b.level)).toHaveLength(4);
    expect(borders.filter((b) => !b.level)).toHaveLength(4);
  });

  it('reach their open ends where the first upright one is not drawn in their row', () => {
    const raster = page();
    for (const y of ROWS) draw(raster, LEFT, y, RIGHT, y + 3);
    // No sides; the first column is divided in the last row only.
    for (const x of [400, 550]) draw(raster, x, 100, x + 3, 343);
    draw(raster, 250, 260, 253, 343);
    expect(levels(bordersOf(raster))).toEqual(ROWS.map((y) => [y, LEFT, RIGHT]));
  });

  it('are found where one lies between two pixels and the scan is grainy', () => {
    const raster = grid({ thick: 1 });
    for (let y = 101; y < 340; y++) {
      if (ROWS.includes(y)) continue;
      // As much ink as the others have, on twice the width: half as dark, more here and less there.
      const grain = y % 4 === 0 ? 15 : -5;
      draw(raster, RIGHT, y, RIGHT + 2, y + 1, 152 + grain);
    }
    for (const y of ROWS) draw(raster, LEFT, y - 1, RIGHT + 1, y, 150);
    const uprights = bordersOf(raster).filter((b) => !b.level);
    expect(uprights.map(({ from, to }) => to - from > 200)).toEqual([true, true, true, true]);
  });

  it('stop where a merged cell has none', () => {
    expect(levels(bordersOf(grid({ skip: true })))).toEqual([
      [100, 100, 700],
      [180, 100, 300],
      [180, 500, 700],
      [260, 100, 700],
      [340, 100, 700],
    ]);
  });

  it('are none of the strokes that a pen draws across a row', () => {
    const raster = grid({ thick: 2 });
    for (let y = 172; y < 268; y++) {
      const x = 400 + Math.round(3.4 * Math.cos(((y - 180) * Math.PI) / 80));
      draw(raster, x, y, x + 4, y + 1);
    }
    const uprights = bordersOf(raster).filter((b) => !b.level);
    expect(uprights.map((b) => Math.round(b.at / 10) * 10)).toEqual(COLUMNS);
  });

  it('are none of the strokes of a sign that a stamp leaves on one of them', () => {
    const raster = grid();
    for (const x of [380, 398, 416]) draw(raster, x, 150, x + 3, 210);
    for (const y of [150, 207]) draw(raster, 370, y, 430, y + 3);
    const uprights = bordersOf(raster).filter((b) => !b.level);
    expect(uprights.map((b) => Math.round(b.at / 10) * 10)).toEqual(COLUMNS);
  });

  it('are none of the long strokes of such a sign that end in the middle of a cell', () => {
    const raster = grid();
    draw(raster, 460, 170, 463, 215);
    draw(raster, 300, 194, 463, 197);
    expect(levels(bordersOf(raster)).map(([at]) => at)).toEqual([100, 180, 260, 340]);
  });

  it('end on the last border that they rest on', () => {
    const raster = grid();
    for (let y = 103; y < 180; y++) raster.data.fill(255, y * 800 + 500, y * 800 + 503);
    for (let y = 183; y < 260; y++) raster.data.fill(255, y * 800 + 500, y * 800 + 503);
    raster.data.fill(255, 180 * 800 + 503, 183 * 800);
    for (let y = 180; y < 183; y++) raster.data.fill(255, y * 800 + 503, y * 800 + 700);
    expect(levels(bordersOf(raster))).toContainEqual([180, 100, 300]);
  });

  it('stand around a row too low for print', () => {
    const raster = grid();
    draw(raster, LEFT, 192, RIGHT, 195);
    expect(levels(bordersOf(raster)).map(([at]) => at)).toEqual([100, 180, 190, 260, 340]);
  });

  it('are closed over small breaks', () => {
    const raster = grid();
    for (const x of [180, 400, 620]) draw(raster, x, 175, x + 6, 190, 255);
    expect(levels(bordersOf(raster))).toHaveLength(4);
  });

  it('are not made of text, an underline or a stroke that crosses nothing', () => {
    const raster = page();
    draw(raster, 100, 100, 500, 103);
    for (let x = 100; x < 600; x += 12) draw(raster, x, 200, x + 8, 222);
    expect(bordersOf(raster)).toEqual([]);
  });

  it('leave the page when they are erased, and text beside them stays', () => {
    const raster = grid();
    draw(raster, 340, 205, 360, 230);
    const erased = eraseBorders(raster, bordersOf(raster), DPI);
    const ink = maskBelow(erased, 200);
    let [inside, outside] = [0, 0];
    ink.data.forEach((value, i) => {
      const [x, y] = [i % 800, Math.floor(i / 800)];
      if (value && x >= 340 && x < 360 && y >= 205 && y < 230) inside++;
      else if (value) outside++;
    });
    expect([inside, outside]).toEqual([20 * 25, 0]);
  });
});
