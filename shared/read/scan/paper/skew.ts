/** How far the rows of a page lean, from the rows' own profile. */
import type { Mask } from '../raster.ts';

/** Sheets that lean more are refused by the feeder, or were photographed. */
const STEEPEST = (6 * Math.PI) / 180;
/** Each pass looks around the best angle of the one before, in steps of this many degrees. */
const STEPS = [0.25, 0.05, 0.01];
/** More points do not sharpen the profile. */
const MOST_POINTS = 150_000;

function collectPoints({ width, height, data }: Mask): { xs: Float32Array; ys: Float32Array } {
  let total = 0;
  for (const value of data) total += value;
  const every = Math.max(1, Math.ceil(total / MOST_POINTS));
  const count = Math.ceil(total / every);
  const [xs, ys] = [new Float32Array(count), new Float32Array(count)];
  let seen = 0;
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      if (data[y * width + x] !== 1) continue;
      if (seen % every === 0) {
        xs[seen / every] = x - width / 2;
        ys[seen / every] = y;
      }
      seen++;
    }
  }
  return { xs, ys };
}

/** Returns the angle in radians by which rows lean clockwise; 0 for a page without ink. */
export function findSkew(mask: Mask): number {
  const { xs, ys } = collectPoints(mask);
  const margin = Math.ceil((Math.sin(STEEPEST) * mask.width) / 2) + 2;
  const profile = new Float64Array(mask.height + 2 * margin);
  const sharpness = (angle: number): number => {
    profile.fill(0);
    const slope = Math.tan(angle);
    for (let i = 0; i < xs.length; i++) {
      const row = Math.round((ys[i] ?? 0) - (xs[i] ?? 0) * slope) + margin;
      profile[row] = (profile[row] ?? 0) + 1;
    }
    let sum = 0;
    for (let i = 1; i < profile.length; i++) {
      const step = (profile[i] ?? 0) - (profile[i - 1] ?? 0);
      sum += step * step;
    }
    return sum;
  };
  let best = 0;
  let reach = STEEPEST;
  for (const degrees of STEPS) {
    const step = (degrees * Math.PI) / 180;
    let [angle, score] = [best, sharpness(best)];
    for (let a = best - reach; a <= best + reach; a += step) {
      if (Math.abs(a) > STEEPEST) continue;
      const s = sharpness(a);
      // Of angles that fit equally the least is meant: a page without ink does not lean.
      const better = s > score || (s === score && Math.abs(a) < Math.abs(angle));
      if (better) [angle, score] = [a, s];
    }
    best = angle;
    reach = step;
  }
  return best;
}
