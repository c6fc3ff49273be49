/** Reads points and ratings: the whole report's score, a level's weight and its score. */
import type { PlacedText } from '../../table/layout.ts';
import { pairLists } from './lists.ts';
import { type Alias, projectScored } from './project-names.ts';
import { isByOthers, PLAIN, ratedWith, ratingMentions, spotOf } from './ratings.ts';
import type { RawMention } from './raw-narrative.ts';
import { GOALS, type Item, itemBefore, itemIn, rest, UNNAMED } from './score-item.ts';
import { levelOfLead, sectionOf } from './score-section.ts';
import {
  CONCLUSION,
  FULL,
  FULL_BEHIND,
  FULL_MARKS,
  INDICATOR_COUNT,
  LABEL_END,
  OF_REPORT,
  OF_SCORES,
  OF_WHOLE,
  RULE_BEFORE,
  RULE_SENTENCE,
  SCORE_CUE,
  THIS_ITEM,
  TOPIC_END,
  TOTAL_ONLY,
  WEIGHT_CUE,
  WHOLE_CUE,
} from './score-words.ts';
import { type Said, type Sentence, valuesSaid, yearOf } from './sentences.ts';
import { type OwnNames, PROJECT, withoutNames, withoutNeutral } from './subject.ts';
import { isOfOtherYears, topicUnder } from './topic.ts';
import { UNDERTAKING } from './words.ts';

type Finding = Pick<RawMention, 'kind' | 'scope'>;

/** Some forms add up to 120 with additional marks; more is no score. */
const HIGHEST_SCORE = 120;
/** Fewer full marks are those of a part: a form without its execution row has 90. */
const LEAST_FULL_MARKS = 90;
/** Levels weigh no more than this. */
const MOST_OF_LEVEL = 70;
/** … and less than this is one row's, where the words do not say that it is the whole's. */
const LEAST_SCORE = 40;
const PROJECT_ITSELF = ['本项目', '该项目', PROJECT];
const DEPARTMENT_NAME = /(?:局|委|办|厅|院|会|部|处|镇|乡|街道|中心|学校)$/;

