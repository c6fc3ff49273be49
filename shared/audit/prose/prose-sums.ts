/** Checks of the prose against itself: partial scores, parts of an amount, numbers of indicators. */
import { APPROPRIATED, sourceOf } from '../../report/sources.ts';
import type { Check, Claim } from '../claim.ts';
import { type Audit, executionRow, fundOf } from '../context.ts';
import { type Exact, exact, magnitude, sum } from '../exact.ts';
import {
  moneyNumeral,
  moneyText,
  plain,
  pointsText,
  type Quantity,
  quantityAt,
  type Unit,
} from '../quantity.ts';
import { moneySlack, severityOf, sumSlack } from '../tolerances.ts';
import { EXECUTION_LABEL, foldLabel } from '../words.ts';
import { figuresOf, numberOf, type ProseStatement, statedAt, statementsOf } from './figures.ts';
import { isOtherQuantity } from './other-quantity.ts';
import { checkCounts } from './prose-counts.ts';
import { isOneSlip } from './witness.ts';

const FULL_MARKS = 100;

interface Split {
  readonly total: Quantity;
  readonly parts: readonly Quantity[];
  readonly added: bigint;
}

/** Reads a total and its parts; null where they agree, or where parts may be left out. */
function brokenSplit(said: ProseStatement, unit: Unit, isComplete: boolean): Split | null {
  const { statement, path } = said;
  const total = statedAt(said, 'total', unit);
  if (total === null || statement.parts.length < 2) return null;
  const options = { sentence: statement.text, amountUnit: '万元' } as const;
  const parts = statement.parts.map((part, i) =>
    quantityAt(`${path}/parts/${i}/value`, part.value, unit, options),
  );
  const added = sum(parts.map((q) => q.value));
  // Whole points are given, not rounded; whole 万元 are rounded.
  const slack = (unit === 'yuan' ? moneySlack : sumSlack)([total, ...parts]);
  if (magnitude(added - total.value) <= slack) return null;
  // 行政村29个,其中通公交村29个、污水处理村21个: what all of it is divides it from nothing.
  if (!isComplete && (added < total.value || parts.some((q) => q.value === total.value)))
    return null;
  if (isOtherQuantity(added, total.value, unit)) return null;
  return { total, parts, added };
}

function isSaidComplete({ statement }: ProseStatement): boolean {
  return statement.values.complete === true;
}

/** Whether partial scores are given for every level 1 of the form, the execution row included. */
function coversForm({ proseForm }: Audit, { statement }: ProseStatement): boolean {
  if (proseForm === null || statement.scope !== null) return false;
  const labels = new Set(statement.parts.map((part) => foldLabel(part.label)));
  const levels = proseForm.form.indicators.map((row) => row.level1);
  return (
    levels.every((level) => level !== null && labels.has(foldLabel(level))) &&
    (executionRow(proseForm) === null ||
      statement.parts.some((part) => EXECUTION_LABEL.test(part.label)))
  );
}

/**
 * More points than there are: some of the parts are in others already, unless one slip made it so. What
 * comes to the full marks themselves are weights.
 */
function overlap({ total, parts, added }: Split): boolean {
  const full = exact(FULL_MARKS);
  if (added === full) return total.value < full;
  const isBySlip = [total, ...parts].some((one) => {
    const value = one === total ? added : one.value - added + total.value;
    return isOneSlip(one, { ...one, value });
  });
  return added > full && total.value <= full && !isBySlip;
}

/** Whether the form's own score stands first, and one slip in what was taken off makes them add up. */
function isSlipOfLast({ proseForm }: Audit, { total, parts, added }: Split): boolean {
  const [score, taken] = parts;
  if (!score || !taken) return false;
  const own = proseForm?.form.selfScore ?? null;
  if (own !== null && exact(own) !== score.value) return false;
  return isOneSlip(taken, { ...taken, value: taken.value - added + total.value });
}

function brokenDown(audit: Audit): Claim[] {
  return statementsOf(audit, 'score-parts').flatMap((said) => {
    const isComplete = isSaidComplete(said) || coversForm(audit, said);
    // Scores that nothing but the form's levels holds together.
    if (said.statement.values.levels === true && !isComplete) return [];
    const split = brokenSplit(said, 'points', isComplete);
    if (split === null) return [];
    const { total, parts, added } = split;
    if (overlap(split)) return [];
    if (said.statement.values.slip === true && !isSlipOfLast(audit, split)) return [];
    const expected = pointsText(added);
    return [
      {
        view: audit.proseForm,
        subject: said.statement.scope ?? '',
        paths: [total.path, ...parts.map((q) => q.path)],
        printed: total.text,
        expected,
        equation: `${parts.map((q) => q.text).join(' + ')} = ${expected}`,
        severity: severityOf(added - total.value),
        key: [plain(total), ...parts.map(plain)],
      },
    ];
  });
}

