/** Whether the first row below a page break is the rest of the last one above it. */

import { LEAST_PITCH } from '../settings.ts';
import type { TextLine } from '../text-lines.ts';
import { ENDS_SENTENCE, endsFull, TELLING_LINE } from './break-fit.ts';
import { areTwoNumbers, ENDS_PART, isSameNumber, numbersOn } from './break-numbers.ts';
import { columnOf, roomAcross, type Setting } from './break-setting.ts';
import { roomOf } from './cell-room.ts';
import { unitAtStart } from './next-unit.ts';
import { isFilled, textOf, type WorkCell } from './work-table.ts';

/** Rows of one height differ by less than this, in points: borders, and rounding. */
const ROW_SLACK = 2;

/** Letters are no smaller than this, in points. */
const SMALLEST_SIZE = 5;

/** A name is no longer; in longer texts a paragraph may end anywhere. */
const FEW_LINES = 2;

/** Both texts begin with a sign of comparison: two targets. */
function areTwoTargets(above: WorkCell, first: TextLine): boolean {
  const begins = (line: TextLine | undefined): boolean => /^[≥≤<>＞＜=±]/.test(line?.text ?? '');
  return begins(first) && begins(firstLine(above));
}

export interface Pair {
  readonly above: WorkCell;
  readonly below: WorkCell;
}

export function rowSpan(cell: WorkCell): number {
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

export const firstLine = (cell: WorkCell): TextLine | undefined => cell.parts[0]?.lines[0];

/** No text begins like this; it is the rest of one. */
const REST = /^[%)\]、,。;:!?]/;

/** A line that can only be the rest of the text above: a sign that closes, or closes a bracket. */
export function isRest(above: WorkCell, first: TextLine): boolean {
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
  const size = other.parts.flatMap((part) => part.lines)[0]?.size ?? SMALLEST_SIZE;
  return box !== undefined && box[3] - box[1] < Math.max(size * LEAST_PITCH, lowest - ROW_SLACK);
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