/** 产出指标(40分): right behind a label, in brackets or not. */
const IN_BRACKETS = /^\(?$/;
/** 产出指标总分40分,得38.5分: of the two the total is what can be had. */
const LEVEL_TOTAL = /总分(?:为|是|:)*$/;

/** The name of indicators that are none of the known levels: 完成指标得63分. */
const OTHER_LABEL = /[\u4e00-\u9fff]{2,6}指标(?=[^\u4e00-\u9fff]|自评|得|分|为|是|$)/;

interface Topic {
  /** Level-1 label of the section's heading. */
  readonly section: string | null;
  /** The heading announces the result, or the sentence states a rating beside the score. */
  conclusion: boolean;
  /** Only there 该项 is the section's own label. */
  readonly opensSection: boolean;
  readonly headings: readonly string[];
  /** What the passage names before its first colon. */
  readonly lead: string | null;
  /** Project or subordinate unit that heading or lead name; null: the whole. */
  readonly about: string | null;
  /** Level or item that the sentence named last, and the group of clauses it named it in. */
  named: (Item & { readonly group: number }) | null;
  /** A weight that the passage gave and no score yet: 产出指标分值40分。…。自评得分38.5分. */
  open: { readonly item: Item; readonly weight: number } | null;
  /** Level-1 labels, and goals beside them, that the sentence has given points to. */
  levels: Set<string>;
  /** A score of the whole stands before 其中. */
  wholeBefore: boolean;
  /** What the projects of the file are called. */
  readonly aliases: readonly Alias[];
  /** 一级指标得分情况为:…: what stands behind the labels are scores. */
  readonly scored: boolean;
}

/** 满分30分,得28分: full marks of less than a report has are those of the section, or of some part. */
function ofMarks({ near, before, value }: Said, topic: Topic): Item | null {
  const plain = FULL_MARKS.test(near) && rest(near.replace(FULL_MARKS, ''), []) === '';
  // 总分89.82分 is a score: full marks are whole.
  if (
    !plain ||
    value.number.includes('.') ||
    Number(value.number) >= LEAST_FULL_MARKS ||
    topic.named !== null
  )
    return null;
  const ofSection = topic.section !== null && topic.opensSection && topic.lead === null;
  // 四级服务体系达成指标,但…不规范,分值5分: what the sentence speaks of has these points, not the section.
  if (rest(before.replace(INDICATOR_COUNT, ''), []) !== '') return UNNAMED;
  return ofSection && topic.section ? { text: topic.section, level: true } : UNNAMED;
}

function scopeOf(said: Said, topic: Topic, own: OwnNames): Item | null {
  const words = said.before + said.near;
  if (THIS_ITEM.test(words)) {
    if (topic.lead !== null && topic.section !== null) return { text: topic.lead, level: false };
    if (topic.section === null) return topic.named ?? UNNAMED;
    // 预算调整率实际高出1.26个百分点,该项3分: of what has that value.
    if (/\d(?!项指标)/.test(said.head.slice(0, -said.near.length))) return UNNAMED;
    return topic.opensSection ? { text: topic.section, level: true } : UNNAMED;
  }

  // Behind the points of several levels 总分 is that of them all; behind one, that level's.
  if (topic.levels.size > 1 && TOTAL_ONLY.test(said.near)) return null;
  const item = IN_BRACKETS.test(said.near) ? itemBefore(said, own) : itemIn(said, own);
  // Under a project's own heading or lead 项目 is that project.
  if (topic.about !== null && item && rest(item.text, PROJECT_ITSELF) === '') return null;
  if (item && item !== UNNAMED) return item;
  const marks = ofMarks(said, topic);
  if (marks) return marks;
  if (WHOLE_CUE.test(said.near)) return null;
  // 预算执行得9.75分,完成指标得63分: the second is not the one before.
  const unknown = OTHER_LABEL.exec(said.near)?.[0];
  if (unknown !== undefined) return { text: unknown, level: false };
  // 满意度扣0.11分,三项合计扣0.68分,得99.32分: no level has as much, nor all indicators together.
  const isOfOne = Number(said.value.number) <= LEAST_FULL_MARKS;
  if (topic.named && topic.named.group === said.group && isOfOne) return topic.named;
  const isOpen = topic.open !== null && Number(said.value.number) <= topic.open.weight;
  return item ?? (isOpen && !OF_WHOLE.test(said.near) ? (topic.open?.item ?? null) : null);
}

/** 产出分值50分,效益分值30分,…,合计100分 */
const SUM_ONLY = /^[,;]?(?:共计|共|总计|合计|以上合计)(?:为|是|:)?$/;

/** 一级指标得分情况为:… */
const SCORES_FOLLOW = /得分(?:情况|明细|构成)?(?:具体)?(?:为|是|如下)?$/;

const bareLabel = (label: string): string => label.replace(LABEL_END, '');

/** Where a score stands among those of its sentence. */
interface Position {
  readonly first: boolean;
  readonly last: boolean;
  /** The points before it are what it is out of, and less than a report has: 目标80分,得79.84分. */
  readonly ofLess: boolean;
}

function isOfLess(said: Said, before: Said | undefined): boolean {
  if (before === undefined || before.group !== said.group) return false;
  const full = Number(before.value.number);
  if (full >= LEAST_FULL_MARKS || full < Number(said.value.number)) return false;
  const isScore = SCORE_CUE.test(before.near) && !LEVEL_TOTAL.test(before.near);
  return !isScore && rest(said.near.replace(SCORE_CUE, ''), []) === '';
}

function isOfReport(said: Said, topic: Topic, at: Position, own: OwnNames): boolean {
  const { near, before, value } = said;
  if (at.ofLess && !OF_WHOLE.test(near)) return false;
  const points = Number(value.number);
  if (points > HIGHEST_SCORE || (points < LEAST_SCORE && !OF_SCORES.test(near))) return false;
  // Under the heading of a level a score of a level's size is that level's, or a row's.
  if (topic.section !== null && points <= MOST_OF_LEVEL && !OF_WHOLE.test(near)) return false;
  if (OF_REPORT.test(near)) return true;
  // 核心指标4项,得分49分: of those.
  if (/指标/.test(before)) return false;
  if (UNDERTAKING.test(withoutNames(said.head, own))) return false;
  return topic.conclusion || (at.first && withoutNeutral(before, []) === '');
}

/** The project or unit that heading or lead are about, unless 项目 is all that they name of it. */
function aboutOf({ headings, lead }: Sentence, own: OwnNames): string | null {
  const about = topicUnder(headings, lead, own);
  if (about === null || own.some((name) => DEPARTMENT_NAME.test(name))) return about;
  return rest(about, [...own, PROJECT]) === '' ? null : about;
}

function readPoints(said: Said, topic: Topic, at: Position, own: OwnNames): Finding | null {
  const { near } = said;
  if (RULE_BEFORE.test(near) || isByOthers(said.head, topic.headings)) return null;
  const scope = scopeOf(said, topic, own);
  if (scope) topic.named = { ...scope, group: said.group };
  if (scope && (scope.level || GOALS.test(scope.text))) topic.levels.add(scope.text);
  const inBrackets = IN_BRACKETS.test(near) && scope?.level === true && !/\)$/.test(said.before);
  const isFull = FULL_BEHIND.test(said.tail);
  const weight = !isFull && (WEIGHT_CUE.test(near) || inBrackets);
  const listed = topic.scored || (said.partOf && topic.wholeBefore);
  const score = SCORE_CUE.test(near) || ((listed || isFull) && scope !== null);
  const isWhole = !said.value.number.includes('.');
  if (FULL_MARKS.test(near) && isWhole && scope === null && !at.last) return null;
  if (FULL.test(near) && scope === null) return null;
  if (weight && scope) {
    topic.open = { item: scope, weight: Number(said.value.number) };
    return { kind: scope.level ? 'levelWeight' : 'other', scope: scope.text || null };
  }
  if (!score) return null;
  topic.open = null;
  const project = scope && !scope.level ? projectScored(scope.text, topic.aliases, own) : null;
  if (scope === null || project !== null) {
    const whole = isOfReport(said, topic, at, own);
    return whole ? { kind: 'selfScore', scope: project ?? topic.about } : null;
  }
  const sub = topic.section !== null && bareLabel(scope.text) !== bareLabel(topic.section);
  return { kind: scope.level && !sub ? 'levelScore' : 'other', scope: scope.text || null };
}

