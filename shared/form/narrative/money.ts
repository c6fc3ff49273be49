/** Reads amounts and rates: which side of which part of the budget a sentence gives. */
import type { Figure } from '../../report/record.ts';
import type { PlacedText } from '../../table/layout.ts';
import { pairLists } from './lists.ts';
import { limitsToPart } from './periods.ts';
import type { PartClass, RawMention } from './raw-narrative.ts';
import { type Said, type Sentence, valuesSaid, yearBefore } from './sentences.ts';
import { type Label, type OwnNames, type Reading, readWords, withoutNeutral } from './subject.ts';
import { topicUnder } from './topic.ts';
import {
  ACTUAL_CUES,
  GROWTH_CUES,
  MONEY_CONTEXT,
  type MoneyCue,
  NOT_REACHED,
  RATE_CUES,
  SHARE_CUES,
  STRONG_CUES,
  TARGET_CUES,
  UNDERTAKING,
} from './words.ts';

type Finding = Pick<RawMention, 'kind' | 'scope' | 'aspect' | 'part' | 'label'>;

/** What the passage speaks of by the time a value comes. */
interface Topic {
  /** A part or project named before; null: the whole department. */
  subject: string | null;
  /** Named by a sentence of its own (办公楼维修项目。): holds for the passage. */
  named: string | null;
  /** What heading or lead name. */
  readonly base: string | null;
  /** Parts named in this sentence's group of clauses. */
  parts: (Label & { readonly aspect: Figure['aspect'] })[];
  group: number;
  /** How many parts the sentence before named, and the last of them. */
  before: readonly Label[];
  /** An amount of the whole came before, so that 其中 splits it. */
  total: boolean;
  /** The sentence has an amount of which it does not tell what it is of. */
  unclear: boolean;
  /** The period named last is a part of the year. */
  partial: boolean;
  /** Heading or lead speak of money. */
  readonly money: boolean;
}

const WHOLE = /部门|单位|我局|本局|我委|全年|整体|总体|全部/;
const DEPARTMENT = /部门|单位|我局|本局|我委|整体/;
const NAME_END =
  /(?:项目|经费|资金|补助|补贴|工程|专项|费用?|局|中心|站|所|队|馆|院|校|办|委|政策|计划)$/;

/** The end of a clause that compares: 同比增加, 占总支出的. */
const COMPARISON = /(?:同比|环比|较|比|占|增|减|下降|上升).*$/;
/** A clause that is all cue names nothing. */
const OTHER_ONLY =
  /^(?:同比|环比|增长|增加|减少|下降|占|占比|较|比|上年|去年|实际|年初|全年|为|[的了:])+$/;

/** Longer sentences say something. */
const LONGEST_NAME = 40;

const PART_KINDS: Partial<Record<PartClass, Figure['kind']>> = {
  basic: 'basicExpenditure',
  project: 'projectExpenditure',
};

function aspectOf(cue: MoneyCue | null): Figure['aspect'] {
  return cue?.aspect ?? null;
}

function labelledAmount(reading: Reading, label: Label, subject: string | null): Finding {
  const own = label.part === null ? undefined : PART_KINDS[label.part];
  const sure =
    reading.rest === '' && reading.cue?.kind !== 'none' && reading.cue?.kind !== 'income';
  const foreign = subject !== null && subject !== label.text;
  const kind = own && sure && !foreign ? own : 'other';
  const scope = kind === 'other' ? label.text : null;
  const part = sure && !foreign ? label.part : null;
  return { kind, scope, aspect: aspectOf(reading.cue), part, label: label.text };
}

const PART_NAMES = { initial: '年初预算', adjustment: '调整追加' } as const;

function cuedAmount(cue: MoneyCue, scope: string | null, partOf: boolean): Finding {
  const named = scope === null || NAME_END.test(scope);
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  const kind = compared && named ? (cue.kind as 'budget' | 'executed') : 'other';
  const { aspect } = cue;
  if (partOf && scope === null && (aspect === 'initial' || aspect === 'adjustment')) {
    return { kind, scope, aspect, part: aspect, label: PART_NAMES[aspect] };
  }
  return { kind, scope, aspect, part: null, label: null };
}

