/** Reads percents: an execution rate of the whole or a part, a share, growth, a target. */
import type { Figure } from '../../report/record.ts';
import { isRateOfSource } from './amounts.ts';
import { type Finding, type Topic, undertaking } from './money-topic.ts';
import type { Said } from './sentences.ts';
import { isOfBody, type OwnNames, readWords, withoutNeutral } from './subject.ts';
import {
  ACTUAL_CUES,
  COMPARISON,
  DEPARTMENT,
  GROWTH_CUES,
  NOT_REACHED,
  OTHER_ONLY,
  RATE_CUES,
  SHARE_CUES,
  TARGET_CUES,
  UNDERTAKING,
  WHOLE,
} from './words.ts';

/** (3)困难学生资助,预算986.50万元,执行率98%: what a sentence names first, its rates are of. */
const ITEM = /^(?:\(?[\d一二三四五六七八九十]+[)、.]+)?([^,;:。\d]{2,40}),/;
function itemNamed({ head }: Said, own: OwnNames): string | null {
  const name = ITEM.exec(head)?.[1] ?? '';
  return withoutNeutral(name, own) === '' || DEPARTMENT.test(name) ? null : name;
}

/** 支出A万元,其中…、自筹支出448万元(执行率83.0%),总体执行率92.43%: of what was split. */
const OF_ALL = /总体|综合/;

function rateScope(said: Said, topic: Topic, own: OwnNames): Finding {
  const isOfOne = topic.subject !== null && topic.subjectIn === said.group;
  if (isOfOne && topic.split !== null && OF_ALL.test(said.near)) {
    const { subject } = topic.split;
    return { kind: 'executionRate', aspect: null, label: null, scope: subject, part: null };
  }
  if (isOfOne && !DEPARTMENT.test(said.near)) {
    return { kind: 'executionRate', aspect: null, label: null, scope: topic.subject, part: null };
  }
  if (isRateOfSource(said)) {
    return { kind: 'other', aspect: null, label: null, scope: '财政资金', part: null };
  }
  const words = said.near.replace(RATE_CUES, '');
  const { label, rest } = readWords(words, own);
  const rate = { kind: 'executionRate', aspect: null, label: null } as const;
  if (label) return { ...rate, scope: label.text, part: label.part };
  if (rest !== '') return { ...rate, scope: rest, part: null };
  if (DEPARTMENT.test(said.near)) return { ...rate, scope: null, part: null };
  if (WHOLE.test(said.near)) return { ...rate, scope: topic.subject, part: null };
  const part = topic.group === said.group ? topic.parts.at(-1) : undefined;
  const alone = topic.before.length === 1 && topic.parts.length === 0 ? topic.before[0] : undefined;
  const of = part ?? alone;
  if (of) {
    const kind = topic.unrated > 1 ? 'other' : rate.kind;
    return { ...rate, kind, scope: of.text, part: kind === 'other' ? null : of.part };
  }
  const about = undertaking(said, own);
  const foreign = UNDERTAKING.test(said.before) ? about : null;
  const item = topic.base !== null && topic.subject === topic.base ? itemNamed(said, own) : null;
  const scope = item ?? topic.subject ?? foreign;
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

/** 执行率100%的项目5个, 目标1:执行率100%: some of many, or what was to be reached. */
const OF_SOME = /^的/;
const AS_TARGET = /目标\d*:$/;
const ADJUSTMENT =
  /^[,;]?(?:部门|年度|全年|整体|支出)*(?:预算)?(?:调整率|(?:调整|调增|调减)(?:幅度|比例))(?:为|是|达|:)*$/;

/** 全年预算2330.00万元,较年初增加8.37%: by how much the whole budget was changed. */
const CHANGED_BY =
  /(?:全年|调整后?的?(?:全年)?|年末调整)预算数?(?:为|是)?[\d,.]+(?:万元|亿元|元),(?:比|较)年初(?:预算)?(?:净)?(?:增加|增长|减少|下降|调增|调减)$/;

/** 按来源分:中央1486万元,执行率80.56%;省级241万元,执行率74.19% */
const BY_KIND = /按[^,;:。]{1,6}(?:分|看|划分)[:,]/;

/** … basic and project expenditure are rows of the form, in whatever manner the prose comes to them. */
function isOfKinds({ head }: Said, { parts }: Topic): boolean {
  const part = parts.at(-1)?.part;
  return BY_KIND.test(head) && part !== 'basic' && part !== 'project';
}

/** 若不含11月收回因素,即以7138.40万元为分母,执行率为95.67%: what it would be on another base. */
const SUPPOSED =
  /(?:若|假如|假设|如果|如(?=[按将以不扣剔])|剔除|不含|不考虑|不计|还原|[以按][^,;。]{2,24}(?:为分母|为基数|口径))[^;。]*$/;

/** 涉及资金376万元,占年初预算的32.72%: of the budget a part, unless it was spent. */
const OF_BUDGET = /占[^,;]*预算数?的?(?:为|是|达|:)*$/;
const SPENT = /支出|执行|支付|使用|决算/;
function isShareOfBudget({ near, head }: Said): boolean {
  return OF_BUDGET.test(near) && !SPENT.test(head.split(/[,;]/).slice(-2).join());
}

/** Returns what the percent is taken for; null where the words do not tell. */
export function readPercent(said: Said, topic: Topic, own: OwnNames): Finding | null {
  const near = said.near.trim();
  const other = (aspect: Figure['aspect']): Finding | null => {
    if (nameIn(said) === null) return null;
    return { kind: 'other', scope: nameIn(said), aspect, part: null, label: null };
  };
  if (TARGET_CUES.test(near)) return other('target');
  if (said.value.loose || NOT_REACHED.test(near)) return null;
  if (OF_SOME.test(said.after) || AS_TARGET.test(said.before)) return null;
  if (SUPPOSED.test(said.head)) return null;
  if (ADJUSTMENT.test(near) || CHANGED_BY.test(said.head)) {
    const one = topic.subjectIn === said.group ? topic.subject : topic.base;
    const scope = one ?? '预算调整率';
    return { kind: 'other', scope, aspect: 'adjustment', part: null, label: null };
  }
  if (isShareOfBudget(said)) return other('share');
  if (isOfKinds(said, topic) || isOfBody(near, own)) return null;
  if (RATE_CUES.test(near)) return rateScope(said, topic, own);
  if (SHARE_CUES.test(near)) return other('share');
  if (GROWTH_CUES.test(near)) return other('growth');
  return ACTUAL_CUES.test(near) ? other('actual') : null;
}
