/** A small report that agrees with itself, to be broken in one place by each test of the audit. */
import type { Draft } from '../../shared/audit/draft.ts';
import type {
  Figure,
  Form,
  Fund,
  Indicator,
  Rescore,
  Rule,
  Statement,
} from '../../shared/report/record.ts';
import { fund, indicator, percent, task } from './rows.ts';

type Item = Rescore['items'][number];

export const CLAUSES = {
  full: '满分为100分',
  levels:
    '原则上一级指标分值统一设置为:预算执行率10分、投入管理指标40分、产出指标30分、效益指标20分',
  adjustment: '如有特殊情况,除预算执行率外,其他指标权重可作适当调整',
  ratio: '未完成的,按照完成值与指标值的比例计分',
  tiers: '分别按照该指标对应分值区间100%-80%(含)、80%-60%(含)、60%-0%合理确定分值',
  bands: '90-100分为优、80-89分为良、60-79分为中、0-59分为差',
} as const;

function row(category: Fund['category'], label: string, budget: number, spent: number): Fund {
  return fund(category, {
    label,
    initialBudgetYuan: budget,
    budgetYuan: budget,
    executedYuan: spent,
    executionRatePercent: Math.round((spent / budget) * 10_000) / 100,
  });
}

const FUNDS: readonly Fund[] = [
  { ...row('total', '部门预算总额', 10_000_000, 9_000_000), weight: 10, score: 9 },
  row('fiscal', '财政性资金', 10_000_000, 9_000_000),
  fund('other', { label: '其他资金' }),
  row('basic', '基本支出', 6_000_000, 5_600_000),
  row('project', '项目支出', 4_000_000, 3_400_000),
];

const INDICATORS: readonly Indicator[] = [
  indicator({}),
  indicator({
    level2: '预算和财务管理',
    level3: '预算调整率',
    target: '≤5%',
    targetValue: percent(5, '<='),
    unit: '%',
    actual: '0%',
    actualValue: percent(0),
  }),
  indicator({
    level1: '产出指标',
    level2: '履职目标',
    level3: '任务完成率',
    target: '≥90%',
    targetValue: percent(90, '>='),
    unit: '%',
    actual: '100%',
    actualValue: percent(100),
    weight: 15,
    score: 15,
  }),
  indicator({
    level1: '产出指标',
    level2: '履职目标',
    level3: '受益群体覆盖率',
    target: '≥95%',
    targetValue: percent(95, '>='),
    unit: '%',
    actual: '82%',
    actualValue: percent(82),
    weight: 15,
    score: 12.95,
    reason: '部分工作延后',
  }),
  indicator({
    level1: '效益指标',
    level2: '满意度',
    level3: '职工满意度',
    target: '满意',
    actual: '满意',
  }),
];

function item(
  path: string,
  method: Item['method'],
  printed: number,
  min: number,
  max: number,
  equation: string | null = null,
): Item {
  return {
    path,
    method,
    printed,
    min,
    max,
    verdict: 'PASS',
    clause: CLAUSES.ratio,
    equation,
  };
}

function rule(kind: Rule['kind'], clause: string, value: Rule['value']): Rule {
  return { kind, clause, value, default: false };
}

const RESCORE: Rescore = {
  rules: [
    rule('full-marks', CLAUSES.full, { points: 100 }),
    rule('weight-adjustment', CLAUSES.adjustment, {}),
    rule('rating-band', CLAUSES.bands, { rating: '优', min: 90, max: 100 }),
    rule('rating-band', CLAUSES.bands, { rating: '良', min: 80, max: 89 }),
    rule('rating-band', CLAUSES.bands, { rating: '中', min: 60, max: 79 }),
    rule('rating-band', CLAUSES.bands, { rating: '差', min: 0, max: 59 }),
    ...(
      [
        ['预算执行率', 10],
        ['投入管理指标', 40],
        ['产出指标', 30],
        ['效益指标', 20],
      ] as const
    ).map(([level, points]) => rule('level-weight', CLAUSES.levels, { level, points })),
  ],
  items: [
    item('/forms/0/indicators/0', 'qualitative', 20, 16, 20),
    item('/forms/0/indicators/1', 'quantitative-met', 20, 20, 20),
    item('/forms/0/indicators/2', 'quantitative-met', 15, 15, 15),
    item(
      '/forms/0/indicators/3',
      'quantitative-ratio',
      12.95,
      12.947368,
      12.947368,
      '15 × 82 / 95 = 12.95',
    ),
    item('/forms/0/indicators/4', 'qualitative', 20, 16, 20),
    item('/forms/0/funds/0', 'execution', 9, 9, 9),
  ],
  total: { printed: 96.95, min: 88.95, max: 96.95 },
  rating: { printed: '优', computed: '优' },
};

