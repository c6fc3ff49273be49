/** What happens to a table at a page break: a row goes on, a label grows, a header is repeated. */
import type { Fragment, FragmentCell } from './page-tables.ts';
import { FULL_LINE, SHORTEST_LINE } from './settings.ts';
import type { TextLine } from './text-lines.ts';
import {
  type CellPart,
  groupKey,
  isFilled,
  textOf,
  type WorkCell,
  type WorkTable,
} from './work-table.ts';

/** Headers have few rows; more that repeat are data. */
const HEADER_ROWS = 6;

/** Characters that a full line of a label must have to show that it was cut, not just narrow. */
const TELLING_LINE = 5;
/** From this width on (in em) a full line may end two characters early; below, hardly one. */
const WIDE_CELL = 6;
const NARROW_FREE = 1.2;
/** What a cell keeps free beside its text, both sides together: Word's 10.8 pt is the most. */
const CELL_PADDING = 8;
/** NFKC has folded the full-width semicolon and marks already. */
const ENDS_SENTENCE = /[。;!?]$/;

/** A number, whole or what a narrow cell left on one line of it. */
const FIGURES = /^[-+(]?\d[\d,.]*[)%]?$/;
const NUMBER = /^[-+(]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?[)%]?$/;

/** Two numbers that make no third one when written together: each has its own cell. */
function areTwoNumbers(above: string, below: string): boolean {
  return FIGURES.test(above) && FIGURES.test(below) && !NUMBER.test(above + below);
}

interface Pair {
  readonly above: WorkCell;
  readonly below: WorkCell;
}

function rowSpan(cell: WorkCell): number {
  return cell.r1 - cell.r0;
}

/** Returns the cells above and below the break that have the same side borders. */
export function pairCells(bottom: readonly WorkCell[], top: readonly WorkCell[]): Pair[] {
  const pairs: Pair[] = [];
  for (const above of bottom) {
    const below = top.find((cell) => cell.left === above.left && cell.right === above.right);
    if (below) pairs.push({ above, below });
  }
  return pairs;
}

const firstLine = (cell: WorkCell): TextLine | undefined => cell.parts[0]?.lines[0];

/** No text begins like this; it is the rest of one. */
const REST = /^[%)\]、,。;:!?]/;

/** A line that can only be the rest of the text above: a sign that closes, or closes a bracket. */
function isRest(above: WorkCell, first: TextLine): boolean {
  if (REST.test(first.text)) return true;
  const text = textOf(above.parts.flatMap((part) => part.lines));
  const open = text.lastIndexOf('(') > text.lastIndexOf(')');
  return open && /^[^(]*\)/.test(first.text);
}

/** What a cell with text on both sides of the break says: one text cut in two, or two texts. */
type Flow = 'flows' | 'stops' | 'unclear';

function flowOf({ above, below }: Pair): Flow {
  const part = above.parts.at(-1);
  const first = firstLine(below);
  const last = part?.lines.at(-1);
  if (!part || !first || !last) return 'unclear';
  if (numbersOn(above, first)) return 'flows';
  if (isRest(above, first)) return 'flows';
  if (areTwoNumbers(last.text, first.text)) return 'stops';
  if (!endsFull(part)) return 'stops';
  const telling = last.text.length >= TELLING_LINE && !ENDS_SENTENCE.test(last.text);
  return telling ? 'flows' : 'unclear';
}

/** The number of a list item; in `9.5` the point is no item's. */
const ITEM = /^(\(?)(\d{1,2})([.、)])(?!\d)/;

/** A list that has item n above and begins with item n + 1 below, numbered the same way. */
function numbersOn(above: WorkCell, first: TextLine): boolean {
  const next = ITEM.exec(first.text);
  if (!next) return false;
  const wanted = Number(next[2]) - 1;
  return above.parts.some((part) =>
    part.lines.some((line) => {
      const item = ITEM.exec(line.text);
      return Number(item?.[2]) === wanted && item?.[1] === next[1] && item?.[3] === next[3];
    }),
  );
}

/** The cell has no room for a line of the other's text: a sliver that the break cut off. */
function isSliver(cell: WorkCell, other: WorkCell): boolean {
  const box = (cell.parts.at(-1) ?? cell.parts[0])?.box;
  const size = other.parts.flatMap((part) => part.lines)[0]?.size ?? SHORTEST_LINE;
  return box !== undefined && box[3] - box[1] < size * 1.2;
}

