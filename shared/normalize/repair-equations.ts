/** The form's own arithmetic as equations over its values: what must be equal if all was read right. */
import type { Form } from '../report/record.ts';
import type { ReportContent } from './draft.ts';

type UnscoredForm = ReportContent['forms'][number];

/** Returns the value at a JSON Pointer; null where none is printed or it could not be read. */
export type ValueAt = (path: string) => number | null;

export interface Equation {
  /** Every value that takes part. */
  readonly paths: readonly string[];
  /** Null where a value that takes part is missing. */
  readonly holds: (at: ValueAt) => boolean | null;
  readonly print: (textAt: (path: string) => string) => string;
}

/** Sums are exact in hundredths; binary fractions are not. */
const EXACT = 0.005;
/** A rate printed in full percents is rounded by this; finer ones by less. */
const RATE_ROUNDING = 0.005;
/** A score is printed in tenths of a point at the coarsest. */
const SCORE_ROUNDING = 0.05;
/** Quotients of binary fractions are off by less. */
const EPSILON = 1e-9;
const FULL_MARKS = 100;

interface Total {
  readonly path: string | null;
  readonly value: number;
}

function valuesOf(paths: readonly string[], at: ValueAt): number[] | null {
  const values = paths.map(at);
  return values.every((value) => value !== null) ? values : null;
}

/** The parts add up to the total; `total.path` is null where the total is not printed. */
function sum(parts: readonly string[], total: Total, sign: string): Equation {
  const paths = total.path === null ? parts : [total.path, ...parts];
  return {
    paths,
    holds: (at) => {
      const values = valuesOf(parts, at);
      const whole = total.path === null ? total.value : at(total.path);
      if (!values || whole === null) return null;
      return Math.abs(values.reduce((a, b) => a + b, 0) - whole) < EXACT;
    },
    print: (textAt) => {
      const whole = total.path === null ? String(total.value) : textAt(total.path);
      return `${whole} = ${sign}${parts.map(textAt).join(' + ')}`;
    },
  };
}

/** rate = part ÷ whole in percent, at the decimals that the rate has. */
function rate(ratePath: string, part: string, whole: string): Equation {
  return {
    paths: [ratePath, part, whole],
    holds: (at) => {
      const values = valuesOf([ratePath, part, whole], at);
      const [printed = 0, a = 0, b = 0] = values ?? [];
      if (!values || b === 0) return null;
      const decimals = String(printed).split('.')[1]?.length ?? 0;
      const half = Math.max(RATE_ROUNDING, 0.5 * 10 ** -decimals);
      return Math.abs(printed - (100 * a) / b) <= half + EPSILON;
    },
    print: (textAt) => `${textAt(ratePath)} = ${textAt(part)} ÷ ${textAt(whole)}`,
  };
}

/** Two places print the same figure; `step` is one in the last place of the coarser one. */
function same(a: string, b: string, step: number): Equation {
  return {
    paths: [a, b],
    holds: (at) => {
      const values = valuesOf([a, b], at);
      const [x = 0, y = 0] = values ?? [];
      return values ? Math.abs(x - y) <= Math.max(EXACT, step / 2) : null;
    },
    print: (textAt) => `${textAt(a)} = ${textAt(b)}`,
  };
}

/** The execution row's score is its weight times its rate. */
function executionScore(at: string): Equation {
  const paths = [`${at}/score`, `${at}/weight`, `${at}/executionRatePercent`];
  return {
    paths,
    holds: (valueAt) => {
      const values = valuesOf(paths, valueAt);
      const [score = 0, weight = 0, percent = 0] = values ?? [];
      if (!values) return null;
      return Math.abs(score - (weight * Math.min(FULL_MARKS, percent)) / 100) <= SCORE_ROUNDING;
    },
    print: (textAt) =>
      paths
        .map(textAt)
        .join(' = ')
        .replace(/= ([^=]*)$/, '× $1'),
  };
}

