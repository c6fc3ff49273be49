/** Reads the lists of a passage: where one opens, and its items with their labels. */
import type { Passage } from './passages.ts';
import type { RawAmount } from './raw-narrative.ts';
import { placed } from './sentences.ts';
import { MANNER_HEADING, OPENERS, type Start } from './split-openers.ts';
import { areKindsOf, namesRest } from './split-words.ts';
import { findValues, numberOf, type ValueToken } from './values.ts';

/** A passage with its values and how deep in brackets each of its characters stands. */
export interface Chain {
  readonly passage: Passage;
  readonly text: string;
  readonly values: readonly ValueToken[];
  readonly depth: readonly number[];
}

interface Item {
  readonly label: string;
  readonly value: ValueToken;
}

export interface Run {
  readonly chain: Chain;
  readonly start: Start;
  /** Offset of the words that open the list. */
  readonly opener: number;
  readonly end: number;
  readonly measure: string;
  readonly items: readonly Item[];
  /** In a bracket of their own, kinds of the very thing in front. */
  readonly whole: boolean;
  readonly sharesAddUp: boolean;
  /** The total that ends the list; null where it stands before it. */
  readonly total: ValueToken | null;
}

/** A value of a list where it is printed. */
export interface At {
  readonly passage: Passage;
  readonly value: ValueToken;
  readonly label: string;
}

export function amountOf({ passage, value, label }: At): RawAmount {
  const printed = placed(passage, value.start, passage.text.slice(value.start, value.end));
  return { label, number: value.number, unitWord: value.unitWord, printed };
}

/** Points are printed with two decimals at most. */
const CENTS = 100;

/** Whether points that were taken off come to what the report lost: then none is left out. */
export function comesTo(
  items: readonly { readonly value: ValueToken }[],
  lost: readonly number[],
): boolean {
  const cents = (points: number): number => Math.round(points * CENTS);
  const sum = cents(items.reduce((all, { value }) => all + numberOf(value), 0));
  return lost.some((points) => cents(points) === sum);
}

/** What a value counts: 元, or its own unit without 万 and 亿. */
export function measureOf({ unit, unitWord }: ValueToken): string | null {
  if (unit === 'amount') return '元';
  if (unit === 'points') return '分';
  return unit === 'count' ? unitWord.replace(/^[万亿]/, '') : null;
}

/** Longer passages are read in their first part, so that time stays linear. */
const LONGEST = 3000;

export function chainFrom(passage: Passage): Chain {
  const text = passage.text.slice(0, LONGEST);
  let open = 0;
  const depth = [...text].map((sign) => {
    if (sign === '(') return open++;
    if (sign === ')') open = Math.max(0, open - 1);
    return open;
  });
  const values = findValues(text).filter(({ unit }) => unit !== 'bare');
  return { passage, text, values, depth };
}

/** The words of its clause in front of a value. */
function wordsAt({ text, values }: Chain, { start }: ValueToken): string {
  const from = values.findLast(({ end }) => end <= start)?.end ?? 0;
  return /[^,、;:。()]*$/.exec(text.slice(from, start))?.[0] ?? '';
}

/** The exact values of a measure with the words of their clauses in front of them. */
export function valuesOf(chain: Chain, measure: string): At[] {
  const own = chain.values.filter((value) => measureOf(value) === measure && !value.loose);
  return own.map((value) => ({ passage: chain.passage, value, label: wordsAt(chain, value) }));
}

/** What an item of the list is not: another side, a comparison, a price, what was left out. */
export const NO_ITEM =
  /增加|增长|减少|下降|同比|较|比(?!例)|占|去年|同期|应(?!急|用|诉|对|邀|援)|每|均|单价|单位标准|计划|目标(?!类)|完成|年初预算|调整后|预算数|预算$|^预算(?!执行(?:和|审计))|^实际支出$|不含|未|超过|超出|超支|累计|^为|^是|^即|结转至|质保|合计|共计|小计|总计/;
/** What was executed of an amount; of cases 执行 is a kind. */
const NO_AMOUNT = /^(?:实际|全年)?执行数?$/;
/** 产出指标50分,得49.8分, …,自评49.8分: a weight and its score are no two parts; nor is what was taken off. */
const NO_PARTIAL_SCORE =
  /^(?:自评|实际|各)*(?:自评|得分?|实得|评分)(?:为|是)?$|复[评核]|审定|总分|总得分|第三方|满分|分值|权重|扣|减|加分|比(?!例)|较|增加|提高/;
