/** Hairlines that a coarse or blurred scan spreads over several pixels: none is ink, all together are as dark as a line. */

import { type Mask, PAPER, type Raster, rasterOf, transpose } from '../raster.ts';
import { CONTRAST } from './lanes.ts';

/** A line's middle is darker than this; grain and compression are lighter. */
const LIGHTEST = 225;
/** Paper shows at most so many pixels beside the middle: what is wider is no hairline. */
const ASIDE = 3;
/** The three pixels about the middle have so many times the ink of a pixel that is a line by itself. */
const INK = 1.5;

/** Tells whether the pixel is the middle of a hairline that runs along the walk. */
function isMiddle(data: Uint8Array, at: number, across: number, least: number): boolean {
  const own = data[at] ?? PAPER;
  const [before, after] = [data[at - across] ?? 0, data[at + across] ?? 0];
  if (own > before || own > after) return false;
  if (3 * PAPER - before - own - after < least) return false;
  const clear = own + CONTRAST;
  return (data[at - ASIDE * across] ?? 0) >= clear && (data[at + ASIDE * across] ?? 0) >= clear;
}

/** Marks the middle and the darker pixel beside it: the middle sways between two, and runs must not break. */
function mark(ink: Uint8Array, data: Uint8Array, at: number, across: number): void {
  const isBefore = (data[at - across] ?? PAPER) < (data[at + across] ?? PAPER);
  ink[at] = ink[isBefore ? at - across : at + across] = 1;
}

/** Ink of level lines, and that of upright ones with rows and columns exchanged. */
export interface LinesOfInk {
  readonly ink: Mask;
  readonly turned: Mask;
}

/** Returns the pixels darker than `below`, and the middles of hairlines among the others. */
export function inkOfHairlines(grey: Raster, below: number): LinesOfInk {
  const { width, height, data } = grey;
  const [level, upright] = [new Uint8Array(data.length), new Uint8Array(data.length)];
  const least = INK * (PAPER - below);
  for (let at = 0; at < data.length; at++) {
    const own = data[at] ?? PAPER;
    if (own >= LIGHTEST) continue;
    if (own < below) level[at] = upright[at] = 1;
    else {
      if (isMiddle(data, at, width, least)) mark(level, data, at, width);
      if (isMiddle(data, at, 1, least)) mark(upright, data, at, 1);
    }
  }
  const ink = rasterOf(width, height, level);
  return { ink, turned: transpose(rasterOf(width, height, upright)) };
}
