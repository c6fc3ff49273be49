/** Why two figures may differ, where the report's own figures tell. */
import type { Audit, FormView, Row } from './context.ts';
import { cell, fundOf } from './context.ts';
import type { Text } from './draft.ts';
import { magnitude, percentOf } from './exact.ts';
import { isConsolidated } from './prose/figures.ts';
import type { Quantity } from './quantity.ts';
import { percentText } from './quantity.ts';
import { quotientText } from './quotient.ts';
import { halfStep } from './tolerances.ts';

/** Whether a printed figure is what a value rounds to; a value halfway rounds to either side. */
export function roundsTo(value: bigint, printed: Quantity): boolean {
  return magnitude(value - printed.value) <= halfStep(printed.step);
}

/** Returns the decimals a figure was printed with. */
export function decimalsOf(printed: Quantity): number {
  let [decimals, step] = [0, printed.step];
  while (step < 1_000_000n && decimals < 6) {
    step *= 10n;
    decimals++;
  }
  return decimals;
}

interface Amounts {
  readonly executed: Quantity;
  readonly budget: Quantity;
}

/**
 * Returns the other quotient of the form's own figures that a wrong rate equals, as a sentence:
 * 76% is no 578 / 610 but 578 / 761.6; null where it equals none.
 */
export function otherQuotient(
  audit: Audit,
  at: Row<unknown>,
  rate: Quantity,
  own: Amounts,
): Text | null {
  const { view } = at;
  const total = fundOf(view, 'total');
  const columns = ['budgetYuan', 'initialBudgetYuan', 'executedYuan'] as const;
  const totals = total === null ? [] : columns.map((column) => cell(audit, total, column));
  const pairs: (readonly [Quantity, Quantity | null])[] = [
    ...totals.map((whole) => [own.executed, whole] as const),
    ...totals.map((whole) => [own.budget, whole] as const),
    [own.budget, own.executed],
  ];
  for (const [part, whole] of pairs) {
    if (whole === null || whole.path === part.path) continue;
    const quotient = percentOf(part.value, whole.value);
    if (quotient === null || quotient === 0n || !roundsTo(quotient, rate)) continue;
    const equation = `${quotientText(part, whole, view.amountUnit)} = ${percentText(quotient)}`;
    return {
      zh: `所印${rate.text}等于本表另一商数：${equation}`,
      en: `The printed ${rate.text} is another quotient of the form's own figures: ${equation}`,
    };
  }
  return null;
}

const SCOPE: Text = {
  zh: '口径可能不同：标题注明“汇总”，正文可能包括下属单位，自评表只填本级',
  en: 'The scopes may differ: the title says 汇总, so the prose may cover subordinate units too',
};

/** A consolidated report's prose may count units that its form leaves out, never fewer. */
export function scopeOf(
  audit: Audit,
  view: FormView | null,
  prose: Quantity,
  table: Quantity,
): Text | null {
  return isConsolidated(audit, view) && prose.value > table.value ? SCOPE : null;
}