/** …、甘肃267处,其他6省合计250处: the others together are one item, whatever parts them off. */
const THE_OTHERS = /^[,;](?:其他|其余|其它)/;
const OTHERS_TOGETHER = /(?<=^(?:其他|其余|其它).*)(?:合计|共计|共)$/;
/** …、精神982人,智力、言语、多重等三类合计1275人: several kinds are one item where they are counted together. */
const KINDS_TOGETHER =
  /^(?<sign>[,;]?)(?<kinds>[^,;:。、()]{1,10}(?:[、和及与][^,;:。、()]{1,10})+?)等?(?:[二两三四五六七八九十\d]+[个类项种家])?(?:合计|共计)$/;
const SEPARATED = /^[,、;和及与以]/;
const LONGEST_LABEL = 26;
const SHARE = /^[,(]?占[^,;。()]*?(\d+(?:\.\d+)?)%\)?/;

/** The words between two values at the list's own depth: deeper brackets say more of the first. */
function wordsBetween({ text, depth }: Chain, from: number, to: number, level: number): string {
  let words = '';
  for (let at = from; at < to; at++) if ((depth[at] ?? 0) <= level) words += text[at];
  // An opening bracket stands at the depth around it.
  return words.replace(/\(\)?/g, '');
}

/** Where a value of another measure stood (9个、21,300.15万元; 612人次,金额734,400元;…). */
const OTHER_VALUE = '\u0001';

function labelIn(all: string, isFirst: boolean, measure: string): string | null {
  const behind = all.slice(all.lastIndexOf(OTHER_VALUE) + 1);
  // Behind another measure's value comes the next item, or the same one's value of this measure.
  const said = /[\u4e00-\u9fff]/.test(behind) ? behind : all.replaceAll(OTHER_VALUE, '');
  // What stands before a colon announces the list.
  const words = isFirst ? said.slice(said.lastIndexOf(':', said.length - 2) + 1) : said;
  const together = isFirst ? undefined : KINDS_TOGETHER.exec(words)?.groups;
  if (together) return together.kinds ?? null;
  const clauses = words.split(/[,、;:]/).filter((clause) => clause !== '');
  const only = clauses.length === 1 ? (clauses[0] ?? '').replace(/^(?:以及|和|及|与)/, '') : '';
  const label = only.replace(OTHERS_TOGETHER, '');
  const foreign = measure === '分' ? NO_PARTIAL_SCORE : NO_ITEM;
  if (label === '' || label.length > LONGEST_LABEL || foreign.test(label)) return null;
  if (measure === '元' && NO_AMOUNT.test(label)) return null;
  return isFirst || SEPARATED.test(words) ? label : null;
}

interface Listed {
  readonly items: readonly Item[];
  readonly end: number;
  readonly shares: number;
  /** The value that is no item any more; null where the list ends by itself. */
  readonly next: ValueToken | null;
}

/** The items of one measure from an offset on. */
function itemsFrom(chain: Chain, from: number, measure: string, level: number): Listed {
  const items: Item[] = [];
  let at = from;
  let shares = 0;
  let words = '';
  let separator = '';
  for (const value of chain.values) {
    if (value.start < from || (chain.depth[value.start] ?? 0) > level) continue;
    if ((chain.depth[value.start] ?? 0) < level) break;
    words += wordsBetween(chain, at, value.start, level);
    if (/。/.test(words))
      return { items, end: at, shares, next: /^。[^。]*$/.test(words) ? value : null };
    at = value.end;
    if (measureOf(value) !== measure) {
      const share = SHARE.exec(`${words}${chain.text.slice(value.start, value.end)}`);
      if (share && items.length > 0) {
        shares += Number(share[1]);
        words = '';
      } else words += OTHER_VALUE;
      continue;
    }
    const isFirst = items.length === 0;
    const sign = /[,、;]/.exec(words.slice(words.lastIndexOf(OTHER_VALUE) + 1))?.[0] ?? separator;
    // Behind a list with 、 a comma goes on with something else; behind one with commas a semicolon.
    if (separator !== '' && rank(sign) > rank(separator) && !THE_OTHERS.test(words)) break;
    const label = labelIn(words, isFirst, measure);
    if (label === null || value.loose) {
      // Of scores a list that holds anything else is none.
      return { items: measure === '分' ? [] : items, end: at, shares, next: value };
    }
    if (!isFirst) separator ||= sign;
    items.push({ label, value });
    words = '';
  }
  const last = SHARE.exec(chain.text.slice(at));
  const end = items.at(-1)?.value.end ?? from;
  return { items, end, shares: shares + Number(last?.[1] ?? 0), next: null };
}

/** 、 binds closer than a comma, a comma closer than a semicolon. */
function rank(sign: string): number {
  return '、,;'.indexOf(sign);
}

const WHOLE_SHARE = 100;
/** Shares are printed with two decimals or as whole percents. */
const SHARE_SLACK = 0.5;

