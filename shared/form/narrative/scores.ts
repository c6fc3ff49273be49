/** Reads points and ratings: the whole report's score, a level's weight and its score. */
import type { PlacedText } from '../../table/layout.ts';
import { clear } from './clear.ts';
import { pairLists } from './lists.ts';
import type { RawMention } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid, yearBefore } from './sentences.ts';
import { type OwnNames, withoutNeutral } from './subject.ts';
import { LEVEL1_HEADING, LEVEL1_LABEL, RATINGS } from './words.ts';

type Finding = Pick<RawMention, 'kind' | 'scope'>;

const WEIGHT_CUE =
  /(?:总分值|分值|权重|满分|标准分|应得分|设置?分|总权重)(?:值|数)?(?:为|是|共|占|:|各)*$/;
const SCORE_CUE =
  /(?:得出的?结果|(?:自评|评价|综合|最终|绩效|整体|评定|实际)?(?:总?得分|总评分|评分|打分|实得分|自评分|分数|总分|得分值|合计|总计)(?:情况|合计|结果)?|自评结果|评价结果|评分结果|自评|评定|评价|得|获得|获|自评价)(?:共|总)?(?:为|是|达到?|计|:|=|共计|合计)*$/;
/** Rules and deductions read like results. */
const RULE_BEFORE = /每|如果|若|凡|扣|减|标准为|低于|高于|不足|达到(?!\d*$)|起评|加分|按比例|区间/;
const RULE_SENTENCE =
  /\d+分?(?:\(含\))?(?:以上|以下)|\d+分?(?:\(含\d*分?\))?[-~至—]\d+分?.{0,8}[优良中差]|[优良中差]、[优良中差]/;
/** Speaks of the whole, whatever was named before it. */
const WHOLE_CUE = /(?:综合|最终|合计|总计|自评总|整体|得出的?结果)[^,]*$/;
/** Without one of these a score is the whole's only where heading or rating say so. */
const OF_REPORT = /自评|评价|综合|最终|绩效|整体|总得分|总评分|总分|结果|评定|合计|总计/;
const CONCLUSION = /结论|得分|评分|结果|综合评价/;
/** What an indicator has and a report has not. */
const OF_INDICATOR = /指标值|完成值|分值|权重|目标值|完成率|达标率|覆盖率/;
const FULL_MARKS =
  /(?:满分|(?<!自评|评价|综合|最终|得|自评分)总分|总分值|分值共?|百分制)(?:为|是|共|:|计)*$/;
const THIS_ITEM = /(?:该|本|此)(?:项|指标|部分|类)(?:指标|目)?/;
const SCORE_NEUTRAL =
  /自评|评价|综合|最终|绩效|指标|体系|评分|打分|得分|得出|结果|对照|部门|一级|标准|表|其中|各项|逐项|经|我们|认为|情况|实现|目标|工作|小组|评审|认定|评定|审核|组织|开展|年度|支出|最后|因此|综上(?:所述)?|预算|管理|总(?:体|分)?|得|分值|分数|计算|汇总|进行|项目(?=支出|绩效)|财政/g;

/** Some forms add up to 120 with additional marks; more is no score. */
const HIGHEST_SCORE = 120;

interface Item {
  readonly text: string;
  readonly level: boolean;
}

interface Topic {
  /** Level-1 label of the section's heading. */
  readonly section: string | null;
  /** The heading announces the result, or the sentence states a rating beside the score. */
  conclusion: boolean;
  /** Only there 该项 is the section's own label. */
  readonly opensSection: boolean;
  /** What the passage names before its first colon. */
  readonly lead: string | null;
  /** Level or item that the sentence named last, and the group of clauses it named it in. */
  named: (Item & { readonly group: number }) | null;
  /** A score of the whole stands before 其中. */
  wholeBefore: boolean;
}

function sectionLevel(sentence: Sentence): string | null {
  for (const heading of [...sentence.headings].reverse()) {
    const level = LEVEL1_HEADING.exec(heading)?.[1];
    if (level !== undefined) return level.replace(/(?:方面|情况|得分|分析)$/, '');
  }
  return null;
}

/** 成本指标 beside these is one of them, a level below. */
const LEVEL2_BESIDE = /数量指标|质量指标|时效指标/;

function rest(text: string, own: OwnNames): string {
  return withoutNeutral(text.replace(SCORE_NEUTRAL, '').replace(/类|方面|部分/g, ''), own);
}

