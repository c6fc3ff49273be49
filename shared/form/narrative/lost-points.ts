/**
 * Finds what the report says it lost where that is not 100 less its own score: 扣分合计2.12分 beside 97.79分; and lists
 * of points that come to the one or the other, with another total: …、转化合同数0.50分、…,合计2.52分.
 */
import { FULL_MARKS } from './deductions.ts';
import { isByOthers } from './ratings.ts';
import type { RawMention, RawSplit } from './raw-narrative.ts';
import { LEVEL1_LABEL } from './score-words.ts';
import { placed } from './sentences.ts';
import { amountOf, type Chain, comesTo } from './split-items.ts';
import type { ValueToken } from './values.ts';

type Span = readonly [number, number];

const FEWEST = 2;
const OF_LEVEL = new RegExp(LEVEL1_LABEL.source);
/** Words that end right before a total. */
const SUM =
  /(?:合计|共计|总计|总共|一共|合在一起|加在一起|相加|加起来|共)(?:[扣失][减分]?)?(?:为|是|得)?$/;
/** 扣分0.87分,由…构成; 失分项共6项、2.73分:…; 扣4.17分。其中…: what was taken off, before its parts. */
const TAKEN =
  /[扣失](?:减|分|了|除)?(?:[项数][^,;:。\d]{0,3}\d{1,2}[项处个]、)?(?:为|是|共计?|合计)?$/;
const OTHERS =
  /每|若|如果|凡|复[评核]|审定|抽查|抽评|第三方|专家|等[,共合]|20\d\d年|上年|去年|加上/;

/** The report's own scores, and what they leave of the full marks. */
interface Known {
  readonly scores: readonly number[];
  readonly lost: readonly number[];
}

function knownOf(own: readonly RawMention[]): Known {
  const scores = own.map(({ number }) => Number(number));
  return { scores, lost: scores.map((score) => FULL_MARKS - score) };
}

function splitOf(
  chain: Chain,
  total: ValueToken,
  items: readonly ValueToken[],
  [from, to]: Span,
): RawSplit {
  const at = (value: ValueToken) => amountOf({ passage: chain.passage, value, label: '分数' });
  return {
    unit: 'points',
    sentence: placed(chain.passage, from, chain.text.slice(from, to)),
    totals: [at(total)],
    items: items.map(at),
    ...{ closed: true, kinds: true, near: 1, far: false },
    behind: items.every(({ end }) => end < total.start),
  };
}

const asItems = (values: readonly ValueToken[]) => values.map((value) => ({ value }));

function pointsIn({ values, depth }: Chain, [from, to]: Span): ValueToken[] {
  return values.filter(
    ({ start, end, unit }) => unit === 'points' && start >= from && end <= to && depth[start] === 0,
  );
}

function wordsOf(text: string, points: readonly ValueToken[], i: number, from: number): string {
  return text.slice(points[i - 1]?.end ?? from, points[i]?.start);
}

/** Points whose sum is what the report got or lost: then none is left out. */
function sumOf(chain: Chain, [from, to]: Span, known: Known): RawSplit[] {
  const points = pointsIn(chain, [from, to]);
  if (points.some(({ loose }) => loose)) return [];
  const [first, last] = [points[0], points.at(-1)];
  const [before, behind] = [points.slice(0, -1), points.slice(1)];
  if (!first || !last || before.length < FEWEST) return [];
  const ending = wordsOf(chain.text, points, points.length - 1, from);
  if (SUM.test(ending)) {
    // What was got, and what was taken off in all, are no one sum.
    const isScore = !/[扣失]/.test(ending) && comesTo(asItems(before), known.scores);
    if (isScore || comesTo(asItems(before), known.lost))
      return [splitOf(chain, last, before, [from, to])];
  }
  const opening = wordsOf(chain.text, points, 0, from);
  const isLost = TAKEN.test(opening) && comesTo(asItems(behind), known.lost);
  return isLost ? [splitOf(chain, first, behind, [from, to])] : [];
}

/** 以上共扣1.90分: all that was taken off, and nothing of which rows. */
const ALL_TAKEN =
  /(?:^|[,;:。])(?:以上|上述|本次自评|自评|各项|全部指标|总体)?(?:[一二两三四五六七八九十\d]{1,2}(?:项|个?方面|处))?(?:失分|扣分)?(?:(?:合计|总计|共计|总共|一共|累计|共)(?:被)?[扣失](?:减|分|了|除)?|[扣失]分(?:合计|共计|总计|共))(?:为)?$/;
const OF_RESULT = /扣分|失分|得分|评分|结果|结论|自评/;
const FEWEST_DIGITS = 2;

/** What was taken off in all and the report's own score: together all points that there are. */
function besideScore(
  chain: Chain,
  [from, to]: Span,
  own: readonly RawMention[],
  taken: readonly number[],
): RawSplit[] {
  const { passage, text } = chain;
  const [score] = own;
  if (!score || new Set(own.map(({ number }) => Number(number))).size > 1) return [];
  if (passage.headings.some((heading) => OF_LEVEL.test(heading) && !OF_RESULT.test(heading)))
    return [];
  const points = pointsIn(chain, [from, to]);
  return points.flatMap((value): RawSplit[] => {
    const words = text.slice(from, value.start);
    if (value.loose || !ALL_TAKEN.test(words) || OF_LEVEL.test(words)) return [];
    if (value.number.replace(/\D/g, '').replace(/^0+|0+$/g, '').length < FEWEST_DIGITS) return [];
    const lost = FULL_MARKS - Number(score.number);
    // 产出扣0.50分, …, 共扣1.40分 of 1.90: with another deduction it is all of them.
    if (
      taken.some((other) =>
        comesTo([{ value }, { value: { ...value, number: String(other) } }], [lost]),
      )
    )
      return [];
    const [full, deduction] = [
      { ...amountOf({ passage, value, label: '满分' }), number: String(FULL_MARKS) },
      amountOf({ passage, value, label: '扣分' }),
    ];
    const got = { label: '自评得分', number: score.number, unitWord: '分', printed: score.printed };
    return [
      {
        unit: 'points',
        sentence: placed(passage, from, text.slice(from, to)),
        ...{ totals: [full], items: [got, deduction], slip: true },
        ...{ closed: true, kinds: true, near: 1, far: false, behind: false },
      },
    ];
  });
}

/** Returns what does not come to the report's own score, or to what it lost. */
export function lostPoints(
  chain: Chain,
  mentions: readonly RawMention[],
  taken: readonly number[],
): RawSplit[] {
  if (chain.passage.isHeading) return [];
  const scores = mentions.filter(({ kind }) => kind === 'selfScore');
  const own = scores.filter(({ scope }) => scope === null);
  const known = knownOf(scores);
  return [...chain.text.matchAll(/[^。]+/g)].flatMap(({ index: from, 0: sentence }): RawSplit[] => {
    if (OTHERS.test(sentence) || isByOthers(sentence, chain.passage.headings)) return [];
    const span: Span = [from, from + sentence.length];
    const sums = sumOf(chain, span, known);
    return sums.length > 0 ? sums : besideScore(chain, span, own, taken);
  });
}
