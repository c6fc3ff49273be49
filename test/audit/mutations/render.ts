/** A generated report → the layout that reading its file would give. */
import type { Layout } from '../../../shared/table/layout.ts';
import { type FundRow, type IndicatorRow, type Prose, type Report, short, two } from './report.ts';
import { gridOf, layoutOf, type Put } from './sheet.ts';

function money(value: number | null): string {
  return value === null ? '' : two(value);
}

function percent(value: number | null): string {
  return value === null ? '' : `${two(value)}%`;
}

function points(value: number | null): string {
  return value === null ? '' : short(value);
}

/** Level labels over the rows below them, then the row's own cells. */
function indicatorRows(
  report: Report,
  own: (row: IndicatorRow) => readonly Put[],
  before: readonly Put[] = [],
): Put[][] {
  const { indicators, labelWeights } = report;
  const run = (i: number, key: (row: IndicatorRow) => string) => {
    const label = key(indicators[i]!);
    if (i > 0 && key(indicators[i - 1]!) === label) return 0;
    let end = i;
    while (end < indicators.length && key(indicators[end]!) === label) end++;
    return end - i;
  };
  return indicators.map((row, i) => {
    const [first, second] = [run(i, (r) => r.level1), run(i, (r) => `${r.level1}/${r.level2}`)];
    const weight = labelWeights[row.level1];
    const label = weight === undefined ? row.level1 : `${row.level1}(${short(weight)}分)`;
    return [
      ...(i === 0 ? before : []),
      ...(first > 0 ? [[label, 1, first] as const] : []),
      ...(second > 0 ? [[row.level2, 1, second] as const] : []),
      ...own(row),
    ];
  });
}

function noteOf({ prescribed }: Report): string {
  const levels = Object.entries(prescribed).map(([label, weight]) => `${label}${short(weight)}分`);
  return [
    '注:1. 自评采取打分评价的形式,满分为100分,各项指标得分加总得出部门整体绩效自评的总分。',
    `原则上一级指标分值统一设置为:${levels.join('、')}。`,
    '如有特殊情况,除预算执行率外,其他指标权重可作适当调整,但总分应为100分。',
    '各项三级指标得分最高不能超过该指标分值上限。',
    '2. 定性指标根据指标完成情况分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,',
    '分别按照该指标对应分值区间100%-80%(含)、80%-60%(含)、60%-0%合理确定分值。',
    '定量指标完成指标值的,计该指标所赋全部分值;未完成的,按照完成值与指标值的比例计分。',
    '3. 自评结果实行百分制和四级分类,分别是:90-100分为优、80-89分为良、60-79分为中、0-59分为差。',
  ].join('');
}

function henanRows(report: Report): Put[][] {
  const fund = (row: FundRow): Put[] => [
    [row.label, 2],
    ...[row.initial, row.budget, row.executed].map((v) => [money(v)] as const),
    [percent(row.rate)],
    [points(row.weight)],
    [points(row.score)],
  ];
  const heads = ['项目', '年初预算数', '全年预算数', '全年执行数', '执行率', '分值', '得分'];
  const goal = '完成年度各项重点工作，提升公共服务水平。';
  return [
    [['部门(单位)名称', 2], [report.department, 4], ['自评得分', 2], [short(report.selfScore)]],
    [
      ['自评结果', 2],
      [report.rating ?? '', 7],
    ],
    [
      ['年度总体目标', 2],
      [goal, 3],
      ['年度总体目标完成情况', 2],
      ['重点工作全部完成。', 2],
    ],
    [
      ['年度主要任务', 1, report.tasks.length + 1],
      ...(['任务名称', '主要内容', '预算资金', '其中:财政资金', '任务完成情况'] as const).map(
        (head) => [head] as const,
      ),
      ...(['预算执行数', '其中:财政资金', '预算执行率'] as const).map((head) => [head] as const),
    ],
    ...report.tasks.map((task): Put[] => [
      [task.name],
      ['保障工作正常开展'],
      [task.budgetText ?? money(task.budget)],
      [task.budgetText ?? money(task.budget)],
      [task.outcome],
      [money(task.executed)],
      [money(task.executed)],
      [percent(task.rate)],
    ]),
    [['预算情况', 1, 6], [heads[0]!, 2], ...heads.slice(1).map((head) => [head] as const)],
    ...report.funds.map(fund),
    [
      '一级指标',
      '二级指标',
      '三级指标',
      '指标值',
      '度量单位',
      '实际完成值',
      '分值',
      '得分',
      '未完成原因分析',
    ].map((head) => [head] as const),
    ...indicatorRows(report, (row) => [
      ...[row.level3, row.target, row.unit, row.actual].map((text) => [text] as const),
      [points(row.weight)],
      [points(row.score)],
      [row.reason],
    ]),
    [[noteOf(report), 9]],
  ];
}