/** The words of the clauses before that make the amount one of an undertaking, not of the whole. */
function undertaking(said: Said, own: OwnNames): string | null {
  const before = said.before.replace(/[,:;()]+$/, '');
  if (withoutNeutral(before, own) === '') return null;
  return (before.split(/[,;:()]/).at(-1) ?? before) || null;
}

/** Says whether the whole may be meant by words that name nothing. */
function meansWhole(said: Said, topic: Topic, own: OwnNames): boolean {
  const about = undertaking(said, own);
  if (STRONG_CUES.test(said.near)) return about === null || !UNDERTAKING.test(said.before);
  if (about !== null) return false;
  return topic.total || topic.money || WHOLE.test(said.near) || /20\d\d年/.test(said.near);
}

/** An amount behind a part with one side named: the part's other side (基本支出预算 A,实际支出 B). */
function ofPart(said: Said, cue: MoneyCue, topic: Topic): Finding | null {
  const [part, ...more] = topic.parts;
  if (!part || more.length > 0 || topic.group !== said.group || WHOLE.test(said.near)) return null;
  const aspect = aspectOf(cue);
  if (part.aspect === null) return { kind: 'other', scope: null, aspect, part: null, label: null };
  const reading: Reading = { label: part, cue, rest: '' };
  return labelledAmount(reading, part, topic.subject);
}

function readAmount(said: Said, topic: Topic, own: OwnNames): Finding | null {
  let reading = readWords(said.near, own);
  if (!reading.cue && !reading.label && reading.rest === '') {
    reading = readWords(said.before + said.near, own);
  }
  const { label, cue, rest } = reading;
  if (label) {
    if (label.part === null) topic.subject = label.text;
    if (label.part === null && !cue) return null;
    return labelledAmount(reading, label, topic.subject);
  }
  if (!cue) {
    if (!said.partOf || rest === '' || !topic.total) return null;
    return { kind: 'other', scope: rest, aspect: null, part: null, label: rest };
  }
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  if (rest !== '' && !compared) return null;
  if (rest !== '') topic.subject = rest;
  else {
    const part = compared ? ofPart(said, cue, topic) : null;
    if (part) return part;
    if (DEPARTMENT.test(said.near)) topic.subject = null;
    else if (WHOLE.test(said.near) && topic.subject !== topic.named) topic.subject = topic.base;
    if (topic.subject === null && !meansWhole(said, topic, own)) {
      topic.subject = undertaking(said, own) ?? topic.subject;
      topic.unclear = true;
      return { kind: 'other', scope: topic.subject, aspect: cue.aspect, part: null, label: null };
    }
  }
  topic.total ||= topic.subject === null && cue.kind !== 'none';
  return cuedAmount(cue, topic.subject, said.partOf);
}

function rateScope(said: Said, topic: Topic, own: OwnNames): Finding {
  const words = said.near.replace(RATE_CUES, '');
  const { label, rest } = readWords(words, own);
  const rate = { kind: 'executionRate', aspect: null, label: null } as const;
  if (label) return { ...rate, scope: label.text, part: label.part };
  if (rest !== '') return { ...rate, scope: rest, part: null };
  if (WHOLE.test(words)) return { ...rate, scope: null, part: null };
  const part = topic.group === said.group ? topic.parts.at(-1) : undefined;
  const alone = topic.before.length === 1 && topic.parts.length === 0 ? topic.before[0] : undefined;
  const of = part ?? alone;
  if (of) return { ...rate, scope: of.text, part: of.part };
  const about = undertaking(said, own);
  const foreign = about !== null && UNDERTAKING.test(about) ? about : null;
  const scope = topic.subject ?? foreign;
  const kind = scope === null && topic.unclear ? 'other' : rate.kind;
  return { ...rate, kind, scope, part: null };
}

