/**
 * Finds lists of what was taken off, with what it comes to: 产前筛查扣0.54分,执行率扣0.59分,合计扣1.13分;
 * 共扣1.22分:执行率扣0.41分,除险加固扣0.81分.
 */

import { chineseNumber } from '../chinese-numerals.ts';
import { isByOthers } from './ratings.ts';
import type { RawMention, RawSplit } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { amountOf, type Chain, comesTo } from './split-items.ts';
import { numberOf, type ValueToken } from './values.ts';
import { yearBefore } from './years.ts';

const FEWEST = 2;
/** The words that end right before what was taken off. */
const TAKEN = /(?:扣|扣减|扣了|扣分|扣除|减|失|失分)(?:为|:)?$/;
/** … and before all of it. */
const TOTAL =
  /(?:^|[,、;:。(])(?:以上|上述)?(?:各项|全部指标)?(?:([一二两三四五六七八九十\d]{1,2})(?:项|个方面|方面|处)(?:失分|扣分)?)?(?:(?:合计|总计|共计|总共|一共|累计|共)(?:被)?[扣失](?:减|分|了|除)?(?:为)?|[扣失]分(?:合计|共计|总计|共)(?:为)?)$/;
/** A rule, somebody else's score or some of many. */
const NO_LIST =
  /每|若|如果|凡|复[评核]|审定|抽查|抽评|第三方|专家|主要扣|主要是|等,?(?:共|合)|规则|[评扣计]分标准/;
/** 产出共扣2.2分, 加上预算执行扣0.4分: a subtotal, or beside the total. */
const NO_ITEM = /(?:共|合计|总计|累计|加上)[^,;:。、]{0,12}[扣失][减分了除为:]*$/;
/** What opens a list of all of it, behind the total. */
const OPENS = /^(?:[:,]|,?(?:具体为|分别为|即|包括|具体是)[:,]?)/;

function countOf(word: string | undefined): number | null {
  if (word === undefined) return null;
  return /^\d+$/.test(word) ? Number(word) : chineseNumber(word);
}

interface Taken {
  readonly value: ValueToken;
  /** The total that the words name, with the number of items that they count. */
  readonly total: { readonly count: number | null } | null;
}

/** What a sentence takes off, in order. */
function takenIn({ text, values, depth }: Chain, from: number, to: number): Taken[] {
  return values.flatMap((value): Taken[] => {
    if (value.start < from || value.end > to || value.unit !== 'points') return [];
    if ((depth[value.start] ?? 0) > 0) return [];
    const words = text.slice(from, value.start);
    const total = TOTAL.exec(words);
    if (value.loose || (total === null && !TAKEN.test(words))) return [];
    return [{ value, total: total ? { count: countOf(total[1]) } : null }];
  });
}

export const FULL_MARKS = 100;

/** Full marks less each score that the report gives itself. */
export function pointsLost(mentions: readonly RawMention[]): number[] {
  const own = mentions.filter(({ kind, scope }) => kind === 'selfScore' && scope === null);
  return own.map(({ number }) => FULL_MARKS - Number(number));
}

/** What the sentences of a passage take off, row by row. */
export function pointsTaken(chain: Chain): number[] {
  const taken = takenIn(chain, 0, chain.text.length);
  return taken.flatMap(({ value, total }) => (total ? [] : [numberOf(value)]));
}

/** Whether nothing is left out: the words count the items, or they come to what the report lost. */
function isAll(items: readonly Taken[], count: number | null, lost: readonly number[]): boolean {
  return count === null ? comesTo(items, lost) : count === items.length;
}

function splitOf(
  chain: Chain,
  total: Taken,
  items: readonly Taken[],
  closed: boolean,
  [from, to]: readonly [number, number],
): RawSplit[] {
  if (items.length < FEWEST) return [];
  const at = (value: ValueToken) => amountOf({ passage: chain.passage, value, label: '扣分' });
  return [
    {
      unit: 'points',
      sentence: placed(chain.passage, from, chain.text.slice(from, to)),
      totals: [at(total.value)],
      items: items.map(({ value }) => at(value)),
      ...{ closed, kinds: true, near: 1, far: false },
      behind: items.every(({ value }) => value.end < total.value.start),
    },
  ];
}

/** 扣分共3.20分:过程1.96分,产出0.99分: behind the total's colon 扣 is left out. */
const BARE_ITEM = /^[,、;:和]?[\u4e00-\u9fff“”"]{2,16}$/;
const NO_BARE_ITEM = /得|分值|满分|权重|总|共/;

function bareItems({ text, values }: Chain, total: Taken, to: number): Taken[] {
  const behind = values.filter(({ start, end }) => start > total.value.end && end <= to);
  const items = behind.flatMap((value, i): Taken[] => {
    const words = text.slice(behind[i - 1]?.end ?? total.value.end, value.start);
    const isItem = value.unit === 'points' && BARE_ITEM.test(words) && !NO_BARE_ITEM.test(words);
    return isItem && !value.loose ? [{ value, total: null }] : [];
  });
  return items.length === behind.length ? items : [];
}

/** Returns the lists of a passage; `lost`: full marks less each score that the report gives itself. */
export function deductionLists(chain: Chain, lost: readonly number[]): RawSplit[] {
  const { text, passage } = chain;
  if (passage.isHeading || !/[扣失]/.test(text)) return [];
  return [...text.matchAll(/[^。]+/g)].flatMap(({ index: from, 0: sentence }): RawSplit[] => {
    const to = from + sentence.length;
    if (NO_LIST.test(sentence) || isByOthers(sentence, passage.headings)) return [];
    const taken = takenIn(chain, from, to);
    const totals = taken.filter((one) => one.total !== null);
    const [total] = totals;
    const isPart = ({ value }: Taken): boolean => NO_ITEM.test(text.slice(from, value.start));
    if (!total || taken.some((one) => one !== total && isPart(one))) return [];
    if (totals.length > 1 || yearBefore(sentence, total.value.start - from) !== null) return [];
    const at = taken.indexOf(total);
    const behind = taken.slice(at + 1);
    const count = total.total?.count ?? null;
    const opens = at === 0 && OPENS.test(text.slice(total.value.end));
    if (behind.length > 0) return opens ? splitOf(chain, total, behind, true, [from, to]) : [];
    const items = taken.slice(0, at);
    if (opens) {
      const bare = bareItems(chain, total, to);
      return splitOf(chain, total, bare, comesTo([total], lost), [from, to]);
    }
    return splitOf(chain, total, items, isAll(items, count, lost), [from, to]);
  });
}
