/** Strokes of a stamp's signs that meet borders as borders do: they stand closer than any cell is wide. */
import type { Border } from './borders.ts';

/** Borders of one cell are this far apart at least, in inches: the strokes of a stamp's signs are closer. */
const NARROWEST = 0.1;
/** Its signs are lower than this, in inches; narrow rows are wider. */
const SIGN = 0.35;

/** Tells whether the piece stands so close to another one about as long that no cell is between them. */
export function isSignStroke(border: Border, all: readonly Border[], dpi: number): boolean {
  const long = border.to - border.from;
  if (long > dpi * SIGN) return false;
  return all.some(
    ({ level, at, from, to }) =>
      level === border.level &&
      at !== border.at &&
      Math.abs(at - border.at) < dpi * NARROWEST &&
      Math.min(to, border.to) - Math.max(from, border.from) >= long / 2,
  );
}
