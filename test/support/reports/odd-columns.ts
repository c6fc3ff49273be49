/** The columns of a variant's page as its odd layout has them: other orders, labels, neighbours. */
import type { Column, FundBlock, FundKey, IndicatorBlock, RowKey } from './blocks.ts';
import type { FormModel } from './model.ts';

/** Spellings with the meaning of the variant's own; it keeps those that it is known by. */
const SPELLINGS: Partial<Record<RowKey, readonly string[]>> = {
  target: ['指标值', '目标值', '初期目标值', '年初目标'],
  actual: ['全年完成值', '年终完成值', '完成值', '实际完成指标值'],
  weight: ['权重分值', '指标分值', '参考分值', '满分'],
  score: ['指标得分(分)', '自评得分', '自评分', '实得分'],
  review: ['财政评价得分', '主管部门评分', '复核得分', '财政审定评分'],
  reason: ['未完成原因分析', '未完成原因及拟采取的改进措施', '偏差原因及措施说明', '偏差原因分析'],
  unit: ['计量单位', '度量单位', '指标单位', '绩效度量单位'],
};
const KNOWN_BY: Readonly<Record<string, readonly RowKey[]>> = {
  'hubei-goal': ['target'],
  'sichuan-project': ['weight'],
  'sichuan-goal': ['actual'],
};

function spelled(form: FormModel, column: Column<RowKey>): Column<RowKey> {
  const labels = SPELLINGS[column.key];
  const isOwn = KNOWN_BY[form.variant]?.includes(column.key);
  if (form.odd.spelling === 0 || labels === undefined || isOwn) return column;
  return { ...column, labels: [labels[(form.odd.spelling - 1) % labels.length]!] };
}

const extra = <Key>(key: Key, label: string, share: number): Column<Key> => ({
  ...{ key, labels: [label], share },
});

function behind(
  columns: readonly Column<RowKey>[],
  key: RowKey,
  more: Column<RowKey>,
): Column<RowKey>[] {
  return columns.flatMap((column) => (column.key === key ? [column, more] : [column]));
}

export function oddRows(form: FormModel, block: IndicatorBlock): IndicatorBlock {
  const { odd } = form;
  let columns: readonly Column<RowKey>[] = block.columns.map((c) => spelled(form, c));
  if (odd.hasLastYear) columns = behind(columns, 'level3', extra('lastYear', '上年完成值', 3));
  if (odd.hasDeductions) columns = behind(columns, 'score', extra('deduction', '扣分', 2));
  if (odd.hasMeasures) columns = behind(columns, 'reason', extra('measures', '改进措施', 4));
  if (odd.hasSources) columns = [...columns, extra<RowKey>('source', '数据来源', 3)];
  return { ...block, columns };
}

/** Turns the columns by `odd.fundOrder` places, or back to front. */
function ordered(columns: readonly Column<FundKey>[], order: number): readonly Column<FundKey>[] {
  if (order === 3) return columns.toReversed();
  return [...columns.slice(order), ...columns.slice(0, order)];
}

export function oddFunds(form: FormModel, block: FundBlock): FundBlock {
  const { odd } = form;
  const columns = ordered(block.columns, odd.fundOrder);
  const last = extra<FundKey>('lastYear', '上年预算数', 4);
  const side = odd.hasColumnUnits
    ? (block.side?.replace(/\((?:万元|元)\)/, '') ?? null)
    : block.side;
  return { ...block, side, columns: odd.hasLastYear ? [last, ...columns] : columns };
}
