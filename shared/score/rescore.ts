/** Scores every row again by the form's rules: which interval they allow, and whether the printed score is in it. */
import type { Form, Fund, Indicator, Rescore, Rule } from '../report/record.ts';
import { compare } from './compare.ts';
import { readRules } from './rules.ts';
import { bandFor, tierFor } from './tiers.ts';

type Item = Rescore['items'][number];
type Unscored = Omit<Form, 'rescore'>;

/** Scores are compared to the hundred-thousandth of a point: far below what any form prints. */
const PLACES = 1e5;
/** A full score for a missed target is no rounding, unless less than this was lost. */
const FULL_SLACK = 0.05;

function round(points: number): number {
  return Math.round(points * PLACES) / PLACES;
}

/** Half of the last decimal that the score prints. */
function halfStep(score: number): number {
  const decimals = String(score).split('.')[1]?.length ?? 0;
  return 0.5 * 10 ** -decimals;
}

function verdictOf(score: number, min: number, max: number, weight: number): Item['verdict'] {
  const slack = score === weight && max < weight ? FULL_SLACK : halfStep(score);
  const inside = score >= round(min - slack) && score <= round(max + slack);
  return inside ? 'PASS' : 'FAIL';
}

interface Rules {
  readonly all: readonly Rule[];
  readonly find: (kind: Rule['kind']) => Rule | null;
}

function notAssessable(path: string, printed: number | null): Item {
  return {
    ...{ path, method: 'not-assessable', printed, min: null, max: null },
    ...{ verdict: 'NOT_ASSESSABLE', clause: null },
  };
}

function itemOf(
  at: { readonly path: string; readonly printed: number | null; readonly weight: number },
  method: Item['method'],
  [least, most]: readonly [number, number],
  clause: string | null,
): Item {
  const { path, printed, weight } = at;
  const [min, max] = [round(Math.max(0, least)), round(Math.min(weight, most))];
  const verdict = printed === null ? 'NOT_ASSESSABLE' : verdictOf(printed, min, max, weight);
  return { path, method, printed, min, max, verdict, clause };
}

/** A missed target whose rule is not printed: anything below full marks may be due. */
function withoutFormula(item: Item, weight: number): Item {
  if (item.printed === null || item.printed >= weight) return item;
  return { ...item, verdict: 'UNCERTAIN' };
}

function scoreQuantitative(row: Indicator, path: string, rules: Rules): Item | null {
  const { weight, score } = row;
  const met = rules.find('quantitative-met');
  const comparison = compare(row);
  if (weight === null || met === null || comparison.kind === 'unclear') return null;
  const at = { path, printed: score, weight };
  if (comparison.kind === 'met')
    return itemOf(at, 'quantitative-met', [weight, weight], met.clause);
  const rule = rules.find(comparison.reverse ? 'quantitative-reverse' : 'quantitative-ratio');
  if (comparison.ratio === null) return null;
  const due = weight * comparison.ratio;
  if (rule !== null) return itemOf(at, 'quantitative-ratio', [due, due], rule.clause);
  const open = itemOf(at, 'quantitative-ratio', [0, due], met.clause);
  return withoutFormula(open, weight);
}

function scoreQualitative(row: Indicator, path: string, rules: Rules): Item | null {
  const { weight, score } = row;
  const result = tierFor(row, rules.all);
  if (weight === null || result === null) return null;
  const { tier, isStated, clause } = result;
  const item = itemOf(
    { path, printed: score, weight },
    'qualitative',
    [(weight * tier.min) / 100, (weight * tier.max) / 100],
    clause,
  );
  // Words that only resemble the target's leave room: what they mean is not ours to say.
  return !isStated && item.verdict === 'FAIL' ? { ...item, verdict: 'UNCERTAIN' } : item;
}

function scoreIndicator(row: Indicator, path: string, rules: Rules): Item {
  if (row.weight === null) return notAssessable(path, row.score);
  const isPhrase = row.targetValue.kind === 'qualitative' || row.actualValue.kind === 'qualitative';
  const item = isPhrase ? scoreQualitative(row, path, rules) : scoreQuantitative(row, path, rules);
  return item ?? notAssessable(path, row.score);
}

const FULL_RATE = 100;

/** The printed rate, else what the amounts give; null where neither tells. */
function rateOf(fund: Fund): number | null {
  const { executionRatePercent: printed, executedYuan, budgetYuan } = fund;
  if (printed !== null) return printed;
  if (executedYuan === null || budgetYuan === null || budgetYuan <= 0) return null;
  return (executedYuan / budgetYuan) * FULL_RATE;
}

/** Amounts give more decimals than the printed rate: a score may rest on either. */
function dueRates(fund: Fund): number[] {
  const { executionRatePercent: printed, executedYuan, budgetYuan } = fund;
  const given =
    executedYuan !== null && budgetYuan !== null && budgetYuan > 0
      ? (executedYuan / budgetYuan) * FULL_RATE
      : null;
  const rates = [printed, given].flatMap((rate) =>
    rate === null ? [] : [Math.min(rate, FULL_RATE)],
  );
  return rates.map((rate) => Math.max(0, rate));
}

function scoreExecution(fund: Fund, path: string, rules: Rules): Item | null {
  const points = rules.find('execution-weight')?.value.points;
  const isRow = fund.weight !== null || (fund.score !== null && fund.category === 'total');
  const weight = fund.weight ?? (typeof points === 'number' ? points : null);
  if (!isRow) return null;
  const rate = rateOf(fund);
  const rule = rules.find('execution-score');
  if (weight === null || rate === null || rule === null) return notAssessable(path, fund.score);
  const dues = dueRates(fund).map((r) => (weight * r) / FULL_RATE);
  const span = [Math.min(...dues), Math.max(...dues)] as const;
  return itemOf({ path, printed: fund.score, weight }, 'execution', span, rule.clause);
}

/** Sums in hundred-thousandths of a point, so that no fraction is lost on the way. */
function sum(values: readonly number[]): number {
  return values.reduce((total, value) => total + Math.round(value * PLACES), 0) / PLACES;
}

/** A row that no rule reaches counts as printed; null where it prints nothing either. */
function totalOf(items: readonly Item[], printed: number | null): Rescore['total'] {
  const bounds = (side: 'min' | 'max') => items.map((item) => item[side] ?? item.printed);
  const [least, most] = [bounds('min'), bounds('max')];
  const isKnown = items.length > 0 && [...least, ...most].every((value) => value !== null);
  const total = (values: readonly (number | null)[]) =>
    isKnown ? sum(values.flatMap((value) => (value === null ? [] : [value]))) : null;
  return { printed, min: total(least), max: total(most) };
}

/**
 * Returns the re-scoring of the form at `index`: its rules, an item for the execution row and for
 * each indicator, the total that they allow, and the rating that the printed score falls into.
 */
export function rescore(form: Unscored, index: number): Rescore {
  const all = readRules(form);
  const rules: Rules = { all, find: (kind) => all.find((rule) => rule.kind === kind) ?? null };
  const path = `/forms/${index}`;
  const items = [
    ...form.funds.flatMap((fund, i) => scoreExecution(fund, `${path}/funds/${i}`, rules) ?? []),
    ...form.indicators.map((row, i) => scoreIndicator(row, `${path}/indicators/${i}`, rules)),
  ];
  return {
    rules: all,
    items,
    total: totalOf(items, form.selfScore),
    rating: { printed: form.selfRating, computed: bandFor(form.selfScore, all) },
  };
}
