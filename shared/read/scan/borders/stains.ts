/** Black ink that is neither print nor ruled: stamps, seals and pens, whose strokes run across borders. */

import { copyOf, type Mask, type Rect } from '../raster.ts';
import type { Border } from './borders.ts';

/** A stain is larger both ways than print, in inches, and no larger than signed stamps beside each other. */
const SMALLEST = 0.25;
const LARGEST = 5;
/** Strokes leave more of their box free than this; print that has run fills it. */
const MOST_FILLED = 0.3;
/** A border is no thicker than so many inches: what stands on both sides of it hangs together. */
const ACROSS = 0.035;
/** Ink of a stain this close (in inches) hides what is printed. */
const BESIDE = 0.055;

/** One stain: its ink, and what lies between its ink both ways. */
export interface Stain extends Rect {
  /** One byte a pixel of its box: 1 within the stain. */
  readonly inside: Uint8Array;
}

export interface Stains {
  readonly all: readonly Stain[];
  /** The frames of seals among them, each as its sides lie. */
  readonly frames: readonly Rect[];
  /** Tells whether the place lies within a stain or close to its ink. */
  covers(level: boolean, along: number, across: number): boolean;
  /** Tells whether ink that was taken off the page stood there: what it hid is not known. */
  wiped(level: boolean, along: number, across: number): boolean;
  /** Tells either. */
  hides(level: boolean, along: number, across: number): boolean;
}

const never = (): boolean => false;

export const NO_STAINS: Stains = { all: [], frames: [], covers: never, wiped: never, hides: never };

/** Returns what tells whether the place is one of the mask. */
export function placeIn(mask: Mask | null): Stains['wiped'] {
  if (!mask) return never;
  const { width, height, data } = mask;
  return (level, along, across) => {
    const [x, y] = level ? [along, across] : [across, along];
    return x >= 0 && y >= 0 && x < width && y < height && data[y * width + x] === 1;
  };
}

/** Returns the ink without borders, drawn on into those that it touches: what crosses one hangs together. */
function joinOver(text: Mask, borders: readonly Border[], dpi: number): Mask {
  const { width, height } = text;
  const out = copyOf(text);
  const reach = Math.max(3, Math.round(dpi * ACROSS));
  for (const { level, at, from, to } of borders) {
    const centre = Math.round(at - 0.5);
    const [alongStep, acrossStep] = level ? [1, width] : [width, 1];
    const [most, sides] = level ? [width, height] : [height, width];
    if (centre - reach < 0 || centre + reach >= sides) continue;
    for (let along = Math.max(0, Math.ceil(from)); along < Math.min(most, to); along++) {
      const place = along * alongStep + centre * acrossStep;
      for (const side of [-acrossStep, acrossStep]) {
        let step = 1;
        while (step <= reach && text.data[place + step * side] !== 1) step++;
        if (step > reach) continue;
        for (; step >= 0; step--) out.data[place + step * side] = 1;
      }
    }
  }
  return out;
}

interface Piece extends Rect {
  readonly pixels: readonly number[];
}

/** Takes the ink that hangs together with the pixel off the mask and returns it. */
function takePiece({ width, height, data }: Mask, start: number): Piece {
  const pixels = [start];
  data[start] = 0;
  let [x0, x1, y0, y1] = [width, 0, height, 0];
  for (let next = 0; next < pixels.length; next++) {
    const at = pixels[next] ?? 0;
    const [x, y] = [at % width, Math.floor(at / width)];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x + 1), Math.min(y0, y), Math.max(y1, y + 1)];
    for (let row = Math.max(0, y - 1); row <= Math.min(height - 1, y + 1); row++) {
      for (let column = Math.max(0, x - 1); column <= Math.min(width - 1, x + 1); column++) {
        const beside = row * width + column;
        if (data[beside] !== 1) continue;
        data[beside] = 0;
        pixels.push(beside);
      }
    }
  }
  return { x0, x1, y0, y1, pixels };
}

