/** Checks of execution rates: against their amounts, above 100%, and shares that are called rates. */
import type { Statement } from '../report/record.ts';
import { sourceOf } from '../report/sources.ts';
import { checkAdjustment } from './adjustment.ts';
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, cell, type FormView, fundOf, fundsOf, type Row, tasksOf } from './context.ts';
import { percentOf } from './exact.ts';
import { decimalsOf, otherQuotient, roundsTo } from './explain.ts';
import { numberOf, type ProseStatement, statedAt, statementsOf, wordOf } from './prose/figures.ts';
import { percentText, plain, pointsText, printedNumeral, type Quantity } from './quantity.ts';
import { mayGive, printsFractions, quotientText, ROUNDED_AMOUNTS } from './quotient.ts';
import { moneySlack, severityOf } from './tolerances.ts';

interface RateRow {
  readonly at: Row<unknown>;
  readonly label: string;
  readonly rate: Quantity | null;
  readonly executed: Quantity | null;
  /** The adjusted budget, or the only one that the form prints. */
  readonly budget: Quantity | null;
}

function taskRows(audit: Audit, view: FormView): RateRow[] {
  return tasksOf(view).map((at) => ({
    at,
    label: at.row.name ?? '',
    rate: cell(audit, at, 'executionRatePercent'),
    executed: cell(audit, at, 'executedYuan'),
    budget: cell(audit, at, 'budgetYuan'),
  }));
}

function fundRows(audit: Audit, view: FormView): RateRow[] {
  const isAdjusted = fundsOf(view).some((at) => at.row.budgetYuan !== null);
  return fundsOf(view).map((at) => ({
    at,
    label: at.row.label ?? '',
    rate: cell(audit, at, 'executionRatePercent'),
    executed: cell(audit, at, 'executedYuan'),
    // A first budget that was added to or taken from is no longer what was executed; nor need it be
    // where the column of another one may be what no field holds.
    budget:
      !isAdjusted && (at.row.adjustmentYuan || audit.incomplete.has(view.path))
        ? null
        : cell(audit, at, isAdjusted ? 'budgetYuan' : 'initialBudgetYuan'),
  }));
}

function checkRate(audit: Audit, { at, label, rate, executed, budget }: RateRow): Claim[] {
  if (rate === null || executed === null || budget === null) return [];
  const due = percentOf(executed.value, budget.value);
  if (due === null || roundsTo(due, rate)) return [];
  // Small whole amounts leave a rate much room: what they may give is told, and accuses nobody.
  const isRounding = mayGive(rate, executed, budget, printsFractions(audit, at.view));
  const severity = isRounding ? 'note' : severityOf(due - rate.value);
  const isSlight = severityOf(due - rate.value) === 'note';
  const expected = percentText(due, Math.max(2, decimalsOf(rate)));
  return [
    {
      view: at.view,
      subject: label,
      paths: [rate.path, executed.path, budget.path],
      printed: rate.text,
      expected,
      equation: `${quotientText(executed, budget, at.view.amountUnit)} = ${expected}`,
      explanation:
        severity === 'note'
          ? isSlight
            ? null
            : ROUNDED_AMOUNTS
          : otherQuotient(audit, at, rate, { executed, budget }),
      severity,
      key: [plain(rate), plain(executed), plain(budget)],
    },
  ];
}

function checkExceeds({ at, label, executed, budget }: RateRow): Claim[] {
  if (executed === null || budget === null) return [];
  if (executed.value - budget.value <= moneySlack([executed, budget])) return [];
  return [
    {
      view: at.view,
      subject: label,
      paths: [executed.path, budget.path],
      printed: executed.text,
      expected: `≤ ${budget.text}`,
      equation: `${printedNumeral(executed, at.view.amountUnit)} > ${printedNumeral(budget, at.view.amountUnit)}`,
      key: [plain(executed), plain(budget)],
    },
  ];
}

/**
 * A rate of the prose beside its own amounts. What is off by rounding only is let pass: the amounts
 * may be rounded as well.
 */
