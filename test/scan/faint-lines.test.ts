/** Hairlines of coarse, blurred scans: lighter than ink at each pixel, found by what they have together. */
import { describe, expect, it } from 'vitest';
import { inkOfHairlines } from '../../shared/read/scan/borders/faint-lines.ts';
import { findStrokes } from '../../shared/read/scan/borders/strokes.ts';
import { createRaster, type Raster, transpose } from '../../shared/read/scan/raster.ts';

const DPI = 150;
const BELOW = 185;

/** A level line whose darkest row sways between two, as a line between two pixels does. */
function hairline(depth: (x: number) => readonly number[]): Raster {
  const raster = createRaster(400, 60, 245);
  for (let x = 40; x < 360; x++)
    depth(x).forEach((grey, i) => {
      raster.data[(28 + i) * raster.width + x] = grey;
    });
  return raster;
}
const swaying = (x: number): readonly number[] =>
  x % 40 < 20 ? [237, 203, 211, 240] : [235, 208, 201, 237];

function strokesOf(raster: Raster) {
  const { ink, turned } = inkOfHairlines(raster, BELOW);
  return findStrokes(ink, DPI, turned);
}

describe('a hairline between pixels', () => {
  it('is one stroke, level or upright', () => {
    const raster = hairline(swaying);
    expect(strokesOf(raster).level).toMatchObject([{ from: 40, to: 360 }]);
    expect(strokesOf(transpose(raster)).upright).toMatchObject([{ from: 40, to: 360 }]);
  });

  it('is none where it is as light as grain', () => {
    expect(strokesOf(hairline(() => [240, 222, 224, 240])).level).toEqual([]);
  });

  it('is none where the grey goes on to one side: the rim of a shaded cell', () => {
    const raster = hairline(swaying);
    for (let y = 32; y < 60; y++) raster.data.fill(215, y * 400 + 40, y * 400 + 360);
    expect(strokesOf(raster).level).toEqual([]);
  });
});
