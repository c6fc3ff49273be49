/**
 * The red ink of stamps, taken from a page so that only black ink is left. JPEG keeps colour at half
 * the resolution: beside thin red strokes the red channel alone is too dark, over black ones too light.
 */

import { copyOf, createRaster, type Mask, PAPER, type Raster } from '../raster.ts';
import type { ColourPicture } from './paper.ts';

/** Less redness than this, on white paper, is paper tone and compression noise. */
const LEAST_RED = 24;
/** Colour reaches this many pixels beyond its stroke. */
const BLEED = 2;
/** Thin strokes keep half of their redness. */
const THIN = 2;
/** The stamp's own colour shows where it is nearly as red as this share of its coloured pixels. */
const FIRM_RANK = 0.9;
const FIRM_SHARE = 0.8;
/** Fewer firm pixels than this share of the page are no stamp. */
const LEAST_FIRM = 0.0001;
/** Red ink is never taken to be darker than this, or black print within it would go. */
const DARKEST_RED = 40;
/** The red channel falls below this share of the stamp's only where black ink stands as well. */
const BLACK_BELOW = 0.6;
/** Print shows through red ink that is lighter than this. */
const CLEAR_RED = 200;

/** What is known of each pixel, as on white paper. */
interface Channels {
  readonly light: Raster;
  readonly red: Raster;
  /** By how much the red channel is lighter than the pixel. */
  readonly redness: Raster;
}

/** The colour of a stamp at its firmest. */
interface RedInk {
  readonly light: number;
  readonly red: number;
  readonly redness: number;
}

function channelsOf(
  { width, height, data }: ColourPicture,
  paper: (at: number) => number,
): Channels {
  const [light, red, redness] = [
    createRaster(width, height),
    createRaster(width, height),
    createRaster(width, height),
  ];
  for (let i = 0, at = 0; i < light.data.length; i++, at += 3) {
    const scale = PAPER / Math.max(1, paper(i));
    const r = (data[at + 2] ?? 0) * scale;
    const y = ((r / scale) * 77 + (data[at + 1] ?? 0) * 150 + (data[at] ?? 0) * 29) * (scale / 256);
    light.data[i] = Math.min(PAPER, y);
    red.data[i] = Math.min(PAPER, r);
    redness.data[i] = Math.max(0, Math.min(PAPER, r - y));
  }
  return { light, red, redness };
}

function medianOf(counts: Uint32Array, share = 0.5): number {
  let left = counts.reduce((sum, n) => sum + n, 0) * share;
  return counts.findIndex((n) => {
    left -= n;
    return left <= 0;
  });
}

/** Returns the colour of the page's stamps, or null where it has none. */
function findInk({ light, red, redness }: Channels): RedInk | null {
  const counts = new Uint32Array(PAPER + 1);
  for (const value of redness.data)
    if (value >= LEAST_RED * 2) counts[value] = (counts[value] ?? 0) + 1;
  const firm = medianOf(counts, FIRM_RANK) * FIRM_SHARE;
  const [lights, reds, rednesses] = [light, red, redness].map(() => new Uint32Array(PAPER + 1));
  let firmCount = 0;
  redness.data.forEach((value, i) => {
    if (firm <= 0 || value < firm) return;
    firmCount++;
    for (const [of, into] of [
      [light, lights],
      [red, reds],
      [redness, rednesses],
    ] as const) {
      const level = of.data[i] ?? 0;
      if (into) into[level] = (into[level] ?? 0) + 1;
    }
  });
  if (firmCount < redness.data.length * LEAST_FIRM || !lights || !reds || !rednesses) return null;
  return { light: medianOf(lights), red: medianOf(reds), redness: medianOf(rednesses) };
}

/** Returns the most that stands within reach of each pixel. */
function spread({ width, height, data }: Raster, reach: number): Raster {
  const rows = createRaster(width, height);
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? 0;
    if (value < LEAST_RED) continue;
    for (let at = Math.max(0, i - reach); at <= i + reach; at++)
      if (value > (rows.data[at] ?? PAPER)) rows.data[at] = value;
  }
  const out = createRaster(width, height);
  for (let i = 0; i < data.length; i++) {
    const value = rows.data[i] ?? 0;
    if (value === 0) continue;
    for (let at = i - reach * width; at <= i + reach * width; at += width)
      if (value > (out.data[at] ?? PAPER)) out.data[at] = value;
  }
  return out;
}

/** A page without the red ink of stamps. */
export interface Wiped {
  readonly grey: Raster;
  /** Where that ink stood: neither ink nor paper is known there. Null where none hides print. */
  readonly wiped: Mask | null;
}

/** Returns the page's red channel, and where a red stamp stands what is darker than the stamp. */
export function takeRedOff(picture: ColourPicture, paper: (at: number) => number): Wiped {
  const channels = channelsOf(picture, paper);
  const { light, red, redness } = channels;
  const out = copyOf(red);
  const ink = findInk(channels);
  if (!ink) return { grey: out, wiped: null };
  const wiped = ink.light < CLEAR_RED ? createRaster(out.width, out.height) : null;
  const near = spread(redness, BLEED);
  const slope = (PAPER - ink.light) / ink.redness;
  for (let i = 0; i < out.data.length; i++) {
    const most = near.data[i] ?? 0;
    if (most < LEAST_RED) continue;
    // So light is the stamp itself, as red as it is here.
    const stamp = Math.max(DARKEST_RED, PAPER - slope * Math.min(ink.redness, most * THIN));
    const left = ((light.data[i] ?? 0) * PAPER) / stamp;
    const black = ink.red * BLACK_BELOW;
    const clear = (((red.data[i] ?? 0) - black) * PAPER) / (ink.red - black);
    const isFirm = most * 2 >= ink.redness;
    if (wiped) wiped.data[i] = 1;
    out.data[i] = Math.max(0, Math.min(PAPER, isFirm ? Math.max(left, clear) : left));
  }
  return { grey: out, wiped };
}
