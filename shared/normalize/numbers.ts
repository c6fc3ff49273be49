/** Strings of number cells become numbers here: amounts in yuan, percents, points. Exact, or not at all. */

import { chineseNumber } from '../form/chinese-numerals.ts';
import type { AmountUnit } from '../form/raw-form.ts';
import { withoutWorking } from '../form/worked-out.ts';

/** `malformed`: the cell prints digits that make no number; nobody guesses what was meant. */
export type Parsed =
  | { readonly kind: 'value'; readonly value: number }
  | { readonly kind: 'blank' }
  | { readonly kind: 'malformed' }
  /** Words without a digit: 满分, 达标. They may be right, and are no number. */
  | { readonly kind: 'wording' }
  /** An amount without a unit: ten thousand times too much or too little is no reading. */
  | { readonly kind: 'unitless' };

const BLANK: Parsed = { kind: 'blank' };
const MALFORMED: Parsed = { kind: 'malformed' };
const WORDING: Parsed = { kind: 'wording' };
const UNITLESS: Parsed = { kind: 'unitless' };

/** Signs that fill a cell which has no value. */
const FILLER =
  /^(?:[-—–―－_/\\|.·…*×\s]+|无|暂无|没有|无此项|不适用|不涉及|未安排|不计分|不评分|N\/?A)?$/i;

/** Whether the printed text says that there is no value: blank, `/`, `—`, 无. */
export function isFiller(text: string): boolean {
  return FILLER.test(text.trim());
}

/** Plain digits, or digits grouped by threes: `1252.08`, `1,252.08`. */
const PLAIN = /^[-−+]?(?:\d+|\d{1,3}(?:,\d{3})+)(?:\.\d+)?$/;

/** Moves the decimal point of a decimal numeral to the right, without arithmetic on fractions. */
function shiftPoint(numeral: string, places: number): string {
  const negative = numeral.startsWith('-');
  const [whole = '', fraction = ''] = numeral.replace(/^-/, '').split('.');
  const digits = whole + fraction.padEnd(places, '0');
  const at = whole.length + places;
  const shifted = `${digits.slice(0, at)}.${digits.slice(at)}`.replace(/\.$/, '');
  return negative ? `-${shifted}` : shifted;
}

/** Marks of notes behind a figure: raised digits, circled ones, stars. */
const NOTE_MARKS = /(?<=[\d%])[⁰¹²³⁴-⁹①-⑳*※]+$/;

/** Returns the figure without the marks of notes behind it: folded to digits, they would be its last. */
export function withoutMarks(text: string): string {
  return text.trim().replace(NOTE_MARKS, '');
}

/** The text without what a cell prints around its number: spaces, a currency sign, `约`. */
function bare(text: string): string {
  return withoutMarks(text)
    .normalize('NFKC')
    .replace(/\s+/g, '')
    .replace(/^[¥¥]/, '')
    .replace(/−/g, '-')
    .replace(/^\+/, '');
}

/** More digits in front of the point lose some in a float, hundreds of them make it infinite. */
const MAX_WHOLE = /^[-+]?\d{1,15}(?!\d)/;

function numeralOf(text: string): string | null {
  if (!PLAIN.test(text)) return null;
  const numeral = text.replace(/,/g, '');
  return MAX_WHOLE.test(numeral) ? numeral : null;
}

function withoutDigits(text: string): Parsed {
  if (/\d/.test(text)) return MALFORMED;
  return /[\u4e00-\u9fffA-Za-z]/.test(text) ? WORDING : BLANK;
}

/** Numbers apart from each other in one cell are no number; thousands and spread signs are. */
function isSeveral(text: string): boolean {
  const printed = text.trim();
  if (!/\d\s+\d/.test(printed)) return false;
  // Signs set apart one by one (`9 8 . 5 %`) are one number where more than digits are among them.
  const isSpread = /^\S(?:\s+\S)+$/.test(printed) && /[.,%分]/.test(printed);
  return !isSpread && !/^\D*\d{1,3}(?:\s\d{3})+(?:\.\d+)?\D*$/.test(printed);
}

