/** Finds rows that no line parts: figures stand on one line each, labels may have several. */
import type { Glyph } from '../../read/document.ts';
import { isDatum, middleOf, type Run, readRunLines } from './runs.ts';

/** Texts of different columns are on one line when their middles differ by this share of an em. */
const SAME_LINE = 0.3;
/** More than this share of a column's texts are figures: it is a column of figures. */
const FIGURES = 0.6;
/** Lines of one text are nearer to each other than rows by this share at least. */
const NEARER = 0.94;
/** A label that begins this many em further left than the one above does not go on with it. */
const OUTDENT = 0.4;

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

/** Returns which columns, the first one not asked, hold figures. */
export function findDataColumns(rows: readonly TextRow[], columns: number): ReadonlySet<number> {
  const texts: string[][] = Array.from({ length: columns }, () => []);
  for (const { cells } of rows) for (const { column, text } of cells) texts[column]?.push(text);
  const found = new Set<number>();
  texts.forEach((own, column) => {
    if (column === 0 || own.length === 0) return;
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
const ENDED = /[.:;。：]\s?(?:\d{1,2}|[*†‡])?$/;
const OPENS = /[:：]\s?(?:\d{1,2}|[*†‡])?$/;

/** Tells whether a label alone opens a list: the one below it stands further in. */
function opensList(above: TextRow, below: TextRow): boolean {
  const [a, b] = [cellIn(above, 0), cellIn(below, 0)];
  if (!a || !b || above.cells.length > 1 || !OPENS.test(a.text)) return false;
  return b.box[0] > a.box[0] + OUTDENT * below.size;
}

/** Splits before each row that is further from the one above than `limit`, and behind what opens a list. */
function splitAtGaps(rows: readonly TextRow[], limit: number): RowGroup[] {
  const groups: RowGroup[] = [];
  let last: TextRow | null = null;
  for (const row of rows) {
    if (last && row.middle - last.middle < limit && !opensList(last, row))
      groups[groups.length - 1]?.push(row);
    else groups.push([row]);
    last = row;
  }
  return groups;
}

/** Returns the widest limit that puts each row of figures into a group of its own. */
export function limitFor(rows: readonly TextRow[], anchors: readonly boolean[]): number {
  let limit = Number.POSITIVE_INFINITY;
  let widest = 0;
  let seen = false;
  rows.forEach((row, i) => {
    const before = rows[i - 1];
    if (before) widest = Math.max(widest, row.middle - before.middle);
    if (!anchors[i]) return;
    if (seen) limit = Math.min(limit, widest);
    seen = true;
    widest = 0;
  });
  return limit * NEARER;
}

export const startsSmall = ({ text }: ColumnLine): boolean => /^[\p{Ll}(&,;]/u.test(text);

export function firstWordWidth({ text, box }: Run): number {
  const word = /^[\u2e80-\u9fff]/.test(text) ? 1 : (/^\S+/.exec(text)?.[0].length ?? 0);
  return ((box[2] - box[0]) * word) / Math.max(1, text.length);
}

/** Where labels are broken, or null where the room between rows tells what goes on. */
export type LabelEnd = number | null;

/** Returns the place that the longest label of the rows reaches. */
export function labelEnd(rows: readonly TextRow[]): number {
  return Math.max(...rows.map((row) => cellIn(row, 0)?.box[2] ?? 0));
}

/** Tells whether a label had no room for the first word of the one below it. */
export function hadNoRoom(above: ColumnLine, below: ColumnLine, right: number): boolean {
  const size = below.box[3] - below.box[1];
  if (below.box[0] < above.box[0] - OUTDENT * size) return false;
  if (ENDED.test(above.text)) return false;
  return above.box[2] + 0.2 * size + firstWordWidth(below) > right + 0.5;
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

/** Tells whether a text in the last line of `above` goes on in the first line of `below`. */
function goesOnSmall(
  above: RowGroup | undefined,
  below: RowGroup | undefined,
  sentences: ReadonlySet<number>,
): boolean {
  const [last, first] = [above?.at(-1), below?.[0]];
  if (!last || !first) return false;
  return first.cells.some(
    (cell) => sentences.has(cell.column) && startsSmall(cell) && cellIn(last, cell.column),
  );
}

/** Tells whether the label of `above` had no room for that of `below`, which begins no group. */
function goesOnFull(
  above: RowGroup,
  below: RowGroup,
  next: RowGroup | undefined,
  right: number,
): boolean {
  const [last, first] = [above.at(-1), below[0]];
  const [a, b] = [last && cellIn(last, 0), first && cellIn(first, 0)];
  if (!a || !b || !hadNoRoom(a, b, right)) return false;
  const after = next?.[0] && cellIn(next[0], 0);
  return !after || after.box[0] <= b.box[0] + OUTDENT * (b.box[3] - b.box[1]);
}

/**
 * Joins groups without figures to the text that they go on with, above or below. A rest that
 * begins small is certain; that a label had no room tells only where the room between the rows
 * tells nothing.
 */
function joinLabels(
  groups: readonly RowGroup[],
  data: ReadonlySet<number>,
  right: LabelEnd,
): RowGroup[] {
  const bare = (group: RowGroup | undefined): boolean =>
    !!group && !group.some((row) => isAnchor(row, data));
  const result: RowGroup[] = [];
  const sentences = columnsOfSentences(groups.flat(), data);
  groups.forEach((group, i) => {
    const last = result[result.length - 1];
    const next = groups[i + 1];
    const joins = ((): boolean => {
      if (!last || (!bare(group) && !bare(last))) return false;
      if (goesOnSmall(last, group, sentences)) return true;
      if (!bare(group)) return false;
      if (!bare(next) && goesOnSmall(group, next, sentences)) return false;
      if (!group.some((row) => cellIn(row, 0))) return true;
      return right !== null && goesOnFull(last, group, next, right);
    })();
    if (joins) last?.push(...group);
    else result.push([...group]);
  });
  return result;
}

/** Rows of a band with figures: each row has one line of them. */
export function groupByFigures(
  rows: readonly TextRow[],
  data: ReadonlySet<number>,
  limit: number,
  right: number,
): RowGroup[] {
  const groups = splitAtGaps(rows, limit);
  // Lines that are nearer to each other than rows are: then the room between tells all.
  const gapsTell = groups.some((group) => group.length > 1);
  return joinLabels(groups, data, gapsTell ? null : right);
}
