/** Reads amounts: which side of the budget, of the whole, of a part or of one undertaking. */
import type { Figure } from '../../report/record.ts';
import { type Finding, meansWhole, type Topic, undertaking } from './money-topic.ts';
import type { PartClass } from './raw-narrative.ts';
import type { Said } from './sentences.ts';
import { type Label, type OwnNames, type Reading, readWords } from './subject.ts';
import { DEPARTMENT, type MoneyCue, NAME_END, UNDERTAKING, WHOLE } from './words.ts';

const PART_KINDS: Partial<Record<PartClass, Figure['kind']>> = {
  basic: 'basicExpenditure',
  project: 'projectExpenditure',
};

function aspectOf(cue: MoneyCue | null): Figure['aspect'] {
  return cue?.aspect ?? null;
}

/** 人员经费 and 公用经费 under a heading about basic expenditure are its parts. */
function splits({ part }: Label, subject: string): boolean {
  if (part !== 'personnel' && part !== 'public') return false;
  return readWords(subject, []).label?.part === 'basic';
}

function labelledAmount(reading: Reading, label: Label, subject: string | null): Finding {
  const own = label.part === null ? undefined : PART_KINDS[label.part];
  const sure =
    reading.rest === '' && reading.cue?.kind !== 'none' && reading.cue?.kind !== 'income';
  const foreign = subject !== null && subject !== label.text && !splits(label, subject);
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

/** An amount behind a part with one side named: the part's other side (基本支出预算 A,实际支出 B). */
function ofPart(said: Said, cue: MoneyCue, topic: Topic): Finding | null {
  const [part, ...more] = topic.parts;
  if (!part || more.length > 0 || topic.group !== said.group || WHOLE.test(said.near)) return null;
  const aspect = aspectOf(cue);
  if (part.aspect === null) return { kind: 'other', scope: null, aspect, part: null, label: null };
  const reading: Reading = { label: part, cue, rest: '' };
  return labelledAmount(reading, part, topic.subject);
}

function ofLabel(said: Said, reading: Reading, label: Label, topic: Topic): Finding | null {
  const { part } = label;
  if (part === null || reading.rest !== '') topic.subject = label.text;
  if (part === null && !reading.cue) return null;
  if (part === 'source' && !said.partOf) topic.source = label.text;
  // What a source is split into is not what the whole is split into.
  const split = part !== 'source' && said.partOf ? topic.source : null;
  return labelledAmount(reading, label, split ?? topic.subject);
}

/** 收入总计1250万元,支出总计1250万元: both sides of the accounts, balances included. */
const BALANCED =
  /收入(?:决算)?总计[^;。]*支出(?:决算)?总计(?:为|是|:)?$|收、?支(?:出)?总计(?:均|各)*(?:为|是|:)?$/;

/** 开工以来累计支出, 累计支出5.8亿元(2021年2.4亿元,2022年3.4亿元): of several years. */
const SINCE_START = /(?:以来|历年|[至到]今)[^,;:。]*$|^(?=.*累计).*总投资/;
const BY_YEARS = /^\((?:其中)?:?20\d\d年/;

function isOfSeveralYears({ near, before, after }: Said): boolean {
  return SINCE_START.test(before + near) || (/累计/.test(near) && BY_YEARS.test(after));
}

/** 河道治理预算520万元,…,全年支出485万元: 全年 is the year of what the clauses before have named. */
const ONE_OF_MANY = /(?:任务|项目|工程|专项|活动|建设)$/;
const YEAR_ONLY = /^[^部单整总]*全年[^部单整总]*$/;

function namesWhole({ near, group }: Said, topic: Topic): boolean {
  const isOne = topic.subject !== null && ONE_OF_MANY.test(topic.subject);
  if (topic.subjectIn === group && isOne && YEAR_ONLY.test(near)) return false;
  return WHOLE.test(near);
}

/** Returns what the amount is taken for; null where the words do not tell. */
export function readAmount(said: Said, topic: Topic, own: OwnNames): Finding | null {
  if (BALANCED.test(said.head) || isOfSeveralYears(said)) return null;
  let reading = readWords(said.near, own);
  if (!reading.cue && !reading.label && reading.rest === '') {
    reading = readWords(said.before + said.near, own);
  }
  const { label, cue, rest } = reading;
  if (label) return ofLabel(said, reading, label, topic);
  if (!cue) {
    if (rest !== '' && UNDERTAKING.test(said.near)) topic.subject = rest;
    if (!said.partOf || rest === '' || !topic.total) return null;
    return { kind: 'other', scope: rest, aspect: null, part: null, label: rest };
  }
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  if (rest !== '' && !compared) return null;
  if (rest !== '') {
    topic.subject = rest;
    topic.subjectIn = said.group;
  } else {
    const part = compared ? ofPart(said, cue, topic) : null;
    if (part) return part;
    if (DEPARTMENT.test(said.near)) topic.subject = null;
    else if (namesWhole(said, topic) && topic.subject !== topic.named) topic.subject = topic.base;
    if (topic.subject === null && !meansWhole(said, topic, own)) {
      topic.subject = undertaking(said, own) ?? topic.subject;
      topic.unclear = true;
      return { kind: 'other', scope: topic.subject, aspect: cue.aspect, part: null, label: null };
    }
  }
  if (topic.subject === null && cue.kind !== 'none') {
    topic.total = true;
    topic.source = null;
  }
  return cuedAmount(cue, topic.subject, said.partOf);
}
