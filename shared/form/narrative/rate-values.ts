/** What the rates of the prose are held against: the values of their clauses, and every other pair that gives them. */
import type { Passage } from './passages.ts';
import type { RawRate } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { amountOf, measureOf } from './split-items.ts';
import { isOfOtherYears } from './topic.ts';
import { findValues, numberOf, type ValueToken } from './values.ts';

/** A group of clauses with its values, and where it begins in its passage. */
export interface Group {
  readonly passage: Passage;
  readonly text: string;
  readonly start: number;
  readonly values: readonly ValueToken[];
}

const CLAUSES = /[^。;!?]+/g;

/** Returns the groups of clauses of a passage; none of a heading, nor of what is said of other years. */
export function groupsOf(passage: Passage): Group[] {
  if (passage.isHeading || isOfOtherYears(passage.headings, null)) return [];
  return [...passage.text.matchAll(CLAUSES)].map(({ index: start, 0: text }) => {
    const values = findValues(text).filter(({ unit }) => unit !== 'bare');
    return { passage, text, start, values };
  });
}

/** The words in front of the value at an index. */
export function wordsBefore({ text, values }: Group, i: number): string {
  return text.slice(values[i - 1]?.end ?? 0, values[i]?.start);
}

/** The value in its unit without 万 and 亿. */
export const scaled = (value: ValueToken): number =>
  numberOf(value) * (/^亿/.test(value.unitWord) ? 1e8 : /^万/.test(value.unitWord) ? 1e4 : 1);

/** The values that are counted or paid in what the one is. */
export const alike = (values: readonly ValueToken[], one: ValueToken): ValueToken[] =>
  values.filter((value) => measureOf(value) === measureOf(one) && scaled(value) > 0);

const FULL = 100;
/** Beside the half of its last place a rate may be cut off instead of rounded. */
const CUT_OFF = 0.05;

/** One in the last printed place of a value. */
function stepOf(value: ValueToken): number {
  return (10 ** -(value.number.split('.')[1]?.length ?? 0) * scaled(value)) / numberOf(value);
}

/** 件 and 人 are counted one by one, 万件 is rounded. */
const isCounted = (value: ValueToken): boolean =>
  !value.number.includes('.') && scaled(value) === numberOf(value);

/** Whether values that round to the printed ones may give the rate. */
export function gives(part: ValueToken, whole: ValueToken, rate: ValueToken): boolean {
  const exact = (FULL * scaled(part)) / scaled(whole);
  const rounding = stepOf(part) / scaled(part) + stepOf(whole) / scaled(whole);
  const slack =
    CUT_OFF + stepOf(rate) / 2 + (isCounted(part) && isCounted(whole) ? 0 : exact * rounding);
  return Math.abs(exact - numberOf(rate)) <= slack;
}

/** Whether the printed values give the rate to its last place. */
export function givesExactly(part: ValueToken, whole: ValueToken, rate: ValueToken): boolean {
  const exact = (FULL * scaled(part)) / scaled(whole);
  return Math.abs(exact - numberOf(rate)) <= stepOf(rate) / 2;
}

/** What is missing to all, and by how much one is more than the other. */
function besides(rate: ValueToken): ValueToken[] {
  const number = numberOf(rate);
  const others = [FULL - number, FULL + number].filter((other) => other > 0);
  return [rate, ...others.map((other) => ({ ...rate, number: other.toFixed(2) }))];
}

/** Whether another value of the passage explains the rate, or the rest of this one does. */
export function isOfOthers(
  { passage }: Group,
  part: ValueToken,
  whole: ValueToken,
  rate: ValueToken,
): boolean {
  const same = alike(findValues(passage.text), part);
  const [, ...rest] = besides(rate);
  if (rest.some((other) => gives(part, whole, other))) return true;
  return same.some((other) => gives(part, other, rate) || gives(other, whole, rate));
}

/** Whether any two values of the passage give the rate, as a share, what is left or a change. */
export function isOfAnyPair({ passage }: Group, part: ValueToken, rate: ValueToken): boolean {
  const same = alike(findValues(passage.text), part);
  const asked = besides(rate);
  return same.some((a) => same.some((b) => a !== b && asked.some((one) => gives(a, b, one))));
}

/** The rate with its two values; the whole may stand in another group, or passage. */
export function rateOf(
  group: Group,
  label: string,
  [part, whole, rate]: readonly [ValueToken, ValueToken, ValueToken],
  ofWhole: Group | undefined,
): RawRate {
  const { passage, start, text } = group;
  const placedAt = (value: ValueToken, of: Group) =>
    amountOf({
      ...{ passage: of.passage, label },
      value: { ...value, start: value.start + of.start, end: value.end + of.start },
    });
  return {
    ...{ label, budget: placedAt(whole, ofWhole ?? group) },
    ...{ executed: placedAt(part, group), percent: rate.number },
    printed: placed(passage, start + rate.start, text.slice(rate.start, rate.end)),
  };
}
