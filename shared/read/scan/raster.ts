/** Grey pictures and ink masks as plain byte arrays, and what can be done to them without a library. */

/** One byte a pixel, row by row: 0 is black, 255 is paper. */
export interface Raster {
  readonly width: number;
  readonly height: number;
  readonly data: Uint8Array;
}

/** One byte a pixel: 1 where there is ink. */
export type Mask = Raster;

/** A rectangle of pixels, [x0, x1) × [y0, y1). */
export interface Rect {
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

export const PAPER = 255;
/** The body of print is darker than this on an even page; its rim, stamps and dirt are lighter. */
export const TEXT_INK = 148;

/** Thin print is darker than this where it is fainter than print; grain and compression are lighter. */
export const FAINT_INK = 200;

/** Whether the pixel is the body of print; what is off the picture is paper. */
export function isInk(grey: Raster, x: number, y: number, below = TEXT_INK): boolean {
  return (grey.data[y * grey.width + x] ?? PAPER) < below;
}

/**
 * Returns the picture of these pixels. All pictures are made here: one shape of objects is what the
 * engine's compiler builds on, and each other one has it compile the loops over pixels again.
 */
export function rasterOf(width: number, height: number, data: Uint8Array): Raster {
  return { width: width | 0, height: height | 0, data };
}

export function createRaster(width: number, height: number, fill = 0): Raster {
  const data = new Uint8Array(width * height);
  return rasterOf(width, height, fill === 0 ? data : data.fill(fill));
}

/** Returns a copy that may be drawn on. */
export function copyOf({ width, height, data }: Raster): Raster {
  return rasterOf(width, height, data.slice());
}

/** Rows and columns are exchanged in squares of so many pixels: whole columns leave the cache between two pixels. */
const EXCHANGED = 64;

/** Returns the picture with rows and columns exchanged. */
export function transpose({ width, height, data }: Raster): Raster {
  const out = createRaster(height, width);
  for (let top = 0; top < height; top += EXCHANGED) {
    const bottom = Math.min(height, top + EXCHANGED);
    for (let x = 0; x < width; x++)
      for (let y = top; y < bottom; y++) out.data[x * height + y] = data[y * width + x] ?? 0;
  }
  return out;
}

export type QuarterTurns = 0 | 1 | 2 | 3;

/** Returns the picture turned clockwise by that many quarter turns. */
export function turnRaster(raster: Raster, turns: QuarterTurns): Raster {
  if (turns === 0) return raster;
  const { width, height, data } = raster;
  if (turns === 2) return rasterOf(width, height, data.slice().reverse());
  const out = createRaster(height, width);
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const column = turns === 1 ? height - 1 - y : y;
      const row = turns === 1 ? x : width - 1 - x;
      out.data[row * height + column] = data[y * width + x] ?? 0;
    }
  }
  return out;
}

/** A piece of one row of a picture to be drawn: from `left` up to, not including, `end`. */
export interface RowPiece {
  readonly y: number;
  readonly left: number;
  readonly end: number;
}

/**
 * Draws the piece of a row of `out` from a straight line across the raster, which begins at
 * (`sx`, `sy`) and goes on by the steps; between four pixels their mean, beyond the edge nothing.
 */
export function drawAlong(
  { width, height, data }: Raster,
  out: Raster,
  { y, left, end }: RowPiece,
  [startX, startY]: readonly [number, number],
  [stepX, stepY]: readonly [number, number],
): void {
  let [sx, sy] = [startX, startY];
  for (let x = left; x < end; x++, sx += stepX, sy += stepY) {
    const [fx, fy] = [Math.floor(sx), Math.floor(sy)];
    if (fx < 0 || fy < 0 || fx + 1 >= width || fy + 1 >= height) continue;
    const at = fy * width + fx;
    const [ax, ay] = [sx - fx, sy - fy];
    const top = (data[at] ?? 0) * (1 - ax) + (data[at + 1] ?? 0) * ax;
    const bottom = (data[at + width] ?? 0) * (1 - ax) + (data[at + width + 1] ?? 0) * ax;
    out.data[y * out.width + x] = top * (1 - ay) + bottom * ay + 0.5;
  }
}

/** Returns the picture with its rows leaning by `angle` (radians, down to the right) made level. */
export function levelRaster(raster: Raster, angle: number): Raster {
  const { width, height } = raster;
  const out = createRaster(width, height, PAPER);
  const [cos, sin] = [Math.cos(angle), Math.sin(angle)];
  const [cx, cy] = [(width - 1) / 2, (height - 1) / 2];
  for (let y = 0; y < height; y++) {
    const sx = cx - cx * cos - (y - cy) * sin;
    const sy = cy - cx * sin + (y - cy) * cos;
    drawAlong(raster, out, { y, left: 0, end: width }, [sx, sy], [cos, sin]);
  }
  return out;
}

/** Returns the mask of pixels darker than `level`. */
export function maskBelow({ width, height, data }: Raster, level: number): Mask {
  const mask = new Uint8Array(data.length);
  for (let i = 0; i < data.length; i++) mask[i] = (data[i] ?? PAPER) < level ? 1 : 0;
  return rasterOf(width, height, mask);
}

/** Returns the mask without specks: ink with fewer than `least` inked pixels in its 3 × 3 field. */
export function despeckle({ width, height, data }: Mask, least: number): Mask {
  const out = createRaster(width, height);
  for (let y = 1; y + 1 < height; y++) {
    for (let x = 1; x + 1 < width; x++) {
      const at = y * width + x;
      if (data[at] !== 1) continue;
      let sum = 0;
      for (let row = at - width; row <= at + width; row += width) {
        sum += (data[row - 1] ?? 0) + (data[row] ?? 0) + (data[row + 1] ?? 0);
      }
      if (sum >= least) out.data[at] = 1;
    }
  }
  return out;
}
