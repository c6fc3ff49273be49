/** Each variant's page as rows of cells: its head, its blocks in their order, its last rows. */
import {
  type Column,
  type FundBlock,
  type FundKey,
  fundRows,
  type IndicatorBlock,
  indicatorRows,
  labelOf,
  type RowKey,
  taskRows,
} from './blocks.ts';
import { type FlowRow, put, UNITS } from './flow.ts';
import type { Variant } from './kinds.ts';
import type { FormModel } from './model.ts';
import { points, short, signs } from './printed.ts';

const c = <Key>(key: Key, share: number, ...labels: string[]): Column<Key> => ({
  key,
  labels,
  share,
});

const LEVELS: readonly Column<RowKey>[] = [
  c<RowKey>('level1', 4, '一级指标'),
  c<RowKey>('level2', 4, '二级指标'),
  c<RowKey>('level3', 6, '三级指标'),
];
const REASON = c<RowKey>('reason', 5, '偏差原因分析及改进措施', '未完成原因分析');
const MARKS: readonly Column<RowKey>[] = [c('weight', 2, '分值'), c('score', 2, '得分')];
const SPLIT: readonly Column<RowKey>[] = [
  c('nature', 2, '指标性质'),
  c('value', 3, '指标值'),
  c('unit', 2, '度量单位'),
];
const MOF_FUND: readonly Column<FundKey>[] = [
  c('initial', 4, '年初预算数'),
  c('budget', 4, '全年预算数', '全年预算数(A)'),
  c('executed', 4, '全年执行数', '全年执行数(B)'),
  c('weight', 2, '分值'),
  c('rate', 3, '执行率', '执行率(B/A)'),
  c('score', 2, '得分'),
];
const MOF_ROWS: readonly Column<RowKey>[] = [
  ...LEVELS,
  c('target', 4, '年度指标值'),
  c('actual', 4, '实际完成值', '全年实际完成值'),
  ...MARKS,
  REASON,
];

const fundsOf = (side: string | null, columns: readonly Column<FundKey>[]): FundBlock => ({
  ...{ side, columns, hasHeader: true, labelUnits: 7 },
});
const mofFunds = fundsOf('项目资金(万元)', MOF_FUND);
const yuanFunds = fundsOf('项目资金(元)', MOF_FUND);
const rowsOf = (columns: readonly Column<RowKey>[], side: string | null = '绩效指标') => ({
  ...{ side, columns },
});

interface Page {
  readonly funds: FundBlock | null;
  readonly rows: IndicatorBlock;
}