/** The name in front of a target, an actual value, a share: the clause without its cue. */
function nameIn({ near }: Said): string | null {
  const name = near
    .trim()
    .replace(TARGET_CUES, '')
    .replace(ACTUAL_CUES, '')
    .replace(COMPARISON, '');
  return name.length < 2 || OTHER_ONLY.test(name) ? null : name;
}

function readPercent(said: Said, topic: Topic, own: OwnNames): Finding | null {
  const near = said.near.trim();
  const other = (aspect: Figure['aspect']): Finding | null => {
    if (nameIn(said) === null) return null;
    return { kind: 'other', scope: nameIn(said), aspect, part: null, label: null };
  };
  if (TARGET_CUES.test(near)) return other('target');
  if (said.value.loose || NOT_REACHED.test(near)) return null;
  if (RATE_CUES.test(near)) return rateScope(said, topic, own);
  if (SHARE_CUES.test(near)) return other('share');
  if (GROWTH_CUES.test(near)) return other('growth');
  return ACTUAL_CUES.test(near) ? other('actual') : null;
}

function readValue(said: Said, topic: Topic, own: OwnNames): Finding | null {
  if (said.value.unit === 'amount') return readAmount(said, topic, own);
  return said.value.unit === 'percent' ? readPercent(said, topic, own) : null;
}

/** A sentence that is only a name says what the rest of its passage is of. */
function nameSubject({ text: { text }, isHeading }: Sentence, topic: Topic, own: OwnNames): void {
  const name = text.replace(/[。:!?]+$/, '');
  if (isHeading || /[,;:\d]/.test(name) || name.length > LONGEST_NAME) return;
  if (!NAME_END.test(name) || withoutNeutral(name, own) === '') return;
  topic.subject = name;
  topic.named = name;
}

/** 年初 and 调整 are sides of the whole, no parts that a rate could be of. */
function isScope(part: PartClass | null): part is PartClass {
  return part !== null && part !== 'initial' && part !== 'adjustment';
}

function openTopic(first: Sentence | undefined, own: OwnNames): Topic {
  const base = first ? topicUnder(first.headings, first.lead, own) : null;
  const under = first ? [...first.headings, first.lead ?? ''] : [];
  return {
    subject: base,
    base,
    named: null,
    parts: [],
    group: 0,
    before: [],
    total: false,
    unclear: false,
    partial: false,
    money: under.some((text) => MONEY_CONTEXT.test(text)),
  };
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
    year: yearBefore(at.text.text, value.start),
    sentence: at.text,
    passage: at.passage,
    sentenceIndex: at.index,
    group: said.group,
  };
}

/** Returns the amounts and rates of a passage's sentences; what cannot be told is left out. */
export function findMoney(
  sentences: readonly Sentence[],
  own: OwnNames,
  printed: (sentence: Sentence, said: Said) => PlacedText,
): RawMention[] {
  const mentions: RawMention[] = [];
  const topic = openTopic(sentences[0], own);
  for (const sentence of sentences) {
    if (sentence.isHeading) continue;
    const named: Label[] = [];
    topic.parts = [];
    topic.unclear = false;
    nameSubject(sentence, topic, own);
    for (const said of pairLists(valuesSaid(sentence.text.text))) {
      if (said.group !== topic.group) topic.parts = [];
      topic.partial = limitsToPart(sentence.text.text.slice(0, said.value.start)) ?? topic.partial;
      topic.group = said.group;
      const found = readValue(said, topic, own);
      if (!found) continue;
      const label = found.part === null ? null : found.label;
      if (said.value.unit === 'amount' && label !== null && isScope(found.part)) {
        const part = { text: label, part: found.part, aspect: found.aspect };
        if (!topic.parts.some(({ text }) => text === label)) topic.parts.push(part);
        if (!named.some(({ text }) => text === label)) named.push(part);
      }
      mentions.push(mentionOf(found, said, sentence, printed(sentence, said), topic.partial));
    }
    topic.before = named;
  }
  return mentions;
}
