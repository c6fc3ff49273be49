/** Finds what the prose splits a total into: behind 其中, in brackets, in the paragraphs below it. */
import { bracketedRuns } from './bracketed-items.ts';
import { countedRuns } from './counted-lists.ts';
import { deductionLists, pointsLost, pointsTaken } from './deductions.ts';
import { doneAndUndone } from './done-and-undone.ts';
import { levelRuns } from './level-runs.ts';
import { lostPoints } from './lost-points.ts';
import type { Passage } from './passages.ts';
import type { RawMention, RawSplit } from './raw-narrative.ts';
import { respectiveRuns } from './respective-lists.ts';
import { placed } from './sentences.ts';
import {
  type At,
  amountOf,
  type Chain,
  chainFrom,
  comesTo,
  type Run,
  runsIn,
  valuesOf,
} from './split-items.ts';
import { closes, excludeEachOther, fillsBracket, goEitherWay, isCounted } from './split-words.ts';
import { splitsBelow } from './splits-below.ts';
import { isOfOtherYears } from './topic.ts';
import { bareScores, listedScores, weighedScores } from './weighed-scores.ts';

const FEWEST = 2;
/** Totals of a list that names none stand at most this many passages above it. */
const FAR = 4;

/** 与2021年决算数1463.52万元相比, 上年支出802.40万元, 增加65.64万元: what this year's is compared with. */
const COMPARED_WITH = /上年|上一年|去年|同期|(?:较|比|与|同|相较于?)20\d\d年/;
const GROWTH = /(?:增|减|升|降|多|少)[\u4e00-\u9fff]{0,2}$/;
const COMPARED_BEHIND = /^(?:相比|比较|相较)/;
/** A comparison and its reasons are no more than so many sentences. */
const MOST_COMPARED = 2;

function isCompared({ text }: Chain, { value, label }: At): boolean {
  return (
    COMPARED_WITH.test(label) || GROWTH.test(label) || COMPARED_BEHIND.test(text.slice(value.end))
  );
}

/** The values of the sentence before; where all of these compare, with what they are compared to. */
function lastSaid(chain: Chain, level: readonly At[], end: number): At[] {
  let from = end;
  for (let i = 0; i <= MOST_COMPARED && from >= 0; i++) {
    from = chain.text.lastIndexOf('。', from - 1);
    const said = level.filter(({ value }) => value.start > from);
    if (said.some((one) => !isCompared(chain, one))) return said;
    if (from < 0 || (i === 0 && said.length === 0)) return said;
  }
  return [];
}

/** Between what is divided and how. */
const DIVIDED = /^(?:\([^()]*\))?[,]?[\u4e00-\u9fff]{0,8}[,:]?$/;

/** Values outside of brackets in the sentence before the list, in the one before that, or further up. */
function totalsOf(
  { chain, opener, start, measure, total }: Run,
  above: readonly Chain[],
): { totals: At[]; far: boolean } {
  if (total) return { totals: [{ passage: chain.passage, value: total, label: '' }], far: false };
  const before = valuesOf(chain, measure).filter(({ value }) => value.end <= opener);
  if (start.kind === 'bracket') return { totals: before.slice(-1), far: false };
  // 862.30万元(其中…: the total stands before the bracket.
  const depth = (chain.depth[opener] ?? 0) - (chain.text[opener - 1] === '(' ? 1 : 0);
  const level = before.filter(({ value }) => chain.depth[value.start] === depth);
  if (chain.text[opener - 1] === '(') return { totals: level.slice(-1), far: false };
  const sentence = chain.text.lastIndexOf('。', opener - 1);
  const same = level.filter(({ value }) => value.start > sentence);
  if (start.kind === 'parts' && same.length > 0) return { totals: same, far: false };
  const last = lastSaid(chain, level, sentence);
  if (start.kind === 'parts' && last.length > 0) return { totals: last, far: false };
  // 112个项目按类型分:…; 186个,行业分布为…: what is divided stands in the clause before.
  const own = same.at(-1);
  const isDivided = own !== undefined && DIVIDED.test(chain.text.slice(own.value.end, opener));
  if (start.kind === 'manner' && isDivided) return { totals: same, far: false };
  if (measure === '分') return { totals: [], far: true };
  const higher = above.slice(-FAR).flatMap((other) => valuesOf(other, measure));
  return { totals: [...higher, ...level], far: true };
}

const UNITS: Readonly<Record<string, RawSplit['unit']>> = { 元: 'yuan', 分: 'points' };

/** How many of the totals, from the last on, stand in one group of clauses with the list. */
function nearIn(totals: readonly At[], { chain, opener, total }: Run): number {
  if (total) return 1;
  // …36.85亿元;其中…: the semicolon in front parts nothing.
  const group = chain.text.lastIndexOf(';', opener - 2);
  return totals.filter(({ passage, value }) => passage === chain.passage && value.start > group)
    .length;
}

/** Whether the total and the list stand in one sentence, and no 分别 gives the list a head of its own. */
function isOfSentence({ chain, opener, start }: Run, totals: readonly At[]): boolean {
  const from = chain.text.lastIndexOf('。', opener - 1);
  const last = totals.at(-1);
  return last?.passage === chain.passage && last.value.start > from && !/分别/.test(start.words);
}

