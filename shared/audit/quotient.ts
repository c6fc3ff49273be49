/** Rates of two amounts, each of which may have been rounded before it was printed. */
import { type Audit, cell, type FormView, fundsOf, tasksOf } from './context.ts';
import { divide, type Exact, ONE, percentOf } from './exact.ts';
import { printedNumeral, type Quantity } from './quantity.ts';
import { halfStep, ROUNDING_POINT } from './tolerances.ts';

export interface Interval {
  readonly least: Exact;
  readonly most: Exact;
}

/**
 * Where one amount of a form has decimals, its whole amounts are no rounding to the unit either:
 * they stand for their first decimal, as whole scores do beside fractions.
 */
export function printsFractions(audit: Audit, view: FormView): boolean {
  const columns = ['budgetYuan', 'executedYuan'] as const;
  const tasks = tasksOf(view).flatMap((at) => columns.map((column) => cell(audit, at, column)));
  const funds = fundsOf(view).flatMap((at) =>
    ([...columns, 'initialBudgetYuan'] as const).map((column) => cell(audit, at, column)),
  );
  return [...tasks, ...funds].some((amount) => amount !== null && !amount.whole);
}

/** How far the amount may have been from what is printed of it. */
export function amountSlack({ step, unit, whole }: Quantity, isFine: boolean): Exact {
  // Whole pieces are counted, not rounded.
  if (unit === 'count' && whole) return 0n;
  return halfStep(whole && isFine ? step / 10n : step);
}

/** The percents that amounts which round to the printed ones may give; null where they have no bound. */
export function ratesWithin(part: Quantity, whole: Quantity, isFine = false): Interval | null {
  const [by, of] = [amountSlack(part, isFine), amountSlack(whole, isFine)];
  const least = percentOf(part.value - by, whole.value + of);
  const most = percentOf(part.value + by, whole.value - of);
  return least === null || most === null || least > most ? null : { least, most };
}

/** What of the interval rounds to the printed rate; null where nothing does. */
export function common({ least, most }: Interval, { value, step }: Quantity): Interval | null {
  const [from, to] = [value - halfStep(step), value + halfStep(step)];
  const both = { least: least > from ? least : from, most: most < to ? most : to };
  return both.least > both.most ? null : both;
}

/** Whether amounts that round to the printed ones may give the rate, as it is printed. */
export function mayGive(rate: Quantity, part: Quantity, whole: Quantity, isFine = false): boolean {
  const within = ratesWithin(part, whole, isFine);
  if (within === null) return true;
  const slack = ROUNDING_POINT + halfStep(rate.step);
  return rate.value >= within.least - slack && rate.value <= within.most + slack;
}

export const FULL_RATE = 100n * ONE;

/** The smaller of both. */
export const upTo = (value: Exact, most: Exact): Exact => (value < most ? value : most);

/** The points nearest to the score that a rate of the interval gives. */
export function nearestDue(score: Quantity, weight: Exact, { least, most }: Interval): Exact {
  const [from, to] = [least, most].map((rate) =>
    divide(weight * upTo(rate, FULL_RATE), FULL_RATE),
  ) as [Exact, Exact];
  return score.value < from ? from : upTo(score.value, to);
}

/** `578.00 / 610.00`, each with the decimals that it prints. */
export function quotientText(
  part: Quantity,
  whole: Quantity,
  unit: FormView['amountUnit'],
): string {
  return `${printedNumeral(part, unit)} / ${printedNumeral(whole, unit)}`;
}

/** Why a rate that its printed amounts do not give accuses nobody. */
export const ROUNDED_AMOUNTS = {
  zh: '金额若经四舍五入，未舍入的金额可以得出所印比率',
  en: 'Amounts that round to the printed ones can give the printed rate',
};
