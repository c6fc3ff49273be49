/** Finds rates of what was counted right before: 受理工单8642件,按期办结8590件,按期办结率99.4%. */
import {
  type Group,
  gives,
  isOfAnyPair,
  isOfOthers,
  rateOf,
  scaled,
  wordsBefore,
} from './rate-values.ts';
import type { RawRate } from './raw-narrative.ts';
import { measureOf } from './split-items.ts';
import type { ValueToken } from './values.ts';

/** 按期办结率 of what was 按期办结, 满意度 of who was 满意: the rate has the name of the smaller count. */
const RATE_NAME =
  /^[,(、]?(?:综合|总体|平均|其)?([\u4e00-\u9fff]{2,8})([率度])(?:\([^()]*\))?(?:为|是|达到?|:)?$/;
/** So many letters at its end the name shares with the words of the count. */
const STEM = 2;
/** Rates of change and of what is missing are no shares. */
const NO_SHARE = /增|减|降|节|比|上年|去年|目标|计划|使用/;
/** 未结338件 are none of what the 结案率 is of. */
const LACK = /[未不无]/;

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

/** 网办率 of what was 网上办理, 回收率 of what was 收回: the letters stand there, in whatever order. */
function isNamed(words: string, stem: string): boolean {
  return [...stem].every((letter) => words.includes(letter));
}

/** 查验货物11.84万批,其中…;查获异常5482批,查获率4.63%: what the sentence began with. */
function wholeAbove(before: Group | undefined, part: ValueToken | undefined): ValueToken | null {
  const isOne = (value: ValueToken): boolean =>
    part !== undefined && measureOf(value) === measureOf(part) && scaled(value) >= scaled(part);
  const isCounted = before?.values.every(({ unit }) => unit === 'count') ?? false;
  return isCounted ? (before?.values.find(isOne) ?? null) : null;
}

function rateAt(group: Group, at: number, above: Group | undefined): RawRate[] {
  const [part, rate] = [group.values[at - 1], group.values[at]];
  if (part?.unit !== 'count' || rate?.unit !== 'percent' || part.loose || rate.loose) return [];
  const [, name = '', kind = ''] = RATE_NAME.exec(wordsBefore(group, at)) ?? [];
  const index = wholeBefore(group, at - 1);
  const whole = index === null ? wholeAbove(above, part) : group.values[index];
  if (name === '' || NO_SHARE.test(name) || !whole || whole.loose) return [];
  // 审结、执结9152件,结案率92.69%
  const stem = name.endsWith('结案') ? '结' : name.slice(-STEM);
  // 完成小修3256公里,完成大中修58公里,完成率97%: both were.
  if (index !== null && wordsBefore(group, index).includes(stem)) return [];
  if (scaled(part) > scaled(whole) || scaled(part) === 0) return [];
  if (index !== null && isListed(group, index)) return [];
  const words = wordsBefore(group, at - 1);
  if (!isNamed(words, stem) || (LACK.test(words) && !LACK.test(name))) return [];
  if (gives(part, whole, rate) || isOfOthers(group, part, whole, rate)) return [];
  if (index === null && isOfAnyPair(group, part, rate)) return [];
  return [rateOf(group, name + kind, [part, whole, rate], index === null ? above : group)];
}

/** Returns the rates of a passage that are not what the two counts before them give. */
export function findCountRates(groups: readonly Group[]): RawRate[] {
  return groups.flatMap((group, i) => {
    const above = group.passage.text[group.start - 1] === ';' ? groups[i - 1] : undefined;
    return group.values.flatMap((_, at) => rateAt(group, at, above));
  });
}
