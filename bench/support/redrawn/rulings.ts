/** Lines for a table whose texts are known: between which of them each way of ruling draws one. */
import { isDatum } from '../../../shared/table/open/runs.ts';
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import type { PlacedCell, PlacedTable } from './truth.ts';

export const RULINGS = [
  'grid',
  'grid, open sides',
  'box, columns, head',
  'columns, head, ends',
  'box, columns, groups of rows',
  'rows',
  'box, rows',
  'box, head',
  'three rules',
  'three rules, spanners',
] as const;
export type Ruling = (typeof RULINGS)[number];

/** Middles of the white between neighbours, outer sides included; `even`: each has room for a line. */
interface Places {
  readonly at: readonly number[];
  readonly even: boolean;
}
/** Where lines stand: `ys` from the top down, all in points from the bottom left. */
interface Cuts {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Rows of the head. */
  readonly head: number;
}

/** White around a table inside of its lines. */
const [BESIDE, ABOVE] = [4, 3];
/** Texts that are closer leave no room for a line. */
const [ROOM_BESIDE, ROOM_ABOVE] = [1.5, 0.4];
/** A rule between groups of so many rows. */
const GROUP = 3;

const range = (from: number, to: number): number[] =>
  Array.from({ length: Math.max(0, to - from) }, (_, i) => from + i);

function placesOf(
  first: number,
  last: number,
  count: number,
  whiteAt: (i: number) => readonly [number, number],
  room: number,
): Places {
  const whites = range(0, count - 1).map(whiteAt);
  const at = [first, ...whites.map(([from, to]) => (from + to) / 2), last];
  const isAfter = (x: number, i: number): boolean => i === 0 || x > (at[i - 1] ?? 0);
  return { at, even: whites.every(([from, to]) => to - from >= room) && at.every(isAfter) };
}

/** A label alone, at the left side, is that of the rows below it. */
function isGroupLabel(cells: readonly SpannedCell[], r: number): boolean {
  const own = cells.filter(({ row, rowSpan }) => row <= r && row + rowSpan > r);
  return own.length === 1 && own[0]?.column === 0 && own[0].row === r;
}

/** The head ends where most texts beyond the first column are figures, above the label of the rows there, and inside of no cell. */
export function headOf(cells: readonly SpannedCell[], rows: number): number {
  const figured = Array.from({ length: rows }, (_, r) => {
    const own = cells.filter(({ row, column }) => row === r && column > 0);
    return own.length > 0 && own.filter(({ text }) => isDatum(text)).length * 2 > own.length;
  }).indexOf(true);
  let head = figured < 1 || figured > Math.max(4, rows / 2) ? 1 : figured;
  while (head > 1 && isGroupLabel(cells, head - 1)) head--;
  while (head < rows && cells.some(({ row, rowSpan }) => row < head && row + rowSpan > head))
    head++;
  return head;
}

/** Returns where lines may stand between columns and between rows. */
export function cutsOf({ cells }: PlacedTable): { xs: Places; ys: Places; head: number } {
  const rows = Math.max(...cells.map(({ row, rowSpan }) => row + rowSpan));
  const columns = Math.max(...cells.map(({ column, columnSpan }) => column + columnSpan));
  const left = Math.min(...cells.map(({ box }) => box[0])) - BESIDE;
  const right = Math.max(...cells.map(({ box }) => box[2])) + BESIDE;
  const top = Math.max(...cells.map(({ box }) => box[3])) + ABOVE;
  const bottom = Math.min(...cells.map(({ box }) => box[1])) - ABOVE;
  const xs = placesOf(
    left,
    right,
    columns,
    (c) => {
      const before = cells.filter((cell) => cell.column + cell.columnSpan - 1 === c);
      const after = cells.filter((cell) => cell.column === c + 1);
      return [
        Math.max(left, ...before.map(({ box }) => box[2])),
        Math.min(right, ...after.map(({ box }) => box[0])),
      ];
    },
    ROOM_BESIDE,
  );
  const down = placesOf(
    -top,
    -bottom,
    rows,
    (r) => {
      const above = cells.filter((cell) => cell.row + cell.rowSpan - 1 === r);
      const below = cells.filter((cell) => cell.row === r + 1);
      return [
        Math.max(-top, ...above.map(({ box }) => -box[1])),
        Math.min(-bottom, ...below.map(({ box }) => -box[3])),
      ];
    },
    ROOM_ABOVE,
  );
  const ys = { at: down.at.map((y) => -y), even: down.even };
  return { xs, ys, head: headOf(cells, rows) };
}

export type Stroke = readonly [x0: number, y0: number, x1: number, y1: number];

/** Returns the lines of the ruling, in points from the bottom left. */
export function linesOf({ cells }: PlacedTable, { xs, ys, head }: Cuts, ruling: Ruling): Stroke[] {
  const [rows, columns] = [ys.length - 1, xs.length - 1];
  const owner = new Map<string, PlacedCell>();
  for (const cell of cells)
    for (let r = 0; r < cell.rowSpan; r++)
      for (let c = 0; c < cell.columnSpan; c++)
        owner.set(`${cell.row + r} ${cell.column + c}`, cell);
  const isOne = (a: string, b: string): boolean => owner.has(a) && owner.get(a) === owner.get(b);
  const level = (r: number, c0: number, c1: number): Stroke => [
    xs[c0] ?? 0,
    ys[r] ?? 0,
    xs[c1] ?? 0,
    ys[r] ?? 0,
  ];
  const across = (r: number, from = 0, to = columns): Stroke[] =>
    range(from, to)
      .filter((c) => !isOne(`${r - 1} ${c}`, `${r} ${c}`))
      .map((c) => level(r, c, c + 1));
  const upright = (c: number): Stroke[] =>
    range(0, rows)
      .filter((r) => !isOne(`${r} ${c - 1}`, `${r} ${c}`))
      .map((r) => [xs[c] ?? 0, ys[r] ?? 0, xs[c] ?? 0, ys[r + 1] ?? 0]);
  const spanners = cells
    .filter(({ columnSpan, row, rowSpan }) => columnSpan > 1 && row + rowSpan < head)
    .flatMap(({ row, rowSpan, column, columnSpan }) =>
      across(row + rowSpan, column, column + columnSpan),
    );
  const isGrid = ruling.startsWith('grid');
  const ruled = range(1, rows).filter(
    (r) => !ruling.includes('groups') || (r > head && r % GROUP === 0),
  );
  return [
    level(0, 0, columns),
    level(rows, 0, columns),
    ...(isGrid || ruling.endsWith('rows') ? ruled.flatMap((r) => across(r)) : []),
    ...(isGrid || /^(?:box, )?rows$/.test(ruling) ? [] : [level(head, 0, columns)]),
    ...(/columns|spanners/.test(ruling) ? spanners : []),
    ...(isGrid || ruling.includes('columns') ? range(1, columns).flatMap(upright) : []),
    ...(ruling === 'grid' || ruling.startsWith('box') ? [0, columns].flatMap(upright) : []),
  ];
}
