/** What stands in where a form's notes are silent, by variant: docs/DATA.md lists them. */
import type { Form, Rule } from '../report/record.ts';

type Variant = Form['variant'];

const FULL_MARKS: Rule = {
  kind: 'full-marks',
  value: { points: 100 },
  clause: null,
  default: true,
};
const CAP: Rule = { kind: 'score-cap', value: {}, clause: null, default: true };
const MET: Rule = { kind: 'quantitative-met', value: {}, clause: null, default: true };
const RATIO: Rule = {
  kind: 'quantitative-ratio',
  value: { zeroBelowPercent: null },
  clause: null,
  default: true,
};
const REVERSE: Rule = { kind: 'quantitative-reverse', value: {}, clause: null, default: true };
const EXECUTION: Rule = { kind: 'execution-score', value: {}, clause: null, default: true };

/** Whole-number bounds are read as `at least`: 89.5 is 良. */
const BANDS: readonly Rule[] = (
  [
    ['优', 90],
    ['良', 80],
    ['中', 60],
    ['差', 0],
  ] as const
).map(([rating, min]) => ({
  ...{ kind: 'rating-band', value: { rating, min } },
  ...{ clause: null, default: true },
}));

/** The note of the Henan form has no formula for targets that must not be exceeded. */
const WITHOUT_REVERSE: ReadonlySet<Variant> = new Set<Variant>(['henan-department']);
/** Rows of these are scored by the criteria that each row prints, or not at all. */
const BY_CRITERIA: ReadonlySet<Variant> = new Set<Variant>([
  ...(['anhui-criteria', 'sichuan-score-table', 'hunan-booklet', 'transfer-regional'] as const),
  'unknown',
]);
const EXECUTION_WEIGHT: Partial<Record<Variant, number>> = { 'hubei-goal': 20 };

/** Returns the variant's rules, each marked as a default. */
export function defaultRules(variant: Variant): Rule[] {
  const scored = BY_CRITERIA.has(variant)
    ? []
    : [MET, RATIO, ...(WITHOUT_REVERSE.has(variant) ? [] : [REVERSE])];
  const points = EXECUTION_WEIGHT[variant];
  const weight: Rule[] =
    points === undefined
      ? []
      : [{ kind: 'execution-weight', value: { points }, clause: null, default: true }];
  return [FULL_MARKS, CAP, ...scored, ...weight, EXECUTION, ...BANDS];
}
