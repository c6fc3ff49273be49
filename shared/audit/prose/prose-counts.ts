/** Checks how many indicators the prose says that there are against the rows of the form. */
import type { Figure, Form, Indicator } from '../../report/record.ts';
import { FULL_ROWS, LOSING_ROWS, MET_ROWS } from '../../report/scopes.ts';
import { compare } from '../../score/compare.ts';
import { type Claim, present } from '../claim.ts';
import { type Audit, executionRow, type FormView, indicatorsOf } from '../context.ts';
import { exact } from '../exact.ts';
import { plain } from '../quantity.ts';
import { EXECUTION_LABEL, foldLabel } from '../words.ts';
import { figuresOf } from './figures.ts';

const FULL_MARKS = 100;
const SCORED_ROWS = new Set([FULL_ROWS, LOSING_ROWS, MET_ROWS]);

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

/** How many rows reached their targets; of those where it is not to be told, the ones that lost points may have, too. */
function countsOfMet({ indicators }: Form): number[] {
  const isFull = ({ weight, score }: Indicator): boolean => (score ?? 0) >= (weight ?? 0);
  const rows = indicators.map((row) => ({ kind: compare(row).kind, isFull: isFull(row) }));
  const met = rows.filter(({ kind, isFull }) => kind === 'met' || (kind === 'unclear' && isFull));
  const open = rows.filter(({ kind, isFull }) => kind === 'unclear' && !isFull);
  return Array.from({ length: open.length + 1 }, (_, more) => met.length + more);
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
    return [figure.scope === LOSING_ROWS ? score < weight : score >= weight];
  });
  if (isAsked.length < rows.length) return null;
  const all = isAsked.filter(Boolean).length;
  const indicators = isAsked.slice(0, count).filter(Boolean).length;
  const met = figure.scope === MET_ROWS ? countsOfMet(view.form) : [];
  return [all, indicators, ...met].some((one) => one === figure.value) ? null : indicators;
}

export function checkCounts(audit: Audit): Claim[] {
  const view = audit.proseForm;
  if (view === null || view.form.indicators.length === 0) return [];
  return figuresOf(audit, 'indicatorCount').flatMap(({ figure, quantity }) => {
    if (quantity === null) return [];
    if (figure.scope !== null && EXECUTION_LABEL.test(figure.scope)) return [];
    const isScored = SCORED_ROWS.has(figure.scope ?? '');
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