const PAGES: Readonly<Record<Variant, Page>> = {
  'henan-department': {
    funds: {
      side: '预算情况',
      hasHeader: false,
      labelUnits: 7,
      columns: MOF_FUND.toSorted((a, b) => Number(a.key === 'weight') - Number(b.key === 'weight'))
        .filter((x) => x.key !== 'score')
        .concat(c<FundKey>('score', 2, '得分')),
    },
    rows: rowsOf(
      [
        ...LEVELS,
        c('target', 3, '指标值'),
        c('unit', 3, '度量单位'),
        c('actual', 4, '实际完成值'),
        ...MARKS,
        c('reason', 5, '未完成原因分析'),
      ],
      null,
    ),
  },
  'mof-project': { funds: mofFunds, rows: rowsOf(MOF_ROWS) },
  'anhui-department': { funds: fundsOf('预算资金(万元)', MOF_FUND), rows: rowsOf(MOF_ROWS) },
  'yunnan-project': {
    funds: yuanFunds,
    rows: rowsOf([...LEVELS, ...SPLIT, c('actual', 3, '实际完成值'), ...MARKS, REASON]),
  },
  'shanghai-project': { funds: yuanFunds, rows: rowsOf(MOF_ROWS) },
  'hubei-goal': {
    funds: fundsOf('预算执行情况(万元)(20分)', [
      c('budget', 4, '预算数(A)'),
      c('executed', 4, '执行数(B)'),
      c('rate', 4, '执行率(B/A)'),
      c('score', 5, '得分(20分*执行率)'),
    ]),
    rows: rowsOf(
      [
        ...LEVELS,
        c('target', 4, '年初目标值(A)'),
        c('actual', 4, '实际完成值(B)'),
        c('score', 3, '得分'),
      ],
      '年度绩效指标',
    ),
  },
  'sichuan-project': {
    funds: fundsOf('预算执行情况(10分)', [
      c('initial', 4, '年初预算'),
      c('budget', 4, '调整后预算数'),
      c('executed', 4, '预算执行数'),
      c('rate', 4, '预算执行率'),
      c('weight', 2, '权重'),
      c('score', 2, '得分'),
      c('reason', 4, '原因'),
    ]),
    rows: rowsOf([
      ...LEVELS,
      ...SPLIT,
      c('actual', 3, '完成值'),
      c('weight', 2, '权重'),
      c('score', 2, '得分'),
      c('reason', 5, '未完成原因分析'),
    ]),
  },
  'sichuan-goal': {
    funds: mofFunds,
    rows: rowsOf([
      ...LEVELS,
      c('weight', 2, '分值'),
      c('target', 4, '年度指标值'),
      c('actual', 4, '全年实际值'),
      c('score', 2, '得分'),
      c('reason', 5, '未完成原因及拟采取的改进措施'),
    ]),
  },
  'chongqing-department': {
    funds: fundsOf('预算执行情况(万元)', [
      c('initial', 4, '年初预算数'),
      c('budget', 4, '全年(调整)预算数'),
      c('executed', 4, '全年执行数'),
      c('rate', 3, '执行率(%)'),
      c('weight', 3, '执行率权重'),
      c('score', 3, '执行率得分(分)'),
    ]),
    rows: rowsOf([
      c('level3', 8, '指标名称'),
      c('unit', 3, '计量单位'),
      c('nature', 3, '指标性质'),
      c('value', 3, '年初指标值'),
      c('adjusted', 3, '调整指标值'),
      c('actual', 3, '全年完成值'),
      c('coefficient', 3, '得分系数(%)'),
      c('weight', 3, '指标权重(分)'),
      c('score', 3, '指标得分(分)'),
      c('core', 3, '是否核心指标'),
    ]),
  },
  'sichuan-score-table': {
    funds: null,
    rows: rowsOf([...LEVELS, c<RowKey>('score', 3, '得分', '自评得分')], null),
  },
  'anhui-criteria': {
    funds: null,
    rows: rowsOf(
      [
        c<RowKey>('number', 2, '序号'),
        ...LEVELS,
        c('weight', 2, '指标分值'),
        c('meaning', 6, '指标解释'),
        c('criterion', 8, '指标说明及评分标准'),
        c('score', 2, '自评得分'),
      ],
      null,
    ),
  },
  'transfer-regional': {
    funds: fundsOf('资金情况(万元)', [
      c('budget', 4, '全年预算数(A)'),
      c('executed', 4, '全年执行数(B)'),
      c('rate', 4, '预算执行率(B/A×100%)'),
    ]),
    rows: rowsOf([
      ...LEVELS,
      c('target', 4, '指标值'),
      c('actual', 4, '全年实际完成值'),
      c('reason', 5, '未完成原因和改进措施'),
    ]),
  },
  'two-party': {
    funds: fundsOf('项目资金(万元)', MOF_FUND),
    rows: rowsOf([
      ...LEVELS,
      c('weight', 2, '分值'),
      c('target', 3, '指标值'),
      c('actual', 3, '实际完成值'),
      c('score', 2, '自评分'),
      c('review', 2, '复核分'),
      c('criterion', 7, '评价标准'),
    ]),
  },
};

const coded = (code: string | null, name: string | null): string =>
  `${code === null ? '' : `${code}-`}${name ?? ''}`;

/** Label and value pairs that fill one row. */
function pairs(form: FormModel, ...entries: readonly (readonly [string, string])[]): FlowRow {
  const wide = UNITS / entries.length;
  return entries.flatMap(([label, value]) => [
    put(signs(label, form.style), 6),
    put(value, wide - 6),
  ]);
}

