/**
 * Streaks that dust on a feeder's glass draws through a whole page, from edge to edge. They hold so
 * much less light back than print does that what is printed under them still shows.
 */
import { createRaster, PAPER, type Raster, transpose } from '../raster.ts';

/** A page is looked at in slabs of this many inches: a streak leans by less than its width in one. */
const SLAB = 0.3;
/** What is darker than this is streak or print. */
const STREAK_INK = 225;
/** In a slab a streak has at least this share of such pixels. */
const DRAWN = 0.9;
/** Streaks are thinner than this many inches; gutters and edges of pages are not. */
const THICKEST = 0.03;
/** From slab to slab a streak shifts by no more than this many pixels. */
const SHIFT = 2;
/** Print may hide it in so many slabs running, and in this share of all. */
const HIDDEN_RUN = 3;
const SEEN = 0.85;
/** At both its ends the page is empty otherwise: no more than this share of a slab is ink. */
const MOST_INK = 0.01;
/** The streak's own level is that of this share of its pixels in the slab: print covers fewer. */
const RANK = 0.75;
/** Darker streaks hide what is printed under them: these stay, and make the grid unsure. */
const DARKEST = 60;
/** Columns beside its core that it still darkens. */
const RIM = 2;

/** Columns of pixels, [from, to). */
interface Band {
  readonly from: number;
  readonly to: number;
}

interface Streak {
  /** Where it runs in each slab. */
  readonly bands: (Band | null)[];
  last: Band;
  seen: number;
  hidden: number;
}

interface Slabs {
  readonly grey: Raster;
  readonly size: number;
  readonly count: number;
  readonly thickest: number;
}

const rowsOf = ({ grey, size, count }: Slabs, slab: number): readonly [number, number] => [
  slab * size,
  slab === count - 1 ? grey.height : (slab + 1) * size,
];

/** Returns the thin bands of columns that are dark all down the slab. */
function bandsOf(slabs: Slabs, slab: number): Band[] {
  const { grey, thickest } = slabs;
  const { width, data } = grey;
  const [top, bottom] = rowsOf(slabs, slab);
  const dark = new Uint16Array(width);
  for (let y = top; y < bottom; y++) {
    for (let x = 0, at = y * width; x < width; x++, at++)
      if ((data[at] ?? PAPER) < STREAK_INK) dark[x] = (dark[x] ?? 0) + 1;
  }
  const bands: Band[] = [];
  const least = (bottom - top) * DRAWN;
  for (let x = 0; x < width; x++) {
    if ((dark[x] ?? 0) < least) continue;
    const from = x;
    while (x < width && (dark[x] ?? 0) >= least) x++;
    if (x - from <= thickest) bands.push({ from, to: x });
  }
  return bands;
}

/** Tells whether nothing but the bands is printed in the slab. */
function isEmptyBeside(slabs: Slabs, slab: number, bands: readonly Band[]): boolean {
  const { width, data } = slabs.grey;
  const [top, bottom] = rowsOf(slabs, slab);
  let ink = 0;
  for (let y = top; y < bottom; y++) {
    for (let x = 0; x < width; x++) if ((data[y * width + x] ?? PAPER) < STREAK_INK) ink++;
  }
  const own = bands.reduce((sum, { from, to }) => sum + to - from + 2 * RIM, 0) * (bottom - top);
  return ink - own <= width * (bottom - top) * MOST_INK;
}

/** Returns the streaks that run from the top to the bottom. */
function followStreaks(slabs: Slabs): Streak[] {
  const first = bandsOf(slabs, 0);
  if (first.length === 0 || !isEmptyBeside(slabs, 0, first)) return [];
  let open = first.map((last): Streak => ({ bands: [last], last, seen: 1, hidden: 0 }));
  let bands: Band[] = first;
  for (let slab = 1; slab < slabs.count && open.length > 0; slab++) {
    bands = bandsOf(slabs, slab);
    for (const streak of open) {
      const reach = SHIFT * (streak.hidden + 1);
      const { from, to } = streak.last;
      const next = bands.find((b) => b.from <= to + reach && b.to >= from - reach);
      streak.bands.push(next ?? null);
      streak.hidden = next ? 0 : streak.hidden + 1;
      if (next) [streak.last, streak.seen] = [next, streak.seen + 1];
    }
    open = open.filter(({ hidden }) => hidden <= HIDDEN_RUN);
  }
  if (!isEmptyBeside(slabs, slabs.count - 1, bands)) return [];
  return open.filter(({ seen, hidden }) => hidden === 0 && seen >= slabs.count * SEEN);
}

