/** The words and signs around the number of a target: comparators, dates, approximations. */
import type { Reading } from '../report/record.ts';
import { withoutMarks } from './numbers.ts';

type Comparator = NonNullable<Reading['comparator']>;

/** Spellings in front of the number; longer ones first. */
const BEFORE: readonly (readonly [RegExp, Comparator])[] = [
  [
    /^(?:≥|>=|=>|大于(?:或)?等于|(?:不|不得|不能)(?:少于|低于|小于)|至少|最少|达到|达|(?:高于|大于|多于)(?:或|且)?等于)/,
    '>=',
  ],
  [
    /^(?:≤|<=|=<|小于(?:或)?等于|(?:不|不得|不能)(?:超过|高于|大于|多于|超出)|至多|最多|(?:严格)?控制在|(?:低于|少于|小于)(?:或|且)?等于)/,
    '<=',
  ],
  [/^(?:>|大于|高于|超过|多于)/, '>'],
  [/^(?:<|小于|低于|少于|不足)/, '<'],
  [/^(?:=|等于|为)/, '='],
];
/** Words behind the number and its unit. */
const BEHIND: readonly (readonly [RegExp, Comparator])[] = [
  [/(?:\(含\))?(?:及|或|含)?以上(?:\(含\))?$/, '>='],
  [/(?:\(含\))?(?:及|或|含)?(?:以内|以下|之内|内)(?:\(含\))?$/, '<='],
];

/** One spelling for each sign; OCR and input methods have many. */
export function plain(text: string): string {
  return withoutMarks(text)
    .replace(/㎡|m²/g, '平方米')
    .replace(/㎥|m³/g, '立方米')
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/[≧⩾≥]=?|[》〉]=/g, '≥')
    .replace(/[≦⩽≤]=?|[《〈]=/g, '≤')
    .replace(/═/g, '=')
    .replace(/[〉》]/g, '>')
    .replace(/[〈《]/g, '<')
    .replace(/−/g, '-')
    .replace(/^=(?=[≥≤<>])/, '')
    .replace(/[。;,、]+$/, '');
}

/** Words in front of an actual value that only say that it was reached. */
const FRAME_BEFORE =
  /^(?:(?:已|实际|全年|共计|共|累计|合计)*(?:完成|达到|达|实现|为)?|(?:完成率|比例)为?)(?=[-+]?\d)/;
const FRAME_BEHIND = /(?<=\d\D{0,6}?)(?:已)?(?:全部)?(?:完成|达标|达成)$/;

/** Returns an actual value without the words that only say that it was reached. */
export function withoutFrame(text: string): string {
  return text.replace(FRAME_BEFORE, '').replace(FRAME_BEHIND, '');
}

const MONTH = '(?:1[0-2]|0?[1-9])';
const DATE = new RegExp(
  [
    String.raw`(?:19|20)\d{2}年(?![限均])`,
    String.raw`(?:^|\D)20\d{2}[-/]${MONTH}(?!\d)`,
    String.raw`20\d{2}\.\d{1,2}\.\d{1,2}`,
    String.raw`^20\d{2}(?:0[1-9]|1[0-2])(?:[0-2]\d|3[01])$`,
    String.raw`(?:^|[^\d.])${MONTH}月`,
    String.raw`\d{1,2}[日号](?:之|以)?前`,
    '[一二三四1-4]季度|年底|年末|年内|年初|月底|月末|月初|上半年|下半年|当年|次年',
  ].join('|'),
);

/** `12` months and `2021` years in a column of their own are points in time as often as lengths. */
const TIME_UNITS: readonly (readonly [RegExp, RegExp])[] = [
  [/^(?:月|月份)(?:底|末|前|内|以前|之前)?$/, new RegExp(`^[≥≤<>=]*${MONTH}$`)],
  [/^(?:年|年度|年份)(?:底|末|前|内|以前|之前)?$/, /^[≥≤<>=]*(?:19|20)\d{2}$/],
  [/^(?:日期|时间|年月|年月日)$/, /\d/],
];

/** Whether the text is a point in time or a deadline, which no ratio can be made of. */
export function isDate(text: string, unit: string | null): boolean {
  if (DATE.test(text)) return true;
  if (unit === null) return new RegExp(String.raw`^20\d{2}\.${MONTH}$`).test(text);
  return TIME_UNITS.some(([column, value]) => column.test(unit) && value.test(text));
}

/** Whether the number is only near to what is meant: it proves neither that a target was met nor missed. */
export function isApproximate(text: string): boolean {
  return /约|左右|上下|大概|将近|接近|近\d|\d[余多几]|\d\D{0,3}余|±/.test(text);
}

export interface Compared {
  readonly comparator: Comparator | null;
  readonly rest: string;
}

/** Returns the comparator, in signs or words, and what is left without it. */
export function takeComparator(text: string): Compared {
  for (const [pattern, comparator] of BEFORE) {
    const match = pattern.exec(text);
    if (!match) continue;
    const rest = text.slice(match[0].length);
    // `≥100以上` and `控制在5%以内` say the same twice; `≥5以内` says two things.
    const behind = BEHIND.find(([p]) => p.test(rest));
    const agrees = behind === undefined || behind[1].startsWith(comparator.charAt(0));
    return { comparator, rest: behind && agrees ? rest.replace(behind[0], '') : rest };
  }
  const behind = BEHIND.find(([p]) => p.test(text));
  if (behind) return { comparator: behind[1], rest: text.replace(behind[0], '') };
  return { comparator: null, rest: text };
}
