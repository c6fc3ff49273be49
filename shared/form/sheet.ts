/** A grid that can be asked for the cell at a position, and that remembers which cells a field took. */
import type { Cell, Grid } from '../table/layout.ts';

export class Sheet {
  readonly grid: Grid;
  readonly rows: number;
  readonly columns: number;
  /** Where the columns begin: beyond 0 in a part of a table. */
  readonly left: number;
  readonly #at: (Cell | undefined)[];
  readonly #byRow: Cell[][];
  readonly #used: Set<Cell>;

  constructor(grid: Grid, left = 0, used = new Set<Cell>()) {
    this.grid = grid;
    this.rows = grid.rows;
    this.columns = grid.columns;
    this.left = left;
    this.#used = used;
    this.#at = new Array(grid.rows * grid.columns);
    this.#byRow = Array.from({ length: grid.rows }, () => []);
    for (const cell of grid.cells) {
      this.#byRow[cell.row]?.push(cell);
      for (let r = cell.row; r < cell.row + cell.rowSpan; r++)
        this.#at.fill(
          cell,
          r * grid.columns + cell.column,
          r * grid.columns + cell.column + cell.columnSpan,
        );
    }
  }

  /** The cells that lie within those rows and columns as a sheet of its own, at the same positions. */
  part(rows: { first: number; end: number }, columns: { start: number; end: number }): Sheet {
    const cells = this.grid.cells.filter(
      (cell) =>
        cell.row >= rows.first &&
        cell.row + cell.rowSpan <= rows.end &&
        cell.column >= columns.start &&
        cell.column + cell.columnSpan <= columns.end,
    );
    const grid = { ...this.grid, rows: rows.end, columns: columns.end, cells };
    return new Sheet(grid, columns.start, this.#used);
  }

  /** The cell that covers the position. */
  at(row: number, column: number): Cell | null {
    if (row < 0 || row >= this.rows || column < 0 || column >= this.columns) return null;
    return this.#at[row * this.columns + column] ?? null;
  }

  /** The cells whose first row this is, from the left. */
  starting(row: number): readonly Cell[] {
    return this.#byRow[row] ?? [];
  }

  /** The cells that cover the row, from the left, each once. */
  covering(row: number): Cell[] {
    const cells: Cell[] = [];
    for (let c = 0; c < this.columns; ) {
      const cell = this.at(row, c);
      if (cell === null) c++;
      else {
        cells.push(cell);
        c = cell.column + cell.columnSpan;
      }
    }
    return cells;
  }

  /** Marks the cell as taken up by a field or a label, and returns it. */
  take<C extends Cell | null>(cell: C): C {
    if (cell !== null) this.#used.add(cell);
    return cell;
  }

  isTaken(cell: Cell): boolean {
    return this.#used.has(cell);
  }
}

/** Whether the cell has printed text. */
export function isFilled(cell: Cell | null): cell is Cell {
  return cell !== null && cell.text.trim() !== '';
}

/** Whether the label runs down beside the row. */
export function isBeside(label: Cell, row: number): boolean {
  return row >= label.row && row < label.row + label.rowSpan;
}

/** The only filled cell of a row, where it spans most of the table's width. */
export function loneCell(sheet: Sheet, row: number): Cell | null {
  const own = sheet.covering(row).filter(isFilled);
  const cell = own[0];
  if (own.length !== 1 || !cell || cell.row !== row) return null;
  return cell.columnSpan * 2 > sheet.columns - sheet.left ? cell : null;
}

/** Takes the labels left of a column that stand beside a block, and headings that no column is under. */
export function takeLabels(sheet: Sheet, row: number, before: number): void {
  for (const cell of sheet.covering(row))
    if (cell.column < before && (cell.rowSpan > 1 || cell.row === row)) sheet.take(cell);
}
