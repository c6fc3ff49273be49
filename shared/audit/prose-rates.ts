/** Checks of the rates that the prose gives: against the form's rows, and against what stands beside them. */
import type { Figure, Fund } from '../report/record.ts';
import { type Claim, present } from './claim.ts';
import {
  type Audit,
  cell,
  type FormView,
  formOfScope,
  fundOf,
  fundsOf,
  type Row,
} from './context.ts';
import { type Exact, magnitude, percentOf } from './exact.ts';
import { figuresOf, numberOf, pathOf, quantityOf, statementsOf, wordOf } from './figures.ts';
import { isOtherQuantity } from './other-quantity.ts';
import { percentText, plain, type Quantity } from './quantity.ts';
import { isShareCalledRate, proseRate } from './rates.ts';
import { halfStep, ROUNDING_POINT } from './tolerances.ts';
import { contradicts, ofView, proseClaim } from './witness.ts';
import { spendingNamed } from './words.ts';

/** The rates that the form has for a row: the printed one and what its amounts give. */
function ratesOf(audit: Audit, fund: Row<Fund>): { printed: Quantity | null; due: Exact[] } {
  const executed = cell(audit, fund, 'executedYuan');
  const budgets = present([
    cell(audit, fund, 'budgetYuan'),
    cell(audit, fund, 'initialBudgetYuan'),
  ]);
  const due = budgets.map((b) => (executed === null ? null : percentOf(executed.value, b.value)));
  return { printed: cell(audit, fund, 'executionRatePercent'), due: present(due) };
}

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
    const { printed, due } = ratesOf(audit, fund);
    const computed = due.map((rate) => ({ ...quantity, value: rate, step: 1n }));
    const own = rates.filter((other) => categoryOf(other.figure) === category);
    const all = category === null ? ofView(audit, view, own) : own;
    if (!contradicts(quantity, [...present([printed]), ...computed], all)) return [];
    const [first] = due;
    const off = magnitude(quantity.value - (printed?.value ?? first ?? 0n));
    const expected = printed?.text ?? percentText(first ?? 0n);
    return [
      {
        view,
        subject: fund.row.label ?? '',
        paths: [quantity.path, printed?.path ?? `${fund.path}/executedYuan`],
        printed: quantity.text,
        expected,
        equation: `${quantity.text} ≠ ${expected}`,
        severity: off <= ROUNDING_POINT ? 'note' : 'contradiction',
        key: [plain(quantity), expected],
      },
    ];
  });
}

/** Fewer digits of an amount are another's by chance. */
const TELLING_DIGITS = 5;

/** The row of a source or part whose executed amount the figure is, to the last digit. */
function rowOfAmount(audit: Audit, view: FormView, { value }: Quantity): Row<Fund> | null {
  if (String(value).replace(/0+$/, '').length < TELLING_DIGITS) return null;
  const rows = fundsOf(view).filter((at) => cell(audit, at, 'executedYuan')?.value === value);
  const [row] = rows;
  return row && rows.length === 1 && row.row.category !== 'total' ? row : null;
}

/** 自筹资金支出13487.22万元,执行率92.38%: the amount of a form's row says whose rate stands behind it. */
function checkRowRates(audit: Audit): Claim[] {
  const view = audit.proseForm;
  if (view === null) return [];
  const said = audit.draft.narrative.figures;
  const rates = figuresOf(audit, 'executionRate');
  return rates.flatMap(({ figure, quantity }) => {
    const at = said.indexOf(figure);
    const [before, amount] = [said[at - 2], said[at - 1]];
    const isBeside = ({ unit, text }: Figure) => unit === 'yuan' && text === figure.text;
    if (!amount || !isBeside(amount) || quantity === null) return [];
    // Behind several amounts the rate may be of them all.
    if (before && isBeside(before)) return [];
    const spent = quantityOf(audit, amount, pathOf(at - 1));
    const fund = spent === null ? null : rowOfAmount(audit, view, spent);
    if (fund === null || isOfForm(audit, Number(figure.value))) return [];
    if (isShareCalledRate(audit, figure.scope, Number(figure.value))) return [];
    const { printed, due } = ratesOf(audit, fund);
    if (printed === null || isOtherQuantity(quantity.value, printed.value, 'percent')) return [];
    const slack = ROUNDING_POINT + halfStep(quantity.step);
    if ([printed.value, ...due].some((rate) => magnitude(rate - quantity.value) <= slack))
      return [];
    return [proseClaim(view, quantity, printed, { subject: fund.row.label ?? '' })];
  });
}

/** Whether a funds row of a form prints the rate: where one does, another number of the prose is wrong. */
function isOfForm(audit: Audit, percent: number | null): boolean {
  return audit.forms.some(({ form }) =>
    form.funds.some((fund) => fund.executionRatePercent === percent),
  );
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