type IndicatorRow = UnscoredForm['indicators'][number];

/** Which share of its weight a row earns that reads so; null where its words do not say. */
function shareEarned({ targetValue, actualValue }: IndicatorRow, at: ValueAt, row: string) {
  const [target, actual] = [at(`${row}/targetValue/value`), at(`${row}/actualValue/value`)];
  const counted = targetValue.kind === 'number' && actualValue.kind === 'number';
  if (!counted || targetValue.unit !== actualValue.unit || target === null || actual === null)
    return null;
  if (targetValue.direction === 'down') return actual <= target ? 1 : null;
  if (actual >= target) return 1;
  return target > 0 && targetValue.direction === 'up' ? actual / target : null;
}

/** A row earns its weight where the target is met, and the share that was reached where not. */
function rowScore(row: IndicatorRow, at: string): Equation {
  const paths = [`${at}/score`, `${at}/weight`, `${at}/target`, `${at}/actual`];
  return {
    paths,
    holds: (valueAt) => {
      const values = valuesOf(paths.slice(0, 2), valueAt);
      const [score = 0, weight = 0] = values ?? [];
      const share = shareEarned(row, valueAt, at);
      if (!values || share === null) return null;
      return Math.abs(score - weight * share) <= (share === 1 ? EXACT : SCORE_ROUNDING);
    },
    print: (textAt) =>
      `${textAt(`${at}/score`)} = ${textAt(`${at}/weight`)} (${textAt(`${at}/actual`)}, ${textAt(`${at}/target`)})`,
  };
}

type Row = 'tasks' | 'funds' | 'indicators';
type Printed = (path: string) => boolean;

function columnOf(
  form: UnscoredForm,
  at: string,
  block: Row,
  name: string,
  printed: Printed,
): string[] {
  return form[block].map((_, i) => `${at}/${block}/${i}/${name}`).filter(printed);
}

function rates(form: UnscoredForm, at: string): Equation[] {
  const rows = [
    ...form.tasks.map((_, i) => `${at}/tasks/${i}`),
    ...form.funds.map((_, i) => `${at}/funds/${i}`),
  ];
  return rows.map((row) =>
    rate(`${row}/executionRatePercent`, `${row}/executedYuan`, `${row}/budgetYuan`),
  );
}

function points(form: UnscoredForm, at: string, printed: Printed): Equation[] {
  const equations: Equation[] = [];
  for (const [name, total] of [
    ['weight', 'totalWeight'],
    ['score', 'selfScore'],
  ] as const) {
    const parts = [
      ...columnOf(form, at, 'funds', name, printed),
      ...columnOf(form, at, 'indicators', name, printed),
    ];
    if (parts.length < 2) continue;
    const path = `${at}/${total}`;
    if (printed(path)) equations.push(sum(parts, { path, value: 0 }, ''));
    else if (name === 'weight') equations.push(sum(parts, { path: null, value: FULL_MARKS }, ''));
  }
  form.funds.forEach((fund, i) => {
    if (fund.partOf === null) equations.push(executionScore(`${at}/funds/${i}`));
  });
  form.indicators.forEach((row, i) => {
    equations.push(rowScore(row, `${at}/indicators/${i}`));
  });
  return equations;
}

/** Weights and scores below a label that prints its own. */
function levels(form: UnscoredForm, at: string, printed: Printed): Equation[] {
  const groups = new Map<string, number[]>();
  form.indicators.forEach((row, i) => {
    const label = row.level1 ?? '';
    groups.set(label, [...(groups.get(label) ?? []), i]);
  });
  return [...groups.values()].flatMap((rows) => {
    const own = rows.map((i) => `${at}/indicators/${i}/level1Weight`).find(printed);
    const parts = rows.map((i) => `${at}/indicators/${i}/weight`).filter(printed);
    return own && parts.length > 1 ? [sum(parts, { path: own, value: 0 }, '')] : [];
  });
}

