/** Finds scores that stand in one breath, each behind its weight: where the weights are 100, none is left out. */
import { isByOthers } from './ratings.ts';
import type { RawSplit } from './raw-narrative.ts';
import { LEVEL1_LABEL } from './score-words.ts';
import { placed } from './sentences.ts';
import { amountOf, type Chain } from './split-items.ts';
import type { ValueToken } from './values.ts';
import { yearBefore } from './years.ts';

const FULL_MARKS = 100;
const FEWEST = 2;
/** Fewer points are a part's, not the whole's. */
const LEAST_TOTAL = 40;
/** 部门履职(40分)得38.50分; 年度绩效目标1分值40分,得38.00分. */
const WEIGHED =
  /([^,;:。()、]{2,14}?)(?:\((?:满分|分值)?|,?(?:分值|权重|满分)为?)(\d+(?:\.\d+)?)分\)?,?(?:自评|实际)?(?:得分?|实得)(?:为|:)?(?=\d)/g;
/** 产出48.50分,满分50分: the weight may stand behind. */
const WEIGHED_BEHIND =
  /(?<=^|[,;:。、])([^,;:。()、\d]{2,14}?)(?:自评|实际)?(?:得分?|实得)?(?:为|:)?(\d+(?:\.\d+)?分)[,(](?:满分|分值|权重)为?(\d+(?:\.\d+)?)分\)?/g;
/** Between two of them stands at most why the first is not full. */
const BETWEEN = /^(?:[,;、。]|扣\d+(?:\.\d+)?分|\([^()]*\)|原因[^;。]*)*$/;

interface Item {
  readonly label: string;
  readonly weight: number;
  readonly start: number;
  readonly end: number;
  readonly value: ValueToken;
}

function itemsIn(chain: Chain): Item[] {
  const before = weightedBefore(chain);
  return before.length > 0 ? before : weightedBehind(chain);
}

function weightedBehind({ text, values }: Chain): Item[] {
  return [...text.matchAll(WEIGHED_BEHIND)].flatMap((match): Item[] => {
    const [all, label = '', points = '', weight] = match;
    const at = text.indexOf(points, match.index + label.length);
    const value = values.find(({ start, unit }) => start === at && unit === 'points');
    if (!value || value.loose) return [];
    const end = match.index + all.length;
    return [{ label, weight: Number(weight), start: match.index, end, value }];
  });
}

function weightedBefore({ text, values }: Chain): Item[] {
  return [...text.matchAll(WEIGHED)].flatMap((match): Item[] => {
    const [all, label = '', weight] = match;
    const at = match.index + all.length;
    const value = values.find(({ start, unit }) => start === at && unit === 'points');
    if (!value || value.loose) return [];
    const name = label.replace(/^其中/, '');
    const { index: start } = match;
    return [{ label: name, weight: Number(weight), start, end: value.end, value }];
  });
}

function isOneList(items: readonly Item[], text: string): boolean {
  return items.every((item, i) => {
    const before = items[i - 1];
    return before === undefined || BETWEEN.test(text.slice(before.end, item.start));
  });
}

/** The points said last before the list, in its own passage or in the one above. */
function totalBefore(chain: Chain, start: number, above: Chain | undefined) {
  const lastOf = (of: Chain, end: number): { of: Chain; value: ValueToken } | null => {
    const value = of.values.findLast((one) => one.unit === 'points' && one.end <= end);
    return value && !value.loose && of.depth[value.start] === 0 ? { of, value } : null;
  };
  return lastOf(chain, start) ?? (above ? lastOf(above, above.text.length) : null);
}

