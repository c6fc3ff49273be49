/** Whether a line at a page end had room for what comes next, and whether its text may end there. */

import { isCjk, type TextLine } from '../text-lines.ts';
import { ENDS_PART } from './break-numbers.ts';
import { columnOf, roomAcross, type Setting } from './break-setting.ts';
import { unitAtStart } from './next-unit.ts';
import type { WorkCell } from './work-table.ts';

/** Characters that a full line must have to show that it was cut, not just narrow. */
export const TELLING_LINE = 5;
/** NFKC has folded the full-width semicolon and marks already. */
export const ENDS_SENTENCE = /[。;!?]$/;
/** How far a line may miss its room, in em: what the file itself says is exact, a scan is not. */
const EXACT = 0.01;
const SCANNED = 0.5;
/** Word processors leave this much, in em, between a Chinese character and a letter or digit. */
const AUTO_SPACE = 0.25;

/** The width that the line would have if what a line break leaves together in the next one fitted. */
function widthWith(line: TextLine, next: TextLine): number {
  const space = isCjk(line.text.at(-1) ?? '') && /^\w/.test(next.text) ? AUTO_SPACE : 0;
  return line.box[2] - line.box[0] + (unitAtStart(next.text) + space) * line.size;
}

/** Printers that measure badly break lines that have this much room left, in em, at most. */
const LOOSE = 1;

/** A whole cell of the column has a line that was broken though it would have been no wider. */
function isBrokenElsewhere(width: number, cell: WorkCell, setting: Setting): boolean {
  return columnOf(cell, setting).some(
    ({ isWhole, part: { lines } }) =>
      isWhole &&
      lines.some((line, i) => {
        const next = lines[i + 1];
        return next && !ENDS_PART.test(line.text) && widthWith(line, next) <= width + EXACT;
      }),
  );
}

/** The last line has no room for what comes next: the text may have been cut here. */
export function endsFull(cell: WorkCell, next: TextLine, setting: Setting): boolean {
  const last = cell.parts.at(-1)?.lines.at(-1);
  if (!last) return false;
  const slack = (last.confidence < 1 ? -SCANNED : EXACT) * last.size;
  const width = widthWith(last, next);
  const over = width - slack - roomAcross(cell, setting);
  return over > 0 || (over > -LOOSE * last.size && isBrokenElsewhere(width, cell, setting));
}
