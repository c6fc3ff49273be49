/** Tables made up for tests: what they hold is known, how they are drawn is a choice. */
import fc from 'fast-check';
import { type Pen, widthOf } from './pdf-builder.ts';

export interface ModelCell {
  readonly row: number;
  readonly column: number;
  readonly rowSpan: number;
  readonly columnSpan: number;
  readonly text: string;
}
export interface TableModel {
  readonly widths: readonly number[];
  readonly heights: readonly number[];
  readonly cells: readonly ModelCell[];
}

export const BORDERS = [
  'strokes',
  'fills',
  'fills-and-corners',
  'boxes',
  'separate-boxes',
  'dashed',
  'dashed-by-hand',
  'double',
  'mixed',
  'one-path',
  'frames',
  'shaded',
  'white-on-shade',
  'clipped',
] as const;
/** Boxes further apart than lines of one table are: they are cells for standing in rows and columns. */
export const BOXES_APART = 'boxes-apart';
export type Border = (typeof BORDERS)[number] | typeof BOXES_APART;

export const TEXT_SIZE = 9;

const texts = fc.oneof(
  fc.constant(''),
  fc.constantFrom('产出', '数量', '100', '96.30%', '≥90%', '10', '完成', 'ab cd', '1,234.5', '优'),
);

interface Plan {
  readonly columns: number;
  readonly rows: number;
  readonly merges: readonly (readonly [number, number, number, number])[];
  readonly texts: readonly string[];
}

/** Lays the plan's merged areas out where they do not collide. */
function fromPlan({ columns, rows, merges, texts: pool }: Plan): TableModel {
  const taken = new Set<string>();
  const cells: ModelCell[] = [];
  const place = (row: number, column: number, rowSpan: number, columnSpan: number): void => {
    const positions: string[] = [];
    for (let r = row; r < row + rowSpan; r++) {
      for (let c = column; c < column + columnSpan; c++) positions.push(`${r},${c}`);
    }
    const outside = row + rowSpan > rows || column + columnSpan > columns;
    if (outside || positions.some((p) => taken.has(p))) return;
    for (const p of positions) taken.add(p);
    const text = pool[cells.length % pool.length] ?? '';
    cells.push({ row, column, rowSpan, columnSpan, text });
  };
  for (const [r, c, h, w] of merges) place(r % rows, c % columns, h, w);
  for (let r = 0; r < rows; r++) for (let c = 0; c < columns; c++) place(r, c, 1, 1);
  cells.sort((a, b) => a.row - b.row || a.column - b.column);
  return { widths: Array(columns).fill(52), heights: Array(rows).fill(20), cells };
}

/** Every column and row has a border of its own somewhere: else nobody could see it. */
function isVisible({ cells, widths, heights }: TableModel): boolean {
  const lefts = new Set(cells.map((cell) => cell.column));
  const tops = new Set(cells.map((cell) => cell.row));
  // A frame without text is no table.
  if (cells.filter((cell) => cell.text !== '').length < 2) return false;
  return lefts.size === widths.length && tops.size === heights.length && cells.length > 1;
}

export const tableModels: fc.Arbitrary<TableModel> = fc
  .record({
    columns: fc.integer({ min: 1, max: 8 }),
    rows: fc.integer({ min: 1, max: 12 }),
    merges: fc.array(
      fc.tuple(
        fc.integer({ min: 0, max: 11 }),
        fc.integer({ min: 0, max: 7 }),
        fc.integer({ min: 1, max: 5 }),
        fc.integer({ min: 1, max: 4 }),
      ),
      { minLength: 2, maxLength: 10 },
    ),
    texts: fc.array(texts, { minLength: 3, maxLength: 20 }),
  })
  .map(fromPlan)
  .filter(isVisible);

type Box = readonly [number, number, number, number];

function cutsFrom(start: number, sizes: readonly number[]): number[] {
  const cuts = [start];
  for (const size of sizes) cuts.push((cuts[cuts.length - 1] ?? 0) + size);
  return cuts;
}

/** Returns where a cell stands when the table's corner is at (x, y). */
export function cellBox(model: TableModel, cell: ModelCell, x: number, y: number): Box {
  const xs = cutsFrom(x, model.widths);
  const ys = cutsFrom(y, model.heights);
  return [
    xs[cell.column]!,
    ys[cell.row]!,
    xs[cell.column + cell.columnSpan]!,
    ys[cell.row + cell.rowSpan]!,
  ];
}

function drawEdges(pen: Pen, [x0, y0, x1, y1]: Box, edge: (b: Box) => void): void {
  void pen;
  edge([x0, y0, x1, y0]);
  edge([x0, y1, x1, y1]);
  edge([x0, y0, x0, y1]);
  edge([x1, y0, x1, y1]);
}

const HALF = 0.25;

function fillEdge(pen: Pen, [x0, y0, x1, y1]: Box, half = HALF): void {
  pen.fillBox(x0 - half, y0 - half, x1 + half, y1 + half);
}

