/** Labels at a page end: one that goes on below it, one cut in two, one that made its row high. */

import { isCjk } from '../text-lines.ts';
import { firstLine, isRest, type Pair, pairCells, rowSpan } from './break.ts';
import { ENDS_SENTENCE, endsFull, TELLING_LINE } from './break-fit.ts';
import { columnOf, type Setting } from './break-setting.ts';
import { hangsAtTop, isCentred, isPacked } from './cell-room.ts';
import { tellLabels } from './label-words.ts';
import {
  groupKey,
  isFilled,
  textOf,
  textOfCell,
  type WorkCell,
  type WorkTable,
} from './work-table.ts';

/** Printers leave two lines together where a text ends: the first of them may have fitted above. */
const WIDOW = 2;
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

/** Above the break no further character fits on the last line, and no further line. */
function isFull({ above, below }: Pair, setting: Setting): boolean {
  const [first, lines] = [firstLine(below), below.parts[0]?.lines.length];
  const wanted = lines === WIDOW ? WIDOW : 1;
  return (
    !!first && endsFull(above, first, setting) && isPacked(above.parts.at(-1), setting, wanted)
  );
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
  if (!isFull({ above, below }, setting)) return false;
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

/**
 * A cell of one row that is blank on one side, right of texts that both rows have: each has its
 * name, and the blank one has no value there. Labels stand left of names.
 */
export function isBehindName(pair: Pair, pairs: readonly Pair[]): boolean {
  const isSingle = ({ above, below }: Pair): boolean =>
    rowSpan(above) === 1 && rowSpan(below) === 1;
  const isOne = isFilled(pair.above) !== isFilled(pair.below);
  return (
    isOne &&
    isSingle(pair) &&
    !runsOver(pair.above) &&
    pairs.some(
      (other) =>
        other.above.left.at < pair.above.left.at &&
        isSingle(other) &&
        isFilled(other.above) &&
        isFilled(other.below),
    )
  );
}

/** Rows of fewer cells, or of longer texts, are as well those of goals or tasks. */
const FEWEST_HEADINGS = 5;
const LONGEST_HEADING = 12;

/** The last row above the break is one of headings: words of their own over all columns but one. */
function areHeadings(bottom: readonly WorkCell[]): boolean {
  const texts = bottom.map((cell) => textOfCell(cell).replace(/\([^()]*\)/g, ''));
  const isHeading = (text: string): boolean => text.length <= LONGEST_HEADING && !/\d/.test(text);
  const filled = new Set(texts.filter((text) => text !== ''));
  return (
    texts.length >= FEWEST_HEADINGS && filled.size >= texts.length - 1 && texts.every(isHeading)
  );
}

/** Tells whether a label cell goes on below the break: it spans rows, and one side is empty. */
export function isGrowingLabel(
  pair: Pair,
  table: WorkTable,
  setting: Setting,
  known: ReadonlySet<string>,
): boolean {
  const { groups } = table;
  const spans = spansRows(pair);
  const filled = Number(isFilled(pair.above)) + Number(isFilled(pair.below));
  if (filled === 2) {
    const told = tellLabels(textOfCell(pair.above), textOfCell(pair.below), known);
    if (told === 'one' || told === 'two') return told === 'one';
    if (told === 'likely' && isPacked(pair.above.parts.at(-1), setting)) return true;
    return (spans || groups.has(groupKey(pair.above))) && isSplitLabel(pair, table, setting);
  }
  if (filled === 0) return spans;
  // Labels of the block that the headings open stand beside several rows.
  if (rowSpan(pair.below) === 1 && areHeadings(table.bottom)) return false;
  return spans || groups.has(groupKey(pair.above));
}

/**
 * Tells whether the first row below the break holds nothing but the rest of labels, and is as high
 * as they need it: the row above was made high for its label, and the break cut it.
 */
export function isLabelsRest(
  bottom: readonly WorkCell[],
  top: readonly WorkCell[],
  grows: (pair: Pair) => boolean,
  setting: Setting,
): boolean {
  const pairs = pairCells(bottom, top);
  if (pairs.length !== bottom.length || pairs.length !== top.length) return false;
  const printed = pairs.filter(({ below }) => isFilled(below));
  const ends = printed.filter(({ below }) => rowSpan(below) === 1);
  const others = pairs.filter((pair) => !printed.includes(pair) && rowSpan(pair.below) === 1);
  if (ends.length === 0 || others.filter(({ above }) => isFilled(above)).length < 2) return false;
  return (
    printed.every((pair) => isFilled(pair.above) && grows(pair)) &&
    ends.every(({ below }) => isPacked(below.parts[0], setting, WIDOW))
  );
}
