/** Checks the printed adjustment rate against the budgets at the beginning and after the changes. */
import { type Claim, present } from './claim.ts';
import { type Audit, cell, type FormView, fundOf, indicatorsOf } from './context.ts';
import { exact, magnitude, percentOf } from './exact.ts';
import { figuresOf } from './figures.ts';
import { moneyNumeral, percentText, plain } from './quantity.ts';
import { ADJUSTMENT_RATE } from './words.ts';

/** What an adjustment rate is held against. */
function adjustmentDue(audit: Audit, view: FormView) {
  const total = fundOf(view, 'total');
  const initial = total === null ? null : cell(audit, total, 'initialBudgetYuan');
  const budget = total === null ? null : cell(audit, total, 'budgetYuan');
  if (initial === null || budget === null) return null;
  const due = percentOf(magnitude(budget.value - initial.value), initial.value);
  return due === null ? null : { initial, budget, due };
}

interface StatedRate {
  readonly subject: string;
  readonly path: string;
  readonly printed: string;
  readonly value: number;
}

/** The prose's own two budgets, where it states one of each. */
function adjustmentSaid(audit: Audit) {
  const stated = figuresOf(audit, 'budget').filter(({ figure }) => figure.scope === null);
  const of = (aspect: string) =>
    present(stated.map(({ figure, quantity }) => (figure.aspect === aspect ? quantity : null)));
  const [firsts, budgets] = [of('initial'), of('budget')];
  const [initial, budget] = [firsts[0], budgets[0]];
  if (!initial || !budget || firsts.length + budgets.length > 2) return null;
  const due = percentOf(magnitude(budget.value - initial.value), initial.value);
  return due === null ? null : { initial, budget, due };
}

function compareAdjustment(
  view: FormView,
  said: StatedRate,
  sides: ReturnType<typeof adjustmentDue>,
): Claim[] {
  if (sides === null) return [];
  const { initial, budget, due } = sides;
  const decimals = /\.(\d+)/.exec(said.printed)?.[1]?.length ?? 0;
  // The step of `5%` is one point, that of `5.00%` a hundredth.
  const off = magnitude(due - magnitude(exact(said.value))) * 2n * 10n ** BigInt(decimals);
  if (off <= 1_000_000n) return [];
  const [a, b] = [budget.value, initial.value].map((v) => moneyNumeral(v, view.amountUnit));
  return [
    {
      view,
      subject: said.subject,
      paths: [said.path, initial.path, budget.path],
      printed: said.printed,
      expected: percentText(due),
      equation: `|${a} - ${b}| / ${b} = ${percentText(due)}`,
      key: [said.printed, plain(initial), plain(budget)],
    },
  ];
}

export function checkAdjustment(audit: Audit): Claim[] {
  const ofForms = audit.forms.flatMap((view) =>
    indicatorsOf(view).flatMap(({ row, path }) => {
      const { kind, value } = row.actualValue;
      if (!ADJUSTMENT_RATE.test(row.level3 ?? '') || kind !== 'number' || value === null) return [];
      const said = { subject: row.level3 ?? '', path: `${path}/actual`, printed: row.actual ?? '' };
      return compareAdjustment(view, { ...said, value }, adjustmentDue(audit, view));
    }),
  );
  const view = audit.proseForm;
  const inProse = figuresOf(audit, 'other').flatMap(({ figure, quantity }) => {
    const { aspect, scope, unit, value } = figure;
    const isRate = unit === 'percent' && aspect === 'adjustment' && typeof value === 'number';
    if (!isRate || !ADJUSTMENT_RATE.test(scope ?? '') || !quantity || view === null) return [];
    const said = { subject: scope ?? '', path: quantity.path, printed: quantity.text };
    const sides = adjustmentDue(audit, view) ?? adjustmentSaid(audit);
    return compareAdjustment(view, { ...said, value }, sides);
  });
  return [...ofForms, ...inProse];
}