/**
 * A text that stands below the break alone. In a cut row it was centred in the whole row, so it
 * stands above the middle of the part below; in a row of its own it stands in the middle or,
 * where texts hang at the top, leaves a row in which nothing was printed above.
 */
function isHigh(cell: WorkCell): boolean {
  const part = cell.parts[0];
  const room = part && roomOf(part);
  return !!room && room.below - room.above > (part?.lines[0]?.size ?? 0);
}

/**
 * Tells whether the first row below the break is the rest of the last row above it. The cells
 * must be the same; then a text that flows on speaks for it, cells filled on one side only speak
 * for it, and cells filled on both sides speak against it: a new row has them all. Where nothing
 * else tells, a row that ends just where the pages end (`atFloor`) was cut there.
 */
export function isCutRow(
  bottom: readonly WorkCell[],
  top: readonly WorkCell[],
  atFloor: boolean,
): boolean {
  const pairs = pairCells(bottom, top);
  if (pairs.length !== bottom.length || pairs.length !== top.length) return false;
  const own = pairs.filter(({ above, below }) => rowSpan(above) === 1 && rowSpan(below) === 1);
  const above = own.filter((pair) => isFilled(pair.above));
  const below = own.filter((pair) => isFilled(pair.below));
  if (above.length === 0 && below.length === 0) return false;
  if (above.length === 0) return below.every((pair) => isSliver(pair.above, pair.below));
  if (below.length === 0) return above.every((pair) => isSliver(pair.below, pair.above));
  const both = above.filter((pair) => isFilled(pair.below));
  if (both.length === 0) return false;
  const late = below.filter((pair) => !isFilled(pair.above));
  const high = late.filter((pair) => isHigh(pair.below)).length;
  const single = above.length - both.length + high;
  const flows = both.map(flowOf);
  const count = (kind: Flow): number => flows.filter((flow) => flow === kind).length;
  const against = count('stops') + count('unclear') + late.length - high;
  if (atFloor && late.length === 0 && both.every(wraps) && above.length > both.length) {
    if (count('stops') === 0) return true;
  }
  if (count('stops') > 0) return single >= 3 && single > 2 * against;
  if (count('flows') > 0) return single + count('flows') > against;
  return single >= 2 && single > against;
}

/** The text above the break has several lines: its cell is narrow, and one more is no surprise. */
function wraps({ above }: Pair): boolean {
  return (above.parts.at(-1)?.lines.length ?? 0) > 1;
}

interface Room {
  readonly above: number;
  readonly below: number;
}

/** Returns the free height above and below the text of a cell's part, or null without text. */
function roomOf({ box, lines }: CellPart): Room | null {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first || !last) return null;
  return { above: first.box[1] - box[1], below: box[3] - last.box[3] };
}

/** A text that begins at the top of a cell though the cell has room for another line below. */
function hangsAtTop(part: CellPart | undefined): boolean {
  const room = part && roomOf(part);
  const size = part?.lines[0]?.size ?? 0;
  return !!room && !part?.stretched && room.above < size && room.below > room.above + size;
}

/** A text in the middle of a cell that has room for another line above and below. */
function isCentred(cell: WorkCell): boolean {
  const part = cell.parts[0];
  const room = part && roomOf(part);
  const size = part?.lines[0]?.size ?? 0;
  return !!room && room.above > size && Math.abs(room.above - room.below) < size / 2;
}

/** The text fills its cell: no further line fits. */
function isPacked(part: CellPart | undefined): boolean {
  const room = part && roomOf(part);
  return !!room && room.above + room.below < (part?.lines[0]?.size ?? 0) * 1.5;
}

/** The last line has no room for one more character: the text may have been cut here. */
function endsFull({ box, lines }: CellPart): boolean {
  const last = lines[lines.length - 1];
  if (!last) return false;
  const widths = lines.map((line) => line.box[2] - line.box[0]);
  const own = last.box[2] - last.box[0];
  // Among several lines the widest shows how much fits; a single one may stand in the middle.
  const room = lines.length > 1 ? Math.max(...widths) : box[2] - box[0] - CELL_PADDING;
  // Punctuation that may not open a line takes a character or two with it to the next one.
  const free = room >= WIDE_CELL * last.size ? FULL_LINE : NARROW_FREE;
  return room - own <= last.size * free;
}