function isStain({ x0, x1, y0, y1, pixels }: Piece, dpi: number): boolean {
  const [wide, high] = [x1 - x0, y1 - y0];
  if (Math.min(wide, high) < dpi * SMALLEST || Math.max(wide, high) > dpi * LARGEST) return false;
  return pixels.length <= wide * high * MOST_FILLED;
}

/** Returns the piece with what lies between its ink both ways and close to its ink. */
function toStain(piece: Piece, width: number, dpi: number): Stain {
  const beside = Math.round(dpi * BESIDE);
  const [x0, y0] = [piece.x0 - beside, piece.y0 - beside];
  const [x1, y1] = [piece.x1 + beside, piece.y1 + beside];
  const [wide, high] = [x1 - x0, y1 - y0];
  const rows = Array.from({ length: high }, () => [wide, -1] as [number, number]);
  const columns = Array.from({ length: wide }, () => [high, -1] as [number, number]);
  const inside = new Uint8Array(wide * high);
  for (const at of piece.pixels) {
    const [x, y] = [(at % width) - x0, Math.floor(at / width) - y0];
    const [row, column] = [rows[y], columns[x]];
    if (!row || !column) continue;
    [row[0], row[1]] = [Math.min(row[0], x), Math.max(row[1], x)];
    [column[0], column[1]] = [Math.min(column[0], y), Math.max(column[1], y)];
    for (let r = y - beside; r <= y + beside; r++)
      inside.fill(1, r * wide + x - beside, r * wide + x + beside + 1);
  }
  rows.forEach(([first, last], y) => {
    for (let x = first; x <= last; x++) {
      const [top, bottom] = columns[x] ?? [high, -1];
      if (y >= top && y <= bottom) inside[y * wide + x] = 1;
    }
  });
  return { x0, y0, x1, y1, inside };
}

const isWithin = (stain: Stain, x: number, y: number): boolean =>
  x >= stain.x0 &&
  x < stain.x1 &&
  y >= stain.y0 &&
  y < stain.y1 &&
  stain.inside[(y - stain.y0) * (stain.x1 - stain.x0) + x - stain.x0] === 1;

/** Returns the whole of a frame, and what is close to it, as a stain. */
function ofFrame(frame: Rect, dpi: number): Stain {
  const beside = Math.round(dpi * BESIDE);
  const [x0, y0] = [Math.floor(frame.x0) - beside, Math.floor(frame.y0) - beside];
  const [x1, y1] = [Math.ceil(frame.x1) + beside, Math.ceil(frame.y1) + beside];
  return { x0, y0, x1, y1, inside: new Uint8Array((x1 - x0) * (y1 - y0)).fill(1) };
}

/** What is known to lie over the page, or to have lain there, before any border is found. */
export interface Overlay {
  readonly frames: readonly Rect[];
  readonly wiped: Stains['wiped'];
}

export const NO_OVERLAY: Overlay = { frames: [], wiped: never };

function toStains(all: readonly Stain[], { frames, wiped }: Overlay): Stains {
  const covers: Stains['covers'] = (level, along, across) => {
    const [x, y] = level ? [along, across] : [across, along];
    return all.some((stain) => isWithin(stain, x, y));
  };
  return {
    all,
    frames,
    covers,
    wiped,
    hides: (...place) => covers(...place) || wiped(...place),
  };
}

/** Returns what is known of the stains before any border is. */
export const stainsOf = (overlay: Overlay, dpi: number): Stains =>
  toStains(
    overlay.frames.map((frame) => ofFrame(frame, dpi)),
    overlay,
  );

/**
 * Returns the stains on the page, the frames of seals among them; `text` is its ink without borders.
 */
export function findStains(
  text: Mask,
  borders: readonly Border[],
  dpi: number,
  overlay: Overlay = NO_OVERLAY,
): Stains {
  if (borders.length === 0) return NO_STAINS;
  const ink = joinOver(text, borders, dpi);
  const all = [...stainsOf(overlay, dpi).all];
  for (let at = ink.data.indexOf(1); at >= 0; at = ink.data.indexOf(1, at)) {
    const piece = takePiece(ink, at);
    if (isStain(piece, dpi)) all.push(toStain(piece, ink.width, dpi));
  }
  return toStains(all, overlay);
}
