/** The borders found, held against the ruled ink: a grid that leaves lines out, or has one too many, is in doubt. */
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../shared/read/document.ts';
import { type Border, findBorders } from '../../shared/read/scan/borders/borders.ts';
import { eraseBorders } from '../../shared/read/scan/borders/erase-borders.ts';
import { doubtGrid, findCuts, makeDoubtful } from '../../shared/read/scan/borders/grid-doubt.ts';
import { findStains } from '../../shared/read/scan/borders/stains.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { traceLines } from '../../shared/read/scan/paper/curves.ts';
import { createRaster, maskBelow, type Raster } from '../../shared/read/scan/raster.ts';
import { bendRaster, warpOf } from '../support/scans/bends.ts';
import { randomOf } from '../support/scans/random.ts';

const DPI = 100;
const [WIDTH, HEIGHT] = [600, 600];
const ROWS = [80, 140, 200, 260, 320, 380, 440, 500];
const COLUMNS = [60, 160, 300, 420, 540];

function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) raster.data.fill(0, y * raster.width + x0, y * raster.width + x1);
}
/** Something like a character, 14 pixels high. */
function letter(raster: Raster, x: number, y: number): void {
  for (let line = y; line < y + 14; line += 4) draw(raster, x, line, x + 13, line + 2);
  draw(raster, x + 6, y, x + 8, y + 14);
}
/** A table of 7 × 4 cells with three letters in each. */
function table(): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 255);
  for (const y of ROWS) draw(raster, 60, y, 542, y + 2);
  for (const x of COLUMNS) draw(raster, x, 80, x + 2, 502);
  for (const y of ROWS.slice(0, -1)) {
    for (const x of COLUMNS.slice(0, -1))
      for (const by of [30, 45, 60]) letter(raster, x + by, y + 24);
  }
  return raster;
}
const bordersOf = (raster: Raster): readonly Border[] =>
  findBorders(findStrokes(maskBelow(raster, 185), DPI), raster, DPI).borders;
function doubt(
  raster: Raster,
  borders: readonly Border[] = bordersOf(raster),
  hidden = false,
): string | null {
  const text = maskBelow(eraseBorders(raster, borders, DPI), 148);
  const ruled = traceLines(maskBelow(raster, 185), DPI);
  const stains = findStains(text, borders, DPI);
  return doubtGrid({ ruled, dashed: null, lost: false, hidden, borders, text, stains }, DPI);
}

describe('a grid', () => {
  it('that accounts for every line of the page is sure', () => {
    expect(bordersOf(table())).toHaveLength(ROWS.length + COLUMNS.length);
    expect(doubt(table())).toBeNull();
  });

  it('is not sure where a border may go on under what lies over it', () => {
    expect(doubt(table(), bordersOf(table()), true)).toMatch(/may go on/);
  });

  it('is sure beside underlines, strokes through empty cells and the rim of a stamp', () => {
    const raster = table();
    for (const y of [30, 45, 560]) draw(raster, 80, y, 400, y + 2);
    for (let x = 302; x < 420; x++) {
      const y = 442 + Math.round((x - 302) * 0.45);
      draw(raster, x, y, x + 1, y + 2);
    }
    for (let angle = 0; angle < Math.PI * 2; angle += 0.002) {
      const [x, y] = [
        Math.round(300 + 90 * Math.cos(angle)),
        Math.round(290 + 90 * Math.sin(angle)),
      ];
      draw(raster, x, y, x + 3, y + 3);
    }
    expect(doubt(raster, bordersOf(table()))).toBeNull();
  });

  it('that misses one border of one cell is in doubt', () => {
    const borders = bordersOf(table());
    const cut = borders.flatMap((border): Border[] => {
      if (!border.level || Math.abs(border.at - 261) > 2) return [border];
      return [
        { ...border, to: 301 },
        { ...border, from: 421 },
      ];
    });
    expect(cut).toHaveLength(borders.length + 1);
    expect(doubt(table(), cut)).toContain('belong to no border');
  });

  it('of a page with ruled lines and no border found at all is in doubt', () => {
    expect(doubt(table(), [])).toBe('100% of the ruled lines belong to no border that was found');
  });

  it('of a sheet that bends and was not made flat is in doubt', () => {
    const bent = bendRaster(table(), warpOf('wave', 12, randomOf(3)));
    expect(bordersOf(bent).length).not.toBe(ROWS.length + COLUMNS.length);
    expect(doubt(bent)).toContain('belong to no border');
  });

  it('with a border that runs through characters, as a streak does, is in doubt', () => {
    const raster = table();
    draw(raster, 112, 20, 114, 590);
    expect(bordersOf(raster).some(({ level, at }) => !level && Math.abs(at - 113) < 2)).toBe(true);
    expect(doubt(raster)).toContain('runs through characters');
  });

  /** A stamp with a rim of 7 pixels, and its signs across a row border. */
  function stamp(raster: Raster): void {
    for (let angle = 0; angle < Math.PI * 2; angle += 0.003) {
      const [x, y] = [360 + 75 * Math.cos(angle), 300 + 75 * Math.sin(angle)].map(Math.round);
      draw(raster, (x ?? 0) - 3, (y ?? 0) - 3, (x ?? 0) + 4, (y ?? 0) + 4);
    }
    for (const x of [310, 330, 350, 370, 390]) letter(raster, x, 254);
  }

  it('is sure under a stamp, whose rim and signs lie on both sides of the borders', () => {
    const raster = table();
    stamp(raster);
    const text = maskBelow(eraseBorders(raster, bordersOf(table()), DPI), 148);
    expect(findCuts(text, bordersOf(table()), DPI)).toBeGreaterThan(0.04);
    expect(doubt(raster, bordersOf(table()))).toBeNull();
  });

  it('is in doubt where a line stands within a stamp alone, as strokes of its signs do', () => {
    const raster = table();
    stamp(raster);
    const stroke: Border = { level: false, at: 372, from: 261, to: 321 };
    expect(doubt(raster, [...bordersOf(table()), stroke])).toContain('within a stamp alone');
  });

  it('is in doubt under a stamp where a streak runs through characters beside it', () => {
    const raster = table();
    stamp(raster);
    draw(raster, 112, 80, 114, 502);
    const streak: Border = { level: false, at: 113, from: 81, to: 501 };
    expect(doubt(raster, [...bordersOf(table()), streak])).toContain('runs through characters');
  });

  it('of a page of prose, or of an empty one, is none and is not in doubt', () => {
    const prose = createRaster(WIDTH, HEIGHT, 255);
    for (let y = 40; y < 560; y += 28) for (let x = 40; x < 540; x += 15) letter(prose, x, y);
    expect(doubt(prose)).toBeNull();
    expect(doubt(createRaster(WIDTH, HEIGHT, 255))).toBeNull();
  });
});

describe('characters in a grid that is in doubt', () => {
  it('are put before a person, and no arithmetic may mend them', () => {
    const glyph: Glyph = {
      text: '9',
      box: [0, 0, 5, 9],
      confidence: 0.999,
      alternatives: [{ text: '4', confidence: 0.02 }],
    };
    expect(makeDoubtful([glyph])).toEqual([{ text: '9', box: [0, 0, 5, 9], confidence: 0.6 }]);
    expect(makeDoubtful([{ ...glyph, confidence: 0.3 }])[0]?.confidence).toBe(0.3);
  });
});
