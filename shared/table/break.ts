/** What happens to a table at a page break: a row goes on, a label grows, a header is repeated. */
import { areTwoNumbers, ENDS_PART, isSameNumber, numbersOn } from './break-numbers.ts';
import { columnOf, roomAcross, type Setting } from './break-setting.ts';
import { hangsAtTop, isCentred, isPacked, roomOf } from './cell-room.ts';
import { unitAtStart } from './next-unit.ts';
import { SHORTEST_LINE } from './settings.ts';
import { isCjk, type TextLine } from './text-lines.ts';
import {
  groupKey,
  isFilled,
  textOf,
  textOfCell,
  type WorkCell,
  type WorkTable,
} from './work-table.ts';

/** Characters that a full line must have to show that it was cut, not just narrow. */
const TELLING_LINE = 5;
/** Printers leave two lines together where a text ends: the first of them may have fitted above. */
const WIDOW = 2;
/** How far a line may miss its room, in em: what the file itself says is exact, a scan is not. */
const EXACT = 0.01;
const SCANNED = 0.5;
/** NFKC has folded the full-width semicolon and marks already. */
const ENDS_SENTENCE = /[。;!?]$/;

/** Rows of one height differ by less than this, in points: borders, and rounding. */
const ROW_SLACK = 2;

/** A name is no longer; in longer texts a paragraph may end anywhere. */
const FEW_LINES = 2;

