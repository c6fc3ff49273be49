/** Takes dirt from the page: specks smaller than a point, and larger ones that stand apart from all print. */
import { type Mask, maskBelow, PAPER, type Raster } from './raster.ts';

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

/** Returns the page without specks, which the recognizer would take for points. */
export function wipeSpecks(grey: Raster): Raster {
  const { width, height } = grey;
  const ink = maskBelow(grey, SPECK_INK);
  const out: Raster = { ...grey, data: Uint8Array.from(grey.data) };
  for (let y = 2; y + 2 < height; y++) {
    for (let x = 2; x + 2 < width; x++) {
      const at = y * width + x;
      if (ink.data[at] !== 1) continue;
      let sum = 0;
      for (let row = at - 2 * width; row <= at + 2 * width && sum <= SPECK; row += width) {
        for (let i = row - 2; i <= row + 2; i++) sum += ink.data[i] ?? 0;
      }
      if (sum > SPECK || isTip(ink, at)) continue;
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
  const out: Raster = { ...grey, data: Uint8Array.from(grey.data) };
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