export const FORM: Form = {
  kind: 'department',
  variant: 'henan-department',
  title: '部门整体绩效自评表',
  fiscalYear: 2021,
  amountUnit: '万元',
  department: '临江市西山区民政局',
  departmentCode: null,
  implementingUnit: null,
  implementingUnitCode: null,
  projectName: null,
  projectCode: null,
  contact: null,
  filledOn: null,
  selfScore: 96.95,
  reviewScore: null,
  selfRating: '优',
  totalWeight: null,
  fields: [],
  goals: [],
  tasks: [
    task('保障基本支出', 6_000_000, 5_600_000, 93.33),
    task('专项业务经费', 3_000_000, 2_500_000, 83.33),
    task('宣传培训', 1_000_000, 900_000, 90),
  ],
  funds: [...FUNDS],
  indicators: [...INDICATORS],
  notes: Object.values(CLAUSES),
  rescore: RESCORE,
  certificate: {
    ...{ pages: [1], rows: 0, columns: 0, cells: 0, cellsUsed: 0, unclaimed: [] },
    weightSum: 100,
  },
};

export function figure(
  kind: Figure['kind'],
  value: number | string,
  part: Partial<Figure> = {},
): Figure {
  const unit: Figure['unit'] = typeof value === 'string' ? 'text' : 'points';
  return { kind, scope: null, aspect: null, value, unit, step: null, text: String(value), ...part };
}

export function statement(
  kind: Statement['kind'],
  values: Statement['values'],
  part: Partial<Statement> = {},
): Statement {
  return { kind, scope: null, text: '', values, parts: [], ...part };
}

const YUAN = { unit: 'yuan', step: 100 } as const;
const FIGURES: readonly Figure[] = [
  figure('selfScore', 96.95),
  figure('selfRating', '优'),
  figure('budget', 10_000_000, { ...YUAN, aspect: 'budget' }),
  figure('executed', 9_000_000, { ...YUAN, aspect: 'executed' }),
  figure('executionRate', 90, { unit: 'percent', step: 0.01 }),
  figure('basicExpenditure', 5_600_000, YUAN),
  figure('projectExpenditure', 3_400_000, YUAN),
  figure('executionRate', 93.33, { unit: 'percent', step: 0.01, scope: '基本支出' }),
  figure('levelWeight', 40, { scope: '投入管理指标' }),
  figure('levelScore', 27.95, { scope: '产出指标' }),
  figure('indicatorCount', 2, { unit: 'count', scope: '投入管理指标', aspect: 'level2' }),
  figure('indicatorCount', 4, { unit: 'count', aspect: 'level1' }),
];

const STATEMENTS: readonly Statement[] = [
  statement('department', { name: '西山区民政局', from: 'title' }),
  statement('year', { year: 2021, from: 'title' }),
  statement(
    'parts',
    { total: 9_000_000, measure: 'executed', complete: true },
    {
      parts: [
        { label: '基本支出', value: 5_600_000 },
        { label: '项目支出', value: 3_400_000 },
      ],
    },
  ),
  statement(
    'score-parts',
    { total: 96.95, complete: true, weightTotal: 100 },
    {
      parts: [
        { label: '预算执行率', value: 9 },
        { label: '投入管理指标', value: 40 },
        { label: '产出指标', value: 27.95 },
        { label: '效益指标', value: 20 },
      ],
    },
  ),
  statement(
    'part-of-year',
    { period: '1-11月', months: 11, part: 200, whole: 250, unit: 'count', measure: '个' },
    { text: '全年250个,1-11月200个' },
  ),
  statement(
    'rate-of-part',
    {
      ...{ category: 'basic', ratePercent: 93.33, partYuan: 5_600_000, totalYuan: 10_000_000 },
      ...{ totalExecutedYuan: 9_000_000, partBudgetYuan: null, decimals: 2 },
    },
    { scope: '基本支出', text: '基本支出560万元,预算执行率为93.33%' },
  ),
];

export const CLEAN: Draft = {
  schemaVersion: 1,
  reportId: 'a'.repeat(64),
  extractorVersion: '0.0.0',
  status: 'complete',
  source: {
    fileName: 'r.pdf',
    mediaType: 'application/pdf',
    bytes: 1,
    pages: 1,
    textSource: 'text',
  },
  title: '2021年度西山区民政局部门整体绩效自评报告',
  department: '临江市西山区民政局',
  fiscalYear: 2021,
  consolidated: false,
  forms: [FORM],
  narrative: { figures: [...FIGURES], statements: [...STATEMENTS] },
  evidence: {},
};

/** The parts of a draft that tests change. */
export interface Parts {
  readonly draft: Draft;
  readonly form: Form;
  readonly figure: (kind: Figure['kind'], scope?: string | null) => Figure;
  readonly statement: (kind: Statement['kind']) => Statement;
}

/** Returns a copy of the clean draft with one thing changed. */
export function broken(change: (parts: Parts) => void): Draft {
  const draft = structuredClone(CLEAN);
  change({
    draft,
    form: draft.forms[0]!,
    figure: (kind, scope = null) =>
      draft.narrative.figures.find((f) => f.kind === kind && f.scope === scope)!,
    statement: (kind) => draft.narrative.statements.find((s) => s.kind === kind)!,
  });
  return draft;
}
