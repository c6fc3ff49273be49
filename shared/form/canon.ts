/** The canonical spelling of a label, and the search for it in a table that forgives one misread sign. */

/** The units that amounts are printed in, as a part of patterns. */
export const UNIT_NAME = '亿元|百?万元|千?元';

/** What stands in brackets behind a label and says nothing of its meaning: units, letters, formulas. */
const NOISE =
  /\((?:[A-Da-dＡ-Ｄ]|[A-Da-d0-9/÷×x*%=\-+,、]+|[百千]?万?元|亿元|分|分值|权重|%|(?:(?:计量|度量|金额)?单位)[:：]?(?:[百千]?万?元|亿元|分|%)?|[优良中差、,/]{3,}|(?:括号内|含)[^()]{1,12}|盖章|签章|公章|签字|必填|百分比|(?:满分|权重|分值|总分)?:?\d+(?:\.\d+)?(?:分|%)?(?:[*×x]?执行率)?)\)/g;

/** The year before a label tells whose column it is, not what it holds: `2022年执行数`. */
const YEAR_BEFORE = /^20\d\d年(?:度(?!$))?(?=[\u4e00-\u9fff]{2})/;

/** Returns a label's words without spaces, in one width. */
export const unspaced = (label: string): string => label.normalize('NFKC').replace(/\s+/g, '');

/** The number of a column behind its label: `决算数③`. */
const CIRCLED = /[\u2460-\u2473]/g;

/** Returns the label without spaces, colons, unit brackets, a year and numbering. */
export function canon(text: string): string {
  return unspaced(text.replace(CIRCLED, ''))
    .replace(/^[*※▲★]+/, '')
    .replace(YEAR_BEFORE, '')
    .replace(NOISE, '')
    .replace(/(?<=[\u4e00-\u9fff])[A-D](?:\/[A-D])?$/, '')
    .replace(/[:;。、,.]+$/, '')
    .replace(/^(?:[一二三四五六七八九十]+、|\d+[、.](?!\d))/, '');
}

/** Shorter labels are not forgiven a wrong sign: too many of them are one sign apart. */
const FORGIVEN_FROM = 4;

/** Signs that make a label another one: 上年执行数 is no misread 全年执行数. */
export const TELLING_SIGNS = '上下去前后往历明次今本当全初中末终新旧增减扣加未不预实计执决收支\\d';
const TELLING = new RegExp(`[${TELLING_SIGNS}一二三四五六七八九十]`);

/** Whether the printed label is the spelling with one sign misread. */
function isMisread(printed: string, spelling: string): boolean {
  if (printed.length !== spelling.length) return false;
  let wrong = 0;
  for (let i = 0; i < printed.length; i++) {
    if (printed[i] === spelling[i]) continue;
    if (++wrong > 1 || TELLING.test(printed.charAt(i))) return false;
  }
  return wrong === 1;
}

/** A table of labels: role → spellings; a spelling in slashes is a pattern on the canonical text. */
export type LabelTable<R extends string> = Readonly<Record<R, readonly (string | RegExp)[]>>;

export interface LabelIndex<R extends string> {
  /** The role of a printed label; null where the text is none of the labels. */
  readonly roleOf: (text: string) => R | null;
  /** Every spelling of the table, patterns apart, with its role. */
  readonly spellings: ReadonlyMap<string, R>;
}

/** Longer texts are values, whatever they begin with. */
export const LONGEST_LABEL = 30;

/** Returns a lookup over the table; a spelling that stands under two roles is our mistake. */
export function indexLabels<R extends string>(table: LabelTable<R>): LabelIndex<R> {
  const exact = new Map<string, R>();
  const patterns: [RegExp, R][] = [];
  for (const [role, spellings] of Object.entries(table) as [R, readonly (string | RegExp)[]][]) {
    for (const spelling of spellings) {
      if (typeof spelling !== 'string') patterns.push([spelling, role]);
      else if (exact.has(spelling)) throw new Error(`label ${spelling} stands under two roles`);
      else exact.set(spelling, role);
    }
  }
  const search = (text: string): R | null => {
    if (text.length > 2 * LONGEST_LABEL) return null;
    const label = canon(text);
    if (label === '' || label.length > LONGEST_LABEL) return null;
    const known = exact.get(label) ?? patterns.find(([p]) => p.test(label))?.[1];
    if (known !== undefined) return known;
    if (label.length < FORGIVEN_FROM) return null;
    const near = new Set([...exact].filter(([s]) => isMisread(label, s)).map(([, role]) => role));
    return near.size === 1 ? ([...near][0] ?? null) : null;
  };
  const seen = new Map<string, R | null>();
  return {
    spellings: exact,
    roleOf(text) {
      const known = seen.get(text);
      if (known !== undefined) return known;
      const role = search(text);
      if (seen.size < 10_000) seen.set(text, role);
      return role;
    },
  };
}
