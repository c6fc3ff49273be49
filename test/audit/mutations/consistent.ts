/** Reports that agree with themselves, by seed, in four families of forms. */
import { type Chance, chance } from './random.ts';
import {
  type Cents,
  type Family,
  type FundRow,
  type IndicatorRow,
  type Prose,
  type Report,
  rateOf,
  ratingOf,
  sumOf,
  type TaskRow,
} from './report.ts';

const CITIES = ['临江市', '安平市', '云岭市', '青河市'] as const;
const DISTRICTS = ['东湖区', '西山区', '南关区', '北塘区', '新城县'] as const;
const BUREAUS = ['民政局', '教育局', '交通运输局', '卫生健康委员会', '文化和旅游局'] as const;
const TASKS = [
  '专项业务经费',
  '信息化运维',
  '宣传培训',
  '设备购置',
  '惠民补助',
  '监督检查',
] as const;
const REASON = '受客观条件影响延后，下年度加快推进。';

function phrase(level1: string, level2: string, level3: string, word: string, points: number) {
  return row(level1, level2, level3, { target: word, unit: '定性指标', actual: word }, points);
}

function row(
  level1: string,
  level2: string,
  level3: string,
  values: Pick<IndicatorRow, 'target' | 'unit' | 'actual'>,
  points: number,
): IndicatorRow {
  const weight = points * 100;
  return { level1, level2, level3, ...values, weight, score: weight, reason: '' };
}

/** A row met or, by chance, missed and scored by ratio with a reason. */
function measured(
  by: Chance,
  labels: readonly [string, string, string],
  target: number,
  points: number,
  sign = '≥',
): IndicatorRow {
  const isMissed = by.int(0, 2) === 0;
  const actual = isMissed ? by.int(target - 20, target - 2) : 100;
  const values = { target: `${sign}${target}%`, unit: '%', actual: `${actual}%` };
  const made = row(...labels, values, points);
  if (!isMissed) return made;
  return { ...made, score: Math.round((made.weight * actual) / target), reason: REASON };
}

function henanIndicators(by: Chance): IndicatorRow[] {
  const [input, output, effect] = ['投入管理指标', '产出指标', '效益指标'];
  return [
    phrase(input, '工作目标管理', '工作任务科学性', '科学', 4),
    phrase(input, '工作目标管理', '目标依据充分性', '充分', 6),
    row(input, '预算和财务管理', '“三公经费”控制率', { target: '≤5%', unit: '%', actual: '0%' }, 5),
    row(input, '预算和财务管理', '预算调整率', { target: '≤5%', unit: '%', actual: '0%' }, 5),
    row(
      input,
      '预算和财务管理',
      '政府采购执行率',
      { target: '≥95%', unit: '%', actual: '95%' },
      10,
    ),
    row(input, '绩效管理', '绩效自评完成率', { target: '=100%', unit: '%', actual: '100%' }, 10),
    phrase(output, '履职目标完成情况', '任务完成及时性', '及时', 10),
    row(
      output,
      '履职目标完成情况',
      '任务完成率',
      { target: '≥90%', unit: '%', actual: '100%' },
      10,
    ),
    measured(by, [output, '履职目标完成情况', '受益群体覆盖率'], 95, 10),
    phrase(effect, '履职效益', '服务水平', '有效提高', 10),
    phrase(effect, '满意度', '服务对象满意度', '满意', 10),
  ];
}

function projectIndicators(by: Chance, satisfaction: boolean): IndicatorRow[] {
  const [output, effect] = ['产出指标', '效益指标'];
  const people = by.int(300, 900);
  return [
    row(
      output,
      '数量指标',
      '受益人数',
      { target: `≥${people}`, unit: '人', actual: `${people + by.int(0, 9)}` },
      15,
    ),
    measured(by, [output, '质量指标', '资金使用合规率'], 100, 15, '='),
    measured(by, [output, '时效指标', '资金拨付及时率'], 95, 10),
    row(output, '成本指标', '人均补助标准', { target: '75元', unit: '元', actual: '75元' }, 10),
    phrase(effect, '社会效益指标', '群众生活水平', '有效提高', 30),
    ...(satisfaction
      ? [measured(by, ['满意度指标', '服务对象满意度指标', '群众满意度'], 90, 10)]
      : []),
  ];
}

