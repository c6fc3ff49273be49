/** Borders painted over, so that what stands in the cells can be read. */

import { copyOf, PAPER, type Raster } from '../raster.ts';
import type { Border } from './borders.ts';
import { CONTRAST, type Lane, middleOf, pixel, SWAY } from './lanes.ts';

/** Thickest line that is painted over, in inches. */
const ERASED = 0.05;
/** A line's width varies by so many pixels; where less is left of it, it is scratched. */
const WORN = 1;

/** Where a border's ink begins and ends across it, at one step along it. */
interface Slice {
  readonly where: number;
  readonly from: number;
  readonly to: number;
}

function sliceAt(lane: Lane, centre: number, along: number, sway: number, most: number): Slice {
  let [dark, where] = [PAPER, centre];
  for (let across = centre - sway; across <= centre + sway; across++) {
    const value = pixel(lane, along, across);
    if (value < dark) [dark, where] = [value, across];
  }
  const reach = (step: -1 | 1): number => {
    let across = where;
    for (let i = 0; i < most && pixel(lane, along, across + step) < PAPER - CONTRAST; i++) {
      across += step;
    }
    return across;
  };
  return { where, from: reach(-1), to: reach(1) };
}

/** Returns what the border covers at each step: where text or a border meets it, its usual width. */
function slicesOf(lane: Lane, border: Border, dpi: number): { start: number; slices: Slice[] } {
  const sway = Math.max(2, Math.round(dpi * SWAY));
  const most = Math.max(4, Math.round(dpi * ERASED));
  const start = Math.floor(border.from) - 2;
  const slices: Slice[] = [];
  for (let along = start; along <= border.to + 2; along++) {
    slices.push(sliceAt(lane, Math.round(border.at - 0.5), along, sway, most));
  }
  const plain = slices.filter(({ from, to }) => to - from < most);
  const before = middleOf(plain.map(({ where, from }) => where - from)) ?? 1;
  const after = middleOf(plain.map(({ where, to }) => to - where)) ?? 1;
  const usual = middleOf(plain.map(({ from, to }) => to - from)) ?? 0;
  /** What the line covered where it was last seen whole. */
  let whole = slices.find(({ from, to }) => to - from === usual);
  let last: Slice | undefined;
  return {
    start,
    slices: slices.map((slice) => {
      const { from, to } = slice;
      if (to - from >= most) {
        // The darkest pixel here is the crossing ink's: the line lies as it does a step before.
        const where = last?.where ?? slice.where;
        return { where, from: where - before, to: where + after };
      }
      last = slice;
      if (to - from >= usual - WORN || !whole) {
        if (to - from <= usual + WORN) whole = slice;
        return slice;
      }
      // A scratch along the line leaves ink on its other side.
      return { ...slice, from: Math.min(from, whole.from), to: Math.max(to, whole.to) };
    }),
  };
}

/** Paints the borders over with paper, following each where it sways; text that touches stays. */
export function eraseBorders(grey: Raster, borders: readonly Border[], dpi: number): Raster {
  const out = copyOf(grey);
  for (const border of borders) {
    const { start, slices } = slicesOf({ grey, level: border.level, leastInk: 0 }, border, dpi);
    slices.forEach(({ from, to }, i) => {
      for (let across = from - 1; across <= to + 1; across++) {
        const [x, y] = border.level ? [start + i, across] : [across, start + i];
        if (x >= 0 && y >= 0 && x < grey.width && y < grey.height) {
          out.data[y * grey.width + x] = PAPER;
        }
      }
    });
  }
  return out;
}
