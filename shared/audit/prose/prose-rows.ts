/**
 * Holds an amount and the rate right behind it against the form: the one of them that a row of the form has says whose
 * the other is.
 */
import type { Figure, Fund } from '../../report/record.ts';
import { type Claim, present } from '../claim.ts';
import { type Audit, cell, type FormView, fundsOf, type Row } from '../context.ts';
import { type Exact, magnitude, percentOf } from '../exact.ts';
import type { Quantity } from '../quantity.ts';
import { mayGive, printsFractions } from '../quotient.ts';
import { isShareCalledRate } from '../rates.ts';
import { halfStep, ROUNDING_POINT } from '../tolerances.ts';
import { fold } from '../words.ts';
import { figuresOf, type ProseFigure, pathOf, quantityOf } from './figures.ts';
import { isOtherQuantity } from './other-quantity.ts';
import { proseClaim } from './witness.ts';

/** Fewer digits of an amount are another's by chance; where its words name the row, even fewer are no chance. */
const TELLING_DIGITS = 5;
const TELLING_NAMED = 3;

interface Pair {
  readonly view: FormView;
  readonly rate: ProseFigure & { readonly quantity: Quantity };
  readonly amount: Quantity;
  /** The amount before that one, in the same sentence. */
  readonly before: Figure | null;
  /** Nothing but the word for a rate stands between the two. */
  readonly adjacent: boolean;
  /** The words of the amount's clause in front of it. */
  readonly words: string;
}