export function proseRate(audit: Audit, said: ProseStatement): Claim[] {
  const isCount = wordOf(said.statement, 'from') === 'counts';
  const [budget, executed] = isCount
    ? [statedAt(said, 'whole', 'count'), statedAt(said, 'part', 'count')]
    : [statedAt(said, 'budgetYuan', 'yuan'), statedAt(said, 'executedYuan', 'yuan')];
  const rate = statedAt(said, 'ratePercent', 'percent');
  const due = budget && executed ? percentOf(executed.value, budget.value) : null;
  if (!budget || !executed || !rate || due === null || roundsTo(due, rate)) return [];
  if (mayGive(rate, executed, budget)) return [];
  const expected = percentText(due, Math.max(2, decimalsOf(rate)));
  const [by, of] = [executed, budget].map((amount) =>
    isCount ? pointsText(amount.value) : printedNumeral(amount, '万元'),
  );
  return [
    {
      view: audit.proseForm,
      subject: said.statement.scope ?? '',
      paths: [rate.path, executed.path, budget.path],
      printed: rate.text,
      expected,
      equation: `${by} / ${of} = ${expected}`,
      // Who is content is often weighed by answers, not counted by heads.
      severity: isCount && /度$/.test(said.statement.scope ?? '') ? 'warning' : 'contradiction',
      key: [plain(rate), plain(executed), plain(budget)],
    },
  ];
}

/** The rows of a part: by its category, or a source's by its name or by what was spent of it. */
function rowsOfPart(audit: Audit, { scope, values }: Statement, part: Quantity): RateRow[] {
  const view = audit.proseForm;
  if (view === null) return [];
  const { category } = values;
  const rows = fundRows(audit, view);
  if (category === 'basic' || category === 'project') {
    const fund = fundOf(view, category);
    return rows.filter(({ at }) => at.index === fund?.index);
  }
  const source = scope === null ? null : sourceOf(scope);
  return rows.filter(
    ({ label, executed }) =>
      executed?.value === part.value || (source !== null && sourceOf(label) === source),
  );
}

interface OwnRate {
  readonly value: bigint;
  /** Whether the printed rate may be this one. */
  readonly isSaid: boolean;
}

function fromAmounts(rate: Quantity, executed: Quantity, budget: Quantity): OwnRate[] {
  const value = percentOf(executed.value, budget.value);
  return value === null ? [] : [{ value, isSaid: mayGive(rate, executed, budget) }];
}

/** The rate of a part as the form has it: printed, or from its amounts. */
function ratesInForm(audit: Audit, said: Statement, part: Quantity, rate: Quantity): OwnRate[] {
  return rowsOfPart(audit, said, part).flatMap((row) => [
    ...(row.rate ? [{ value: row.rate.value, isSaid: roundsTo(row.rate.value, rate) }] : []),
    ...(row.executed && row.budget ? fromAmounts(rate, row.executed, row.budget) : []),
  ]);
}

/** What the form prints as spent on a part: its share may stand for its rate without any amount. */
function partInForm(audit: Audit, { values: { category } }: Statement): Quantity | null {
  if (category !== 'basic' && category !== 'project') return null;
  const fund = audit.proseForm === null ? null : fundOf(audit.proseForm, category);
  return fund === null ? null : cell(audit, fund, 'executedYuan');
}

/** What the form prints for the whole, where the prose gives no total near its part. */
function totalsInForm(audit: Audit): Quantity[] {
  const total = audit.proseForm === null ? null : fundOf(audit.proseForm, 'total');
  if (total === null) return [];
  return present([cell(audit, total, 'executedYuan'), cell(audit, total, 'budgetYuan')]);
}

