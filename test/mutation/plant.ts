/** What every kind of planted contradiction is made of, and changes that keep the rest in step. */
import type { Chance } from '../audit/mutations/random.ts';
import type { Cents, FundModel, IndicatorModel, ReportModel } from '../support/reports/model.ts';

export interface Kind {
  readonly name: string;
  readonly code: string;
  /** Codes that are due as well, since the change breaks them by itself. */
  readonly followers?: readonly string[];
  /** Changes the report; false where it has no place for this contradiction. */
  readonly plant: (report: ReportModel, by: Chance) => boolean;
}

/** Total, ratings and prose move with the scores; a rating may cross a band. */
export const BAND = ['rating.band', 'prose.rating'] as const;

export function totalFund({ form }: ReportModel): FundModel | null {
  return form.funds.find((row) => row.category === 'total') ?? null;
}

export function fundOf({ form }: ReportModel, category: FundModel['category']): FundModel | null {
  return form.funds.find((row) => row.category === category && row.budget !== null) ?? null;
}

/** Variants that print a weight in each row. */
export function hasWeights({ form }: ReportModel): boolean {
  return !['hubei-goal', 'transfer-regional', 'sichuan-score-table'].includes(form.variant);
}

export function hasScores({ form }: ReportModel): boolean {
  return form.selfScore !== null;
}

/** Rows that print a scoring standard of their own, which overrides the rule for all. */
const OWN_CRITERIA = ['anhui-criteria', 'two-party'];

/** Weight, target, actual value and score stand in one row, so that it can be scored again. */
export function isAssessable(report: ReportModel): boolean {
  return hasWeights(report) && !OWN_CRITERIA.includes(report.form.variant);
}

/** Variants whose rows give a reason for points that were lost. */
export function hasReasons({ form }: ReportModel): boolean {
  return !['hubei-goal', 'chongqing-department', 'two-party', 'anhui-criteria'].includes(
    form.variant,
  );
}

/** Adds to everything that states the score: a planted score breaks one place only. */
export function addToScores(report: ReportModel, level: string | null, more: Cents): void {
  const { form, prose } = report;
  form.selfScore = (form.selfScore ?? 0) + more;
  if (form.reviewScore !== null) form.reviewScore += more;
  if (prose === null) return;
  prose.score += more;
  if (level === null) prose.executionScore += more;
  for (const said of prose.levels) if (said.label === level) said.score += more;
}

export function setScore(report: ReportModel, row: IndicatorModel, score: Cents): void {
  addToScores(report, row.level1, score - row.score);
  row.score = score;
  row.review = score;
}

export function pickRow(
  { form }: ReportModel,
  by: Chance,
  test: (row: IndicatorModel) => boolean,
): IndicatorModel | null {
  const rows = form.indicators.filter(test);
  return rows.length === 0 ? null : by.pick(rows);
}
