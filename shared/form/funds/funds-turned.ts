/** Funds that are turned: sources as columns, measures as rows. They are read as those that are not. */
import type { Cell } from '../../table/layout.ts';
import { cellUnder, isFundsHeader } from '../columns.ts';
import { HEAD_FIELDS } from '../head/head-labels.ts';
import { FUND_COLUMNS } from '../labels.ts';
import { fieldOf } from '../placed.ts';
import type { Field, RawFund } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import {
  fundCategory,
  isFundValue,
  type Measure,
  mayBeFundValue,
  measureOf,
  measuresOf,
  namesFund,
  POINTS,
  valuesIn,
} from './fund-labels.ts';
import { PointsBeside } from './fund-points.ts';
import { type FundBlock, FundReader } from './funds.ts';
import { TurnedSheet } from './turned-sheet.ts';
import { isBody, isWhole } from './whole-column.ts';

/** A turned block: a row of names over rows of a measure each; the amounts of one may have no name. */
interface Turned {
  readonly head: number | null;
  readonly rows: readonly number[];
  readonly end: number;
  /** The names over the amounts, from the left; the first amount where nothing names them. */
  readonly sources: readonly Cell[];
  /** The label that runs down beside the whole block. */
  readonly beside: Cell | null;
}

function labelOf(sheet: Sheet, row: number, before: number): Cell | null {
  const left = sheet.covering(row).filter((c) => isFilled(c) && c.column < before && c.row === row);
  const label = left.at(-1);
  return label && !isFundValue(label.text) ? label : null;
}

const isOver = (name: Cell, { column, columnSpan }: Cell): boolean =>
  name.column < column + columnSpan && column < name.column + name.columnSpan;
const columnOf = ({ column, columnSpan }: Cell) => ({ start: column, end: column + columnSpan });

/** Whether the row prints a measure's values under the names; one that is known may be left blank. */
function isMeasureRow(sheet: Sheet, row: number, sources: readonly Cell[]): boolean {
  const label = labelOf(sheet, row, sources[0]?.column ?? 0);
  if (label === null) return false;
  const measures = measuresOf(label.text);
  const cells = sources.map((source) => cellUnder(sheet, row, columnOf(source)));
  const isPoints = (text: string): boolean =>
    ['weight', 'score'].includes(measures[0] ?? '') && POINTS.test(text.trim());
  const areValues = cells.every(
    (c) =>
      c === null ||
      mayBeFundValue(c.text) ||
      isPoints(c.text) ||
      valuesIn(c, measures.length) !== null,
  );
  return areValues && (measures.length > 0 || cells.some(isFilled));
}

/** A row that says more of the sources, in words under each of their names: 指标文号, 备注. */
function isRowOfWords(sheet: Sheet, row: number, sources: readonly Cell[]): boolean {
  const label = labelOf(sheet, row, sources[0]?.column ?? 0);
  const isUnder = sources.every(({ column }) => {
    const cell = sheet.at(row, column);
    return cell?.column === column && cell.row === row;
  });
  return label !== null && isUnder && measuresOf(label.text).length === 0;
}

/** The rows of measures from `row` on; rows of words may stand between them. */
function measureRows(
  sheet: Sheet,
  row: number,
  sources: readonly Cell[],
  beside: Cell | null,
): number[] {
  const rows: number[] = [];
  const end = beside ? beside.row + beside.rowSpan : sheet.rows;
  for (let r = row; r < end; r++) {
    // Below the block, the same words are the form's own: 自评得分.
    const label = labelOf(sheet, r, sources[0]?.column ?? 0);
    const isOwn = beside !== null || measureOf(label?.text ?? '') !== 'score';
    if (!isOwn && HEAD_FIELDS.roleOf(label?.text ?? '') !== null) break;
    if (isMeasureRow(sheet, r, sources)) rows.push(r);
    else if (!isRowOfWords(sheet, r, sources)) break;
  }
  return rows;
}

