/** Rows of words, which no figures tell: what speaks for a row's begin and what against it is weighed, line by line. */
import type { Glyph } from '../../read/document.ts';
import { median } from '../geometry.ts';
import {
  type ColumnLine,
  cellIn,
  columnsOfSentences,
  firstWordWidth,
  hadNoRoom,
  type Room,
  type RowGroup,
  roomsOf,
  startsSmall,
  type TextRow,
} from './rows.ts';
import { isListed } from './runs.ts';

/** A line that fills all columns begins a row, the more so the more there are; one that fills a single one of several goes on. */
const FILLS_ALL = 1.5;
const FILLS_SOME = 1;
const FILLS_ONE = -1.5;
/** What stands in the first column begins a row; a line without it goes on. */
const FIRST = 1;
const NO_FIRST = -3;
/** A text that begins small goes on with the one above. */
const SMALL = -2;
/** The text above had room for the word that begins this one: nobody would have broken it there. */
const HAD_ROOM = 1.5;
/** That it had none says the more, the smaller a share of its column the word takes: no more than this. */
const NO_ROOM = -2;
/** So many texts without a space, nor a sign of Chinese, say that a column holds single words. */
const FEWEST_SINGLE = 5;
const SEVERAL_WORDS = /\s|[-\u00ad]$|[\u2e80-\u9fff]{2}/u;
/** A word is broken, or a list goes on. */
const BROKEN = -3;
const BREAKS = /[\p{Ll}][-\u00ad]$|[,;]$/u;
/** What is listed beside a label is all that label's. */
const LISTED = -6;
/** More room than between the lines of a text, or as little, where both occur. */
const ROOM = 5;
const TIGHT = -1.5;
/** Rows are further apart than lines by this share of an em, where they are so at all. */
const WIDER = 0.08;
/** Lines that stand closer than those of one text, by this share of an em, are beside each other. */
const OVERLAP = 0.15;
const OVERLAPS = -8;
/** Rules between rows part them all, unless lines speak for rows by so much on average. */
const RULED = 1;
const FEWEST_RULED = 3;

interface WordColumns {
  readonly count: number;
  readonly starts: readonly number[];
  readonly rooms: readonly Room[];
  readonly sentences: ReadonlySet<number>;
  /** Columns of single words, longer than broken ones are. */
  readonly single: ReadonlySet<number>;
  /** The least white between two lines of a column, and the most between lines of the table. */
  readonly lineGap: number;
  readonly rowGap: number;
}

/** Raised and lowered letters, and large signs, are smaller or larger than the line's by more than this share. */
const USUAL_SIZE = 0.15;

/** Returns between which heights the letters of the cells stand: raised and lowered ones tell no room. */
function sidesOf(cells: readonly ColumnLine[]): { readonly top: number; readonly bottom: number } {
  const heightOf = ({ box }: Glyph): number => box[3] - box[1];
  const usual = median(cells.flatMap(({ glyphs }) => glyphs.map(heightOf)));
  const sides = cells.map(({ glyphs }) => {
    const own = glyphs.filter((glyph) => Math.abs(heightOf(glyph) - usual) <= USUAL_SIZE * usual);
    const boxes = (own.length > 0 ? own : glyphs).map(({ box }) => box);
    return [median(boxes.map((box) => box[1])), median(boxes.map((box) => box[3]))] as const;
  });
  return {
    top: Math.min(...sides.map(([top]) => top)),
    bottom: Math.max(...sides.map(([, bottom]) => bottom)),
  };
}

const topOf = ({ cells }: TextRow): number => sidesOf(cells).top;
const bottomOf = ({ cells }: TextRow): number => sidesOf(cells).bottom;

/** Returns the white between each text and the one above in its column. */
function gapsOf(rows: readonly TextRow[]): number[] {
  const last = new Map<number, number>();
  return rows.flatMap((row) =>
    row.cells.flatMap((cell) => {
      const above = last.get(cell.column);
      const { top, bottom } = sidesOf([cell]);
      last.set(cell.column, bottom);
      return above === undefined ? [] : [top - above];
    }),
  );
}

