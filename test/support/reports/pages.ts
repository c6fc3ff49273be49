/** Each variant's columns: of its funds and of its indicators, as data (design of the family, §1). */
import type { Column, FundBlock, FundKey, IndicatorBlock, RowKey } from './blocks.ts';
import type { Variant } from './kinds.ts';
import type { FormModel } from './model.ts';
import { oddFunds, oddRows } from './odd-columns.ts';

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

export interface Page {
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

/** The columns of a form, in its own layout. */
export function pageOf(form: FormModel): Page {
  const { funds, rows } = PAGES[form.variant as Variant];
  return { funds: funds === null ? null : oddFunds(form, funds), rows: oddRows(form, rows) };
}
