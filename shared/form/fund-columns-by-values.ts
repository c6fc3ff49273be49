/**
 * Columns of funds whose heading no synonym knows, told by the block's own arithmetic: rate =
 * executed ÷ budget, score = weight × rate.
 */
import type { Cell } from '../table/layout.ts';
import { type Band, type Column, cellUnder } from './columns.ts';
import { AMOUNT, fundCategory, PERCENT } from './fund-labels.ts';
import type { FundRole } from './fund-plan.ts';
import { isFilled, type Sheet } from './sheet.ts';

type FundColumn = Column<FundRole>;
type Numbers = readonly (number | null)[];

/** No block of funds prints more rows than a form has sources of money. */
const MOST_ROWS = 12;
/** Rates are printed to whole percents or finer; scores to a tenth. */
const HALF_PERCENT = 0.5;
const HALF_TENTH = 0.05;
const EPSILON = 1e-6;

const FIRST = /年初|期初|初始|批复|核定|原/;
const BUDGET = /预算|计划|安排|额度|指标|下达|调整/;

function numberIn(cell: Cell | null): number | null {
  const text = cell?.text.trim() ?? '';
  if (!AMOUNT.test(text) && !PERCENT.test(text)) return null;
  const number = Number.parseFloat(text.replace(/,/g, ''));
  return Number.isFinite(number) ? number : null;
}

class FundColumnFinder {
  readonly #sheet: Sheet;
  #columns: FundColumn[];
  #unknown: readonly Omit<FundColumn, 'role'>[] = [];
  readonly #rows: number[] = [];

  constructor(sheet: Sheet, band: Band<FundRole>, values: readonly FundColumn[]) {
    this.#sheet = sheet;
    this.#columns = [...values];
    const first = Math.min(...values.map((c) => c.start));
    // A heading of money left of the known columns is one of theirs; a word there names the rows.
    this.#unknown = sheet.covering(band.end - 1).flatMap((label) => {
      const [start, end] = [label.column, label.column + label.columnSpan];
      const isOver = band.columns.some((c) => c.start < end && start < c.end);
      const isHead = isFilled(label) && label.row >= band.first && !sheet.isTaken(label);
      const isOwn = isHead && label.row + label.rowSpan <= band.end;
      const isLabel = start < first && numberIn(sheet.at(band.end, start)) === null;
      return isOwn && !isOver && !isLabel && fundCategory(label.text) !== 'fiscal'
        ? [{ start, end, label }]
        : [];
    });
    for (let row = band.end; row < band.end + MOST_ROWS && this.#isOfBlock(row); row++)
      this.#rows.push(row);
  }

  #isOfBlock(row: number): boolean {
    const all = [...this.#columns, ...this.#unknown];
    return all.filter((c) => numberIn(cellUnder(this.#sheet, row, c)) !== null).length >= 2;
  }

  #numbers(column: { start: number; end: number } | undefined): Numbers {
    return this.#rows.map((row) => {
      const cell = column ? cellUnder(this.#sheet, row, column) : null;
      return cell !== null && cell.row === row ? numberIn(cell) : null;
    });
  }

  #of(role: FundRole): FundColumn | undefined {
    return this.#columns.find((c) => c.role === role);
  }

  #give(role: FundRole, found: Omit<FundColumn, 'role'> | undefined): void {
    if (found === undefined) return;
    this.#sheet.take(found.label);
    this.#unknown = this.#unknown.filter((u) => u !== found);
    this.#columns = [...this.#columns.filter((c) => c.role !== role), { ...found, role }];
  }

  findAll(): FundColumn[] {
    if (this.#unknown.length === 0 || this.#rows.length === 0) return this.#columns;
    this.#giveRated();
    this.#giveInitial();
    this.#givePoints();
    return this.#columns.sort((a, b) => a.start - b.start);
  }

  /** Whether the third is the share of the first that the second makes, in every row that prints all. */
  #holds(budget: Numbers, executed: Numbers, rate: Numbers): boolean {
    let proofs = 0;
    for (const [i, share] of rate.entries()) {
      const [whole, part] = [budget[i] ?? null, executed[i] ?? null];
      if (share === null || whole === null || part === null || whole === 0) continue;
      const off = Math.abs((100 * part) / whole - share);
      if (off > (Number.isInteger(share) ? HALF_PERCENT : HALF_TENTH) + EPSILON) return false;
      if (part !== whole) proofs++;
    }
    return proofs > 0;
  }

  /** The one way in which columns without a role make the rate come out; none where it does already. */
  #giveRated(): void {
    const roles = ['budget', 'executed', 'executionRate'] as const;
    const known = roles.map((role) => this.#of(role));
    const numbers = known.map((column) => this.#numbers(column));
    const isSaid = known.every((column) => column !== undefined);
    if (isSaid && this.#holds(...(numbers as [Numbers, Numbers, Numbers]))) return;
    if (known.filter((column) => column === undefined).length > 1) return;
    const open = isSaid ? [0, 1] : [known.indexOf(undefined)];
    const found = open.flatMap((at) =>
      this.#unknown
        .filter((u) => {
          const tried = numbers.map((own, i) => (i === at ? this.#numbers(u) : own));
          return this.#holds(...(tried as [Numbers, Numbers, Numbers]));
        })
        .map((u) => [roles[at] as FundRole, u] as const),
    );
    const [only] = found;
    if (only && found.length === 1) this.#give(...only);
  }

  /** Left of the adjusted budget, amounts that are called one are the first. */
  #giveInitial(): void {
    const budget = this.#of('budget');
    if (budget === undefined || this.#of('initialBudget') !== undefined) return;
    const left = this.#unknown.filter(
      (u) => u.end <= budget.start && this.#numbers(u).some((n) => n !== null),
    );
    const named = left.filter((u) => FIRST.test(u.label.text) && BUDGET.test(u.label.text));
    if (named.length === 1) this.#give('initialBudget', named[0]);
  }

  /** What the rate takes its share of, or what that share is. */
  #givePoints(): void {
    const rate = this.#numbers(this.#of('executionRate'));
    const [weight, score] = [this.#of('weight'), this.#of('score')];
    if ((weight === undefined) === (score === undefined)) return;
    const known = this.#numbers(weight ?? score);
    const fits = this.#unknown.filter((u) => {
      const own = this.#numbers(u);
      const rows = own.flatMap((n, i) => (n !== null && known[i] != null ? [i] : []));
      return (
        rows.length > 0 &&
        rows.every((i) => {
          const [a, b] = [own[i] as number, known[i] as number];
          const [whole, part] = weight === undefined ? [a, b] : [b, a];
          return Math.abs((whole * (rate[i] ?? Number.NaN)) / 100 - part) <= HALF_TENTH + EPSILON;
        })
      );
    });
    if (fits.length === 1) this.#give(weight === undefined ? 'weight' : 'score', fits[0]);
  }
}

/** Returns the columns of values with those that only the block's arithmetic tells. */
export function withFundColumnsByValues(
  sheet: Sheet,
  band: Band<FundRole>,
  values: readonly FundColumn[],
): FundColumn[] {
  return new FundColumnFinder(sheet, band, values).findAll();
}
