/** Checks of each score against the form's rules: the re-scoring's intervals, caps, and reasons. */
import type { Form, Fund, Indicator, Rescore } from '../report/record.ts';
import { type Check, type Claim, present } from './claim.ts';
import { type Audit, cell, executionRow, indicatorsOf, type Row } from './context.ts';
import { divide, type Exact, exact, magnitude, percentOf, stepOf } from './exact.ts';
import { percentText, plain, pointsText, type Quantity } from './quantity.ts';
import {
  common,
  FULL_RATE,
  type Interval,
  nearestDue,
  printsFractions,
  ratesWithin,
  upTo,
} from './quotient.ts';
import { isExplained, isForeignRule } from './supposed-rules.ts';
import { FULL_SCORE_SLACK, halfStep, severityOf } from './tolerances.ts';
import { isBeside } from './totals.ts';

type Item = Rescore['items'][number];

/**
 * Whether the printed score is what the rule gives, by its printed decimals. A full score where
 * the rule takes points off is no rounding (FULL_SCORE_SLACK).
 */
function isDue(score: Quantity, weight: Exact | null, due: Exact): boolean {
  const isFull = weight !== null && score.value === weight && due < weight;
  const slack = isFull ? FULL_SCORE_SLACK : halfStep(score.step);
  return magnitude(score.value - due) <= slack;
}

/** A note that grants additional points lets a score pass its weight. */
const GRANTS_MORE = /(?<!不)加分/;

function checkExceeds(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    if (view.form.notes.some((note) => GRANTS_MORE.test(note))) return [];
    const execution = executionRow(view);
    const rows: { at: Row<Indicator | Fund>; label: string }[] = [
      ...indicatorsOf(view).map((at) => ({ at, label: at.row.level3 ?? '' })),
      ...(execution ? [{ at: execution, label: execution.row.label ?? '' }] : []),
    ];
    return rows.flatMap(({ at, label }) => {
      const [score, weight] = [cell(audit, at, 'score'), cell(audit, at, 'weight')];
      if (score === null || weight === null || score.value <= weight.value) return [];
      // A negative weight is the most that may be taken off.
      if (weight.value < 0n) return [];
      const cap = view.form.rescore.rules.find((rule) => rule.kind === 'score-cap');
      return [
        {
          view,
          subject: label,
          paths: [score.path, weight.path],
          printed: score.text,
          expected: `≤ ${weight.text}`,
          equation: `${score.text} > ${weight.text}`,
          clause: cap?.clause ?? null,
          key: [plain(score), plain(weight)],
        },
      ];
    });
  });
}

interface Rates {
  readonly paths: readonly string[];
  readonly values: readonly Exact[];
  /** What the amounts may give before rounding, as far as the printed rate allows; null for nothing. */
  readonly within: Interval | null;
}

/** Decimals to which a rate is rounded before it is multiplied, where people do so. */
const RATE_STEP = stepOf(2);

/** The rates that a score may rest on: the printed one, and what the amounts give, rounded or not. */
function ratesOf(audit: Audit, row: Row<Fund>): Rates {
  const rate = cell(audit, row, 'executionRatePercent');
  const executed = cell(audit, row, 'executedYuan');
  const budget = cell(audit, row, 'budgetYuan') ?? cell(audit, row, 'initialBudgetYuan');
  const due = executed && budget ? percentOf(executed.value, budget.value) : null;
  const paths = rate ? [rate.path] : present([executed?.path ?? null, budget?.path ?? null]);
  const rounded = due === null ? null : divide(due, RATE_STEP) * RATE_STEP;
  const isFine = printsFractions(audit, row.view);
  const given = executed && budget ? ratesWithin(executed, budget, isFine) : null;
  const within = given && rate ? common(given, rate) : given;
  return { paths, values: present([due, rate?.value ?? null, rounded]), within };
}

