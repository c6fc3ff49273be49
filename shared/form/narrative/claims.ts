/** Reads what a report admits or explains: a shortfall, and why a level's weight went elsewhere. */
import { NO_ADMISSION, PARTIAL, PROBLEMS_HEADING } from './admission.ts';
import { findUnkept } from './conditions.ts';
import type { RawClaim } from './raw-narrative.ts';
import { LEVEL1_LABEL } from './score-words.ts';
import { type Sentence, yearOf } from './sentences.ts';
import { leftOfPlan, shortOfPlan, withoutPutOff } from './short-counts.ts';
import { isOfOtherYears } from './topic.ts';

/** Words that admit that something was not reached, and what they admit it of. */
interface ShortfallRule {
  readonly subject:
    | 'executionRate'
    | 'completion'
    | 'timeliness'
    | 'satisfaction'
    | 'quality'
    | 'count'
    | 'rate'
    | 'other';
  /** Groups: `of` what, `bound` that was not reached, `actual` that was. */
  readonly pattern: RegExp;
}

const OF = '(?<of>[^,。;:、()]{0,24}?)';
const MISSED = '(?:未达到?|未能达到|没有达到|达不到|不足|低于|未完成|仅为|仅达到?|只有)';
const SHORTFALLS: readonly ShortfallRule[] = [
  {
    subject: 'executionRate',
    pattern: new RegExp(
      `${OF}(?:预算)?(?:执行率|执行进度|支出进度|支付率|支出率|预算完成率)(?:为|仅|只|仅为|只有)?(?<actual>\\d+(?:\\.\\d+)?%)?[,]?(?:未达到?|未能达到|没有达到|达不到|不足|低于)(?<bound>\\d+(?:\\.\\d+)?%)?`,
    ),
  },
  {
    subject: 'executionRate',
    pattern: new RegExp(
      `${OF}(?:预算)?(?:执行率|执行进度|支出进度|支付进度|拨付进度|执行)(?:总体|普遍|相对|比较|还|仍|较为)?(?:偏低|较低|不高|低|缓慢|滞后|偏慢|较慢|慢)`,
    ),
  },
  {
    subject: 'completion',
    pattern:
      /(?<of>[^,。;:、()]{0,24}?(?:任务|工作|目标|指标|项目|计划|工程)[^,。;:、]{0,8}?)(?:没有(?:全部|按期)?完成|未(?:能)?(?:全部|按期|按时|如期|完全)?(?:完成|实施|开展|达标|落实|达到(?:预期|年初)?目标值?))/,
  },
  {
    subject: 'completion',
    pattern:
      /(?<of>[^,。;:、()]{0,24}?(?:完成率|达标率|合格率|覆盖率|及时率|到位率|实现率))(?:为|仅|只|仅为|只有|有待(?:提高|提升))?(?<actual>\d+(?:\.\d+)?%)?[,]?(?:还|尚|仍)?(?:未达到?|未能达到|没有达到|(?:未能?|没有)实现|达不到|不足|低于)(?:预期|目标)?(?<bound>\d+(?:\.\d+)?%)?/,
  },
  {
    subject: 'timeliness',
    pattern: new RegExp(
      `${OF}(?:不能|未能|未|没有)(?:能)?(?:及时|按时|按期|如期)(?<did>落地|完成|支付|拨付|到位|实施|开工|竣工|验收|交付)`,
    ),
  },
  {
    subject: 'satisfaction',
    pattern: new RegExp(
      `(?<of>[^,。;:、()]{0,24}?满意度)(?:指标)?(?:为|仅|只|仅为|有待(?:提高|提升))?(?<actual>\\d+(?:\\.\\d+)?%)?[,]?(?:${MISSED}(?:预期|目标)?(?<bound>\\d+(?:\\.\\d+)?%)?|偏低|较低|不高)`,
    ),
  },
  // Anything that has a name: compared only with an indicator of that very name.
  {
    subject: 'other',
    pattern:
      /(?<of>[^,。;:、()]{1,24}?率)(?:为|仅为|只有|仅|有待(?:提高|提升))?(?<actual>\d+(?:\.\d+)?%)?[,]?(?:还|尚|仍)?(?:未达到?|未能达到|没有达到|(?:未能?|没有)实现|达不到|低于(?=[^,;。\d]{0,4}(?:目标|指标)值))(?:预期|年度|年初)?(?:目标值?|指标值)?(?:的)?(?<bound>\d+(?:\.\d+)?%)?/,
  },
  {
    subject: 'other',
    pattern: /(?<of>[^,。;:、()]{1,24}?[率度])(?:指标)?(?:还|尚|仍)?(?:未能?|没有|不能?)达标/,
  },
  // 投诉办结率较98%的目标尚有差距, 满意度88.1%,与目标值还有一定差距.
  {
    subject: 'other',
    pattern:
      /(?<of>[^,。;:、()]{1,24}?[率度])(?:为|仅为|只有|仅)?(?<actual>\d+(?:\.\d+)?%)?,?(?:[较与距离]|距离)(?:年度|年初|预期|既定)?(?<bound>\d+(?:\.\d+)?%)?的?(?:年度|年初|预期|既定)?(?:目标|指标)值?(?:还|尚|仍)?(?:存在?|有)?(?:一定|不小|较大)?的?差距/,
  },
  {
    subject: 'other',
    pattern:
      /(?<of>[^,。;:、()]{2,24}?)(?:指标)?(?:未(?:能)?|没有)(?:(?:完成|达到|实现)(?:年度|年初|全年|预期|既定)+(?:绩效)?(?:目标值?|指标值?|计划|任务)|达到目标)/,
  },
  // 辅具适配件数和就业人数未达标, 新建饭堂数量未达预期: how many of it there were.
  {
    subject: 'count',
    pattern:
      /(?<of>[^,。;:()\d]{2,24}?(?:[人户件次场个台套吨亩间座张棵篇份册项处家辆期]数|人次|场次|批次|户次|数量|面积|里程|规模))(?:还|尚|仍|均|都)?(?:未能?|没有?)(?:全部|按期)?(?:完成(?:年度|年初|预期)?(?:目标|任务|计划)?|达标|达到?(?:预期|目标|计划|任务|年初|年度)[^,。;]{0,4})(?=[,。;、]|$)/,
  },
  // 儿童之家验收合格率只有86.7%: no more than that, whatever its target is.
  {
    subject: 'rate',
    pattern:
      /(?<of>[^,。;:、()]{2,24}?率)(?:仅|只)(?:有|为|达到?)?(?<actual>\d+(?:\.\d+)?%)(?=[,。;]|$)/,
  },
  {
    subject: 'quality',
    pattern: /(?<of>[^,。;:、()]{0,24}?质量)(?:不高|偏低|较差|较低|不达标|不合格)/,
  },
];

