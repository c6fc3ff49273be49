/** Ink → the borders of the page's tables, told from the stamps and strokes of pens that lie over them. */

import { type Mask, maskBelow, type Raster, TEXT_INK } from '../raster.ts';
import { type Border, type FoundBorders, findBorders } from './borders.ts';
import { eraseBorders } from './erase-borders.ts';
import { dropForeignLines } from './foreign-lines.ts';
import { findFrames, withoutFrames } from './frames.ts';
import { findStains, NO_STAINS, type Overlay, type Stains, stainsOf } from './stains.ts';
import type { Strokes } from './strokes.ts';

export interface Grid {
  readonly borders: readonly Border[];
  readonly stains: Stains;
  /** A border may go on where something lies over it. */
  readonly hidden: boolean;
}

/** Tells whether one of the borders ends at a piece that cannot be seen. */
const endsUnseen = (borders: readonly Border[], unseen: readonly Border[]): boolean =>
  unseen.some(({ level, at, from, to }) =>
    borders.some((b) => b.level === level && b.at === at && (b.to === from || b.from === to)),
  );

/** What the borders of a page are found from. */
export interface RuledInk {
  /** As it is printed; borders are painted over on it. */
  readonly level: Raster;
  /** With dashed lines drawn through. */
  readonly drawn: Raster;
  readonly strokes: Strokes;
  readonly wiped: Overlay['wiped'];
}

/** Returns the borders of all tables on the page, in pixels, and what lies over them. */
export function findGrid({ level, drawn, strokes: all, wiped }: RuledInk, dpi: number): Grid {
  const frames = findFrames(level, all, dpi);
  const overlay: Overlay = { frames, wiped };
  const strokes = withoutFrames(all, frames, dpi);
  const textOf = (borders: readonly Border[]): Mask =>
    maskBelow(eraseBorders(level, borders, dpi), TEXT_INK);
  /** Foreign lines are left out one after the other: their ink is a part of the stain then. */
  const settle = ({ borders: found, unseen }: FoundBorders): Grid => {
    const text = textOf(found);
    const stains = findStains(text, found, dpi, overlay);
    const borders = dropForeignLines(found, text, stains, dpi);
    if (borders.length !== found.length) return settle({ borders, unseen });
    return { borders, stains, hidden: endsUnseen(borders, unseen) };
  };
  const first = findBorders(strokes, drawn, dpi, stainsOf(overlay, dpi));
  if (first.borders.length === 0) return { borders: [], stains: NO_STAINS, hidden: false };
  const seen = settle(first);
  if (seen.stains.all.length === 0) return seen;
  return settle(findBorders(strokes, drawn, dpi, seen.stains));
}