function checkExecution(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const row = executionRow(view);
    const score = row === null ? null : cell(audit, row, 'score');
    if (row === null || score === null) return [];
    const item = view.items.get(row.path);
    const { paths, values, within } = ratesOf(audit, row);
    const weight = cell(audit, row, 'weight')?.value ?? executionWeight(view.form);
    if (item?.method !== 'execution' || weight === null || values.length === 0) return [];
    const dues = values.map((rate) => ({
      rate,
      due: divide(weight * upTo(rate, FULL_RATE), FULL_RATE),
    }));
    const [first] = dues;
    if (!first || dues.some(({ due }) => isDue(score, weight, due))) return [];
    if (within && isDue(score, weight, nearestDue(score, weight, within))) return [];
    // Above the weight at full execution: score.exceeds-weight says all there is to say.
    if (score.value > weight && dues.every(({ due }) => due === weight)) return [];
    return [
      {
        view,
        subject: row.row.label ?? '',
        paths: [
          score.path,
          ...present([row.row.weight === null ? null : `${row.path}/weight`]),
          ...paths,
        ],
        printed: score.text,
        expected: pointsText(first.due),
        equation: `${pointsText(weight)} × ${percentText(first.rate)} = ${pointsText(first.due)}`,
        clause: item.clause,
        severity: severityOf(score.value - first.due),
        key: [plain(score), pointsText(weight), percentText(first.rate)],
      },
    ];
  });
}

/** The execution row's weight where a header states it (`得分(20分*执行率)`). */
function executionWeight(form: Form): Exact | null {
  const rule = form.rescore.rules.find((r) => r.kind === 'execution-weight');
  const points = rule?.value.points;
  return typeof points === 'number' ? exact(points) : null;
}

/** How the rule comes to the score; where it prints no formula, what it compares. */
function equationOf(item: Item, row: Indicator, due: Exact): string | null {
  if (item.method === 'qualitative') return null;
  return item.equation ?? `${row.actual ?? ''} / ${row.target ?? ''}: ${pointsText(due)}`;
}

function intervalText(least: Exact, most: Exact): string {
  return least === most ? pointsText(most) : `${pointsText(least)}–${pointsText(most)}`;
}

/** A score outside of what the rules allow for its row; null where it is inside or unknown. */
function outside(audit: Audit, at: Row<Indicator>) {
  const item = at.view.items.get(at.path);
  const [score, weight] = [cell(audit, at, 'score'), cell(audit, at, 'weight')];
  if (item === undefined || score === null || item.min === null || item.max === null) return null;
  if (item.verdict !== 'FAIL' || isExplained(audit, item, at.row)) return null;
  if (weight !== null && score.value > weight.value) return null;
  const [least, most] = [exact(item.min), exact(item.max)];
  const due = score.value < least ? least : most;
  return { item, score, weight, least, most, due };
}

function checkRow(audit: Audit, at: Row<Indicator>, methods: ReadonlySet<Item['method']>): Claim[] {
  const found = outside(audit, at);
  if (found === null || !methods.has(found.item.method)) return [];
  const { item, score, weight, least, most, due } = found;
  const words = (['target', 'actual'] as const).filter((field) => at.row[field] !== null);
  return [
    {
      view: at.view,
      subject: at.row.level3 ?? '',
      paths: [
        score.path,
        ...present([weight?.path ?? null]),
        ...words.map((field) => `${at.path}/${field}`),
      ],
      printed: score.text,
      expected: intervalText(least, most),
      equation: equationOf(item, at.row, due),
      clause: item.clause,
      severity: severityOf(score.value - due),
      key: [plain(score), at.row.target, at.row.actual],
    },
  ];
}

const QUANTITATIVE = new Set<Item['method']>(['quantitative-met', 'quantitative-ratio']);
const QUALITATIVE = new Set<Item['method']>(['qualitative']);

/** Forms of these variants have a column for the reasons of deductions; others are not blamed. */
const WITH_REASONS = new Set<Form['variant']>([
  'henan-department',
  'mof-project',
  'anhui-department',
  'yunnan-project',
  'shanghai-project',
  'sichuan-project',
  'sichuan-goal',
]);