/** 由年初批复4512.30万元、…、上年结转96.40万元三部分组成 */
const COMPOSED = /^(?:[一二两三四五六七八\d]?(?:大|个)?(?:部分|方面|项|类))?(?:组成|构成)/;

function runsFrom(chain: Chain, start: Start, opener: number, from: number): Run[] {
  const level = (chain.depth[opener] ?? 0) + (start.kind === 'bracket' ? 1 : 0);
  const first = chain.values.filter((value) => value.start >= from).slice(0, FIRST_VALUES);
  const measures = new Set(first.flatMap((value) => measureOf(value) ?? []));
  return [...measures].flatMap((measure): Run[] => {
    const { items, end, shares, next } = itemsFrom(chain, from, measure, level);
    if (items.length < 2 || (next !== null && start.kind === 'bracket')) return [];
    if (/^等/.test(chain.text.slice(end))) return [];
    const labels = items.map(({ label }) => label);
    const isAll = start.kind === 'bracket' && chain.text[end] === ')';
    const isComposed = start.words === '由' && COMPOSED.test(chain.text.slice(end));
    return [
      {
        ...{ chain, start, opener, end, measure, items },
        whole: isComposed || (isAll && areKindsOf(labels, chain.text.slice(0, opener))),
        sharesAddUp: Math.abs(shares - WHOLE_SHARE) <= SHARE_SLACK,
        total: null,
      },
    ];
  });
}

const TOTAL_BEHIND =
  /[,、;:。](?:以上|上述|全年)?(?:[二两三四五六七八](?:者|项|笔|处|类))?(?:(?:合计|共计|总计)(?:支出|金额|资金)?(?:(?:为|是|达|:)[\u4e00-\u9fff]{0,6})?|(?:相加|加起来|加总)(?:就是|为|是|得|共)?)$/;

/** Lists that end with their total. */
function runsBefore(chain: Chain): Run[] {
  return chain.values.flatMap((total): Run[] => {
    const measure = measureOf(total);
    const level = chain.depth[total.start] ?? 0;
    if (measure === null || measure === '分' || total.loose) return [];
    const words = TOTAL_BEHIND.exec(chain.text.slice(0, total.start));
    if (!words) return [];
    // 五项合计4261.52万元 may be a sentence of its own.
    const from = chain.text.lastIndexOf('。', words.index - 1) + 1;
    const { items, next } = itemsFrom(chain, from, measure, level);
    if (items.length < 2 || next !== total) return [];
    const start = { kind: 'behind', words: words[0] } as const;
    return [
      {
        ...{ chain, start, opener: from, end: total.end, measure, items },
        ...{ total, whole: true, sharesAddUp: false },
      },
    ];
  });
}

const FEWEST_BARE = 3;

/** 支出方向。陈列展览1,518,000元;文物保护893,218元;…: values with labels alone, of a total that stands elsewhere. */
function bareRuns(chain: Chain, openers: ReadonlySet<number>): Run[] {
  return [...chain.text.matchAll(/[^。]+/g)].flatMap(({ index, 0: sentence }) => {
    const lead = /^[^,;。\d]{2,14}:/.exec(sentence)?.[0].length ?? 0;
    if (openers.has(index + lead)) return [];
    const runs = runsFrom(chain, { kind: 'manner', words: '' }, index, index + lead);
    return runs.flatMap((run): Run[] => {
      if (run.measure === '分' || run.items.length < FEWEST_BARE) return [];
      if (run.measure === '元') return [run];
      // 收案4567件。民事2684件,刑事312件,…,其他128件。: of counts only a whole sentence, of the one before.
      const isAll = /^$|^。/.test(chain.text.slice(run.end)) && namesRest(run.items.at(-1)?.label);
      return isAll ? [{ ...run, start: { kind: 'parts', words: '' } }] : [];
    });
  });
}

/** The list's first item may have two values (9个、21,300.15万元). */
const FIRST_VALUES = 2;

/** Returns the lists of a passage. */
export function runsIn(chain: Chain): Run[] {
  if (chain.passage.isHeading) return [];
  const runs = OPENERS.flatMap(({ kind, pattern }) =>
    [...chain.text.matchAll(pattern)].flatMap((match) =>
      runsFrom(chain, { kind, words: match[0] }, match.index, match.index + match[0].length),
    ),
  );
  runs.push(...runsBefore(chain));
  const heading = chain.passage.headings.at(-1) ?? '';
  runs.push(...bareRuns(chain, new Set(runs.map(({ opener }) => opener))));
  const isManner = chain.passage.sinceHeading === 0 && MANNER_HEADING.test(heading);
  return isManner ? [...runs, ...runsFrom(chain, { kind: 'manner', words: '' }, 0, 0)] : runs;
}
