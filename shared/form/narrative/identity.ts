/** Finds the names and years by which title and prose say who reports on which year. */
import type { RawClaim } from './raw-narrative.ts';
import type { Sentence } from './sentences.ts';
import { isOfOtherYears } from './topic.ts';

/** Endings of the names of public bodies. */
const BODY =
  '(?:委员会|办公室|办事处|人民政府|人民法院|人民检察院|管理局|监督局|分局|总局|局|厅|委|办|部|院|中心|总队|支队|大队|队|站|处|所(?!属)|馆|学校|小学|中学|幼儿园|学院|大学|公司|医院|联合会|联社|协会|总工会|工会|团委|妇联|残联|工商联|党校|法院|检察院|管委会|镇|乡|街道)';
const ENDS_AS_BODY = new RegExp(`${BODY}(?:机关|本级)?$`);
const NAME = `[\\u4e00-\\u9fff]{2,28}?${BODY}`;

/** Sentences that introduce the reporting unit. */
const INTRODUCTIONS: readonly RegExp[] = [
  new RegExp(
    `(?:^|[,;:。])(?:我单位|本单位|本部门|我部门)?(?:全称|名称)?(?:为|是)?(${NAME})(?:\\((?:以下|下)?简称[^)]*\\))?(?:为|是|系|属于?|隶属于?)(?:[^,。;]{0,20})(?:工作部门|组成部门|直属|派出机构|行政单位|事业单位|行政机关|预算单位|职能部门|主管部门|机构)`,
  ),
  new RegExp(
    `(?:项目)?(?:实施|填报|预算|评价|主管|自评|责任)(?:单位|部门)(?:为|是|:)(${NAME})(?=[,。;、(]|$)`,
  ),
  new RegExp(
    `(?:^|[,;:。])(${NAME})(?:\\((?:以下|下)?简称[^)]*\\))?(?:主要职责|的主要职责|主要职能|的主要职能|机构设置|内设)`,
  ),
  // 根据通知要求,X县退役军人事务局对2022年度部门整体绩效进行了自评; X街道按照通知要求,…开展了自评.
  new RegExp(
    `(?:^|[,;:。])(${NAME})对20\\d\\d年度?(?:的)?(?:部门|单位|整体)[^。;]{0,24}?(?:开展|进行|实施)了?[^,。;]{0,8}自评`,
  ),
  new RegExp(
    `(?:^|[,;:。])(${NAME})(?:按照|根据)[^,。;]{0,16}(?:要求|规定|部署),[^。;]{0,40}?(?:开展|进行|完成)了?[^,。;]{0,8}自评`,
  ),
];
/** X市生态环境局下设6个派出分局: at the head of a section on what the body is. */
const SET_UP = new RegExp(`^((?:[\\u4e00-\\u9fff]{2,4}[省市县区旗州])${NAME})(?:下设|设有|下辖)`);
const ON_BODY = /概况|基本情况|机构|职能|职责|简介/;
const NO_NAME =
  /^(?:我|本|该|各|下设|所属|根据|按照|依据|由|经|区|县|市|省)?(?:单位|部门|机关|局|委|办|中心)$|下[设属辖]|所[属辖]|分别|以及|等|小组|专班|^(?:另|还有|直属|代管|归口|其中)/;
/** 我分局, 本支队: whoever reports, without a name. */
const SELF = /^(?:我|本(?!溪)|该).{1,4}$/;
/** …不在本次自评范围内: said of others than the one that reports. */
const APART = /(?:不|未)(?:在|含|包括|包含|纳入|列入)[^。;]{0,12}(?:自评|评价|汇总|范围)/;
const SUBORDINATES = /(?:下设|下辖|下属|所属|直属|管辖)[^。;]*/g;