/** Whether the total is of another year than the list, or another body's. */
function isForeign(
  total: { of: Chain; value: ValueToken },
  chain: Chain,
  first: Pick<Item, 'start' | 'value'>,
): boolean {
  const head = total.of.text.slice(0, total.value.start);
  if (Number(total.value.number) < LEAST_TOTAL) return true;
  const before = chain.text.slice(chain === total.of ? total.value.end : 0, first.value.start);
  if ([head, before].some((words) => isByOthers(words, chain.passage.headings))) return true;
  const year = yearBefore(chain.text, first.value.start);
  const isNamed = chain === total.of || year !== null;
  return isNamed && year !== yearBefore(head, head.length);
}

/** 投入15分、过程19.88分、产出29.4分,合计44.28分; 产出49.24分+效益30分,合计… */
const LISTED = new RegExp(
  `(?:其中)?((?:${LEVEL1_LABEL.source})(?:情况)?)(?:自评)?(?:得分?)?(?:为|:)?(?=\\d)`,
  'g',
);
const TOTAL_BEHIND = /^[,;、](?:自评)?(?:合计(?:得分)?|共计|总计|总分|总得分)(?:为|得)?(?=\d)/;
const IN_LIST = /^[、,;+]$/;
const FEWEST_LEVELS = 3;

/** Returns the list of level scores that ends with their total; a list of weights is none. */
export function listedScores({ passage, text, values }: Chain): RawSplit[] {
  const valueAt = (start: number) =>
    values.find((value) => value.start === start && value.unit === 'points' && !value.loose);
  const items: Pick<Item, 'label' | 'start' | 'value'>[] = [];
  for (const { index, 0: all, 1: label = '' } of text.matchAll(LISTED)) {
    const value = valueAt(index + all.length);
    if (!value) continue;
    const before = items.at(-1);
    if (before && !IN_LIST.test(text.slice(before.value.end, index))) items.length = 0;
    items.push({ label, start: index, value });
    const behind = TOTAL_BEHIND.exec(text.slice(value.end))?.[0];
    const total = behind === undefined ? undefined : valueAt(value.end + behind.length);
    const [first] = items;
    if (!total || !first || items.length < FEWEST_LEVELS) continue;
    const head = text.slice(0, first.start);
    if (Number(total.number) >= FULL_MARKS || Number(total.number) < LEAST_TOTAL) continue;
    if (isByOthers(head, passage.headings) || yearBefore(head, head.length) !== null) continue;
    const at = ({ label: of, value: one }: Pick<Item, 'label' | 'start' | 'value'>) =>
      amountOf({ passage, value: one, label: of });
    return [
      {
        unit: 'points',
        sentence: placed(passage, first.start, text.slice(first.start, total.end)),
        totals: [at({ label: '', start: 0, value: total })],
        items: items.map(at),
        ...{ closed: true, kinds: true, near: 1, behind: true, far: false },
      },
    ];
  }
  return [];
}

interface Total {
  readonly of: Chain;
  readonly value: ValueToken;
}

/** The scores said before the list, in its own passage or else in the one above. */
function scoresBefore(chain: Chain, start: number, above: Chain | undefined): Total[] {
  const within = (of: Chain, end: number): Total[] =>
    of.values
      .filter((one) => one.unit === 'points' && one.end <= end && !one.loose)
      .filter((one) => of.depth[one.start] === 0 && Number(one.number) >= LEAST_TOTAL)
      .map((value) => ({ of, value }));
  const own = within(chain, start);
  return own.length > 0 || !above ? own : within(above, above.text.length);
}

/** 自评98.10分,2022年度为94.36分: the clause names a year, which may be another one. */
function isOfOtherYear({ of: { text }, value }: Total): boolean {
  const clause = /[^,;。]*$/.exec(text.slice(0, value.start))?.[0] ?? '';
  return /20\d\d年|上年|去年/.test(clause);
}

/** 预算执行率9.79分,产出49.46分; 运营保障得33.46分: a name and its points. */
const NAMED =
  /(?<=^|[,;、。:中])([\u4e00-\u9fff]{2,10}?(?:指标)?)(?:自评)?(?:得分?)?(?:为|:)?(?=\d)/g;
