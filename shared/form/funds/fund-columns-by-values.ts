/**
 * Columns of funds whose heading is blank or no synonym knows, told by the block's own arithmetic: rate =
 * executed ÷ budget, score = weight × rate.
 */
import type { Cell } from '../../table/layout.ts';
import { type Band, type Column, cellUnder } from '../columns.ts';
import { OTHER_YEAR, SINCE_START } from '../labels.ts';
import { isFilled, type Sheet } from '../sheet.ts';
import { AMOUNT, EXECUTION_POINTS, fundCategory, numberOf, PERCENT } from './fund-labels.ts';
import type { FundRole } from './fund-plan.ts';

type FundColumn = Column<FundRole>;
type Numbers = readonly (number | null)[];

/** No block of funds prints more rows than a form has sources of money. */
const MOST_ROWS = 12;
/** What forms print of the money beside its budgets and what was spent: no field of the record's. */
const ASIDE = new RegExp(
  `${OTHER_YEAR}|结余|结转|剩余|到位|下达|拨付|累计|截至|总投资|总预算|概算|合同|差额|增减|调整|调剂|追加|扣|占比|比重|季|月|半年|申[报请]`,
);
/** Points of a row are never more than a form's. */
const MOST_POINTS = 100;

/** Rates are printed to whole percents or finer; scores to a tenth. */
export const HALF_PERCENT = 0.5;
const HALF_TENTH = 0.05;
const EPSILON = 1e-6;

const FIRST = /年初|期初|初始|批复|核定|原/;
const BUDGET = /预算|计划|安排|额度|指标|下达|调整/;

/** The number that a cell of funds prints; null where it prints none. */
export function numberIn(cell: Cell | null): number | null {
  const text = cell?.text.trim() ?? '';
  if (!AMOUNT.test(text) && !PERCENT.test(text)) return null;
  const number = numberOf(text);
  return Number.isFinite(number) ? number : null;
}

class FundColumnFinder {
  readonly #sheet: Sheet;
  #columns: FundColumn[];
  #unknown: readonly Omit<FundColumn, 'role'>[] = [];
  readonly #rows: number[] = [];
  /** Headings over numbers that may be a field's of which no column is known. */
  readonly lost: Cell[] = [];

