/** A pen's stroke through a cell: what it touches is not certain, what stands apart is. */
import { describe, expect, it } from 'vitest';
import { createRaster, PAPER, type Raster } from '../../shared/read/scan/raster.ts';
import { doubtForeign, findForeign } from '../../shared/read/scan/signs/foreign-ink.ts';

const CELL = { x0: 10, y0: 10, x1: 210, y1: 60 };
const EM = 24;
const THICKNESS = 2;

function inkOf(...boxes: readonly (readonly [number, number, number, number])[]): Raster {
  const raster = createRaster(220, 70, PAPER);
  for (const [x0, y0, x1, y1] of boxes)
    for (let y = y0; y < y1; y++) raster.data.fill(0, y * raster.width + x0, y * raster.width + x1);
  return raster;
}
const FIRST = [50, 24, 62, 46] as const;
const SECOND = [65, 24, 77, 46] as const;
const FAR = [150, 24, 162, 46] as const;

function look(raster: Raster): number[] {
  const frame = { x0: 40, y0: 20, x1: 180, y1: 50 };
  const characters = ['1', '0', '5'].map((text, i) => {
    const middle = [56, 71, 156][i] ?? 0;
    const at = (middle - frame.x0) / (frame.x1 - frame.x0);
    return { text, confidence: 0.99, at, alternatives: [] };
  });
  const reading = { characters, figures: characters };
  const line = { rect: { x0: 50, y0: 24, x1: 162, y1: 46 }, frame, reading };
  const foreign = findForeign(raster, CELL, EM, THICKNESS);
  return doubtForeign(line, foreign, EM).characters.map(({ confidence }) => confidence);
}

describe('characters of a cell', () => {
  it('are certain where no stroke comes in', () => {
    expect(look(inkOf(FIRST, SECOND, FAR))).toEqual([0.99, 0.99, 0.99]);
  });

  it('are certain beside the rim of a border that was not erased whole', () => {
    expect(look(inkOf(FIRST, SECOND, FAR, [10, 10, 210, 14]))).toEqual([0.99, 0.99, 0.99]);
  });

  it.each([
    ['from above', [68, 10, 71, 60]],
    ['from the side', [10, 34, 74, 37]],
  ] as const)('are doubtful where one comes in %s, and only there', (_, stroke) => {
    const seen = look(inkOf(FIRST, SECOND, FAR, stroke));
    expect(seen[1]).toBe(0.6);
    expect(seen[2]).toBe(0.99);
  });

  it('are certain where it passes above them', () => {
    expect(look(inkOf(FIRST, SECOND, FAR, [10, 15, 210, 18]))).toEqual([0.99, 0.99, 0.99]);
  });
});
