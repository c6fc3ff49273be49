/** Pages of black and white alone are told from grey ones, and their lines go to the network with soft edges. */
import { describe, expect, it } from 'vitest';
import { createRaster, PAPER, type Raster } from '../../shared/read/scan/raster.ts';
import { hasTwoTones, softening } from '../../shared/read/scan/signs/two-tones.ts';
import type { Recognizer } from '../../shared/read/scan.ts';

/** A row of so many black, grey and white pixels. */
function page(black: number, grey: number, white: number): Raster {
  const data = [
    ...Array<number>(black).fill(0),
    ...Array<number>(grey).fill(128),
    ...Array<number>(white).fill(255),
  ];
  return { width: data.length, height: 1, data: Uint8Array.from(data) };
}

it.each([
  [100, 0, 900, true],
  [77, 23, 900, true],
  [66, 34, 900, false],
  [0, 100, 900, false],
])('%d black, %d grey and %d white pixels', (black, grey, white, isOne) => {
  expect(hasTwoTones(page(black, grey, white))).toBe(isOne);
});

describe('a line with soft edges', () => {
  async function seen(line: Raster): Promise<Raster> {
    const got: Raster[] = [];
    const recognizer: Recognizer = {
      version: 'test/1',
      read: async (picture) => {
        got.push(picture);
        return { characters: [], figures: [] };
      },
    };
    await softening(recognizer).read(line);
    const [picture] = got;
    if (!picture) throw new Error('nothing was read');
    return picture;
  }

  it('keeps its ink and spreads it evenly to all sides', async () => {
    const line = createRaster(21, 29, PAPER);
    line.data[14 * 21 + 10] = 0;
    const { data } = await seen(line);
    const ink = data.reduce((sum, value) => sum + PAPER - value, 0);
    expect(Math.abs(ink - PAPER)).toBeLessThan(PAPER * 0.05);
    const at = (x: number, y: number): number => data[y * 21 + x] ?? -1;
    expect([at(9, 14), at(11, 14), at(10, 13), at(10, 15)]).toEqual(Array(4).fill(at(9, 14)));
    expect(at(10, 14)).toBeLessThan(at(9, 14));
    expect(at(9, 14)).toBeLessThan(PAPER);
  });

  it('takes what is off the picture for paper', async () => {
    const line = createRaster(9, 29, 0);
    const { data } = await seen(line);
    expect(data[0]).toBeGreaterThan(data[14 * 9 + 4] ?? PAPER);
  });
});
