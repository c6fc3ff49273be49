/** The words that say whether a list of parts leaves nothing out, and whether its parts may overlap. */

import { areSources } from '../../report/sources.ts';
import { chineseNumber } from '../chinese-numerals.ts';

/** 其他资金 is a source by name, no rest. */
const REST = /^(?:其他|其余|其它)(?!(?:财政)?(?:资金|收入))/;
/** Whether the label is of all that the ones before it leave out. */
export const namesRest = (label = ''): boolean => REST.test(label);

const MORE = /等$/;
/** Lists that are all there is, by their own labels. */
const WHOLE_SETS: readonly (readonly RegExp[])[] = [
  [/一季度/, /二季度/, /三季度/, /四季度/],
  [/上半年/, /下半年/],
  [/货物/, /工程/, /服务/],
  [/公务用车/, /公务接待/],
  [/基本支出/, /项目支出/],
  [/^(?:定量|量化)指标/, /^定性指标/],
  [/人员经费|人员支出/, /公用经费|公用支出/, /项目(?:支出|经费)/],
];
/** … if they have no other labels beside these. */
const BESIDE: Readonly<Record<string, RegExp>> = { 公务用车: /出国|出境/ };
const COMPOSED =
  /由[^,。;]*组成[^,。;]*[::]?$|构成(?:如下|为|是)?[::]?$|分为$|按[^,。;]{1,6}?(?:来分|划分|区分|分)[,::]?$/;

/** 按资金来源划分,部门预算811.80万元,其中: the total stands between the manner and the list. */
const DIVIDED_TOTAL = /按[^,。;]{1,6}?(?:来分|划分|区分|分)[,:][^,。;:()]*\d(?:万元|亿元|元)[,;]?$/;

function isWholeSet(labels: readonly string[]): boolean {
  return WHOLE_SETS.some((set) => {
    const beside = BESIDE[set[0]?.source ?? ''];
    const known = (label: string): boolean =>
      set.some((word) => word.test(label)) || (beside?.test(label) ?? false);
    return set.every((word) => labels.some((label) => word.test(label))) && labels.every(known);
  });
}

/** Which treasury gave: money of several levels, down to who has to add to it, is all there is. */
const LEVELS: readonly RegExp[] = [
  /^(?:中央|国家)/,
  /^(?:省|自治区)/,
  /^(?:地市|市|州|盟)/,
  /^(?:县|区|旗)/,
  /^(?:乡|镇|街道|村)/,
];
const OF_LEVEL =
  /^(?:中央|国家|省|自治区|地市|市|州|盟|县|区|旗|乡镇?|镇|街道|村)(?:本)?级?(?:预算内)?(?:财政)?(?:专项|补助|配套|预算|转移支付|奖补|自筹|下达|安排|拨款|衔接|投资)*(?:资金|补助|经费|拨款|投资|配套|专款)$/;
const FEWEST_LEVELS = 3;
const LAST_TO_GIVE = /配套|自筹|本级|^(?:县|区|旗|乡|镇|街道|村)/;

const levelsOf = (labels: readonly string[]): number[] =>
  labels.map((label) => LEVELS.findIndex((level) => level.test(label)));

/** Whether each label is money of another treasury. */
export function areDifferentLevels(labels: readonly string[]): boolean {
  const isEach = labels.every((label) => OF_LEVEL.test(label));
  return isEach && new Set(levelsOf(labels)).size === labels.length;
}

function areAllLevels(labels: readonly string[]): boolean {
  if (labels.length < FEWEST_LEVELS || !areDifferentLevels(labels)) return false;
  const levels = levelsOf(labels);
  return LAST_TO_GIVE.test(labels[levels.indexOf(Math.max(...levels))] ?? '');
}

/** Whether the labels, or the words in front of them, leave nothing out. */
export function closes(labels: readonly string[], before: string, opener: string): boolean {
  const last = labels.at(-1) ?? '';
  if (labels.some((label) => MORE.test(label))) return false;
  return (
    REST.test(last) ||
    isWholeSet(labels) ||
    areAllLevels(labels) ||
    COMPOSED.test(before + opener) ||
    DIVIDED_TOTAL.test(before)
  );
}

/** 五个分局中, 分两笔到账, 四个子项: the words count what is listed. */
const COUNT =
  /(?:^|[^第\d.])([\d一二两三四五六七八九十]{1,2})(?:个|项|笔|批|类|方面|部分|块|级|处)(?![\d.])/g;

