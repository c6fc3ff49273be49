/** Cells in which a black bar stands for a value: a redaction took out the text, and left the bar. */
import type { Page } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import type { Cell, Grid, Layout } from '../layout.ts';

/** A bar as high as a line of the smallest print, and as wide as two of its digits. */
const LEAST_HEIGHT = 5;
const LEAST_WIDTH = 5;
/** What reaches over more of its cell in both directions is the cell's ground. */
const GROUND = 0.9;
/** A bar may run over its cell's borders by the width of one. */
const SLACK = 2;
/** Where fewer of a column's other cells hold text, bars are what it shows: a chart, a schedule. */
const HOLDS_VALUES = 0.5;

/** Whether the bar stands in the cell as a text would. */
function isBarIn([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean {
  const [width, height] = [x1 - x0, y1 - y0];
  const isWithin =
    x0 >= left - SLACK && x1 <= right + SLACK && y0 >= top - SLACK && y1 <= bottom + SLACK;
  const isGround = width > (right - left) * GROUND && height > (bottom - top) * GROUND;
  return isWithin && !isGround && width >= LEAST_WIDTH && height >= LEAST_HEIGHT;
}

const isEmpty = ({ text }: Cell) => text.trim() === '';

/** Whether the empty cell's row says what it is of, and its column holds values. */
function isForValue(cell: Cell, { cells }: Grid): boolean {
  const others = (same: 'row' | 'column') =>
    cells.filter((other) => other !== cell && other[same] === cell[same]);
  const column = others('column');
  const filled = column.filter((other) => !isEmpty(other)).length;
  return filled > column.length * HOLDS_VALUES && others('row').some((other) => !isEmpty(other));
}

/** Returns the bars of each page that stand in an empty cell of a column of values. */
export function blottedCells(layout: Layout, pages: readonly Page[]): Map<number, Box[]> {
  const found = new Map<number, Box[]>();
  const blots = new Map(pages.flatMap(({ number, blots: b }) => (b ? [[number, b]] : [])));
  if (blots.size === 0) return found;
  for (const block of layout.blocks) {
    if (block.kind !== 'grid') continue;
    for (const cell of block.grid.cells) {
      const { place } = cell;
      if (place.kind !== 'page' || !isEmpty(cell)) continue;
      const bars = (blots.get(place.page) ?? []).filter((bar) => isBarIn(bar, place.box));
      if (bars.length === 0 || !isForValue(cell, block.grid)) continue;
      found.set(place.page, [...(found.get(place.page) ?? []), ...bars]);
    }
  }
  return found;
}