/** Where the body stands that a conclusion is on, and the year and words that somebody else could not have put in. */
const CONCLUDES = `(?:^|[,;:。]|综上(?:所述)?|因此|评定|认定|现将)(?:20\\d\\d年度?)?`;
const WHOSE = `(?!根据|按照?|依据|由|经|对|在|报|向|与|和)(${NAME})(?:机关|\\(?本级\\)?)?`;
const OF_ITS =
  '(?:(?:在|对)?20\\d\\d年度?)?(?:的|部门|单位|整体|支出|预算|项目|财政|绩效|目标|完成|情况|良好|较好|工作|自我|自评|评价|综合|总体|最终|总|结果|[,、])*';
/** 综上所述,X县林业局2022年度部门整体支出绩效自评得分为96.93分: whose score the report says it is. */
const SCORED = new RegExp(
  `${CONCLUDES}${WHOSE}${OF_ITS}(?:(?:等级|等次|级别)?(?:为|是)?["“]?[优良中差](?:秀|好)?["”]?(?:等级|等次)?,)?` +
    '(?:综合|总)?(?:得分|评分|总分|分数|得|自评)(?:为|是|:|共|达到?)*(\\d+(?:\\.\\d+)?)(?:分|(?=[,。;]))',
);
/** X市急救中心围绕年度目标精心组织,规范实施,项目自评得分97.06分: how it went stands between. */
const SCORED_BEHIND = new RegExp(
  `${CONCLUDES}${WHOSE}(?:(?:紧紧)?围绕|认真|严格|较好|圆满|全面|切实)[^。;\\d]{0,40},[^,。;\\d]{0,8}?自评(?:综合|总)?(?:得分|评分|总分|得)(?:为|是|:|共)*(\\d+(?:\\.\\d+)?)分`,
);
/** 现将X县林业局2022年度部门整体支出绩效自评情况报告如下: whose report it says it is. */
const REPORTED = new RegExp(
  `现将${WHOSE}${OF_ITS}(?:报告|汇报|公开|公示|说明)?(?:报告|汇报|公开|公示|说明)如下`,
);
/** Who evaluates others has given a score where the words do not call it 自评. */
const EVALUATOR = /财政[局厅]|绩效办|考核办|审计[局厅]|评[审价]中心|人大/;

/** 资水县财政局对我局 */
const OF_TWO = /我|本(?!溪)|该|对|由/;

/** Our evaluation of a year: carried out, or reported as follows. */
const OF_YEAR =
  '(20\\d\\d)年(?:度)?(?:的)?(?:部门|单位|本部门|本单位|我单位|我局|财政|预算|整体|项目|支出|执行情况|执行)*';
const EVALUATED: readonly RegExp[] = [
  new RegExp(`${OF_YEAR}(?:绩效)?[^,。]{0,16}?(?:进行|开展)[^,。]{0,16}?(?:自评|评价)`),
  // What is evaluated has a long name: 对2022年度小型水库维修养护项目的资金使用和目标完成情况开展了自评.
  new RegExp(`对${OF_YEAR}[^,。;]{0,40}?(?:进行|开展|组织)了[^,。;]{0,8}?自评`),
  new RegExp(`对${OF_YEAR}[^,。;]{0,20}?绩效[^,。;]{0,20}?(?:进行|开展)了[^,。;]{0,8}?自查`),
  new RegExp(
    `${OF_YEAR}绩效(?:自我)?(?:自评|评价)(?:得分|各项得分(?:为|如下)|结果(?:显示|为|如下)|情况(?:报告|说明|汇报)?如下)`,
  ),
  new RegExp(`(?:开展|完成|组织|实施)了?(?:对)?${OF_YEAR}绩效(?:自我)?(?:自评|评价)工作(?!的)`),
];
/** 以2021年1月1日至12月31日为评价期; 评价时段为2021年1月1日至2021年12月31日: from the first of a year to its last. */
const WHOLE_YEAR = '(20\\d\\d)年1月1日(?:起)?[至到—~-](?:(?:20\\d\\d|同|当)年)?12月31日';
const SPAN = '(?:绩效)?(?:自评|评价|考核)(?:的)?(?:时段|时间(?:范围)?|期间?|周期|区间|范围)';
const EVALUATED_SPANS: readonly RegExp[] = [
  new RegExp(`${WHOLE_YEAR}(?:作?为|是)(?:本次)?${SPAN}`),
  new RegExp(`${SPAN}(?:作?为|是|:)(?:自|从)?${WHOLE_YEAR}`),
];
/** What is to be evaluated, or what others were told to, is no result of ours. */
const NOT_DONE =
  /应当?|须|必须|需要?|拟|请|将(?<!现将)|要求(?!,)|督促|指导|布置|各(?:单位|部门)|下一步|明年|如需/;