/** Whether the last clauses before a list count just as many things as it has. */
export function isCounted(items: number, before: string, labels: readonly string[]): boolean {
  if (labels.some((label) => MORE.test(label)) || /主要|最大|最多|等[^,。]{0,4}$/.test(before))
    return false;
  const clauses = before.split('。').at(-1) ?? '';
  const counts = [...clauses.matchAll(COUNT)].map(([, word = '']) =>
    /\d/.test(word) ? Number(word) : chineseNumber(word),
  );
  return counts.at(-1) === items;
}

/** What somebody or something is beside being of another kind: such parts overlap. */
const QUALITIES =
  /女|男|少数民族|党员|团员|贫困|低保|残疾|老年|老人|儿童|留守|高级|重点|优秀|新增|当年|首次|线上|线下|已|未|完成|合格/;
/** Letters that the labels of kinds have in common at their end. */
const COMMON = 2;

function commonEnd(labels: readonly string[]): string {
  const [first = ''] = labels;
  let length = 0;
  while (
    length < first.length &&
    labels.every((label) => label.at(-1 - length) === first.at(-1 - length))
  )
    length++;
  return length === 0 ? '' : first.slice(-length);
}

/** Each person and each yuan is of one body, each project of one rank. */
const BODY =
  /(?:机关|本级|中心|[支大总]队|[局所院馆站校队园厂社]|[林农牧渔]场|分局|[镇乡村]|街道|社区|事务所)$/;
const RANK = /^(?:国家|省|市|州|县|区|乡镇?|部|厅|校|院|教育部|科技部)[^,、]{0,4}[级委]$/;
/** Of one level of indicators each has one class. */
const CLASS =
  /^(?:数量|质量|时效|成本|(?:经济|社会|生态)(?:效益)?|可持续(?:影响|发展)?|(?:服务对象)?满意度)(?:类)?(?:指标)?$/;
/** 同时受到两种处分的50人按1人计: what stands behind a list whose parts overlap. */
const OVERLAP = /同时|重复|交叉|兼|又|两种|双重|按1[人件个项]计|既/;

/** 原创展览5场、引进展览8场; 新建18座、改建25座: kinds of one thing. */
export function excludeEachOther(labels: readonly string[], before: string, behind = ''): boolean {
  if (OVERLAP.test(behind)) return false;
  if (areSources(labels)) return true;
  if (labels.some((label) => QUALITIES.test(label))) return false;
  if ([BODY, RANK, CLASS].some((kind) => labels.every((label) => kind.test(label)))) return true;
  const end = commonEnd(labels);
  const half = Math.min(...labels.map(({ length }) => length)) <= 2 * end.length;
  return end.length >= COMMON || (end !== '' && (half || before.includes(end)));
}

/** Who came and who left, an average, some of all: no kinds of the number in front of the bracket. */
const NO_PARTITION =
  /^(?:涉及|主要|重点|例如|如|特别|尤其|仅|已|尚|年初|期初|上年|原有)|[增减退离缺辞]|调[入出]|平均|转出/;
const CHANGES = /(?:(?<!新)增|减|净|多|少|比|较|平均|总数)[^,;。:()]*$/;

/** 发掘墓葬243座(汉墓157座、唐墓61座、其他25座): the words leave the list for all of what stands in front. */
export function fillsBracket(labels: readonly string[], before: string): boolean {
  if (CHANGES.test(before)) return false;
  return labels.every((label) => !NO_PARTITION.test(label) && !QUALITIES.test(label));
}

const ADDED = /(?:调增|追加|增加|净增|增|调入)了?$/;
const TAKEN = /(?:调减|压减|核减|减少|净减|减|收回|调出)了?$/;

/** 净调减243.50万元(基本支出调增52.30万元,项目支出调减295.80万元): what goes either way adds up to nothing. */
export function goEitherWay(labels: readonly string[]): boolean {
  return labels.some((label) => ADDED.test(label)) && labels.some((label) => TAKEN.test(label));
}

/** Whether the labels of a list in brackets name kinds of the very thing in front of it. */
export function areKindsOf(labels: readonly string[], before: string): boolean {
  const end = commonEnd(labels);
  return end.length >= COMMON && before.includes(end) && excludeEachOther(labels, before);
}