/** Both texts begin with a sign of comparison: two targets. */
function areTwoTargets(above: WorkCell, first: TextLine): boolean {
  const begins = (line: TextLine | undefined): boolean => /^[≥≤<>＞＜=±]/.test(line?.text ?? '');
  return begins(first) && begins(firstLine(above));
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

/**
 * What a cell with text on both sides of the break says: two texts; two texts surely, for the
 * first is a few words that end in the middle of their room; or how far one text, cut in two.
 */
type Flow = 'stops' | 'ends' | number;
const UNCLEAR = -1;
const FLOWS = 1;
/** One line that is full by chance does not outvote more than two other cells. */
const MOST = 2;
/** A full line of so many units (as a power of two) speaks neither for a cut nor against. */
const EVEN = 1.3;

function flowOf({ above, below }: Pair, setting: Setting): Flow {
  const first = firstLine(below);
  const last = above.parts.at(-1)?.lines.at(-1);
  if (!first || !last) return UNCLEAR;
  if (numbersOn(above, first)) return FLOWS;
  if (isRest(above, first)) return FLOWS;
  if (areTwoNumbers(last.text, first.text) || areTwoTargets(above, first)) return 'stops';
  if (!endsFull(above, first, setting)) {
    const short = above.parts.length === 1 && (above.parts[0]?.lines.length ?? 0) <= FEW_LINES;
    return short && !ENDS_PART.test(last.text) ? 'ends' : 'stops';
  }
  // The more a line could have held beside what comes next, the less is it full by chance.
  const unit = unitAtStart(first.text);
  if (last.text.length < TELLING_LINE * unit || ENDS_SENTENCE.test(last.text)) return UNCLEAR;
  const units = roomAcross(above, setting) / (unit * last.size);
  return Math.max(FLOWS, Math.min(MOST, Math.log2(units) - EVEN));
}

/**
 * A blank part that the break cut off: it has no room for a line of the other's text, or it is
 * lower than any row that no break touches.
 */
function isSliver(cell: WorkCell, other: WorkCell, { lowest }: Setting): boolean {
  const box = (cell.parts.at(-1) ?? cell.parts[0])?.box;
  const size = other.parts.flatMap((part) => part.lines)[0]?.size ?? SHORTEST_LINE;
  return box !== undefined && box[3] - box[1] < Math.max(size * 1.2, lowest - ROW_SLACK);
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
  setting: Setting,
): boolean {
  const pairs = pairCells(bottom, top);
  if (pairs.length !== bottom.length || pairs.length !== top.length) return false;
  const own = pairs.filter(
    (pair) =>
      rowSpan(pair.above) === 1 && rowSpan(pair.below) === 1 && !isSameNumber(pair, setting),
  );
  const above = own.filter((pair) => isFilled(pair.above));
  const below = own.filter((pair) => isFilled(pair.below));
  if (above.length === 0 && below.length === 0) return false;
  if (above.length === 0) return below.every((pair) => isSliver(pair.above, pair.below, setting));
  if (below.length === 0) return above.every((pair) => isSliver(pair.below, pair.above, setting));
  const both = above.filter((pair) => isFilled(pair.below));
  if (both.length === 0) return false;
  const late = below.filter((pair) => !isFilled(pair.above));
  const high = late.filter((pair) => isHigh(pair.below)).length;
  const single = above.length - both.length + high;
  const flows = both.map((pair) => flowOf(pair, setting));
  if (flows.includes('ends')) return false;
  const weights = flows.map((flow) => (typeof flow === 'number' ? flow : UNCLEAR));
  const sum = (part: (weight: number) => boolean): number =>
    weights.filter(part).reduce((a, b) => a + b, 0);
  const against = late.length - high - sum((weight) => weight < 0);
  if (flows.includes('stops')) return single >= 3 && single > 2 * against;
  if (late.length === 0 && lacksMuch(above, setting)) return true;
  if (atFloor && late.length === 0 && both.every(wraps) && above.length > both.length) return true;
  const flow = sum((weight) => weight > 0);
  return flow > 0 ? single + flow > against : single >= 2 && single > against;
}

/** So many columns that every row fills are blank below the break: what stands there is no row. */
const FEWEST_LACKING = 3;
/** Fewer rows do not tell that every row fills a column. */
const FEWEST_FILLED = 3;

function lacksMuch(above: readonly Pair[], setting: Setting): boolean {
  const isUsual = (pair: Pair): boolean => {
    const whole = columnOf(pair.above, setting).filter((cell) => cell.isWhole);
    return whole.length >= FEWEST_FILLED && whole.every(({ part }) => part.lines.length > 0);
  };
  const blank = above.filter((pair) => !isFilled(pair.below));
  return blank.filter(isUsual).length >= FEWEST_LACKING;
}

/** The text above the break has several lines: its cell is narrow, and one more is no surprise. */
function wraps({ above }: Pair): boolean {
  return (above.parts.at(-1)?.lines.length ?? 0) > 1;
}

/** Word processors leave this much, in em, between a Chinese character and a letter or digit. */
const AUTO_SPACE = 0.25;

/** The last line has no room for what comes next: the text may have been cut here. */
function endsFull(cell: WorkCell, next: TextLine, setting: Setting): boolean {
  const last = cell.parts.at(-1)?.lines.at(-1);
  if (!last) return false;
  const free = roomAcross(cell, setting) - (last.box[2] - last.box[0]);
  const slack = last.confidence < 1 ? -SCANNED : EXACT;
  const space = isCjk(last.text.at(-1) ?? '') && /^\w/.test(next.text) ? AUTO_SPACE : 0;
  return free < (unitAtStart(next.text) + space - slack) * last.size;
}

/** Fewer labels of a column do not tell how its labels end. */
const FEWEST_LABELS = 2;

/**
 * What stands below is the end that other labels of the column have, or a single character where
 * no label has one, and what stands above lacks it: no label of its own.
 */
function isEndOfLabel({ above, below }: Pair, table: WorkTable, setting: Setting): boolean {
  const [first, rest] = [above, below].map(textOfCell);
  if (!first || !rest) return false;
  const isDone = (cell: WorkCell): boolean =>
    cell.r1 < table.rows && cell.left === above.left && cell.right === above.right;
  const whole = columnOf(above, setting).filter((cell) => cell.isWhole);
  const others = new Set([
    ...whole.map(({ part }) => textOf(part.lines)),
    ...table.cells.filter(isDone).map(textOfCell),
  ]);
  others.delete('');
  if (others.has(rest) || others.has(first) || first.endsWith(rest)) return false;
  const alike = [...others].filter((text) => text.endsWith(rest)).length;
  if (alike >= FEWEST_LABELS) return true;
  const single = [first, rest].filter((text) => text.length === 1 && isCjk(text));
  return single.length === 1 && others.size > 0 && ![...others].some((text) => text.length === 1);
}

function spansRows({ above, below }: Pair): boolean {
  return rowSpan(above) > 1 || rowSpan(below) > 1 || runsOver(above);
}

/** Both end with the same two characters, as the labels of one column do: each is whole. */
function endsAlike(above: WorkCell, below: WorkCell): boolean {
  const [first, rest] = [above, below].map(textOfCell);
  return first?.slice(-2) === rest?.slice(-2);
}

/**
 * Tells whether the break cut a label's text in two: above, no further character or line fits;
 * below, the rest hangs at the top, where a label of its own would stand in the middle, or it
 * fills its cell. Short lines are always full, so they prove nothing.
 */
function isSplitLabel({ above, below }: Pair, table: WorkTable, setting: Setting): boolean {
  const part = above.parts.at(-1);
  const rest = below.parts[0];
  const first = firstLine(below);
  if (!part || !first) return false;
  if (isRest(above, first)) return true;
  const wanted = rest?.lines.length === WIDOW ? WIDOW : 1;
  if (!endsFull(above, first, setting) || !isPacked(part, setting, wanted)) return false;
  if (isEndOfLabel({ above, below }, table, setting)) return true;
  // Where neither part spans rows, two whole labels look the same.
  if (!spansRows({ above, below }) || endsAlike(above, below)) return false;
  // A row that only the label fills was made high enough for it: the label ends there.
  const beside = table.bottom.filter((cell) => cell !== above);
  if (!beside.some((cell) => isPacked(cell.parts.at(-1), setting))) return false;
  if (ENDS_SENTENCE.test(part.lines.at(-1)?.text ?? '')) return false;
  if (isPacked(rest, setting)) return (part.lines.at(-1)?.text.length ?? 0) >= TELLING_LINE;
  if (!hangsAtTop(rest)) return false;
  // In a column of one character every line is full; there only other labels' places can tell.
  const short = (part.lines.at(-1)?.text.length ?? 0) < 2;
  if (short && !table.cells.some((cell) => cell.parts.length === 1 && isCentred(cell)))
    return false;
  // In a table whose texts all hang at the top, hanging says nothing. Cells that a break cuts are
  // not asked: they hang anyway.
  if (setting.cells.some((cell) => cell.isWhole && hangsAtTop(cell.part))) return false;
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
export function isGrowingLabel(pair: Pair, table: WorkTable, setting: Setting): boolean {
  const { groups } = table;
  const spans = spansRows(pair);
  const filled = Number(isFilled(pair.above)) + Number(isFilled(pair.below));
  if (filled === 2)
    return (spans || groups.has(groupKey(pair.above))) && isSplitLabel(pair, table, setting);
  if (filled === 0) return spans;
  return spans || groups.has(groupKey(pair.above));
}
