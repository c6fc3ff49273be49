/** How the table beside a page break is set: the room of its columns, its line pitch, its rows. */
import type { Fragment, FragmentCell } from '../page-tables.ts';
import { SAME_COLUMN } from '../settings.ts';
import { type CellPart, partOf, type WorkCell } from './work-table.ts';

interface Inner {
  readonly left: number;
  readonly right: number;
  readonly part: CellPart;
  /** The break does not touch it: it is whole. */
  readonly isWhole: boolean;
}

export interface Setting {
  /** Free width that lines keep on either side. */
  readonly side: number;
  /** Free height above the first and below the last line of the fullest cells. */
  readonly top: number;
  readonly bottom: number;
  /** From line to line, in em; the least, for a label's lines may be spread. */
  readonly pitch: number;
  /** Height of the lowest whole row; 0 where too few rows tell. */
  readonly lowest: number;
  readonly cells: readonly Inner[];
}

/** What a cell keeps free on either side: Word's 5.4 pt is the most. */
const WIDEST_SIDE = 5.4;
/** Lines stand this far apart, in em, where no cell has two. */
const USUAL_PITCH = 1.3;
/** In cells less wide, in em, a number or a word may run over the margin: it has no place to break. */
const WIDE_CELL = 6;
/** Marks at either end of a line may be trimmed or hang over the margin: such lines do not measure. */
const MEASURES = /^[\p{L}\p{N}](?:.*[\p{L}\p{N}])?$/u;
/** Borders are measured from middle to middle, and have a width. */
const BORDER = 1;
/** Fewer whole rows do not tell how low a row may be. */
const FEWEST_ROWS = 4;

function isAtBreak(cell: FragmentCell, rows: number, end: 'top' | 'bottom'): boolean {
  return end === 'bottom' ? cell.r1 === rows : cell.r0 === 0;
}

/** A page's part of the table: how far it is shifted against the first page's, where it is cut. */
interface Side {
  readonly fragment: Fragment;
  readonly shift: number;
  readonly end: 'top' | 'bottom';
}

class Survey {
  left = Number.POSITIVE_INFINITY;
  right = Number.POSITIVE_INFINITY;
  top = Number.POSITIVE_INFINITY;
  bottom = Number.POSITIVE_INFINITY;
  pitch = Number.POSITIVE_INFINITY;
  readonly heights: number[] = [];
  readonly cells: Inner[] = [];

  take({ fragment, shift, end }: Side): void {
    const rows = fragment.ys.length - 1;
    for (const cell of fragment.cells) this.measure(fragment, cell, shift, rows, end);
    for (let row = 0; row < rows; row++) {
      const isCut = end === 'bottom' ? row === rows - 1 : row === 0;
      if (!isCut) this.heights.push((fragment.ys[row + 1] ?? 0) - (fragment.ys[row] ?? 0));
    }
  }

  measure(f: Fragment, cell: FragmentCell, shift: number, rows: number, end: Side['end']): void {
    const [x0, x1] = [f.xs[cell.c0] ?? 0, f.xs[cell.c1] ?? 0];
    const isWhole = !isAtBreak(cell, rows, end);
    const { lines } = cell;
    const part = partOf(f, cell);
    const [from, , to] = part.box;
    for (const { box, size } of lines.filter(({ text }) => MEASURES.test(text))) {
      if (to - from < size * WIDE_CELL) continue;
      this.left = Math.max(0, Math.min(this.left, box[0] - from));
      this.right = Math.max(0, Math.min(this.right, to - box[2]));
    }
    this.cells.push({ left: x0 - shift, right: x1 - shift, part, isWhole });
    const [first, last] = [lines[0], lines.at(-1)];
    if (!first || !last || !isWhole) return;
    this.top = Math.max(0, Math.min(this.top, first.box[1] - (f.ys[cell.r0] ?? 0)));
    this.bottom = Math.max(0, Math.min(this.bottom, (f.ys[cell.r1] ?? 0) - last.box[3]));
    for (const [i, line] of lines.entries()) {
      const before = lines[i - 1];
      if (before) this.pitch = Math.min(this.pitch, (line.box[1] - before.box[1]) / line.size);
    }
  }
}

/** Returns how the table is set on both sides of the break. */
export function surveyBreak(
  above: Fragment,
  shiftAbove: number,
  below: Fragment,
  shift: number,
): Setting {
  const survey = new Survey();
  survey.take({ fragment: above, shift: shiftAbove, end: 'bottom' });
  survey.take({ fragment: below, shift, end: 'top' });
  const { left, right, top, bottom, pitch, heights, cells } = survey;
  return {
    // Lines begin where the room begins; some printers measure badly, and let them end beyond it.
    side: left <= WIDEST_SIDE ? left : Math.min(right, WIDEST_SIDE),
    top: Number.isFinite(top) ? top : 0,
    bottom: Number.isFinite(bottom) ? bottom : 0,
    pitch: Number.isFinite(pitch) ? Math.max(1, pitch) : USUAL_PITCH,
    lowest: heights.length < FEWEST_ROWS ? 0 : Math.min(...heights),
    cells,
  };
}

/** Returns the cells of the same column on both pages. */
export function columnOf({ left, right }: WorkCell, { cells }: Setting): Inner[] {
  const isNear = (a: number, b: number): boolean => Math.abs(a - b) <= SAME_COLUMN;
  return cells.filter((cell) => isNear(cell.left, left.at) && isNear(cell.right, right.at));
}

/** Returns how wide a line of the cell may be: as its borders allow, or as its column shows. */
export function roomAcross(cell: WorkCell, setting: Setting): number {
  const lines = columnOf(cell, setting).flatMap(({ part }) =>
    part.lines.filter(({ text }) => MEASURES.test(text)),
  );
  const widest = Math.max(0, ...lines.map(({ box }) => box[2] - box[0]));
  return Math.max(cell.right.at - cell.left.at - 2 * setting.side - BORDER, widest);
}
