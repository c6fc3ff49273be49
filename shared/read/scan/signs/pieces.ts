/** Pieces of ink: pixels that touch, found from one of them. */
import { PAPER, type Raster, type Rect, TEXT_INK } from '../raster.ts';

export interface Piece extends Rect {
  /** Pixels of ink in it. */
  readonly ink: number;
}

/** Steps to the places beside, above and below. */
export const SIDES = [
  [-1, 0],
  [1, 0],
  [0, -1],
  [0, 1],
] as const;
const CORNERS = [
  [-1, -1],
  [1, -1],
  [-1, 1],
  [1, 1],
] as const;

/** A part of a page in which pieces are looked for, each pixel once. */
export class Pieces {
  readonly #grey: Raster;
  readonly #part: Rect;
  readonly #below: number;
  readonly #seen: Uint8Array;
  readonly #steps: readonly (readonly [number, number])[];

  /**
   * With `corners`, pixels that touch at a corner belong together as well: a pen's thin stroke.
   * Pixels darker than `below` are ink.
   */
  constructor(
    grey: Raster,
    part: Rect,
    { corners, below = TEXT_INK }: { readonly corners: boolean; readonly below?: number },
  ) {
    this.#grey = grey;
    this.#below = below;
    this.#part = part;
    this.#seen = new Uint8Array(Math.max(0, part.x1 - part.x0) * Math.max(0, part.y1 - part.y0));
    this.#steps = corners ? [...SIDES, ...CORNERS] : SIDES;
  }

  /** Takes up the pixel; false where it is no ink, lies outside, or was taken up before. */
  #take(x: number, y: number): boolean {
    const { x0, x1, y0, y1 } = this.#part;
    if (x < x0 || y < y0 || x >= x1 || y >= y1) return false;
    const at = (y - y0) * (x1 - x0) + x - x0;
    if (this.#seen[at] || (this.#grey.data[y * this.#grey.width + x] ?? PAPER) >= this.#below)
      return false;
    this.#seen[at] = 1;
    return true;
  }

  /** Returns the piece that holds the pixel, in pixels of the page; null where there is no new one. */
  from(x: number, y: number): Piece | null {
    if (!this.#take(x, y)) return null;
    // Two numbers a pixel: a page has millions of them.
    const open = [x, y];
    let [x0, x1, y0, y1, ink] = [x, x + 1, y, y + 1, 0];
    while (open.length > 0) {
      const py = open.pop() ?? 0;
      const px = open.pop() ?? 0;
      x0 = Math.min(x0, px);
      x1 = Math.max(x1, px + 1);
      y0 = Math.min(y0, py);
      y1 = Math.max(y1, py + 1);
      ink++;
      for (const [dx, dy] of this.#steps)
        if (this.#take(px + dx, py + dy)) open.push(px + dx, py + dy);
    }
    return { x0, x1, y0, y1, ink };
  }
}