function headRows(form: FormModel): FlowRow[] {
  const variant = form.variant as Variant;
  const department = coded(form.departmentCode, form.department);
  const unit = coded(form.implementingCode, form.implementing);
  const score = form.selfScore === null ? '' : short(form.selfScore);
  const project = pairs(form, ['项目名称', form.project ?? '']);
  if (variant === 'henan-department')
    return [
      pairs(form, ['部门(单位)名称', department], ['自评得分', score]),
      pairs(form, ['自评结果', form.rating ?? '']),
      pairs(
        form,
        ['年度总体目标', form.goal?.target ?? ''],
        ['年度总体目标完成情况', form.goal?.actual ?? ''],
      ),
    ];
  if (variant === 'hubei-goal')
    return [
      pairs(form, ['单位名称', department], ['填报日期', `${form.year + 1}.5.18`]),
      project,
      pairs(form, ['主管部门', department], ['项目实施单位', unit]),
      pairs(form, ['项目类别', '□部门预算项目 ☑专项']),
    ];
  if (variant === 'chongqing-department')
    return [
      pairs(form, ['主管部门', department], ['财政处室', '行政科']),
      pairs(form, ['自评总分(分)', score], ['部门联系人', '李××']),
    ];
  if (variant === 'transfer-regional')
    return [
      pairs(form, ['转移支付(项目)名称', form.project ?? '']),
      pairs(form, ['中央主管部门', '财政部']),
      pairs(form, ['地方主管部门', department], ['资金使用单位', unit]),
    ];
  if (form.kind === 'department')
    return [pairs(form, [labelOf(form, ['部门', '单位']), department])];
  const reviewed = form.reviewScore === null ? '' : short(form.reviewScore);
  return [
    project,
    pairs(form, ['主管部门', department], ['实施单位', unit]),
    ...(variant === 'two-party'
      ? [pairs(form, ['自评得分', score], ['财政审定评分', reviewed])]
      : []),
  ];
}

function goalRows(form: FormModel): FlowRow[] {
  if (form.goal === null || form.variant === 'henan-department') return [];
  const { target, actual } = form.goal;
  if (form.variant === 'hubei-goal')
    return [[put(signs('年度目标1:(80分)', form.style), 6), put(target, UNITS - 6)]];
  return [
    [put('年度总体目标', 4, 2), put('预期目标', 16), put('实际完成情况', 16)],
    [put(target, 16), put(actual, 16)],
  ];
}

/** The row that adds up, under the weight and the score columns. */
function totalRows(form: FormModel): FlowRow[] {
  const score = form.selfScore === null ? '' : short(form.selfScore);
  if (form.variant === 'hubei-goal') return [[put('总分', 30), put(score, 6)]];
  if (form.variant === 'sichuan-score-table') return [[put('合计', 31), put(score, UNITS - 31)]];
  if (form.totalWeight === null) return [];
  const row = indicatorRows(form, PAGES[form.variant as Variant].rows)[0]!;
  const { columns } = PAGES[form.variant as Variant].rows;
  const cells = row.slice(row.length - columns.length);
  const label = labelOf(
    form,
    form.variant === 'sichuan-project' ? ['合计'] : ['总分', '总分', '合计'],
  );
  let before = UNITS - cells.reduce((sum, cell) => sum + cell.wide, 0);
  const out: FlowRow[number][] = [];
  columns.forEach((column, i) => {
    const wide = cells[i]!.wide;
    const text = totalText(form, column.key);
    if (text === null && out.length === 0) before += wide;
    else {
      if (out.length === 0) out.push(put(label, before));
      out.push(put(text ?? '', wide));
    }
  });
  return [out];
}

function totalText(form: FormModel, key: RowKey): string | null {
  if (key === 'weight') return points(form.totalWeight, form.style);
  if (key === 'score') return points(form.selfScore, form.style);
  if (key === 'review') return points(form.reviewScore, form.style);
  return key === 'reason' && form.rating !== null ? form.rating : null;
}

function lastRows(form: FormModel): FlowRow[] {
  const isHubei = form.variant === 'hubei-goal';
  const why = form.indicators.map((row) => row.reason).filter((text) => text !== '');
  return [
    ...(isHubei ? [[put('偏差大或目标未完成原因分析', 10), put(why[0] ?? '无', UNITS - 10)]] : []),
    ...(form.variant === 'yunnan-project'
      ? [[put('其他需要说明的事项', 10), put('无', UNITS - 10)]]
      : []),
    ...form.notes.map((note) => [put(signs(note, form.style), UNITS)]),
  ];
}

/** The form's table, from its first row to its last. */
export function pageRows(form: FormModel): FlowRow[] {
  const page = PAGES[form.variant as Variant];
  const funds = page.funds === null ? [] : fundRows(form, page.funds);
  const goals = goalRows(form);
  const isGoalFirst = form.variant === 'chongqing-department' || form.variant === 'sichuan-project';
  return [
    ...headRows(form),
    ...taskRowsOf(form),
    ...(isGoalFirst ? [...goals, ...funds] : [...funds, ...goals]),
    ...indicatorRows(form, page.rows),
    ...totalRows(form),
    ...lastRows(form),
  ];
}

function taskRowsOf(form: FormModel): FlowRow[] {
  return form.tasks.length === 0 ? [] : taskRows(form);
}
