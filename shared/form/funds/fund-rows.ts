/** Rows of a block of funds: which category one has, whose part it is, and of which years. */
import type { Fund } from '../../report/record.ts';
import { canon, unspaced } from '../canon.ts';
import type { RawFund } from '../raw-form.ts';
import { fundCategory, isEconomicClass } from './fund-labels.ts';

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

/** A source that a column gives beside the whole (其中:财政资金) and a row gives again is one. */
export function saidOnce(rows: readonly RawFund[], columns: readonly string[]): readonly RawFund[] {
  const isColumn = ({ label }: RawFund): boolean => columns.includes(label?.text ?? '');
  const own = rows.filter((row) => !isColumn(row)).map(({ category }) => category);
  const kept = rows.filter((row) => !isColumn(row) || !own.includes(row.category));
  if (kept.length === rows.length) return rows;
  const placeOf = (partOf: number): number => kept.findIndex((row) => row === rows[partOf]);
  return kept.map((row) => {
    const at = row.partOf === null ? -1 : placeOf(row.partOf);
    return { ...row, partOf: at < 0 ? null : at };
  });
}

/** Rows of other years than the form's, or of all of them. */
const OTHER_YEARS = /^(?:以前|以后|往后|后续|过去|未来)(?:各|历)?年度?|全周期|总周期|^(?:历|往)年/;

export function isOfOtherYears(label: { readonly text: string }): boolean {
  return OTHER_YEARS.test(canon(label.text));
}

const NUMBERED = /^(?:其中[:,]?)?([(]?)(?:(\d+)|([一二三四五六七八九十]))[)、.](?!\d)/;

/** What tells whose part a row is. */
export type FundRow = Pick<RawFund, 'label' | 'category' | 'partOf'>;

/** A row's number and its style: `1.财政资金`, `(一)中央资金`; null where it prints none. */
function numberOf(label: { readonly text: string } | null): { style: string; at: number } | null {
  const own = NUMBERED.exec(unspaced(label?.text ?? ''));
  if (!own) return null;
  const at = own[2] ? Number(own[2]) : '一二三四五六七八九十'.indexOf(own[3] ?? '') + 1;
  return { style: `${own[1]}${own[2] ? 'digits' : 'words'}`, at };
}

/** `1.财政资金` and `2.上级补助` are peers, unless the parts of the first are numbered as it is. */
function isPeer(rows: readonly FundRow[], parent: number, text: string): boolean {
  const [above, own] = [numberOf(rows[parent]?.label ?? null), numberOf({ text })];
  if (above === null || own === null || above.style !== own.style || own.at <= above.at)
    return false;
  const parts = rows.filter(({ partOf }) => partOf === parent);
  return parts.every(({ label }) => numberOf(label)?.style !== own.style);
}

/** The row that the last one of a category is, or is a part of. */
const lastWhole = (rows: readonly FundRow[], category: Fund['category']): number =>
  rows.findLastIndex((row) => row.category === category && row.partOf === null);

/** What staff, offices or pensioners cost: no whole of the others. */
const ONE_COST = /^(?:其中[:,]?)?(?:日常)?(?:人员|公用|对个人)/;

/** A level of government at the head of a name. */
const LEVEL = /^(?:其中[:,]?)?(?:中央|自治区|自治州|省|市|县|区|州|盟|旗|兵团|地方|上级|本级)/;

const OF_WHICH = /^其中/;

/**
 * Whether the row goes on with the parts of the appropriation: 其中 right below it, which is no
 * 其中 itself, opens them; further levels of government, or further 其中, go on with them.
 */
function isPartBelow(rows: readonly FundRow[], parent: number, text: string): boolean {
  const before = rows.at(-1);
  const isOfWhich = OF_WHICH.test(canon(text));
  if (isOfWhich && OF_WHICH.test(canon(rows[parent]?.label?.text ?? ''))) return false;
  const goesOn = before?.partOf === parent && (isOfWhich || LEVEL.test(canon(text)));
  return goesOn || (isOfWhich && parent === rows.length - 1);
}

function parentOf(
  rows: readonly FundRow[],
  category: Fund['category'],
  text: string,
): number | null {
  // What was carried over may be a part of the appropriation: 其中:上年结转 right below it.
  if (category === 'carryover') {
    const fiscal = lastWhole(rows, 'fiscal');
    return fiscal >= 0 && OF_WHICH.test(canon(text)) && isPartBelow(rows, fiscal, text)
      ? fiscal
      : null;
  }
  const parent = lastWhole(rows, category);
  const own = rows[parent]?.label?.text ?? '';
  if (parent < 0 || isPeer(rows, parent, text)) return null;
  // Beside each other, what staff and what offices cost are both parts of the whole.
  if (category === 'basic')
    return /人员|公用|对个人/.test(text) && !ONE_COST.test(canon(own)) ? parent : null;
  if (category !== 'fiscal') return null;
  const isPart = SUB_FISCAL.test(canon(text)) && !isOneSource(own);
  return isPart || isPartBelow(rows, parent, text) ? parent : null;
}

/** What staff and offices cost. */
export const COST = /人员|公用/;
/** Beside 人员经费 and 公用经费, 对个人和家庭的补助 is what pensioners cost. */
const PENSIONERS = /对个人/;
const OTHER_CLASS = /^其他支出$/;

/** Whether the row is one of economic classes; 其他支出 behind others is. */
function isClassIn(rows: readonly FundRow[], text: string): boolean {
  const before = rows.at(-1);
  if (before?.category === 'economic' && OTHER_CLASS.test(canon(text))) return true;
  const isBesideCost = PENSIONERS.test(text) && COST.test(before?.label?.text ?? '');
  return isEconomicClass(text) && !isBesideCost;
}

/** The first row that names no category is the total where it may be; any other is other money. */
export function categoryIn(
  rows: readonly FundRow[],
  text: string,
  isFirstWhole: boolean,
): { category: Fund['category']; partOf: number | null } {
  if (isClassIn(rows, text)) return { category: 'economic', partOf: null };
  const named = fundCategory(text);
  const part = named === null && OF_WHICH.test(canon(text)) ? parentOf(rows, 'fiscal', text) : null;
  if (part !== null) return { category: 'fiscal', partOf: part };
  const category = named ?? (rows.length === 0 && isFirstWhole ? 'total' : 'other');
  return { category, partOf: parentOf(rows, category, text) };
}
