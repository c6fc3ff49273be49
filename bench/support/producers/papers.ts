/** Papers with tables as other producers print them: what they hold, and how they are to look, by seed. */
import { type Chance, chance } from '../../../test/audit/mutations/random.ts';
import type { SpannedCell } from '../../../test/support/adjacency.ts';
import { placeCells } from '../../../test/support/html-tables.ts';
import {
  type OpenCell,
  type OpenTable,
  randomTable,
  type Wish,
} from '../../../test/support/open-tables/model.ts';
import { WORDS } from '../../../test/support/open-tables/words.ts';

/** A sign of a footnote is printed raised, behind the text. */
export interface PaperCell extends OpenCell {
  readonly mark?: string;
}
export interface PaperTable extends OpenTable {
  readonly head: readonly (readonly PaperCell[])[];
  readonly body: readonly (readonly PaperCell[])[];
  /** The first column holds groups, each over several rows. */
  readonly sided: boolean;
}

export const RULINGS = [
  'grid',
  'rules across',
  'booktabs',
  'columns',
  'stub rule',
  'frame',
  'double rules',
  'head only',
  'zebra',
  'dashes',
] as const;
export type Ruling = (typeof RULINGS)[number];

export interface Look {
  readonly ruling: Ruling;
  readonly size: number;
  /** Room around the text of a cell, in points. */
  readonly padding: readonly [across: number, down: number];
  readonly align: 'left' | 'center' | 'right';
  /** Strokes under spanners. */
  readonly strokes: boolean;
  /** Groups and totals have a rule above. */
  readonly groupRules: boolean;
  readonly full: boolean;
  readonly boldHead: boolean;
  readonly shadedHead: boolean;
  /** Columns of words keep within this many points. */
  readonly wordsWidth: number;
}

export interface Part {
  readonly table: PaperTable;
  readonly look: Look;
  readonly prose: string;
  readonly caption: string;
  readonly captionBelow: boolean;
  readonly units: string;
  readonly notes: string;
  readonly proseAfter: boolean;
}
export interface Paper {
  readonly seed: number;
  readonly chinese: boolean;
  readonly parts: readonly Part[];
  readonly truth: readonly (readonly SpannedCell[])[];
}

const MARKS = ['a', 'b', '1', '2', '*', '†'];

/** Numbers as papers print them: a real minus, errors, stars; the same way down a column. */
function decorate(by: Chance, table: OpenTable): OpenTable {
  const minus = by.int(0, 1) === 0;
  const ways = table.kinds.map(() => by.int(0, 9));
  const change = (cell: OpenCell, c: number): OpenCell => {
    if (cell.kind !== 'number' || !/^-?\d+\.\d/.test(cell.text)) return cell;
    let { text } = cell;
    if (minus) text = text.replace(/^-/, '−');
    if (ways[c] === 0 && !text.endsWith('%')) text += ` ± ${by.int(0, 2)}.${by.int(1, 9)}`;
    if (ways[c] === 1) text += '*'.repeat(by.int(0, 3));
    return { ...cell, text };
  };
  return { ...table, body: table.body.map((row) => row.map(change)) };
}

/** Puts signs of footnotes behind some labels. */
function withMarks(by: Chance, rows: readonly (readonly OpenCell[])[]): PaperCell[][] {
  return rows.map((row) =>
    row.map((cell): PaperCell => {
      const labels = cell.kind === 'stub' || cell.kind === 'head';
      if (!labels || cell.text === '' || by.int(0, 11) !== 0) return cell;
      return { ...cell, mark: by.pick(MARKS) };
    }),
  );
}