/** 我中心组织农机站对2021年度甲项目支出开展绩效自评,结果如下: done, as what it came to stands behind. */
const WITH_RESULT = new RegExp(
  `([^,;:。]*)对${OF_YEAR}[^,。;]{0,40}?(?:进行|开展|组织|实施)[^,。;]{0,8}?自评(?:工作)?[,:;](?:[^。;]{0,16}(?:如下|得分|评分|\\d分)|(?:自评|评价)(?:结果|等级|结论)为|形成)`,
);
/**
 * A score or a budget of a named year may be the year before's as well: whether it is this year's,
 * with another year printed, is told by the amount (`score`, `budget`), which goes with the claim.
 */
const SCORED_IN_YEAR =
  /(20\d\d)年(?:度)?[^。]*?(?:得分|得出结果|评分|打分)[^。\d]*?(\d+(?:\.\d+)?)分/;
const STATED = [
  { of: 'score', pattern: SCORED_IN_YEAR },
  {
    of: 'budget',
    pattern:
      /(20\d\d)年(?:度)?(?:部门|我单位|本单位|我局|单位)?(?:整体|财政|收入|支出|年初)*(?:预算|批复)[^,。;]{0,16}?(\d[\d.,]*(?:万元|元|亿元))/,
  },
] as const;
/** Others who evaluate: what they found of a year says nothing of the year that is reported on. */
const OTHERS =
  /财政(?:局|厅|部)|主管部门|上级|审计|专家|第三方|委托|(?<![我本])公司|事务所|(?:评价|中介|咨询|评估)机构/;
/** 我局对2021年度…进行了评价, but not 某公司对我局2021年度…. */
const OURS = /(?<!对)(?:我|本)(?:单位|部门|机关|街道|[局委办厅院会校处镇乡中站队馆所])[^,。;]*$/;
/** The day of the evaluation is no year reported on. */
const DAY = /20\d\d年(?:\d{1,2}月(?:\d{1,2}日)?|初)/g;
const COMPARED =
  /上年|去年|同期|同比|相比|较20|比20|结转|以前年度|计划|规划|应用|运用|十[二三四五]五/;
/** 2021年制定的办法; in another clause 按照财政局制定的指标体系 says nothing of the year. */
const OF_DOCUMENT = /(?:修订|印发|制定)[^,;。]*20\d\d年|20\d\d年[^,;。]*(?:修订|印发|制定)/;

function isByOthers(text: string, match: RegExpExecArray): boolean {
  const head = text.slice(0, match.index);
  if (/自评|自我评价/.test(match[0]) || OURS.test(head)) return false;
  return OTHERS.test(head + match[0]);
}

/** Whether the name ends as a public body's does. */
export function isBody(name: string): boolean {
  return ENDS_AS_BODY.test(name.replace(/\s|\([^)]*\)$/g, ''));
}

