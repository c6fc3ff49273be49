/** Reads amounts and rates: which side of which part of the budget a sentence gives. */
import type { PlacedText } from '../../table/layout.ts';
import { readAmount, YEARS_SPAN } from './amounts.ts';
import { pairLists } from './lists.ts';
import { type Finding, nameSubject, openTopic, type Topic } from './money-topic.ts';
import { mentionsOfWhole, type Read } from './own-rates.ts';
import { limitsToPart } from './periods.ts';
import { type Alias, projectOf } from './project-names.ts';
import { readPercent } from './rates.ts';
import type { PartClass, RawMention } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid, yearOf } from './sentences.ts';
import { type Label, type OwnNames, PROJECT } from './subject.ts';
import { headedBy, isOfOtherYears } from './topic.ts';
import { NAME_END } from './words.ts';

/** 近三年预算合计A,支出合计B,执行率C: until a year is named, of the same years. */
const ONE_YEAR = /20\d\d年|[本当今全]年|年度/;

function readValue(said: Said, topic: Topic, own: OwnNames): Finding | null {
  if (ONE_YEAR.test(said.before + said.near)) topic.severalIn = null;
  if (topic.severalIn === said.group) return null;
  if (said.value.unit === 'amount') return readAmount(said, topic, own);
  return said.value.unit === 'percent' ? readPercent(said, topic, own) : null;
}

/** 年初 and 调整 are sides of the whole, no parts that a rate could be of. */
function isScope(part: PartClass | null): part is PartClass {
  return part !== null && part !== 'initial' && part !== 'adjustment';
}

/** Keeps in mind which parts the clauses name; returns the part that the value is the amount of. */
function remember(found: Finding, said: Said, topic: Topic): Label | null {
  if (found.kind === 'executionRate') topic.unrated = 0;
  if (said.value.unit !== 'amount') return null;
  if (found.scope === null && (found.kind === 'budget' || found.kind === 'executed')) {
    topic.parts = [];
    topic.before = [];
    topic.unrated = 0;
  }
  if (found.label === null || !isScope(found.part)) return null;
  const part = { text: found.label, part: found.part, aspect: found.aspect };
  if (!topic.parts.some(({ text }) => text === part.text)) {
    topic.parts.push(part);
    topic.unrated += 1;
  }
  return part;
}

function mentionOf(
  found: Finding,
  said: Said,
  at: Sentence,
  printed: PlacedText,
  partial: boolean,
): RawMention {
  const { value } = said;
  return {
    ...found,
    kind: value.loose || partial ? 'other' : found.kind,
    unit: value.unit === 'amount' ? 'yuan' : 'percent',
    number: value.number,
    unitWord: value.unitWord,
    printed,
    partOf: said.partOf,
    inBrackets: bracketsAt(said.head) > 0,
    year: yearOf(at, value.wordsEnd),
    sentence: at.text,
    passage: at.passage,
    sentenceIndex: at.index,
    group: said.group,
  };
}

function bracketsAt(head: string): number {
  return Math.max(0, head.split('(').length - head.split(')').length);
}

/** 基本支出1414万元(预算1420万元),项目支出1684万元(预算1854万元): right behind a part's amount. */
function keepLast(topic: Topic, { head }: Said, last: Read | undefined): void {
  const part = topic.parts.at(-1);
  if (part === undefined || last?.mention?.label !== part.text) return;
  if (head.indexOf('(', last.said.value.end) !== last.said.value.end) return;
  topic.parts = [part];
  topic.unrated = Math.min(topic.unrated, 1);
}

function leaveBrackets(topic: Topic): void {
  if (topic.outside) Object.assign(topic, topic.outside);
  topic.outside = null;
}

/** 预算数1243万元(含上年结转102万元),执行率95%: what a bracket names, it names inside only. */
function passBrackets(topic: Topic, said: Said, last: Read | undefined): void {
  if (bracketsAt(said.head) > 0) {
    const { parts, unrated, subject, subjectIn } = topic;
    if (topic.outside === null) keepLast(topic, said, last);
    topic.outside ??= { parts: [...parts], unrated, subject, subjectIn };
  } else leaveBrackets(topic);
}

/**
 * 预算320万元,其中A96万元、B224万元;实际支出304万元: behind several parts a semicolon goes on with
 * what they are parts of.
 */
function leaveSplit(topic: Topic, said: Said, isNewGroup: boolean): void {
  if (isNewGroup && topic.split !== null) {
    if (topic.split.amounts > 1) topic.subject = topic.split.subject;
    topic.split = null;
  }
  if (!said.partOf || isNewGroup) return;
  topic.split ??= { subject: topic.subject, amounts: 0 };
  if (said.value.unit === 'amount') topic.split.amounts += 1;
}

/** A project of the file that the clause opens with is what its amounts are of, as under its heading. */
function ofProject(said: Said, topic: Topic, own: OwnNames, aliases: readonly Alias[]): Said {
  const named = projectOf(said, aliases, own);
  if (named === null) return said;
  topic.subject = NAME_END.test(named.project) ? named.project : named.project + PROJECT;
  topic.subjectIn = said.group;
  return named.said;
}

/** Under the heading of one project 项目预算 is that project's. */
const ITS_MONEY = ['项目预算', '项目资金', '项目经费'];
const ONE_PROJECT = /^(?!.*(?:支出|经费|资金|预算|各|\d个)).*项目/;

/** Returns the amounts and rates of a passage's sentences; what cannot be told is left out. */
export function findMoney(
  sentences: readonly Sentence[],
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
  aliases: readonly Alias[] = [],
): RawMention[] {
  const mentions: RawMention[] = [];
  const topic = openTopic(sentences[0], own);
  const names = ONE_PROJECT.test(topic.base ?? '') ? [...own, ...ITS_MONEY] : own;
  for (const sentence of sentences) {
    if (sentence.isHeading || isOfOtherYears(sentence.headings, sentence.lead)) continue;
    const named: Label[] = [];
    const read: Read[] = [];
    leaveBrackets(topic);
    topic.parts = [];
    topic.unclear = false;
    topic.unrated = 0;
    topic.split = null;
    topic.subjectIn = null;
    topic.severalIn = null;
    topic.headed = headedBy(sentence, own);
    nameSubject(sentence, topic, own);
    for (const said of pairLists(valuesSaid(sentence.text.text))) {
      const isNewGroup = said.group !== topic.group;
      leaveSplit(topic, said, isNewGroup);
      if (isNewGroup) {
        topic.parts = [];
        topic.unrated = 0;
      }
      topic.partial = limitsToPart(said.head) ?? topic.partial;
      topic.group = said.group;
      passBrackets(topic, said, read.at(-1));
      const found = readValue(ofProject(said, topic, names, aliases), topic, names);
      if (!found) {
        read.push({ said, mention: null });
        continue;
      }
      const part = remember(found, said, topic);
      if (part && !named.some(({ text }) => text === part.text)) named.push(part);
      const mention = mentionOf(found, said, sentence, printed(sentence, said), topic.partial);
      read.push({ said, mention });
    }
    mentions.push(...mentionsOfWhole(read, own));
    topic.before = named;
    topic.spansYears ||= YEARS_SPAN.test(sentence.text.text);
  }
  return mentions;
}
