/** Pages of black and white alone: the network reads their lines with the edges made soft, as grey scans have them. */
import type { Recognizer } from '../../scan.ts';
import { PAPER, type Raster, rasterOf } from '../raster.ts';

/** Darker than the first is black, lighter than the second white; between them are the tones of grey. */
const TONES = [64, 191] as const;
/**
 * Of all that is not white, at most this share is grey on a page of two tones, drawn at another
 * resolution too (0.23 at most on 12 such pages); sharp grey scans have 0.34 and more.
 */
const MOST_GREY = 0.27;
/**
 * How far edges are softened, as a share of the picture's height. Of 581 lines of three worn 1-bit
 * scans 437 are read right without, 456 with 0.035, 467 with 0.045, 447 with 0.056.
 */
const SOFTNESS = 0.045;
/** What lies further than so many of these off counts for nothing. */
const REACH = 3;

/** Tells whether the page, its paper made even, is of two tones. */
export function hasTwoTones({ data }: Raster): boolean {
  let [black, grey] = [0, 0];
  for (let i = 0; i < data.length; i++) {
    const value = data[i] ?? PAPER;
    if (value < TONES[0]) black++;
    else if (value <= TONES[1]) grey++;
  }
  return grey <= (grey + black) * MOST_GREY;
}

/** Returns the weights of a pixel and of its neighbours on one side; with both sides they make 1. */
function weightsOf(width: number): Float64Array {
  const weights = Float64Array.from({ length: Math.ceil(width * REACH) + 1 }, (_, distance) =>
    Math.exp(-(distance * distance) / (2 * width * width)),
  );
  const sum = weights.reduce((all, weight) => all + 2 * weight, -1);
  return weights.map((weight) => weight / sum);
}

/** Blurs along one direction; what is off the picture is paper. */
function blurAlong(raster: Raster, weights: Float64Array, upright: boolean): Raster {
  const { width, height, data } = raster;
  const [count, step] = upright ? [height, width] : [width, 1];
  const out = new Uint8Array(data.length);
  for (let at = 0; at < data.length; at++) {
    const place = upright ? Math.floor(at / width) : at % width;
    let sum = (data[at] ?? PAPER) * (weights[0] ?? 0);
    for (let d = 1; d < weights.length; d++) {
      const before = place >= d ? (data[at - d * step] ?? PAPER) : PAPER;
      const behind = place + d < count ? (data[at + d * step] ?? PAPER) : PAPER;
      sum += (before + behind) * (weights[d] ?? 0);
    }
    out[at] = Math.round(sum);
  }
  return rasterOf(width, height, out);
}

/** Returns the recognizer as it reads lines of a page of two tones. */
export function softening(recognizer: Recognizer): Recognizer {
  return {
    version: recognizer.version,
    read(line) {
      const weights = weightsOf(line.height * SOFTNESS);
      return recognizer.read(blurAlong(blurAlong(line, weights, false), weights, true));
    },
  };
}