function tasksOf(by: Chance): TaskRow[] {
  const names = ['保障基本支出', ...TASKS.slice(0, by.int(2, TASKS.length))];
  const isAllPaid = by.int(0, 3) === 0;
  return names.map((name, i) => {
    const budget = i === 0 ? by.int(20_000, 90_000) : by.int(800, 12_000);
    const isPaid = isAllPaid || by.int(0, 1) === 0;
    const executed = isPaid ? budget : Math.round((budget * by.int(85, 99)) / 100);
    return { name, outcome: '已完成', budget, executed, rate: rateOf(executed, budget) };
  });
}

function fundRow(label: string, budget: Cents, executed: Cents): FundRow {
  const rate = rateOf(executed, budget);
  return { label, initial: budget, budget, executed, rate, weight: null, score: null };
}

function blankRow(label: string): FundRow {
  const nothing = { initial: null, budget: null, executed: null, rate: null };
  return { label, ...nothing, weight: null, score: null };
}

function henanFunds(tasks: readonly TaskRow[]): FundRow[] {
  const [basic, ...rest] = tasks;
  const budget = sumOf(tasks, (t) => t.budget);
  const executed = sumOf(tasks, (t) => t.executed);
  const total = fundRow('部门预算总额', budget, executed);
  return [
    { ...total, weight: 1_000, score: Math.round((total.rate ?? 0) / 10) },
    fundRow('1、资金来源:(1)财政性资金', budget, executed),
    blankRow('(2)其他资金'),
    fundRow('2、资金结构:(1)基本支出', basic!.budget, basic!.executed),
    fundRow(
      '(2)项目支出',
      sumOf(rest, (t) => t.budget),
      sumOf(rest, (t) => t.executed),
    ),
  ];
}

function projectFunds(by: Chance, executionPoints: number): FundRow[] {
  const budget = by.int(3_000, 90_000);
  const executed = by.int(0, 1) === 0 ? budget : Math.round((budget * by.int(85, 99)) / 100);
  const carried = by.int(0, 1) === 0 ? 0 : Math.round(budget / 10);
  const total = fundRow('年度资金总额', budget, executed);
  const points = executionPoints * 100;
  return [
    { ...total, weight: points, score: Math.round((points * (total.rate ?? 0)) / 10_000) },
    fundRow('其中:当年财政拨款', budget - carried, Math.max(1, executed - carried)),
    carried > 0
      ? fundRow('上年结转资金', carried, Math.min(carried, executed - 1))
      : blankRow('上年结转资金'),
    blankRow('其他资金'),
  ];
}

function levelsOf(indicators: readonly IndicatorRow[]): string[] {
  return [...new Set(indicators.map((i) => i.level1))];
}

/** Sentences that look like a contradiction and are none. */
const TRAPS = [
  '全年新签约项目60个,签约额256.62亿元,增长104.3%;新开工项目36个,投资总额133.82亿元。',
  '实际吸收外资5700万美元,12月份上报5600万美元,预计全年完成11300万美元。',
  '1-6月份完成投资1200万元,全年完成投资2600万元,占目标任务83.3%。',
  '共有1个项目批复了绩效目标,项目金额46.00万元。',
  '“三公经费”支出12.30万元,比上年同期减少31.39%。',
  '上年部门预算批复资金500.00万元,实际支出金额为480.00万元,预算执行率96.00%。',
  '截至目前,平台共引进企业120余家,投资20亿元的生产项目签约落地。',
  '预算执行率指标值为≥90%,实际完成值为100%,达到指标值。',
  '其中人员经费占基本支出的76.50%,公用经费占23.50%。',
] as const;
const MILD = [
  '预算编制的精细化程度有待进一步提高。',
  '内控制度需进一步完善,绩效管理水平有待提升。',
  '工作中仍存在一些不足,需要进一步加强预算支出的审核和跟踪。',
] as const;