const SUFFIXES: readonly (readonly [RegExp, number])[] = [
  [/千万元?$/, 7],
  [/百万元?$/, 6],
  [/千元$/, 3],
  [/亿元?$/, 8],
  [/万(?:元|兀)?$/, 4],
  [/元$/, 0],
];
const PLACES: Readonly<Record<NonNullable<AmountUnit>, number>> = {
  ...{ 亿元: 8, 百万元: 6, 万元: 4, 千元: 3, 元: 0 },
};

/** To the fen: what Excel leaves of binary fractions (`0.0900000762939453`) is no money. */
function toFen(yuan: number): number {
  return Math.round(yuan * 100) / 100;
}

/**
 * Returns the amount in yuan, exact to the fen. A suffix of the number goes before the unit that
 * the block prints; without either, there is no amount to tell.
 */
export function parseAmount(text: string, unit: AmountUnit): Parsed {
  if (isFiller(text)) return BLANK;
  if (isSeveral(text)) return MALFORMED;
  const printed = bare(text);
  const suffix = SUFFIXES.find(([pattern]) => pattern.test(printed));
  const numeral = numeralOf(suffix ? printed.replace(suffix[0], '') : printed);
  if (numeral === null) return withoutDigits(printed);
  const places = suffix ? suffix[1] : unit === null ? null : PLACES[unit];
  // Nothing is nothing in every unit.
  if (places === null) return Number(numeral) === 0 ? { kind: 'value', value: 0 } : UNITLESS;
  return { kind: 'value', value: toFen(Number(shiftPoint(numeral, places))) };
}

/**
 * Returns the percent number as printed: 96.3 for `96.30%`. A number without a sign stands for
 * percents too; `ratio`, where given, is what a fraction (`1`, `0.963`) must equal to be read so.
 */
export function parsePercent(cell: string, ratio: number | null = null): Parsed {
  const text = withoutWorking(cell);
  if (isFiller(text)) return BLANK;
  if (isSeveral(text)) return MALFORMED;
  const printed = bare(text);
  const numeral = numeralOf(printed.replace(/%$/, ''));
  if (numeral === null) return withoutDigits(printed);
  const value = Number(numeral);
  if (!printed.endsWith('%') && ratio !== null && isFractionOf(numeral, ratio))
    return { kind: 'value', value: Number(shiftPoint(numeral, 2)) };
  return { kind: 'value', value };
}

/** Quotients of binary fractions are off by less. */
const EPSILON = 1e-9;

/** Whether a bare numeral is the ratio itself at the decimals it prints; 1 for 100% prints none. */
function isFractionOf(numeral: string, ratio: number): boolean {
  const value = Number(numeral);
  if (value <= 0 || value > 2) return false;
  const decimals = numeral.split('.')[1]?.length ?? 0;
  return Math.abs(value - ratio) <= 0.5 * 10 ** -Math.max(decimals, 2) + EPSILON;
}

/** Returns points: `10`, `8.63`, `10分`, `(10分)`, `十`, `10%` (weights as shares of 100). */
export function parsePoints(cell: string): Parsed {
  const text = withoutWorking(cell);
  if (isFiller(text)) return BLANK;
  if (isSeveral(text)) return MALFORMED;
  const printed = bare(text).replace(/^\((.+分)\)$/, '$1');
  const plain = printed.replace(/(?:分|%)$/, '');
  const written = chineseNumber(plain);
  if (written !== null) return { kind: 'value', value: written };
  const numeral = numeralOf(plain);
  if (numeral === null) return withoutDigits(printed);
  return { kind: 'value', value: Number(numeral) };
}

const CHINESE_DIGITS = '〇一二三四五六七八九';

/** Returns the year of a text such as `2021年度`, `(2021)` or `二〇二一年`; null where there is none. */
export function parseYear(text: string): number | null {
  const plain = text
    .replace(/[○零]/g, '〇')
    .replace(/[〇一二三四五六七八九]{4}(?=年)/, (digits) =>
      [...digits].map((d) => CHINESE_DIGITS.indexOf(d)).join(''),
    );
  const year = /(?<!\d)(20\d{2})(?!\d)/.exec(plain.replace(/\s+/g, ''))?.[1];
  return year === undefined ? null : Number(year);
}