/** “履职效能”50分,自评得49分: the first of the two, without a word of its own, is the weight. */
function isScoreBehind(said: Said, next: Said): boolean {
  const isScore = SCORE_CUE.test(said.near) && !LEVEL_TOTAL.test(said.near);
  if (isScore || !SCORE_CUE.test(next.near)) return false;
  if (Number(next.value.number) > Number(said.value.number)) return false;
  return /^[,():]*$/.test(next.before) && rest(next.near.replace(SCORE_CUE, ''), []) === '';
}

function sentencePoints(
  sentence: Sentence,
  topic: Topic,
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
): RawMention[] {
  const points = pairLists(valuesSaid(sentence.text.text, 'points'));
  const kinds: Finding['kind'][] = [];
  return points.flatMap((said, i) => {
    if (said.value.loose) return [];
    const ofLess = isOfLess(said, points[i - 1]);
    const at = { first: i === 0, last: i === points.length - 1, ofLess };
    const found = readPoints(said, topic, at, own);
    if (!found) return [];
    const sumOfWeights = found.kind === 'selfScore' && SUM_ONLY.test(said.near);
    if (sumOfWeights && kinds.length > 0 && kinds.every((kind) => kind === 'levelWeight'))
      return [];
    kinds.push(found.kind);
    const next = points[i + 1];
    const behind = next !== undefined && isScoreBehind(said, next);
    // Points in brackets are a weight or a score, unless a score follows.
    if (found.kind === 'levelWeight' && /\($/.test(said.before) && !said.near && !behind) return [];
    const weighs = found.kind === 'levelScore' && behind;
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
        year: yearOf(sentence, said.value.wordsEnd),
      },
    ];
  });
}

/** 在“优、良、中、差”四档中列“优”档: names the ratings that there are. */
const ALL_RATINGS = /["“]优、良(?:好)?、中[^"“”]*["”]/g;

/** 等级为“优”(90分及以上为优,…), 按照“90分(含)以上为优,…”的标准: a rule in brackets or quotes is blanked out. */
function withoutRules(sentence: Sentence): Sentence {
  const { text } = sentence.text;
  const blank = (bracket: string): string =>
    RULE_SENTENCE.test(bracket) ? '\u3000'.repeat(bracket.length) : bracket;
  const rest = text.replace(/["“][^"“”]*["”]|\([^()]*\)/g, blank).replace(ALL_RATINGS, blank);
  return rest === text ? sentence : { ...sentence, text: { ...sentence.text, text: rest } };
}

/** Returns the points and ratings of a passage's sentences; sentences that state rules give none. */
export function findScores(
  sentences: readonly Sentence[],
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
  aliases: readonly Alias[] = [],
): RawMention[] {
  const mentions: RawMention[] = [];
  const first = sentences[0];
  if (!first) return [];
  const { level, row } = sectionOf(first);
  const announced = levelOfLead(first);
  const topic: Topic = {
    section: level ?? announced,
    opensSection: announced !== null || (first.opensSection && row === null),
    headings: first.headings,
    conclusion: false,
    lead: announced === null ? (first.lead?.replace(TOPIC_END, '') ?? row) : null,
    about: aboutOf(first, own),
    named: null,
    open: null,
    levels: new Set(),
    wholeBefore: false,
    aliases,
    scored: SCORES_FOLLOW.test(first.lead ?? ''),
  };
  for (const whole of sentences) {
    const sentence = withoutRules(whole);
    if (sentence.isHeading || RULE_SENTENCE.test(sentence.text.text)) continue;
    if (isOfOtherYears(sentence.headings, sentence.lead)) continue;
    const ratings = ratingMentions(sentence, topic.about, own);
    topic.named = null;
    topic.levels = new Set();
    topic.conclusion = ratings.length > 0 || CONCLUSION.test(sentence.headings.at(-1) ?? '');
    const points = sentencePoints(sentence, topic, own, printed);
    const found = [...points, ...ratings.map((rating) => ratedWith(points, rating))];
    mentions.push(...found.map((mention) => ({ ...mention, sentence: whole.text })));
  }
  return mentions;
}
