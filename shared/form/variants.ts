/** Which form of the family a table is: rows of signs that its labels show, first match wins. */
import type { Form } from '../report/record.ts';
import type { AmountUnit } from './raw-form.ts';

/** What a form shows of itself. */
export interface Signs {
  readonly title: string;
  readonly blocks: ReadonlySet<'tasks' | 'funds' | 'goals' | 'indicators'>;
  /** Roles of the head and of the columns, as the label tables name them. */
  readonly head: ReadonlySet<string>;
  readonly columns: ReadonlySet<string>;
  /** Printed labels, canonical, of head and headers. */
  readonly labels: ReadonlySet<string>;
  /** Headings of the funds as printed, where formulas and points stand in brackets. */
  readonly wording: string;
  /** The level-1 labels of the block of indicators carry weights. */
  readonly weightsInLabels: boolean;
  readonly levelsWithWeightColumns: boolean;
  readonly hasTotalRow: boolean;
  readonly amountUnit: AmountUnit;
}

type Variant = Form['variant'];

interface VariantRow {
  readonly variant: Variant;
  readonly is: (signs: Signs) => boolean;
}

const has = (set: ReadonlySet<string>, ...keys: string[]) => keys.every((k) => set.has(k));
const isDepartment = (s: Signs) => kindOf(s) === 'department';
const isMof = (s: Signs) =>
  s.blocks.has('indicators') && has(s.columns, 'target', 'actual', 'score');

/** Labels that only the booklet's cover prints; two of them tell it. */
const BOOKLET = ['预算编码', '评价方式', '评价机构', '人员编制', '实有人数'];
/** Labels of the form whose rows carry no weights and whose execution row weighs 20. */
const HUBEI = [
  ...['年初目标值', '项目属性', '项目类别', '基本支出总额', '项目支出总额'],
  ...['单位主要负责人签批意见', '改进措施及结果应用方案'],
];

/** The table in docs/DATA.md, from the most particular to the most general. */
const VARIANTS: readonly VariantRow[] = [
  { variant: 'henan-department', is: (s) => s.blocks.has('tasks') && s.blocks.has('indicators') },
  {
    variant: 'hunan-booklet',
    is: (s) => BOOKLET.filter((label) => s.labels.has(label)).length >= 2,
  },
  {
    variant: 'transfer-regional',
    is: (s) =>
      has(s.labels, '中央主管部门') ||
      /转移支付|区域.{0,6}绩效|区域\(项目\)/.test(s.title) ||
      [...s.labels].some((l) => l.startsWith('转移支付')),
  },
  { variant: 'two-party', is: (s) => has(s.columns, 'reviewScore') || has(s.head, 'reviewScore') },
  { variant: 'two-party', is: (s) => s.levelsWithWeightColumns },
  {
    variant: 'chongqing-department',
    is: (s) => has(s.columns, 'level3', 'nature') && !s.columns.has('level1'),
  },
  {
    variant: 'anhui-criteria',
    is: (s) => has(s.columns, 'criterion', 'score') && !s.columns.has('target'),
  },
  {
    variant: 'sichuan-score-table',
    is: (s) => s.weightsInLabels && has(s.columns, 'score') && !s.columns.has('target'),
  },
  {
    variant: 'hubei-goal',
    is: (s) =>
      has(s.columns, 'score') &&
      !s.columns.has('weight') &&
      (HUBEI.some((label) => s.labels.has(label)) || /20分/.test(s.wording)),
  },
  {
    variant: 'sichuan-project',
    is: (s) => has(s.columns, 'nature', 'weight') && has(s.labels, '权重'),
  },
  { variant: 'yunnan-project', is: (s) => has(s.columns, 'nature', 'unit', 'target') },
  {
    variant: 'anhui-department',
    is: (s) => isDepartment(s) && (s.hasTotalRow || isMof(s)),
  },
  { variant: 'sichuan-goal', is: (s) => has(s.labels, '全年实际值') },
  {
    variant: 'shanghai-project',
    is: (s) => /财政项目支出/.test(s.title) && s.amountUnit === '元',
  },
  {
    variant: 'mof-project',
    is: isMof,
  },
];

/** A form with a project's name is a project's, whatever its title says. */
export function kindOf(signs: Pick<Signs, 'title' | 'head'>): Form['kind'] {
  if (signs.head.has('projectName')) return 'project';
  if (/部门|整体|单位/.test(signs.title) && !/项目/.test(signs.title)) return 'department';
  return /项目|专项/.test(signs.title) ? 'project' : 'department';
}

/** Returns the variant that the signs show; `unknown` where they show none. */
export function variantOf(signs: Signs): Variant {
  return VARIANTS.find((row) => row.is(signs))?.variant ?? 'unknown';
}

/** Blocks that a form of the variant has; a missing one is named in a finding. */
export const BLOCKS_OF: Readonly<Record<Variant, readonly ('funds' | 'indicators' | 'tasks')[]>> = {
  'henan-department': ['tasks', 'funds', 'indicators'],
  'mof-project': ['indicators'],
  'anhui-department': ['indicators'],
  'yunnan-project': ['indicators'],
  'shanghai-project': ['indicators'],
  'hubei-goal': ['indicators'],
  'sichuan-project': ['indicators'],
  'sichuan-goal': ['indicators'],
  'chongqing-department': ['indicators'],
  'sichuan-score-table': ['indicators'],
  'anhui-criteria': ['indicators'],
  'hunan-booklet': [],
  'transfer-regional': ['indicators'],
  'two-party': ['indicators'],
  unknown: ['indicators'],
};
