/** Checks of the rates that the prose gives: against the form's rows, and against what stands beside them. */
import type { Figure } from '../../report/record.ts';
import { type Claim, present } from '../claim.ts';
import { type Audit, type FormView, formOfScope, fundOf } from '../context.ts';
import { percentText, plain } from '../quantity.ts';
import { isShareCalledRate, proseRate } from '../rates.ts';
import { severityOf } from '../tolerances.ts';
import { spendingNamed } from '../words.ts';
import { figuresOf, numberOf, statementsOf, wordOf } from './figures.ts';
import { checkRowRates, isOfForm, ratesOf } from './prose-rows.ts';
import { contradicts, ofView } from './witness.ts';

/** A rate that the form prints for a source or a part is that row's. */
function isOfRow({ form }: FormView, percent: number): boolean {
  return form.funds.some(
    ({ category, executionRatePercent }) =>
      category !== 'total' && executionRatePercent === percent,
  );
}

function checkRate(audit: Audit): Claim[] {
  const categoryOf = ({ scope }: Figure) => (scope === null ? null : spendingNamed(scope));
  const rates = figuresOf(audit, 'executionRate');
  return rates.flatMap(({ figure, quantity }) => {
    const { scope, value } = figure;
    const category = categoryOf(figure);
    const view = category === null ? formOfScope(audit, scope) : audit.proseForm;
    const fund = view === null ? null : fundOf(view, category ?? 'total');
    if (view === null || fund === null || quantity === null || typeof value !== 'number') return [];
    if (scope !== null && isShareCalledRate(audit, scope, value)) return [];
    if (category === null && isOfRow(view, value)) return [];
    const { printed, due, mayBe } = ratesOf(audit, fund);
    // Without a printed rate the form says no more than its amounts, as they may have been.
    if (printed === null && mayBe(quantity)) return [];
    const computed = due.map((rate) => ({ ...quantity, value: rate, step: 1n }));
    const own = rates.filter((other) => categoryOf(other.figure) === category);
    const all = category === null ? ofView(audit, view, own) : own;
    if (!contradicts(quantity, [...present([printed]), ...computed], all)) return [];
    const [first] = due;
    const expected = printed?.text ?? percentText(first ?? 0n);
    return [
      {
        view,
        subject: fund.row.label ?? '',
        paths: [quantity.path, printed?.path ?? `${fund.path}/executedYuan`],
        printed: quantity.text,
        expected,
        equation: `${quantity.text} ≠ ${expected}`,
        severity: severityOf(quantity.value - (printed?.value ?? first ?? 0n)),
        key: [plain(quantity), expected],
      },
    ];
  });
}

/** 预算207万元,支出186.30万元,执行率90.00%: a rate that its own sentence contradicts. */
function checkSaidRates(audit: Audit): Claim[] {
  return statementsOf(audit, 'rate-of-row')
    .filter(({ statement }) => {
      const from = wordOf(statement, 'from');
      const isMoney = from === 'sentence';
      return from === 'counts' || (isMoney && !isOfForm(audit, numberOf(statement, 'ratePercent')));
    })
    .flatMap((said) => proseRate(audit, said));
}

/** A rate that several of the checks hold against something is told once. */
export function checkProseRates(audit: Audit): Claim[] {
  const claims = [...checkRate(audit), ...checkRowRates(audit), ...checkSaidRates(audit)];
  return claims.filter(
    ({ paths }, i) => claims.findIndex((other) => other.paths[0] === paths[0]) === i,
  );
}
