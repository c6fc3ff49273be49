/** The report around the form, in many wordings of one content. */
import type { ProseModel } from './model.ts';
import { short, tenThousands } from './printed.ts';

type Say = (prose: ProseModel) => string;

const rate = (value: number): string => `${(value / 100).toFixed(2)}%`;
const part = (name: string, one: ProseModel['basic'], says: string): string =>
  one === null ? '' : `${name}${tenThousands(one.amount)}万元，${says}${rate(one.rate)}`;
const parts = (p: ProseModel, says: string): string =>
  p.basic === null
    ? '。'
    : `。其中：${part('基本支出', p.basic, says)}；${part('项目支出', p.project, says)}。`;

const SCORE: readonly Say[] = [
  (p) =>
    `我单位${p.year}年度严格执行年初部门预算，按照部门整体支出绩效评价指标体系对照打分得出结果为${short(p.score)}分，自评结果为${p.rating}。`,
  (p) =>
    `经综合评价，${p.year}年度部门整体支出自评得分${short(p.score)}分，自评结果为“${p.rating}”。`,
  (p) => `综合评价得分为 ${short(p.score)} 分，评价等次为“${p.rating}”。`,
  (p) => `最终评分结果为${short(p.score)}分，绩效评价等级为${p.rating}。`,
  (p) => `对照指标体系逐项打分，综合评分为${short(p.score)}分，自评等级“${p.rating}”。`,
];
const MONEY: readonly Say[] = [
  (p) =>
    `${p.year}年部门预算批复资金${tenThousands(p.budget)}万元，实际支出金额为${tenThousands(p.executed)}万元，预算执行率${rate(p.rate)}${parts(p, '预算执行率为')}`,
  (p) =>
    `${p.year}年全年预算数为${tenThousands(p.budget)}万元，全年执行数为${tenThousands(p.executed)}万元，执行率${rate(p.rate)}${parts(p, '执行率')}`,
  (p) =>
    `${p.year}年度实际下达预算 ${tenThousands(p.budget)} 万元，实际总支出 ${tenThousands(p.executed)} 万元，预算执行率为${rate(p.rate)}${parts(p, '执行率为')}`,
];
const COUNTS: readonly ((c: NonNullable<ProseModel['counts']>) => string)[] = [
  (c) => `绩效指标分三级设置，${c.label}细分为${c.level2}项二级指标，${c.level3}项三级指标。`,
  (c) => `其中${c.label}下设${c.level2}个二级指标、${c.level3}个三级指标。`,
];
const LEVEL: readonly ((l: ProseModel['levels'][number]) => string)[] = [
  (l) => `一级指标${l.label}：总分值${short(l.weight)}分，总得分${short(l.score)}分。`,
  (l) => `${l.label}分值${short(l.weight)}分，得分${short(l.score)}分。`,
];

export function proseLines(p: ProseModel): string[] {
  const say = <T>(all: readonly T[], step: number): T =>
    all[Math.floor(p.wording / step) % all.length]!;
  return [
    `按照预算绩效管理要求，我单位对${p.year}年度部门整体支出绩效进行了自评，形成本报告。`,
    '一、部门单位基本情况',
    `${p.department}为区政府工作部门，负责本领域行政管理工作。`,
    ...(p.counts === null ? [] : ['绩效指标设置情况', say(COUNTS, 1)(p.counts)]),
    '二、综合评价结论',
    say(SCORE, 1)(p),
    `一级指标预算执行率：得分为${short(p.executionScore)}分。`,
    ...p.levels.map(say(LEVEL, 5)),
    '三、绩效目标实现情况分析',
    say(MONEY, 2)(p),
    ...p.extra,
    '四、发现的主要问题和改进措施',
    p.problem,
  ];
}
