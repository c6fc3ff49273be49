/** A table while its pages are being joined: column cuts may still be added, cells may still grow. */
import type { Box } from '../../report/evidence.ts';
import type { Cell, Grid } from '../layout.ts';
import type { Fragment, FragmentCell } from '../page-tables.ts';
import { regionBox } from '../ruled/lattice.ts';
import { SAME_COLUMN } from '../settings.ts';
import { joinLines, type TextLine } from '../text-lines.ts';

export interface CellPart {
  readonly page: number;
  readonly box: Box;
  readonly lines: readonly TextLine[];
  /** The box is larger than the one drawn. */
  readonly stretched?: true;
}
/** Columns are places (left and right cut), rows are numbers: cuts may still be inserted. */
export interface WorkCell {
  readonly r0: number;
  r1: number;
  readonly left: Cut;
  readonly right: Cut;
  readonly parts: CellPart[];
}
export interface Cut {
  readonly at: number;
}

export interface WorkTable {
  readonly pages: number[];
  readonly cuts: Cut[];
  readonly cells: WorkCell[];
  /** Cells that end in the last row. */
  bottom: WorkCell[];
  rows: number;
  /** Some page's part has more than one cell. */
  severalCells: boolean;
  /** Columns (by their cuts) that hold cells of several rows: labels. */
  readonly groups: Set<string>;
  /** The first page's part, to know a repeated header by. */
  readonly first: Fragment;
  last: Fragment;
  /** How far the last page's part is shifted against the first one's. */
  shift: number;
}

export function textOf(lines: readonly TextLine[]): string {
  return joinLines(lines).text;
}

export function textOfCell({ parts }: WorkCell): string {
  return textOf(parts.flatMap((part) => part.lines));
}

export function isFilled(cell: WorkCell): boolean {
  return cell.parts.some((part) => part.lines.length > 0);
}

/** Returns the table's own cut for each cut of the fragment, adding those it lacks. */
export function matchCuts(table: WorkTable, xs: readonly number[], shift: number): Cut[] {
  const used = new Set<Cut>();
  const matched: Cut[] = [];
  for (const x of xs) {
    const at = x - shift;
    let best: Cut | null = null;
    for (const cut of table.cuts) {
      if (used.has(cut) || Math.abs(cut.at - at) > SAME_COLUMN) continue;
      if (!best || Math.abs(cut.at - at) < Math.abs(best.at - at)) best = cut;
    }
    if (!best) {
      best = { at };
      table.cuts.push(best);
      table.cuts.sort((a, b) => a.at - b.at);
    }
    used.add(best);
    matched.push(best);
  }
  return matched;
}

export function partOf(fragment: Fragment, cell: FragmentCell): CellPart {
  const { drawn: xs = fragment.xs, ys } = fragment;
  const box = regionBox({ xs, ys }, cell);
  const part = { page: fragment.page, box, lines: cell.lines };
  return cell.stretched ? { ...part, stretched: true } : part;
}

/** Returns the cells of a fragment as work cells, its rows counted from `offset`. */
export function workCells(fragment: Fragment, cuts: readonly Cut[], offset: number): WorkCell[] {
  return fragment.cells.map((cell) => ({
    r0: cell.r0 + offset,
    r1: cell.r1 + offset,
    left: cuts[cell.c0] ?? { at: 0 },
    right: cuts[cell.c1] ?? { at: 0 },
    parts: [partOf(fragment, cell)],
  }));
}

export function groupKey(cell: WorkCell): string {
  return `${cell.left.at} ${cell.right.at}`;
}

/** Notes which columns hold cells of several rows. */
export function noteGroups(table: WorkTable, cells: readonly WorkCell[]): void {
  for (const cell of cells) if (cell.r1 - cell.r0 > 1) table.groups.add(groupKey(cell));
}

export function startTable(fragment: Fragment): WorkTable {
  const cuts = fragment.xs.map((at) => ({ at }));
  const rows = fragment.ys.length - 1;
  const cells = workCells(fragment, cuts, 0);
  const table: WorkTable = {
    pages: [fragment.page],
    cuts: [...cuts],
    cells,
    bottom: cells.filter((cell) => cell.r1 === rows),
    rows,
    severalCells: cells.length > 1,
    groups: new Set(),
    first: fragment,
    last: fragment,
    shift: 0,
  };
  noteGroups(table, cells);
  return table;
}

/** Returns the finished grid, with boxes as displayed. */
export function finishTable(table: WorkTable, display: (page: number, box: Box) => Box): Grid {
  const indexOf = new Map(table.cuts.map((cut, index) => [cut, index]));
  const cells: Cell[] = table.cells.map((cell) => {
    const column = indexOf.get(cell.left) ?? 0;
    const printed = cell.parts.filter((part) => part.lines.length > 0);
    const parts = printed.length > 0 ? printed : cell.parts.slice(0, 1);
    const [head, ...rest] = parts.map(({ page, box }) => ({ page, box: display(page, box) }));
    const lines = parts.flatMap((part) => part.lines);
    const { text, confidence, doubtful } = joinLines(lines);
    return {
      row: cell.r0,
      column,
      rowSpan: cell.r1 - cell.r0,
      columnSpan: (indexOf.get(cell.right) ?? 0) - column,
      text,
      lines: lines.map((line) => line.text),
      confidence,
      ...(doubtful.length > 0 ? { doubtful } : {}),
      place: {
        kind: 'page',
        page: head?.page ?? table.first.page,
        box: head?.box ?? [0, 0, 0, 0],
        ...(rest.length > 0 ? { parts: rest } : {}),
      },
    };
  });
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { pages: table.pages, rows: table.rows, columns: table.cuts.length - 1, cells };
}