/** Names over columns of values, each in a cell of its own; points and remarks are none. */
function sourcesIn(sheet: Sheet, row: number): Cell[] {
  const names = sheet.starting(row).filter(({ text }) => {
    // 资金总额 may name an amount, and names the whole here.
    const isRole = measuresOf(text).length > 0 && fundCategory(text) === null;
    return !isFundValue(text) && !isRole && FUND_COLUMNS.roleOf(text) !== 'reason';
  });
  const below = names.map((name) => cellUnder(sheet, row + 1, columnOf(name))?.text ?? '');
  const first = below.findIndex((text) => isFundValue(text) && /\d/.test(text));
  const isSource = (at: number): boolean =>
    first >= 0 && at >= first && isFundValue(below[at] ?? '');
  return names.filter((name, i) => name.rowSpan === 1 && isSource(i));
}

/** The label that runs down beside the rows from `row` on. */
function labelBeside(sheet: Sheet, row: number, before: number): Cell | null {
  const cells = sheet.covering(row).filter((c) => c.column < before && isFilled(c));
  return cells.length > 1 && (cells[0]?.rowSpan ?? 1) > 1 ? (cells[0] ?? null) : null;
}

/** Null where the row holds no names over rows of measures. */
function namedFrom(sheet: Sheet, row: number): Turned | null {
  const sources = sourcesIn(sheet, row);
  const first = sources[0]?.column;
  if (first === undefined || sheet.starting(row).some((c) => isFilled(c) && isFundValue(c.text)))
    return null;
  const opening = sheet.covering(row).find((c) => c.column < first && c.rowSpan > 1);
  const beside = opening ?? labelBeside(sheet, row + 1, first);
  const rows = measureRows(sheet, row + 1, sources, beside);
  return rows[0] === row + 1 ? turnedOf({ head: row, rows, sources, beside }) : null;
}

/** One amount behind each label of a measure, below no name; null where the row opens no such list. */
function listFrom(sheet: Sheet, row: number): Turned | null {
  const own = sheet.starting(row).filter(isFilled);
  const [amount, ...others] = own.filter(({ text }) => isFundValue(text));
  const beside = amount ? labelBeside(sheet, row, amount.column) : null;
  if (!amount || !beside || others.length > 0 || own.at(-1) !== amount) return null;
  const rows = measureRows(sheet, row, [amount], beside);
  return rows.length > 1 ? turnedOf({ head: null, rows, sources: [amount], beside }) : null;
}

const turnedOf = (block: Omit<Turned, 'end'>): Turned => ({
  ...block,
  end: (block.rows.at(-1) ?? 0) + 1,
});

/** The block with its rows as columns, and the number of the column of labels. */
function turn(sheet: Sheet, { head, rows, end, sources, beside }: Turned): [TurnedSheet, number] {
  const first = sources[0]?.column ?? 0;
  const isRead = (cell: Cell): boolean =>
    (cell.row === head || rows.includes(cell.row)) &&
    (cell.column < first || sources.some((name) => isOver(name, cell)));
  const cells = sheet.grid.cells.filter(
    (cell) => cell !== beside && cell.row + cell.rowSpan <= end && isRead(cell),
  );
  const labels = cells.filter((c) => c.row !== head && c.column < first && isFilled(c));
  const left = head ?? rows[0] ?? 0;
  const table = new TurnedSheet(sheet, cells, left);
  return [table, table.rowOf(Math.min(...labels.map(({ column }) => column)))];
}

/** The names without those of single bodies beside their whole. */
function withoutBodies(sources: readonly Cell[]): readonly Cell[] {
  const bodies = sources.filter(({ text }) => isBody(text));
  const isSplit = bodies.length > 1 && sources.some(({ text }) => isWhole(text));
  return isSplit ? sources.filter((name) => !bodies.includes(name)) : sources;
}

