/** Scores every row again by the rules of its form: which interval they allow, and whether the printed score is in it. */
import type { Form, Rescore } from '../report/record.ts';
import { scoreExecution } from './execution.ts';
import { scoreIndicator } from './indicator.ts';
import { decimalsOf, type Item, toGrains, toPoints } from './item.ts';
import { readRules } from './rules.ts';
import { findIn, type Rules } from './rules-found.ts';
import { bandFor } from './tiers.ts';

type Unscored = Omit<Form, 'rescore'>;

/** How the value at a JSON Pointer is printed; null where that is not known. */
export type PrintOf = (path: string) => string | null;

/** A row that no rule reaches counts as printed; null where it prints nothing either. */
function totalOf(
  items: readonly Item[],
  { selfScore: printed, pointsBeside = [] }: Unscored,
): Rescore['total'] {
  const total = (side: 'min' | 'max') => {
    const points = items.map((item) => item[side] ?? item.printed);
    points.push(...pointsBeside.map(({ score }) => score ?? 0));
    if (items.length === 0 || points.includes(null)) return null;
    return toPoints(points.reduce<number>((sum, value) => sum + toGrains(value ?? 0), 0));
  };
  return { printed, min: total('min'), max: total('max') };
}

const HUNDRED = 100;

/** Bands are printed for a hundred marks; of other full marks they say nothing. */
function ratingFor(form: Unscored, rules: Rules): string | null {
  const points = form.totalWeight ?? rules.find('full-marks')?.value.points ?? HUNDRED;
  return points === HUNDRED ? bandFor(form.selfScore, rules.all) : null;
}

/**
 * Where one indicator's score is a fraction, points are given in fractions: a whole number is then
 * no rounding of them, and stands for its first decimal (4 is no 4.5, but may be 3.96).
 */
function fewestDecimals({ indicators }: Unscored): number {
  return indicators.some(({ score }) => score !== null && !Number.isInteger(score)) ? 1 : 0;
}

/**
 * Returns the re-scoring of the form at `index`: its rules, an item for the execution row and for
 * each indicator, the total that they allow, and the rating that the printed score falls into.
 * `printOf` tells how many decimals a score prints; without it, its value does.
 */
export function rescore(form: Unscored, index: number, printOf: PrintOf = () => null): Rescore {
  const rules = findIn(readRules(form));
  const at = (block: 'funds' | 'indicators', i: number, printed: number | null) => {
    const path = `/forms/${index}/${block}/${i}`;
    const decimals = decimalsOf(printed, printOf(`${path}/score`));
    const fewest = block === 'indicators' ? fewestDecimals(form) : 0;
    return { path, printed, decimals: Math.max(decimals, fewest) };
  };
  const items = [
    ...form.funds.flatMap(
      (fund, i) => scoreExecution(fund, at('funds', i, fund.score), rules) ?? [],
    ),
    ...form.indicators.map((row, i) => scoreIndicator(row, at('indicators', i, row.score), rules)),
  ];
  return {
    rules: [...rules.all],
    items,
    total: totalOf(items, form),
    rating: { printed: form.selfRating, computed: ratingFor(form, rules) },
  };
}