/** The level-1 label in the words; null where other words make it a part of a name (社会效益指标). */
function levelIn(text: string, own: OwnNames): string | null {
  const level = [...text.replace(/一级指标(?=.)/g, '').matchAll(LEVEL1_LABEL)].at(-1)?.[0];
  if (level === undefined || LEVEL2_BESIDE.test(text)) return null;
  const at = text.lastIndexOf(level);
  const around = text.slice(0, at) + text.slice(at + level.length);
  return rest(around, own) === '' ? level : null;
}

const UNNAMED: Item = { text: '', level: false };

/** 一级指标预算执行率:年初目标为 100%,得分为 …: what the sentence began with. */
function namedBefore(before: string, own: OwnNames): Item | null {
  const level1 = /^(?:其中)?[:,]?一级指标(?=.)/.exec(before);
  const first = level1 ? [...before.slice(level1[0].length).matchAll(LEVEL1_LABEL)][0] : undefined;
  if (first?.index === 0) return { text: first[0], level: true };
  const clauses = before.split(/[,;:(]/).filter((clause) => clause.trim() !== '');
  const opening = before.includes(':') ? clauses[0] : undefined;
  for (const text of [clauses.at(-1), opening]) {
    const level = text === undefined ? null : levelIn(text, own);
    if (level !== null) return { text: level, level: true };
  }
  return OF_INDICATOR.test(before) ? UNNAMED : null;
}

/** What the words in front of a number of points speak of; null for the whole. */
function itemIn({ near, before }: Said, own: OwnNames): Item | null {
  const cued = near
    .replace(WEIGHT_CUE, '')
    .replace(SCORE_CUE, '')
    .replace(/[,:(]+$/, '');
  const clause = clear(cued).text;
  const level = levelIn(clause, own);
  if (level !== null) return { text: level, level: true };
  if (rest(clause, own) !== '')
    return { text: clause.replace(/^(?:其中|一级指标)[:,]?/, ''), level: false };
  return WHOLE_CUE.test(near) ? null : namedBefore(before, own);
}

function scopeOf(said: Said, topic: Topic, own: OwnNames): Item | null {
  const words = said.before + said.near;
  if (THIS_ITEM.test(words)) {
    if (topic.lead !== null && topic.section !== null) return { text: topic.lead, level: false };
    if (topic.section === null) return topic.named;
    return topic.opensSection ? { text: topic.section, level: true } : UNNAMED;
  }
  const item = itemIn(said, own);
  if (item && item !== UNNAMED) return item;
  if (WHOLE_CUE.test(said.near)) return null;
  return topic.named && topic.named.group === said.group ? topic.named : item;
}

const bareLabel = (label: string): string => label.replace(/类?指标$/, '');

/** Where a score stands among those of its sentence. */
interface Position {
  readonly first: boolean;
  readonly last: boolean;
}

function isOfReport({ near, before, value }: Said, topic: Topic, first: boolean): boolean {
  if (Number(value.number) > HIGHEST_SCORE) return false;
  if (OF_REPORT.test(near) || topic.conclusion) return true;
  return first && withoutNeutral(before, []) === '';
}

function readPoints(said: Said, topic: Topic, at: Position, own: OwnNames): Finding | null {
  const { near } = said;
  if (RULE_BEFORE.test(near)) return null;
  const scope = scopeOf(said, topic, own);
  if (scope) topic.named = { ...scope, group: said.group };
  const inBrackets = /^\(?$/.test(near) && scope?.level === true;
  const weight = WEIGHT_CUE.test(near) || inBrackets;
  const score = SCORE_CUE.test(near) || (said.partOf && topic.wholeBefore && scope !== null);
  if (FULL_MARKS.test(near) && scope === null && !at.last) return null;
  if (/满分/.test(near) && scope === null) return null;
  if (weight && scope) {
    return { kind: scope.level ? 'levelWeight' : 'other', scope: scope.text || null };
  }
  if (!score) return null;
  if (scope === null)
    return isOfReport(said, topic, at.first) ? { kind: 'selfScore', scope: null } : null;
  const sub = topic.section !== null && bareLabel(scope.text) !== bareLabel(topic.section);
  return { kind: scope.level && !sub ? 'levelScore' : 'other', scope: scope.text || null };
}

const RATING =
  /(?:自评|评价|综合|绩效|评定|最终)*(?:结果|等级|等次|结论|评级|级别|档次|评定|评价|得分|达到|评|绩效)(?:等级|等次|结果)?(?:均)?(?:评定|属于|认定|确定|定)?(?:为|是|:|达到)*["“'‘「《]?(优秀|优|良好|良|中等|中|合格|一般|较差|差)(?=["”'’」》]|等级|等次|级|[,。;:)(]|$)/g;
/** 98分,优 and 98分("优"): the word stands right behind the points. */
const RATING_BEHIND =
  /分(?:[,、(]|,?等级)?["“'‘「]?(优秀|优|良好|良|中等|较差|差)(?=["”'’」]|等级|等次|级|[,。;)]|$)/g;

function findRatings(sentence: Sentence): { word: string; start: number }[] {
  const text = sentence.text.text;
  if (RULE_SENTENCE.test(text)) return [];
  return [RATING, RATING_BEHIND].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      word: match[1] ?? '',
      start: match.index + match[0].length - (match[1]?.length ?? 0),
    })),
  );
}

function spotOf(sentence: Sentence, group: number) {
  const { text, passage, index } = sentence;
  return { sentence: text, passage, sentenceIndex: index, group };
}

const PLAIN = { aspect: null, part: null, label: null, partOf: false } as const;

/** The rating of what the sentence scores: a project's is not the report's. */
function ratedWith(points: readonly RawMention[], rating: RawMention): RawMention {
  const scored = points.filter(({ kind }) => kind === 'selfScore' || kind === 'other');
  const [first] = scored;
  if (!first || scored.some(({ kind }) => kind === 'selfScore')) return rating;
  return { ...rating, kind: 'other', scope: first.scope };
}

function ratingMentions(sentence: Sentence): RawMention[] {
  const seen = new Set<string>();
  return findRatings(sentence).flatMap(({ word, start }) => {
    const value = RATINGS[word];
    if (value === undefined || seen.has(value)) return [];
    seen.add(value);
    const group = sentence.text.text.slice(0, start).split(';').length - 1;
    return [
      {
        ...PLAIN,
        ...spotOf(sentence, group),
        kind: 'selfRating' as const,
        scope: null,
        unit: 'text' as const,
        number: value,
        unitWord: '',
        printed: { ...sentence.text, text: word },
        year: yearBefore(sentence.text.text, start),
      },
    ];
  });
}

/** “履职效能”50分,自评得49分: the first of the two, without a word of its own, is the weight. */
function isScoreBehind(said: Said, next: Said): boolean {
  if (SCORE_CUE.test(said.near)) return false;
  return /^[,(]?$/.test(next.before) && rest(next.near.replace(SCORE_CUE, ''), []) === '';
}

function sentencePoints(
  sentence: Sentence,
  topic: Topic,
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
): RawMention[] {
  const points = pairLists(valuesSaid(sentence.text.text, 'points'));
  return points.flatMap((said, i) => {
    if (said.value.loose) return [];
    const at = { first: i === 0, last: i === points.length - 1 };
    const found = readPoints(said, topic, at, own);
    if (!found) return [];
    const next = points[i + 1];
    const weighs = found.kind === 'levelScore' && next !== undefined && isScoreBehind(said, next);
    if (found.kind === 'selfScore') topic.wholeBefore = true;
    return [
      {
        ...PLAIN,
        ...spotOf(sentence, said.group),
        ...found,
        kind: weighs ? ('levelWeight' as const) : found.kind,
        unit: 'points' as const,
        number: said.value.number,
        unitWord: said.value.unitWord,
        printed: printed(sentence, said),
        partOf: said.partOf,
        year: yearBefore(sentence.text.text, said.value.start),
      },
    ];
  });
}

/** Returns the points and ratings of a passage's sentences; sentences that state rules give none. */
export function findScores(
  sentences: readonly Sentence[],
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
): RawMention[] {
  const mentions: RawMention[] = [];
  const first = sentences[0];
  if (!first) return [];
  const topic: Topic = {
    section: sectionLevel(first),
    opensSection: first.opensSection,
    conclusion: false,
    lead: first.lead?.replace(/(?:情况|分析|完成情况|得分)+$/, '') ?? null,
    named: null,
    wholeBefore: false,
  };
  for (const sentence of sentences) {
    if (sentence.isHeading || RULE_SENTENCE.test(sentence.text.text)) continue;
    const ratings = ratingMentions(sentence);
    topic.named = null;
    topic.conclusion = ratings.length > 0 || CONCLUSION.test(sentence.headings.at(-1) ?? '');
    const points = sentencePoints(sentence, topic, own, printed);
    mentions.push(...points, ...ratings.map((rating) => ratedWith(points, rating)));
  }
  return mentions;
}
