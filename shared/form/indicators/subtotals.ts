/** Rows between indicators that add up those above them: of one level, and no indicators themselves. */
import type { Cell } from '../../table/layout.ts';
import { cellUnder, headerKind } from '../columns.ts';
import { EXECUTION_POINTS, POINTS } from '../funds/fund-labels.ts';
import { TOTAL_LABELS } from '../head/head-labels.ts';
import { fieldOf } from '../placed.ts';
import type { Field, RawIndicator, RawSubtotal } from '../raw-form.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import type { IndicatorReader } from './indicators.ts';

const SUBTOTAL = /^.{0,12}小计(?:得分|分值|分数)?(?:\(.*)?$/;
/** What a page carries over to the next one adds up no level. */
const CARRIED = /^(?:过次|转次|转下|承前|接前|承上|接上)页(?:小计|合计)?$/;
const SUM = /(?:合计|总计|总分)(?:\(.*)?$/;

const plain = (text: string): string => text.replace(/\s+/g, '');

/** Whether a later row of the table closes the whole block: the sum above it is a part's. */
function hasTotalBelow(sheet: Sheet, row: number): boolean {
  for (let r = row + 1; r < sheet.rows; r++) {
    const first = sheet.starting(r).find(isFilled);
    if (first && TOTAL_LABELS.roleOf(first.text.replace(/\([^)]*\)$/, '')) !== null) return true;
  }
  return false;
}

/** Whether rows with a name and a weight of their own follow: the sum above them closes nothing. */
function goesOnBelow(sheet: Sheet, row: number, block: IndicatorReader): boolean {
  const [name, weight] = [block.column('level3'), block.column('weight')];
  if (!name || !weight) return false;
  for (let r = row + 1; r < sheet.rows && headerKind(sheet, r) !== 'indicators'; r++) {
    const [named, full] = [cellUnder(sheet, r, name), cellUnder(sheet, r, weight)];
    const isNamed = isFilled(named) && named.row === r && named.column === name.start;
    if (isNamed && isFilled(full) && full.row === r && POINTS.test(full.text.trim())) return true;
  }
  return false;
}

/** `产出指标合计` below the rows of 产出指标. */
function namesLevel(text: string, row: RawIndicator | undefined): boolean {
  return [row?.level1, row?.level2].some((level) => {
    const name = plain(level?.text ?? '').replace(/指标$/, '');
    return name !== '' && text.startsWith(name);
  });
}

/** `小计` over all levels, before which no part was added up: it closes the block as a total does. */
export function isSumOfAll(
  sheet: Sheet,
  row: number,
  text: string,
  block: IndicatorReader,
): boolean {
  const { rows, sums } = block;
  const first = rows[0]?.level1?.text;
  const isPart = rows.every((own) => own.level1?.text === first);
  if (plain(text) !== '小计' || sums.length > 0 || isPart) return false;
  return !goesOnBelow(sheet, row, block);
}

const pointsOf = (field: Field): number => Number.parseFloat(field?.text ?? '') || 0;
/** Scores are printed to hundredths. */
const HUNDREDTH = 0.005;

/**
 * A name over the columns of all levels whose weight and score are the sums of the rows of several
 * levels above it, with the execution's or without: it closes the block, whatever it is called.
 */
export function addsUpAll(sheet: Sheet, row: number, first: Cell, block: IndicatorReader): boolean {
  const [name, weight] = [block.column('level3'), block.column('weight')];
  const score = block.column('score');
  const last = block.rows.at(-1);
  const isPart = block.rows.every((r) => r.level1?.text === last?.level1?.text);
  if (!name || !weight || !score || isPart || first.columnSpan < 2) return false;
  if (goesOnBelow(sheet, row, block)) return false;
  if (first.column > sheet.left || first.column + first.columnSpan < name.end) return false;
  const under = [weight, score].map((column) => cellUnder(sheet, row, column));
  const [full, earned] = under.map((c) => (isFilled(c) && POINTS.test(c.text) ? c.text : null));
  if (!full || !earned) return false;
  const left = Number.parseFloat(full) - sum(block.rows.map((r) => pointsOf(r.weight)));
  const more = Number.parseFloat(earned) - sum(block.rows.map((r) => pointsOf(r.score)));
  // Nothing is left where the execution is an indicator, too.
  const isOfExecution = [0, ...EXECUTION_POINTS].some((n) => Math.abs(n - left) < HUNDREDTH);
  return isOfExecution && more > -HUNDREDTH && more < left + HUNDREDTH;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((all, n) => all + n, 0);

/** The label of a row that adds up a part of the block; null where the row is none. */
export function subtotalLabel(sheet: Sheet, row: number, block: IndicatorReader): Cell | null {
  if (row < block.band.end) return null;
  const last = block.rows.at(-1);
  const level1 = block.column('level1');
  const beside = level1 ? cellUnder(sheet, row, level1) : null;
  const isBesideLevel = isFilled(beside) && beside.row < row && beside.row >= block.band.end;
  const label = sheet.starting(row).find((cell) => {
    const text = plain(cell.text);
    if (CARRIED.test(text)) return true;
    if (SUBTOTAL.test(text)) return !isSumOfAll(sheet, row, text, block);
    if (!SUM.test(text) || last === undefined) return false;
    return namesLevel(text, last) || (isBesideLevel && hasTotalBelow(sheet, row));
  });
  return label ?? null;
}

/** A sum as printed: how many rows stand above it. */
export interface PrintedSum {
  readonly label: Cell;
  readonly at: number;
  readonly weight: Field;
  readonly score: Field;
}

/** Reads the row of a sum; null where it prints none. */
export function readSum(
  sheet: Sheet,
  row: number,
  label: Cell,
  block: IndicatorReader,
): PrintedSum | null {
  const points = (role: 'weight' | 'score'): Field => {
    const column = block.column(role);
    const cell = column ? cellUnder(sheet, row, column) : null;
    return isFilled(cell) && cell.row === row && POINTS.test(cell.text.trim())
      ? fieldOf(cell)
      : null;
  };
  for (const cell of sheet.starting(row)) sheet.take(cell);
  const [weight, score] = [points('weight'), points('score')];
  if (CARRIED.test(plain(label.text)) || (weight === null && score === null)) return null;
  return { label, at: block.rows.length, weight, score };
}

type Levels = readonly ('level1' | 'level2')[];

/** How many of the last rows have the same labels of the levels. */
function runOf(rows: readonly RawIndicator[], levels: Levels): number {
  const last = rows.at(-1);
  const isSame = (row: RawIndicator) =>
    levels.every((level) => row[level] !== null && row[level]?.text === last?.[level]?.text);
  const other = rows.findLastIndex((row) => !isSame(row));
  return rows.length - 1 - other;
}

/**
 * How many of the rows above the sum it adds up: those since the sum before it where they are all
 * of one level, or those of the level that it names; 0 where that is not certain.
 */
function countAbove(rows: readonly RawIndicator[], since: number, label: Cell): number {
  const [first, second] = [runOf(rows, ['level1']), runOf(rows, ['level1', 'level2'])];
  const named = namesLevel(plain(label.text), rows.at(-1)) ? first : 0;
  return [first, second].includes(since) ? since : since === 0 ? first : named;
}

/** Which rows each sum adds up. Where the first of them stands above all rows, each stands above its own. */
export function rowsOfSums(
  sums: readonly PrintedSum[],
  rows: readonly RawIndicator[],
): RawSubtotal[] {
  const standAbove = sums[0]?.at === 0;
  return sums.flatMap(({ label, at, weight, score }, i) => {
    const next = standAbove ? (sums[i + 1]?.at ?? rows.length) : at;
    const own = rows.slice(0, next);
    const since = next - (standAbove ? at : (sums[i - 1]?.at ?? 0));
    const isOne = !standAbove || since === runOf(own, ['level1']);
    const count = isOne ? countAbove(own, since, label) : 0;
    if (count === 0 || (standAbove && since === 0)) return [];
    return [{ label: fieldOf(label), first: next - count, end: next, weight, score }];
  });
}
