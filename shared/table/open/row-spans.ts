/** Lines that may be one row: what is said for it, by where their texts stand. */
import type { Glyph } from '../../read/document.ts';
import { median } from '../geometry.ts';
import type { ColumnLine, TextRow } from './rows.ts';
import { isListed } from './runs.ts';
import { type WordColumns, weigh } from './word-columns.ts';

/** Lines of one text stand one pitch apart, within this share of an em. */
const OFF_PITCH = -4;
const SAME_PITCH = 0.14;
/** A text stands off the place that its column has in rows, by more than this share of an em. */
const OFF_PLACE = -3;
const SAME_PLACE = 0.26;
/** What is listed beside a label is all that label's. */
const LISTED = -6;
/** Cells that all have equally many lines, several, are rare. */
const EVEN = -1;
/** A text that reaches into another column, by so many em, is in no row with what stands there. */
const REACH = 0.5;
const REACHES = -8;
/** Texts at the top of their rows are usual, and all columns alike. */
const NOT_TOP = -1;
const NOT_ALIKE = -1.5;
/** No row has more lines, and none that say so much against it. */
const MOST_LINES = 60;
const HOPELESS = -30;
/** Where texts stand in their rows: as shares of the free room above them. */
const PLACES = [0, 0.5, 1] as const;
export const MODES = PLACES.flatMap((first) =>
  PLACES.map((others) => ({
    ...{ first, others },
    prior: (first === 0 && others === 0 ? 0 : NOT_TOP) + (first === others ? 0 : NOT_ALIKE),
  })),
);

interface Placed {
  readonly line: ColumnLine;
  readonly top: number;
  readonly bottom: number;
  /** The row of text with the line above in its column; -1 for the first. */
  readonly above: number;
  /** The last column that it reaches into: its own, but for titles. */
  readonly reaches: number;
  /** What speaks for going on with the line above, and for beginning anew. */
  readonly goesOn: number;
  readonly begins: number;
}
export interface PlacedRow {
  readonly cells: readonly Placed[];
  readonly top: number;
  readonly bottom: number;
  readonly size: number;
}

/** Raised and lowered letters, and large signs, are smaller or larger than the line's by more than this share. */
const USUAL_SIZE = 0.15;

/** Returns between which heights the usual letters of the line stand. */
function sidesOf({ glyphs }: ColumnLine): { top: number; bottom: number } {
  const heightOf = ({ box }: Glyph): number => box[3] - box[1];
  const usual = median(glyphs.map(heightOf));
  const own = glyphs.filter((glyph) => Math.abs(heightOf(glyph) - usual) <= USUAL_SIZE * usual);
  return {
    top: median(own.map(({ box }) => box[1])),
    bottom: median(own.map(({ box }) => box[3])),
  };
}

/** Returns the rows of text with what each line says. */
export function placeRows(rows: readonly TextRow[], columns: WordColumns): PlacedRow[] {
  const last = new Map<number, { line: ColumnLine; row: number }>();
  return rows.map((row, r) => {
    const cells = row.cells.map((line): Placed => {
      const before = last.get(line.column);
      last.set(line.column, { line, row: r });
      const said = before ? weigh(before.line, line, columns) : { goesOn: 0, begins: 0 };
      const beyond = columns.starts.findLastIndex(
        (start) => start < line.box[2] - REACH * row.size,
      );
      const reaches = Math.max(line.column, beyond);
      return { line, above: before?.row ?? -1, reaches, ...sidesOf(line), ...said };
    });
    return {
      cells,
      top: Math.min(...cells.map(({ top }) => top)),
      bottom: Math.max(...cells.map(({ bottom }) => bottom)),
      size: row.size,
    };
  });
}

/** The lines from one on, up to another, as one row: what is said for it, by where texts stand. */
export interface Span {
  readonly to: number;
  readonly top: number;
  readonly bottom: number;
  readonly filled: readonly number[];
  readonly weights: readonly number[];
}
interface Block {
  first: Placed;
  last: Placed;
  lines: number;
}

/** Returns what the places of the texts say, for each way in which they may stand. */
function placeWeights(blocks: ReadonlyMap<number, Block>, size: number): number[] {
  const list = [...blocks].map(([column, { first, last }]) => ({
    column,
    from: (first.top + first.bottom) / 2,
    to: (last.top + last.bottom) / 2,
  }));
  const from = Math.min(...list.map((block) => block.from));
  const to = Math.max(...list.map((block) => block.to));
  return MODES.map((mode) => {
    let sum = 0;
    for (const block of list) {
      const share = block.column === 0 ? mode.first : mode.others;
      const free = to - from - (block.to - block.from);
      if (Math.abs(block.from - from - share * free) > SAME_PLACE * size) sum += OFF_PLACE;
    }
    return sum;
  });
}

/** Tells whether several cells have equally many lines, more than one. */
const isEven = ([first, ...more]: readonly Block[]): boolean =>
  first !== undefined &&
  first.lines > 1 &&
  more.length > 0 &&
  more.every(({ lines }) => lines === first.lines);

/** Tells whether a text reaches into a column that has one of its own. */
const isReached = (wide: readonly Placed[], blocks: ReadonlyMap<number, Block>): boolean =>
  wide.some(({ line, reaches }) => {
    for (let c = line.column + 1; c <= reaches; c++) if (blocks.has(c)) return true;
    return false;
  });

/** Adds a row of text to the cells; returns what is said for it. */
function addRow({ cells, size }: PlacedRow, blocks: Map<number, Block>, pitch: number): number {
  let weight = 0;
  for (const cell of cells) {
    const block = blocks.get(cell.line.column);
    if (!block) {
      blocks.set(cell.line.column, { first: cell, last: cell, lines: 1 });
      weight += cell.begins;
      continue;
    }
    const off = Math.abs(cell.bottom - block.last.bottom - pitch);
    weight += cell.goesOn;
    if (off > SAME_PITCH * size && !isListed(cell.line)) weight += OFF_PITCH;
    block.last = cell;
    block.lines++;
  }
  return weight;
}

/** Returns all rows that may begin with the line; `pitch` is that of lines of one text. */
export function spansFrom(rows: readonly PlacedRow[], from: number, pitch: number): Span[] {
  const spans: Span[] = [];
  const blocks = new Map<number, Block>();
  const wide: Placed[] = [];
  let [weight, top, bottom] = [0, Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
  // The first row may be all of its band, however much is said against it.
  const most = from === 0 ? rows.length : Math.min(rows.length, from + MOST_LINES);
  for (let to = from; to < most; to++) {
    const row = rows[to];
    if (!row) break;
    if (to === from && row.cells.every(({ line }) => line.column > 0 && isListed(line)))
      weight += LISTED;
    weight += addRow(row, blocks, pitch);
    wide.push(...row.cells.filter(({ line, reaches }) => reaches > line.column));
    [top, bottom] = [Math.min(top, row.top), Math.max(bottom, row.bottom)];
    if (weight < HOPELESS && from > 0) break;
    if (weight < HOPELESS && to + 1 < rows.length) continue;
    const own =
      weight + (isReached(wide, blocks) ? REACHES : 0) + (isEven([...blocks.values()]) ? EVEN : 0);
    const weights = placeWeights(blocks, row.size).map((place) => place + own);
    spans.push({ to: to + 1, top, bottom, filled: [...blocks.keys()], weights });
  }
  return spans;
}
