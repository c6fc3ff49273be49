/** Finds rows that no line parts: figures stand on one line each, labels may have several. */
import type { Glyph } from '../../read/document.ts';
import { runsToLeft } from '../right-to-left.ts';
import { isDatum, middleOf, type Run, readRunLines } from './runs.ts';

/** Texts of different columns are on one line when their middles differ by this share of an em. */
const SAME_LINE = 0.3;
/** More than this share of a column's texts are figures: it is a column of figures. */
const FIGURES = 0.6;
/** Lines of one text are nearer to each other than rows by this share at least. */
const NEARER = 0.94;
/** A label that begins this many em further left than the one above does not go on with it. */
export const OUTDENT = 0.4;

/** One line of a column: all its runs. */
export interface ColumnLine extends Run {
  readonly column: number;
}
/** What stands on one height, by column. */
export interface TextRow {
  middle: number;
  readonly size: number;
  readonly cells: ColumnLine[];
}
/** The lines that make up one row of the table. */
export type RowGroup = TextRow[];

/** Returns the lines of each column. */
function linesOf(columns: readonly (readonly Glyph[])[]): ColumnLine[] {
  return columns.flatMap((glyphs, column) =>
    readRunLines(glyphs, Number.POSITIVE_INFINITY).flatMap(({ runs }) =>
      runs.map((run) => ({ ...run, column })),
    ),
  );
}

/** Returns the glyphs of one band, given by column, as lines that go across. */
export function readTextRows(columns: readonly (readonly Glyph[])[]): TextRow[] {
  const lines = linesOf(columns).sort((a, b) => middleOf(a.box) - middleOf(b.box));
  const rows: TextRow[] = [];
  for (const line of lines) {
    const last = rows[rows.length - 1];
    const middle = middleOf(line.box);
    const size = line.box[3] - line.box[1];
    const taken = last?.cells.some(({ column }) => column === line.column);
    if (last && !taken && middle - last.middle <= SAME_LINE * Math.max(size, last.size)) {
      last.cells.push(line);
    } else rows.push({ middle, size, cells: [line] });
  }
  return rows;
}

/** Returns which columns hold figures; that of the labels is not asked, the last one where letters run from right to left. */
export function findDataColumns(rows: readonly TextRow[], columns: number): ReadonlySet<number> {
  const texts: string[][] = Array.from({ length: columns }, () => []);
  for (const { cells } of rows) for (const { column, text } of cells) texts[column]?.push(text);
  const found = new Set<number>();
  const labels = texts.at(-1)?.some(runsToLeft) ? columns - 1 : 0;
  texts.forEach((own, column) => {
    if (column === labels || own.length === 0) return;
    const figures = own.filter(isDatum).length;
    if (figures > own.length * FIGURES) found.add(column);
  });
  return found;
}

export const cellIn = (row: TextRow, column: number): ColumnLine | undefined =>
  row.cells.find((cell) => cell.column === column);

/** A row of figures: some column of figures has one here. */
export function isAnchor(row: TextRow, data: ReadonlySet<number>): boolean {
  return row.cells.some(({ column, text }) => data.has(column) && isDatum(text));
}

/** A text that ends so goes on no further, whatever sign of a note follows. */
export const ENDED = /[.:;。：]\s?(?:\d{1,2}|[*†‡])?$/;
/** Returns the widest limit that puts each row of figures into a group of its own. */
export function limitFor(rows: readonly TextRow[], data: ReadonlySet<number>): number {
  let limit = Number.POSITIVE_INFINITY;
  let widest = 0;
  let seen = false;
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before) widest = Math.max(widest, row.middle - before.middle);
    if (!isAnchor(row, data)) return;
    if (seen) limit = Math.min(limit, widest);
    seen = true;
    widest = 0;
  });
  return limit * NEARER;
}

export const startsSmall = ({ text }: ColumnLine): boolean => /^[\p{Ll}(&,;]/u.test(text);

/** Returns how wide the first word of the text is printed. */
export function firstWordWidth({ text, box, glyphs }: Run): number {
  let left = /^[\u2e80-\u9fff]/.test(text) ? 1 : (/^\S+/.exec(text)?.[0].length ?? 0);
  for (const glyph of glyphs) {
    left -= glyph.text.length;
    if (left <= 0) return glyph.box[2] - box[0];
  }
  return box[2] - box[0];
}

/** Where the texts of a column are broken. */
export interface Room {
  readonly right: number;
  /** Where they begin; null but for texts that all end at the right side. */
  readonly left: number | null;
}

/** Texts end at the right side when they do within this many em; so many say so. */
const FLUSH_RIGHT = 0.2;
const FEWEST_FLUSH = 4;

/** Returns the room that the texts of a column have: as far as the longest one reaches. */
export function roomOf(cells: readonly ColumnLine[]): Room {
  const right = Math.max(...cells.map(({ box }) => box[2]));
  const left = Math.min(...cells.map(({ box }) => box[0]));
  const flush = cells.every(({ box }) => right - box[2] <= FLUSH_RIGHT * (box[3] - box[1]));
  const ragged = cells.some(({ box }) => box[0] - left > box[3] - box[1]);
  return { right, left: flush && ragged && cells.length >= FEWEST_FLUSH ? left : null };
}

/** Returns the room of each column. */
export function roomsOf(rows: readonly TextRow[]): Room[] {
  const columns: ColumnLine[][] = [];
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    const own = columns[cell.column];
    if (own) own.push(cell);
    else columns[cell.column] = [cell];
  }
  return Array.from(columns, (cells) => roomOf(cells ?? []));
}

/** Returns the room that the labels of the rows have. */
export function labelRoom(rows: readonly TextRow[]): Room {
  return roomOf(rows.flatMap((row) => cellIn(row, 0) ?? []));
}

/** Tells whether a label had no room for the first word of the one below it. */
export function hadNoRoom(above: ColumnLine, below: ColumnLine, { left, right }: Room): boolean {
  const size = below.box[3] - below.box[1];
  if (left === null && below.box[0] < above.box[0] - OUTDENT * size) return false;
  if (ENDED.test(above.text)) return false;
  const end = left === null ? above.box[2] : left + above.box[2] - above.box[0];
  return end + 0.2 * size + firstWordWidth(below) > right + 0.5;
}

/** Columns that show by a small first letter what goes on: their first text begins with no such letter. */
export function columnsOfSentences(
  rows: readonly TextRow[],
  data: ReadonlySet<number>,
): ReadonlySet<number> {
  const seen = new Set(data);
  const found = new Set<number>();
  for (const cell of rows.flatMap(({ cells }) => cells)) {
    if (!seen.has(cell.column) && !startsSmall(cell)) found.add(cell.column);
    seen.add(cell.column);
  }
  return found;
}