type Wordings = readonly ((prose: Prose) => string)[];

const part = (name: string, { amount, rate }: Prose['basic'], rateIs: string) =>
  `${name}${two(amount)}万元${rateIs}${percent(rate)}`;

/** The same said in different words, by the seed. */
const SCORE: Wordings = [
  ({ year, score, rating }) =>
    `我单位${year}年度按照部门整体支出绩效评价指标体系对照打分得出结果为${short(score)}分,自评结果为${rating}。`,
  ({ year, score, rating }) =>
    `经综合评价,${year}年度部门整体支出绩效自评得分为${short(score)}分,自评结果为${rating}。`,
  ({ score, rating }) => `部门整体绩效综合评价得分为${short(score)}分,评价等次为“${rating}”。`,
  ({ score, rating }) => `最终评分结果为 ${short(score)} 分,自评等级为“${rating}”。`,
];
const MONEY: Wordings = [
  (p) =>
    `资金到位及执行情况分析:${p.year}年部门预算批复资金${two(p.budget)}万元,实际支出金额为${two(p.executed)}万元,预算执行率${percent(p.rate)}。其中:${part('基本支出', p.basic, ',预算执行率为')};${part('项目支出', p.project, ',预算执行率为')}。`,
  (p) =>
    `${p.year}年部门全年预算数${two(p.budget)}万元,全年执行数${two(p.executed)}万元,预算执行率${percent(p.rate)}。其中:${part('基本支出', p.basic, ',执行率')};${part('项目支出', p.project, ',执行率')}。`,
  (p) =>
    `我单位${p.year}年实际下达预算 ${two(p.budget)} 万元,实际总支出 ${two(p.executed)} 万元,预算执行率为${percent(p.rate)}。其中:${part('基本支出', p.basic, ',执行率为')};${part('项目支出', p.project, ',执行率为')}。`,
];
const COUNTS: Wordings = [
  ({ counts }) =>
    `绩效指标分三级设置,${counts.label}细分为${counts.level2}项二级指标,${counts.level3}项三级指标。`,
  ({ counts }) =>
    `绩效指标分三级设置,${counts.label}下设${counts.level2}个二级指标、${counts.level3}个三级指标。`,
];

function levelLine({ wording }: Prose, { label, weight, score }: Prose['levels'][number]): string {
  if (weight === null) return `一级指标${label}:年初目标为100%,得分为${short(score)}分。`;
  return wording % 2 === 0
    ? `一级指标${label}:总分值${short(weight)}分,总得分${short(score)}分。`
    : `${label}:分值${short(weight)}分,得分${short(score)}分。`;
}

function proseLines(prose: Prose): string[] {
  const { department, year, wording } = prose;
  const say = (wordings: Wordings) => wordings[wording % wordings.length]!(prose);
  return [
    `按照预算绩效管理要求,我单位对${year}年度部门整体支出绩效进行了自评,形成本报告。`,
    '一、部门单位基本情况',
    `${department}为区政府工作部门,负责本领域行政管理工作。`,
    '绩效指标设置情况',
    say(COUNTS),
    '二、综合评价结论',
    say(SCORE),
    ...prose.levels.map((level) => levelLine(prose, level)),
    '三、绩效目标实现情况分析',
    say(MONEY),
    ...prose.extra,
    '四、发现的主要问题和改进措施',
    prose.problem,
    '附件:部门整体绩效自评表',
  ];
}

