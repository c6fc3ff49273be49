/** A part of a sheet with its rows as columns: what is taken of it is taken of the sheet. */
import type { Cell } from '../../table/layout.ts';
import { Sheet } from '../sheet.ts';

export class TurnedSheet extends Sheet {
  readonly #whole: Sheet;
  readonly #own: ReadonlyMap<Cell, Cell>;
  readonly #edges: readonly number[];

  /** `cells`: those of the part. Columns that no edge of it parts are one row; rows keep their numbers. */
  constructor(whole: Sheet, cells: readonly Cell[], left: number) {
    const edges = [...new Set(cells.flatMap((c) => [c.column, c.column + c.columnSpan]))];
    edges.sort((a, b) => a - b);
    const own = new Map(cells.map((cell) => [turned(cell, edges), cell]));
    const [rows, columns] = [edges.length - 1, whole.rows];
    super({ ...whole.grid, rows, columns, cells: [...own.keys()] }, left);
    this.#whole = whole;
    this.#own = own;
    this.#edges = edges;
  }

  /** The cell as the sheet holds it. */
  original(cell: Cell): Cell {
    return this.#own.get(cell) ?? cell;
  }

  /** The row that begins where the sheet's column does. */
  rowOf(column: number): number {
    return this.#edges.indexOf(column);
  }

  override take<C extends Cell | null>(cell: C): C {
    if (cell !== null) this.#whole.take(this.original(cell));
    return cell;
  }

  override isTaken(cell: Cell): boolean {
    return this.#whole.isTaken(this.original(cell));
  }
}

function turned(cell: Cell, edges: readonly number[]): Cell {
  const [row, end] = [cell.column, cell.column + cell.columnSpan].map((at) => edges.indexOf(at));
  const { row: column, rowSpan: columnSpan } = cell;
  return { ...cell, row: row ?? 0, rowSpan: (end ?? 0) - (row ?? 0), column, columnSpan };
}
