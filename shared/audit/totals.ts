/** Checks of sums over all rows: weights and scores of the whole form. */
import type { Indicator } from '../report/record.ts';
import { type Check, type Claim, present } from './claim.ts';
import {
  type Audit,
  cell,
  executionRow,
  type FormView,
  indicatorsOf,
  isMalformed,
  numberAt,
  type Row,
} from './context.ts';
import type { Text } from './draft.ts';
import { type Exact, exact, magnitude, sum } from './exact.ts';
import { plain, pointsText, type Quantity } from './quantity.ts';
import { fullMarksOf } from './rules.ts';
import { severityOf, sumSlack } from './tolerances.ts';
import { EXECUTION_RATE, fold } from './words.ts';

export type Column = 'weight' | 'score';

const WITHOUT_EXECUTION: Text = {
  zh: '不计预算执行率一行时合计与所印数相符：总计漏计了该行',
  en: 'Without the budget-execution row the sum is the printed one: the total leaves that row out',
};

/** Full marks, and what an execution row weighs in every form of the family. */
const FULL_MARKS = 100;
const EXECUTION_WEIGHTS: readonly Exact[] = [exact(10), exact(20)];

/**
 * Returns the weight of an execution row that the form must have and that was not read: the other
 * weights leave exactly its place open. null where nothing points to one.
 */
function unreadExecution(audit: Audit, view: FormView): Exact | null {
  if (executionRow(view) !== null) return null;
  const weights = present(indicatorsOf(view).map((at) => cell(audit, at, 'weight')));
  const open = fullMarksOf(audit, view).value - sum(weights.map((q) => q.value));
  return EXECUTION_WEIGHTS.find((weight) => weight === open) ?? null;
}

interface ColumnSum {
  readonly cells: readonly Quantity[];
  readonly execution: Quantity | null;
  /** Rows of points that are given or taken beside the full marks (加分项). */
  readonly beside: Exact;
  /** The most that blank cells could hold; null where nobody can say. */
  readonly blank: Exact | null;
  /** The most that numbers could add which the form prints and no field holds. */
  readonly unclaimed: Exact;
}

const BESIDE = /^(?:加分|加减分|附加|奖励|奖惩|扣分|减分|一票否决)/;
/** Names that say nothing else: an indicator of its own may begin with 奖励. */
const NAMED_BESIDE = /^(?:加|减|扣|附加|加减)分(?:项目?|事项|指标|因素)?$/;

export function isBeside({ row }: Row<Indicator>): boolean {
  if (row.level3 !== null && NAMED_BESIDE.test(fold(row.level3))) return true;
  return [row.level1, row.level2].some((label) => label !== null && BESIDE.test(fold(label)));
}

/** Points that the form gives or takes in rows that are no indicators. */
function pointsBeside(audit: Audit, view: FormView): Quantity[] {
  return present(
    (view.form.pointsBeside ?? []).map(({ score }, i) =>
      numberAt(audit, view, `${view.path}/pointsBeside/${i}/score`, score, 'points'),
    ),
  );
}

const POINTS = /^\d{1,3}(?:\.\d+)?$/;

/** Points that are printed and in no field, in a form that is told to be incomplete. */
function unclaimedPoints(audit: Audit, { path, form }: FormView): Exact {
  if (!audit.incomplete.has(path)) return 0n;
  const texts = form.certificate.unclaimed.map(({ text }) => text.trim());
  return sum(texts.filter((text) => POINTS.test(text)).map((text) => exact(Number(text))));
}

/** Reads a column of the indicators; null where it is not printed or a cell of it is malformed. */
function readColumn(audit: Audit, view: FormView, column: Column): ColumnSum | null {
  const rows = indicatorsOf(view);
  const cells = present(rows.map((at) => cell(audit, at, column)));
  if (cells.length === 0 || rows.some((at) => isMalformed(audit, at, column))) return null;
  const extra = column === 'score' ? pointsBeside(audit, view) : [];
  const row = executionRow(view);
  if (row !== null && isMalformed(audit, row, column)) return null;
  const execution = row === null ? null : cell(audit, row, column);
  const blanks: (number | null)[] = rows
    .filter((at) => at.row[column] === null)
    .map((at) => (column === 'score' ? at.row.weight : null));
  if (row !== null && execution === null) blanks.push(column === 'score' ? row.row.weight : null);
  const known = blanks.filter((weight) => weight !== null);
  const unread = unreadExecution(audit, view) ?? 0n;
  return {
    cells: [...cells, ...extra],
    execution,
    beside: sum(
      [...present(rows.filter(isBeside).map((at) => cell(audit, at, column))), ...extra].map(
        (q) => q.value,
      ),
    ),
    blank: known.length < blanks.length ? null : sum(known.map(exact)) + unread,
    unclaimed: unclaimedPoints(audit, view),
  };
}

export function sumText(parts: readonly Exact[], total: Exact): string {
  return `${parts.map(pointsText).join(' + ')} = ${pointsText(total)}`;
}

/** The column's sum by level-1 label, then the execution row: short enough to read. */
function subtotals(view: FormView, cells: readonly Quantity[], extra: Quantity | null): Exact[] {
  const levels = new Map(indicatorsOf(view).map((at) => [at.path, at.row.level1 ?? '']));
  const byLevel = new Map<string, Exact>();
  for (const { path, value } of cells) {
    const level = levels.get(path.slice(0, path.lastIndexOf('/'))) ?? '';
    byLevel.set(level, (byLevel.get(level) ?? 0n) + value);
  }
  return [...byLevel.values(), ...(extra ? [extra.value] : [])];
}

