/** The blocks of a form as rows of cells: funds, tasks and indicators under columns given as data. */
import { type FlowRow, put, share, UNITS } from './flow.ts';
import type { FormModel, FundModel, IndicatorModel } from './model.ts';
import { fraction, money, percent, points, short, signs } from './printed.ts';

export interface Column<Key> {
  readonly key: Key;
  /** Labels with one meaning; the style picks one. */
  readonly labels: readonly string[];
  readonly share: number;
}
export type FundKey =
  | 'initial'
  | 'budget'
  | 'executed'
  | 'rate'
  | 'weight'
  | 'score'
  | 'reason'
  | 'lastYear';
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
  | 'levels'
  | 'lastYear'
  | 'deduction'
  | 'measures'
  | 'source'
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
  if (key === 'rate')
    return form.odd.hasFractions ? fraction(row.rate, style) : percent(row.rate, style);
  // Nobody may take last year's amount for this year's: it is another one.
  if (key === 'lastYear') return money(row.budget === null ? null : row.budget + 1_230_000, form);
  if (key === 'executed' && form.odd.hasColumnUnits) return money(row.executed, inYuan(form));
  return money(row[key], form);
}

/** The same form with its amounts in yuan, the unit in the header alone. */
function inYuan(form: FormModel): FormModel {
  return { ...form, unit: '元', style: { ...form.style, hasSuffix: false } };
}

/** The label of a column of amounts prints the unit where no line above the table does. */
function fundLabel(form: FormModel, { key, labels }: Column<FundKey>): string {
  const label = labelOf(form, labels);
  if (!form.odd.hasColumnUnits || !(AMOUNTS as readonly string[]).includes(key)) return label;
  return signs(`${label}(${key === 'executed' ? '元' : form.unit})`, form.style);
}

const AMOUNTS = ['initial', 'budget', 'executed', 'lastYear'] as const;

export interface FundBlock {
  /** The merged cell at the left; null: the labels begin at the edge. */
  readonly side: string | null;
  readonly columns: readonly Column<FundKey>[];
  readonly hasHeader: boolean;
  readonly labelUnits: number;
}

/** Sources over the columns, measures beside the rows. */
function turnedRows(form: FormModel, block: FundBlock): FlowRow[] {
  const columns = block.columns.filter((c) => c.key !== 'reason');
  const widths = share(
    UNITS - 5 - 7,
    form.funds.map(() => 1),
  );
  const head = [
    put('', 7),
    ...form.funds.map((row, i) => put(signs(row.label, form.style), widths[i]!)),
  ];
  const body = columns.map((c) => [
    put(fundLabel(form, c), 7),
    ...form.funds.map((row, i) => put(fundValue(form, row, c.key), widths[i]!)),
  ]);
  const side = put(signs(block.side ?? '项目资金', form.style), 5, columns.length + 1);
  return [[side, ...head], ...body];
}

export function fundRows(form: FormModel, block: FundBlock): FlowRow[] {
  if (form.odd.isTurned) return turnedRows(form, block);
  const sideUnits = block.side === null ? 0 : 5;
  const left = UNITS - sideUnits - block.labelUnits;
  const widths = share(
    left,
    block.columns.map((c) => c.share),
  );
  const header = [
    put('', block.labelUnits),
    ...block.columns.map((c, i) => put(fundLabel(form, c), widths[i]!)),
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
    case 'lastYear':
      return row.sort === 'phrase' || row.sort === 'date' ? '/' : '37';
    case 'deduction':
      return short(row.weight - row.score);
    case 'measures':
      return row.reason === '' ? '' : '加强管理，尽快落实。';
    case 'source':
      return '工作台账';
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

/** The header; one heading may stand over all three levels. */
function headOf(form: FormModel, columns: readonly Column<RowKey>[], widths: readonly number[]) {
  const cells = columns.map((c, i) => put(labelOf(form, c.labels), widths[i]!));
  const first = columns.findIndex((c) => c.key === 'level1');
  if (!form.odd.hasOneHeading || first < 0) return cells;
  const wide = cells.slice(first, first + 3).reduce((sum, cell) => sum + cell.wide, 0);
  return [...cells.slice(0, first), put('绩效指标', wide), ...cells.slice(first + 3)];
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
  const head = headOf(form, block.columns, widths);
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
