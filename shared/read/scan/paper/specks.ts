/** Takes dirt from the page: specks smaller than a point, and larger ones that stand apart from all print. */
import { copyOf, type Mask, maskBelow, PAPER, type Raster } from '../raster.ts';

/** Ink of a speck is darker than this. */
const SPECK_INK = 170;
/** So many inked pixels in a field of 5 × 5 are a speck: a decimal point has four at 150 dpi. */
const SPECK = 3;

/** Tells whether more than a speck's ink hangs together with the pixel: it is the tip of a stroke. */
function isTip({ width, data }: Mask, start: number): boolean {
  const piece = [start];
  for (let next = 0; next < piece.length && piece.length <= SPECK; next++) {
    const at = piece[next] ?? 0;
    for (const row of [at - width, at, at + width])
      for (let beside = row - 1; beside <= row + 1; beside++)
        if (data[beside] === 1 && !piece.includes(beside)) piece.push(beside);
  }
  return piece.length > SPECK;
}

/** A point is so close to the digits beside it, in inches, and they stand so far apart at least... */
const BESIDE_POINT = 0.055;
const POINT_GAP = 0.026;
/** ...and are as high as this at least. */
const DIGIT = 0.05;
/** A digit's foot is rounded: so many pixels below the point's it may end. */
const FOOT = 2;

/**
 * Tells whether the ink stands where a decimal point does: on the line on which the signs at both
 * sides of it stand, with paper above it, in a gap that is wider than those between digits.
 */
function standsAsPoint({ width, height, data }: Mask, start: number, dpi: number): boolean {
  const [x, y] = [start % width, Math.floor(start / width)];
  const [reach, high] = [Math.round(dpi * BESIDE_POINT), Math.round(dpi * DIGIT)];
  if (x < reach || x + reach >= width || y < high || y + 2 * FOOT + 1 >= height) return false;
  const hasInk = (column: number, from: number, to: number): boolean => {
    for (let row = from; row < to; row++) if (data[row * width + column] === 1) return true;
    return false;
  };
  /** Returns how far it is to the sign on that side; null where none stands there. */
  const signAt = (side: -1 | 1): number | null => {
    for (let step = 1; step <= reach; step++)
      if (hasInk(x + side * step, y - high, y - FOOT)) return step;
    return null;
  };
  const [left, right] = [signAt(-1), signAt(1)];
  if (hasInk(x, y - high, y - FOOT) || left === null || right === null) return false;
  if (left + right - 1 < dpi * POINT_GAP) return false;
  for (let column = x - reach; column <= x + reach; column++)
    if (hasInk(column, y + FOOT + 1, y + 2 * FOOT + 1)) return false;
  return true;
}

/** Returns the page without specks, which the recognizer would take for points. */
export function wipeSpecks(grey: Raster, dpi: number): Raster {
  const { width, height } = grey;
  const ink = maskBelow(grey, SPECK_INK);
  const out = copyOf(grey);
  for (let y = 2; y + 2 < height; y++) {
    for (let x = 2; x + 2 < width; x++) {
      const at = y * width + x;
      if (ink.data[at] !== 1) continue;
      let sum = 0;
      for (let row = at - 2 * width; row <= at + 2 * width && sum <= SPECK; row += width) {
        for (let i = row - 2; i <= row + 2; i++) sum += ink.data[i] ?? 0;
      }
      if (sum > SPECK || isTip(ink, at) || standsAsPoint(ink, at, dpi)) continue;
      for (const row of [at - width, at, at + width]) out.data.fill(PAPER, row - 1, row + 2);
    }
  }
  return out;
}

/** What stands apart is no larger than this, in inches: a dash is wider, a sign higher. */
const LONE = 0.028;
/** No print is closer to it than this, in inches: points and commas stand closer to their sign. */
const APART = 0.06;
/** The rim of a speck is lighter than ink for so many pixels. */
const RIM = 2;

/** Tells whether all ink within reach of the speck's first pixel lies within its size. */
function standsAlone({ width, height, data }: Mask, at: number, largest: number, reach: number) {
  const [x, y] = [at % width, Math.floor(at / width)];
  for (let row = Math.max(0, y - reach); row <= Math.min(height - 1, y + reach); row++) {
    const isOwn = row >= y && row < y + largest;
    const to = Math.min(width - 1, x + reach);
    for (let i = Math.max(0, x - reach); i <= to; i++)
      if (data[row * width + i] === 1 && !(isOwn && Math.abs(i - x) < largest)) return false;
  }
  return true;
}

/** Returns the page without ink that is as small as a point and stands where no point belongs. */
export function wipeLoneSpecks(grey: Raster, dpi: number): Raster {
  const { width, height } = grey;
  const ink = maskBelow(grey, SPECK_INK);
  const largest = Math.max(2, Math.round(dpi * LONE));
  const reach = largest + Math.round(dpi * APART);
  const out = copyOf(grey);
  for (let at = ink.data.indexOf(1); at >= 0; at = ink.data.indexOf(1, at + 1)) {
    // A speck is known by its first pixel: no ink before it nor above.
    const above = at - width;
    if (ink.data[at - 1] === 1 || ink.data[above] === 1 || ink.data[above - 1] === 1) continue;
    if (ink.data[above + 1] === 1 || !standsAlone(ink, at, largest, reach)) continue;
    const [x, y] = [at % width, Math.floor(at / width)];
    const [from, to] = [Math.max(0, x - largest - RIM), Math.min(width, x + largest + RIM)];
    for (let row = Math.max(0, y - RIM); row < Math.min(height, y + largest + RIM); row++)
      out.data.fill(PAPER, row * width + from, row * width + to);
  }
  return out;
}
