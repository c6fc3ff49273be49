/** The Chinese words that checks look for in labels and outcomes, and how names are compared. */
import type { Fund } from '../report/record.ts';

/** What is no letter, digit or percent sign; ranges, since \p{L} takes long to compile. */
const PUNCTUATION =
  /[^0-9A-Za-z%\u00c0-\u024f\u0370-\u03ff\u3400-\u9fff\uf900-\ufaff\ud800-\udfff]+/g;

/** Letters and digits only, full-width forms folded: labels compare equal across renderings. */
export function fold(text: string): string {
  return text.normalize('NFKC').replace(PUNCTUATION, '');
}

/** Whether the letters of one name appear in the other in their order: 区卫健委, 区卫生健康委员会. */
function isShortened(short: string, long: string): boolean {
  let at = 0;
  for (const letter of long) if (letter === short[at]) at++;
  return at === short.length;
}

/** 中国人民政治协商会议X委员会 is X政协: the short form has the words in another order. */
const CONSULTATIVE = /中国人民政治协商会议(.*?)委员会/;

/** Whether two names may be one body's: one is the other, a part of it, or its short form. */
export function mayBeSameBody(a: string, b: string): boolean {
  const [p, q] = [a, b].map((name) => fold(name).replace(CONSULTATIVE, '$1政协')) as [
    string,
    string,
  ];
  const [short, long] = p.length <= q.length ? [p, q] : [q, p];
  return short === '' || isShortened(short, long);
}

/** As many signs of a name may be misread at most. */
const MOST_MISREAD = 1 / 4;

/** Whether two names of one length differ by so few signs that a poor scan makes one of the other. */
export function mayBeMisread(a: string, b: string): boolean {
  const [p, q] = [fold(a), fold(b)];
  const wrong = [...p].filter((sign, i) => sign !== q[i]).length;
  return p.length === q.length && wrong <= p.length * MOST_MISREAD;
}

/** Level-1 labels are compared without the words that prose leaves out. */
export function foldLabel(label: string): string {
  return fold(label)
    .replace(/^(?:一级|二级|三级)?指标/, '')
    .replace(/(?:类|情况)?(?:指标|方面)?$/, '');
}

export const EXECUTION_LABEL = /预算执行|执行率|资金执行/;

/** Last characters of what may stand before 项目支出 and name no project: 全年, 我局, 预算, 拨款, 安排, …. */
const BEFORE_SPENDING =
  '年度份末月部门位局委办院厅心镇乡道所站处校关级市县区省算政款金出中的和与及在对为是数用排成现其将有项额总全各该本入';

/** Which fund row the words of the prose or of a task's name mean. */
const SPENDING: readonly (readonly [RegExp, Fund['category']])[] = [
  [/基本支出/, 'basic'],
  // 超限超载治理项目支出进度慢 is about one project: what stands in front names it.
  [new RegExp(`(?:^|[^\\u4e00-\\u9fff]|[${BEFORE_SPENDING}])项目支出`), 'project'],
];
export function spendingNamed(words: string): Fund['category'] | null {
  const named = SPENDING.filter(([pattern]) => pattern.test(words));
  return named.length === 1 ? (named[0]?.[1] ?? null) : null;
}
/** A task that is the basic (project) expenditure as a whole, not something paid out of it. */
const WHOLE_SPENDING =
  /^(?:保障|保证|确保|用于|单位|部门|机关|本级|年度|安排|支付)*(基本支出|项目支出)(?:保障|经费|支出|类|合计|小计)?$/;
export function wholeSpending(taskName: string): Fund['category'] | null {
  const match = WHOLE_SPENDING.exec(fold(taskName));
  return match ? spendingNamed(match[1] ?? '') : null;
}

/** Words of a task that pays staff and keeps an office running, which is what the basic expenditure does. */
export const UPKEEP = /人员(?:经费|支出|工资)|工资福利|公用(?:经费|支出)|机构?运转/;

/** What a task's outcome says when it was not carried out or not paid. */
export const UNPAID =
  /未(?:能)?(?:拨付|支付|付款|到位|支出|执行|完成|开展|实施|启动)|尚未.{0,6}(?:拨付|支付|付款|完成|开展|实施|启动)|没有(?:拨付|支付|完成|开展)|暂未|资金(?:尚)?未到位/;

/** Indicators that claim how much of the tasks was completed. */
export const TASK_COMPLETION =
  /(?:任务|工作|目标)\d*(?:总体|计划|实际)?(?:任务|工作|目标)?\d*(?:完成|实现)率/;
/** … and those that count something else, though the same words stand in their names. */
export const OTHER_COMPLETION = /绩效|评价|监控|自评|整改|培训|采购|支付|及时/;
/** The indicator that speaks of the tasks themselves. */
export const OWN_COMPLETION = /^(?:年度|主要|重点|履职)*任务(?:实际)?完成率$/;

export const ADJUSTMENT_RATE = /预算调整率/;
export const EXECUTION_RATE = /^(?:部门|整体|总体|年度|资金|财政|项目)*预算(?:资金)?执行率$/;

/** Ratings and the words that mean them. */
const RATINGS: readonly (readonly [RegExp, string])[] = [
  [/^优秀?$/, '优'],
  [/^良好?$/, '良'],
  [/^(?:中等?|一般|合格)$/, '中'],
  [/^(?:差|较差|不合格)$/, '差'],
];
/** Returns 优 良 中 差 for a printed rating; null for a word that is none of them. */
export function ratingOf(word: string): string | null {
  const folded = fold(word).replace(/(?:等级?|档|级)$/, '');
  return RATINGS.find(([pattern]) => pattern.test(folded))?.[1] ?? null;
}

/** A unit column that holds a value: a number with or without a unit behind it (`100%`, `≥5次`). */
export const VALUE_AS_UNIT = /^[≥≤><=≧≦]*\d[\d,]*(?:\.\d+)?\D{0,8}$/u;