/** Word: corner squares, and fills between them. */
function cornered(pen: Pen, [x0, y0, x1, y1]: Box): void {
  for (const [x, y] of [
    [x0, y0],
    [x1, y1],
  ] as const) {
    pen.fillBox(x - HALF, y - HALF, x + HALF, y + HALF);
  }
  if (y0 === y1) pen.fillBox(x0 + HALF, y0 - HALF, x1 - HALF, y0 + HALF);
  else pen.fillBox(x0 - HALF, y0 + HALF, x0 + HALF, y1 - HALF);
}

function dashes(pen: Pen, [x0, y0, x1, y1]: Box): void {
  const length = Math.max(x1 - x0, y1 - y0);
  for (let at = 0; at < length; at += 4) {
    const end = Math.min(at + 2.5, length);
    if (y0 === y1) pen.fillBox(x0 + at, y0 - HALF, x0 + end, y0 + HALF);
    else pen.fillBox(x0 - HALF, y0 + at, x0 + HALF, y0 + end);
  }
}

function drawCell(pen: Pen, box: Box, border: Border, index: number): void {
  const [x0, y0, x1, y1] = box;
  const stroke = ([a, b, c, d]: Box): Pen => pen.stroke(a, b, c, d);
  if (border === 'strokes' || border === 'dashed' || border === 'clipped') {
    drawEdges(pen, box, stroke);
  } else if (border === 'fills') drawEdges(pen, box, (edge) => fillEdge(pen, edge));
  else if (border === 'fills-and-corners') drawEdges(pen, box, (edge) => cornered(pen, edge));
  else if (border === 'boxes') pen.strokeBox(x0, y0, x1, y1);
  else if (border === 'separate-boxes') pen.strokeBox(x0 + 1, y0 + 1, x1 - 1, y1 - 1);
  else if (border === BOXES_APART) pen.strokeBox(x0 + 3.5, y0 + 3.5, x1 - 3.5, y1 - 3.5);
  else if (border === 'dashed-by-hand') drawEdges(pen, box, (edge) => dashes(pen, edge));
  else if (border === 'double') {
    for (const d of [-0.75, 0.75]) {
      drawEdges(pen, box, ([a, b, c, e]) =>
        b === e ? stroke([a, b + d, c, e + d]) : stroke([a + d, b, c + d, e]),
      );
    }
  } else if (border === 'mixed') {
    drawEdges(pen, box, (edge) =>
      (index + (edge[1] === edge[3] ? 0 : 1)) % 2 ? fillEdge(pen, edge, 0.5) : stroke(edge),
    );
  } else if (border === 'frames') {
    pen.raw(`${x0 - 0.5} ${842 - y1 - 0.5} ${x1 - x0 + 1} ${y1 - y0 + 1} re`);
    pen.raw(`${x0 + 0.5} ${842 - y1 + 0.5} ${x1 - x0 - 1} ${y1 - y0 - 1} re f*`);
  } else if (border === 'shaded') {
    pen.fillBox(x0, y0, x1, y1, index % 2 ? '0.9 0.95 1' : '1 1 1');
    drawEdges(pen, box, stroke);
  } else if (border === 'white-on-shade') {
    pen.raw('1 1 1 RG');
    drawEdges(pen, box, stroke);
    pen.raw('0 0 0 RG');
  } else pen.raw(`${x0} ${842 - y1} ${x1 - x0} ${y1 - y0} re`);
}

/** Draws the table with its corner at (x, y) in points from the top left. */
export function drawTable(pen: Pen, model: TableModel, border: Border, x: number, y: number): void {
  const right = x + model.widths.reduce((a, b) => a + b, 0);
  const bottom = y + model.heights.reduce((a, b) => a + b, 0);
  if (border === 'dashed') pen.raw('[2 2] 0 d');
  if (border === 'white-on-shade') pen.fillBox(x, y, right, bottom, '0.8 0.8 0.9');
  if (border === 'clipped') {
    pen.raw(`q ${x - 1} ${842 - bottom - 1} ${right - x + 2} ${bottom - y + 2} re W n`);
    pen.stroke(x - 40, y - 40, x - 40, bottom + 40);
  }
  for (const [i, cell] of model.cells.entries()) {
    drawCell(pen, cellBox(model, cell, x, y), border, i);
  }
  if (border === 'one-path') pen.raw('S');
  if (border === 'dashed') pen.raw('[] 0 d');
  if (border === 'clipped') pen.raw('Q');
  for (const cell of model.cells) {
    const [x0, y0, x1, y1] = cellBox(model, cell, x, y);
    const wide = widthOf(cell.text) * TEXT_SIZE;
    const middle = (y0 + y1) / 2 + TEXT_SIZE * 0.35;
    if (cell.text) pen.text((x0 + x1 - wide) / 2, middle, TEXT_SIZE, cell.text);
  }
}
