/** What the lines of a column say of those above them: that they go on, or begin anew. */
import {
  type ColumnLine,
  ENDED,
  firstWordWidth,
  OUTDENT,
  type Room,
  roomsOf,
  startsSmall,
  type TextRow,
} from './rows.ts';
import { isDatum, isListed } from './runs.ts';
import { isBroken } from './split-rows.ts';

/** Weights are logarithms of odds: how much likelier what stands there is with than without. */

/** Most cells have one line: each further one is less likely. */
const GOES_ON = -1.3;
/** Nobody breaks a text that has room for its next word. */
const HAD_ROOM = -2.4;
/** A cell that lines enclose may be broken anywhere. */
const HAD_RULED = -1.8;
/** A space, and what breaks may leave, as shares of an em. */
const SPACE = 0.2;
const SLACK = 0.1;
/** What says less: the end of a sentence, a text further left, a column that tells little of its room. */
const HAD_ENDED = -1;
const OUTDENTED = -2;
const UNSURE = -1.2;
/** A text that ends a row is as full as this by chance: no more than this is said against it. */
const FULL = -2;
/** A text that begins small goes on with the one above; so does a broken word, or a list. */
const SMALL = -3;
/** Of texts that go on such a share begins small. */
const SMALL_REST = 0.6;
const SMALL_SEEN = 0.1;
const BROKEN = -3;
const BREAKS = /[\p{Ll}][-\u00ad]$|[,;]$/u;
/** Two figures are two cells. */
const TWO_FIGURES = -7;
/** Cells that lines enclose may hold two, or one that has no room. */
const BOTH_FIGURES = -2.5;
const BROKEN_FIGURE = -1.6;
/** What stands in brackets below a text is said of it: the same in another unit. */
const ASIDE = -1.5;
/** So many texts without a space, nor a sign of Chinese, say that a column holds single words. */
const FEWEST_SINGLE = 3;
const SEVERAL_WORDS = /\s|[-\u00ad]$|[\u2e80-\u9fff]{2}/u;
/** A text is longer than all others of its column by this many em. */
const LONGER = 1.5;

/** What is known of the columns. */
export interface WordColumns {
  readonly count: number;
  readonly starts: readonly number[];
  readonly rooms: readonly Room[];
  /** What is said against a text that begins small. */
  readonly small: readonly number[];
  /** Columns of single words, longer than broken ones are. */
  readonly single: ReadonlySet<number>;
  /** Lines part them: what they hold may be broken anywhere. */
  readonly isRuled: boolean;
  /** The text of a column that is longer than all others by some room. */
  readonly longest: readonly (ColumnLine | undefined)[];
}

type Bands = readonly (readonly TextRow[])[];

/** Returns the lines of each column. */
function linesOf(bands: Bands): ColumnLine[][] {
  const columns: ColumnLine[][] = [];
  for (const cell of bands.flat().flatMap((row) => row.cells)) {
    const own = columns[cell.column];
    if (own) own.push(cell);
    else columns[cell.column] = [cell];
  }
  return Array.from(columns, (lines) => lines ?? []);
}

function longestOf(lines: readonly ColumnLine[]): ColumnLine | undefined {
  const [first, second] = [...lines].sort((a, b) => b.box[2] - a.box[2]);
  if (!first || !second) return undefined;
  return first.box[2] - second.box[2] > LONGER * (first.box[3] - first.box[1]) ? first : undefined;
}

/** Returns the rows of text without labels alone between two rules: titles, which no column breaks. */
function withoutTitles(bands: Bands): TextRow[] {
  const isTitle = ([only, more]: readonly TextRow[]): boolean => !more && only?.cells.length === 1;
  const own = bands.filter((rows) => !isTitle(rows)).flat();
  return own.length > 0 ? own : bands.flat();
}

