/** Finding → sentence: one template a code, in Chinese and in English. */
import type { LedgerCode } from './claim.ts';
import type { Text } from './draft.ts';

/** What a template may name: the row, the column, and the two sides. */
export interface Parts {
  readonly subject: string;
  readonly column: Text;
  readonly printed: string;
  readonly expected: string;
}

/** `{subject}` is quoted; where there is none, the whole form is meant. */
const TEMPLATES: Readonly<Record<LedgerCode, Text>> = {
  'weights.total': {
    zh: '各项分值合计为{printed}，应为满分{expected}',
    en: 'The weights add to {printed}; full marks are {expected}',
  },
  'scores.total': {
    zh: '自评总分印为{printed}，各项得分合计为{expected}',
    en: 'The self score is printed as {printed}; the scores add to {expected}',
  },
  'level.weights': {
    zh: '{subject}：所述分值为{printed}，其下各行分值合计为{expected}',
    en: '{subject}: its weight is stated as {printed}; its rows add to {expected}',
  },
  'level.scores': {
    zh: '{subject}：所述得分为{printed}，其下各行得分合计为{expected}',
    en: '{subject}: its score is stated as {printed}; its rows add to {expected}',
  },
  'funds.sources': {
    zh: '{subject}（{column}）印为{printed}，各资金来源之和为{expected}',
    en: '{subject} ({column}) is printed as {printed}; the sources add to {expected}',
  },
  'funds.structure': {
    zh: '{subject}（{column}）印为{printed}，基本支出与项目支出之和为{expected}',
    en: '{subject} ({column}) is printed as {printed}; basic and project expenditure add to {expected}',
  },
  'tasks.budget': {
    zh: '{subject}（{column}）印为{printed}，各任务预算之和为{expected}',
    en: '{subject} ({column}) is printed as {printed}; the tasks’ budgets add to {expected}',
  },
  'tasks.executed': {
    zh: '{subject}（{column}）印为{printed}，各任务执行数之和为{expected}',
    en: '{subject} ({column}) is printed as {printed}; what the tasks executed adds to {expected}',
  },
  'rate.task': {
    zh: '任务{subject}的执行率印为{printed}，按所印金额应为{expected}',
    en: 'Task {subject}: the rate is printed as {printed}; its amounts give {expected}',
  },
  'rate.funds': {
    zh: '{subject}的执行率印为{printed}，按所印金额应为{expected}',
    en: '{subject}: the rate is printed as {printed}; its amounts give {expected}',
  },
  'rate.exceeds': {
    zh: '{subject}的执行数为{printed}，超过预算数（应{expected}）',
    en: '{subject}: {printed} was executed, more than the budget ({expected})',
  },
  'rate.share': {
    zh: '正文称{subject}的执行率为{printed}，该数是其占总额的比例，并非执行率（应为{expected}）',
    en: 'The prose calls {printed} the execution rate of {subject}; it is its share of the total (rate: {expected})',
  },
  'score.exceeds-weight': {
    zh: '{subject}得分为{printed}，高于分值（应{expected}）',
    en: '{subject}: the score {printed} is above its weight ({expected})',
  },
  'score.execution': {
    zh: '{subject}的预算执行得分印为{printed}，分值乘以执行率应为{expected}',
    en: '{subject}: the execution score is printed as {printed}; weight × rate gives {expected}',
  },
  'score.quantitative': {
    zh: '{subject}得分印为{printed}，按计分规则应为{expected}',
    en: '{subject}: the score is printed as {printed}; the rule gives {expected}',
  },
  'score.qualitative': {
    zh: '{subject}得分印为{printed}，所述完成档次的区间为{expected}',
    en: '{subject}: the score is printed as {printed}; its stated result allows {expected}',
  },
  'score.unexplained': {
    zh: '{subject}得分{printed}低于分值，未说明原因',
    en: '{subject}: the score {printed} is below its weight and no reason is printed',
  },
  'rating.band': {
    zh: '自评结果印为{printed}，按得分应为{expected}',
    en: 'The rating is printed as {printed}; the score falls into {expected}',
  },
  'prose.score': {
    zh: '正文的自评得分为{printed}，自评表为{expected}',
    en: 'The prose states a self score of {printed}; the form has {expected}',
  },
  'prose.rating': {
    zh: '正文的自评结果为{printed}，自评表为{expected}',
    en: 'The prose states the rating {printed}; the form has {expected}',
  },
  'prose.budget': {
    zh: '正文的预算数为{printed}，自评表为{expected}',
    en: 'The prose states a budget of {printed}; the form has {expected}',
  },
  'prose.executed': {
    zh: '正文的执行数为{printed}，自评表为{expected}',
    en: 'The prose states an executed amount of {printed}; the form has {expected}',
  },
  'prose.basic': {
    zh: '正文的基本支出为{printed}，自评表为{expected}',
    en: 'The prose states basic expenditure of {printed}; the form has {expected}',
  },
  'prose.project': {
    zh: '正文的项目支出为{printed}，自评表为{expected}',
    en: 'The prose states project expenditure of {printed}; the form has {expected}',
  },
  'prose.rate': {
    zh: '正文的执行率为{printed}，自评表{subject}为{expected}',
    en: 'The prose states an execution rate of {printed}; the form has {expected} for {subject}',
  },
  'prose.breakdown': {
    zh: '正文的总分为{printed}，正文各部分得分之和为{expected}',
    en: 'The prose states a total score of {printed}; its own parts add to {expected}',
  },
  'prose.parts': {
    zh: '正文的总额为{printed}，正文各部分之和为{expected}',
    en: 'The prose states a total of {printed}; its own parts add to {expected}',
  },
  'prose.counts': {
    zh: '正文称{subject}有{printed}项{column}，自评表为{expected}项',
    en: 'The prose counts {printed} {column} under {subject}; the form has {expected}',
  },
  'prose.department': {
    zh: '单位名称为{printed}，自评表为{expected}',
    en: 'The reporting body is called {printed}; the form names {expected}',
  },
  'prose.year': {
    zh: '所述年度为{printed}，自评表为{expected}',
    en: 'The year is stated as {printed}; the form is for {expected}',
  },
  'prose.problem': {
    zh: '正文承认未达到（{printed}），自评表{subject}却为{expected}',
    en: 'The prose admits a shortfall ({printed}); the form has {expected} for {subject}',
  },
  'tasks.unfinished': {
    zh: '任务{subject}未支付或执行率为零，而指标称：{printed}',
    en: 'Unpaid or at 0%: {subject}; an indicator claims: {printed}',
  },
  'tasks.basic': {
    zh: '任务{subject}（{column}）印为{printed}，资金表同一支出为{expected}',
    en: 'Task {subject} ({column}) is printed as {printed}; the funds row of the same spending has {expected}',
  },
  'adjustment.rate': {
    zh: '{subject}印为{printed}，按年初与全年预算数应为{expected}',
    en: '{subject} is printed as {printed}; the initial and adjusted budgets give {expected}',
  },
  'time.partial': {
    zh: '{subject}为{printed}，大于全年（应{expected}）',
    en: '{subject}: {printed}, more than the whole year ({expected})',
  },
  'unit.value': {
    zh: '{subject}的度量单位印为{printed}，是数值而非单位',
    en: '{subject}: the unit column holds {printed}, a value and not a unit',
  },
  'number.malformed': {
    zh: '{subject}应为数字，所印为{printed}，无法读取，按空值处理',
    en: '{subject}: {printed} stands where a number must be; it is read as null',
  },
  'weights.policy': {
    zh: '一级指标分值为{printed}，填表说明规定为{expected}',
    en: 'Level weights are {printed}; the note prescribes {expected}',
  },
};

/** The whole form, where a template names a row and there is none. */
const WHOLE: Text = { zh: '自评表', en: 'the form' };
const NOTHING: Text = { zh: '无法确定', en: 'not known' };

function fill(template: string, parts: Parts, language: 'zh' | 'en'): string {
  const subject = parts.subject === '' ? WHOLE[language] : `“${parts.subject}”`;
  return template
    .replaceAll('{subject}', () => subject)
    .replaceAll('{column}', () => parts.column[language])
    .replaceAll('{printed}', () => parts.printed || NOTHING[language])
    .replaceAll('{expected}', () => parts.expected || NOTHING[language]);
}

/** Returns the sentence of a ledger finding in both languages. */
export function describe(code: LedgerCode, parts: Parts): Text {
  const template = TEMPLATES[code];
  return { zh: fill(template.zh, parts, 'zh'), en: fill(template.en, parts, 'en') };
}