  constructor(sheet: Sheet, band: Band<FundRole>, values: readonly FundColumn[]) {
    this.#sheet = sheet;
    this.#columns = [...values];
    const first = Math.min(...values.map((c) => c.start));
    // A heading of money left of the known columns is one of theirs; a word there names the rows.
    this.#unknown = sheet.covering(band.end - 1).flatMap((label) => {
      const [start, end] = [label.column, label.column + label.columnSpan];
      const isOver = band.columns.some((c) => c.start < end && start < c.end);
      const isHead = label.row >= band.first && !sheet.isTaken(label);
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
    return all.filter((c) => numberIn(this.#under(row, c)) !== null).length >= 2;
  }

  /** A cell over several columns is none of theirs. */
  #under(row: number, { start, end }: { start: number; end: number }): Cell | null {
    const cell = cellUnder(this.#sheet, row, { start, end });
    return cell && cell.column + cell.columnSpan <= end ? cell : null;
  }

  /** What a heading that was left blank stands over. */
  #firstUnder(u: Omit<FundColumn, 'role'>): Cell {
    const cells = this.#rows.map((row) => this.#under(row, u));
    return cells.find((cell) => numberIn(cell) !== null) ?? u.label;
  }

  #numbers(column: { start: number; end: number } | undefined): Numbers {
    return this.#rows.map((row) => {
      const cell = column ? this.#under(row, column) : null;
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
    this.#choosePeriod();
    if (this.#unknown.length === 0 || this.#rows.length === 0) return this.#columns;
    this.#giveRated();
    this.#giveDoubtfulRate();
    this.#giveInitial();
    this.#givePoints();
    const lost = this.#unknown.filter((u) => this.#mayBeField(u));
    this.lost.push(...lost.map((u) => (isFilled(u.label) ? u.label : this.#firstUnder(u))));
    return this.#columns.sort((a, b) => a.start - b.start);
  }

  /** Of what was spent in the year and since the beginning, the rate tells the form's; else neither is. */
  #choosePeriod(): void {
    const spent = this.#columns.filter((c) => c.role === 'executed');
    const [first] = spent;
    const sums = spent.map((c) => this.#numbers(c).join());
    const areSame = sums.every((sum) => sum === sums[0]);
    if (!first || areSame || !spent.some(({ label }) => SINCE_START.test(label.text))) return;
    const budget = this.#numbers(this.#of('budget') ?? this.#of('initialBudget'));
    const rate = this.#numbers(this.#of('executionRate'));
    const proven = spent.filter((c) => this.#holds(budget, this.#numbers(c), rate, true));
    const [only, ...others] = proven;
    const kept = others.length === 0 ? only : undefined;
    this.#columns = this.#columns.filter((c) => c.role !== 'executed' || c === kept);
    if (kept === undefined) this.lost.push(this.#firstUnder(first));
  }

  /** How many rows that print all three have the third as the share that the second is of the first. */
  #compare(budget: Numbers, executed: Numbers, rate: Numbers) {
    const found = { held: 0, telling: 0, failed: 0 };
    for (const [i, share] of rate.entries()) {
      const [whole, part] = [budget[i] ?? null, executed[i] ?? null];
      if (share === null || whole === null || part === null || whole === 0) continue;
      const off = Math.abs((100 * part) / whole - share);
      const isOff = off > (Number.isInteger(share) ? HALF_PERCENT : HALF_TENTH) + EPSILON;
      found[isOff ? 'failed' : 'held']++;
      // Where all was spent, any amount makes the rate come out: its place must tell.
      if (!isOff && part !== whole) found.telling++;
    }
    return found;
  }

  /** Whether the third is the share of the first that the second makes, in every row that prints all. */
  #holds(budget: Numbers, executed: Numbers, rate: Numbers, isPlaced: boolean): boolean {
    const { held, telling, failed } = this.#compare(budget, executed, rate);
    return failed === 0 && (isPlaced ? held : telling) > 0;
  }

  /**
   * Percents that are not the rate in every row are it all the same where they are in most of them, or
   * where the score is that share of its weight: then a row contradicts itself.
   */
  #giveDoubtfulRate(): void {
    if (this.#of('executionRate') !== undefined) return;
    const [budget, executed] = [
      this.#numbers(this.#of('budget')),
      this.#numbers(this.#of('executed')),
    ];
    const fits = this.#unknown.filter((u) => {
      if (ASIDE.test(u.label.text) || !this.#isPercent(u)) return false;
      const { held, telling, failed } = this.#compare(budget, executed, this.#numbers(u));
      return (telling > 0 && held > failed) || (failed > 0 && this.#isShareOfWeight(u));
    });
    if (fits.length === 1) this.#give('executionRate', fits[0]);
  }

  /** Whether the scores are that percent of their weights, less than all of them. */
  #isShareOfWeight(u: Omit<FundColumn, 'role'>): boolean {
    const [weight, score] = [this.#numbers(this.#of('weight')), this.#numbers(this.#of('score'))];
    const rows = this.#numbers(u).flatMap((share, i) => {
      const [whole, part] = [weight[i] ?? null, score[i] ?? null];
      return share === null || whole === null || part === null ? [] : [{ share, whole, part }];
    });
    const isShare = rows.every(
      ({ share, whole, part }) => Math.abs((whole * share) / 100 - part) <= HALF_TENTH + EPSILON,
    );
    return isShare && rows.some(({ whole, part }) => part < whole);
  }

  #isPercent(column: { start: number; end: number } | undefined): boolean {
    const cells = this.#rows.map((row) => (column ? this.#under(row, column) : null));
    const printed = cells.filter((cell) => numberIn(cell) !== null);
    return printed.length > 0 && printed.every((cell) => PERCENT.test(cell?.text.trim() ?? ''));
  }

  /** Where a rate is missing, percents may be it; where an amount or points are, other numbers may. */
  #mayBeField(u: Omit<FundColumn, 'role'>): boolean {
    const numbers = this.#numbers(u).filter((n) => n !== null);
    if (numbers.length === 0 || ASIDE.test(u.label.text)) return false;
    const lacks = (role: FundRole): boolean => this.#of(role) === undefined;
    if (this.#isPercent(u)) return lacks('executionRate');
    const rate = this.#of('executionRate') ?? this.#of('executed');
    const arePoints = rate !== undefined && u.start >= rate.end;
    if (arePoints && (numbers[0] ?? 0) <= MOST_POINTS) {
      const isWeight = EXECUTION_POINTS.includes(numbers[0] ?? 0);
      return lacks('executionRate') || lacks('score') || (isWeight && lacks('weight'));
    }
    return lacks('initialBudget') || lacks('budget') || lacks('executed');
  }

  /** The one way in which columns without a role make the rate come out; none where it does already. */
  #giveRated(): void {
    const roles = ['budget', 'executed', 'executionRate'] as const;
    const known = roles.map((role) => this.#of(role));
    const numbers = known.map((column) => this.#numbers(column));
    const isSaid = known.every((column) => column !== undefined);
    if (isSaid && this.#holds(...(numbers as [Numbers, Numbers, Numbers]), true)) return;
    if (known.filter((column) => column === undefined).length > 1) return;
    const open = isSaid ? [0, 1] : [known.indexOf(undefined)];
    const found = open.flatMap((at) =>
      this.#unknown
        .filter((u) => {
          const tried = numbers.map((own, i) => (i === at ? this.#numbers(u) : own));
          return this.#holds(...(tried as [Numbers, Numbers, Numbers]), this.#isPlaced(u, at));
        })
        .map((u) => [roles[at] as FundRole, u] as const),
    );
    const [only] = found;
    if (only && found.length === 1) this.#give(...only);
  }

  /** Whether the column stands where the family prints the budget, what was spent of it, or the rate. */
  #isPlaced(u: Omit<FundColumn, 'role'>, at: number): boolean {
    const [budget, executed] = [this.#of('budget'), this.#of('executed')];
    const rate = this.#of('executionRate');
    if (at === 2) return this.#isPercent(u);
    if (!this.#isPercent(rate)) return false;
    if (at === 1) return u.start === budget?.end && u.end === rate?.start;
    return u.end === executed?.start;
  }

  /** Left of the adjusted budget, amounts that are called one are the first. */
  #giveInitial(): void {
    const budget = this.#of('budget');
    if (budget === undefined || this.#of('initialBudget') !== undefined) return;
    const left = this.#unknown.filter(
      (u) => u.end <= budget.start && this.#numbers(u).some((n) => n !== null),
    );
    const named = left.filter((u) => FIRST.test(u.label.text) && BUDGET.test(u.label.text));
    const adjusted = left.filter((u) => this.#isBeforeAdjustment(u));
    const [only, ...others] = named.length > 0 ? named : adjusted;
    if (only && others.length === 0) this.#give('initialBudget', only);
  }

  /** Whether what was added to the amounts makes the budgets of them. */
  #isBeforeAdjustment(u: Omit<FundColumn, 'role'>): boolean {
    const [first, added] = [this.#numbers(u), this.#numbers(this.#of('adjustment'))];
    const budget = this.#numbers(this.#of('budget'));
    const rows = added.flatMap((n, i) => (n !== null && first[i] != null ? [i] : []));
    const comesOut = (i: number): boolean =>
      Math.abs((first[i] ?? 0) + (added[i] ?? 0) - (budget[i] ?? Number.NaN)) < EPSILON;
    return rows.some((i) => added[i] !== 0) && rows.every(comesOut);
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

/** Returns the columns of values with those that only the block's arithmetic tells, and what may be lost. */
export function withFundColumnsByValues(
  sheet: Sheet,
  band: Band<FundRole>,
  values: readonly FundColumn[],
): { readonly columns: FundColumn[]; readonly lost: readonly Cell[] } {
  const finder = new FundColumnFinder(sheet, band, values);
  return { columns: finder.findAll(), lost: finder.lost };
}
