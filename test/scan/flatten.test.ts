/** Sheets that bend: measured by their lines, made flat, and every place found again on the sheet as it lies. */
import { describe, expect, it } from 'vitest';
import { type Border, findBorders } from '../../shared/read/scan/borders/borders.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { traceLines } from '../../shared/read/scan/paper/curves.ts';
import { findBend, flattenRaster, placeOn } from '../../shared/read/scan/paper/flatten.ts';
import { toDisplay } from '../../shared/read/scan/paper/upright.ts';
import { createRaster, maskBelow, type Raster } from '../../shared/read/scan/raster.ts';
import { BENDS, bendRaster, findInPicture, type Warp, warpOf } from '../support/scans/bends.ts';
import { randomOf } from '../support/scans/random.ts';

const DPI = 100;
const [WIDTH, HEIGHT] = [827, 1169];
const LINE_INK = 185;
const ROWS = Array.from({ length: 15 }, (_, i) => 150 + i * 60);
const COLUMNS = [80, 180, 300, 450, 560, 740];

function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) raster.data.fill(0, y * raster.width + x0, y * raster.width + x1);
}
/** A flat sheet of A4 with a table of 14 × 5 cells. */
function ruled(): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 255);
  for (const y of ROWS) draw(raster, 80, y, 742, y + 2);
  for (const x of COLUMNS) draw(raster, x, 150, x + 2, 992);
  return raster;
}
/** A flat sheet of prose: rows of what looks like characters. */
function prose(): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 255);
  for (let y = 120; y < 1040; y += 28) {
    for (let x = 90; x < 720; x += 16) {
      for (let line = y; line < y + 14; line += 4) draw(raster, x, line, x + 13, line + 2);
    }
  }
  return raster;
}

const bordersOf = (raster: Raster): readonly Border[] =>
  findBorders(findStrokes(maskBelow(raster, LINE_INK), DPI), raster, DPI).borders;
const bendOf = (raster: Raster) =>
  findBend(raster, traceLines(maskBelow(raster, LINE_INK), DPI), DPI);
const countOf = (raster: Raster): readonly [number, number] => {
  const borders = bordersOf(raster);
  const level = borders.filter((border) => border.level).length;
  return [level, borders.length - level];
};
const warpFor = (kind: string, points: number): Warp => warpOf(kind, points, randomOf(11));
/** Where the place of the flat sheet lies on the bent one, both in pixels. */
function onBent(warp: Warp, x: number, y: number): readonly [number, number] {
  const [u, v] = findInPicture(warp, (x + 0.5) / WIDTH, (y + 0.5) / HEIGHT);
  return [u * WIDTH - 0.5, v * HEIGHT - 0.5];
}

describe('a sheet that bends', () => {
  const flat = ruled();

  it.each(Object.keys(BENDS))('as %s, by 10 points, has its table again when flat', (kind) => {
    const warp = warpFor(kind, 10);
    const bent = bendRaster(flat, warp);
    const mesh = bendOf(bent);
    if (!mesh) throw new Error('not seen to bend');
    const again = bordersOf(flattenRaster(bent, 0, mesh));
    const [level, upright] = [again.filter((b) => b.level), again.filter((b) => !b.level)];
    expect([level.length, upright.length]).toEqual([ROWS.length, COLUMNS.length]);
    // Each crossing of the flat table is found on the sheet as it lies, to a point.
    for (const [i, y] of ROWS.entries()) {
      for (const [j, x] of COLUMNS.entries()) {
        const [u, v] = placeOn(mesh, (upright[j]?.at ?? 0) - 0.5, (level[i]?.at ?? 0) - 0.5);
        const [wantU, wantV] = onBent(warp, x + 0.5, y + 0.5);
        expect(Math.abs(u - wantU), `column at ${x}, ${y}`).toBeLessThan(DPI / 72);
        expect(Math.abs(v - wantV), `row at ${x}, ${y}`).toBeLessThan(DPI / 72);
      }
    }
  });

  it('has another table or none when it is left as it is', () => {
    for (const kind of ['curl of rows', 'wave', 'mixed']) {
      const table = countOf(bendRaster(flat, warpFor(kind, 10)));
      expect(table, kind).not.toEqual([ROWS.length, COLUMNS.length]);
    }
  });

  it('is flattened along its rows of text where it has no borders', () => {
    const bent = bendRaster(prose(), warpFor('curl of rows', 8));
    const mesh = bendOf(bent);
    if (!mesh) throw new Error('not seen to bend');
    const again = flattenRaster(bent, 0, mesh);
    // White between the rows from one side to the other, as on the flat sheet.
    const whiteRows = (raster: Raster): number =>
      Array.from({ length: HEIGHT }, (_, y) => raster.data.subarray(y * WIDTH, (y + 1) * WIDTH))
        .slice(120, 1040)
        .filter((row) => row.every((value) => value > LINE_INK)).length;
    expect(whiteRows(bent)).toBeLessThan(300);
    expect(whiteRows(again)).toBeGreaterThan(500);
  });
});

describe('a sheet that lies flat', () => {
  it.each([
    ['a table', ruled()],
    ['prose', prose()],
    ['nothing', createRaster(WIDTH, HEIGHT, 255)],
  ])('with %s is left as it is', (_, raster) => {
    expect(bendOf(raster)).toBeNull();
  });

  it('and bends less than can be told from the way paper is fed is left as it is', () => {
    expect(bendOf(bendRaster(ruled(), warpFor('fold', 0.5)))).toBeNull();
    expect(bendOf(bendRaster(ruled(), warpFor('fold', 2)))).not.toBeNull();
  });

  it('is not bent by a flourish, nor by lines of which none fits the other', () => {
    const swung = prose();
    const crossed = ruled();
    for (let x = 100; x < 700; x++) {
      const y = Math.round(60 + 20 * Math.sin(x / 60));
      draw(swung, x, y, x + 1, y + 2);
      for (const row of [70, 180, 420, 700]) {
        const own = Math.round(row + 20 * Math.sin(x / (30 + row / 10)));
        draw(crossed, x, own, x + 1, own + 2);
      }
    }
    expect(bendOf(swung)).toBeNull();
    expect(bendOf(crossed)).toBeNull();
  });
});

describe('a place on a sheet made flat', () => {
  it('is the box around where the bent sheet prints it', () => {
    const bent = bendRaster(ruled(), warpFor('curl of rows', 10));
    const mesh = bendOf(bent);
    if (!mesh) throw new Error('not seen to bend');
    const scale = 72 / DPI;
    const pose = { turns: 0, angle: 0, width: 595, height: 842, bend: { mesh, scale } } as const;
    const [x0, y0, x1, y1] = toDisplay(pose, [60, 300, 530, 310]);
    const edge = Array.from({ length: 48 }, (_, i) =>
      placeOn(mesh, (60 + i * 10) / scale, 300 / scale),
    );
    const top = Math.min(...edge.map(([, y]) => y * scale));
    expect(Math.abs(y0 - top)).toBeLessThan(0.5);
    expect(y1 - y0).toBeGreaterThan(15);
    expect([Math.round(x0), Math.round(x1)]).toEqual([60, 530]);
    expect(toDisplay({ ...pose, bend: null }, [60, 300, 530, 310])).toEqual([60, 300, 530, 310]);
  });
});
