/** Two tables that are one, the lower without a head: how their columns answer, and both as one grid. */
import type { Cell, Grid } from '../table/layout.ts';
import { isFilled, type Sheet } from './sheet.ts';

/** Where the borders between the columns of a grid stand, on an axis that two grids share. */
type Axis = readonly number[];

/** Borders of the same column, drawn twice on pages, stand this near to each other, in points. */
const SAME_BORDER = 2.5;
/** As many of the lower table's borders at least stand under those of the upper one. */
const LEAST_ALIKE = 0.6;

const counted = (columns: number): number[] => Array.from({ length: columns + 1 }, (_, i) => i);

/** The borders in points; null where a grid has no pages, or lies turned on them. */
function bordersOf({ cells, columns }: Grid): Axis | null {
  const at = counted(columns).map((): number[] => []);
  for (const { column, columnSpan, place } of cells) {
    if (place.kind !== 'page') return null;
    at[column]?.push(place.box[0]);
    at[column + columnSpan]?.push(place.box[2]);
  }
  const axis = at.map((xs) => xs.reduce((sum, x) => sum + x, 0) / xs.length);
  return axis.every((x, i) => i === 0 || x > (axis[i - 1] ?? 0)) ? axis : null;
}

interface Axes {
  readonly upper: Axis;
  readonly lower: Axis;
  /** Borders nearer than this are one. */
  readonly near: number;
}

const last = (axis: Axis): number => axis.at(-1) ?? 0;

/** Both tables end at the right at the same place; the lower may lack the labels at the left. */
function byPlace(upper: Grid, lower: Grid): Axes | null {
  const [a, b] = [bordersOf(upper), bordersOf(lower)];
  if (a === null || b === null) return null;
  const [left = 0] = a;
  const [own = 0] = b;
  const isAsWide = Math.abs(last(a) - left - (last(b) - own)) <= SAME_BORDER;
  const shift = isAsWide ? left - own : 0;
  const moved = b.map((x) => x + shift);
  const isUnder = (x: number): boolean => a.some((y) => Math.abs(x - y) <= SAME_BORDER);
  const alike = moved.filter(isUnder).length;
  const isOne = isUnder(moved[0] ?? 0) && Math.abs(last(moved) - last(a)) <= SAME_BORDER;
  if (!isOne || alike < moved.length * LEAST_ALIKE) return null;
  return { upper: a, lower: moved, near: SAME_BORDER };
}

function byCount(upper: Grid, lower: Grid): Axes | null {
  if (upper.columns !== lower.columns) return null;
  const axis = counted(upper.columns);
  return { upper: axis, lower: axis, near: 0 };
}

/** The borders that each row from there on draws, and how many rows do, most first. */
function patternsOf(sheet: Sheet, from: number): (readonly number[])[] {
  const counts = new Map<string, number>();
  for (let row = from; row < sheet.rows; row++) {
    const key = sheet.covering(row).map(({ column }) => column);
    counts.set(key.join(' '), (counts.get(key.join(' ')) ?? 0) + 1);
  }
  const keys = [...counts].sort((a, b) => b[1] - a[1]).map(([key]) => key);
  return keys.map((key) => [...key.split(' ').map(Number), sheet.columns]);
}

/** Fewer columns say nothing of each other. */
const FEWEST_COLUMNS = 6;

/**
 * The rows of both have as many cells: the columns were drawn in other widths. Most rows of the
 * upper table draw them; below, one row may be all that is left.
 */
function byPattern(upper: Sheet, from: number, lower: Sheet): Axes | null {
  const [a = []] = patternsOf(upper, from);
  const b = patternsOf(lower, 0).find(({ length }) => length === a.length);
  if (b === undefined || a.length <= FEWEST_COLUMNS) return null;
  const axis = counted(lower.columns).map((column) => {
    const i = b.findLastIndex((border) => border <= column);
    const [start = 0, end = 0] = [b[i], b[i + 1] ?? b[i]];
    const [left = 0, right = 0] = [a[i], a[i + 1] ?? a[i]];
    return end > start ? left + ((column - start) / (end - start)) * (right - left) : left;
  });
  return { upper: counted(upper.columns), lower: axis, near: 0 };
}

/** Returns the cells on the columns of both tables. */
function onto(grid: Grid, axis: Axis, all: Axis, near: number, row: number): Cell[] {
  const places = axis.map((x) => all.findIndex((y) => Math.abs(x - y) <= near));
  return grid.cells.map((cell) => {
    const column = places[cell.column] ?? 0;
    const columnSpan = (places[cell.column + cell.columnSpan] ?? 0) - column;
    return { ...cell, row: cell.row + row, column, columnSpan };
  });
}

/** A label that the cut parts goes on in a cell that is blank, or says it again. */
function isRest(label: Cell, rest: Cell): boolean {
  if (label.column !== rest.column || label.columnSpan !== rest.columnSpan) return false;
  if (label.rowSpan === 1 && rest.rowSpan === 1) return false;
  return !isFilled(rest) || rest.text === label.text;
}

function joined(upper: Grid, lower: Grid, { upper: a, lower: b, near }: Axes): Grid {
  const fresh = b.filter((x) => !a.some((y) => Math.abs(x - y) <= near));
  const all = [...a, ...fresh].sort((x, y) => x - y);
  const above = onto(upper, a, all, near, 0);
  const below = onto(lower, b, all, near, upper.rows);
  const grown = new Map<Cell, number>();
  const rests = new Set<Cell>();
  const bottom = above.filter((cell) => cell.row + cell.rowSpan === upper.rows);
  const begin = below.reduce((least, { column }) => Math.min(least, column), all.length);
  // The lower table may lack the columns of labels that run down beside it.
  for (const cell of bottom)
    if (cell.column + cell.columnSpan <= begin) grown.set(cell, lower.rows);
  const top = below.filter((cell) => cell.row === upper.rows);
  for (const cell of top.sort((x, y) => x.column - y.column)) {
    const label = bottom.find((one) => isRest(one, cell));
    if (label === undefined) break;
    grown.set(label, cell.rowSpan);
    rests.add(cell);
  }
  const cells = [
    ...above.map((cell) => ({ ...cell, rowSpan: cell.rowSpan + (grown.get(cell) ?? 0) })),
    ...below.filter((cell) => !rests.has(cell)),
  ];
  return {
    pages: [...new Set([...upper.pages, ...lower.pages])],
    rows: upper.rows + lower.rows,
    columns: all.length - 1,
    cells: cells.sort((x, y) => x.row - y.row || x.column - y.column),
  };
}

/** Whether the columns of both tables stand at the same places, or are as many, or their rows' cells. */
export function areAlike(upper: Sheet, lower: Sheet): boolean {
  const [a, b] = [upper.grid, lower.grid];
  if (byPlace(a, b) !== null || byPattern(upper, 0, lower) !== null) return true;
  return a.columns === b.columns && b.columns >= FEWEST_COLUMNS;
}

/**
 * Returns the two tables as one in each way that their columns may answer, the surest first; `from`
 * is the first row of the upper one whose cells are those of the rows that may go on.
 */
export function waysToJoin(upper: Sheet, from: number, lower: Sheet): Grid[] {
  const [a, b] = [upper.grid, lower.grid];
  const ways = [byPlace(a, b), byCount(a, b), byPattern(upper, from, lower)];
  return ways.flatMap((axes) => (axes === null ? [] : joined(a, b, axes)));
}
