/** Bent lines → one smooth surface: how far each place of the sheet lies from where it would lie flat. */
import type { Curve } from './curves.ts';

/** Pieces of the surface along the lines and across them: a fold needs many, a curl two. */
const ALONG = 18;
const ACROSS = 5;
/** A cubic B-spline has three more coefficients than pieces. */
const DEGREE = 3;
const TAPS = DEGREE + 1;
/** How stiff the surface is along the lines, across them, and how flat where no line is. */
const STIFF_ALONG = 0.05;
const STIFF_ACROSS = 1;
const LEVEL_ACROSS = 0.001;
const RIDGE = 1e-6;
/** Lines are looked at this often, in inches. */
const SAMPLE = 0.08;
/** What lies further than this many inches from the surface has little say in it. */
const STRAY = 0.008;
/** What a surface is fitted to; the weight is that of each place looked at. */
export interface Trace {
  readonly curve: Curve;
  readonly weight: number;
}

/** Size along the lines and across them, in pixels. */
export interface Extent {
  readonly along: number;
  readonly across: number;
}

/** How far below its flat place each place of the sheet lies, in pixels. */
export interface Surface {
  readonly extent: Extent;
  readonly coefficients: Float64Array;
}

const ROWS = ACROSS + DEGREE;
const COLUMNS = ALONG + DEGREE;
const SIZE = ROWS * COLUMNS;

/** Writes the four cubic B-splines that are not 0 at the place; returns the index of the first. */
function splinesAt(at: number, length: number, pieces: number, out: Float64Array): number {
  const place = Math.max(0, Math.min(pieces - 1e-9, (at / length) * pieces));
  const first = Math.floor(place);
  const t = place - first;
  const s = 1 - t;
  out[0] = (s * s * s) / 6;
  out[1] = (3 * t * t * t - 6 * t * t + 4) / 6;
  out[2] = (3 * s * s * s - 6 * s * s + 4) / 6;
  out[3] = (t * t * t) / 6;
  return first;
}

const us = new Float64Array(TAPS);
const vs = new Float64Array(TAPS);

/** Returns the height of the surface there. */
export function heightAt({ extent, coefficients }: Surface, along: number, across: number): number {
  const column = splinesAt(along, extent.along, ALONG, us);
  const row = splinesAt(across, extent.across, ACROSS, vs);
  let sum = 0;
  for (let j = 0; j < TAPS; j++) {
    const at = (row + j) * COLUMNS + column;
    const v = vs[j] ?? 0;
    for (let i = 0; i < TAPS; i++) sum += v * (us[i] ?? 0) * (coefficients[at + i] ?? 0);
  }
  return sum;
}

/** A place on a line. */
export interface Sample {
  readonly along: number;
  readonly across: number;
}

/** Returns places along the line, evenly spread. */
export function samplesOf({ from, step, ys }: Curve, dpi: number): Sample[] {
  const stride = Math.max(1, Math.round((dpi * SAMPLE) / step));
  const samples: Sample[] = [];
  for (let i = stride >> 1; i < ys.length; i += stride) {
    const across = ys[i] ?? Number.NaN;
    if (!Number.isNaN(across)) samples.push({ along: from + i * step, across });
  }
  return samples;
}

/** Adds `strength` × (the weighted sum of coefficients)² to what is made least. */
function stiffen(
  matrix: Float64Array,
  at: readonly number[],
  weights: readonly number[],
  strength: number,
): void {
  at.forEach((a, i) => {
    at.forEach((b, j) => {
      matrix[a * SIZE + b] =
        (matrix[a * SIZE + b] ?? 0) + strength * (weights[i] ?? 0) * (weights[j] ?? 0);
    });
  });
}

function stiffness(): Float64Array {
  const matrix = new Float64Array(SIZE * SIZE);
  for (let row = 0; row < ROWS; row++) {
    for (let column = 0; column < COLUMNS; column++) {
      const at = row * COLUMNS + column;
      matrix[at * SIZE + at] = (matrix[at * SIZE + at] ?? 0) + RIDGE;
      if (column + 2 < COLUMNS) stiffen(matrix, [at, at + 1, at + 2], [1, -2, 1], STIFF_ALONG);
      const below = at + COLUMNS;
      if (row + 1 < ROWS) stiffen(matrix, [at, below], [1, -1], LEVEL_ACROSS);
      if (row + 2 < ROWS) stiffen(matrix, [at, below, below + COLUMNS], [1, -2, 1], STIFF_ACROSS);
    }
  }
  return matrix;
}