function henanLayout(report: Report): Layout {
  const before = [
    report.title,
    ...(report.prose ? proseLines(report.prose) : []),
    report.formTitle,
    `(${report.formYear}年度)`,
    '单位:万元',
  ];
  return layoutOf(before, gridOf(henanRows(report), 9), []);
}

/** Rows of the ministry's project form; Yunnan prints a target in three cells. */
function projectRows(report: Report): { rows: Put[][]; columns: number } {
  const isSplit = report.family === 'yunnan';
  const unit = isSplit ? '元' : '万元';
  const columns = isSplit ? 11 : 9;
  const wide = columns - 6;
  const split = (target: string): Put[] => {
    const [, sign = '', value = target] = /^([≥≤=])(.*)$/.exec(target.replace('%', '')) ?? [];
    return [[sign === '' ? '定性' : sign], [value]];
  };
  const fund = (row: FundRow, i: number): Put[] => [
    [row.label, 2],
    [money(row.initial)],
    [money(row.budget)],
    [money(row.executed)],
    [i === 0 ? points(row.weight) : '—'],
    [percent(row.rate)],
    [i === 0 ? points(row.score) : '—', wide - 2],
  ];
  const targets = isSplit ? ['指标性质', '指标值', '度量单位'] : ['年度指标值'];
  const heads = ['一级指标', '二级指标', '三级指标', ...targets, '实际完成值', '分值', '得分'];
  const rows: Put[][] = [
    [['项目名称'], [report.projectName, columns - 1]],
    [['主管部门'], [report.department, 3], ['实施单位'], [report.department, columns - 5]],
    [
      [`项目资金(${unit})`, 1, report.funds.length + 1],
      ['', 2],
      ...['年初预算数', '全年预算数', '全年执行数', '分值', '执行率'].map(
        (head) => [head] as const,
      ),
      ['得分', wide - 2],
    ],
    ...report.funds.map(fund),
    [
      ['绩效指标', 1, report.indicators.length + 1],
      ...heads.map((head) => [head] as const),
      ['偏差原因分析及改进措施'],
    ],
    ...indicatorRows(report, (row) => [
      [row.level3],
      ...(isSplit
        ? [...split(row.target), [row.unit === '定性指标' ? '' : row.unit] as Put]
        : [[row.target] as Put]),
      [row.actual],
      [points(row.weight)],
      [points(row.score)],
      [row.reason],
    ]),
    [
      ['总分', columns - 3],
      [points(report.totalWeight)],
      [short(report.selfScore)],
      [report.rating ?? ''],
    ],
  ];
  return { rows, columns };
}

function hubeiRows(report: Report): Put[][] {
  const [total] = report.funds as [FundRow];
  return [
    [['单位名称'], [report.department, 2], ['填报日期', 2], [`${report.formYear + 1}.5.18`, 2]],
    [['项目名称'], [report.projectName, 6]],
    [
      ['预算执行情况(万元)(20分)', 1, 2],
      ['', 2],
      ...['预算数(A)', '执行数(B)', '执行率(B/A)', '得分(20分*执行率)'].map((h) => [h] as const),
    ],
    [
      ['部门整体支出总额', 2],
      [money(total.budget)],
      [money(total.executed)],
      [percent(total.rate)],
      [points(total.score)],
    ],
    [
      ['年度绩效指标', 1, report.indicators.length + 1],
      ...['一级指标', '二级指标', '三级指标', '年初目标值(A)', '实际完成值(B)', '得分'].map(
        (h) => [h] as const,
      ),
    ],
    ...indicatorRows(report, (row) => [
      [row.level3],
      [row.target],
      [row.actual],
      [points(row.score)],
    ]),
    [['总分', 6], [short(report.selfScore)]],
  ];
}

export function render(report: Report): Layout {
  if (report.family === 'henan') return henanLayout(report);
  if (report.family === 'hubei')
    return layoutOf(['(部门)整体绩效自评表'], gridOf(hubeiRows(report), 7), []);
  const { rows, columns } = projectRows(report);
  const unit = report.family === 'yunnan' ? '金额单位:元' : '金额单位:万元';
  const year = report.family === 'yunnan' ? [] : [`(${report.formYear}年度)`];
  return layoutOf([report.formTitle, ...year, unit], gridOf(rows, columns), []);
}
