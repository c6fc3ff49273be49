/** Reports that agree with themselves, by seed, in every variant. */
import type { Chance } from '../../audit/mutations/random.ts';
import { chance } from '../../audit/mutations/random.ts';
import { indicatorsOf } from './indicators.ts';
import { planOf, VARIANTS, type Variant, type VariantPlan } from './kinds.ts';
import {
  type FormModel,
  type FundModel,
  levelsOf,
  type ProseModel,
  type ReportModel,
  rateOf,
  ratingOf,
  type Style,
  sumOf,
  type TaskModel,
  weightOfLevel,
} from './model.ts';
import { NOT_ODD } from './odd.ts';
import * as words from './words.ts';

/** Their last row prints the score alone. */
const NO_TOTAL_WEIGHT: readonly Variant[] = ['hubei-goal', 'sichuan-score-table'];
/** Variants mixed by seed must not share their chances. */
const APART = 7_919;

function styleOf(by: Chance, variant: Variant, plan: VariantPlan): Style {
  const isHenan = variant === 'henan-department';
  return {
    blank: by.pick(['', '', '/', '—'] as const),
    decimals: by.pick([2, 2, 4] as const),
    isGrouped: by.int(0, 4) === 0,
    percent: variant === 'chongqing-department' ? 'bare' : by.pick(['two', 'short'] as const),
    hasSuffix: !isHenan && plan.unit === '万元' && by.int(0, 7) === 0,
    isFullWidth: by.int(0, 1) === 0,
    synonym: by.int(0, 5),
    hasLabelWeights: plan.mayLabelWeights && by.int(0, 2) === 0,
    saysNone: by.int(0, 4) === 0,
  };
}

function tasksOf(by: Chance): TaskModel[] {
  const picked = words.TASKS.slice(by.int(0, 2), by.int(4, words.TASKS.length));
  const basic = ['保障基本支出', '人员工资、社保缴费及日常公用经费', '已按时足额发放'] as const;
  return [basic, ...picked].map(([name, content, outcome], i) => {
    const budget = by.int(i === 0 ? 20_000 : 800, i === 0 ? 90_000 : 12_000) * 10_000;
    const isPaid = by.int(0, 2) > 0;
    const executed = isPaid
      ? budget
      : Math.round((budget / 10_000) * by.int(85, 99) * 0.01) * 10_000;
    const rate = rateOf(executed, budget);
    return { name, content, outcome, budget, executed, rate, budgetText: null };
  });
}

const NOTHING = { initial: null, budget: null, executed: null, rate: null };

function fund(category: FundModel['category'], label: string, b: number, e: number): FundModel {
  const amounts = { initial: b, budget: b, executed: e, rate: rateOf(e, b) };
  return { category, label, ...amounts, weight: null, score: null };
}

/** Amounts of the parts; what stands in no part is blank. */
function fundsOf(by: Chance, plan: VariantPlan, tasks: readonly TaskModel[]): FundModel[] {
  const [basic, ...rest] = tasks;
  const budget = basic ? sumOf(tasks, (t) => t.budget) : by.int(3_000, 900_000) * 10_000;
  const part = basic ? 1 : by.pick([1, 0.99, 0.95, 0.9]);
  const executed = basic
    ? sumOf(tasks, (t) => t.executed)
    : Math.round((budget / 10_000) * part) * 10_000;
  const hasCarried = plan.funds.some(([c]) => c === 'carryover');
  const carried = hasCarried && by.int(0, 1) === 0 ? Math.round(budget / 200_000) * 10_000 : 0;
  const spentOfIt = Math.min(carried, executed - 10_000);
  const made = plan.funds.map(([category, label]): FundModel => {
    if (category === 'total') return fund(category, label, budget, executed);
    if (category === 'fiscal') return fund(category, label, budget - carried, executed - spentOfIt);
    if (category === 'carryover' && carried > 0) return fund(category, label, carried, spentOfIt);
    if (category === 'basic' && basic) return fund(category, label, basic.budget, basic.executed);
    if (category === 'project' && basic) {
      const [b, e] = [sumOf(rest, (t) => t.budget), sumOf(rest, (t) => t.executed)];
      return fund(category, label, b, e);
    }
    return { category, label, ...NOTHING, weight: null, score: null };
  });
  const [total] = made;
  if (total && plan.execution !== null) {
    total.weight = plan.execution * 100;
    total.score = Math.round((total.weight * (total.rate ?? 0)) / 10_000);
  }
  return made;
}

function notesOf(plan: VariantPlan, form: Pick<FormModel, 'prescribed'>): string[] {
  const levels = [...form.prescribed].map(([label, weight]) => `${label}${weight / 100}分`);
  if (plan.note === 'henan')
    return [
      `注:1. 自评采取打分评价的形式,满分为100分,各项指标得分加总得出部门整体绩效自评的总分。原则上一级指标分值统一设置为:${levels.join('、')}。如有特殊情况,除预算执行率外,其他指标权重可作适当调整,但总分应为100分。各项三级指标得分最高不能超过该指标分值上限。2. 定性指标根据指标完成情况分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,分别按照该指标对应分值区间100%-80%(含)、80%-60%(含)、60%-0%合理确定分值。定量指标完成指标值的,计该指标所赋全部分值;未完成的,按照完成值与指标值的比例计分。3. 自评结果实行百分制和四级分类,分别是:90-100分为优、80-89分为良、60-79分为中、0-59分为差。`,
    ];
  if (plan.note === 'hubei')
    return [
      '备注:1.定量指标完成数汇总原则:绝对值直接累加计算,相对值按照资金额度加权平均计算。定量指标计分原则:正向指标(即目标值为≥X,得分=权重*B/A),反向指标(即目标值为≤X,得分=权重*A/B),得分不得突破权重总额。2.定性指标计分原则:达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,分别按照该指标对应分值区间100-80%(含80%)、80-50%(含50%)、50-0%合理确定分值。',
    ];
  return [];
}