function proseOf(by: Chance, report: Omit<Report, 'prose'>, department: string): Prose {
  const [total, , , basic, project] = report.funds as [FundRow, FundRow, FundRow, FundRow, FundRow];
  const input = report.indicators.filter((i) => i.level1 === '投入管理指标');
  return {
    department,
    year: report.formYear,
    score: report.selfScore,
    rating: report.rating ?? '优',
    levels: [
      { label: '预算执行率', weight: null, score: total.score ?? 0 },
      ...levelsOf(report.indicators).map((label) => {
        const rows = report.indicators.filter((i) => i.level1 === label);
        return { label, weight: sumOf(rows, (i) => i.weight), score: sumOf(rows, (i) => i.score) };
      }),
    ],
    counts: {
      label: '投入管理指标',
      level2: new Set(input.map((i) => i.level2)).size,
      level3: input.length,
    },
    budget: total.budget ?? 0,
    executed: total.executed ?? 0,
    rate: total.rate ?? 0,
    basic: { amount: basic.executed ?? 0, rate: basic.rate ?? 0 },
    project: { amount: project.executed ?? 0, rate: project.rate ?? 0 },
    problem: by.pick(MILD),
    extra: [by.pick(TRAPS), by.pick(TRAPS)],
    wording: by.int(0, 11),
  };
}

function henan(by: Chance): Report {
  const tasks = tasksOf(by);
  const [funds, indicators] = [henanFunds(tasks), henanIndicators(by)];
  const [city, district, bureau] = [by.pick(CITIES), by.pick(DISTRICTS), by.pick(BUREAUS)];
  const year = by.int(2019, 2024);
  const selfScore = sumOf(indicators, (i) => i.score) + sumOf(funds, (f) => f.score);
  const report = {
    family: 'henan' as const,
    title: `${year}年度${district}${bureau}部门整体绩效自评报告`,
    formTitle: '部门整体绩效自评表',
    formYear: year,
    department: `${city}${district}${bureau}`,
    projectName: '',
    selfScore,
    rating: ratingOf(selfScore),
    totalWeight: null,
    tasks,
    funds,
    indicators,
    labelWeights: {},
    prescribed: { 预算执行率: 1_000, 投入管理指标: 4_000, 产出指标: 3_000, 效益指标: 2_000 },
  };
  return { ...report, prose: proseOf(by, report, `${city}${district}${bureau}`) };
}

function project(by: Chance, family: 'mof' | 'yunnan' | 'hubei'): Report {
  const isHubei = family === 'hubei';
  const funds = projectFunds(by, isHubei ? 20 : 10);
  const indicators = projectIndicators(by, !isHubei);
  if (isHubei) for (const i of indicators) i.score = Math.min(i.score, i.weight);
  const labelWeights: Record<string, Cents> = {};
  if (family === 'mof')
    for (const label of levelsOf(indicators))
      labelWeights[label] = sumOf(
        indicators.filter((i) => i.level1 === label),
        (i) => i.weight,
      );
  const selfScore = sumOf(indicators, (i) => i.score) + sumOf(funds, (f) => f.score);
  const year = by.int(2019, 2024);
  const place = `${by.pick(DISTRICTS)}`;
  return {
    family,
    title: '',
    formTitle: family === 'yunnan' ? `${year}年度项目支出绩效自评表` : `${place}项目支出绩效自评表`,
    formYear: year,
    department: `${place}${by.pick(BUREAUS)}`,
    projectName: `${by.pick(['困难群众', '义务教育', '公共卫生'])}补助资金`,
    selfScore,
    rating: family === 'yunnan' ? ratingOf(selfScore) : null,
    totalWeight: isHubei ? null : 10_000,
    tasks: [],
    funds: isHubei ? funds.slice(0, 1) : funds,
    indicators,
    labelWeights,
    prescribed: {},
    prose: null,
  };
}

/** Returns a report of the family that holds no contradiction. */
export function consistent(family: Family, seed: number): Report {
  const by = chance(seed);
  return family === 'henan' ? henan(by) : project(by, family);
}
