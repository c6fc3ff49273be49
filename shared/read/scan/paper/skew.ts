/** How far the rows of a page lean, from the rows' own profile. */
import type { Mask } from '../raster.ts';

/** Sheets that lean more are refused by the feeder, or were photographed. */
const STEEPEST = (6 * Math.PI) / 180;
/** Each pass looks around the best angle of the one before, in steps of this many degrees. */
const STEPS = [0.25, 0.05, 0.01];
/** More points do not sharpen the profile. */
const MOST_POINTS = 150_000;

/** Inked pixels of a page, x from its middle. */
interface Points {
  readonly xs: Float32Array;
  readonly ys: Float32Array;
}

function collectPoints({ width, height, data }: Mask): Points {
  let total = 0;
  for (let i = 0; i < data.length; i++) total += data[i] ?? 0;
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

/** Counts the points of each row of a page that leans by the slope; the first row is at `margin`. */
function projectPoints({ xs, ys }: Points, slope: number, margin: number, rows: Int32Array): void {
  const first = margin + 0.5;
  for (let i = 0; i < xs.length; i++) {
    // Never negative, so cutting off the fraction rounds.
    const row = ((ys[i] ?? 0) - (xs[i] ?? 0) * slope + first) | 0;
    rows[row] = (rows[row] ?? 0) + 1;
  }
}

/** Returns how much the rows differ from their neighbours: most where the page is level. */
function steepnessOf(rows: Int32Array): number {
  let sum = 0;
  for (let i = 1; i < rows.length; i++) {
    const step = (rows[i] ?? 0) - (rows[i - 1] ?? 0);
    sum += step * step;
  }
  return sum;
}

/** Returns the angle in radians by which rows lean clockwise; 0 for a page without ink. */
export function findSkew(mask: Mask): number {
  const points = collectPoints(mask);
  const margin = Math.ceil((Math.sin(STEEPEST) * mask.width) / 2) + 2;
  const profile = new Int32Array(mask.height + 2 * margin);
  const sharpness = (angle: number): number => {
    profile.fill(0);
    projectPoints(points, Math.tan(angle), margin, profile);
    return steepnessOf(profile);
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