function formOf(variant: Variant, by: Chance): FormModel {
  const plan = planOf(variant);
  const isHenan = variant === 'henan-department';
  const style = styleOf(by, variant, plan);
  const year = by.int(2018, 2024);
  const place = by.pick(words.DISTRICTS);
  const department = `${isHenan ? by.pick(words.CITIES.slice(0, 4)) : ''}${place}${by.pick(words.BUREAUS)}`;
  const isProject = plan.kind === 'project';
  const hasCode = isProject && by.int(0, 3) === 0;
  const tasks = isHenan ? tasksOf(by) : [];
  const funds = fundsOf(by, plan, tasks);
  const indicators = indicatorsOf(variant, plan, by);
  const isScored = variant !== 'transfer-regional';
  const total = sumOf(indicators, (i) => i.score) + sumOf(funds, (f) => f.score);
  const form: FormModel = {
    variant,
    kind: plan.kind,
    title: by.pick(plan.titles),
    year,
    unit: plan.unit,
    department,
    departmentCode: hasCode ? String(by.int(100, 900)) : null,
    implementing: isProject ? `${place}${by.pick(words.UNITS_BELOW)}` : null,
    implementingCode: hasCode ? `${by.int(100, 900)}001` : null,
    project: isProject ? by.pick(words.PROJECTS) : null,
    selfScore: isScored ? total : null,
    reviewScore: variant === 'two-party' ? total : null,
    rating: plan.hasRating ? ratingOf(total) : null,
    totalWeight: plan.hasTotalRow && !NO_TOTAL_WEIGHT.includes(variant) ? 10_000 : null,
    goal: plan.hasGoal
      ? { target: '完成年度各项重点工作，提升公共服务水平。', actual: '年度重点工作全部完成。' }
      : null,
    tasks,
    funds,
    indicators,
    labelWeights: new Map(),
    notes: [],
    prescribed: new Map(),
    style,
    odd: NOT_ODD,
  };
  const inLabels = style.hasLabelWeights || variant === 'sichuan-score-table';
  for (const level of levelsOf(form)) {
    form.prescribed.set(level, weightOfLevel(form, level));
    if (inLabels) form.labelWeights.set(level, weightOfLevel(form, level));
  }
  form.prescribed = new Map([['预算执行率', (plan.execution ?? 0) * 100], ...form.prescribed]);
  form.notes = notesOf(plan, form);
  return form;
}

/** The prose of a department's report, in the form's values. */
function proseOf(by: Chance, form: FormModel): ProseModel {
  const [total] = form.funds as [FundModel];
  const part = (category: FundModel['category']) => {
    const row = form.funds.find((f) => f.category === category);
    return row ? { amount: row.executed ?? 0, rate: row.rate ?? 0 } : null;
  };
  const level = levelsOf(form)[0] ?? '';
  const rows = form.indicators.filter((i) => i.level1 === level);
  const counts = {
    label: level,
    level2: new Set(rows.map((r) => r.level2)).size,
    level3: rows.length,
  };
  return {
    department: form.department,
    year: form.year,
    score: form.selfScore ?? 0,
    rating: form.rating ?? ratingOf(form.selfScore ?? 0),
    budget: total.budget ?? 0,
    executed: total.executed ?? 0,
    rate: total.rate ?? 0,
    basic: part('basic'),
    project: part('project'),
    levels: levelsOf(form)
      .filter((label) => label !== '')
      .map((label) => ({
        label,
        weight: weightOfLevel(form, label),
        score: sumOf(
          form.indicators.filter((i) => i.level1 === label),
          (i) => i.score,
        ),
      })),
    executionScore: total.score ?? 0,
    counts: level === '' ? null : counts,
    problem: by.pick(words.MILD),
    extra: [by.pick(words.TRAP_SENTENCES)],
    wording: by.int(0, 59),
  };
}

/** Returns a report of the variant that holds no contradiction. */
export function consistent(variant: Variant, seed: number): ReportModel {
  const by = chance(seed * APART + VARIANTS.indexOf(variant));
  const form = formOf(variant, by);
  const hasProse =
    planOf(variant).hasProse && (variant === 'henan-department' || by.int(0, 1) === 0);
  const short = form.department.replace(/^..市/, '');
  return {
    title: hasProse ? `${form.year}年度${short}部门整体绩效自评报告` : null,
    form,
    further: [],
    prose: hasProse ? proseOf(by, form) : null,
    hasTemplate: !hasProse && by.int(0, 9) === 0,
  };
}