/** Some forms print the execution row twice: in the funds block and again as an indicator. */
function isAlsoIndicator(view: FormView): boolean {
  const row = executionRow(view)?.row;
  return view.form.indicators.some(
    ({ level1, level3, weight, score }) =>
      (EXECUTION_RATE.test(fold(level1 ?? '')) || EXECUTION_RATE.test(fold(level3 ?? ''))) &&
      weight === row?.weight &&
      score === row?.score,
  );
}

/** 超过100分的按100分计: points beside the full marks lift nothing above them. */
function isCapped(column: ColumnSum, total: Exact, stated: Exact): boolean {
  const full = exact(FULL_MARKS);
  return stated === full && total > full && total - column.beside <= full;
}

function compareTotal(
  view: FormView,
  column: ColumnSum,
  stated: { readonly value: Exact; readonly slack: Exact; readonly path: string | null },
): (Omit<Claim, 'printed' | 'expected' | 'key'> & { readonly total: Exact }) | null {
  const counted = [...column.cells, ...present([column.execution])];
  const total = sum(counted.map((q) => q.value));
  const off = magnitude(total - stated.value);
  const slack = sumSlack(counted) + stated.slack;
  if (off <= slack) return null;
  if (column.beside !== 0n && magnitude(total - column.beside - stated.value) <= slack) return null;
  if (column.beside !== 0n && isCapped(column, total, stated.value)) return null;
  const missing = stated.value - total;
  const open = column.blank === null ? null : column.blank + column.unclaimed;
  if (missing > 0n && (open === null || missing <= open)) return null;
  const without = sum(column.cells.map((q) => q.value));
  const matches = column.execution !== null && magnitude(without - stated.value) <= slack;
  if (matches && isAlsoIndicator(view)) return null;
  return {
    view,
    subject: '',
    total,
    paths: [...present([stated.path]), ...counted.map((q) => q.path)],
    equation: sumText(subtotals(view, column.cells, column.execution), total),
    explanation: matches ? WITHOUT_EXECUTION : null,
    severity: severityOf(off),
  };
}

function checkWeights(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const column = readColumn(audit, view, 'weight');
    if (column === null) return [];
    if (isOfPartOfRows(view)) return [];
    const full = fullMarksOf(audit, view);
    const found = compareTotal(view, column, { value: full.value, slack: 0n, path: full.path });
    if (found === null) return [];
    const { total, ...claim } = found;
    const [printed, expected] = [pointsText(total), pointsText(full.value)];
    return [{ ...claim, printed, expected, clause: full.clause, key: [printed, expected] }];
  });
}

const weightsOf = (rows: readonly { readonly weight: number | null }[]): Exact =>
  sum(rows.map((row) => exact(row.weight ?? 0)));

/** The total prints what the indicators alone weigh, less than full marks. */
function isOfRowsOnly({ form: { totalWeight, indicators } }: FormView): boolean {
  if (totalWeight === null || totalWeight >= FULL_MARKS) return false;
  return weightsOf(indicators) === exact(totalWeight);
}

/** The weights of what was scored: rows that do not apply (不适用) print a weight and no score. */
function scoredWeight(view: FormView): Exact | null {
  const rows = [...view.form.indicators, ...present([executionRow(view)?.row ?? null])];
  const scored = rows.filter(({ score }) => score !== null);
  const isOfAll = scored.length === rows.length || scored.length === 0;
  return isOfAll ? null : weightsOf(scored);
}

/**
 * All weights add to the full marks, and the total prints less: what the indicators weigh without
 * the execution row (合计(不含预算执行)), or what was scored without the rows that do not apply.
 */
function isOfPartOfRows(view: FormView): boolean {
  const { totalWeight, indicators } = view.form;
  const execution = executionRow(view)?.row.weight ?? 0;
  if (totalWeight === null || totalWeight >= FULL_MARKS) return false;
  if (weightsOf(indicators) + exact(execution) !== exact(FULL_MARKS)) return false;
  return isOfRowsOnly(view) || scoredWeight(view) === exact(totalWeight);
}

function checkScores(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const path = `${view.path}/selfScore`;
    const stated = numberAt(audit, view, path, view.form.selfScore, 'points');
    const column = readColumn(audit, view, 'score');
    if (stated === null || column === null) return [];
    const slack = sumSlack([stated]);
    const found = compareTotal(view, column, { value: stated.value, slack, path });
    if (found === null || (found.explanation !== null && isOfRowsOnly(view))) return [];
    const { total, ...claim } = found;
    const expected = pointsText(total);
    return [{ ...claim, printed: stated.text, expected, key: [plain(stated), expected] }];
  });
}

export const TOTAL_CHECKS: readonly Check[] = [
  {
    code: 'weights.total',
    about: { zh: '分值合计不等于满分', en: 'The weights do not add to the full marks' },
    severity: 'contradiction',
    run: checkWeights,
  },
  {
    code: 'scores.total',
    about: { zh: '得分合计不等于自评总分', en: 'The scores do not add to the self score' },
    severity: 'contradiction',
    run: checkScores,
  },
];
