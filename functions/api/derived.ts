/** What lists say of a report beyond its stored item, worked out once for JSON and CSV. */
import type { FindingCode } from '../../shared/report/finding.ts';
import type { ReportMeta } from '../../shared/store/items.ts';

/** Findings that say of a score or of their sum that it is not what the form's rules give. */
const SCORE_CODES: readonly FindingCode[] = [
  'scores.total',
  'score.exceeds-weight',
  'score.execution',
  'score.quantitative',
  'score.qualitative',
];
/** In points: what the ledger too takes for rounding (docs/FINDINGS.md). */
const ROUNDING = 0.05;

/** Executed ÷ budget in percent with two decimals; null where it cannot be divided. */
function executionRateOf({ budgetYuan, executedYuan }: ReportMeta): number | null {
  if (budgetYuan === null || executedYuan === null || budgetYuan <= 0) return null;
  return Math.round((executedYuan / budgetYuan) * 1e4) / 100;
}

/**
 * Whether the self score is one that the rules do not allow. The interval alone does not tell: its
 * ends are exact, a printed score is a sum of rounded ones. So the ledger must say it too.
 */
function isScoreOutside(meta: ReportMeta): boolean | null {
  const { selfScore, recomputedMin, recomputedMax, findingCounts } = meta;
  if (selfScore === null || recomputedMin === null || recomputedMax === null) return null;
  const isOff = selfScore < recomputedMin - ROUNDING || selfScore > recomputedMax + ROUNDING;
  return isOff && SCORE_CODES.some((code) => (findingCounts[code] ?? 0) > 0);
}

export const derivedOf = (meta: ReportMeta) => ({
  executionRatePercent: executionRateOf(meta),
  scoreOutside: isScoreOutside(meta),
});

/** The part of a report's list item that the API shows, with what follows from it. */
export function summaryOf(meta: ReportMeta) {
  const { rank: _rank, source: _source, ...rest } = meta;
  return { ...rest, ...derivedOf(meta) };
}
