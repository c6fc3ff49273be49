/** Bands of an open table → rows of cells: what stands on one line, labels and their rest joined. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../lines.ts';
import type { Region } from '../regions.ts';
import { type Parts, partsOf } from './parted-groups.ts';
import {
  type ColumnLine,
  findDataColumns,
  groupByFigures,
  groupByRoom,
  isAnchor,
  labelEnd,
  limitFor,
  type RowGroup,
  readTextRows,
  type TextRow,
} from './rows.ts';
import { isDatum, middleOf, type Run, type RunLine, runOf } from './runs.ts';

/** One stretch between two rules across. */
export interface Band {
  readonly top: number;
  readonly bottom: number;
  readonly lines: readonly RunLine[];
  /** Text that runs beyond the rules stands between them. */
  readonly around?: boolean;
}
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
/** So many bands of words: each is a row. */
const FEWEST_RULED = 3;

/** Returns the column that holds the point. */
function columnAt(xs: readonly number[], x: number): number {
  let column = 0;
  while (column + 2 < xs.length && x >= (xs[column + 1] ?? 0)) column++;
  return column;
}

/** Splits a run at a cut where a figure of the next column stands too close to be told apart. */
function splitAtCuts(run: Run, size: number, xs: readonly number[]): Run[] {
  for (const cut of xs.slice(1, -1)) {
    if (run.box[0] >= cut || run.box[2] <= cut) continue;
    const left = run.glyphs.filter(({ box }) => (box[0] + box[2]) / 2 < cut);
    const right = run.glyphs.filter((glyph) => !left.includes(glyph));
    if (left.length === 0 || right.length === 0) continue;
    const [a, b] = [runOf(left, size), runOf(right, size)];
    if (b.box[0] - a.box[2] < 0.1 * size || !isDatum(b.text)) continue;
    return [a, ...splitAtCuts(b, size, xs)];
  }
  return [run];
}

/** Returns the glyphs of the band by the column that they begin in. */
export function shareOutBand(band: Band, xs: readonly number[]): Glyph[][] {
  const columns: Glyph[][] = Array.from({ length: xs.length - 1 }, () => []);
  for (const { runs, size } of band.lines) {
    for (const run of runs.flatMap((own) => splitAtCuts(own, size, xs))) {
      const c = columnAt(xs, (run.box[0] + run.box[2]) / 2);
      const start = columnAt(xs, run.box[0] + size / 2);
      columns[Math.min(c, start)]?.push(...run.glyphs);
    }
  }
  return columns;
}

/** A row of one label in the middle of the table is for all columns. */
function spansAll(group: RowGroup, xs: readonly number[]): boolean {
  const cells = group.flatMap((row) => row.cells);
  const [only] = cells;
  if (!only || new Set(cells.map(({ column }) => column)).size > 1 || xs.length < 3) return false;
  const size = only.box[3] - only.box[1];
  const middle = ((xs[0] ?? 0) + (xs[xs.length - 1] ?? 0)) / 2;
  const off = Math.abs((only.box[0] + only.box[2]) / 2 - middle);
  return off <= MIDDLE * size && only.box[0] - (xs[0] ?? 0) > 2 * MIDDLE * size;
}

interface Grouped {
  readonly band: Band;
  readonly groups: RowGroup[];
}

/** Returns the rows of each band. */
function groupBands(
  bands: readonly { band: Band; rows: TextRow[] }[],
  data: ReadonlySet<number>,
): Grouped[] {
  const anchorsOf = (rows: readonly TextRow[]): boolean[] => rows.map((row) => isAnchor(row, data));
  const limit = Math.min(...bands.map(({ rows }) => limitFor(rows, anchorsOf(rows))));
  const right = Math.max(...bands.map(({ rows }) => labelEnd(rows)));
  return bands.map(({ band, rows }) => {
    if (rows.length < 2 || (data.size > 0 && limit === Number.POSITIVE_INFINITY))
      return { band, groups: rows.length > 0 ? [rows] : [] };
    if (data.size === 0)
      return { band, groups: bands.length >= FEWEST_RULED ? [rows] : groupByRoom(rows) };
    return { band, groups: groupByFigures(rows, data, limit, right) };
  });
}

function bottomOf(group: RowGroup): number {
  return Math.max(...group.flatMap((row) => row.cells.map(({ box }) => box[3])));
}
function topOf(group: RowGroup): number {
  return Math.min(...group.flatMap((row) => row.cells.map(({ box }) => box[1])));
}

/** Returns the cells of a band whose label is for several rows; `r0` is the first of them. */
function partedCells(
  rows: readonly TextRow[],
  { column, bottoms }: Parts,
  r0: number,
  columns: number,
): BodyCell[] {
  const lines = rows.flatMap((row) => row.cells);
  const cells: BodyCell[] = [];
  for (let c = 0; c < columns; c++) {
    const own = lines.filter((line) => line.column === c);
    const ends = c < column ? bottoms.slice(-1) : bottoms;
    ends.forEach((bottom, i) => {
      const top = ends[i - 1] ?? Number.NEGATIVE_INFINITY;
      const glyphs = own
        .filter(({ box }) => middleOf(box) > top && middleOf(box) <= bottom)
        .flatMap((line) => line.glyphs);
      const r1 = c < column ? r0 + bottoms.length : r0 + i + 1;
      cells.push({ r0: r0 + i, r1, c0: c, c1: c + 1, glyphs });
    });
  }
  return cells;
}

/** Returns the rows and cells of the bands below the head; `strokes` are rules between columns. */
export function readBody(
  bands: readonly Band[],
  xs: readonly number[],
  strokes: readonly Line[] = [],
): Body {
  const read = bands.map((band) => ({ band, rows: readTextRows(shareOutBand(band, xs)) }));
  const parts = new Map(bands.map((band) => [band, partsOf(band, xs, strokes)]));
  const data = findDataColumns(
    read.flatMap(({ rows }) => rows),
    xs.length - 1,
  );
  const ys: number[] = [];
  const cells: BodyCell[] = [];
  const columns = xs.length - 1;
  const whole = read.filter(({ band }) => !parts.get(band));
  const grouped = new Map(groupBands(whole, data).map(({ band, groups }) => [band, groups]));
  for (const { band, rows } of read) {
    const parted = parts.get(band);
    if (parted) {
      cells.push(...partedCells(rows, parted, ys.length, columns));
      ys.push(...parted.bottoms);
      continue;
    }
    const groups = grouped.get(band) ?? [];
    groups.forEach((group, i) => {
      const r0 = ys.length;
      const next = groups[i + 1];
      ys.push(next ? (bottomOf(group) + topOf(next)) / 2 : band.bottom);
      const own = { r0, r1: r0 + 1 };
      if (spansAll(group, xs)) {
        const glyphs = group.flatMap((row) => row.cells.flatMap((cell) => cell.glyphs));
        cells.push({ ...own, c0: 0, c1: columns, glyphs });
        return;
      }
      for (let c = 0; c < columns; c++) {
        const lines = group.flatMap((row) => row.cells.filter(({ column }) => column === c));
        cells.push({ ...own, c0: c, c1: c + 1, glyphs: lines.flatMap((line) => line.glyphs) });
      }
    });
  }
  const lines = read.flatMap(({ rows }) => rows.flatMap((row) => row.cells));
  return { ys, cells, lines, data };
}
