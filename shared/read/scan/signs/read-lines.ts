/** Pictures of text lines → what they say and where, in pixels of the page. */
import type { LineReading, Recognizer } from '../../scan.ts';
import { createRaster, PAPER, type Raster, type Rect, turnRaster } from '../raster.ts';
import { doubtUnread } from './doubt-ink.ts';

/** Paper around a line's ink, as shares of the usual line height: what a detector would leave. */
const MARGIN_X = 0.3;
const MARGIN_Y = 0.12;
export interface ReadLine {
  /** Box of its ink. */
  readonly rect: Rect;
  /** The box that was read: `at` of the characters is a share of its width. */
  readonly frame: Rect;
  readonly reading: LineReading;
}

/** A line of a cell of the page's tables, by the cell's index; null outside of them. */
export type CellLine = ReadLine & { readonly cell: number | null };

/** Returns the part of the page in the frame; what lies outside of the ink's box is paper. */
function cut(grey: Raster, frame: Rect, ink: Rect): Raster {
  const out = createRaster(frame.x1 - frame.x0, frame.y1 - frame.y0, PAPER);
  for (let y = Math.max(0, ink.y0); y < Math.min(grey.height, ink.y1); y++) {
    const from = Math.max(0, ink.x0);
    const row = y * grey.width;
    const target = (y - frame.y0) * out.width + from - frame.x0;
    out.data.set(grey.data.subarray(row + from, row + Math.min(grey.width, ink.x1)), target);
  }
  return out;
}

/** Returns the box of the picture that a line is read from. */
export function frameOf(rect: Rect, em: number): Rect {
  const height = Math.max(rect.y1 - rect.y0, em);
  const middle = Math.round((rect.y0 + rect.y1) / 2);
  const dy = Math.round(height / 2 + height * MARGIN_Y);
  const dx = Math.round(height * MARGIN_X);
  return { x0: rect.x0 - dx, x1: rect.x1 + dx, y0: middle - dy, y1: middle + dy };
}

/** Returns the picture of a line on paper; blur around the ink belongs to it. */
export function pictureOf(grey: Raster, rect: Rect, frame: Rect): Raster {
  const ink = { x0: rect.x0 - 2, x1: rect.x1 + 2, y0: rect.y0 - 2, y1: rect.y1 + 2 };
  return cut(grey, frame, within(ink, frame));
}

/** Reads a line of text; `em` is the usual height of a line on the page, in pixels. */
export async function readLine(
  grey: Raster,
  rect: Rect,
  em: number,
  recognizer: Recognizer,
  upsideDown = false,
): Promise<ReadLine> {
  const frame = frameOf(rect, em);
  const picture = pictureOf(grey, rect, frame);
  if (upsideDown) return { rect, frame, reading: await recognizer.read(turnRaster(picture, 2)) };
  const line = { rect, frame, reading: await recognizer.read(picture) };
  return { ...line, reading: doubtUnread(line, grey, em) };
}

function within(inner: Rect, outer: Rect): Rect {
  return {
    x0: Math.max(inner.x0, outer.x0),
    y0: Math.max(inner.y0, outer.y0),
    x1: Math.min(inner.x1, outer.x1),
    y1: Math.min(inner.y1, outer.y1),
  };
}

/** Returns the mean probability of the characters; 0 where none was read. */
export function meanConfidence(lines: readonly ReadLine[]): number {
  let [sum, count] = [0, 0];
  for (const { reading } of lines) {
    for (const { confidence } of reading.characters) {
      sum += confidence;
      count++;
    }
  }
  return count === 0 ? 0 : sum / count;
}
