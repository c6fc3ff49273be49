/** Other provinces' habits: turns of a form's layout that change no value, by a seed of their own. */
import type { Chance } from '../../audit/mutations/random.ts';
import { chance } from '../../audit/mutations/random.ts';
import { consistent } from './consistent.ts';
import { VARIANTS, type Variant } from './kinds.ts';
import type { FormModel, ReportModel } from './model.ts';

/** All off: the family's own layout. */
export interface Odd {
  /** Columns of the funds in another order; 0: the family's. */
  readonly fundOrder: number;
  /** Labels of the head stand over their values. */
  readonly hasHeadColumns: boolean;
  /** Units stand in the headers of the amounts alone; the executed amounts are in yuan. */
  readonly hasColumnUnits: boolean;
  /** Last year's amounts and values stand beside this year's. */
  readonly hasLastYear: boolean;
  /** One heading (绩效指标) over the three levels. */
  readonly hasOneHeading: boolean;
  /** 改进措施 in a column of its own. */
  readonly hasMeasures: boolean;
  /** What was taken off stands beside the score. */
  readonly hasDeductions: boolean;
  /** Where the data come from. */
  readonly hasSources: boolean;
  /** The notes stand below the table. */
  readonly hasNotesBelow: boolean;
  /** Funds turned: sources over the columns, measures beside the rows. */
  readonly isTurned: boolean;
  /** Which spelling of the columns' labels; 0: the variant's own. */
  readonly spelling: number;
  /** Rates as fractions of one. */
  readonly hasFractions: boolean;
}

export const NOT_ODD: Odd = {
  ...{ fundOrder: 0, hasHeadColumns: false, hasColumnUnits: false, hasLastYear: false },
  ...{ hasOneHeading: false, hasMeasures: false, hasDeductions: false, hasSources: false },
  ...{ hasNotesBelow: false, isTurned: false, spelling: 0, hasFractions: false },
};

const NO_LEVELS = ['chongqing-department', 'sichuan-score-table'];
const NO_MEASURES = ['hubei-goal', 'chongqing-department', 'two-party', 'anhui-criteria'];
const NO_DEDUCTIONS = ['transfer-regional', 'sichuan-score-table', 'hubei-goal'];

function oddOf(by: Chance, { variant, funds }: FormModel): Odd {
  const often = (): boolean => by.int(0, 2) === 0;
  const isHenan = variant === 'henan-department';
  const isTurned = often() && funds.length > 1 && !isHenan;
  return {
    fundOrder: isHenan || isTurned ? 0 : by.int(0, 3),
    hasHeadColumns: often() && !isHenan,
    hasColumnUnits: often() && funds.length > 0 && !isHenan,
    hasLastYear: often() && !isHenan && !isTurned,
    hasOneHeading: often() && !NO_LEVELS.includes(variant),
    hasMeasures: often() && !NO_MEASURES.includes(variant),
    hasDeductions: often() && !NO_DEDUCTIONS.includes(variant),
    hasSources: often(),
    hasNotesBelow: often(),
    isTurned,
    spelling: by.int(0, 4),
    hasFractions: often() && !isHenan && variant !== 'chongqing-department',
  };
}

/** Seeds of a file's further forms lie far from those of the first ones. */
const FURTHER = 400_000;

/** Returns a consistent report in an odd layout, at times with further forms in the same file. */
export function oddReport(variant: Variant, seed: number): ReportModel {
  const report = consistent(variant, seed);
  const by = chance(seed * 31 + VARIANTS.indexOf(variant) + 7);
  report.form.odd = oddOf(by, report.form);
  const more = by.int(0, 2) === 0 ? by.int(1, 2) : 0;
  for (let i = 0; i < more; i++) {
    const other = consistent(by.pick(PROJECTS), FURTHER + seed * 3 + i).form;
    other.odd = oddOf(by, other);
    report.further.push({ ...other, year: report.form.year });
  }
  return report;
}

const PROJECTS = ['mof-project', 'yunnan-project', 'sichuan-goal', 'hubei-goal'] as const;