const MEASURES_HEADING =
  /(?:改进|整改|下一步).{0,6}(?:措施|打算|计划|建议|方向|思路|设想)|建议$|经验|应用|公开|注$/;

const CATEGORIES: readonly { readonly category: string; readonly pattern: RegExp }[] = [
  { category: 'basic', pattern: /基本支出|人员经费|公用经费/ },
  { category: 'project', pattern: /专项|项目/ },
  {
    category: 'total',
    pattern: /^(?:部门|整体|全年|年度|总体|单位|我单位|本单位|预算|资金|财政资金|年初)*$/,
  },
];

const LEADING =
  /^(?:20\d\d年度?|.*(?:问题|原因|表现)(?:是|为|有)|但|导致|造成|致使|使得|使|还存在|存在|一些|部分|个别|少数|有的|由于|因为|因|等情况|以及|和|仍|的|一是|二是|三是|四是)+/;

function cleanScope(text: string): string | null {
  const scope = text.replace(LEADING, '').trim();
  return scope === '' ? null : scope;
}

/** 没有达到98%的要求 admits; 要求 alone is a wish. */
const REQUIRED = /\d[^,;。\d]{1,8}的(?:要求|规定)/g;

const PROCUREMENT = /采购$/;

/** …未达到目标值,下一步将扩大范围: what is planned takes nothing from what was admitted before it. */
const PLAN_BEHIND = /(?<=.)[,;](?:下一步|今后)[\s\S]*$/;

function readShortfall(sentence: Sentence): RawClaim[] {
  const text = sentence.text.text.replace(PLAN_BEHIND, '');
  const under = sentence.headings.at(-1) ?? '';
  if (NO_ADMISSION.test(text.replace(REQUIRED, ''))) return [];
  if (MEASURES_HEADING.test(under) && !PROBLEMS_HEADING.test(under)) return [];
  const claims = SHORTFALLS.flatMap(({ subject, pattern }): RawClaim[] => {
    const match = pattern.exec(text);
    if (!match?.groups) return [];
    const { of = '', bound, actual } = match.groups;
    const scope = cleanScope(of);
    if (scope === null && subject !== 'executionRate') return [];
    if (subject === 'rate' && !PROBLEMS_HEADING.test(under)) return [];
    // 采购执行率 is none of the budget's.
    if (subject === 'executionRate' && PROCUREMENT.test(of)) return [];
    const category = CATEGORIES.find((c) => c.pattern.test(scope ?? ''))?.category ?? null;
    const extent = PARTIAL.test(of) ? 'some' : 'all';
    const values = { subject, category, extent, bound: bound ?? null, actual: actual ?? null };
    const year = yearOf(sentence, match.index + match[0].length);
    return [{ kind: 'shortfall', scope, values, sentence: sentence.text, year }];
  });
  return claims.filter((claim, i) => claims.findIndex(({ scope }) => scope === claim.scope) === i);
}

/** “展览场次”扣1分, 展览场次指标扣1分: what a row lost, by its name. */
const DEDUCTION =
  /(?:["“](?<quoted>[^"”]{2,24})["”](?:一项|指标)?|(?<=^|[,。;:、])(?<named>[^,。;:、()"“”\d]{2,24}?)(?:指标)?)(?:扣减?|被扣)(?<points>\d+(?:\.\d+)?)分/g;