/** Returns where the middle of the streak runs in each row; it may lean. */
function wayOf(slabs: Slabs, { bands }: Streak): Float32Array {
  const way = new Float32Array(slabs.grey.height);
  let before: { readonly y: number; readonly x: number } | null = null;
  bands.forEach((band, slab) => {
    if (!band) return;
    const [top, bottom] = rowsOf(slabs, slab);
    const [y, x] = [(top + bottom) >> 1, (band.from + band.to - 1) / 2];
    const from = before ?? { y: 0, x };
    for (let row = from.y; row < way.length; row++)
      way[row] = row >= y ? x : from.x + ((x - from.x) * (row - from.y)) / Math.max(1, y - from.y);
    before = { y, x };
  });
  return way;
}

function rankedOf(values: readonly number[], share: number): number {
  return values.toSorted((a, b) => a - b)[Math.floor(values.length * share)] ?? PAPER;
}

/** Returns how light the streak itself is so many pixels beside its middle. */
function levelAt(slabs: Slabs, way: Float32Array, aside: number): number {
  const { width, data } = slabs.grey;
  const levels: number[] = [];
  for (let slab = 0; slab < slabs.count; slab++) {
    const [top, bottom] = rowsOf(slabs, slab);
    const values: number[] = [];
    for (let y = top; y < bottom; y++)
      values.push(data[y * width + Math.round(way[y] ?? 0) + aside] ?? PAPER);
    levels.push(rankedOf(values, RANK));
  }
  return rankedOf(levels, 0.5);
}

/** Makes the streak as light as paper where nothing is printed. */
function liftStreak(slabs: Slabs, streak: Streak, out: Raster): void {
  const { width, height, data } = slabs.grey;
  const way = wayOf(slabs, streak);
  const widest = Math.max(...streak.bands.map((band) => (band ? band.to - band.from : 0)));
  const reach = Math.ceil(widest / 2) + RIM;
  const levels = Array.from({ length: 2 * reach + 1 }, (_, i) => levelAt(slabs, way, i - reach));
  levels.forEach((_, i) => {
    // Its way is known to a pixel.
    const level = Math.min(...levels.slice(Math.max(0, i - 1), i + 2));
    if (level < DARKEST) return;
    for (let y = 0; y < height; y++) {
      const x = Math.round(way[y] ?? 0) + i - reach;
      const at = y * width + x;
      if (x >= 0 && x < width)
        out.data[at] = Math.min(PAPER, ((data[at] ?? PAPER) * PAPER) / level);
    }
  });
}

function wipeUpright(grey: Raster, dpi: number): Raster {
  const size = Math.max(8, Math.round(dpi * SLAB));
  const count = Math.floor(grey.height / size);
  const slabs: Slabs = { grey, size, count, thickest: Math.max(3, dpi * THICKEST) };
  const streaks = count < 2 ? [] : followStreaks(slabs);
  if (streaks.length === 0) return grey;
  const out = createRaster(grey.width, grey.height);
  out.data.set(grey.data);
  for (const streak of streaks) liftStreak(slabs, streak, out);
  return out;
}

/** Returns the even page, as it was scanned, without streaks along either side of it. */
export function wipeStreaks(even: Raster, dpi: number): Raster {
  const upright = wipeUpright(even, dpi);
  const turned = transpose(upright);
  const level = wipeUpright(turned, dpi);
  return level === turned ? upright : transpose(level);
}
