/** Paper that ink encloses. */

import { isInk, type Raster, type Rect } from '../raster.ts';
import { SIDES } from '../signs/pieces.ts';

/** Returns the boxes of the paper within the part that ink darker than `below` encloses there. */
export function holesOf(grey: Raster, { x0, y0, x1, y1 }: Rect, below: number): Rect[] {
  const [wide, high] = [x1 - x0, y1 - y0];
  const seen = new Uint8Array(Math.max(0, wide * high));
  const holes: Rect[] = [];
  for (let start = 0; start < seen.length; start++) {
    const open: number[] = [];
    let isEnclosed = true;
    let box: Rect = { x0: x1, y0: y1, x1: x0, y1: y0 };
    const take = (x: number, y: number): void => {
      if (x < 0 || y < 0 || x >= wide || y >= high) isEnclosed = false;
      else if (seen[y * wide + x] !== 1 && !isInk(grey, x0 + x, y0 + y, below)) {
        seen[y * wide + x] = 1;
        open.push(y * wide + x);
      }
    };
    take(start % wide, Math.floor(start / wide));
    for (let at = open.pop(); at !== undefined; at = open.pop()) {
      const [x, y] = [at % wide, Math.floor(at / wide)];
      box = {
        x0: Math.min(box.x0, x0 + x),
        y0: Math.min(box.y0, y0 + y),
        x1: Math.max(box.x1, x0 + x + 1),
        y1: Math.max(box.y1, y0 + y + 1),
      };
      for (const [dx, dy] of SIDES) take(x + dx, y + dy);
    }
    if (isEnclosed && box.x1 > box.x0) holes.push(box);
  }
  return holes;
}