interface Opening {
  readonly block: Turned;
  readonly table: TurnedSheet;
  /** The row of the turned table that holds the labels of measures. */
  readonly at: number;
}

function openingIn(sheet: Sheet, row: number): Opening | null {
  const found = namedFrom(sheet, row) ?? listFrom(sheet, row);
  if (found === null) return null;
  const block = { ...found, sources: withoutBodies(found.sources) };
  const [table, at] = turn(sheet, block);
  return { block, table, at };
}

/** Whether the labels are those over a block of funds. */
const areMeasures = ({ table, at }: Opening): boolean => isFundsHeader(table, at);

/** Whether several names, or one of the whole, are those of rows of funds, and a measure is known. */
function areSources({ block: { sources }, table, at }: Opening): boolean {
  const known = sources.filter(({ text }) => fundCategory(text) !== null);
  const isWholeAlone = sources.length === 1 && isWhole(sources[0]?.text ?? '');
  const isMeasured = table.covering(at).some(({ text }) => measuresOf(text).length > 0);
  return isMeasured && (known.length > 1 || isWholeAlone);
}

export class TurnedFunds implements FundBlock {
  readonly begin: number;
  readonly headings: readonly string[];
  readonly lostColumns: readonly Cell[];
  readonly #reader: FundReader;
  readonly #beside: Cell | null;
  readonly #points: readonly (readonly [Measure, Field])[];

  private constructor(sheet: Sheet, { block, table, at }: Opening, section: Cell | null) {
    const { head, end, sources, beside } = block;
    this.begin = end;
    this.#beside = beside;
    this.#reader = FundReader.underHeader(table, at, beside ?? section);
    const first = sources[0]?.column ?? 0;
    const heads = head === null ? [] : sheet.covering(head);
    for (const label of heads) if (label.column < first) sheet.take(label);
    sheet.take(beside);
    const lost = sources.filter((name) => !this.#read(name, sources, table.rowOf(name.column)));
    const columns = this.#reader.lostColumns.map((cell) => table.original(cell));
    this.lostColumns = [...columns, ...lost];
    this.headings = [...heads, ...(beside ? [beside] : [])].map(({ text }) => text);
    const last = heads.findLast((cell) => sources.includes(cell) && !lost.includes(cell));
    const points = last ? new PointsBeside(sheet, last.row, columnOf(last).end) : null;
    this.#points = block.rows.flatMap((r) => points?.in(r) ?? []);
  }

  /** Null where the row is no such header. */
  static under(sheet: Sheet, row: number, section: Cell | null): TurnedFunds | null {
    const found = openingIn(sheet, row);
    if (found === null || !(areMeasures(found) || areSources(found))) return null;
    return new TurnedFunds(sheet, found, section);
  }

  /** The same where names of sources alone do not do. */
  static ofMeasures(sheet: Sheet, row: number): TurnedFunds | null {
    const found = openingIn(sheet, row);
    return found && areMeasures(found) ? new TurnedFunds(sheet, found, null) : null;
  }

  /** Reads the column of a name that is a source's or the whole's; false where nothing tells which it is. */
  #read({ text }: Cell, sources: readonly Cell[], row: number): boolean {
    const isNamed = namesFund(text) || isWhole(text);
    const areBodies = sources.every((name) => isBody(name.text));
    const isKnown = isNamed || areBodies || sources.length === 1 || this.#reader.isSource(row);
    if (isKnown) this.#reader.read(row);
    return isKnown;
  }

  accepts(): boolean {
    return false;
  }

  read(): void {}

  get unitLabel(): Field {
    return this.#reader.unitLabel;
  }

  get rows(): readonly RawFund[] {
    const { rows } = this.#reader;
    const whole = rows.find(({ category }) => category === 'total') ?? rows[0];
    const points = Object.fromEntries(this.#points);
    return rows.map((row) =>
      row === whole ? { ...row, label: row.label ?? fieldOf(this.#beside), ...points } : row,
    );
  }
}