/**
 * Tells whether the break cut a label's text in two: above, no further character or line fits;
 * below, the rest hangs at the top, where a label of its own would stand in the middle, or it
 * fills its cell. Short lines are always full, so they prove nothing.
 */
function isSplitLabel({ above, below }: Pair, table: WorkTable): boolean {
  const part = above.parts.at(-1);
  const rest = below.parts[0];
  const first = firstLine(below);
  if (first && isRest(above, first)) return true;
  if (!part || !endsFull(part) || !isPacked(part)) return false;
  // A row that only the label fills was made high enough for it: the label ends there.
  const beside = table.bottom.filter((cell) => cell !== above);
  if (!beside.some((cell) => isPacked(cell.parts.at(-1)))) return false;
  if (ENDS_SENTENCE.test(part.lines.at(-1)?.text ?? '')) return false;
  if (isPacked(rest)) return (part.lines.at(-1)?.text.length ?? 0) >= TELLING_LINE;
  if (!hangsAtTop(rest)) return false;
  // In a column of one character every line is full; there only other labels' places can tell.
  const short = (part.lines.at(-1)?.text.length ?? 0) < 2;
  if (short && !table.cells.some((cell) => cell.parts.length === 1 && isCentred(cell)))
    return false;
  // In a table whose texts all hang at the top, hanging says nothing. Cells that a break cuts are
  // not asked: they hang anyway.
  return !table.cells.some(
    (cell) => cell.parts.length === 1 && cell.r1 < table.rows && hangsAtTop(cell.parts[0]),
  );
}

/** The text ran out of its cell at the page's end: the cell goes on. */
function runsOver(cell: WorkCell): boolean {
  const part = cell.parts.at(-1);
  const last = part?.lines.at(-1);
  return !!part && !!last && last.box[1] >= part.box[3];
}

/** Tells whether a label cell goes on below the break: it spans rows, and one side is empty. */
export function isGrowingLabel(pair: Pair, table: WorkTable): boolean {
  const { groups } = table;
  const spans = rowSpan(pair.above) > 1 || rowSpan(pair.below) > 1 || runsOver(pair.above);
  const filled = Number(isFilled(pair.above)) + Number(isFilled(pair.below));
  if (filled === 2) return spans && isSplitLabel(pair, table);
  if (filled === 0) return spans;
  return spans || groups.has(groupKey(pair.above));
}

function rowSignature(fragment: Fragment, rows: number): string[] | null {
  const cells = fragment.cells.filter((cell) => cell.r0 < rows);
  if (cells.some((cell) => cell.r1 > rows)) return null;
  return cells.map((cell) => signature(fragment, cell));
}

function signature(fragment: Fragment, cell: FragmentCell): string {
  const place = [cell.r0, cell.r1, cell.c0, cell.c1].join(' ');
  return `${fragment.xs.length} ${place} ${textOf(cell.lines)}`;
}

/** Returns how many rows at the top of `next` repeat the header at the top of `first`; 0 for none. */
export function repeatedHeader(first: Fragment, next: Fragment): number {
  const most = Math.min(HEADER_ROWS, first.ys.length - 1, next.ys.length - 1);
  for (let rows = most; rows >= 1; rows--) {
    const mine = rowSignature(first, rows);
    const theirs = rowSignature(next, rows);
    if (!mine || !theirs || mine.length !== theirs.length) continue;
    const filled = next.cells.filter((cell) => cell.r0 < rows && cell.lines.length > 0).length;
    if (filled * 2 >= mine.length && mine.every((text, i) => text === theirs[i])) return rows;
  }
  return 0;
}

/** Returns the fragment without its first rows, or null when none are left. */
export function dropRows(fragment: Fragment, rows: number): Fragment | null {
  if (rows === 0) return fragment;
  if (rows >= fragment.ys.length - 1) return null;
  return {
    ...fragment,
    ys: fragment.ys.slice(rows),
    cells: fragment.cells
      .filter((cell) => cell.r0 >= rows)
      .map((cell) => ({ ...cell, r0: cell.r0 - rows, r1: cell.r1 - rows })),
  };
}
