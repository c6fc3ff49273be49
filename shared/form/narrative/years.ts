/** Says which year a value, a sentence or a heading speaks of. */

/** The report's own year in words: whatever other year was named before, it ends there. */
const OWN = 'own';

/**
 * A date is no year spoken of, but the end of one is: 2021年12月31日. 上年结转 is money of this year.
 * `本年` goes back to the report's own year. `当年` is the year just named (2021年支出A,当年执行率B),
 * and the report's own only behind 上年. 本次自评 is of the report's own year, too.
 */
const NAMED =
  /20\d\d(?=年(?!\d{1,2}月)|年12月(?:底|末|31日))(?!年度?(?:末|底)?的?(?:结转|滚存))|(?:上一年|上年|去年)(?!度?(?:末|底)?的?(?:结转|结余|滚存))|(本年|今年|本次(?=自评|绩效|评价))|(当年)/g;
const BEFORE_OWN = /^(?:上|去)/;
/** 较上年增加5万元,支出100万元: what is compared with ends with its clause. */
const COMPARED_WITH = /(?:较|比|与|同|相较于?|对比)(?:[^,;。]{0,2})$/;

interface Named {
  readonly year: string;
  readonly index: number;
}

function namedIn(text: string): Named[] {
  const named: Named[] = [];
  for (const match of text.matchAll(NAMED)) {
    const [year, own, sameYear] = match;
    const before = named.at(-1)?.year ?? '';
    if (sameYear !== undefined && !BEFORE_OWN.test(before)) continue;
    named.push({ year: (own ?? sameYear) ? OWN : year, index: match.index });
  }
  return named;
}

/** Returns the year (or 上年) named last before the offset; null where none is, or the own year. */
export function yearBefore(text: string, end: number): string | null {
  const head = text.slice(0, end);
  const spoken = namedIn(head).filter(
    ({ index }) => !COMPARED_WITH.test(head.slice(0, index)) || !/[,;]/.test(head.slice(index)),
  );
  const year = spoken.at(-1)?.year ?? null;
  return year === OWN ? null : year;
}

/** Whether the words before the offset name the year, if only as 本年. */
export function isDated(text: string, end: number): boolean {
  return namedIn(text.slice(0, end)).length > 0;
}

const OPENING = /^(?:关于|截至|截止|我[局委办]|(?:我|本)单位)?(20\d\d)年(?!\d{1,2}月)/;
const ABOUT_RESULTS = /预算|收支|支出|收入|决算|资金|执行|绩效|自评|评价|情况/;

/** Returns the year that a heading dates what stands below it to; null where it dates nothing. */
export function yearOfHeading(heading: string): string | null {
  return ABOUT_RESULTS.test(heading) ? (OPENING.exec(heading)?.[1] ?? null) : null;
}

/** Returns the year that a sentence opens with, if it names no other. */
export function yearOpening(text: string): string | null {
  const year = OPENING.exec(text)?.[1];
  if (year === undefined) return null;
  return namedIn(text).every((named) => named.year === year) ? year : null;
}
