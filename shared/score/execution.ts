/** Scores the budget-execution row again: weight × rate, at most the weight. */
import type { Fund } from '../report/record.ts';
import { type Item, itemOf, notAssessable, type Scored, spell, toGrains } from './item.ts';
import type { Rules } from './rules-found.ts';

const FULL_RATE = 100;
/** Decimals to which people round a rate before they multiply it. */
const RATE_DECIMALS = 2;

function givenRate({ executedYuan, budgetYuan, initialBudgetYuan }: Fund): number | null {
  const budget = budgetYuan ?? initialBudgetYuan;
  if (executedYuan === null || budget === null || budget <= 0) return null;
  return (executedYuan / budget) * FULL_RATE;
}

/** What the score may rest on: the printed rate, or what the amounts give, rounded or not. */
function ratesOf(fund: Fund): number[] {
  const given = givenRate(fund);
  const rounded = given === null ? null : Number(given.toFixed(RATE_DECIMALS));
  return [fund.executionRatePercent, given, rounded].flatMap((rate) =>
    rate === null ? [] : [Math.min(Math.max(0, rate), FULL_RATE)],
  );
}

/** Printed beside the row, or known from the form's header or note. */
function weightOf(fund: Fund, rules: Rules): number | null {
  const points = rules.find('execution-weight')?.value.points;
  return fund.weight ?? (typeof points === 'number' ? points : null);
}

/** Rows of the funds block that carry the execution's weight or score. */
function isScored(fund: Fund): boolean {
  return fund.weight !== null || (fund.score !== null && fund.category === 'total');
}

/** Returns the item of a funds row; null where the row carries no score. */
export function scoreExecution(fund: Fund, at: Omit<Scored, 'weight'>, rules: Rules): Item | null {
  if (!isScored(fund)) return null;
  const rule = rules.find('execution-score');
  const weight = weightOf(fund, rules);
  const rates = ratesOf(fund);
  // A second clause on this row, which we could not read, may take off what ours leaves.
  const isKnown = rule !== null && !rules.hasUnread('execution');
  if (weight === null || weight < 0 || !isKnown || rates.length === 0)
    return notAssessable(at.path, fund.score);
  const items = rates.map((rate) => {
    const due = toGrains((weight * rate) / FULL_RATE);
    const equation = `${spell(weight)} × ${spell(rate)}% = ${spell((weight * rate) / FULL_RATE)}`;
    return itemOf(
      { ...at, weight },
      { method: 'execution', least: due, most: due, clause: rule.clause, equation },
    );
  });
  // Any of the rates may have been multiplied, nothing between them.
  const [first] = items;
  const best = items.find((item) => item.verdict === 'PASS') ?? first;
  if (!first || !best) return null;
  const mins = items.map((item) => item.min ?? 0);
  const maxs = items.map((item) => item.max ?? 0);
  return { ...best, min: Math.min(...mins), max: Math.max(...maxs) };
}