const NO_DEDUCTION = /每|如果|若|凡|的,?扣|的扣|不足|规则|[评扣]分标准|复[评核]|抽查|第三方|财政局/;

/** Points taken off a row are a shortfall of it. */
function readDeductions(sentence: Sentence): RawClaim[] {
  const text = sentence.text.text;
  if (NO_DEDUCTION.test(text)) return [];
  return [...text.matchAll(DEDUCTION)].flatMap((match): RawClaim[] => {
    const { quoted, named, points } = match.groups ?? {};
    const scope = cleanScope(quoted ?? named ?? '');
    if (scope === null || Number(points) === 0 || yearOf(sentence, match.index) !== null) return [];
    const values = { subject: 'other', category: null, extent: 'all', bound: null, actual: null };
    return [{ kind: 'shortfall', scope, values, sentence: sentence.text }];
  });
}

const GIVEN =
  /(?:分值|权重|分数|\d分)[^,。;]{0,12}?(?:分配|分摊|调整|调剂|调增|计入|并入|转移|转入|归入|平均分配|适当调整|重新分配|增加)/;
const GIVEN_TO =
  /(?:(?:分配|分摊|调整|调剂|转移|增加)(?:到|至|给|入|在)|计入|并入|转入|归入)了?(?<to>[^,。;]{2,24}?)(?:中|里|上|内)?(?:[,。;]|$)/;
const SCORING_RULE = /每|扣/;
const NOT_APPLICABLE = /不涉及|不适用|未涉及|没有涉及|未设置|未设|不存在该|无此|无该|不含/;

function levelLabels(text: string): string[] {
  return [...text.matchAll(LEVEL1_LABEL)].map((match) => match[0]);
}

/** Labels in the clause that says what does not apply: 不涉及可持续性指标, 可持续性指标未设置. */
function labelsBeside(text: string, reason: RegExpExecArray): string[] {
  const before =
    text
      .slice(0, reason.index)
      .split(/[,。;]/)
      .at(-1) ?? '';
  const after = text.slice(reason.index).split(/[,。;]/)[0] ?? '';
  return levelLabels(before + after);
}

function readReallocation(sentence: Sentence): RawClaim[] {
  const text = sentence.text.text;
  if (!GIVEN.test(text) || SCORING_RULE.test(text)) return [];
  const reason = NOT_APPLICABLE.exec(text);
  const target = GIVEN_TO.exec(text)?.groups?.to;
  const to = target === undefined ? null : (levelLabels(target)[0] ?? null);
  const before = levelLabels(text.slice(0, text.search(GIVEN)));
  const labels = reason ? [...before, ...labelsBeside(text, reason)] : before;
  const from = labels.findLast((label) => label !== to);
  const heading = [...sentence.headings].reverse().flatMap(levelLabels)[0];
  const scope = from ?? heading ?? null;
  if (scope === null || (reason === null && to === null)) return [];
  const values = { to, reason: reason ? 'not-applicable' : null };
  return [{ kind: 'reallocation', scope, values, sentence: sentence.text }];
}

/** 只建成1座,没有完成2座的目标; 修复19处,比计划的23处少4处. */
const MISSED_TARGET =
  /(?:没有?|未能?)(?:按期|按时|全部|完全)?(?:完成|达到|实现|达标|控制在)[^,;。]{0,14}(?:目标|计划|任务|规定|要求)|比(?:计划|目标)的?\d[^,;。]{1,8}(?:少|低|差)|(?<!不|未|没有)超过了?\d[^,;。]{1,8}的?(?:目标|控制[值数线]|上限|要求|规定)/;

/** 没有未完成计划的情况; 2021年展览18场: denied, or of another year. */
const NOT_SAID = /(?:没有|无|不存在)未|20\d\d年|上年|去年|往年/;

/** Clauses that admit a target missed: which one, the number tells that the form has for it. */
function readMissedTargets(sentence: Sentence): RawClaim[] {
  const text = sentence.text.text;
  if (NO_ADMISSION.test(text.replace(REQUIRED, ''))) return [];
  return text.split(/[;。]/).flatMap((group): RawClaim[] => {
    const year = withoutPutOff(group);
    const missed = MISSED_TARGET.test(group) ? group : shortOfPlan(group);
    const left = missed === null ? leftOfPlan(year) : null;
    const scope = missed ?? left?.scope ?? null;
    if (scope === null || NOT_SAID.test(year)) return [];
    const planned = left === null ? {} : { planned: left.planned };
    const none = { category: null, extent: 'all', bound: null, actual: null };
    const values = { subject: 'target', ...none, ...planned };
    return [{ kind: 'shortfall', scope, values, sentence: sentence.text }];
  });
}

/** Returns what the sentence admits or explains; what went wrong in another year is no claim on this one. */
export function findClaims(sentence: Sentence): RawClaim[] {
  if (isOfOtherYears(sentence.headings, sentence.lead)) return [];
  return [
    ...readShortfall(sentence),
    ...readDeductions(sentence),
    ...readMissedTargets(sentence),
    ...findUnkept(sentence),
    ...readReallocation(sentence),
  ];
}
