/** Whose parts rows of funds are, where their amounts tell: economic classes, what was carried over. */
import { AMOUNT, MONEY, numberOf } from './fund-labels.ts';
import type { RawFund } from './raw-form.ts';

/** Half of the least that amounts are printed to. */
const SLACK = 0.005;

function amountOf(row: RawFund, of: (typeof MONEY)[number]): number | null {
  const text = row[of]?.text.trim() ?? '';
  return AMOUNT.test(text) ? numberOf(text) : null;
}

/** Whether the classes come to the row's amount in a column that prints them all. */
function make(whole: RawFund | undefined, classes: readonly RawFund[]): boolean {
  return MONEY.some((of) => {
    const all = whole ? amountOf(whole, of) : null;
    const parts = classes.map((row) => amountOf(row, of));
    const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
    return all !== null && !parts.includes(null) && Math.abs(sum - all) < SLACK * parts.length;
  });
}

/** Basic or project expenditure right above the classes has them, the whole where they come to it. */
function parentOf(rows: readonly RawFund[], first: number, end: number): number {
  const whole = rows.findIndex((row) => row.category === 'total' && row.partOf === null);
  const above = rows[first - 1];
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

/** What was carried over is no part of the appropriation where the sources make the whole only with it. */
export function withCarried(rows: readonly RawFund[]): readonly RawFund[] {
  const carried = rows.find((row) => row.category === 'carryover' && row.partOf !== null);
  const whole = rows.find((row) => row.category === 'total' && row.partOf === null);
  const sources = rows.filter(isSource);
  if (!carried || make(whole, sources) || !make(whole, [...sources, carried])) return rows;
  return rows.map((row) => (row === carried ? { ...row, partOf: null } : row));
}