/** Returns what the texts of all bands tell of their columns. */
function columnsOf(bands: readonly (readonly TextRow[])[]): WordColumns {
  const rows = bands.flat();
  const cells = rows.flatMap((row) => row.cells);
  const columns = [...new Set(cells.map(({ column }) => column))];
  const starts: number[] = [];
  for (const { column, box } of cells) starts[column] = Math.min(starts[column] ?? box[0], box[0]);
  const across = bands.flatMap((own) =>
    own.slice(1).map((row, i) => topOf(row) - bottomOf(own[i] ?? row)),
  );
  return {
    count: columns.length,
    starts,
    rooms: roomsOf(rows),
    sentences: columnsOfSentences(rows, new Set()),
    single: new Set(
      columns.filter((c) => {
        const texts = cells.filter(({ column }) => column === c).map(({ text }) => text);
        return texts.length >= FEWEST_SINGLE && !texts.some((text) => SEVERAL_WORDS.test(text));
      }),
    ),
    lineGap: Math.min(...bands.flatMap(gapsOf)),
    rowGap: Math.max(...across),
  };
}

/** Returns how much speaks for a row that begins at `row`, below the lines of `group`. */
function weightOfBegin(group: RowGroup, row: TextRow, columns: WordColumns): number {
  const filled = row.cells.length;
  let weight = cellIn(row, 0) ? FIRST : NO_FIRST;
  if (filled === columns.count) weight += FILLS_ALL * filled;
  else weight += filled > 1 ? FILLS_SOME : FILLS_ONE;
  if (!cellIn(row, 0) && row.cells.every(isListed)) weight += LISTED;
  for (const cell of row.cells) {
    const above = group.flatMap((own) => cellIn(own, cell.column) ?? []).at(-1);
    if (!above) continue;
    if (startsSmall(cell) && columns.sentences.has(cell.column)) weight += SMALL;
    const room = columns.rooms[cell.column];
    if (!room) continue;
    // Where no text has two words, none is broken.
    const full = !columns.single.has(cell.column) && hadNoRoom(above, cell, room);
    const width = room.right - (columns.starts[cell.column] ?? 0);
    const share = firstWordWidth(cell) / Math.max(1, width);
    weight += full ? Math.max(NO_ROOM, Math.log(share)) : HAD_ROOM;
    if (full && BREAKS.test(above.text)) weight += BROKEN;
  }
  return weight + weightOfRoom(group, row, columns);
}

/** Returns what the white across all columns tells: rows never overlap, and are no closer than lines. */
function weightOfRoom(group: RowGroup, row: TextRow, { lineGap, rowGap }: WordColumns): number {
  const gap = topOf(row) - Math.max(...group.map(bottomOf));
  if (gap < lineGap - OVERLAP * row.size) return OVERLAPS;
  if (rowGap < lineGap + WIDER * row.size) return 0;
  return gap >= lineGap + WIDER * row.size ? ROOM : TIGHT;
}

/** Returns the rows of each band of words; `ruled` is the room of columns that lines part, where the rules between bands are known to part no rows. */
export function groupWords(
  bands: readonly (readonly TextRow[])[],
  ruled: readonly Room[] | null = null,
): RowGroup[][] {
  const found = columnsOf(bands);
  const columns = ruled ? { ...found, rooms: ruled } : found;
  const weights: number[] = [];
  const grouped = bands.map((rows) => {
    const groups: RowGroup[] = [];
    for (const row of rows) {
      const last = groups.at(-1);
      const weight = last ? weightOfBegin(last, row, columns) : 0;
      if (last) weights.push(weight);
      if (last && weight <= 0) last.push(row);
      else groups.push([row]);
    }
    return groups;
  });
  const mean = weights.reduce((sum, weight) => sum + weight, 0) / Math.max(1, weights.length);
  if (ruled || bands.length < FEWEST_RULED || mean >= RULED) return grouped;
  return bands.map((rows) => (rows.length > 0 ? [[...rows]] : []));
}
