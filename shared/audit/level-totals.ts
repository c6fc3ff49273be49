/** Checks of sums under a level's label: its weights and scores against label, subtotal and prose. */
import type { Figure, Indicator } from '../report/record.ts';
import { type Check, type Claim, present } from './claim.ts';
import {
  type Audit,
  cell,
  executionRow,
  type FormView,
  indicatorsOf,
  numberAt,
  type Row,
} from './context.ts';
import { exact, magnitude, stepOf, sum } from './exact.ts';
import { figuresOf } from './prose/figures.ts';
import { isOtherQuantity } from './prose/other-quantity.ts';
import { isOneSlip, isSaidIn } from './prose/witness.ts';
import { plain, pointsText, type Quantity } from './quantity.ts';
import { ROUNDING_POINT, sumSlack } from './tolerances.ts';
import { type Column, sumText } from './totals.ts';
import { EXECUTION_LABEL, fold, foldLabel } from './words.ts';

interface Level {
  readonly label: string;
  readonly rows: Row<Indicator>[];
}

function levelsOf(view: FormView, level: 'level1' | 'level2'): Level[] {
  const levels = new Map<string, Level>();
  for (const at of indicatorsOf(view)) {
    const label = at.row[level];
    if (label === null) continue;
    const key = foldLabel(label);
    const found = levels.get(key) ?? { label, rows: [] };
    found.rows.push(at);
    levels.set(key, found);
  }
  return [...levels.values()];
}

/** The cells that a level's statement is about; null where one of them is blank or malformed. */
function cellsOfLevel(audit: Audit, view: FormView, scope: string, column: Column) {
  const wanted = foldLabel(scope);
  const named = [...levelsOf(view, 'level1'), ...levelsOf(view, 'level2')].find(
    (level) => foldLabel(level.label) === wanted,
  );
  if (named) {
    const cells = present(named.rows.map((at) => cell(audit, at, column)));
    return cells.length === named.rows.length ? { label: named.label, cells } : null;
  }
  const row = EXECUTION_LABEL.test(scope) ? executionRow(view) : null;
  const execution = row === null ? null : cell(audit, row, column);
  return execution === null ? null : { label: scope, cells: [execution] };
}

function compareLevel(
  view: FormView,
  stated: Quantity,
  label: string,
  cells: readonly Quantity[],
): Claim[] {
  const total = sum(cells.map((q) => q.value));
  const off = magnitude(total - stated.value);
  if (off <= sumSlack([stated, ...cells])) return [];
  const expected = pointsText(total);
  return [
    {
      view,
      subject: label,
      paths: [stated.path, ...cells.map((q) => q.path)],
      printed: stated.text,
      expected,
      equation: sumText(
        cells.map((q) => q.value),
        total,
      ),
      severity: off <= ROUNDING_POINT ? 'note' : 'contradiction',
      key: [plain(stated), expected],
    },
  ];
}

/** What the labels themselves state: `产出指标(50分)`. */
function checkLabelWeights(audit: Audit, view: FormView): Claim[] {
  return levelsOf(view, 'level1').flatMap(({ label, rows }) => {
    const stated = present(rows.map((at) => cell(audit, at, 'level1Weight')))[0];
    const cells = present(rows.map((at) => cell(audit, at, 'weight')));
    if (!stated || cells.length < rows.length) return [];
    return compareLevel(view, stated, label, cells);
  });
}

const MOST_SLIPS = 2;

/** What the form's own sums between its rows state: 小计 below the rows of one level. */
function checkSubtotals(audit: Audit, view: FormView, column: Column): Claim[] {
  const sums = view.form.subtotals ?? [];
  const claims = sums.flatMap((sum, i) => {
    const path = `${view.path}/subtotals/${i}/${column}`;
    const stated = numberAt(audit, view, path, sum[column], 'points');
    const rows = indicatorsOf(view).slice(sum.first, sum.end);
    const cells = present(rows.map((at) => cell(audit, at, column)));
    if (stated === null || cells.length < rows.length) return [];
    return compareLevel(view, stated, rows.at(-1)?.row.level1 ?? sum.label ?? '', cells);
  });
  // An author slips once or twice; sums that are mostly wrong were held against other rows than theirs.
  const isDoubtful = claims.length > MOST_SLIPS && claims.length * 2 > sums.length;
  return isDoubtful ? [] : claims;
}

