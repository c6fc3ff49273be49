/** Whose indicators a count of one level is of: the label of its own clause, the one being divided, or all. */
import { LEVEL1_LABEL } from './score-words.ts';

/** How many, in digits or words, as a part of patterns. */
export const COUNT = '\\d{1,3}|[一二两三四五六七八九十百]{1,4}';
const NUMBER = `(?:${COUNT})`;
const LEVEL = '[一二三123]级';
/** Behind a label that is being divided. */
const DIVIDED =
  /^[^,。;、]{0,4}?(?:共|细?分为|细?分成|下?设置?|设有|包括|包含|下有|由|含|有(?=\d|[一二两三四五六七八九十])|[下中](?=[,有共含包设分\d一二两三四五六七八九十])|:|方面)/;
/** … or that its count stands right behind: 可持续性指标2项三级指标. */
const COUNTED = new RegExp(
  `^(?:\\([^()]*\\))?[各均]?(?:${NUMBER}(?:个|项|条|类)${LEVEL}|${LEVEL}(?:绩效)?指标)`,
);
/** A label inside another word (目标管理) divides nothing. */
const BEFORE_LABEL = /(?:^|[,;:。、("“]|其中|一级指标|每个|对|在)$/;
/** 按决策、过程、产出、效益四个维度设置17项三级指标: of all of them together. */
const LIST_OF_LEVELS = /^(?:等)?[一二三四五六七八九十\d]+(?:个|大)?(?:维度|方面|部分|类|层面|一级)/;

interface Labelled {
  readonly text: string;
  readonly start: number;
  readonly end: number;
}

/** Level-1 labels that the sentence divides into others, in order. */
export function dividedLabels(text: string): Labelled[] {
  const labels: Labelled[] = [];
  for (const match of text.matchAll(LEVEL1_LABEL)) {
    const [start, end] = [match.index, match.index + match[0].length];
    const behind = text.slice(end);
    const isDivided = DIVIDED.test(behind) || COUNTED.test(behind);
    if (isDivided && BEFORE_LABEL.test(text.slice(0, start)))
      labels.push({ text: match[0], start, end });
  }
  return labels;
}

/** 投入管理指标:2项二级指标、三级指标4个: a count before says nothing of the one behind it. */
const COUNTS_BEFORE = new RegExp(
  `(?:${NUMBER}(?:个|项|条|类)${LEVEL}(?:绩效)?指标|${LEVEL}(?:绩效)?指标${NUMBER}(?:个|项|条|类))[、和及与]?`,
  'g',
);
/** What says of nothing whose the count behind it is. */
const SAYS_NOTHING =
  /^(?:和|及|以及|并|共|计|总|为|则|是|再|又|还|其下|其中|下|细|分|分为|细分为|细化为|分解为|设|设置|设定|设立|设有|包括|包含|含|有|由|中?的|了|对应|即|也|都|均|各|\(|\)|:)*$/;
const NEUTRAL_END =
  /(?:和|及|以及|并|共|计|总计|合计|为|则|是|再|又|还|其下|下|细分为|细化为|分为|设|设置|设定|设立|设有|包括|包含|含|有|由|中?的|了|也|都|均|各|:|\([^()]*\))+$/;
/** Words in front of 指标 that name none of them. */
const GENERIC = /(?:绩效|评价|自评|考核|全部|所有|各项?|各类|整体|总体|具体|体系|级|量化)$/;
const OPENS = /包括|包含|设置|设立|设有|分为|指标/;
/** Labels of level 1 that are no part of other names, as 管理 is. */
const LEVEL_NAMES = /产出|效益|满意度|投入|过程|决策|可持续/;
const ALL = /全部|所有|总计|合计|整体|部门|全年|总共|共计/;

/** 产出、效益指标分别设3项、2项三级指标; 产出指标和效益指标共5项三级指标: of no single one of them. */
function isJoint(text: string, label: Labelled, between: string): boolean {
  if (/[各均]/.test(between)) return false;
  const before = text.slice(0, label.start);
  const sign = /[、和及与]$/.test(before) ? before.slice(0, -1) : null;
  if (sign === null) return false;
  return [...sign.matchAll(LEVEL1_LABEL)].some(
    ({ index, 0: other }) => index + other.length === sign.length,
  );
}

/** 工作任务科学性、目标管理有效性等36项三级指标: some of them by name, of the label being divided. */
function isOfExamples(own: string): boolean {
  return /等$/.test(own) && !LEVEL_NAMES.test(own);
}

/** 涉及预算完成率、质量达标率、满意度3个三级指标: the count is of those that are listed. */
function isOfList(own: string): boolean {
  return /、[^、]{2,}(?<!等)$/.test(own) && own.replace(NEUTRAL_END, '') === own;
}

/** The label in the words right before a count, where they have one; undefined where they say of something else. */
function namedIn(own: string): string | null | undefined {
  const named = own.replace(NEUTRAL_END, '');
  const [, all = ''] = /^(.*)指标(?:体系)?$/.exec(named) ?? [];
  const words = all.split(OPENS).at(-1) ?? '';
  if (words === '') return undefined;
  return GENERIC.test(words) ? null : `${words}指标`;
}

/**
 * Returns the label whose indicators a count from `at` on is of; null for all of the form, undefined
 * where the words leave it open.
 */
export function scopeOf(
  text: string,
  at: number,
  labels: readonly Labelled[],
): string | null | undefined {
  const clause = Math.max(...[...',;。:'].map((sign) => text.lastIndexOf(sign, at - 1))) + 1;
  const own = text.slice(clause, at).replace(COUNTS_BEFORE, '');
  const label = labels.filter(({ end }) => end <= at).at(-1);
  // 产出指标包括数量指标、质量指标2个二级指标: what the label is divided into may be listed.
  const isDividedHere = label !== undefined && label.end > clause;
  if (/分别/.test(own) || (isOfList(own) && !isDividedHere)) return undefined;
  if (label === undefined) {
    return namedIn(own) ?? null;
  }
  const between = text.slice(label.end, at);
  if (LIST_OF_LEVELS.test(between)) return null;
  if (isDividedHere || SAYS_NOTHING.test(own) || isOfExamples(own))
    return isJoint(text, label, between) ? undefined : label.text;
  const named = namedIn(own);
  if (named === null || named === undefined) return ALL.test(own) ? null : undefined;
  return named;
}
