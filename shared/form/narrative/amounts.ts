/** Reads amounts: which side of the budget, of the whole, of a part or of one undertaking. */
import type { Figure } from '../../report/record.ts';
import { countedBefore, type Finding, meansWhole, type Topic, undertaking } from './money-topic.ts';
import type { PartClass } from './raw-narrative.ts';
import type { Said } from './sentences.ts';
import {
  isOfBody,
  type Label,
  type OwnNames,
  type Reading,
  readWords,
  withoutNeutral,
} from './subject.ts';
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

/** Under a heading of its own a part needs no name. */
function ofHeading(said: Said, cue: MoneyCue, topic: Topic, own: OwnNames): Finding | null {
  const { headed, subject } = topic;
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  if (headed === null || subject !== headed.text || !compared || said.partOf) return null;
  if (undertaking(said, own) !== null) return null;
  return labelledAmount({ label: headed, cue, rest: '' }, headed, null);
}

/** What is named there is what the amounts behind it are of, as long as the group goes on. */
function makeSubject(topic: Topic, subject: string, { group }: Said): void {
  topic.subject = subject;
  topic.subjectIn = group;
}

function ofLabel(said: Said, reading: Reading, label: Label, topic: Topic): Finding | null {
  const { part } = label;
  if (part === null || reading.rest !== '') {
    makeSubject(topic, label.text, said);
  }
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
/** 其中2020年924万元、2021年1001万元, (含2020年924万元): behind a sum, what each year gave to it. */
const BY_YEARS = /^[^;。]*?(?:其中|[(,]含?|分别)[^\d]{0,6}20\d\d年(?!\d{1,2}月)/;
/** 2020—2022年累计支出, 三年共支出; 建设期2020—2023年,…累计支付: the years that a sum is of. */
export const YEARS_SPAN =
  /20\d\d年?度?(?:[-—–~至到、和与及]|以及)20\d\d年|[两二三四五六]年(?!级|制)|建设期|概算|总投资|自(?:开工|立项|启动|开建|实施)/;
const SUMMED = /累计|共|合计/;
const IN_YEAR = /全年|本年|当年|年度(?:累计|共)|20\d\d年(?:累计|共)/;

function isOfSeveralYears({ near, before, head, tail }: Said, topic: Topic): boolean {
  if (SINCE_START.test(before + near)) return true;
  if (!SUMMED.test(near)) return false;
  if (YEARS_SPAN.test(before + near)) return true;
  if (IN_YEAR.test(near)) return false;
  return /累计/.test(near) && (topic.spansYears || YEARS_SPAN.test(head) || BY_YEARS.test(tail));
}

/** 河道治理预算520万元,…,全年支出485万元: 全年 is the year of what the clauses before have named. */
const ONE_OF_MANY = /(?:任务|项目|工程|专项|活动|建设|购置|采购|维修|改造|费)$/;
/** 党建经费全年预算: what the words in front of 经费 name is a purpose. */
const OF_PURPOSE = /经费|补助|补贴|(?:购置|采购|维修|改造|建设|项目|工程|费)\([^()]*\)/;
/** What was added (追加省级补助) tells its source, and no purpose. */
function namesOne({ near, partOf }: Said, rest: string, { aspect }: MoneyCue): boolean {
  if (ONE_OF_MANY.test(rest)) return true;
  return aspect !== 'adjustment' && (partOf || OF_PURPOSE.test(near));
}

const YEAR_ONLY = /^[^部单整总]*全年[^部单整总]*$/;

function namesWhole({ near, group }: Said, topic: Topic): boolean {
  if (topic.subject !== null && topic.subjectIn === group && YEAR_ONLY.test(near)) return false;
  return WHOLE.test(near);
}

/** 全年支出1180万元,财政资金支出1063万元: beside the whole or another source, one of the sources. */
const TREASURY = /财政(?:预算|补助|投入)*(?:资金|拨款|投入)/;
/** … and behind 其中: 全年支出1180万元,其中财政支出1100万元. */
const TREASURY_PART = /财政(?:预算|补助|投入|专项|拨款)*(?:支出|预算|经费)/;
const OTHER_SOURCE =
  /(?:自筹|自有|单位|其他|其它|社会|捐赠|配套|专户|集体|企业|债券|非财政)[^,;。\d]{0,8}(?:资金|投入|拨款|收入)|自筹/;

const TREASURY_SHARE = '财政资金';

/** Whether the words mean the treasury's share, told apart from the whole or from other sources. */
function isTreasuryShare({ near, head, tail, partOf }: Said, isWholeTold: boolean): boolean {
  const isNamed = TREASURY.test(near) || (partOf && TREASURY_PART.test(near));
  return isNamed && (isWholeTold || OTHER_SOURCE.test(head) || OTHER_SOURCE.test(tail));
}

/** Whether the rate is of one source: 执行率98.07%,财政资金执行率98.14%,单位资金执行率97.42%. */
export function isRateOfSource(said: Said): boolean {
  const before = said.head.slice(0, said.head.length - said.near.length);
  if (OTHER_SOURCE.test(said.near) && TREASURY.test(before)) return true;
  // 其中财政预算1050万元,…,财政预算执行率98.5%.
  if (/财政/.test(said.near) && /其中[^。]*财政/.test(before)) return true;
  return isTreasuryShare(said, /执行率/.test(before));
}

/** 项目总支出110万元,其中专项支出70万元: the whole is no part of itself, by whatever name. */
const OPENS_PARTS = /其中[:,]?[^,;:。()\d]*$/;
function isPartOfItself({ head }: Said, { kind }: MoneyCue, topic: Topic): boolean {
  return kind === 'executed' && topic.told.has(kind) && OPENS_PARTS.test(head);
}

/** 支出285.60万元,占总支出40.26%: a share of the whole is not the whole. */
const SHARE_OF_WHOLE: Readonly<Record<string, RegExp>> = {
  executed: /^,?占(?:项目|部门|单位|全年|全部)*(?:总支出|支出总?额|支出合计|全年支出|全部支出)/,
  budget: /^,?占(?:项目|部门|单位|全年|全部)*(?:总预算|预算总额|预算合计)/,
};

/** 支付5,420,000元一般公共预算资金的98.52%: of the amount a share was paid. */
const OF_WHICH = /^(?![占为达是])[\u4e00-\u9fff]{2,20}的\d[\d.]*%/;
/** 全年支出4126.30万元的95.94%,即3958.74万元: so is this. */
const SHARE_SPENT = /^的\d[\d.]*%[,(]?(?:即|计|约)/;

/** 年初预算8974.60万元,追加文物修缮项目441.70万元,调整后预算9416.30万元: what began as the whole's. */
const ADJUSTED = /^[,;]?(?:20\d\d年度?)?(?:最终|全年|年度)?(?:调整|变更|追加)后/;
function isAdjusted({ near, head, partOf }: Said, { base, told, subject }: Topic): boolean {
  // 追加财政拨款3140.15万元,…,调增单位资金1925.25万元。调整后预算…: of all the sources before.
  const isOfSources = subject === TREASURY_SHARE && head === near;
  return base === null && !partOf && (told.has('budget') || isOfSources) && ADJUSTED.test(near);
}

/** 基本支出780万元增加到800.25万元: what it was before, unless it says 年初. */
const GROWN_TO = /^(?:增加|增长|提高|上升|减少|下降|降低|压减|压缩)(?:到|至|为)|^[增升降减]至/;
const FROM_FIRST = /年初|批复|核定|下达/;

const ACHIEVED = /^(?:实现|取得|完成|组织|获得|形成)+$/;

/** 教学楼加固,计划580万元,支出566万元: what a sentence opens with is what its amounts are of. */
const OPENS_SENTENCE = /^(?![在按根依为经由通截对随围从以因])([^,;:。()\d]{2,20}),[^,;:。\d]*$/;
function keepName(said: Said, topic: Topic, own: OwnNames): void {
  const name = OPENS_SENTENCE.exec(said.head)?.[1];
  if (name === undefined || withoutNeutral(name, own) === '' || WHOLE.test(name)) return;
  makeSubject(topic, name, said);
}

/** An amount that may not be the whole's: what its words name is what it is of, as far as they do. */
function nameUnclear(said: Said, topic: Topic, own: OwnNames): void {
  const counted = countedBefore(said);
  const about = undertaking(said, own) ?? counted;
  topic.subject = about ?? topic.subject;
  if (about !== null && (UNDERTAKING.test(about) || counted !== null)) topic.subjectIn = said.group;
  keepName(said, topic, own);
  topic.unclear = true;
}

/** Returns what the amount is taken for; null where the words do not tell. */
export function readAmount(said: Said, topic: Topic, own: OwnNames): Finding | null {
  if (BALANCED.test(said.head) || OF_WHICH.test(said.tail)) return null;
  if (isOfBody(said.near, own)) return null;
  if (GROWN_TO.test(said.tail) && !FROM_FIRST.test(said.near)) return null;
  if (isOfSeveralYears(said, topic)) {
    topic.severalIn = said.group;
    topic.spansYears = true;
    return null;
  }
  let reading = readWords(said.near, own);
  const side = reading.cue?.kind;
  if (isTreasuryShare(said, side !== undefined && topic.told.has(side))) {
    makeSubject(topic, TREASURY_SHARE, said);
    return { kind: 'other', scope: topic.subject, aspect: null, part: null, label: null };
  }
  if (!reading.cue && !reading.label && reading.rest === '') {
    reading = readWords(said.before + said.near, own);
  }
  const { label, cue, rest } = reading;
  if (label) return ofLabel(said, reading, label, topic);
  if (!cue) {
    if (rest !== '' && UNDERTAKING.test(said.near)) topic.subject = rest;
    keepName(said, topic, own);
    if (!said.partOf || rest === '' || topic.told.size === 0) return null;
    return { kind: 'other', scope: rest, aspect: null, part: null, label: rest };
  }
  const compared = cue.kind === 'budget' || cue.kind === 'executed';
  if (rest !== '' && !compared) {
    // 基金总收入12.46亿元,总支出11.83亿元: who has the income has the expenditure.
    if (cue.kind === 'income' && !ACHIEVED.test(rest)) makeSubject(topic, rest, said);
    return null;
  }
  if (rest === '' && isPartOfItself(said, cue, topic)) return null;
  if (SHARE_OF_WHOLE[cue.kind]?.test(said.tail)) return null;
  if (cue.kind === 'executed' && SHARE_SPENT.test(said.tail)) return null;
  // 10月追加350万元,全年预算3150万元: who added it and when is not what the next amounts are of.
  const isSplit = /^[,(]其中/.test(said.tail);
  if (cue.aspect === 'adjustment' && rest !== '' && !ONE_OF_MANY.test(rest) && !isSplit) {
    return cuedAmount(cue, rest, said.partOf);
  }
  if (rest !== '') {
    topic.subject = rest;
    topic.subjectIn = namesOne(said, rest, cue) ? said.group : null;
  } else {
    const part = compared ? ofPart(said, cue, topic) : null;
    if (part) return part;
    if (DEPARTMENT.test(said.near) || isAdjusted(said, topic)) topic.subject = null;
    else if (namesWhole(said, topic) && topic.subject !== topic.named) topic.subject = topic.base;
    if (topic.subject === null && !meansWhole(said, topic, own)) {
      nameUnclear(said, topic, own);
      return { kind: 'other', scope: topic.subject, aspect: cue.aspect, part: null, label: null };
    }
  }
  if (topic.subject === null && cue.kind !== 'none') {
    topic.told.add(cue.kind);
    topic.source = null;
  }
  return ofHeading(said, cue, topic, own) ?? cuedAmount(cue, topic.subject, said.partOf);
}
