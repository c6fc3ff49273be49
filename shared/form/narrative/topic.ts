/** What a heading, or the words before a passage's first colon, make the topic of what follows. */
import type { Sentence } from './sentences.ts';
import { type Label, type OwnNames, readWords, withoutNames, withoutNeutral } from './subject.ts';
import { ABOUT_WHOLE, PART_LABELS } from './words.ts';

const NAMED = /(?:项目|经费|资金|补助|补贴|工程|专项|采购|费用?)$/;
const PROJECT = /项目/;
/** A heading that is the name of a body is about that body. */
const BODY =
  /(?:局|中心|馆|站|所|队|院|校|学校|学院|医院|委员会|办公室|办事处|乡|镇|街道)(?:本级)?$/;
const SUBORDINATE = /下属|所属|二级(?:预算)?单位|基层单位|各(?:镇|乡|街道|科室|单位)/;
/** What is to be reached is no result; 未完成的绩效目标 is one. */
const TARGETS =
  /(?<!(?:完成|实现|达成|达到)的?(?:年度|年初|预期|总体|绩效)*)目标(?!.*(?:完成|实现|达成|情况|分析|自评|结果|原因))/;
const ABOUT =
  /(?:绩效)?(?:支出)?(?:预算)?(?:执行|使用|完成|实施|资金|支出)*(?:(?:绩效)?自评(?:综述|结果|情况)?|综述|情况|分析|说明|概况)+$/;

/** Returns the named part or project that the text is about; null where it is about the whole. */
function topicOf(text: string, own: OwnNames): string | null {
  for (const { pattern, part } of PART_LABELS) {
    const label = text.match(pattern)?.[0];
    // In a report on one project its money is the whole.
    const ofWhole = part === null && withoutNeutral(label ?? '', own) === '';
    if (label !== undefined && part !== 'source' && !ofWhole) return label;
  }
  if (SUBORDINATE.test(text)) return text;
  if (withoutNeutral(text, own) === '') return null;
  const subject = text.replace(ABOUT, '');
  const isNamed = NAMED.test(subject) || (BODY.test(subject) && own.length > 0);
  if (isNamed && withoutNeutral(subject, own) !== '') return subject;
  return PROJECT.test(withoutNames(text, own)) ? text : null;
}

/** Sections on what is to be done next, and on what became of the last year's results. */
const OTHER_YEARS =
  /^(?!.*(?:问题|结论|原因)).*(?:(?:改进|整改|下一步|今后).{0,8}(?:措施|打算|计划|安排|建议|思路|方向|设想)|建议$)|(?<![与和同较比])(?:上一?年|去年|以前年度|历年)度?(?!(?:度|末|底)?结转)|结果.{0,4}(?:应用|运用)/;

/** 三、绩效目标完成情况 (一)产出目标: what became of the targets that a level is called by. */
const OF_LEVEL = /^(?:产出|效益|效果|满意度|数量|质量|时效|成本)(?:绩效)?目标$/;
const COMPLETED = /目标(?:任务)?(?:的)?(?:总体)?(?:完成|实现)(?:情况|结果)/;

function announcesTargets(headings: readonly string[], lead: string | null): boolean {
  const words = lead ?? headings.at(-1) ?? '';
  const isOfResults = OF_LEVEL.test(words) && headings.some((above) => COMPLETED.test(above));
  return TARGETS.test(words) && !isOfResults;
}

/** Whether headings or lead announce targets (年度总体目标) or another year: no figure is this year's. */
export function isOfOtherYears(headings: readonly string[], lead: string | null): boolean {
  return announcesTargets(headings, lead) || headings.some((h) => OTHER_YEARS.test(h));
}

/** Returns the topic of the innermost text that has one, unless a text about the whole is nearer. */
export function topicUnder(
  headings: readonly string[],
  lead: string | null,
  own: OwnNames,
): string | null {
  for (const text of [...headings, ...(lead === null ? [] : [lead])].reverse()) {
    const topic = topicOf(text, own);
    if (topic !== null) return topic;
    if (ABOUT_WHOLE.test(text)) return null;
  }
  return null;
}

const ON_IT = /(?:执行|使用|完成)?(?:情况|分析|说明|概况)+$/;

/** (三)项目支出。全年支出3592.74万元,…: what the first sentence under a part's own heading gives is that part's. */
export function headedBy(sentence: Sentence, own: OwnNames): Label | null {
  const { headings, lead, opensSection, index } = sentence;
  if (!opensSection || index > 0) return null;
  const { label, rest } = readWords((lead ?? headings.at(-1) ?? '').replace(ON_IT, ''), own);
  const isPart = label?.part === 'basic' || label?.part === 'project';
  return isPart && rest === '' ? label : null;
}
