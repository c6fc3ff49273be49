/** What a planted contradiction is, and how a planted score keeps its totals in step. */
import type { Chance } from './random.ts';
import type { Cents, FundRow, IndicatorRow, Report } from './report.ts';

export interface Kind {
  readonly name: string;
  readonly code: string;
  /** Codes that are due as well, since the change breaks them by itself. */
  readonly followers?: readonly string[];
  /** Changes the report; false where it has no place for this contradiction. */
  readonly plant: (report: Report, by: Chance) => boolean;
}

export const isHenan = (report: Report) => report.family === 'henan';
export const hasWeights = (report: Report) => report.family !== 'hubei';

/** Keeps everything that states the score in step: a planted score breaks one place only. */
export function addToScores(report: Report, level: string, more: Cents): void {
  report.selfScore += more;
  if (report.prose === null) return;
  report.prose.score += more;
  for (const said of report.prose.levels) if (said.label === level) said.score += more;
}

export function setScore(report: Report, row: IndicatorRow, score: Cents): void {
  addToScores(report, row.level1, score - row.score);
  row.score = score;
}

export function findRow(report: Report, test: (row: IndicatorRow) => boolean, by: Chance) {
  const rows = report.indicators.filter(test);
  return rows.length === 0 ? null : by.pick(rows);
}

export const isPercent = (row: IndicatorRow) => /^[≥=]\d+%$/.test(row.target);
export const isFull = (row: IndicatorRow) => row.score === row.weight;
export const isPhrase = (row: IndicatorRow) => row.unit === '定性指标';

export function totalRow(report: Report): FundRow {
  return report.funds[0]!;
}

/** Total, ratings and prose move with the scores; the rating may cross a band. */
export const BAND = ['rating.band', 'prose.rating'] as const;
const NO_REASON = 'score.unexplained';
export const REDONE = ['score.quantitative', 'score.qualitative', NO_REASON] as const;
