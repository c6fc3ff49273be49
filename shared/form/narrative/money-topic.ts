/** What a passage speaks of by the time a value comes: the whole, a part of it, one undertaking. */
import type { Figure } from '../../report/record.ts';
import type { RawMention } from './raw-narrative.ts';
import type { Said, Sentence } from './sentences.ts';
import { type Label, type OwnNames, withoutNeutral } from './subject.ts';
import { topicUnder } from './topic.ts';
import {
  DATED,
  MONEY_CONTEXT,
  type MoneyCue,
  NAME_END,
  STRONG_CUES,
  UNDERTAKING,
  WHOLE,
} from './words.ts';

/** What a value is taken for. */
export type Finding = Pick<RawMention, 'kind' | 'scope' | 'aspect' | 'part' | 'label'>;

export interface Topic {
  /** A part or project named before; null: the whole department. */
  subject: string | null;
  /** Named by a sentence of its own (办公楼维修项目。): holds for the passage. */
  named: string | null;
  /** What heading or lead name. */
  readonly base: string | null;
  /** The part that the heading right above the sentence is on, and nothing else. */
  headed: Label | null;
  /** The group of clauses of this sentence that named one undertaking or purpose as the subject. */
  subjectIn: number | null;
  /** Parts named in this sentence's group of clauses. */
  parts: (Label & { readonly aspect: Figure['aspect'] })[];
  group: number;
  /** How many parts the sentence before named, and the last of them. */
  before: readonly Label[];
  /** Parts named since the last rate: a rate behind several is of none of them for certain. */
  unrated: number;
  /** What held before 其中, and the amounts of parts since then. */
  split: { readonly subject: string | null; amounts: number } | null;
  /** What held before the open bracket; null outside of brackets. */
  outside: Pick<Topic, 'parts' | 'unrated' | 'subject' | 'subjectIn'> | null;
  /** A source (财政拨款) of which an amount came after the last amount of the whole. */
  source: string | null;
  /** Of which sides amounts of the whole came before, so that 其中 splits them. */
  readonly told: Set<MoneyCue['kind']>;
  /** The sentence has an amount of which it does not tell what it is of. */
  unclear: boolean;
  /** The period named last is a part of the year. */
  partial: boolean;
  /** A sentence before speaks of several years (建设期2020—2023年). */
  spansYears: boolean;
  /** The group of clauses of this sentence that sums up several years. */
  severalIn: number | null;
  /** Heading or lead speak of money. */
  readonly money: boolean;
}

/** Longer sentences say something. */
const LONGEST_NAME = 40;

/** Returns the topic at the beginning of a passage. */
export function openTopic(first: Sentence | undefined, own: OwnNames): Topic {
  const base = first ? topicUnder(first.headings, first.lead, own) : null;
  const under = first ? [...first.headings, first.lead ?? ''] : [];
  return {
    subject: base,
    base,
    headed: null,
    named: null,
    subjectIn: null,
    parts: [],
    group: 0,
    before: [],
    unrated: 0,
    outside: null,
    split: null,
    source: null,
    told: new Set(),
    unclear: false,
    partial: false,
    spansYears: false,
    severalIn: null,
    money: under.some((text) => MONEY_CONTEXT.test(text)),
  };
}

/** A sentence that is only a name says what the rest of its passage is of. */
export function nameSubject(
  { text: { text }, isHeading }: Sentence,
  topic: Topic,
  own: OwnNames,
): void {
  const name = text.replace(/[。:!?]+$/, '');
  if (isHeading || /[,;:\d]/.test(name) || name.length > LONGEST_NAME) return;
  if (!NAME_END.test(name) || withoutNeutral(name, own) === '') return;
  topic.subject = name;
  topic.named = name;
}

/** The words of the clauses before that make the amount one of an undertaking, not of the whole. */
export function undertaking(said: Said, own: OwnNames): string | null {
  const before = said.before.replace(/[,:;()]+$/, '');
  if (withoutNeutral(before, own) === '') return null;
  const last = (before.split(/[,;:()]/).at(-1) ?? before) || null;
  return last !== null && (ASIDE.test(last) || PACE.test(last)) ? null : last;
}

/**
 * 全年预算690万元,未发生年中调整,实际执行679万元; 年初预算1925万元,加上上级专项和追加经费,全年预算2140万元:
 * says how it was, and names nothing.
 */
const ASIDE =
  /^(?:再)?(?:加上|算上|连同|计入|叠加)[^,;:。\d]*$|^(?:(?:本|当|全)?年度?(?:内|中|间|当中)?|期间|预算|(?:预算)?执行(?:过程)?中|均|已|并|也|又|都|一直)*(?:未|没有|无|不)(?:曾|再|发生|进行|作|做|有|予|涉及|需)*[^,;:。]{0,4}(?:调整|追加|调剂|调增|调减|变动|变化)$/;

/** 三是资金支出前慢后快,全年支出1087.50万元中: nor does how evenly all of it was spent. */
const PACE =
  /^(?:[一二三四五六七八九十]是)?(?:财政|全年|整体|总体|部门|各季度)*(?:资金|预算|支出|执行|支付|拨付)+(?:进度)?(?:总体|整体|较为|比较|还|仍|存在)?(?:前[慢低松少]后[快高紧多]|不(?:够)?均衡|缓慢|[偏较]慢|滞后|[偏较]低|集中在[^,;:。\d]{2,6})$/;

/** 项目总数6个,预算总额400万元: the money of what was counted. */
const COUNTED_BEFORE =
  /(?:项目|工程)[^,;:。\d]{0,6}\d+个[^;。\d]*$|\d+个[^,;。\d]{0,8}(?:项目|工程)[^;。\d]*$|\d+项[^,;。\d]{0,6}(?:经费|资金|专项|任务)[^,;。\d]*$/;

/** Returns the words that count undertakings in front of the amount; null where none do. */
export function countedBefore({ head }: Said): string | null {
  return COUNTED_BEFORE.exec(head)?.[0] ?? null;
}

const APPROVED_ONLY = /^(?:核定|获批|批复|批准)(?:资金|预算|金额)?(?:为|:)?$/;

/** Says whether the whole may be meant by words that name nothing. */
export function meansWhole(said: Said, topic: Topic, own: OwnNames): boolean {
  if (topic.told.size === 0 && countedBefore(said) !== null) return false;
  const about = undertaking(said, own);
  // 馆藏数字化,核定80万元: whoever approved it names no whole.
  if (about !== null && APPROVED_ONLY.test(said.near)) return false;
  if (STRONG_CUES.test(said.near)) return about === null || !UNDERTAKING.test(said.before);
  if (about !== null) return false;
  return (
    topic.told.size > 0 ||
    topic.money ||
    WHOLE.test(said.near) ||
    DATED.test(said.before + said.near)
  );
}
