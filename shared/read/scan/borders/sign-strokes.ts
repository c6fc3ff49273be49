/** Strokes of a stamp's signs that meet borders as borders do: no cell is as narrow, and they end on nothing. */
import type { Border } from './borders.ts';

/** Borders of one cell are this far apart at least, in inches: the strokes of a stamp's signs are closer. */
const NARROWEST = 0.1;
/** Its signs are lower than this, in inches; narrow rows are wider. */
const SIGN = 0.35;
/** A border ends on a crossing one that comes this close, in inches. */
const TOUCH = 0.05;

/**
 * Tells whether no cell is so narrow: the piece is too short, or as close to another one that goes
 * on beyond it, or that is as long as itself and no longer than a sign.
 */
function isSignStroke(border: Border, all: readonly Border[], dpi: number): boolean {
  const long = border.to - border.from;
  if (long < dpi * NARROWEST) return true;
  return all.some(({ level, at, from, to }) => {
    if (level !== border.level || at === border.at) return false;
    if (Math.abs(at - border.at) >= dpi * NARROWEST) return false;
    const shared = Math.min(to, border.to) - Math.max(from, border.from);
    const isLonger = to - from - long > dpi * NARROWEST;
    return shared >= long / 2 && (isLonger || long <= dpi * SIGN);
  });
}

/**
 * Returns the border from the first to the last one that it rests on; null where that is no two.
 * The table's outermost may be missing: sheets with open sides have none.
 */
function trim(border: Border, all: readonly Border[], touch: number): Border | null {
  const crossing = all.filter(({ level }) => level !== border.level);
  const first = Math.min(...crossing.map(({ at }) => at)) + touch;
  const last = Math.max(...crossing.map(({ at }) => at)) - touch;
  const rests = crossing
    .filter(({ from, to }) => border.at >= from - touch && border.at <= to + touch)
    .map(({ at }) => at)
    .filter((at) => at >= border.from - touch && at <= border.to + touch);
  const from = border.from <= first ? border.from : Math.min(...rests);
  const to = border.to >= last ? border.to : Math.max(...rests);
  if (!(to - from > touch)) return null;
  return from === border.from && to === border.to ? border : { ...border, from, to };
}

/** Returns the borders of one table without strokes of signs, each from one border to another. */
export function dropSignStrokes(borders: readonly Border[], dpi: number): Border[] {
  let kept = borders.filter((border) => !isSignStroke(border, borders, dpi));
  for (;;) {
    const trimmed = kept.flatMap((border) => trim(border, kept, dpi * TOUCH) ?? []);
    if (trimmed.length === kept.length && trimmed.every((border, i) => border === kept[i]))
      return kept;
    kept = trimmed;
  }
}