/** 支出705.60万元,用途包括:…。: what all of the money went to; 主要用途 are some of them. */
const NAMES_USES = /^(?:用途|去向|投向|(?:支出|开支|使用)(?:内容|方向))/;
const SOME_USES = /(?:主要|部分|重点|其中|之一|等)[\u4e00-\u9fff]{0,4}$/;
const SOME = /主要|部分|重点|之一|包括|包含|含/;
/** 。其余20万元…: the next sentence may go on with them. */
const ENDS_HERE = /^(?:。(?!其余|其他|剩余|余下|另|此外|还)|$)/;
const FEWEST_USES = 3;

/** Whether the words in front of the list or behind it say that it is not all. */
function saysSome({ chain, opener, end }: Run): boolean {
  return SOME_USES.test(chain.text.slice(0, opener)) || !ENDS_HERE.test(chain.text.slice(end));
}

function namesUses(run: Run, totals: readonly At[]): boolean {
  const isList = NAMES_USES.test(run.start.words) && run.items.length >= FEWEST_USES;
  return isList && isOfSentence(run, totals) && !saysSome(run);
}

/** Whether the list may leave something out by its own words, too. */
function namesSome(run: Run): boolean {
  const [first] = run.items;
  const words = run.chain.text.slice(run.opener, first?.value.start ?? run.end);
  return saysSome(run) || SOME.test(words);
}

/** Whether the list is all of a bracket that stands right behind its total. */
function isBracket({ chain, opener, start, end, items }: Run, [total]: readonly At[]): boolean {
  if (start.kind !== 'bracket' || chain.text[end] !== ')' || total?.value.end !== opener)
    return false;
  const labels = items.map(({ label }) => label);
  return fillsBracket(labels, chain.text.slice(0, total.value.start));
}

/** 项目支出380万元,分别为:A200万元、B180万元: what is shared out right behind its total is all of it. */
function isSharedOut({ chain, opener, start }: Run, totals: readonly At[]): boolean {
  const last = totals.at(-1);
  if (!/^分别/.test(start.words) || last?.passage !== chain.passage) return false;
  return /^,?$/.test(chain.text.slice(last.value.end, opener));
}

const LEVEL = /([一二三123])级(?:绩效)?指标/;
const FIRST_LEVEL = /[一1]/;

/** 一级指标4个,其中产出指标下设三级指标3个: counts of one level are no parts of a count of another. */
function mayHoldIndicators(whole: string, items: Run['items']): boolean {
  const [level, ...levels] = [whole, ...items.map(({ label }) => label)].map(
    (label) => LEVEL.exec(label)?.[1] ?? null,
  );
  if (level != null && FIRST_LEVEL.test(level)) return false;
  return levels.every((one) => one === null || one === level);
}

function splitOf(run: Run, above: readonly Chain[], lost: readonly number[]): RawSplit[] {
  const { chain, items, measure, opener } = run;
  const { totals: all, far } = totalsOf(run, above);
  const totals = all.filter(({ label }) => mayHoldIndicators(label, items));
  const labels = items.map(({ label }) => label);
  if (items.length < FEWEST || totals.length === 0 || goEitherWay(labels)) return [];
  const words = chain.text.slice(0, opener);
  const isLost = measure === '分' && comesTo(items, lost);
  const sentence = chain.text.slice(chain.text.lastIndexOf('。', opener - 1) + 1, run.end);
  const behind = /^[^。]*/.exec(chain.text.slice(run.end))?.[0] ?? '';
  return [
    {
      unit: UNITS[measure] ?? 'count',
      sentence: placed(chain.passage, opener, sentence),
      totals: totals.map(amountOf),
      items: items.map(({ label, value }) => amountOf({ passage: chain.passage, value, label })),
      closed:
        run.whole ||
        run.sharesAddUp ||
        isLost ||
        isSharedOut(run, totals) ||
        closes(labels, words, run.start.words) ||
        (isOfSentence(run, totals) && isCounted(items.length, words + run.start.words, labels)),
      kinds: measure === '分' || excludeEachOther(labels, words, behind),
      near: nearIn(totals, run),
      behind: run.total !== null,
      far,
      uses: namesUses(run, totals),
      some: namesSome(run),
      bracket: isBracket(run, totals),
    },
  ];
}

/** Returns what totals of the prose are split into; sections on other years and on aims give none. */
export function findSplits(
  passages: readonly Passage[],
  mentions: readonly RawMention[],
): RawSplit[] {
  const chains = passages.map(chainFrom);
  const lost = pointsLost(mentions);
  const taken = chains.flatMap(pointsTaken);
  return chains.flatMap((chain, at) => {
    if (isOfOtherYears(chain.passage.headings, null)) return [];
    const above = chains.slice(Math.max(0, at - FAR), at);
    const listedRuns = [countedRuns, bracketedRuns, respectiveRuns];
    const runs = [...runsIn(chain), ...listedRuns.flatMap((runsOf) => runsOf(chain))];
    const inline = runs.flatMap((run) => [
      ...splitOf(run, above, lost),
      ...levelRuns(run, mentions),
    ]);
    const last = above.at(-1);
    const listed = [...weighedScores(chain, last), ...listedScores(chain)];
    const weighed = listed.length > 0 ? listed : bareScores(chain, last);
    const below = splitsBelow(chains, at);
    const deductions = deductionLists(chain, lost);
    const isSure = deductions.some(({ closed }) => closed);
    const points = isSure ? [] : lostPoints(chain, mentions, taken);
    const lostBy = points.length > 0 ? points : deductions;
    return [...inline, ...doneAndUndone(chain), ...below, ...weighed, ...lostBy];
  });
}