/** One list may be read in two ways; what it comes to is told once. */
function checkBreakdown(audit: Audit): Claim[] {
  const claims = brokenDown(audit);
  const sumOf = ({ key: [total, ...parts] }: Claim): string => [total, ...parts.sort()].join();
  return claims.filter((one, i) => claims.findIndex((by) => sumOf(by) === sumOf(one)) === i);
}

/** The prose may split the budget or what was executed; either total is one it can mean. */
function isAnotherTotal(audit: Audit, split: Split): boolean {
  return [...figuresOf(audit, 'budget'), ...figuresOf(audit, 'executed')].some(
    ({ figure, quantity }) =>
      figure.scope === null &&
      quantity !== null &&
      magnitude(quantity.value - split.added) <= moneySlack([quantity, ...split.parts]),
  );
}

const SOURCES = ['fiscal', 'carryover', 'other'] as const;
/** Whose row of a form a source of the prose is; whatever is no appropriation is in 其他资金. */
function rowOfSource(label: string): (typeof SOURCES)[number] | null {
  const source = sourceOf(label);
  if (source === null || source === 'carryover') return source;
  return APPROPRIATED.has(source) ? 'fiscal' : 'other';
}

const COLUMNS = ['initialBudgetYuan', 'budgetYuan', 'executedYuan'] as const;

/**
 * Whether the parts are the sources that the form has of the very total: where those add up to it, the
 * prose leaves none out.
 */
function coversSources({ proseForm }: Audit, { statement }: ProseStatement): boolean {
  const total = numberOf(statement, 'total');
  const named = statement.parts.map(({ label }) => rowOfSource(label));
  if (proseForm === null || total === null) return false;
  const rows = SOURCES.map((source) => ({ source, row: fundOf(proseForm, source)?.row }));
  const whole = fundOf(proseForm, 'total')?.row;
  return COLUMNS.some((column) => {
    const filled = rows.filter(({ row }) => (row?.[column] ?? 0) !== 0);
    const added = sum(filled.map(({ row }) => exact(row?.[column] ?? 0)));
    const isTotal = whole?.[column] === total && added === exact(total);
    return (
      isTotal && filled.length === named.length && filled.every((one) => named.includes(one.source))
    );
  });
}

/** The form's budget split by its sources behind what was spent of it, or the other way round. */
function isOtherColumn({ proseForm }: Audit, { total, added }: Split): boolean {
  const whole = proseForm === null ? null : fundOf(proseForm, 'total')?.row;
  const amounts = COLUMNS.map((column) => whole?.[column] ?? null);
  return [total.value, added].every((value) =>
    amounts.some((amount) => amount !== null && exact(amount) === value),
  );
}

const MAY_LEAVE_OUT = {
  zh: '改动一位数字即相符;也可能所列各项并不完整',
  en: 'One other digit would make them agree; or the list leaves something out',
};

function checkParts(audit: Audit): Claim[] {
  return statementsOf(audit, 'parts').flatMap((said) => {
    const { measure } = said.statement.values;
    const unit = measure === 'count' ? 'count' : 'yuan';
    const split = brokenSplit(said, unit, isSaidComplete(said) || coversSources(audit, said));
    if (split === null) return [];
    // The total of a list is the list's, whatever else has its sum.
    if (isOtherColumn(audit, split)) return [];
    if (measure !== 'listing' && unit === 'yuan' && isAnotherTotal(audit, split)) return [];
    const { total, parts, added } = split;
    const spelled = (value: Exact): string =>
      unit === 'count' ? pointsText(value) : moneyNumeral(value, '万元');
    const terms = parts.map((q) => spelled(q.value)).join(' + ');
    return [
      {
        view: audit.proseForm,
        subject: said.statement.scope ?? '',
        paths: [total.path, ...parts.map((q) => q.path)],
        printed: total.text,
        expected: unit === 'count' ? pointsText(added) : moneyText(added, '万元'),
        equation: `${terms} = ${spelled(added)}`,
        ...(said.statement.values.doubtful === true
          ? { severity: 'warning' as const, explanation: MAY_LEAVE_OUT }
          : {}),
        key: [plain(total), ...parts.map(plain)],
      },
    ];
  });
}

export const PROSE_SUM_CHECKS: readonly Check[] = [
  {
    code: 'prose.breakdown',
    about: {
      zh: '正文各部分得分之和不等于正文的总分',
      en: "The prose's partial scores do not add to the score it states",
    },
    severity: 'contradiction',
    run: checkBreakdown,
  },
  {
    code: 'prose.parts',
    about: {
      zh: '正文各部分金额之和不等于正文的总额',
      en: "The prose's parts do not add to its total amount",
    },
    severity: 'contradiction',
    run: checkParts,
  },
  {
    code: 'prose.counts',
    about: {
      zh: '正文所述指标个数与自评表不符',
      en: 'The prose states another number of indicators than the form has',
    },
    severity: 'contradiction',
    run: checkCounts,
  },
];
