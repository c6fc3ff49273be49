/** Rows of cells as a DOCX declares them → cells on a grid, every position covered once. */
import type { FlowCell } from '../document.ts';
import { hostile } from './trouble.ts';

export interface RawCell {
  /** Grid columns it says it covers. */
  readonly span: number;
  readonly merge: 'none' | 'restart' | 'continue';
  /** Older Word: the cell goes on the one before it in its row. */
  readonly continuesLeft: boolean;
  /** In twentieths of a point; null where the file states none. */
  readonly width: number | null;
  readonly lines: readonly string[];
}
export interface RawRow {
  /** Grid columns left free in front of the first and behind the last cell. */
  readonly before: number;
  readonly after: number;
  readonly cells: readonly RawCell[];
}
export interface GridShape {
  readonly rows: number;
  readonly columns: number;
  readonly cells: readonly FlowCell[];
}

/** Edges this close are one: producers round column widths to half a millimetre. */
const SAME_EDGE_TWIPS = 40;

interface Placed {
  readonly row: number;
  readonly start: number;
  readonly end: number;
  readonly cell: RawCell;
}

function sum(values: readonly number[]): number {
  return values.reduce((a, b) => a + b, 0);
}

function isRagged(rows: readonly RawRow[]): boolean {
  const totals = rows.map((row) => row.before + row.after + sum(row.cells.map((c) => c.span)));
  return totals.some((total) => total !== totals[0]);
}

/**
 * Returns the cells by their printed widths, in twips, where the declared spans do not add up to
 * one grid and the widths do; else null.
 */
function placeByWidth(rows: readonly RawRow[]): Placed[] | null {
  if (!isRagged(rows) || rows.some((row) => row.before + row.after > 0)) return null;
  const placed: Placed[] = [];
  const ends: number[] = [];
  for (const [row, { cells }] of rows.entries()) {
    let at = 0;
    for (const cell of cells) {
      if (cell.width === null || cell.width <= SAME_EDGE_TWIPS) return null;
      placed.push({ row, start: at, end: at + cell.width, cell });
      at += cell.width;
    }
    if (cells.length > 0) ends.push(at);
  }
  const spread = Math.max(...ends) - Math.min(...ends);
  if (spread > SAME_EDGE_TWIPS) return null;
  const edges = new Set(placed.flatMap((p) => [p.start, p.end]));
  const sorted = [...edges].sort((a, b) => a - b);
  const snapped = new Map<number, number>();
  let anchor = Number.NEGATIVE_INFINITY;
  for (const edge of sorted) {
    if (edge - anchor > SAME_EDGE_TWIPS) anchor = edge;
    snapped.set(edge, anchor);
  }
  return placed.map((p) => ({
    ...p,
    start: snapped.get(p.start) ?? p.start,
    end: snapped.get(p.end) ?? p.end,
  }));
}

function placeBySpan(rows: readonly RawRow[]): Placed[] {
  const placed: Placed[] = [];
  for (const [row, { before, cells }] of rows.entries()) {
    let at = before;
    for (const cell of cells) {
      placed.push({ row, start: at, end: at + cell.span, cell });
      at += cell.span;
    }
  }
  return placed;
}

interface Merged {
  readonly row: number;
  readonly start: number;
  end: number;
  rowSpan: number;
  readonly lines: readonly string[];
}

/** Joins continued cells to those they continue: above (both edges the same) or to the left. */
function mergeCells(placed: readonly Placed[]): Merged[] {
  const merged: Merged[] = [];
  let open = new Map<number, Merged>();
  let next = new Map<number, Merged>();
  let row = 0;
  for (const { cell, ...at } of placed) {
    if (at.row !== row) {
      open = at.row === row + 1 ? next : new Map();
      next = new Map();
      row = at.row;
    }
    const left = merged.at(-1);
    if (cell.continuesLeft && left?.row === row && left.end === at.start) {
      left.end = at.end;
      continue;
    }
    const above = cell.merge === 'continue' ? open.get(at.start) : undefined;
    if (above && above.end === at.end) {
      above.rowSpan++;
      next.set(at.start, above);
      continue;
    }
    const fresh = { row, start: at.start, end: at.end, rowSpan: 1, lines: cell.lines };
    merged.push(fresh);
    if (cell.merge !== 'none') next.set(at.start, fresh);
  }
  return merged;
}

/** Numbers the columns by the edges at which cells begin or end; a column nobody can see is none. */
function toColumns(
  merged: readonly Merged[],
  rightEdge: number,
): { cells: FlowCell[]; columns: number } {
  const edges = new Set([0, rightEdge]);
  for (const cell of merged) edges.add(cell.start).add(cell.end);
  const sorted = [...edges].sort((a, b) => a - b);
  const index = new Map(sorted.map((edge, i) => [edge, i]));
  const cells = merged.map(({ row, start, end, rowSpan, lines }) => {
    const column = index.get(start) ?? 0;
    return { row, column, rowSpan, columnSpan: (index.get(end) ?? column) - column, lines };
  });
  return { cells, columns: sorted.length - 1 };
}

/** Returns empty cells, one a row and gap, for the positions that no cell covers. */
function fillHoles(cells: readonly FlowCell[], rows: number, columns: number): FlowCell[] {
  const taken = new Uint8Array(rows * columns);
  for (const { row, column, rowSpan, columnSpan } of cells) {
    for (let r = row; r < row + rowSpan; r++) {
      taken.fill(1, r * columns + column, r * columns + column + columnSpan);
    }
  }
  const holes: FlowCell[] = [];
  for (let row = 0; row < rows; row++) {
    let from = -1;
    for (let column = 0; column <= columns; column++) {
      const free = column < columns && taken[row * columns + column] === 0;
      if (free && from < 0) from = column;
      if (free || from < 0) continue;
      holes.push({ row, column: from, rowSpan: 1, columnSpan: column - from, lines: [] });
      from = -1;
    }
  }
  return holes;
}

/**
 * Returns the grid; null for a table that has no cells. Throws DocxTrouble when it has more than
 * `mostPositions` grid positions.
 */
export function layOutRows(rows: readonly RawRow[], mostPositions: number): GridShape | null {
  const placed = (placeByWidth(rows) ?? placeBySpan(rows)).filter((p) => p.end > p.start);
  if (placed.length === 0) return null;
  let rightEdge = 0;
  for (const p of placed) rightEdge = Math.max(rightEdge, p.end);
  const { cells, columns } = toColumns(mergeCells(placed), rightEdge);
  if (rows.length * columns > mostPositions) {
    throw hostile(`the tables have more than ${mostPositions} cells`);
  }
  const all = [...cells, ...fillHoles(cells, rows.length, columns)];
  all.sort((a, b) => a.row - b.row || a.column - b.column);
  return { rows: rows.length, columns, cells: all };
}
