/** A table of known texts, set anew: columns as wide as a look has them, texts broken into lines, places of all. */

import { isDatum } from '../../../shared/table/open/runs.ts';
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { helveticaWidth } from './helvetica.ts';

export type Across = 'left' | 'centre' | 'right';
export type Down = 'top' | 'middle' | 'bottom';
export interface Setting {
  readonly size: number;
  /** From one line to the next, in em. */
  readonly leading: number;
  /** White in a cell, beside its text and above and below it, in points. */
  readonly beside: number;
  readonly above: number;
  /** No text beyond the first column, or in it, is wider, in points. */
  readonly widest: number;
  readonly widestLabel: number;
  /** Heads are broken as narrow as what stands below. */
  readonly narrowHeads: boolean;
  /** The table takes this width at least. */
  readonly least: number;
  readonly heads: Across | 'as below';
  readonly headsDown: Down;
  readonly labelsDown: Down;
  readonly down: Down;
}
export interface SetLine {
  readonly text: string;
  readonly x: number;
  /** Base line, from the top of the table down. */
  readonly y: number;
  readonly size: number;
}
export interface SetTable {
  readonly cells: readonly SpannedCell[];
  readonly head: number;
  /** Sides of columns and rows, from the top left. */
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly lines: readonly SetLine[];
}

/** Of a line the base stands so far down, in em. */
const BASE = 0.8;
/** More than this share of a column's texts are figures: they stand at its right side. */
const FIGURES = 0.6;
/** No column is narrower, in points. */
const NARROWEST = 16;

const widthOf = (text: string, size: number): number => helveticaWidth(text) * size;

/** Returns the text in lines no wider than the room, a word in each at least. */
export function wrap(text: string, room: number, size: number): string[] {
  const lines: string[] = [];
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1);
    const longer = last === undefined ? word : `${last} ${word}`;
    if (last !== undefined && widthOf(longer, size) <= room + 0.01)
      lines[lines.length - 1] = longer;
    else lines.push(word);
  }
  return lines;
}

const longestWord = (text: string, size: number): number =>
  Math.max(...text.split(/\s+/).map((word) => widthOf(word, size)));

export const columnCount = (cells: readonly SpannedCell[]): number =>
  Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
export const rowCount = (cells: readonly SpannedCell[]): number =>
  Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));

/** Returns which columns hold figures. */
export function figured(cells: readonly SpannedCell[], head: number): boolean[] {
  return Array.from({ length: columnCount(cells) }, (_, c) => {
    const own = cells.filter(
      ({ row, column, columnSpan }) => row >= head && column === c && columnSpan === 1,
    );
    return own.filter(({ text }) => isDatum(text)).length > own.length * FIGURES;
  });
}

/** Returns the room for the text of each column. */
function roomsOf(cells: readonly SpannedCell[], head: number, look: Setting): number[] {
  const rooms = Array.from({ length: columnCount(cells) }, (_, c) => {
    const limit = c === 0 ? look.widestLabel : look.widest;
    const widths = cells
      .filter(({ column, columnSpan }) => column === c && columnSpan === 1)
      .map(({ text, row }) => {
        const narrow = row < head && look.narrowHeads;
        const whole = narrow ? 0 : Math.min(limit, widthOf(text, look.size));
        return Math.max(longestWord(text, look.size), whole);
      });
    return Math.max(NARROWEST, ...widths);
  });
  for (const { column, columnSpan, text } of cells.filter((cell) => cell.columnSpan > 1)) {
    const own = rooms.slice(column, column + columnSpan);
    const have = own.reduce((sum, room) => sum + room + 2 * look.beside, -2 * look.beside);
    const lack = longestWord(text, look.size) - have;
    for (let c = column; c < column + columnSpan; c++)
      rooms[c] = (rooms[c] ?? 0) + Math.max(0, lack) / columnSpan;
  }
  const all = rooms.reduce((sum, room) => sum + room + 2 * look.beside, 0);
  const more = Math.max(0, look.least - all) / rooms.length;
  return rooms.map((room) => room + more);
}

const sums = (widths: readonly number[]): number[] => {
  let at = 0;
  return [0, ...widths.map((width) => (at += width))];
};

/** Returns the height of each row: that of its highest cell. */
function heightsOf(
  broken: readonly { readonly cell: SpannedCell; readonly lines: readonly string[] }[],
  look: Setting,
): number[] {
  const pitch = look.leading * look.size;
  const need = (lines: readonly string[]): number => lines.length * pitch + 2 * look.above;
  const heights = Array.from({ length: rowCount(broken.map(({ cell }) => cell)) }, () =>
    need(['']),
  );
  const byDepth = [...broken].sort((a, b) => a.cell.rowSpan - b.cell.rowSpan);
  for (const { cell, lines } of byDepth) {
    const { row, rowSpan } = cell;
    const have = heights.slice(row, row + rowSpan).reduce((sum, height) => sum + height, 0);
    const last = row + rowSpan - 1;
    heights[last] = (heights[last] ?? 0) + Math.max(0, need(lines) - have);
  }
  return heights;
}

/** Returns where the text of a cell stands in it, across and down. */
function standsOf(
  { row, column, columnSpan }: SpannedCell,
  head: number,
  figures: readonly boolean[],
  look: Setting,
): readonly [Across, Down] {
  const below = figures[column] && columnSpan === 1 ? 'right' : 'left';
  if (row >= head) return [below, column === 0 ? look.labelsDown : look.down];
  if (columnSpan > 1) return ['centre', look.headsDown];
  const isLabel = column === 0 && !figures[0];
  return [look.heads === 'as below' || isLabel ? below : look.heads, look.headsDown];
}

/** Returns the table with all its lines placed. */
export function typeset(cells: readonly SpannedCell[], head: number, look: Setting): SetTable {
  const { size, beside, above } = look;
  const pitch = look.leading * size;
  const xs = sums(roomsOf(cells, head, look).map((room) => room + 2 * beside));
  const broken = cells.map((cell) => {
    const room = (xs[cell.column + cell.columnSpan] ?? 0) - (xs[cell.column] ?? 0) - 2 * beside;
    return { cell, room, lines: wrap(cell.text, room, size) };
  });
  const ys = sums(heightsOf(broken, look));
  const figures = figured(cells, head);
  const lines = broken.flatMap(({ cell, room, lines: own }) => {
    const [across, down] = standsOf(cell, head, figures, look);
    const [top, bottom] = [ys[cell.row] ?? 0, ys[cell.row + cell.rowSpan] ?? 0];
    const free = bottom - top - 2 * above - own.length * pitch;
    const start = top + above + (down === 'top' ? 0 : down === 'middle' ? free / 2 : free);
    return own.map((text, i): SetLine => {
      const white = room - widthOf(text, size);
      const off = across === 'left' ? 0 : across === 'centre' ? white / 2 : white;
      const y = start + i * pitch + (pitch - size) / 2 + BASE * size;
      return { text, x: (xs[cell.column] ?? 0) + beside + off, y, size };
    });
  });
  return { cells, head, xs, ys, lines };
}
