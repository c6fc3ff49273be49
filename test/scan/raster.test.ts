/** Pictures as arrays: turns, levels and masks give back what was put in. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { findSkew } from '../../shared/read/scan/paper/skew.ts';
import { type Pose, toDisplay } from '../../shared/read/scan/paper/upright.ts';
import {
  createRaster,
  levelRaster,
  maskBelow,
  type QuarterTurns,
  type Raster,
  transpose,
  turnRaster,
} from '../../shared/read/scan/raster.ts';

const rasters = fc
  .tuple(fc.integer({ min: 1, max: 9 }), fc.integer({ min: 1, max: 9 }))
  .chain(([width, height]) =>
    fc
      .uint8Array({ minLength: width * height, maxLength: width * height })
      .map((data): Raster => ({ width, height, data })),
  );

describe('a picture', () => {
  it('is itself again after four quarter turns, and after being transposed twice', () => {
    fc.assert(
      fc.property(rasters, (raster) => {
        let turned = raster;
        for (let i = 0; i < 4; i++) turned = turnRaster(turned, 1);
        expect(turned).toEqual(raster);
        expect(turnRaster(turnRaster(raster, 3), 1)).toEqual(raster);
        expect(turnRaster(turnRaster(raster, 1), 1)).toEqual(turnRaster(raster, 2));
        expect(transpose(transpose(raster))).toEqual(raster);
      }),
    );
  });

  it('turned clockwise has its left column on top', () => {
    const raster = { width: 2, height: 1, data: Uint8Array.from([10, 20]) };
    expect(turnRaster(raster, 1)).toEqual({ width: 1, height: 2, data: Uint8Array.from([10, 20]) });
    expect(turnRaster(raster, 2).data).toEqual(Uint8Array.from([20, 10]));
  });
});

/** Radians that a row of 520 pixels leans when it falls by one. */
const ONE_PIXEL = 1 / 500;

/** Rows of ink that lean by that angle. */
function leaning(angle: number): Raster {
  const raster = createRaster(600, 400, 255);
  for (let row = 60; row < 360; row += 40) {
    for (let x = 40; x < 560; x++) {
      const y = Math.round(row + (x - 300) * Math.tan(angle));
      for (let thick = 0; thick < 6; thick++) raster.data[(y + thick) * 600 + x] = 0;
    }
  }
  return raster;
}

describe('a leaning page', () => {
  it.each([-4, -1.3, 0, 0.4, 2.5])('leans by %s degrees and is level after that', (degrees) => {
    const angle = (degrees * Math.PI) / 180;
    const raster = leaning(angle);
    const found = findSkew(maskBelow(raster, 128));
    expect(Math.abs(found - angle)).toBeLessThan(ONE_PIXEL);
    expect(Math.abs(findSkew(maskBelow(levelRaster(raster, found), 128)))).toBeLessThan(ONE_PIXEL);
  });

  it('without ink is taken as level', () => {
    expect(findSkew(createRaster(50, 50))).toBeCloseTo(0, 1);
  });
});

describe('a place on an upright page', () => {
  it.each([0, 1, 2, 3] as const)(
    'after %s quarter turns is found on the page as it lay',
    (turns) => {
      // A dot on the displayed page of 100 × 200 points, two points wide.
      const dot = createRaster(100, 200, 255);
      dot.data[30 * 100 + 20] = 0;
      const upright = turnRaster(dot, turns as QuarterTurns);
      const at = upright.data.indexOf(0);
      const [x, y] = [at % upright.width, Math.floor(at / upright.width)];
      const { width, height } = upright;
      const pose: Pose = { turns, angle: 0, width, height, bend: null };
      expect(toDisplay(pose, [x, y, x + 1, y + 1])).toEqual([20, 30, 21, 31]);
    },
  );
});