const BETWEEN = /^[,(](?:预算|资金|当年|全年|总体?|整体|支出)*执行率(?:为|是|达到?)?$/;

/** Each rate of the prose with the amount right before it. */
function pairsIn(audit: Audit): Pair[] {
  const view = audit.proseForm;
  if (view === null) return [];
  const said = audit.draft.narrative.figures;
  return figuresOf(audit, 'executionRate').flatMap((rate): Pair[] => {
    const { figure, quantity } = rate;
    const at = said.indexOf(figure);
    const [before, paid] = [said[at - 2], said[at - 1]];
    const isBeside = ({ unit, text }: Figure) => unit === 'yuan' && text === figure.text;
    if (!paid || !isBeside(paid) || quantity === null) return [];
    const amount = quantityOf(audit, paid, pathOf(at - 1));
    if (amount === null) return [];
    const [start, end] = [figure.text.indexOf(amount.text), figure.text.indexOf(quantity.text)];
    const between = figure.text.slice(start + amount.text.length, end);
    return [
      {
        ...{ view, rate: { ...rate, quantity }, amount },
        before: before && isBeside(before) ? before : null,
        adjacent: start >= 0 && end > start && BETWEEN.test(between),
        words: /[^,;:。]*$/.exec(figure.text.slice(0, Math.max(0, start)))?.[0] ?? '',
      },
    ];
  });
}

interface RowRates {
  readonly printed: Quantity | null;
  readonly due: Exact[];
  /** Whether amounts that round to the row's may give the rate. */
  readonly mayBe: (rate: Quantity) => boolean;
}

/** The rates that the form has for a row: the printed one and what its amounts give. */
export function ratesOf(audit: Audit, fund: Row<Fund>): RowRates {
  const executed = cell(audit, fund, 'executedYuan');
  const budgets = present([
    cell(audit, fund, 'budgetYuan'),
    cell(audit, fund, 'initialBudgetYuan'),
  ]);
  const due = budgets.map((b) => (executed === null ? null : percentOf(executed.value, b.value)));
  const isFine = printsFractions(audit, fund.view);
  const mayBe = (rate: Quantity) =>
    executed !== null && budgets.some((budget) => mayGive(rate, executed, budget, isFine));
  return { printed: cell(audit, fund, 'executionRatePercent'), due: present(due), mayBe };
}

/** Whether the rate of the prose, as it is rounded there, is one of them. */
function isOneOf(rates: readonly Exact[], { value, step }: Quantity): boolean {
  const slack = ROUNDING_POINT + halfStep(step);
  return rates.some((rate) => magnitude(rate - value) <= slack);
}

/** The row whose executed amount the figure is, to the last digit. */
function rowOfAmount(audit: Audit, { view, amount, words }: Pair): Row<Fund> | null {
  const digits = String(amount.value).replace(/0+$/, '').length;
  const rows = fundsOf(view).filter(
    (at) => cell(audit, at, 'executedYuan')?.value === amount.value,
  );
  const [row] = rows;
  if (!row || rows.length > 1 || row.row.category === 'total') return null;
  const isNamed = digits >= TELLING_NAMED && namesRow(fold(row.row.label ?? ''), fold(words));
  return isNamed || digits >= TELLING_DIGITS ? row : null;
}

/** Whether a funds row of a form prints the rate: where one does, another number of the prose is wrong. */
export function isOfForm(audit: Audit, percent: number | null): boolean {
  return audit.forms.some(({ form }) =>
    form.funds.some((fund) => fund.executionRatePercent === percent),
  );
}

/** 自筹资金支出13487.22万元,执行率92.38%: the amount of a form's row says whose rate stands behind it. */
export function checkRowRates(audit: Audit): Claim[] {
  return pairsIn(audit).flatMap((pair) => {
    const { view, rate, before } = pair;
    const { figure, quantity } = rate;
    const fund = rowOfAmount(audit, pair);
    if (fund === null) return [];
    // Behind several amounts the rate may be of them all.
    if (before !== null || isOfForm(audit, Number(figure.value))) return [];
    if (isShareCalledRate(audit, figure.scope, Number(figure.value))) return [];
    const { printed, due } = ratesOf(audit, fund);
    if (printed === null || isOtherQuantity(quantity.value, printed.value, 'percent')) return [];
    if (isOneOf([printed.value, ...due], quantity)) return [];
    return [proseClaim(view, quantity, printed, { subject: fund.row.label ?? '' })];
  });
}

/** Names that every row may have. */
const COMMON = /资金|支出|预算|其中|总额|合计|执行|收入|其他/;
const PIECE = 2;

/** Whether the words name the row. */
function namesRow(label: string, words: string): boolean {
  return [...label].some((_, at) => {
    const piece = label.slice(at, at + PIECE);
    return piece.length === PIECE && !COMMON.test(piece) && words.includes(piece);
  });
}

/** Rates of whole percents are another's by chance. */
const TELLING_RATE = /\.\d[1-9]%$|\.[1-9]\d%$/;
const COMPARED_ELSEWHERE = ['total', 'basic', 'project'];

/** 财政专户管理资金支出22546.50万元,执行率96.80%: the rate and the name of a form's row say whose amount it is. */
export function checkRowAmounts(audit: Audit): Claim[] {
  return pairsIn(audit).flatMap(({ view, rate, amount, adjacent, words }) => {
    if (!adjacent || !TELLING_RATE.test(rate.quantity.text)) return [];
    const rows = fundsOf(view);
    const rated = rows.filter(({ row }) => row.executionRatePercent === rate.figure.value);
    const [fund] = rated;
    if (!fund || rated.length > 1 || COMPARED_ELSEWHERE.includes(fund.row.category)) return [];
    if (!namesRow(fold(fund.row.label ?? ''), fold(words))) return [];
    const paid = cell(audit, fund, 'executedYuan');
    if (paid === null || isOtherQuantity(amount.value, paid.value, 'yuan')) return [];
    const amounts = present(
      rows.flatMap((at) => [cell(audit, at, 'executedYuan'), cell(audit, at, 'budgetYuan')]),
    );
    // Where the row's own amounts do not give its rate, the form is wrong, and told.
    if (!isOneOf(ratesOf(audit, fund).due, rate.quantity)) return [];
    if (amounts.some((one) => isNear(one, amount))) return [];
    return [proseClaim(view, amount, paid, { subject: fund.row.label ?? '' })];
  });
}

function isNear(a: Quantity, b: Quantity): boolean {
  const step: Exact = a.step > b.step ? a.step : b.step;
  return magnitude(a.value - b.value) <= step;
}
