/** Paragraphs and tables in their order: what a document writer is given. */

/** A cell that begins in its row: how many units of the table's width and how many rows it takes. */
export interface FlowCell {
  readonly text: string;
  readonly wide: number;
  readonly rows: number;
}
export type FlowRow = readonly FlowCell[];
export interface PlacedCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}
export interface FlowTable {
  /** Width of each column in units. */
  readonly widths: readonly number[];
  readonly rows: number;
  readonly cells: readonly PlacedCell[];
}
export type Flow = readonly (string | FlowTable)[];

/** Width of every table, in units. */
export const UNITS = 36;

export function put(text: string, wide: number, rows = 1): FlowCell {
  return { text, wide, rows };
}

/** Splits `wide` units among columns by their shares; each gets at least two. */
export function share(wide: number, shares: readonly number[]): number[] {
  const all = shares.reduce((a, b) => a + b, 0);
  const cuts = [0];
  let sum = 0;
  for (const one of shares) {
    sum += one;
    cuts.push(Math.max((cuts.at(-1) ?? 0) + 2, Math.round((sum * wide) / all)));
  }
  cuts[cuts.length - 1] = wide;
  return cuts.slice(1).map((cut, i) => cut - (cuts[i] ?? 0));
}

interface Spot {
  readonly row: number;
  readonly from: number;
  readonly cell: FlowCell;
}

/** Finds each cell's place as a browser does, in units; throws where the rows leave a hole. */
function spotsOf(rows: readonly FlowRow[]): Spot[] {
  const free = rows.map(() => new Array<boolean>(UNITS).fill(true));
  const spots: Spot[] = [];
  rows.forEach((cells, row) => {
    for (const cell of cells) {
      const from = free[row]!.indexOf(true);
      for (let r = row; r < row + cell.rows; r++)
        for (let c = from; c < from + cell.wide; c++) {
          if (!free[r]?.[c]) throw new Error(`row ${row}: ${cell.text} does not fit at ${from}`);
          free[r]![c] = false;
        }
      spots.push({ row, from, cell });
    }
  });
  const hole = free.findIndex((row) => row.includes(true));
  if (hole >= 0) throw new Error(`row ${hole} is not full`);
  return spots;
}

/** Lays the rows out; columns are only where some cell has an edge. */
export function tableOf(rows: readonly FlowRow[]): FlowTable {
  const spots = spotsOf(rows);
  const cuts = [...new Set([UNITS, ...spots.map((s) => s.from)])].sort((a, b) => a - b);
  const cells = spots.map(({ row, from, cell }) => ({
    row,
    column: cuts.indexOf(from),
    rowSpan: cell.rows,
    columnSpan: cuts.indexOf(from + cell.wide) - cuts.indexOf(from),
    text: cell.text,
  }));
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { widths: cuts.slice(1).map((cut, i) => cut - cuts[i]!), rows: rows.length, cells };
}