function checkShare(audit: Audit, said: ProseStatement): Claim[] {
  const { statement } = said;
  const rate = statedAt(said, 'ratePercent', 'percent');
  const parts = present([statedAt(said, 'partYuan', 'yuan'), partInForm(audit, statement)]);
  const own = statedAt(said, 'partBudgetYuan', 'yuan');
  const told = present([
    statedAt(said, 'totalYuan', 'yuan'),
    statedAt(said, 'totalExecutedYuan', 'yuan'),
  ]);
  const totals = told.length > 0 ? told : totalsInForm(audit);
  if (rate === null) return [];
  const shares = parts.flatMap((part) => totals.map((whole) => ({ part, whole })));
  const { part, whole } =
    shares.find((pair) => {
      const share = percentOf(pair.part.value, pair.whole.value);
      return share !== null && roundsTo(share, rate);
    }) ?? {};
  if (!part || !whole || whole.value === part.value) return [];
  const rates = [
    ...(own === null ? [] : fromAmounts(rate, part, own)),
    ...ratesInForm(audit, statement, part, rate),
  ];
  // A part whose own rate is the printed one is no share, whatever its share happens to be.
  if (rates.some(({ isSaid }) => isSaid)) return [];
  const share = percentOf(part.value, whole.value) ?? 0n;
  const [due] = rates;
  return [
    {
      view: audit.proseForm,
      subject: statement.scope ?? '',
      paths: [rate.path, part.path, whole.path],
      printed: rate.text,
      expected: due === undefined ? null : percentText(due.value),
      equation: `${quotientText(part, whole, '万元')} = ${percentText(share)}`,
      key: [plain(rate), plain(part), plain(whole)],
    },
  ];
}

/** Whether `rate.share` speaks of this rate: then it is no other rate that the prose states. */
export function isShareCalledRate(audit: Audit, scope: string | null, percent: number): boolean {
  return statementsOf(audit, 'rate-of-part').some(
    (said) =>
      said.statement.scope === scope &&
      numberOf(said.statement, 'ratePercent') === percent &&
      checkShare(audit, said).length > 0,
  );
}

export const RATE_CHECKS: readonly Check[] = [
  {
    code: 'rate.task',
    about: {
      zh: '任务的执行率不等于执行数除以预算数',
      en: "A task's printed rate is not executed ÷ budget",
    },
    severity: 'contradiction',
    run: (audit) => {
      const ofForms = audit.forms.flatMap((view) =>
        taskRows(audit, view).flatMap((row) => checkRate(audit, row)),
      );
      // A form's own rows, where a page break makes them a table by themselves, are told once.
      const known = new Set(ofForms.map(({ key }) => key.join()));
      const rows = statementsOf(audit, 'rate-of-row');
      const inTables = rows.filter((row) => wordOf(row.statement, 'from') === 'table');
      const said = inTables.flatMap((row) => proseRate(audit, row));
      return [...ofForms, ...said.filter(({ key }) => !known.has(key.join()))];
    },
  },
  {
    code: 'rate.funds',
    about: {
      zh: '资金的执行率不等于执行数除以预算数',
      en: "A funds row's printed rate is not executed ÷ budget",
    },
    severity: 'contradiction',
    run: (audit) =>
      audit.forms.flatMap((v) => fundRows(audit, v).flatMap((row) => checkRate(audit, row))),
  },
  {
    code: 'rate.exceeds',
    about: { zh: '执行数超过预算数', en: 'More was executed than budgeted' },
    severity: 'contradiction',
    run: (audit) =>
      audit.forms.flatMap((v) =>
        [...taskRows(audit, v), ...fundRows(audit, v)].flatMap(checkExceeds),
      ),
  },
  {
    code: 'rate.share',
    about: {
      zh: '正文把占总额的比例称为执行率',
      en: "The prose calls a part's share of the total an execution rate",
    },
    severity: 'contradiction',
    run: (audit) => statementsOf(audit, 'rate-of-part').flatMap((said) => checkShare(audit, said)),
  },
  {
    code: 'adjustment.rate',
    about: {
      zh: '预算调整率与年初、全年预算数不符',
      en: 'The adjustment rate contradicts the initial and adjusted budgets',
    },
    severity: 'contradiction',
    run: checkAdjustment,
  },
];
