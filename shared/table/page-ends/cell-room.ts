/** Where a text stands in its cell's part on a page: at the top, in the middle, or filling it. */
import type { Setting } from './break-setting.ts';
import type { CellPart, WorkCell } from './work-table.ts';

/** Borders and lines of text are placed to the tenth of a point, and rounded. */
const HAIR = 0.5;
interface Room {
  readonly above: number;
  readonly below: number;
}

/** Returns the free height above and below the text of a cell's part, or null without text. */
export function roomOf({ box, lines }: CellPart): Room | null {
  const first = lines[0];
  const last = lines[lines.length - 1];
  if (!first || !last) return null;
  return { above: first.box[1] - box[1], below: box[3] - last.box[3] };
}

/** A text that begins at the top of a cell though the cell has room for another line below. */
export function hangsAtTop(part: CellPart | undefined): boolean {
  const room = part && roomOf(part);
  const size = part?.lines[0]?.size ?? 0;
  return !!room && !part?.stretched && room.above < size && room.below > room.above + size;
}

/** A text in the middle of a cell that has room for another line above and below. */
export function isCentred(cell: WorkCell): boolean {
  const part = cell.parts[0];
  const room = part && roomOf(part);
  const size = part?.lines[0]?.size ?? 0;
  return !!room && room.above > size && Math.abs(room.above - room.below) < size / 2;
}

/** The text fills its cell: so many further lines, one for the most part, do not fit. */
export function isPacked(part: CellPart | undefined, setting: Setting, lines = 1): boolean {
  const room = part && roomOf(part);
  const free = room ? room.above + room.below - setting.top - setting.bottom : 0;
  return !!room && free < (part?.lines[0]?.size ?? 0) * setting.pitch * lines + HAIR;
}
