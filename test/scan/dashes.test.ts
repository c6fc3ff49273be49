/** Tables drawn with dashes or dots: their lines are drawn through, and the grid is as sure as their ends. */
import { describe, expect, it } from 'vitest';
import { findBorders } from '../../shared/read/scan/borders/borders.ts';
import { joinDashes } from '../../shared/read/scan/borders/dashes.ts';
import { doubtGrid } from '../../shared/read/scan/borders/grid-doubt.ts';
import { NO_STAINS } from '../../shared/read/scan/borders/stains.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { traceLines } from '../../shared/read/scan/paper/curves.ts';
import { createRaster, maskBelow, type Raster, transpose } from '../../shared/read/scan/raster.ts';

const DPI = 100;
const ROWS = [80, 140, 200, 260, 320, 380];
const COLUMNS = [60, 160, 300, 420, 540];

function fill(raster: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) raster.data.fill(0, y * raster.width + x0, y * raster.width + x1);
}

function fillPaper(raster: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) raster.data.fill(255, y * raster.width + x0, y * raster.width + x1);
}

/** Something like a character, 14 pixels high. */
function letter(raster: Raster, x: number, y: number): void {
  for (let line = y; line < y + 14; line += 4) fill(raster, x, line, x + 13, line + 2);
  fill(raster, x + 6, y, x + 8, y + 14);
}

/** A table of 5 × 4 cells with three letters in each, its lines drawn as so many pixels of ink and of paper. */
function table(dash: number, gap: number): Raster {
  const raster = createRaster(600, 600, 255);
  for (const y of ROWS)
    for (let x = 60; x < 542; x += dash + gap) fill(raster, x, y, Math.min(542, x + dash), y + 2);
  for (const x of COLUMNS)
    for (let y = 80; y < 382; y += dash + gap) fill(raster, x, y, x + 2, Math.min(382, y + dash));
  for (const y of ROWS.slice(0, -1))
    for (const x of COLUMNS.slice(0, -1))
      for (const by of [30, 45, 60]) letter(raster, x + by, y + 24);
  return raster;
}

function joinLines(raster: Raster) {
  const ink = maskBelow(raster, 185);
  return joinDashes(raster, { ink, turned: transpose(ink) }, DPI);
}

const join = (raster: Raster): Raster => joinLines(raster)?.drawn ?? raster;

const bordersOf = (raster: Raster) =>
  findBorders(findStrokes(maskBelow(raster, 185), DPI), raster, DPI).borders;

describe('dashed lines', () => {
  it.each([
    ['dashes', 6, 4],
    ['dots', 3, 3],
  ])('of %s are borders once they are drawn through, and were none before', (_, dash, gap) => {
    const raster = table(dash, gap);
    expect(bordersOf(raster)).toEqual([]);
    expect(bordersOf(join(raster))).toHaveLength(ROWS.length + COLUMNS.length);
  });

  it('are found though a few strokes of text beside their ends seem to go on with them', () => {
    const raster = table(3, 3);
    // Steps that lead aside from the left end of each line.
    for (const y of ROWS)
      for (let step = 1; step <= 6; step++)
        fill(raster, 60 - 3 * step, y - step, 62 - 3 * step, y - step + 2);
    expect(bordersOf(join(raster))).toHaveLength(ROWS.length + COLUMNS.length);
  });

  it('are not seen where lines are drawn through: rows of letters are no dashes', () => {
    const raster = table(600, 0);
    expect(join(raster) === raster).toBe(true);
  });

  it('one by itself is a leader between words, and no table', () => {
    const raster = createRaster(600, 600, 255);
    for (let x = 60; x < 542; x += 6) fill(raster, x, 300, x + 3, 302);
    expect(join(raster) === raster).toBe(true);
  });

  /** A page of contents: titles, leaders and numbers. */
  function contents(lines: number): Raster {
    const raster = createRaster(600, 600, 255);
    for (let line = 0; line < lines; line++) {
      const [y, indent] = [60 + line * 28, (line % 4) * 5];
      for (const x of [30, 45, 60, 75]) letter(raster, x + indent, y - 12);
      letter(raster, 545 + (line % 3) * 3, y - 12);
      for (let x = 92 + indent; x < 542; x += 6) fill(raster, x, y, x + 3, y + 2);
    }
    return raster;
  }

  it('with print at both ends that meet no other are leaders, however many', () => {
    const raster = contents(12);
    expect(join(raster) === raster).toBe(true);
  });

  it('with print at both ends are borders where they meet others', () => {
    const raster = contents(12);
    for (const x of [118, 540]) fill(raster, x, 40, x + 2, 400);
    expect(join(raster) === raster).toBe(false);
  });

  it('that meet no other are borders where they end on nothing', () => {
    const raster = createRaster(600, 600, 255);
    for (let y = 60; y < 300; y += 28)
      for (let x = 62; x < 542; x += 6) fill(raster, x, y, x + 3, y + 2);
    expect(join(raster) === raster).toBe(false);
  });

  it('that meet out of step are drawn from one line to the next', () => {
    const raster = table(6, 4);
    // The dashes of the third row's line begin anew behind each column, its first one a gap late.
    fillPaper(raster, 60, 200, 542, 202);
    COLUMNS.slice(1).forEach((to, i) => {
      for (let x = (COLUMNS[i] ?? 0) + 4; x < to; x += 10)
        fill(raster, x, 200, Math.min(to, x + 6), 202);
    });
    expect(bordersOf(join(raster))).toHaveLength(ROWS.length + COLUMNS.length);
    expect(joinLines(raster)?.sure).toBe(true);
  });

  it('are no page of them where most of its table is drawn through', () => {
    const raster = table(600, 0);
    for (let y = 420; y < 470; y += 10)
      for (let x = 60; x < 130; x += 10) fill(raster, x, y, x + 6, y + 2);
    expect(joinLines(raster)).toBeNull();
  });

  it('that end on nothing put the grid in doubt', () => {
    const raster = table(6, 4);
    // Half of a row's line is lost within a cell.
    fillPaper(raster, 220, 200, 542, 202);
    expect(joinLines(raster)?.sure).toBe(false);
  });

  it('are as sure as their ends', () => {
    const raster = join(table(6, 4));
    const ruled = traceLines(maskBelow(raster, 185), DPI);
    const text = createRaster(600, 600);
    const found = { ruled, borders: bordersOf(raster), text, stains: NO_STAINS };
    const page = { ...found, lost: false, hidden: false };
    expect(doubtGrid({ ...page, dashed: { sure: false } }, DPI)).toMatch(/dashed or dotted/);
    expect(doubtGrid({ ...page, dashed: { sure: true } }, DPI)).toBeNull();
  });
});
