/** Where black stamps stand: their rims are thicker than any stroke of print, and as wide as they are high. */
import type { Mask, Rect } from './raster.ts';

/** Strokes of characters and borders are thinner than this, in inches; the rims of stamps are not. */
const THICKEST_STROKE = 0.045;
/** Every so many pixels are looked at, both ways: a rim is thicker. */
const STEP = 2;
/** Pieces of one rim are this close to each other, in inches: borders part them, signs hide them. */
const APART = 0.2;
/** Stamps are this wide and high, in inches; two that overlap no more than twice as much. */
const SMALLEST = 0.5;
const LARGEST = 4;
/** A rim leaves more of its box free than this; print that has run fills it. */
const MOST_FILLED = 0.5;
const WAYS = [
  [1, 0],
  [0, 1],
  [1, 1],
  [1, -1],
] as const;

/** Tells whether the ink there is too thick for a stroke of print, whichever way it runs. */
function isThick({ width, height, data }: Mask, x: number, y: number, thick: number): boolean {
  return WAYS.every(([dx, dy]) => {
    const most = Math.round(thick / Math.hypot(dx, dy));
    const reach = (side: -1 | 1): number => {
      let steps = 0;
      for (let [px, py] = [x, y]; steps < most; steps++) {
        px += side * dx;
        py += side * dy;
        if (px < 0 || py < 0 || px >= width || py >= height || data[py * width + px] !== 1) break;
      }
      return steps;
    };
    return reach(-1) + reach(1) + 1 >= most;
  });
}

/** Returns the squares of `size` pixels that hold thick ink, by row and column. */
function thickSquares(text: Mask, size: number, thick: number): Set<string> {
  const found = new Set<string>();
  for (let y = 0; y < text.height; y += STEP) {
    for (let x = 0; x < text.width; x += STEP) {
      if (text.data[y * text.width + x] !== 1) continue;
      const square = `${Math.floor(y / size)},${Math.floor(x / size)}`;
      if (!found.has(square) && isThick(text, x, y, thick)) found.add(square);
    }
  }
  return found;
}

/** Takes the squares that hang together with one of them; returns the box around them and their number. */
function takeBox(squares: Set<string>, first: string): Rect & { readonly count: number } {
  let [x0, y0, x1, y1] = [Number.POSITIVE_INFINITY, Number.POSITIVE_INFINITY, 0, 0];
  const all = squares.size;
  const open = [first];
  squares.delete(first);
  for (let square = open.pop(); square; square = open.pop()) {
    const [row = 0, column = 0] = square.split(',').map(Number);
    [x0, x1] = [Math.min(x0, column), Math.max(x1, column + 1)];
    [y0, y1] = [Math.min(y0, row), Math.max(y1, row + 1)];
    for (const dy of [-1, 0, 1]) {
      for (const dx of [-1, 0, 1]) {
        const next = `${row + dy},${column + dx}`;
        if (squares.delete(next)) open.push(next);
      }
    }
  }
  return { x0, y0, x1, y1, count: all - squares.size };
}

/** Returns the boxes around the stamps on the page; `text` is its ink without borders. */
export function findStampAreas(text: Mask, dpi: number): Rect[] {
  const size = Math.max(1, Math.round((dpi * APART) / 2));
  const squares = thickSquares(text, size, dpi * THICKEST_STROKE);
  const areas: Rect[] = [];
  for (const square of squares) {
    const { x0, y0, x1, y1, count } = takeBox(squares, square);
    const [wide, high] = [x1 - x0, y1 - y0];
    const isLarge = Math.min(wide, high) * size >= dpi * SMALLEST;
    const isSmall = Math.max(wide, high) * size <= dpi * LARGEST;
    if (isLarge && isSmall && count <= wide * high * MOST_FILLED)
      areas.push({ x0: x0 * size, y0: y0 * size, x1: x1 * size, y1: y1 * size });
  }
  return areas;
}
