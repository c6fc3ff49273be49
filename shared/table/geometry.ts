/** Boxes and turns on plain numbers; y grows downwards. */

import type { Turn } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';

/** The middle one of the values, the upper of two; 0 where there are none. */
export function median(values: readonly number[]): number {
  return [...values].sort((a, b) => a - b)[values.length >> 1] ?? 0;
}

export function unite(boxes: readonly Box[]): Box {
  let [x0, y0, x1, y1] = [Infinity, Infinity, -Infinity, -Infinity];
  for (const box of boxes) {
    x0 = Math.min(x0, box[0]);
    y0 = Math.min(y0, box[1]);
    x1 = Math.max(x1, box[2]);
    y1 = Math.max(y1, box[3]);
  }
  return [x0, y0, x1, y1];
}

export function contains(box: Box, x: number, y: number): boolean {
  return box[0] <= x && x <= box[2] && box[1] <= y && y <= box[3];
}

export function areaOf(box: Box): number {
  return (box[2] - box[0]) * (box[3] - box[1]);
}

/** Returns the point in the frame where text turned by `turn` reads upright. */
function turnPoint(
  turn: Turn,
  x: number,
  y: number,
  width: number,
  height: number,
): [number, number] {
  if (turn === 90) return [y, width - x];
  if (turn === 180) return [width - x, height - y];
  return [height - y, x];
}

/** Returns the box as seen after turning a page of this size so that `turn` reads upright. */
export function turnBox(turn: Turn | 0, box: Box, width: number, height: number): Box {
  if (turn === 0) return box;
  const [ax, ay] = turnPoint(turn, box[0], box[1], width, height);
  const [bx, by] = turnPoint(turn, box[2], box[3], width, height);
  return [Math.min(ax, bx), Math.min(ay, by), Math.max(ax, bx), Math.max(ay, by)];
}

/** Returns the box on the page as displayed; the inverse of turnBox, with the displayed size. */
export function unturnBox(turn: Turn | 0, box: Box, width: number, height: number): Box {
  if (turn === 0) return box;
  if (turn === 180) return turnBox(180, box, width, height);
  return turnBox(turn === 90 ? 270 : 90, box, height, width);
}

/** Returns the turn of `turn` seen from a page that is itself turned by `page`. */
export function relativeTurn(turn: Turn | 0, page: Turn | 0): Turn | 0 {
  return ((turn - page + 360) % 360) as Turn | 0;
}