/** … of the points, not what was taken off, another's score (财政审定评分为97.1分) or a comparison; 自评 is of the name before. */
const NO_NAME =
  /^(?:自评|实际)$|扣|失|满分|分值|权重|合计|共|总|年|比|较|高|低|每|加|减|审[定核]|核定|复[评核审]|抽[查评]|财政[局厅]?评|[局厅办]$|第三方|专家/;
const BESIDE = /^[,;、。](?:其中|分块看,|分项看,)?$/;

/** 产出指标50分得满分,效益指标26.67分(扣3.33分): what says how much of the weight that is. */
const asideLeftOut = (between: string): string =>
  between.replace(/\([^()]*\)/g, '').replace(/^,?(?:均|都)?[得获为](?:得|到|了)?满分/, '');

/**
 * 综合得分97.74分,等级为优。其中预算执行9.71分、产出49.39分、…: scores behind the report's own. Whether these are all,
 * the levels of the form tell.
 */
export function bareScores(chain: Chain, above: Chain | undefined): RawSplit[] {
  const { passage, text, values } = chain;
  const lists: Pick<Item, 'label' | 'start' | 'value'>[][] = [[]];
  for (const { index, 0: all, 1: label = '' } of text.matchAll(NAMED)) {
    const value = values.find(({ start }) => start === index + all.length);
    const name = label.replace(/^其中|^得/, '').replace(/得分?$/, '');
    if (value?.unit !== 'points' || value.loose || NO_NAME.test(name)) continue;
    const before = lists.at(-1)?.at(-1);
    const between = before ? asideLeftOut(text.slice(before.value.end, index)) : '';
    if (before && !BESIDE.test(between)) lists.push([]);
    lists.at(-1)?.push({ label: name, start: index, value });
  }
  return lists.flatMap((items): RawSplit[] => {
    const [first] = items;
    if (!first || items.length < FEWEST_LEVELS) return [];
    const said = scoresBefore(chain, first.start, above);
    const own = said.filter((total) => !isOfOtherYear(total));
    // The only score before the list is what the list is of, whichever year it names.
    const [only, ...others] = said.filter(({ of }) => of === chain);
    const total = own.at(-1) ?? (others.length === 0 ? only : undefined);
    if (!total || isForeign(total, chain, first)) return [];
    const at = ({ of, value }: Total) => amountOf({ passage: of.passage, value, label: '' });
    const end = items.at(-1)?.value.end ?? first.start;
    const words = total.of === chain ? text.slice(0, end) : total.of.text + text;
    return [
      {
        unit: 'points',
        sentence: placed(passage, first.start, words),
        // What comes to any of them is no contradiction.
        totals: [...said.filter((one) => one !== total), total].map(at),
        items: items.map(({ label, value }) => amountOf({ passage, value, label })),
        ...{ closed: false, kinds: false, near: 1, behind: false, far: false, levels: true },
      },
    ];
  });
}

/** Returns the list of a passage with the score that its parts should add to. */
export function weighedScores(chain: Chain, above: Chain | undefined): RawSplit[] {
  const items = itemsIn(chain);
  const [first] = items;
  const weights = items.reduce((sum, { weight }) => sum + weight, 0);
  if (!first || items.length < FEWEST || weights !== FULL_MARKS) return [];
  const total = totalBefore(chain, first.start, above);
  if (!total || !isOneList(items, chain.text) || isForeign(total, chain, first)) return [];
  const end = items.at(-1)?.value.end ?? first.start;
  const said = total.of === chain ? chain.text.slice(0, end) : total.of.text + chain.text;
  return [
    {
      unit: 'points',
      sentence: placed(chain.passage, first.start, said),
      totals: [amountOf({ passage: total.of.passage, value: total.value, label: '' })],
      items: items.map(({ label, value }) => amountOf({ passage: chain.passage, value, label })),
      ...{ closed: true, kinds: true, near: 1, behind: false, far: false },
    },
  ];
}
