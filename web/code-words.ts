/** What the codes of findings, forms, rules and figures are called on the page, in both languages. */
import type { FindingCode } from '../shared/report/finding.ts';
import type { Form } from './api.ts';
import { currentLanguage } from './words.ts';

type Pair = readonly [string, string];

const FINDINGS: Readonly<Record<FindingCode, Pair>> = {
  'weights.total': ['分值合计', 'weights: total'],
  'scores.total': ['得分合计', 'scores: total'],
  'level.weights': ['一级指标分值', 'weights of a level'],
  'level.scores': ['一级指标得分', 'scores of a level'],
  'funds.sources': ['资金来源合计', 'funds: sources'],
  'funds.structure': ['基本与项目支出合计', 'funds: structure'],
  'tasks.budget': ['任务预算合计', 'tasks: budget'],
  'tasks.executed': ['任务执行合计', 'tasks: executed'],
  'rate.task': ['任务执行率', 'rate of a task'],
  'rate.funds': ['资金执行率', 'rate of funds'],
  'rate.exceeds': ['执行超过预算', 'executed beyond the budget'],
  'rate.share': ['占比当作执行率', 'share called a rate'],
  'score.exceeds-weight': ['得分超过分值', 'score above its weight'],
  'score.execution': ['预算执行得分', 'score of the execution'],
  'score.quantitative': ['定量指标得分', 'quantitative score'],
  'score.qualitative': ['定性指标得分', 'qualitative score'],
  'score.unexplained': ['扣分未说明原因', 'deduction without a reason'],
  'rating.band': ['等级与得分', 'rating and score'],
  'prose.score': ['正文得分', 'prose: score'],
  'prose.rating': ['正文等级', 'prose: rating'],
  'prose.budget': ['正文预算', 'prose: budget'],
  'prose.executed': ['正文执行数', 'prose: executed'],
  'prose.basic': ['正文基本支出', 'prose: basic expenditure'],
  'prose.project': ['正文项目支出', 'prose: project expenditure'],
  'prose.rate': ['正文执行率', 'prose: rate'],
  'prose.breakdown': ['正文分项得分', 'prose: partial scores'],
  'prose.parts': ['正文分项金额', 'prose: parts of an amount'],
  'prose.counts': ['正文指标个数', 'prose: numbers of indicators'],
  'prose.department': ['正文部门名称', 'prose: department'],
  'prose.year': ['正文年度', 'prose: year'],
  'prose.problem': ['正文承认的不足', 'prose: admitted shortfall'],
  'tasks.unfinished': ['任务未完成', 'unfinished tasks'],
  'tasks.basic': ['任务与资金表', 'tasks and funds'],
  'adjustment.rate': ['预算调整率', 'rate of adjustment'],
  'time.partial': ['部分月份超过全年', 'part of a year above the whole'],
  'unit.value': ['单位栏填了数值', 'value in the unit column'],
  'number.malformed': ['数字写错', 'malformed number'],
  'weights.policy': ['分值与填表说明', 'weights and the note'],
  'document.unreadable': ['文件无法读取', 'unreadable file'],
  'document.encrypted': ['文件加密', 'encrypted file'],
  'document.truncated': ['文件不完整', 'file cut short'],
  'document.empty': ['文件为空', 'empty file'],
  'document.foreign': ['不是PDF或DOCX', 'neither PDF nor DOCX'],
  'document.too-large': ['文件过大', 'too large'],
  'document.hostile': ['文件有害', 'hostile file'],
  'document.no-form': ['没有找到自评表', 'no form found'],
  'form.unknown': ['表式未知', 'unknown form'],
  'form.incomplete': ['表未读全', 'form not read whole'],
  'page.unread': ['页面未读', 'page not read'],
  'page.grid': ['表格线不清', 'unsure grid'],
  'scan.coarse': ['扫描太粗', 'coarse scan'],
  'rule.unread': ['规则未读懂', 'rule not understood'],
};

const VARIANTS: Readonly<Record<Form['variant'], Pair>> = {
  'henan-department': ['河南部门整体', 'Henan, department'],
  'mof-project': ['财政部项目', 'ministry, project'],
  'anhui-department': ['安徽部门整体', 'Anhui, department'],
  'yunnan-project': ['云南项目', 'Yunnan, project'],
  'shanghai-project': ['上海项目', 'Shanghai, project'],
  'hubei-goal': ['湖北目标', 'Hubei, goals'],
  'sichuan-project': ['四川项目', 'Sichuan, project'],
  'sichuan-goal': ['四川目标', 'Sichuan, goals'],
  'chongqing-department': ['重庆部门整体', 'Chongqing, department'],
  'sichuan-score-table': ['四川评分表', 'Sichuan, scores'],
  'anhui-criteria': ['安徽评价标准', 'Anhui, criteria'],
  'hunan-booklet': ['湖南分册', 'Hunan, booklet'],
  'transfer-regional': ['转移支付区域', 'regional transfers'],
  'two-party': ['两方评分', 'scored by two parties'],
  unknown: ['未知表式', 'unknown form'],
};

const OTHERS: Readonly<Record<string, Pair>> = {
  PASS: ['相符', 'agrees'],
  FAIL: ['不符', 'differs'],
  UNCERTAIN: ['不能确定', 'uncertain'],
  NOT_ASSESSABLE: ['无法评判', 'not assessable'],
  'quantitative-met': ['定量·完成', 'quantitative, met'],
  'quantitative-ratio': ['定量·按比例', 'quantitative, ratio'],
  qualitative: ['定性', 'qualitative'],
  execution: ['预算执行', 'execution'],
  'not-assessable': ['无规则', 'no rule'],
  points: ['分', 'points'],
  yuan: ['元', 'yuan'],
  percent: ['%', '%'],
  count: ['个', 'count'],
  text: ['文字', 'text'],
  selfScore: ['自评得分', 'self score'],
  selfRating: ['自评等级', 'self rating'],
  initial: ['年初预算', 'initial budget'],
  budget: ['预算', 'budget'],
  executed: ['执行数', 'executed'],
  executionRate: ['执行率', 'execution rate'],
  basicExpenditure: ['基本支出', 'basic expenditure'],
  projectExpenditure: ['项目支出', 'project expenditure'],
  levelWeight: ['一级指标分值', 'weight of a level'],
  levelScore: ['一级指标得分', 'score of a level'],
  indicatorCount: ['指标个数', 'number of indicators'],
  other: ['其他', 'other'],
};

const ALL: Readonly<Record<string, Pair>> = { ...OTHERS, ...FINDINGS, ...VARIANTS };

/** What a code is called; the code itself where it has no name. */
export function nameOf(code: string): string {
  return (
    (Object.hasOwn(ALL, code) ? ALL[code] : undefined)?.[currentLanguage() === 'zh' ? 0 : 1] ?? code
  );
}
