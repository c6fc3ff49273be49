/** Numbers at a page end: of rows, printed again; of list items, going on; two of them, or one cut. */

import { SAME_COLUMN } from '../settings.ts';
import type { TextLine } from '../text-lines.ts';
import type { Setting } from './break-setting.ts';
import { textOfCell, type WorkCell } from './work-table.ts';

/** A number, whole or what a narrow cell left on one line of it. */
const FIGURES = /^[-+(]?\d[\d,.]*[)%]?$/;
const NUMBER = /^[-+(]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?[)%]?$/;

/** Two numbers that make no third one when written together: each has its own cell. */
export function areTwoNumbers(above: string, below: string): boolean {
  return FIGURES.test(above) && FIGURES.test(below) && !NUMBER.test(above + below);
}

/** A text ends here, or a part of one does, and the next line may be a paragraph of its own. */
export const ENDS_PART = /[。;!?:,、]$/;

/** The number of a list item; in `9.5` the point is no item's. */
const ITEM = /^(\(?)(\d{1,2})([.、)])(?!\d)/;

/**
 * A list that has item n above and begins with item n + 1 below, numbered the same way. One item
 * alone is a list's only where it ends with a mark: rows have numbers in front as well.
 */
export function numbersOn(above: WorkCell, first: TextLine): boolean {
  const next = ITEM.exec(first.text);
  if (!next) return false;
  const lines = above.parts.flatMap((part) => part.lines);
  const items = lines.flatMap((line) => {
    const item = ITEM.exec(line.text);
    return item?.[1] === next[1] && item?.[3] === next[3] ? [Number(item?.[2])] : [];
  });
  const ends = ENDS_PART.test(lines.at(-1)?.text ?? '');
  return items.includes(Number(next[2]) - 1) && (items.length > 1 || ends);
}

const ROW_NUMBER = /^\d{1,4}$/;
interface Pair {
  readonly above: WorkCell;
  readonly below: WorkCell;
}

/** Both cells hold the same number, in the first column: in one row, it is printed again. */
export function isSameNumber({ above, below }: Pair, { cells }: Setting): boolean {
  const own = textOfCell(above);
  if (own !== textOfCell(below) || !ROW_NUMBER.test(own)) return false;
  return !cells.some(({ left }) => left < above.left.at - SAME_COLUMN);
}
