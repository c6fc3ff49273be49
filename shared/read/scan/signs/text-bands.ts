/** Finds the lines of text in a part of the page, by where ink stands and where it does not. */
import type { Mask, Rect } from '../raster.ts';

/** Ink of one line may reach this far over the usual height: brackets, commas below the line. */
const TALLEST = 1.35;
/** Bands lower and narrower than this share of the usual height are dust. */
const DUST_HEIGHT = 0.12;
const DUST_WIDTH = 0.3;
/** A gap of this many line heights parts two texts on one height. */
const WIDE_GAP = 2.2;
/** A band of more than this many line heights is no text of some lines that touch. */
const TALL = 12;
/** Lines in a report are between 6 and 40 points high, here in inches. */
const LOWEST = 6 / 72;
const HIGHEST = 40 / 72;
/** Without any text a line is taken to be this high, in inches. */
const USUAL = 12 / 72;

/** Returns how many inked pixels each row of the rectangle has. */
function rowProfile(mask: Mask, { x0, y0, x1, y1 }: Rect): Uint32Array {
  const counts = new Uint32Array(Math.max(0, y1 - y0));
  for (let y = y0; y < y1; y++) {
    let sum = 0;
    for (let at = y * mask.width + x0, end = at + x1 - x0; at < end; at++)
      sum += mask.data[at] ?? 0;
    counts[y - y0] = sum;
  }
  return counts;
}

function columnProfile(mask: Mask, { x0, y0, x1, y1 }: Rect): Uint32Array {
  const counts = new Uint32Array(Math.max(0, x1 - x0));
  for (let y = y0; y < y1; y++) {
    const start = y * mask.width;
    for (let x = x0; x < x1; x++)
      counts[x - x0] = (counts[x - x0] ?? 0) + (mask.data[start + x] ?? 0);
  }
  return counts;
}

type Interval = readonly [number, number];

function intervalsOf(counts: Uint32Array, offset: number): Interval[] {
  const intervals: Interval[] = [];
  let from = -1;
  for (let i = 0; i <= counts.length; i++) {
    const inked = (counts[i] ?? 0) > 0;
    if (inked && from < 0) from = i;
    if (!inked && from >= 0) {
      intervals.push([from + offset, i + offset]);
      from = -1;
    }
  }
  return intervals;
}

/** Returns the height that most text in the rectangles has, in pixels. */
export function usualHeight(mask: Mask, rects: readonly Rect[], dpi: number): number {
  const heights: number[] = [];
  for (const rect of rects) {
    for (const [from, to] of intervalsOf(rowProfile(mask, rect), rect.y0)) {
      if (to - from >= dpi * LOWEST && to - from <= dpi * HIGHEST) heights.push(to - from);
    }
  }
  heights.sort((a, b) => a - b);
  return heights[Math.floor(heights.length * 0.55)] ?? dpi * USUAL;
}

/** Joins strokes of one line (二, ≥, =) and splits bands in which lines touch. */
function toLines(
  bands: readonly Interval[],
  counts: Uint32Array,
  y0: number,
  em: number,
): Interval[] {
  const lines: Interval[] = [];
  for (const band of bands) {
    const last = lines[lines.length - 1];
    const joinable = last && band[1] - last[0] <= em * 1.15 && band[0] - last[1] <= em * 0.45;
    if (joinable) lines[lines.length - 1] = [last[0], band[1]];
    else lines.push(band);
  }
  return lines.flatMap((line) => splitTouching(line, counts, y0, em));
}

/** Between two lines that touch there is no more than this share of the ink that rows of them have. */
const VALLEY = 0.4;

/**
 * Cuts a band of several lines where it has the least ink. One of larger type, a title, is as high
 * as two and has no such place.
 */
function splitTouching(line: Interval, counts: Uint32Array, y0: number, em: number): Interval[] {
  const height = line[1] - line[0];
  const parts = Math.round(height / (em * 1.3));
  if (height < em * 2 || parts < 2 || height > em * TALL) return [line];
  const cuts: number[] = [line[0]];
  let ink = 0;
  for (let y = line[0]; y < line[1]; y++) ink += counts[y - y0] ?? 0;
  for (let i = 1; i < parts; i++) {
    const middle = line[0] + (height * i) / parts;
    let best = Math.round(middle);
    for (let y = Math.round(middle - em * 0.35); y <= middle + em * 0.35; y++) {
      if ((counts[y - y0] ?? 0) < (counts[best - y0] ?? 0)) best = y;
    }
    const valley = (counts[best - y0] ?? 0) <= (ink / height) * VALLEY;
    if (parts === 2 && !valley) return [line];
    cuts.push(best);
  }
  cuts.push(line[1]);
  return cuts.slice(1).map((to, i): Interval => [cuts[i] ?? 0, to]);
}

/** Splits a line at wide gaps; returns the inked extents. */
function segmentsOf(mask: Mask, rect: Rect, em: number): Interval[] {
  const segments: Interval[] = [];
  for (const piece of intervalsOf(columnProfile(mask, rect), rect.x0)) {
    const last = segments[segments.length - 1];
    if (last && piece[0] - last[1] <= em * WIDE_GAP)
      segments[segments.length - 1] = [last[0], piece[1]];
    else segments.push(piece);
  }
  return segments;
}

/** Returns the ink boxes of the text lines in the rectangle, from the top down, left to right. */
export function findTextLines(mask: Mask, rect: Rect, em: number): Rect[] {
  const counts = rowProfile(mask, rect);
  const lines: Rect[] = [];
  for (const [top, bottom] of toLines(intervalsOf(counts, rect.y0), counts, rect.y0, em)) {
    if (bottom - top > em * TALL) {
      // A gutter, or the edge of a neighbouring page, joins the lines beside it.
      const parts = segmentsOf(mask, { ...rect, y0: top, y1: bottom }, em);
      const isParted = parts.length > 1;
      for (const [x0, x1] of isParted ? parts : [])
        lines.push(...findTextLines(mask, { x0, x1, y0: top, y1: bottom }, em));
      continue;
    }
    for (const [left, right] of segmentsOf(mask, { ...rect, y0: top, y1: bottom }, em)) {
      const segment = { x0: left, y0: top, x1: right, y1: bottom };
      const inked = intervalsOf(rowProfile(mask, segment), top);
      const y0 = inked[0]?.[0] ?? top;
      const y1 = inked[inked.length - 1]?.[1] ?? bottom;
      const dust = y1 - y0 < em * DUST_HEIGHT && right - left < em * DUST_WIDTH;
      if (!dust && y1 - y0 <= em * TALLEST * 4) lines.push({ ...segment, y0, y1 });
    }
  }
  return lines;
}