function nameIn(sentence: Sentence): string | null {
  const { text } = sentence.text;
  if (sentence.isHeading || APART.test(text)) return null;
  const isHead = sentence.opensSection && sentence.index === 0;
  const isOnBody = isHead && ON_BODY.test(sentence.headings.at(-1) ?? '');
  const patterns = isOnBody ? [...INTRODUCTIONS, SET_UP] : INTRODUCTIONS;
  const names = patterns.map((pattern) => pattern.exec(text)?.[1]);
  return names.find((name) => name && !NO_NAME.test(name) && !SELF.test(name)) ?? null;
}

export interface Introduction {
  readonly sentence: Sentence;
  readonly name: string;
}

/**
 * Returns the first sentence that names the reporting unit; null where none does. Whoever is
 * introduced later, or was listed as a subordinate before, is another.
 */
export function findIntroduction(sentences: Iterable<Sentence>): Introduction | null {
  let subordinates = '';
  for (const sentence of sentences) {
    const name = nameIn(sentence);
    if (name !== null && !subordinates.includes(name)) return { sentence, name };
    subordinates += (sentence.text.text.match(SUBORDINATES) ?? []).join();
  }
  return null;
}

/**
 * Returns the body that a sentence says has the score, with the score, or that it says the report is
 * of; under any heading, since what becomes of the results (结果应用) is told with this year's score.
 */
export function findConcluded(sentence: Sentence): RawClaim[] {
  if (sentence.isHeading) return [];
  const { text } = sentence.text;
  const [said = '', name, score] =
    SCORED.exec(text) ?? SCORED_BEHIND.exec(text) ?? REPORTED.exec(text) ?? [];
  if (name === undefined || NO_NAME.test(name) || OF_TWO.test(name)) return [];
  if (EVALUATOR.test(name) && !/自评|自我/.test(said)) return [];
  const values = { name, from: score === undefined ? 'report' : 'score', score: score ?? null };
  return [{ kind: 'department', scope: null, values, sentence: sentence.text }];
}

/** The one year that a sentence gives from its first day to its last as what is evaluated. */
function spanIn(text: string): string | null {
  const found = EVALUATED_SPANS.map((pattern) => pattern.exec(text)).find((match) => match);
  if (!found || OTHERS.test(text)) return null;
  const years = new Set(found[0].match(/20\d\d(?=年)/g));
  return years.size === 1 ? (found[1] ?? null) : null;
}

/** Returns the year that a sentence names as the one evaluated, scored or budgeted. */
export function findYears(sentence: Sentence): RawClaim[] {
  if (sentence.isHeading || isOfOtherYears(sentence.headings, null)) return [];
  const claim = (values: RawClaim['values']): RawClaim[] => [
    { kind: 'year', scope: null, values, sentence: sentence.text },
  ];
  const span = spanIn(sentence.text.text);
  if (span !== null) return claim({ year: span, from: 'prose' });
  // The year in the name of a notice is not the year reported on.
  const text = sentence.text.text.replace(/《[^》]*》/g, '').replace(DAY, '');
  const named = new Set(text.match(/20\d\d(?=年)/g));
  if (named.size !== 1 || COMPARED.test(text) || OF_DOCUMENT.test(text)) return [];
  for (const pattern of EVALUATED) {
    const match = pattern.exec(text);
    if (match && isByOthers(text, match)) return [];
    // 2021年度部门整体支出绩效自评得分95.5分: the points say whether it is this year's.
    if (match && /得分$/.test(match[0]) && SCORED_IN_YEAR.test(text.slice(match.index))) break;
    if (match?.[1] !== undefined) return claim({ year: match[1], from: 'prose' });
  }
  const [, evaluator = '', done] = WITH_RESULT.exec(text) ?? [];
  if (done !== undefined && !OTHERS.test(evaluator) && !NOT_DONE.test(evaluator))
    return claim({ year: done, from: 'prose' });
  for (const { of, pattern } of STATED) {
    const [, year, amount] = pattern.exec(text) ?? [];
    if (year !== undefined && amount !== undefined) return claim({ year, from: of, [of]: amount });
  }
  return [];
}
