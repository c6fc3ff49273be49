/** The blocks of a form as rows of cells: funds, tasks and indicators under columns given as data. */
import { type FlowRow, put, share, UNITS } from './flow.ts';
import type { FormModel, FundModel, IndicatorModel } from './model.ts';
import { money, percent, points, short, signs } from './printed.ts';

export interface Column<Key> {
  readonly key: Key;
  /** Labels with one meaning; the style picks one. */
  readonly labels: readonly string[];
  readonly share: number;
}
export type FundKey = 'initial' | 'budget' | 'executed' | 'rate' | 'weight' | 'score' | 'reason';
export type RowKey =
  | 'number'
  | 'level1'
  | 'level2'
  | 'level3'
  | 'nature'
  | 'value'
  | 'target'
  | 'adjusted'
  | 'unit'
  | 'actual'
  | 'coefficient'
  | 'weight'
  | 'score'
  | 'review'
  | 'meaning'
  | 'criterion'
  | 'core'
  | 'reason';

/** The label that the form's style picks, in its brackets. */
export function labelOf(form: FormModel, labels: readonly string[]): string {
  return signs(labels[form.style.synonym % labels.length]!, form.style);
}

function fundValue(form: FormModel, row: FundModel, key: FundKey): string {
  const { style } = form;
  const isTotal = row.category === 'total';
  if (key === 'weight' || key === 'score') {
    if (isTotal) return points(row[key], style);
    return form.variant === 'henan-department' ? style.blank : '—';
  }
  if (key === 'reason') return '';
  if (key === 'rate') return percent(row.rate, style);
  return money(row[key], form);
}

export interface FundBlock {
  /** The merged cell at the left; null: the labels begin at the edge. */
  readonly side: string | null;
  readonly columns: readonly Column<FundKey>[];
  readonly hasHeader: boolean;
  readonly labelUnits: number;
}

export function fundRows(form: FormModel, block: FundBlock): FlowRow[] {
  const sideUnits = block.side === null ? 0 : 5;
  const left = UNITS - sideUnits - block.labelUnits;
  const widths = share(
    left,
    block.columns.map((c) => c.share),
  );
  const header = [
    put('', block.labelUnits),
    ...block.columns.map((c, i) => put(labelOf(form, c.labels), widths[i]!)),
  ];
  const body = form.funds.map((row) => [
    put(signs(row.label, form.style), block.labelUnits),
    ...block.columns.map((c, i) => put(fundValue(form, row, c.key), widths[i]!)),
  ]);
  const rows = block.hasHeader ? [header, ...body] : body;
  if (block.side === null) return rows;
  const side = put(signs(block.side, form.style), sideUnits, rows.length);
  return rows.map((row, i) => (i === 0 ? [side, ...row] : row));
}

const TASK_HEADS = [
  ['任务名称', 5],
  ['主要内容', 6],
  ['预算资金', 3],
  ['其中:财政资金', 3],
  ['任务完成情况', 4],
  ['预算执行数', 4],
  ['其中:财政资金', 4],
  ['预算执行率', 4],
] as const;

export function taskRows(form: FormModel): FlowRow[] {
  const side = put('年度主要任务', 3, form.tasks.length + 1);
  const head = TASK_HEADS.map(([label, wide]) => put(signs(label, form.style), wide));
  const body = form.tasks.map((task) => {
    const [budget, executed] = [
      task.budgetText ?? money(task.budget, form),
      money(task.executed, form),
    ];
    const rate = percent(task.rate, form.style);
    const texts = [task.name, task.content, budget, budget, task.outcome, executed, executed, rate];
    return texts.map((text, i) => put(text, TASK_HEADS[i]![1]));
  });
  return [[side, ...head], ...body];
}

/** The target in one cell, or its number alone where comparator and unit stand beside it. */
function rowValue(form: FormModel, row: IndicatorModel, key: RowKey, at: number): string {
  const { style } = form;
  const isPhrase = row.sign === '' && row.unit === '';
  switch (key) {
    case 'number':
      return String(at + 1);
    case 'target':
      return `${row.sign}${row.value}`;
    case 'nature':
      return isPhrase ? '定性' : row.sign === '' ? '=' : row.sign;
    case 'value':
    case 'adjusted':
      return row.unit === '' ? row.value : row.value.replace(row.unit, '');
    case 'unit':
      return form.variant === 'henan-department' && isPhrase ? '定性指标' : row.unit;
    case 'actual':
    case 'level3':
    case 'criterion':
      return row[key];
    case 'weight':
    case 'score':
    case 'review':
      return short(row[key]);
    case 'coefficient':
      return short(Math.round((row.score * 10_000) / row.weight));
    case 'meaning':
      return `反映${row.level3}的情况。`;
    case 'core':
      return at === 0 ? '是' : '否';
    case 'reason':
      return row.reason === '' && style.saysNone ? '无' : row.reason;
    default:
      return '';
  }
}

function levelLabel(form: FormModel, key: 'level1' | 'level2', label: string): string {
  const weight = form.labelWeights.get(label);
  if (key === 'level2' || weight === undefined) return label;
  return signs(`${label}(${short(weight)}分)`, form.style);
}

/** How many rows the label of a level covers, counted at its first row; 0 further down. */
function run(rows: readonly IndicatorModel[], at: number, key: 'level1' | 'level2'): number {
  const id = (row: IndicatorModel | undefined) =>
    row && (key === 'level1' ? row.level1 : `${row.level1}/${row.level2}`);
  if (at > 0 && id(rows[at - 1]) === id(rows[at])) return 0;
  let end = at;
  while (end < rows.length && id(rows[end]) === id(rows[at])) end++;
  return end - at;
}

export interface IndicatorBlock {
  readonly side: string | null;
  readonly columns: readonly Column<RowKey>[];
}

export function indicatorRows(form: FormModel, block: IndicatorBlock): FlowRow[] {
  const sideUnits = block.side === null ? 0 : 2;
  const widths = share(
    UNITS - sideUnits,
    block.columns.map((c) => c.share),
  );
  const head = block.columns.map((c, i) => put(labelOf(form, c.labels), widths[i]!));
  const body = form.indicators.map((row, at) =>
    block.columns.flatMap((column, i) => {
      const { key } = column;
      if (key !== 'level1' && key !== 'level2')
        return [put(cellText(form, row, key, at), widths[i]!)];
      const rows = run(form.indicators, at, key);
      return rows === 0 ? [] : [put(levelLabel(form, key, row[key]), widths[i]!, rows)];
    }),
  );
  const rows: FlowRow[] = [head, ...body];
  if (block.side === null) return rows;
  const side = put(block.side, sideUnits, rows.length);
  return rows.map((row, i) => (i === 0 ? [side, ...row] : row));
}

/** A score table prints the row's weight behind its name. */
function cellText(form: FormModel, row: IndicatorModel, key: RowKey, at: number): string {
  const text = rowValue(form, row, key, at);
  if (form.variant !== 'sichuan-score-table' || key !== 'level3') return text;
  return signs(`${text}(${short(row.weight)}分)`, form.style);
}