/** Returns what the texts of all bands tell of their columns; `ruled` is the room of columns that lines part. */
export function columnsOf(bands: Bands, ruled: readonly Room[] | null): WordColumns {
  const lines = linesOf(bands);
  const isSingle = (own: readonly ColumnLine[]): boolean =>
    own.length >= FEWEST_SINGLE && !own.some(({ text }) => SEVERAL_WORDS.test(text));
  const columns = {
    count: lines.length,
    starts: lines.map((own) => Math.min(...own.map(({ box }) => box[0]))),
    rooms: ruled ?? roomsOf(withoutTitles(bands)),
    small: [],
    single: new Set(lines.flatMap((own, c) => (isSingle(own) ? [c] : []))),
    isRuled: ruled !== null,
    longest: lines.map(longestOf),
  };
  return { ...columns, small: smallOf(bands, columns) };
}

const isAside = (above: ColumnLine, below: ColumnLine): boolean =>
  /^[(（]/.test(below.text) && !/^[(（]/.test(above.text);

const isWhole = (text: string): boolean => isDatum(text) && !isBroken(text);

/** Returns what two figures under each other say: one cell holds both only where it has no room for one. */
function weighFigures(
  above: ColumnLine,
  room: number,
  isRuled: boolean,
): readonly [number, number] {
  const width = above.box[2] - above.box[0];
  const hasDigit = width + width / Math.max(1, above.text.length) < room;
  if (!isRuled) return [TWO_FIGURES, 0];
  return hasDigit ? [BOTH_FIGURES, 0] : [0, BROKEN_FIGURE];
}

/** What is said for a line that goes on with the one above, and for one that begins anew. */
interface Said {
  readonly goesOn: number;
  readonly begins: number;
}

/** Returns what is said for a line that goes on with the one above, and for one that does not. */
export function weigh(above: ColumnLine, line: ColumnLine, columns: WordColumns): Said {
  let [goesOn, begins] = [GOES_ON, 0];
  const room = columns.rooms[line.column];
  if (!room) return { goesOn, begins };
  if (isListed(line)) return { goesOn, begins };
  if (isAside(above, line)) return { goesOn, begins: ASIDE };
  const size = line.box[3] - line.box[1];
  const word = firstWordWidth(line);
  const width = Math.max(1, room.right - (columns.starts[line.column] ?? 0));
  const end = room.left === null ? above.box[2] : room.left + above.box[2] - above.box[0];
  const full = room.right - end - word <= (SPACE + SLACK) * size;
  if (isWhole(above.text) && isWhole(line.text)) {
    const [together, apart] = weighFigures(above, width, columns.isRuled);
    goesOn += together;
    begins += apart;
  }
  if (room.left === null && line.box[0] < above.box[0] - OUTDENT * size) goesOn += OUTDENTED;
  if (!full) goesOn += columns.isRuled ? HAD_RULED : HAD_ROOM;
  else if (ENDED.test(above.text)) goesOn += HAD_ENDED;
  // Where no text has two words, hardly any is broken; a text alone as long as its column tells none.
  else if (columns.single.has(line.column) || above === columns.longest[line.column])
    goesOn += isDatum(line.text) ? 0 : UNSURE;
  else begins += Math.max(FULL, Math.log(Math.min(1, word / width)));
  if (startsSmall(line)) begins += columns.small[line.column] ?? 0;
  if (full && BREAKS.test(above.text)) begins += BROKEN;
  return { goesOn, begins };
}

/** Returns what is said against a text that begins small: less where texts surely begin so. */
function smallOf(bands: Bands, columns: WordColumns): number[] {
  const counts = Array.from({ length: columns.count }, () => ({ small: 0, all: 0 }));
  for (const rows of bands) {
    const last = new Map<number, ColumnLine>();
    for (const line of rows.flatMap(({ cells }) => cells)) {
      const above = last.get(line.column);
      last.set(line.column, line);
      const count = counts[line.column];
      if (!count || (above && weigh(above, line, columns).goesOn > GOES_ON + HAD_ROOM)) continue;
      count.all++;
      if (startsSmall(line)) count.small++;
    }
  }
  return counts.map(({ small, all }) => {
    const share = (small + SMALL_SEEN) / (all + 1);
    return Math.min(0, Math.max(SMALL, Math.log(share / SMALL_REST)));
  });
}
