/** The picture of a line → the numbers that the network takes: 48 pixels high, from -1 to 1. */
import { PAPER, type Raster } from '../scan/raster.ts';

/** Height that the network was trained on. */
export const INPUT_HEIGHT = 48;
/** Widths are rounded up to multiples of this, so that few shapes occur. */
const WIDTH_STEP = 32;
/** A narrower picture is filled up with paper: the network has seen no single characters. */
const LEAST_WIDTH = 96;
/** Longer lines are squeezed; at the usual size that is a line of 80 characters. */
const MOST_WIDTH = 3840;
/** Three equal channels. */
export const CHANNELS = 3;

export interface LineInput {
  readonly width: number;
  /** Share of the width that the line's picture takes; paper follows. */
  readonly used: number;
  readonly data: Float32Array;
}

/** Where each target pixel samples its source: the mean over the span it covers. */
function spansOf(from: number, to: number): Float64Array {
  const spans = new Float64Array(to * 2);
  const scale = from / to;
  const reach = Math.max(1, scale) / 2;
  for (let i = 0; i < to; i++) {
    const centre = (i + 0.5) * scale;
    spans[i * 2] = Math.max(0, centre - reach);
    spans[i * 2 + 1] = Math.min(from, centre + reach);
  }
  return spans;
}

/** Returns the row or column sums of one direction, resampled. */
function resample(source: Float32Array, lines: number, from: number, to: number): Float32Array {
  const spans = spansOf(from, to);
  const out = new Float32Array(lines * to);
  for (let i = 0; i < to; i++) {
    const [start, end] = [spans[i * 2] ?? 0, spans[i * 2 + 1] ?? 0];
    const [first, last] = [Math.floor(start), Math.min(from - 1, Math.ceil(end) - 1)];
    const width = end - start;
    for (let line = 0; line < lines; line++) {
      let sum = 0;
      for (let s = first; s <= last; s++) {
        const share = Math.min(end, s + 1) - Math.max(start, s);
        sum += (source[line * from + s] ?? 0) * share;
      }
      out[line * to + i] = sum / width;
    }
  }
  return out;
}

function transposed(source: Float32Array, lines: number, length: number): Float32Array {
  const out = new Float32Array(source.length);
  for (let line = 0; line < lines; line++) {
    for (let i = 0; i < length; i++) out[i * lines + line] = source[line * length + i] ?? 0;
  }
  return out;
}

/** Returns the equal channels of a line whose columns are scaled already, filled up with paper. */
function planesOf(scaled: Float32Array, inner: number, total: number): Float32Array {
  const plane = INPUT_HEIGHT * total;
  const out = new Float32Array(CHANNELS * plane).fill(1, 0, plane);
  for (let x = 0; x < inner; x++) {
    for (let y = 0; y < INPUT_HEIGHT; y++)
      out[y * total + x] = ((scaled[x * INPUT_HEIGHT + y] ?? PAPER) / PAPER) * 2 - 1;
  }
  for (let channel = 1; channel < CHANNELS; channel++) out.copyWithin(channel * plane, 0, plane);
  return out;
}

/** Returns the network's input for the picture. */
export function toInput({ width, height, data }: Raster): LineInput {
  const inner = Math.max(8, Math.min(MOST_WIDTH, Math.round((width * INPUT_HEIGHT) / height)));
  const wide = resample(Float32Array.from(data), height, width, inner);
  const turned = transposed(wide, height, inner);
  const scaled = resample(turned, inner, height, INPUT_HEIGHT);
  const total = Math.ceil(Math.max(LEAST_WIDTH, inner) / WIDTH_STEP) * WIDTH_STEP;
  return { width: total, used: inner / total, data: planesOf(scaled, inner, total) };
}
