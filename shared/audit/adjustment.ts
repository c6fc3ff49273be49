/** Checks the printed adjustment rate against the budgets at the beginning and after the changes. */
import { type Claim, present } from './claim.ts';
import { type Audit, cell, type FormView, fundOf, indicatorsOf } from './context.ts';
import { type Exact, exact, magnitude, ONE, percentOf } from './exact.ts';
import { figuresOf } from './prose/figures.ts';
import { percentText, plain, printedNumeral, type Quantity } from './quantity.ts';
import { amountSlack, printsFractions, ROUNDED_AMOUNTS } from './quotient.ts';
import { ADJUSTMENT_RATE } from './words.ts';

/** What an adjustment rate is held against: two budgets, and the rate that they give. */
interface Sides {
  readonly initial: Quantity;
  readonly budget: Quantity;
  readonly due: Exact;
}

function sidesOf(
  initial: Quantity | null | undefined,
  budget: Quantity | null | undefined,
): Sides | null {
  if (!initial || !budget) return null;
  const due = percentOf(magnitude(budget.value - initial.value), initial.value);
  return due === null ? null : { initial, budget, due };
}

function sidesInForm(audit: Audit, view: FormView): Sides | null {
  const total = fundOf(view, 'total');
  if (total === null) return null;
  return sidesOf(cell(audit, total, 'initialBudgetYuan'), cell(audit, total, 'budgetYuan'));
}

interface StatedRate {
  readonly subject: string;
  readonly path: string;
  readonly printed: string;
  readonly value: number;
}

/** The prose's own two budgets, where it states one of each. */
function sidesInProse(audit: Audit): Sides | null {
  const stated = figuresOf(audit, 'budget').filter(({ figure }) => figure.scope === null);
  const of = (aspect: string) =>
    present(stated.map(({ figure, quantity }) => (figure.aspect === aspect ? quantity : null)));
  const [firsts, budgets] = [of('initial'), of('budget')];
  return firsts.length + budgets.length > 2 ? null : sidesOf(firsts[0], budgets[0]);
}

/** How far the rate of rounded budgets may be from the one that their prints give. */
function slackOf({ initial, budget, due }: Sides, isFine: boolean): Exact {
  const [of, by] = [amountSlack(initial, isFine), amountSlack(budget, isFine)];
  const changed = magnitude(budget.value - initial.value) + of + by;
  const most = percentOf(changed, initial.value - of);
  return most === null ? 0n : magnitude(most - due);
}

function compareAdjustment(
  audit: Audit,
  view: FormView,
  said: StatedRate,
  sides: Sides | null,
): Claim[] {
  if (sides === null) return [];
  const { initial, budget, due } = sides;
  const decimals = /\.(\d+)/.exec(said.printed)?.[1]?.length ?? 0;
  // The step of `5%` is one point, that of `5.00%` a hundredth.
  const off = magnitude(due - magnitude(exact(said.value)));
  const beyondPrint = (size: Exact) => size * 2n * 10n ** BigInt(decimals) > ONE;
  if (!beyondPrint(off)) return [];
  const isRounding = !beyondPrint(off - slackOf(sides, printsFractions(audit, view)));
  const [a, b] = [budget, initial].map((amount) => printedNumeral(amount, view.amountUnit));
  return [
    {
      view,
      subject: said.subject,
      paths: [said.path, initial.path, budget.path],
      printed: said.printed,
      expected: percentText(due),
      equation: `|${a} - ${b}| / ${b} = ${percentText(due)}`,
      ...(isRounding ? { severity: 'note' as const, explanation: ROUNDED_AMOUNTS } : {}),
      key: [said.printed, plain(initial), plain(budget)],
    },
  ];
}

export function checkAdjustment(audit: Audit): Claim[] {
  const ofForms = audit.forms.flatMap((view) => {
    const sides = sidesInForm(audit, view);
    return indicatorsOf(view).flatMap(({ row, path }) => {
      const { kind, value } = row.actualValue;
      if (!ADJUSTMENT_RATE.test(row.level3 ?? '') || kind !== 'number' || value === null) return [];
      const said = { subject: row.level3 ?? '', path: `${path}/actual`, printed: row.actual ?? '' };
      return compareAdjustment(audit, view, { ...said, value }, sides);
    });
  });
  const view = audit.proseForm;
  const inProse = figuresOf(audit, 'other').flatMap(({ figure, quantity }) => {
    const { aspect, scope, unit, value } = figure;
    const isRate = unit === 'percent' && aspect === 'adjustment' && typeof value === 'number';
    if (!isRate || !ADJUSTMENT_RATE.test(scope ?? '') || !quantity || view === null) return [];
    const said = { subject: scope ?? '', path: quantity.path, printed: quantity.text };
    const sides = sidesInForm(audit, view) ?? sidesInProse(audit);
    return compareAdjustment(audit, view, { ...said, value }, sides);
  });
  return [...ofForms, ...inProse];
}
