/** Bands of an open table → rows of cells: what stands on one line, labels and their rest joined. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../ruled/lines.ts';
import type { Region } from '../ruled/regions.ts';
import { type Band, shareOutBand } from './bands.ts';
import { groupByFigures } from './figure-rows.ts';
import { type Leaf, nestBands } from './nested-bands.ts';
import {
  type ColumnLine,
  findDataColumns,
  labelRoom,
  limitFor,
  type RowGroup,
  readTextRows,
  type TextRow,
} from './rows.ts';
import { isDatum } from './runs.ts';
import { groupWords } from './word-rows.ts';

export interface BodyCell extends Region {
  readonly glyphs: readonly Glyph[];
}
export interface Body {
  /** Cuts below each row. */
  readonly ys: readonly number[];
  readonly cells: readonly BodyCell[];
  /** The lines of each column. */
  readonly lines: readonly ColumnLine[];
  /** Columns of figures. */
  readonly data: ReadonlySet<number>;
}

/** A label stands in the middle of the table within this many em: it is for all columns. */
const MIDDLE = 1.5;

/** A label alone that runs into the next column by this many em is for all columns. */
const ACROSS = 0.5;

/** A row of one label in the middle of the table is for all columns. */
function spansAll(group: RowGroup, xs: readonly number[]): boolean {
  const cells = group.flatMap((row) => row.cells);
  const [only] = cells;
  if (!only || new Set(cells.map(({ column }) => column)).size > 1 || xs.length < 3) return false;
  const size = only.box[3] - only.box[1];
  const middle = ((xs[0] ?? 0) + (xs[xs.length - 1] ?? 0)) / 2;
  const off = Math.abs((only.box[0] + only.box[2]) / 2 - middle);
  const cells0 = only.column === 0 && only.box[2] > (xs[1] ?? 0) + ACROSS * size;
  if (cells0 && group.length === 1) return true;
  return off <= MIDDLE * size && only.box[0] - (xs[0] ?? 0) > 2 * MIDDLE * size;
}

interface Grouped {
  readonly band: Leaf;
  readonly groups: RowGroup[];
}

/** Returns the rows of each band. */
function groupBands(
  bands: readonly { band: Leaf; rows: TextRow[] }[],
  data: ReadonlySet<number>,
  xs: readonly number[],
): Grouped[] {
  if (data.size === 0) {
    const words = groupWords(bands.map(({ rows }) => rows));
    return bands.map(({ band }, i) => ({ band, groups: words[i] ?? [] }));
  }
  const limit = Math.min(...bands.map(({ rows }) => limitFor(rows, data)));
  const room = labelRoom(bands.flatMap(({ rows }) => rows));
  // Words in the middle of the table go on with no figure that happens to stand above them.
  const isTitle = (row: TextRow): boolean => {
    const [only, more] = row.cells;
    const isWord = only !== undefined && !more && data.has(only.column) && !isDatum(only.text);
    return isWord && spansAll([row], xs);
  };
  return bands.map(({ band, rows }) => {
    if (rows.length < 2 || limit === Number.POSITIVE_INFINITY)
      return { band, groups: rows.length > 0 ? [rows] : [] };
    return { band, groups: groupByFigures(rows, data, limit, room, isTitle) };
  });
}

function bottomOf(group: RowGroup): number {
  return Math.max(...group.flatMap((row) => row.cells.map(({ box }) => box[3])));
}
function topOf(group: RowGroup): number {
  return Math.min(...group.flatMap((row) => row.cells.map(({ box }) => box[1])));
}

/** Returns the cells of one row, from the column `first` on. */
function cellsOf(group: RowGroup, r0: number, first: number, xs: readonly number[]): BodyCell[] {
  const own = { r0, r1: r0 + 1 };
  if (first === 0 && spansAll(group, xs)) {
    const glyphs = group.flatMap((row) => row.cells.flatMap((cell) => cell.glyphs));
    return [{ ...own, c0: 0, c1: xs.length - 1, glyphs }];
  }
  return xs.slice(first + 1).map((_, i) => {
    const c = first + i;
    const lines = group.flatMap((row) => row.cells.filter(({ column }) => column === c));
    return { ...own, c0: c, c1: c + 1, glyphs: lines.flatMap((line) => line.glyphs) };
  });
}

/** Returns the rows and cells of the bands below the head; `strokes` are rules between columns. */
export function readBody(
  bands: readonly Band[],
  xs: readonly number[],
  strokes: readonly Line[] = [],
): Body {
  const { leaves, labels } = nestBands(bands, xs, strokes);
  const read = leaves.map((band) => ({ band, rows: readTextRows(shareOutBand(band, xs)) }));
  const columns = xs.length - 1;
  const data = findDataColumns(
    read.flatMap(({ rows }) => rows),
    columns,
  );
  const ys: number[] = [];
  const starts: number[] = [];
  const cells: BodyCell[] = [];
  for (const { band, groups } of groupBands(read, data, xs)) {
    starts.push(ys.length);
    groups.forEach((group, i) => {
      const next = groups[i + 1];
      cells.push(...cellsOf(group, ys.length, band.first, xs));
      ys.push(next ? (bottomOf(group) + topOf(next)) / 2 : band.bottom);
    });
  }
  starts.push(ys.length);
  for (const { column, from, to, glyphs } of labels)
    cells.push({ r0: starts[from] ?? 0, r1: starts[to] ?? 0, c0: column, c1: column + 1, glyphs });
  const lines = read.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return { ys, cells, lines, data };
}
