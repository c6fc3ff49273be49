/** The variants that are generated: what each form holds, as data (design of the family, §1). */
import type { Form } from '../../../shared/report/record.ts';

type Category = 'total' | 'fiscal' | 'carryover' | 'other' | 'basic' | 'project';

export interface VariantPlan {
  readonly kind: Form['kind'];
  readonly titles: readonly string[];
  readonly unit: '万元' | '元';
  /** Points of the execution row; null where the form has none. */
  readonly execution: number | null;
  readonly levels: readonly (readonly [label: string, points: number, level2: readonly string[]])[];
  readonly funds: readonly (readonly [Category, string])[];
  readonly hasTotalRow: boolean;
  readonly hasRating: boolean;
  readonly hasGoal: boolean;
  readonly hasProse: boolean;
  /** The note prints a formula for reverse targets. */
  readonly isReverseScored: boolean;
  readonly note: 'henan' | 'hubei' | 'tiers' | null;
  /** Weight labels such as 产出指标(50分) may stand. */
  readonly mayLabelWeights: boolean;
}

const MOF_LEVELS = [
  ['产出指标', 50, ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', 30, ['经济效益指标', '社会效益指标', '可持续影响指标']],
  ['满意度指标', 10, ['服务对象满意度指标']],
] as const;
const MOF_FUNDS = [
  ['total', '年度资金总额'],
  ['fiscal', '其中:当年财政拨款'],
  ['carryover', '上年结转资金'],
  ['other', '其他资金'],
] as const;

const MOF: VariantPlan = {
  kind: 'project',
  titles: ['项目支出绩效自评表', '县级项目支出绩效自评表', '部门预算项目绩效自评表'],
  unit: '万元',
  execution: 10,
  levels: MOF_LEVELS,
  funds: MOF_FUNDS,
  hasTotalRow: true,
  hasRating: false,
  hasGoal: true,
  hasProse: false,
  isReverseScored: false,
  note: null,
  mayLabelWeights: true,
};

export const PLANS = {
  'henan-department': {
    ...MOF,
    kind: 'department',
    titles: ['部门整体绩效自评表'],
    levels: [
      ['投入管理指标', 40, ['工作目标管理', '预算和财务管理', '绩效管理']],
      ['产出指标', 30, ['履职目标实现情况', '重点工作任务']],
      ['效益指标', 20, ['履职效益', '满意度']],
    ],
    funds: [
      ['total', '部门预算总额'],
      ['fiscal', '1、资金来源:(1)财政性资金'],
      ['other', '(2)其他资金'],
      ['basic', '2、资金结构:(1)基本支出'],
      ['project', '(2)项目支出'],
    ],
    hasTotalRow: false,
    hasRating: true,
    hasProse: true,
    note: 'henan',
    mayLabelWeights: false,
  },
  'mof-project': MOF,
  'anhui-department': {
    ...MOF,
    kind: 'department',
    titles: ['部门整体支出绩效自评表'],
    hasProse: true,
  },
  'yunnan-project': {
    ...MOF,
    titles: ['项目支出绩效自评表'],
    unit: '元',
    hasRating: true,
    mayLabelWeights: false,
  },
  'shanghai-project': { ...MOF, titles: ['财政项目支出绩效自评表'], unit: '元' },
  'hubei-goal': {
    ...MOF,
    titles: ['项目自评表'],
    execution: 20,
    levels: [
      ['产出指标', 50, ['数量指标', '质量指标', '时效指标']],
      ['效益指标', 30, ['社会效益指标', '生态效益指标', '满意度指标']],
    ],
    funds: [['total', '年度财政资金总额']],
    isReverseScored: true,
    note: 'hubei',
    mayLabelWeights: false,
  },
  'sichuan-project': {
    ...MOF,
    titles: ['部门预算项目支出绩效自评表'],
    levels: [
      ['产出指标', 50, ['数量指标', '质量指标', '时效指标']],
      ['效益指标', 20, ['社会效益指标', '可持续影响指标']],
      ['满意度指标', 10, ['满意度指标']],
      ['成本指标', 10, ['经济成本指标']],
    ],
    funds: [
      ['total', '总额'],
      ['fiscal', '其中:财政资金'],
      ['other', '单位资金'],
    ],
    mayLabelWeights: false,
  },
  'sichuan-goal': {
    ...MOF,
    titles: ['绩效目标自评表', '项目绩效目标自评表'],
    levels: [
      ['产出指标', 70, ['数量指标', '质量指标', '时效指标', '成本指标']],
      ['效益指标', 10, ['社会效益指标']],
      ['满意度指标', 10, ['服务对象满意度指标']],
    ],
  },
  'chongqing-department': {
    ...MOF,
    kind: 'department',
    titles: ['部门整体绩效自评表'],
    levels: [['', 90, ['']]],
    funds: [['total', '部门整体支出']],
    hasTotalRow: false,
    mayLabelWeights: false,
    hasProse: true,
  },
  'sichuan-score-table': {
    ...MOF,
    kind: 'department',
    titles: ['部门整体支出绩效评价得分表'],
    execution: null,
    levels: [
      ['部门决策', 25, ['目标任务', '预算编制']],
      ['综合管理', 30, ['专项预算管理', '结果应用', '基础管理']],
      ['部门绩效情况', 45, ['部门履职', '特定目标']],
    ],
    funds: [],
    hasGoal: false,
    mayLabelWeights: false,
  },
  'anhui-criteria': {
    ...MOF,
    kind: 'department',
    titles: ['部门整体支出绩效评价自评表'],
    execution: null,
    levels: [
      ['投入', 20, ['目标设定', '预算配置']],
      ['过程', 40, ['预算执行', '预算管理', '资产管理']],
      ['产出', 25, ['职责履行']],
      ['效果', 15, ['履职效益']],
    ],
    funds: [],
    hasGoal: false,
    mayLabelWeights: true,
  },
  'transfer-regional': {
    ...MOF,
    titles: ['转移支付区域(项目)绩效自评表'],
    execution: null,
    funds: [
      ['total', '年度资金总额'],
      ['fiscal', '其中:中央财政资金'],
      ['other', '其他资金'],
    ],
    hasTotalRow: false,
    mayLabelWeights: false,
  },
  'two-party': {
    ...MOF,
    titles: ['项目支出绩效自评表'],
    levels: [
      ['决策', 10, ['项目立项']],
      ['管理', 15, ['资金管理', '组织实施']],
      ['产出', 30, ['数量指标', '质量指标']],
      ['效益', 35, ['社会效益指标', '满意度']],
    ],
    mayLabelWeights: false,
  },
} as const satisfies Partial<Record<Form['variant'], VariantPlan>>;

export type Variant = keyof typeof PLANS;
export const VARIANTS = Object.keys(PLANS) as Variant[];

export function planOf(variant: Variant): VariantPlan {
  return PLANS[variant];
}
