/** The list of all checks, in the order of the ledger; each family has its own file. */
import type { Check } from './claim.ts';
import { FUND_CHECKS } from './funds.ts';
import { LEVEL_CHECKS } from './level-totals.ts';
import { PROSE_SUM_CHECKS } from './prose/prose-sums.ts';
import { PROSE_VALUE_CHECKS } from './prose/prose-values.ts';
import { PROSE_WORD_CHECKS } from './prose/prose-words.ts';
import { RATE_CHECKS } from './rates.ts';
import { RATING_CHECKS } from './rating.ts';
import { SCORE_CHECKS } from './scores.ts';
import { TASK_CHECKS } from './tasks.ts';
import { TIME_UNIT_CHECKS } from './time-unit.ts';
import { TOTAL_CHECKS } from './totals.ts';

export const CHECKS: readonly Check[] = [
  ...TOTAL_CHECKS,
  ...LEVEL_CHECKS,
  ...FUND_CHECKS,
  ...TASK_CHECKS,
  ...RATE_CHECKS,
  ...SCORE_CHECKS,
  ...RATING_CHECKS,
  ...PROSE_VALUE_CHECKS,
  ...PROSE_SUM_CHECKS,
  ...PROSE_WORD_CHECKS,
  ...TIME_UNIT_CHECKS,
];
