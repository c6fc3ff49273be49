/** Sources whose names no list holds (市场化融资, 社会捐赠): told by the whole that they make together. */
import type { Cell } from '../table/layout.ts';
import { cellUnder } from './columns.ts';
import { AMOUNT, MONEY, mayBeFundValue, numberOf } from './fund-labels.ts';
import type { FundPlan } from './fund-plan.ts';
import { categoryIn, type FundRow } from './fund-rows.ts';
import { isFilled, type Sheet } from './sheet.ts';

/** Half of the least that amounts are printed to: a hundredth of a 万元 or of a 元. */
const SLACK = 0.005;

interface NamedRow {
  readonly row: number;
  readonly label: Cell;
}

/** Which row is the whole, and which are its sources; what has no known name is one of them. */
function sidesOf(rows: readonly NamedRow[]): { whole: NamedRow | null; sources: NamedRow[] } {
  const known: FundRow[] = [];
  const sources: NamedRow[] = [];
  let whole: NamedRow | null = null;
  for (const named of rows) {
    const { category, partOf } = categoryIn(known, named.label.text);
    known.push({ label: named.label, category, partOf });
    if (category === 'total') whole ??= named;
    else if (partOf === null && category !== 'basic' && category !== 'project') sources.push(named);
  }
  return { whole, sources };
}

/** Whether the sources make the whole under a column of money, no row of them left out. */
function makeWhole(sheet: Sheet, plan: FundPlan, rows: readonly NamedRow[]): boolean {
  const { whole, sources } = sidesOf(rows);
  if (whole === null || sources.length < 2) return false;
  return MONEY.some((role) => {
    const column = plan.column(role);
    const amount = ({ row }: NamedRow): number | null => {
      const cell = column ? cellUnder(sheet, row, column) : null;
      const text = isFilled(cell) && cell.row === row ? cell.text.trim() : '';
      return AMOUNT.test(text) ? numberOf(text) : null;
    };
    const [all, parts] = [amount(whole), sources.map(amount)];
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    return all !== null && parts.every((part) => part !== null) && Math.abs(sum - all) < SLACK;
  });
}

/** What stands in the row under columns that hold no words. */
export function valuesUnder(sheet: Sheet, plan: FundPlan, row: number): Cell[] {
  const isValue = (cell: Cell) => cell.column >= plan.firstValue && cell.row === row;
  return sheet.covering(row).filter((cell) => isValue(cell) && !plan.holdsWords(cell.column));
}

/** The rows from `begin` up to the first that prints words, of whatever names; none where they make no whole. */
export function rowsOfWhole(
  sheet: Sheet,
  plan: FundPlan,
  begin: number,
  labelOf: (row: number) => Cell | null,
): number[] {
  const rows: NamedRow[] = [];
  for (let row = begin; row < sheet.rows; row++) {
    const label = labelOf(row);
    const values = valuesUnder(sheet, plan, row);
    if (label === null || !values.every((cell) => mayBeFundValue(cell.text))) break;
    rows.push({ row, label });
  }
  return makeWhole(sheet, plan, rows) ? rows.map(({ row }) => row) : [];
}
