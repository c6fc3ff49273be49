/** What lines in ruled columns say of those above them: that they begin rows which no rule parts. */
import type { Lattice } from '../ruled/lattice.ts';
import { type ColumnLine, cellIn, hadNoRoom, type Room, type TextRow } from './rows.ts';
import { isDatum, isListed } from './runs.ts';
import { isBroken } from './split-rows.ts';

/** So many lines begin anew, this share of those that might, and this share of all: rows are short. */
const FEWEST_LINES = 3;
/** Fewer are enough where most lines fill all columns: broken texts are not all equally long. */
const FEWEST_FULL = 2;
const MOST = 0.6;
const SHARE = 0.5;
/** Cells leave no more white than this inside of their borders, in em, unless all their texts begin there. */
const PADDING = 0.6;
/** This share of a column's texts begins at one place, within this many points: it is set flush left. */
const FLUSH = 0.6;
const SAME_START = 1;

/** The lines between two rules, from the top down. */
type Lines = readonly TextRow[];

/** Texts of so many words that end within this many em of the longest one were broken there. */
const LONG_WORDS = 4;
const SAME_END = 1;

/** Returns where the long texts of a column are broken; null where no two end near each other. */
function edgeOf(cells: readonly ColumnLine[]): number | null {
  const long = cells.filter(({ text }) => text.split(' ').length >= LONG_WORDS);
  const end = Math.max(...cells.map(({ box }) => box[2]));
  const near = long.filter(({ box }) => end - box[2] <= SAME_END * (box[3] - box[1]));
  return near.length > 1 ? end : null;
}

/** Returns the room between the borders of each column, without the white inside of them. */
export function ruledRooms(rows: readonly TextRow[], { xs }: Lattice): Room[] {
  return xs.slice(1).map((right, c) => {
    const left = xs[c] ?? 0;
    const cells = rows.flatMap((row) => cellIn(row, c) ?? []);
    if (cells.length === 0) return { left, right };
    const em = Math.max(...cells.map(({ box }) => box[3] - box[1]));
    const gaps = cells.map(({ box }) => box[0] - left);
    const white = Math.max(0, Math.min(...gaps, ...cells.map(({ box }) => right - box[2])));
    const first = Math.min(...gaps);
    const words = cells.filter(
      ({ text, box }) => !isDatum(text) && box[0] - left - first < SAME_START,
    );
    const flush = words.length >= cells.length * FLUSH;
    const pad = flush ? first : Math.min(white, PADDING * em);
    return { left: left + pad, right: (flush ? edgeOf(cells) : null) ?? right - pad };
  });
}

/** Two whole numbers under each other, the upper one with room for a digit more: none that its cell broke. */
function isNextFigure(above: ColumnLine, below: ColumnLine, { left, right }: Room): boolean {
  const whole = [above, below].every(({ text }) => isDatum(text) && !isBroken(text));
  const digit = (above.box[2] - above.box[0]) / Math.max(1, above.text.length);
  return whole && above.box[2] - above.box[0] + digit < right - (left ?? 0);
}

/** What a line says of the line above it in each column: how many of its texts begin anew, and how many go on. */
interface Begins {
  readonly labelled: boolean;
  /** It goes on with a list beside a label. */
  readonly listed: boolean;
  readonly filled: number;
  readonly free: number;
  readonly figures: number;
}

/** What stands in brackets below a text is said of it: the same in another unit. */
function isAside(above: ColumnLine, below: ColumnLine): boolean {
  return /^[(（]/.test(below.text) && !/^[(（]/.test(above.text);
}

/** Returns what each line but the first says of those above it in the band. */
function beginsOf(rows: Lines, rooms: readonly Room[]): Begins[] {
  const last = new Map<number, ColumnLine>();
  const isList = rows.some(({ cells }) => cells.some(isListed));
  return rows.flatMap((row, i) => {
    const { cells } = row;
    let [free, figures] = [0, 0];
    for (const cell of cells) {
      const [above, room] = [last.get(cell.column), rooms[cell.column]];
      last.set(cell.column, cell);
      if (!above || !room || isAside(above, cell)) continue;
      // Nobody breaks a text that has room for its next word, nor a number for its next digit.
      const next = isNextFigure(above, cell, room);
      if (next) figures++;
      if (next || !hadNoRoom(above, cell, room)) free++;
    }
    const labelled = cellIn(row, 0) !== undefined;
    const listed = isList && !labelled;
    return i > 0 ? [{ labelled, listed, filled: cells.length, free, figures }] : [];
  });
}

/** So many texts beside each other, or figures, begin anew on one line by no chance. */
const SURE_TEXTS = 3;
const SURE_FIGURES = 2;

const isSure = ({ labelled, filled, free, figures }: Begins): boolean =>
  labelled && (figures >= SURE_FIGURES || (free >= SURE_TEXTS && free > filled / 2));

/** Tells whether there are as many lines in the first column as in any other: labels for all of them. */
function isLabelled(rows: Lines): boolean {
  const lines = new Map<number, number>();
  for (const { column } of rows.flatMap(({ cells }) => cells))
    lines.set(column, (lines.get(column) ?? 0) + 1);
  return Math.max(...lines.values()) === lines.get(0);
}

/** Tells whether the lines of all bands speak for rows that no rule parts. */
export function beginAnew(bands: readonly Lines[], rooms: readonly Room[]): boolean {
  const begins = bands.map((band) => beginsOf(band, rooms));
  const all = begins.flat();
  const lines = all.filter(({ filled }) => filled > 1);
  const sure = all.filter(isSure).length;
  if (sure > 1 || (sure > 0 && lines.every(isSure))) return true;
  const labelled = begins.filter((_, i) => isLabelled(bands[i] ?? []));
  const figured = labelled.flat().filter(({ figures }) => figures > 0).length;
  if (figured >= FEWEST_LINES && figured >= lines.length * MOST) return true;
  const anew = lines.filter(({ free }) => free > 0).length;
  const full = all.filter(({ filled }) => filled > 2 && filled === rooms.length).length;
  const fewest = full >= all.length * MOST ? FEWEST_FULL : FEWEST_LINES;
  const counted = all.filter(({ listed }) => !listed).length;
  return anew >= fewest && anew >= lines.length * MOST && anew >= counted * SHARE;
}
