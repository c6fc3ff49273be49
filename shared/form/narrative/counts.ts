/** Reads how many indicators the prose says there are: on which level, and under which label. */
import type { PlacedText } from '../../table/layout.ts';
import { COUNT, dividedLabels, scopeOf } from './count-scope.ts';
import { fullCounts } from './full-counts.ts';
import type { RawMention } from './raw-narrative.ts';
import { LEVEL1_LABEL } from './score-words.ts';
import { type Sentence, yearOf } from './sentences.ts';

const NUMBER = `(${COUNT})`;
const LEVEL = '(一|二|三|1|2|3)级';
/** 36项三级指标; 三级指标36个; 一级指标分为4个. */
const COUNTS: readonly {
  readonly pattern: RegExp;
  readonly number: number;
  readonly level: number;
}[] = [
  {
    pattern: new RegExp(`${NUMBER}(?:个|项|条|类)${LEVEL}(?:绩效)?指标`, 'g'),
    number: 1,
    level: 2,
  },
  {
    pattern: new RegExp(
      `${LEVEL}(?:绩效)?指标(?:分为|分成|共设置?|共计|共有|共|设置了?|设有|有|为|包括|包含|数量为?|总数为?|合计)*${NUMBER}(?:个|项|条|类)(?!${LEVEL})`,
      'g',
    ),
    number: 2,
    level: 1,
  },
];
const LEVELS = {
  一: 'level1',
  1: 'level1',
  二: 'level2',
  2: 'level2',
  三: 'level3',
  3: 'level3',
} as const;
/** 产出指标3个 behind a count of one level: the same level, under that label. */
const UNDER = new RegExp(`${NUMBER}(?:个|项|条)(?=[,、;。)(]|$)`, 'g');
/** 每, 不少于, 至少: a rule of how many there must be. */
const RULE = /不少于|至少|不超过|原则上|每个?(?:一级|二级|三级)?指标|应当|不得/;
/** 绩效指标共11项, 共设置11个绩效指标: all of them, on a level that is not named. */
const UNLEVELLED: readonly RegExp[] = [
  new RegExp(
    `(?<!级)绩效(?:评价|自评)?指标(?:体系)?(?:总数|数量|(?:总|一)?共(?:计|有|设置|设定|设立)?|合计)(?:为|有|是|:)?${NUMBER}(?:个|项|条)(?!${LEVEL})`,
    'g',
  ),
  new RegExp(
    `(?:总)?共(?:计)?(?:设置|设定|设立|制定|编制)了?(?:部门|整体|年度)*(?:绩效(?:评价|自评)?)?指标${NUMBER}(?:个|项|条)(?!${LEVEL})`,
    'g',
  ),
  new RegExp(`(?:全部|所有)的?${NUMBER}(?:个|项|条)(?:绩效)?指标`, 'g'),
  // 17项绩效指标权重90分
  new RegExp(`(?:^|[,;。、])${NUMBER}(?:个|项|条)绩效指标(?=权重|分值|合计|满分)`, 'g'),
  new RegExp(`全年绩效指标${NUMBER}(?:个|项|条)(?!${LEVEL})`, 'g'),
  new RegExp(
    `(?:总)?共(?:计)?(?:设置|设定|设立|有|制定|编制)了?${NUMBER}(?:个|项|条)(?:绩效|评价)(?:评价|自评)?指标`,
    'g',
  ),
];
/** 设置产出指标4个, 共有4个产出指标: under a label, on a level that is not named. */
const SETS = /设置|设定|设立|共有|共设|下设|构成|组成|指标\d+(?:项|个),(?:权重|分值)/;
const LABELLED_COUNT = new RegExp(`^(?:共|有|为|:)*${NUMBER}(?:个|项|条)(?=[,、;。)(和及与]|$)`);
const COUNT_BEFORE = new RegExp(`${NUMBER}(?:个|项|条)$`);
/** What several projects or units count is not what one form has. */
const OF_SEVERAL = /\d个[^,;。]{0,6}项目|[各每]个?(?:项目|单位|科室)|项目共|下属|所属/;

/** 生态效益指标2项, 资产管理指标2项: a label inside another is not that label. */
const STARTS_LABEL =
  /(?:^|[^\u4e00-\u9fff]|其中|级指标|[设置定立有个项条类和及与含括为是成对在将把了的由下中])$/;
const isInside = (text: string, at: number): boolean => !STARTS_LABEL.test(text.slice(0, at));

/** Indicators of this or that kind are not all of them. */
const SOME =
  /(?:完成|达标|未完成|扣分|实现|达到|其中|偏离|得分|满分|核心|新增|调整|上级|下达)(?:了|的)?$/;

interface Found {
  readonly number: string;
  /** null: the sentence does not say. */
  readonly level: keyof typeof LEVELS | null;
  readonly start: number;
  readonly end: number;
  readonly scope: string | null;
}

