/** Rows of a block of funds: which category one has, whose part it is, and of which years. */
import type { Fund } from '../report/record.ts';
import { canon } from './canon.ts';
import { fundCategory } from './fund-labels.ts';
import type { RawFund } from './raw-form.ts';

/** Rows of a level of government, or of one kind of budget, are parts of the appropriation above. */
const SUB_FISCAL =
  /(?:中央|省级?|市级?|县级?|区级?|自治区级?|州级?|盟级?|旗级?|兵团|市县|地方|上级|本级)(?:补助|资金|财政|配套)|一般公共预算|政府性基金|国有资本|补助资金/;

/** Money of one giver or kind has no other givers among its parts. */
const isOneSource = (label: string): boolean =>
  SUB_FISCAL.test(canon(label)) || /债券|补助/.test(label);

const SUBTOTAL = /^小计$/;

/** `小计`: a sum of which the label does not say what it adds up. */
export function isSubtotal(label: { readonly text: string } | null): boolean {
  return SUBTOTAL.test(canon(label?.text ?? ''));
}

/** The one 小计 of a block without any other whole is that. */
export function withWhole(rows: readonly RawFund[]): readonly RawFund[] {
  const sums = rows.filter(({ label }) => isSubtotal(label));
  if (sums.length !== 1 || rows.some((row) => row.category === 'total')) return rows;
  return rows.map((row) => (row === sums[0] ? { ...row, category: 'total' } : row));
}

/** Rows of other years than the form's, or of all of them. */
const OTHER_YEARS = /^(?:以前|以后|往后|后续|过去|未来)(?:各|历)?年度?|全周期|总周期|^(?:历|往)年/;

export function isOfOtherYears(label: { readonly text: string }): boolean {
  return OTHER_YEARS.test(canon(label.text));
}

/** The first row that names no category is the total; a later one is other money. */
export function categoryIn(
  rows: readonly RawFund[],
  text: string,
): { category: Fund['category']; partOf: number | null } {
  const known = fundCategory(text);
  const category = known ?? (rows.length === 0 ? 'total' : 'other');
  if (category === 'fiscal' && SUB_FISCAL.test(canon(text))) {
    const parent = rows.findLastIndex((r) => r.category === 'fiscal' && r.partOf === null);
    const own = rows[parent]?.label?.text ?? '';
    if (parent >= 0 && !isOneSource(own)) return { category, partOf: parent };
  }
  if (category === 'basic' && /人员|公用/.test(text)) {
    const parent = rows.findLastIndex((r) => r.category === 'basic' && r.partOf === null);
    if (parent >= 0) return { category, partOf: parent };
  }
  return { category, partOf: null };
}
