/** Whose parts rows of funds are, where their amounts tell: economic classes, what was carried over. */

import type { RawFund } from '../raw-form.ts';
import { fundCategory, MONEY } from './fund-labels.ts';
import { COST } from './fund-rows.ts';
import { amountIn, HALF_STEP, makeUp } from './fund-sums.ts';

function amountOf(row: RawFund | undefined, of: (typeof MONEY)[number]): number | null {
  return amountIn(row?.[of]?.text.trim() ?? '');
}

/** Whether the classes come to the row's amount in a column that prints them all. */
function make(whole: RawFund | undefined, classes: readonly RawFund[]): boolean {
  return MONEY.some((of) => {
    const parts = classes.map((row) => amountOf(row, of));
    return makeUp(amountOf(whole, of), parts, HALF_STEP * parts.length);
  });
}

/** The classes that are parts of what staff and offices cost; any other stands beside it. */
const CLASS_OF_COST = /工资福利|商品和?服务|对个人/;

/** Basic or project expenditure right above the classes has them, the whole where they come to it. */
function parentOf(rows: readonly RawFund[], first: number, end: number): number {
  const whole = rows.findIndex((row) => row.category === 'total' && row.partOf === null);
  const above = rows[first - 1];
  const isBeside =
    COST.test(above?.label?.text ?? '') && !CLASS_OF_COST.test(rows[first]?.label?.text ?? '');
  if (isBeside) return above?.partOf ?? whole;
  const isSpent = above?.category === 'basic' || above?.category === 'project';
  const classes = rows.slice(first, end);
  const areOfAll = make(rows[whole], classes) && !make(above, classes);
  return isSpent && !areOfAll ? first - 1 : whole;
}

/** The rows with each run of classes as parts of its whole, in the category of what it is a part of. */
export function withClasses(rows: readonly RawFund[]): readonly RawFund[] {
  const placed = [...rows];
  for (let first = 0; first < rows.length; first++) {
    let end = first;
    while (rows[end]?.category === 'economic') end++;
    if (end === first) continue;
    const partOf = parentOf(rows, first, end);
    const above = rows[partOf]?.category ?? 'total';
    const category = above === 'total' ? 'economic' : above;
    for (let i = first; i < end; i++)
      placed[i] = { ...(rows[i] as RawFund), category, partOf: partOf < 0 ? null : partOf };
    first = end;
  }
  return placed;
}

const isSource = ({ category, partOf }: RawFund): boolean =>
  partOf === null && ['fiscal', 'carryover', 'other'].includes(category);

/**
 * What is called a part of the appropriation and no kind of it (其中:上年结转, 其中:社会捐赠) is a source of
 * its own where the sources make the whole only with it.
 */
export function withOwnSources(rows: readonly RawFund[]): readonly RawFund[] {
  const called = ({ label, category }: RawFund) =>
    category === 'fiscal' ? fundCategory(label?.text ?? '') : category;
  const parts = rows.filter((row) => {
    const isOfFiscal = row.partOf !== null && rows[row.partOf]?.category === 'fiscal';
    return isOfFiscal && called(row) !== 'fiscal';
  });
  const whole = rows.find((row) => row.category === 'total' && row.partOf === null);
  const sources = rows.filter(isSource);
  if (parts.length === 0 || make(whole, sources) || !make(whole, [...sources, ...parts]))
    return rows;
  return rows.map((row) =>
    parts.includes(row) ? { ...row, category: called(row) ?? 'other', partOf: null } : row,
  );
}
