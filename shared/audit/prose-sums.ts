/** Checks of the prose against itself: partial scores, parts of an amount, numbers of indicators. */
import type { Figure, Form } from '../report/record.ts';
import { FULL_ROWS, LOSING_ROWS } from '../report/scopes.ts';
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, executionRow, type FormView, indicatorsOf } from './context.ts';
import { type Exact, exact, magnitude, sum } from './exact.ts';
import { figuresOf, type ProseStatement, statedAt, statementsOf } from './figures.ts';
import { isOtherQuantity } from './other-quantity.ts';
import {
  moneyNumeral,
  moneyText,
  plain,
  pointsText,
  type Quantity,
  quantityAt,
  type Unit,
} from './quantity.ts';
import { moneySlack, ROUNDING_POINT, sumSlack } from './tolerances.ts';
import { isOneSlip } from './witness.ts';
import { EXECUTION_LABEL, foldLabel } from './words.ts';

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
  if (!isComplete && added < total.value) return null;
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

function checkBreakdown(audit: Audit): Claim[] {
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
    const off = magnitude(added - total.value);
    return [
      {
        view: audit.proseForm,
        subject: said.statement.scope ?? '',
        paths: [total.path, ...parts.map((q) => q.path)],
        printed: total.text,
        expected,
        equation: `${parts.map((q) => q.text).join(' + ')} = ${expected}`,
        severity: off <= ROUNDING_POINT ? ('note' as const) : ('contradiction' as const),
        key: [plain(total), ...parts.map(plain)],
      },
    ];
  });
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

function checkParts(audit: Audit): Claim[] {
  return statementsOf(audit, 'parts').flatMap((said) => {
    const { measure } = said.statement.values;
    const unit = measure === 'count' ? 'count' : 'yuan';
    const split = brokenSplit(said, unit, isSaidComplete(said));
    if (split === null) return [];
    // The total of a list is the list's, whatever else has its sum.
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
        key: [plain(total), ...parts.map(plain)],
      },
    ];
  });
}

type Level = 'level1' | 'level2' | 'level3';
const UNNAMED_LEVEL = { zh: '绩效指标', en: 'indicators' };
const LEVELS: readonly Level[] = ['level1', 'level2', 'level3'];
const LEVEL_NAMES: Readonly<Record<Level, { zh: string; en: string }>> = {
  level1: { zh: '一级指标', en: 'level-1 indicators' },
  level2: { zh: '二级指标', en: 'level-2 indicators' },
  level3: { zh: '三级指标', en: 'level-3 indicators' },
};

function isLevel(aspect: string | null): aspect is Level {
  return aspect === 'level1' || aspect === 'level2' || aspect === 'level3';
}

/** How many indicators of a level stand under a level-1 label; null where the form does not say. */
function countOf(form: Form, scope: string | null, level: Level): number | null {
  const wanted = scope === null ? null : foldLabel(scope);
  const rows = form.indicators.filter(
    (row) => wanted === null || (row.level1 !== null && foldLabel(row.level1) === wanted),
  );
  if (rows.length === 0) return null;
  if (level === 'level3') return rows.length;
  const labels = rows.map((row) =>
    level === 'level1' ? row.level1 : row.level2 && `${row.level1 ?? ''}/${row.level2}`,
  );
  if (labels.some((label) => label === null || label === '')) return null;
  return new Set(labels.map((label) => foldLabel(label ?? ''))).size;
}

/** Whether the budget-execution row may be counted as one of the form's indicators. */
function countsExecution(view: FormView, scope: string | null): boolean {
  return scope === null && executionRow(view) !== null;
}

/** The levels that the form divides its indicators into; a form without any has the rows alone. */
function levelsOf({ indicators }: Form): readonly Level[] {
  return LEVELS.filter(
    (level) => level === 'level3' || indicators.some((row) => (row[level] ?? '') !== ''),
  );
}

/**
 * The number that the form has where the prose says another; null where they agree or the form does
 * not tell. A count that names no level agrees with any of them, and with all of them together.
 */
function otherCount(view: FormView, figure: Figure): number | null {
  const levels = isLevel(figure.aspect) ? [figure.aspect] : levelsOf(view.form);
  const counts = levels.map((level) => countOf(view.form, figure.scope, level));
  const known = present(counts);
  if (known.length < counts.length) return null;
  const together = known.reduce((total, count) => total + count, 0);
  const row = countsExecution(view, figure.scope) ? [0, 1] : [0];
  const agreeing = [...known, together].flatMap((count) => row.map((more) => count + more));
  const isSaid = agreeing.some((count) => count === figure.value);
  return isSaid ? null : (known.at(-1) ?? null);
}

/** Whether weights and scores come out: where a cell of the form is wrong, that is told, and nothing else. */
function addsUp(
  { selfScore }: Form,
  rows: readonly { readonly weight: number | null; readonly score: number | null }[],
): boolean {
  const weights = rows.reduce((all, { weight }) => all + (weight ?? 0), 0);
  const scores = rows.reduce((all, { score }) => all + (score ?? 0), 0);
  const isOff = selfScore === null || exact(scores) !== exact(selfScore);
  return weights === FULL_MARKS && !isOff;
}

/**
 * How many rows of the form have all their points, or lack some, where the prose says another number
 * of them in one breath with how many there are; the row of the budget's execution may be one of them.
 */
function otherScored(audit: Audit, view: FormView, figure: Figure): number | null {
  const count = view.form.indicators.length;
  const isAll = ({ value, scope, text }: Figure): boolean =>
    scope === null && text === figure.text && (value === count || value === count + 1);
  if (!figuresOf(audit, 'indicatorCount').some((other) => isAll(other.figure))) return null;
  const execution = executionRow(view)?.row;
  const rows = [...view.form.indicators, ...(execution ? [execution] : [])];
  if (!addsUp(view.form, rows)) return null;
  const isAsked = rows.flatMap(({ weight, score }) => {
    if (weight === null || score === null) return [];
    return [figure.scope === FULL_ROWS ? score >= weight : score < weight];
  });
  if (isAsked.length < rows.length) return null;
  const all = isAsked.filter(Boolean).length;
  const indicators = isAsked.slice(0, count).filter(Boolean).length;
  return [all, indicators].some((one) => one === figure.value) ? null : indicators;
}

function checkCounts(audit: Audit): Claim[] {
  const view = audit.proseForm;
  if (view === null || view.form.indicators.length === 0) return [];
  return figuresOf(audit, 'indicatorCount').flatMap(({ figure, quantity }) => {
    if (quantity === null) return [];
    if (figure.scope !== null && EXECUTION_LABEL.test(figure.scope)) return [];
    const isScored = figure.scope === FULL_ROWS || figure.scope === LOSING_ROWS;
    const count = isScored ? otherScored(audit, view, figure) : otherCount(view, figure);
    if (count === null) return [];
    const wanted = figure.scope === null ? null : foldLabel(figure.scope);
    const rows = indicatorsOf(view).filter(
      ({ row }) => wanted === null || foldLabel(row.level1 ?? '') === wanted,
    );
    const key = isLevel(figure.aspect) ? figure.aspect : 'level3';
    return [
      {
        view,
        subject: figure.scope ?? '',
        column: isLevel(figure.aspect) ? LEVEL_NAMES[figure.aspect] : UNNAMED_LEVEL,
        paths: [
          quantity.path,
          ...present(rows.map((at) => (at.row[key] ? `${at.path}/${key}` : null))),
        ],
        printed: quantity.text,
        expected: String(count),
        equation: `${quantity.text} ≠ ${count}`,
        key: [figure.aspect, plain(quantity), String(count)],
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