/** Puts a column of groups in front, each beside several rows. */
function withSides(by: Chance, table: OpenTable): OpenTable {
  const depth = table.head.length;
  const head = table.head.map((row, r) =>
    r === 0
      ? [
          { text: by.pick(['Group', 'Dataset', 'Area']), kind: 'head' as const, rows: depth },
          ...row,
        ]
      : row,
  );
  const groups = ['Men', 'Women', 'Northeast', 'Rural areas', 'All industries', 'Set A', 'Set B'];
  const body: OpenCell[][] = [];
  let left = 0;
  table.body.forEach((row, r) => {
    if (left > 0) body.push([...row]);
    else {
      left = Math.min(by.int(2, 4), table.body.length - r);
      const text = groups[body.length % groups.length] ?? '';
      body.push([{ text, kind: 'stub', ...(left > 1 ? { rows: left } : {}) }, ...row]);
    }
    left--;
  });
  return { ...table, head, body, kinds: ['stub', ...table.kinds] };
}

/** Rows of errors in brackets below each row of figures, as regressions print them. */
function withErrors(by: Chance, table: OpenTable): OpenTable {
  const body = table.body.flatMap((row) => {
    if (row[0]?.kind !== 'stub') return [row];
    const errors = row.map(
      (cell): OpenCell =>
        cell.kind === 'number' && /\d/.test(cell.text)
          ? { text: `(0.${by.int(100, 999)})`, kind: 'number' }
          : { text: '', kind: cell.kind },
    );
    return [row, errors];
  });
  return { ...table, body };
}

const SIDED: readonly Ruling[] = ['grid', 'rules across', 'booktabs', 'dashes'];

/** What a table of this ruling may hold: words in several lines need rules that part their rows. */
function wishFor(by: Chance, ruling: Ruling): Wish & { errors: boolean; sides: boolean } {
  const parted = ruling === 'grid' || ruling === 'rules across' || ruling === 'dashes';
  const kind = by.int(0, 9);
  const sides = kind > 7 && SIDED.includes(ruling);
  return {
    spanners: by.int(0, 2) === 0,
    groups: kind < 2,
    longStubs: by.int(0, 4) === 0,
    texts: parted && by.int(0, 2) === 0 ? by.int(1, 2) : 0,
    columns: [3, 7],
    rows: [3, 12],
    sides,
    errors: kind === 2 && !parted,
  };
}

function lookOf(by: Chance, ruling: Ruling): Look {
  return {
    ruling,
    size: by.pick([7, 8, 8, 9, 10]),
    padding: [by.pick([2.5, 3, 4, 6]), by.pick([0.5, 1, 2, 3])],
    align: by.pick(['right', 'right', 'center', 'center', 'left'] as const),
    strokes: by.int(0, 3) !== 0,
    groupRules: by.int(0, 1) === 0,
    full: by.int(0, 2) === 0,
    boldHead: by.int(0, 1) === 0,
    shadedHead: by.int(0, 4) === 0,
    wordsWidth: by.pick([70, 90, 120]),
  };
}

function tableOf(by: Chance, ruling: Ruling, chinese: boolean, narrow: boolean): PaperTable {
  const { sides, errors, ...wish } = wishFor(by, ruling);
  const plain = narrow ? { columns: [3, 4] as const, longStubs: false, texts: 0 } : {};
  let table = decorate(by, randomTable(by, { ...wish, chinese, ...plain }));
  const sided = sides && !narrow && !chinese;
  if (sided)
    table = withSides(by, { ...table, body: table.body.filter(([f]) => f?.kind === 'stub') });
  if (errors) table = withErrors(by, table);
  return { ...table, sided, head: withMarks(by, table.head), body: withMarks(by, table.body) };
}

export interface Placed {
  readonly column: number;
  readonly cell: PaperCell;
}