const MONEY = ['initialBudgetYuan', 'budgetYuan', 'executedYuan'] as const;
const SOURCES: readonly Form['funds'][number]['category'][] = ['fiscal', 'carryover', 'other'];
const STRUCTURE: readonly Form['funds'][number]['category'][] = ['basic', 'project'];

function funds(form: UnscoredForm, at: string, printed: Printed): Equation[] {
  const total = form.funds.findIndex((fund) => fund.category === 'total' && fund.partOf === null);
  if (total < 0) return [];
  return MONEY.flatMap((column) =>
    [SOURCES, STRUCTURE].flatMap((categories) => {
      const parts = form.funds.flatMap((fund, i) => {
        const path = `${at}/funds/${i}/${column}`;
        const counts = categories.includes(fund.category) && (fund.partOf ?? total) === total;
        return counts && printed(path) ? [path] : [];
      });
      const path = `${at}/funds/${total}/${column}`;
      return parts.length > 0 && printed(path) ? [sum(parts, { path, value: 0 }, '')] : [];
    }),
  );
}

function tasks(form: UnscoredForm, at: string, printed: Printed): Equation[] {
  const total = form.funds.findIndex((fund) => fund.category === 'total' && fund.partOf === null);
  return (['budgetYuan', 'executedYuan'] as const).flatMap((column) => {
    const path = `${at}/funds/${total}/${column}`;
    const parts = columnOf(form, at, 'tasks', column, printed);
    return parts.length > 1 && printed(path) ? [sum(parts, { path, value: 0 }, '')] : [];
  });
}

const REPEATED = {
  selfScore: () => 'selfScore',
  budget: (total: number) => `funds/${total}/budgetYuan`,
  executed: (total: number) => `funds/${total}/executedYuan`,
  executionRate: (total: number) => `funds/${total}/executionRatePercent`,
} as const;

/** What the prose says once more. */
function repeats(content: ReportContent, printed: Printed): Equation[] {
  const form = content.forms[0];
  if (!form || content.forms.length > 1) return [];
  const total = form.funds.findIndex((fund) => fund.category === 'total' && fund.partOf === null);
  return content.narrative.figures.flatMap((figure, i) => {
    const kind = Object.keys(REPEATED).find((name) => name === figure.kind);
    if (!kind || figure.scope !== null) return [];
    const path = `/forms/0/${REPEATED[kind as keyof typeof REPEATED](total)}`;
    const other = `/narrative/figures/${i}/value`;
    return printed(path) && printed(other) ? [same(path, other, figure.step ?? 0)] : [];
  });
}

/** What the prose says of a level is what its rows add up to. */
function levelsInProse(content: ReportContent, printed: Printed): Equation[] {
  const [form] = content.forms;
  if (!form || content.forms.length > 1) return [];
  return content.narrative.figures.flatMap(({ kind, scope }, i) => {
    if ((kind !== 'levelWeight' && kind !== 'levelScore') || scope === null) return [];
    const path = `/narrative/figures/${i}/value`;
    const name = kind === 'levelWeight' ? 'weight' : 'score';
    const parts = form.indicators.flatMap((row, n) =>
      row.level1 === scope ? [`/forms/0/indicators/${n}/${name}`] : [],
    );
    return parts.length > 1 && printed(path) ? [sum(parts, { path, value: 0 }, '')] : [];
  });
}

/** Returns the equations between values that are printed. */
export function equationsOf(content: ReportContent, printed: Printed): Equation[] {
  const all = content.forms.flatMap((form, i) => {
    const at = `/forms/${i}`;
    return [
      ...rates(form, at),
      ...points(form, at, printed),
      ...levels(form, at, printed),
      ...funds(form, at, printed),
      ...tasks(form, at, printed),
    ];
  });
  return [...all, ...repeats(content, printed), ...levelsInProse(content, printed)].filter(
    ({ paths }) => paths.every(printed),
  );
}