/** Solves the symmetric system in place by Cholesky; returns the unknowns. */
function solve(matrix: Float64Array, right: Float64Array): Float64Array {
  const n = right.length;
  for (let j = 0; j < n; j++) {
    for (let i = j; i < n; i++) {
      let sum = matrix[i * n + j] ?? 0;
      for (let k = 0; k < j; k++) sum -= (matrix[i * n + k] ?? 0) * (matrix[j * n + k] ?? 0);
      matrix[i * n + j] =
        i === j ? Math.sqrt(Math.max(sum, 1e-12)) : sum / (matrix[j * n + j] ?? 1);
    }
  }
  const out = Float64Array.from(right);
  for (let i = 0; i < n; i++) {
    for (let k = 0; k < i; k++) out[i] = (out[i] ?? 0) - (matrix[i * n + k] ?? 0) * (out[k] ?? 0);
    out[i] = (out[i] ?? 0) / (matrix[i * n + i] ?? 1);
  }
  for (let i = n - 1; i >= 0; i--) {
    for (let k = i + 1; k < n; k++)
      out[i] = (out[i] ?? 0) - (matrix[k * n + i] ?? 0) * (out[k] ?? 0);
    out[i] = (out[i] ?? 0) / (matrix[i * n + i] ?? 1);
  }
  return out;
}

/** One line with the say that each of its places has. */
interface Weighed {
  readonly samples: readonly Sample[];
  readonly weights: Float64Array;
}

/** Adds a line to the normal equations; where it would lie flat is unknown, so its mean is taken off. */
function addLine(
  { samples, weights }: Weighed,
  extent: Extent,
  matrix: Float64Array,
  right: Float64Array,
): void {
  const mean = new Float64Array(SIZE);
  let [total, level] = [0, 0];
  const taps = new Float64Array(TAPS * TAPS);
  const index = new Int32Array(TAPS * TAPS);
  samples.forEach(({ along, across }, n) => {
    const weight = weights[n] ?? 0;
    const column = splinesAt(along, extent.along, ALONG, us);
    const row = splinesAt(across, extent.across, ACROSS, vs);
    for (let j = 0; j < TAPS; j++) {
      for (let i = 0; i < TAPS; i++) {
        taps[j * TAPS + i] = (vs[j] ?? 0) * (us[i] ?? 0);
        index[j * TAPS + i] = (row + j) * COLUMNS + column + i;
      }
    }
    total += weight;
    level += weight * across;
    for (let a = 0; a < taps.length; a++) {
      const [at, tap] = [index[a] ?? 0, weight * (taps[a] ?? 0)];
      mean[at] = (mean[at] ?? 0) + tap;
      right[at] = (right[at] ?? 0) + tap * across;
      for (let b = 0; b < taps.length; b++) {
        const cell = at * SIZE + (index[b] ?? 0);
        matrix[cell] = (matrix[cell] ?? 0) + tap * (taps[b] ?? 0);
      }
    }
  });
  if (total === 0) return;
  const touched = [...mean.keys()].filter((i) => mean[i] !== 0);
  for (const a of touched) {
    const share = (mean[a] ?? 0) / total;
    right[a] = (right[a] ?? 0) - share * level;
    for (const b of touched) {
      matrix[a * SIZE + b] = (matrix[a * SIZE + b] ?? 0) - share * (mean[b] ?? 0);
    }
  }
}

/** Returns how far each place of a line lies from the surface, when the line lies as well as it can. */
export function residualsOf(
  surface: Surface,
  samples: readonly Sample[],
  weights?: Float64Array,
): Float64Array {
  const off = Float64Array.from(
    samples,
    ({ along, across }) => across - heightAt(surface, along, across),
  );
  let [sum, total] = [0, 0];
  off.forEach((value, i) => {
    const weight = weights?.[i] ?? 1;
    sum += weight * value;
    total += weight;
  });
  return off.map((value) => value - sum / Math.max(total, 1e-9));
}

/** Returns the surface that the lines lie on; after each round what strays has less say. */
export function fitSurface(
  traces: readonly Trace[],
  extent: Extent,
  dpi: number,
  rounds: number,
): Surface {
  const stiff = stiffness();
  const stray = dpi * STRAY;
  let weighed = traces.map(({ curve, weight }): Weighed => {
    const samples = samplesOf(curve, dpi);
    return { samples, weights: new Float64Array(samples.length).fill(weight) };
  });
  let surface: Surface = { extent, coefficients: new Float64Array(SIZE) };
  for (let round = 0; round < rounds; round++) {
    const matrix = Float64Array.from(stiff);
    const right = new Float64Array(SIZE);
    for (const line of weighed) addLine(line, extent, matrix, right);
    surface = { extent, coefficients: solve(matrix, right) };
    weighed = weighed.map(({ samples, weights }, i) => {
      const own = traces[i]?.weight ?? 1;
      const off = residualsOf(surface, samples, weights);
      return { samples, weights: off.map((value) => own / (1 + (value / stray) ** 2)) };
    });
  }
  return surface;
}