/** Returns each row's cells with their columns, and which columns a cell from above still covers. */
export function placeRows(
  rows: readonly (readonly PaperCell[])[],
  count: number,
): { own: Placed[]; open: boolean[] }[] {
  const left: number[] = new Array(count).fill(0);
  return rows.map((row) => {
    const own: Placed[] = [];
    let column = 0;
    for (const cell of row) {
      while ((left[column] ?? 0) > 0) column++;
      own.push({ column, cell });
      for (let c = column; c < column + (cell.columns ?? 1); c++) left[c] = -(cell.rows ?? 1);
      column += cell.columns ?? 1;
    }
    for (let c = 0; c < count; c++) left[c] = Math.abs(left[c] ?? 0) - 1;
    return { own, open: left.map((rest) => rest > 0) };
  });
}

/** Roughly how wide the table comes out: letters are half as wide as high. */
export function widthOf({ kinds, head, body }: PaperTable, look: Look): number {
  const widest = kinds.map(() => 0);
  for (const { own } of placeRows([...head, ...body], kinds.length))
    for (const { column, cell } of own) {
      if ((cell.columns ?? 1) > 1) continue;
      const width =
        kinds[column] === 'text' ? look.wordsWidth : cell.text.length * 0.55 * look.size;
      widest[column] = Math.max(widest[column] ?? 0, width);
    }
  return widest.reduce((sum, width) => sum + width + 2 * look.padding[0], 0);
}

/** A sheet's room from side to side, in points. */
const ROOM = 470;

/** Returns a table that fits its sheet, smaller if need be, with fewer columns if that will not do. */
function fittingTable(
  by: Chance,
  ruling: Ruling,
  chinese: boolean,
  narrow: boolean,
): { table: PaperTable; look: Look } {
  const look = lookOf(by, ruling);
  const table = tableOf(by, ruling, chinese, narrow);
  if (widthOf(table, look) <= ROOM) return { table, look };
  const small = { ...look, size: 7, padding: [2.5, look.padding[1]] as const };
  if (widthOf(table, small) <= ROOM) return { table, look: small };
  return { table: tableOf(by, ruling, chinese, true), look: small };
}

const truthOf = ({ head, body }: PaperTable): SpannedCell[] =>
  placeCells(
    [...head, ...body].map((row) =>
      row.map((cell) => ({ ...cell, text: cell.text + (cell.mark ?? '') })),
    ),
  );

export interface PaperWish {
  readonly ruling: Ruling;
  /** Tables of few columns, for pages of two columns. */
  readonly narrow?: boolean;
  readonly one?: boolean;
  readonly latin?: boolean;
}

/** Returns the paper of the seed: one or two tables between prose. */
export function makePaper(
  seed: number,
  { ruling, narrow = false, one = false, latin = false }: PaperWish,
): Paper {
  const by = chance(seed * RULINGS.length + RULINGS.indexOf(ruling));
  const chinese = by.int(0, 5) === 0 && !latin;
  const words = chinese ? WORDS.chinese : WORDS.latin;
  const count = one ? 1 : by.pick([1, 2, 2, 3]);
  const parts = Array.from(
    { length: count },
    (_, i): Part => ({
      ...fittingTable(by, ruling, chinese, narrow),
      prose: words.prose.repeat(by.int(1, 3)),
      caption: words.caption(i + 1),
      captionBelow: by.int(0, 3) === 0,
      units: by.int(0, 2) === 0 ? words.units : '',
      notes: by.int(0, 1) ? by.pick(words.notes) : '',
      proseAfter: by.int(0, 1) === 0,
    }),
  );
  return { seed, chinese, parts, truth: parts.map(({ table }) => truthOf(table)) };
}

/** The source of a file, which says all that its look depends on, and what it holds. */
export interface Sheet {
  readonly source: string;
  readonly truth: readonly (readonly SpannedCell[])[];
}
export interface Producer {
  readonly name: string;
  /** Ending of the source files. */
  readonly ending: string;
  /** Returns why it cannot print here, or null. */
  readonly missing: () => string | null;
  readonly classes: Readonly<Record<string, (seed: number) => Sheet>>;
  /** Prints the sources, each beside itself as PDF. */
  readonly print: (sources: readonly string[]) => void;
}
