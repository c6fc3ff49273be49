/** Finds rates of what was counted right before: 受理工单8642件,按期办结8590件,按期办结率99.4%. */
import type { Passage } from './passages.ts';
import type { RawRate } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { amountOf, measureOf } from './split-items.ts';
import { isOfOtherYears } from './topic.ts';
import { findValues, numberOf, type ValueToken } from './values.ts';

/** 按期办结率 of what was 按期办结, 满意度 of who was 满意: the rate has the name of the smaller count. */
const RATE_NAME = /^[,(、]?(?:综合|总体|平均|其)?([\u4e00-\u9fff]{2,8})([率度])(?:为|是|达到?|:)?$/;
/** So many letters at its end the name shares with the words of the count. */
const STEM = 2;
/** Rates of change and of what is missing are no shares. */
const NO_SHARE = /增|减|降|节|比|上年|去年|目标|计划|使用/;
/** 未结338件 are none of what the 结案率 is of. */
const LACK = /[未不无]/;
const CLAUSES = /[^。;!?]+/g;

const scaled = (value: ValueToken): number =>
  numberOf(value) * (/^亿/.test(value.unitWord) ? 1e8 : /^万/.test(value.unitWord) ? 1e4 : 1);

interface Group {
  readonly passage: Passage;
  readonly text: string;
  readonly start: number;
  readonly values: readonly ValueToken[];
}

/** The words in front of the value at an index. */
function wordsBefore({ text, values }: Group, i: number): string {
  return text.slice(values[i - 1]?.end ?? 0, values[i]?.start);
}

/** The last value of the same measure before an index, with only counts and amounts between. */
function wholeBefore({ values }: Group, at: number): number | null {
  const part = values[at];
  for (let i = at - 1; part && i >= 0; i--) {
    const value = values[i];
    if (!value || value.unit === 'percent' || value.unit === 'points') return null;
    if (measureOf(value) === measureOf(part)) return i;
  }
  return null;
}

/** 抽检1286批次、风险监测850批次: the whole may be both. */
const LISTED = /^[、和及与]/;
function isListed(group: Group, i: number): boolean {
  const [before, value] = [group.values[i - 1], group.values[i]];
  const isSame = before && value && measureOf(before) === measureOf(value);
  return isSame === true && LISTED.test(wordsBefore(group, i));
}

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

/** Whether counts that round to the printed ones may give the rate. */
function gives(part: ValueToken, whole: ValueToken, rate: ValueToken): boolean {
  const exact = (FULL * scaled(part)) / scaled(whole);
  const rounding = stepOf(part) / scaled(part) + stepOf(whole) / scaled(whole);
  const slack =
    CUT_OFF + stepOf(rate) / 2 + (isCounted(part) && isCounted(whole) ? 0 : exact * rounding);
  return Math.abs(exact - numberOf(rate)) <= slack;
}

/** Whether another count of the passage explains the rate, or the rest of this one does. */
function isOfOthers(group: Group, part: ValueToken, whole: ValueToken, rate: ValueToken): boolean {
  const same = findValues(group.passage.text).filter(
    (value) => measureOf(value) === measureOf(part) && scaled(value) > 0,
  );
  const rest = { ...rate, number: (FULL - numberOf(rate)).toFixed(2) };
  if (gives(part, whole, rest)) return true;
  return same.some((other) => gives(part, other, rate) || gives(other, whole, rate));
}

function rateAt(group: Group, at: number): RawRate[] {
  const [part, rate] = [group.values[at - 1], group.values[at]];
  if (part?.unit !== 'count' || rate?.unit !== 'percent' || part.loose || rate.loose) return [];
  const [, name = '', kind = ''] = RATE_NAME.exec(wordsBefore(group, at)) ?? [];
  const index = wholeBefore(group, at - 1);
  const whole = index === null ? undefined : group.values[index];
  if (name === '' || NO_SHARE.test(name) || index === null || !whole || whole.loose) return [];
  // 审结、执结9152件,结案率92.69%
  const stem = name.endsWith('结案') ? '结' : name.slice(-STEM);
  // 完成小修3256公里,完成大中修58公里,完成率97%: both were.
  if (wordsBefore(group, index).includes(stem) || scaled(part) > scaled(whole)) return [];
  if (scaled(part) === 0 || isListed(group, index)) return [];
  const words = wordsBefore(group, at - 1);
  if (!words.includes(stem) || (LACK.test(words) && !LACK.test(name))) return [];
  if (isOfOthers(group, part, whole, rate)) return [];
  const { passage, start } = group;
  const label = name + kind;
  const placedAt = (value: ValueToken) =>
    amountOf({
      ...{ passage, label },
      value: { ...value, start: value.start + start, end: value.end + start },
    });
  return [
    {
      ...{ label, budget: placedAt(whole), executed: placedAt(part), percent: rate.number },
      printed: placed(passage, start + rate.start, group.text.slice(rate.start, rate.end)),
    },
  ];
}

/** Returns the rates of a passage that are not what the two counts before them give. */
export function findCountRates(passage: Passage): RawRate[] {
  if (passage.isHeading || isOfOtherYears(passage.headings, null)) return [];
  return [...passage.text.matchAll(CLAUSES)].flatMap(({ index: start, 0: text }) => {
    const values = findValues(text).filter(({ unit }) => unit !== 'bare');
    const group = { passage, text, start, values };
    return values.flatMap((_, at) => rateAt(group, at));
  });
}
