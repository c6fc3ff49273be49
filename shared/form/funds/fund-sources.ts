/** Sources whose names no list holds (市场化融资, 社会捐赠): told by the whole that they make together. */
import type { Cell } from '../../table/layout.ts';
import { cellUnder } from '../columns.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { fundCategory, MONEY, mayBeFundValue } from './fund-labels.ts';
import type { FundPlan } from './fund-plan.ts';
import { categoryIn, type FundRow } from './fund-rows.ts';
import { amountIn, HALF_STEP, makeUp } from './fund-sums.ts';
import { isBody } from './whole-column.ts';

/** What money was spent on tells no source. */
const SPENT: ReadonlySet<FundRow['category']> = new Set(['basic', 'project', 'economic']);

export interface NamedRow {
  readonly row: number;
  readonly label: Cell;
}

/**
 * Whether the first row is the whole where its name does not say so: no other row is called that, and
 * it is not one body of several.
 */
export function firstIsWhole(rows: readonly NamedRow[]): boolean {
  const names = rows.map(({ label }) => label.text);
  const areBodies = names.length > 1 && names.slice(0, 2).every(isBody);
  return !areBodies && !names.slice(1).some((name) => fundCategory(name) === 'total');
}

/** Which row is the whole, and which are its sources; what has no known name is one of them. */
function sidesOf(rows: readonly NamedRow[]): { whole: NamedRow | null; sources: NamedRow[] } {
  const known: FundRow[] = [];
  const sources: NamedRow[] = [];
  let whole: NamedRow | null = null;
  const isFirst = firstIsWhole(rows);
  for (const named of rows) {
    const { category, partOf } = categoryIn(known, named.label.text, isFirst);
    known.push({ label: named.label, category, partOf });
    if (category === 'total') whole ??= named;
    else if (partOf === null && !SPENT.has(category)) sources.push(named);
  }
  return { whole, sources };
}

/** Whether the sources make the whole under a column of money, no row of them left out. */
export function makeWhole(sheet: Sheet, plan: FundPlan, rows: readonly NamedRow[]): boolean {
  const { whole, sources } = sidesOf(rows);
  if (whole === null || sources.length < 2) return false;
  return MONEY.some((role) => {
    const column = plan.column(role);
    const amount = ({ row }: NamedRow): number | null => {
      const cell = column ? cellUnder(sheet, row, column) : null;
      return amountIn(isFilled(cell) && cell.row === row ? cell.text.trim() : '');
    };
    return makeUp(amount(whole), sources.map(amount), HALF_STEP);
  });
}

/** What stands in the row under columns that hold no words. */
export function valuesUnder(sheet: Sheet, plan: FundPlan, row: number): Cell[] {
  const isValue = (cell: Cell) => cell.column >= plan.firstValue && cell.row === row;
  return sheet.covering(row).filter((cell) => isValue(cell) && !plan.holdsWords(cell.column));
}

/** The rows from `begin` up to the first that prints words, of whatever names. */
export function namedRows(
  sheet: Sheet,
  plan: FundPlan,
  begin: number,
  labelOf: (row: number) => Cell | null,
): NamedRow[] {
  const rows: NamedRow[] = [];
  for (let row = begin; row < sheet.rows; row++) {
    const label = labelOf(row);
    const values = valuesUnder(sheet, plan, row);
    if (label === null || !values.every((cell) => mayBeFundValue(cell.text))) break;
    // The next grid row of one that is printed over several.
    if (values.length === 0) continue;
    rows.push({ row, label });
  }
  return rows;
}
