/** Lines of one cell that are none of the table's: strokes of a stamp's signs and rim, or of a pen. */

import type { Mask } from '../raster.ts';
import type { Border } from './borders.ts';
import { cutOf, MOST_CUT } from './grid-doubt.ts';
import { dropSignStrokes } from './sign-strokes.ts';
import type { Stains } from './stains.ts';

/** A stroke goes on behind a border where ink stands this close to it, in inches, */
const BEHIND = 0.03;
/** and no further than this to either side. */
const ASIDE = 0.05;

/** A line that goes straight on for so many inches is no character. */
const STRAIGHT = 0.12;
/** Seals of names are no larger than this, in inches. */
const SEAL = 1;

/**
 * Tells whether the line goes on behind both borders that it ends on, or straight on behind one of
 * them: it only crosses them.
 */
function goesOn({ level, at, from, to }: Border, text: Mask, dpi: number): boolean {
  const isInked = (along: number, across: number): boolean => {
    const [x, y] = level ? [along, across] : [across, along];
    return x >= 0 && y >= 0 && x < text.width && text.data[y * text.width + x] === 1;
  };
  const middle = Math.round(at - 0.5);
  const [behind, straight] = [Math.round(dpi * BEHIND), Math.round(dpi * STRAIGHT)];
  const isBeside = (along: number, aside: number): boolean => {
    for (let across = middle - aside; across <= middle + aside; across++)
      if (isInked(along, across)) return true;
    return false;
  };
  const stepsBehind = (end: number, side: -1 | 1): { some: boolean; straight: boolean } => {
    const at = (step: number): number => Math.round(end) + side * step;
    let [some, count] = [false, 0];
    for (let step = 1; step <= behind; step++) some ||= isBeside(at(step), Math.round(dpi * ASIDE));
    for (let step = behind; step < behind + straight; step++) if (isBeside(at(step), 1)) count++;
    return { some, straight: count === straight };
  };
  const [first, last] = [stepsBehind(from, -1), stepsBehind(to, 1)];
  return (first.some && last.some) || first.straight || last.straight;
}

/** Returns the borders without lines of one cell that are foreign; `text` is the ink without borders. */
export function dropForeignLines(
  borders: readonly Border[],
  text: Mask,
  stains: Stains,
  dpi: number,
): readonly Border[] {
  const isForeign = (border: Border): boolean => {
    const { level, at, from, to } = border;
    if (to - from > dpi * SEAL) return false;
    if (borders.some((other) => other !== border && other.level === level && other.at === at))
      return false;
    return goesOn(border, text, dpi) || cutOf(text, border, dpi, stains) >= MOST_CUT;
  };
  const kept = borders.filter((border) => !isForeign(border));
  return kept.length === borders.length ? borders : dropSignStrokes(kept, dpi);
}