/** A form may give its reasons once, in a row below all indicators. */
const REASONS = /原因|扣分|失分|减分|偏差|偏离|未(?:完成|达)/;
/** These give the reasons of a form none of whose rows has one of its own. */
const PROBLEMS = /存在.{0,4}问题/;

/** … and so does a note that speaks of them: `说明|扣分原因见报告正文`. */
const NOTED = /说明/;

function givesReasonsOnce({ fields, indicators }: Form): boolean {
  const filled = fields.filter(({ value }) => value.length > 1);
  const isNoted = filled.some(({ label, value }) => NOTED.test(label) && REASONS.test(value));
  if (isNoted || filled.some(({ label }) => REASONS.test(label))) return true;
  return (
    filled.some(({ label }) => PROBLEMS.test(label)) &&
    indicators.every(({ reason }) => reason === null)
  );
}

function checkUnexplained(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const { variant, indicators, reasonColumn } = view.form;
    if (reasonColumn === false) return [];
    if (givesReasonsOnce(view.form)) return [];
    if (!WITH_REASONS.has(variant) && indicators.every((row) => row.reason === null)) return [];
    return indicatorsOf(view).flatMap((at) => {
      // Points beside the full marks: none are lost where none were to be had.
      if (isBeside(at)) return [];
      const [score, weight] = [cell(audit, at, 'score'), cell(audit, at, 'weight')];
      if (score === null || weight === null || at.row.reason !== null) return [];
      const lost = weight.value - score.value;
      if (lost <= FULL_SCORE_SLACK) return [];
      return [
        {
          view,
          subject: at.row.level3 ?? '',
          paths: [score.path, weight.path],
          printed: score.text,
          expected: null,
          equation: `${weight.text} - ${score.text} = ${pointsText(lost)}`,
          severity: 'warning' as const,
          key: [plain(score), plain(weight)],
        },
      ];
    });
  });
}

function eachRow(methods: ReadonlySet<Item['method']>) {
  return (audit: Audit): Claim[] =>
    audit.forms.flatMap((view) => indicatorsOf(view).flatMap((at) => checkRow(audit, at, methods)));
}

/** Full points for a missed target are no deduction by another rule. */
function checkQuantitative(audit: Audit): Claim[] {
  return audit.forms.flatMap((view) => {
    const isForeign = isForeignRule(audit, view);
    return indicatorsOf(view).flatMap((at) => {
      const item = view.items.get(at.path);
      const isReduced = at.row.score !== null && at.row.score < (at.row.weight ?? 0);
      const isHeld = isForeign && item?.method === 'quantitative-ratio' && isReduced;
      return isHeld ? [] : checkRow(audit, at, QUANTITATIVE);
    });
  });
}

export const SCORE_CHECKS: readonly Check[] = [
  {
    code: 'score.exceeds-weight',
    about: { zh: '得分高于分值', en: 'A score is above its weight' },
    severity: 'contradiction',
    run: checkExceeds,
  },
  {
    code: 'score.execution',
    about: {
      zh: '预算执行率得分不等于分值乘以执行率',
      en: "The execution row's score is not weight × rate",
    },
    severity: 'contradiction',
    run: checkExecution,
  },
  {
    code: 'score.quantitative',
    about: {
      zh: '定量指标得分与计分规则不符',
      en: 'The score of a quantitative indicator is not what the rule gives',
    },
    severity: 'contradiction',
    run: checkQuantitative,
  },
  {
    code: 'score.qualitative',
    about: {
      zh: '定性指标得分不在所述完成档次的区间内',
      en: 'A qualitative score lies outside the band that its stated result allows',
    },
    severity: 'contradiction',
    run: eachRow(QUALITATIVE),
  },
  {
    code: 'score.unexplained',
    about: { zh: '扣分而未说明原因', en: 'Points were deducted and no reason is printed' },
    severity: 'warning',
    run: checkUnexplained,
  },
];