function checkProseLevels(audit: Audit, kind: Figure['kind'], column: Column): Claim[] {
  const view = audit.proseForm;
  if (view === null) return [];
  const all = figuresOf(audit, kind);
  const wanted = (scope: string | null) => foldLabel(scope ?? '');
  return all.flatMap(({ figure, quantity }) => {
    if (figure.scope === null || quantity === null) return [];
    const level = cellsOfLevel(audit, view, figure.scope, column);
    if (level === null) return [];
    const total = { ...quantity, value: sum(level.cells.map((q) => q.value)), step: stepOf(2) };
    // Labels and sums of the form are its own; what the prose says may be of something else.
    if (isOtherQuantity(quantity.value, total.value, quantity.unit)) return [];
    const same = all.filter((other) => wanted(other.figure.scope) === wanted(figure.scope));
    const said = present(same.map((other) => other.quantity));
    if (!isOneSlip(quantity, total) && isSaidIn(said, total)) return [];
    return compareLevel(view, quantity, level.label, level.cells);
  });
}

const OTHER_YEAR = /(?:上一?年|去年)(?!度?(?:末|底)?的?结[转余])/;

/** 2020年度产出指标得分38.76分: a figure of another year is none of the report's own. */
function isOfOtherYear({ form: { fiscalYear } }: FormView, { text }: Figure): boolean {
  const years = [...text.matchAll(/20\d\d(?=年)/g)].map(([year]) => Number(year));
  return OTHER_YEAR.test(text) || years.some((year) => year !== fiscalYear);
}

/** Points right behind a label: 预算编制情况得18.5分. */
const POINTS_BEHIND = /^[^,;:。\d]{0,8}(\d+(?:\.\d+)?)分/;

/** Whether the sentence gives all other levels of the form, and just the scores that they have in it. */
function isAmongScores(audit: Audit, levels: readonly Level[], own: Level, text: string): boolean {
  const others = levels.filter((level) => level !== own);
  return (
    others.length > 0 &&
    others.every(({ label, rows }) => {
      const name = fold(label);
      const at = text.indexOf(name);
      const [, points] = (at >= 0 && POINTS_BEHIND.exec(text.slice(at + name.length))) || [];
      const score = sum(present(rows.map((row) => cell(audit, row, 'score'))).map((q) => q.value));
      return points !== undefined && exact(Number(points)) === score;
    })
  );
}

/**
 * 运营保障得32.46分: a label that only this form has. Its words do not tell the score from the weight or
 * from a row's points, so that only one slip of the score is told; any difference where all other levels
 * stand beside it with their scores.
 */
function checkOwnLabels(audit: Audit): Claim[] {
  const view = audit.proseForm;
  if (view === null) return [];
  const levels = levelsOf(view, 'level1');
  return figuresOf(audit, 'other').flatMap(({ figure, quantity }) => {
    if (figure.unit !== 'points' || figure.scope === null || quantity === null) return [];
    if (isOfOtherYear(view, figure)) return [];
    const wanted = foldLabel(figure.scope);
    const level = levels.find(({ label }) => foldLabel(label) === wanted);
    const cells = present((level?.rows ?? []).map((at) => cell(audit, at, 'score')));
    const weights = present((level?.rows ?? []).map((at) => cell(audit, at, 'weight')));
    if (!level || cells.length < level.rows.length) return [];
    const total = { ...quantity, value: sum(cells.map((q) => q.value)) };
    const isWeight = sum(weights.map((q) => q.value)) === quantity.value;
    const isRow = [...cells, ...weights].some(({ value }) => value === quantity.value);
    const isScore = isAmongScores(audit, levels, level, figure.text);
    if (isWeight || isRow || (!isScore && (quantity.whole || !isOneSlip(quantity, total))))
      return [];
    return compareLevel(view, quantity, level.label, cells);
  });
}

export const LEVEL_CHECKS: readonly Check[] = [
  {
    code: 'level.weights',
    about: {
      zh: '一级指标下的分值合计与标签或正文所述不符',
      en: 'Weights under a level-1 label do not add to what the label or the prose states',
    },
    severity: 'contradiction',
    run: (audit) => [
      ...audit.forms.flatMap((view) => checkLabelWeights(audit, view)),
      ...audit.forms.flatMap((view) => checkSubtotals(audit, view, 'weight')),
      ...checkProseLevels(audit, 'levelWeight', 'weight'),
    ],
  },
  {
    code: 'level.scores',
    about: {
      zh: '一级指标下的得分合计与小计或正文所述不符',
      en: 'Scores under a level-1 label do not add to what their subtotal or the prose states',
    },
    severity: 'contradiction',
    run: (audit) => [
      ...audit.forms.flatMap((view) => checkSubtotals(audit, view, 'score')),
      ...checkProseLevels(audit, 'levelScore', 'score'),
      ...checkOwnLabels(audit),
    ],
  },
];