function directCounts(text: string): Found[] {
  const labels = dividedLabels(text);
  const found: Found[] = [];
  for (const { pattern, number, level } of COUNTS) {
    for (const match of text.matchAll(pattern)) {
      const count = match[number];
      const of = match[level] as keyof typeof LEVELS | undefined;
      if (count === undefined || of === undefined) continue;
      if (SOME.test(text.slice(0, match.index))) continue;
      const end = match.index + match[0].length;
      if (found.some((other) => other.start < end && match.index < other.end)) continue;
      const whose = scopeOf(text, match.index, labels);
      if (whose === undefined && LEVELS[of] !== 'level1') continue;
      const scope = LEVELS[of] === 'level1' ? null : (whose ?? null);
      found.push({ number: count, level: of, start: match.index, end, scope });
    }
  }
  return found.sort((a, b) => a.start - b.start);
}

/** 三级指标35个,其中投入管理指标30个、产出指标3个: what is counted goes on behind 其中. */
function listed(text: string, counts: readonly Found[]): Found[] {
  return counts.flatMap((whole, i) => {
    const rest = text.slice(whole.end, counts[i + 1]?.start ?? text.length);
    const ofLevel1 = whole.level !== null && LEVELS[whole.level] === 'level1';
    if (whole.scope !== null || ofLevel1 || !/^[,:;(]*其中/.test(rest)) return [];
    const list = rest.split(/[。]/)[0] ?? '';
    return [...list.matchAll(LEVEL1_LABEL)].flatMap((match) => {
      const after = match.index + match[0].length;
      const count = new RegExp(`^(?:有|为|:|共)?${UNDER.source}`).exec(list.slice(after));
      if (!count?.[1] || isInside(list, match.index)) return [];
      const start = whole.end + after;
      return [{ ...whole, number: count[1], start, end: start + count[0].length, scope: match[0] }];
    });
  });
}

function unlevelled(text: string): Found[] {
  return UNLEVELLED.flatMap((pattern) =>
    [...text.matchAll(pattern)].flatMap((match): Found[] => {
      const [all, number = ''] = match;
      if (SOME.test(text.slice(0, match.index))) return [];
      const end = match.index + all.length;
      return [{ number, level: null, start: match.index, end, scope: null }];
    }),
  );
}

/** Counts under a label that name no level, in a sentence that says what is set up. */
function labelled(text: string): Found[] {
  if (!SETS.test(text)) return [];
  return [...text.matchAll(LEVEL1_LABEL)].flatMap((match): Found[] => {
    const [label] = match;
    if (!label.endsWith('指标') || isInside(text, match.index)) return [];
    const [from, to] = [match.index, match.index + label.length];
    const behind = LABELLED_COUNT.exec(text.slice(to));
    const before = COUNT_BEFORE.exec(text.slice(0, from));
    const count = behind ?? before;
    if (!count?.[1]) return [];
    const start = behind ? from : from - count[0].length;
    if (SOME.test(text.slice(0, start)) || /(?:一|二|三)级/.test(count[0])) return [];
    const end = behind ? to + count[0].length : to;
    return [{ number: count[1], level: null, start, end, scope: label }];
  });
}

/** Every count once: one that names its level before one that does not. */
function countsIn(text: string): Found[] {
  const direct = directCounts(text);
  const named = [...direct, ...listed(text, direct)];
  const whole = unlevelled(text);
  const others = [...whole, ...listed(text, whole), ...labelled(text)];
  const found = [...named];
  const scored = fullCounts(text);
  const add = (next: Found): void => {
    if (!found.some((other) => other.start < next.end && next.start < other.end)) found.push(next);
  };
  others.forEach(add);
  for (const count of scored) if (count.scope === null) add({ ...count, level: null });
  const parts = scored.filter(({ scope }) => scope !== null);
  return [...found, ...parts.map((count) => ({ ...count, level: null }))];
}

/** Returns the counts of indicators in a passage's sentences. */
export function findCounts(
  sentences: readonly Sentence[],
  printedText: (sentence: Sentence, start: number, end: number) => PlacedText,
): RawMention[] {
  return sentences.flatMap((sentence) => {
    const text = sentence.text.text;
    if (RULE.test(text) || OF_SEVERAL.test(text)) return [];
    return countsIn(text).map(({ number, level, start, end, scope }) => ({
      kind: 'indicatorCount' as const,
      scope,
      aspect: level === null ? null : LEVELS[level],
      unit: 'count' as const,
      number,
      unitWord: '个',
      printed: printedText(sentence, start, end),
      part: null,
      label: null,
      partOf: false,
      year: yearOf(sentence, start),
      sentence: sentence.text,
      passage: sentence.passage,
      sentenceIndex: sentence.index,
      group: text.slice(0, start).split(';').length - 1,
    }));
  });
}
