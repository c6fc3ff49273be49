/** Thin strokes that lie between two pixels: each is too light for ink, both together are as dark as it. */
import { copyOf, type Mask, PAPER, type Raster, TEXT_INK } from '../raster.ts';

/** Beside such a stroke the paper is no darker than this: the rims of thicker strokes have ink there. */
const CLEAR = 220;
/** A stroke is at least this long, in inches; grain and compression are shorter. */
const SHORTEST = 0.03;

/** How a picture is walked: from line to line, and from pixel to pixel along each. */
interface Walk {
  readonly lines: number;
  readonly length: number;
  readonly toNextLine: number;
  readonly toNext: number;
}

/** Marks strokes along the lines of the walk as ink. */
function mark(grey: Uint8Array, ink: Uint8Array, walk: Walk, shortest: number): void {
  const { lines, length, toNextLine, toNext } = walk;
  const isFaint = (at: number): boolean => {
    const [own, next] = [grey[at] ?? PAPER, grey[at + toNextLine] ?? PAPER];
    if (own < TEXT_INK || next < TEXT_INK || own + next >= PAPER + TEXT_INK) return false;
    const [before, behind] = [grey[at - toNextLine] ?? 0, grey[at + 2 * toNextLine] ?? 0];
    return before >= CLEAR && behind >= CLEAR;
  };
  for (let line = 1; line + 2 < lines; line++) {
    let start = -1;
    for (let i = 0; i <= length; i++) {
      const at = line * toNextLine + i * toNext;
      // Nearly all of a page is paper.
      const goesOn = i < length && (grey[at] ?? PAPER) < CLEAR && isFaint(at);
      if (goesOn && start < 0) start = i;
      if (goesOn || start < 0) continue;
      for (let j = start; i - start >= shortest && j < i; j++) {
        const own = line * toNextLine + j * toNext;
        ink[own] = 1;
        ink[own + toNextLine] = 1;
      }
      start = -1;
    }
  }
}

/** Returns the ink with the thin strokes that lie between two pixels, level or upright. */
export function withFaintStrokes(ink: Mask, { width, height, data }: Raster, dpi: number): Mask {
  const out = copyOf(ink);
  const rows: Walk = { lines: height, length: width, toNextLine: width, toNext: 1 };
  const columns: Walk = { lines: width, length: height, toNextLine: 1, toNext: width };
  for (const walk of [rows, columns]) mark(data, out.data, walk, dpi * SHORTEST);
  return out;
}
