/** Random forms of the family, long enough to be cut by page ends: labels that span, rows of text. */
import type { Chance } from '../../audit/mutations/random.ts';
import {
  type FlowCell,
  type FlowRow,
  type FlowTable,
  put,
  tableOf,
  UNITS,
} from '../reports/flow.ts';
import {
  BUREAUS,
  COUNT_ROWS,
  MILD,
  PERCENT_ROWS,
  PHRASE_ROWS,
  PROJECTS,
  REASONS,
  TASKS,
  TRAP_SENTENCES,
} from '../reports/words.ts';

const LEVELS: readonly (readonly [level1: string, level2: readonly string[]])[] = [
  ['投入管理指标', ['工作目标管理', '预算和财务管理', '绩效管理']],
  ['产出指标', ['数量指标', '质量指标', '时效指标', '成本指标']],
  ['效益指标', ['经济效益指标', '社会效益指标', '生态效益指标', '可持续影响指标']],
  ['满意度指标', ['服务对象满意度指标']],
  ['履职效能', ['重点工作任务完成', '履职目标实现']],
];
const MEANINGS = [
  '反映预算编制的科学性、合理性，按实际完成比例计分',
  '年度任务完成数与计划数的比率，用以反映和考核部门履职任务目标的实现程度',
  '项目实施产生的直接或间接社会影响，按优良中差四档评定',
  '按程序报批并公开；每发现一处不符扣1分，扣完为止',
];

/** Shares of a row's columns; the level labels may be one or two characters wide. */
interface Plan {
  readonly level1: number;
  readonly level2: number;
  readonly columns: readonly number[];
}

function sentences(by: Chance, most: number): string {
  const pool = [...MILD, ...REASONS, ...TRAP_SENTENCES];
  return Array.from({ length: by.int(1, most) }, () => by.pick(pool)).join('');
}

/** A list of tasks with numbers in front, as goals are written. */
function list(by: Chance): string {
  const items = Array.from({ length: by.int(2, 5) }, () => by.pick(TASKS));
  return items.map(([name, content], i) => `${i + 1}、${name}：${content}。`).join('');
}

function amount(by: Chance): string {
  const text = (by.int(100, 9_999_999) / 100).toFixed(2);
  return by.int(0, 1) === 0 ? text : text.replace(/\B(?=(\d{3})+\.)/g, ',');
}

function indicator(by: Chance): { name: string; target: string; actual: string } {
  const sort = by.int(0, 2);
  if (sort === 0) {
    const value = by.int(80, 100);
    return { name: by.pick(PERCENT_ROWS), target: `≥${value}%`, actual: `${value}%` };
  }
  if (sort === 1) {
    const [name, unit] = by.pick(COUNT_ROWS);
    const value = by.int(1, 3000);
    return { name, target: `≥${value}${unit}`, actual: `${value}${unit}` };
  }
  const [name, phrase] = by.pick(PHRASE_ROWS);
  return { name, target: phrase, actual: by.pick([phrase, '达成预期指标']) };
}

/** Columns behind the level labels: what each prints in a row. */
function indicatorCells(by: Chance, widths: readonly number[], isWordy: boolean): FlowCell[] {
  const { name, target, actual } = indicator(by);
  const points = `${by.int(1, 10)}`;
  const reason = by.int(0, 2) > 0 ? by.pick(['', '无']) : sentences(by, 2);
  const texts = isWordy
    ? [name, by.pick(MEANINGS), target, actual, reason]
    : [name, target, actual, points, points, reason];
  return widths.map((wide, i) => put(texts[i] ?? '', wide));
}

function indicatorRows(by: Chance, plan: Plan, isWordy: boolean): FlowRow[] {
  const rows: FlowRow[] = [];
  for (const [level1, names] of LEVELS) {
    const counts = names.map(() => by.int(1, by.int(0, 3) === 0 ? 7 : 3));
    const all = counts.reduce((a, b) => a + b, 0);
    names.forEach((level2, i) => {
      for (let r = 0; r < counts[i]!; r++) {
        rows.push([
          ...(i === 0 && r === 0 ? [put(level1, plan.level1, all)] : []),
          ...(r === 0 ? [put(level2, plan.level2, counts[i]!)] : []),
          ...indicatorCells(by, plan.columns, isWordy),
        ]);
      }
    });
  }
  return rows;
}

function taskRows(by: Chance, label: number): FlowRow[] {
  const count = by.int(2, 6);
  const wide = (UNITS - label) / 2;
  const side = Math.floor(wide * 0.6);
  const widths = [side, UNITS - label - side - 8, 4, 4];
  const head = ['任务名称及主要内容', '实际完成情况', '预算数', '执行数'];
  return [head, ...Array.from({ length: count }, () => [] as string[])].map((texts, r) => {
    const [name, content, outcome] = by.pick(TASKS);
    const long = by.int(0, 3) === 0 ? sentences(by, 2) : '';
    const row =
      r === 0 ? texts : [`${name}，${content}`, `${outcome}。${long}`, amount(by), amount(by)];
    return [
      ...(r === 0 ? [put('年度主要任务', label, count + 1)] : []),
      ...widths.map((w, i) => put(row[i]!, w)),
    ];
  });
}

function fundRows(by: Chance, label: number): FlowRow[] {
  const rest = UNITS - label - 12;
  const names = ['年度资金总额', '其中：当年财政拨款', '上年结转资金', '其他资金'];
  return ['', ...names].map((name, r) => [
    ...(r === 0 ? [put('项目资金（万元）', label, 5)] : []),
    put(name, 12),
    ...Array.from({ length: 4 }, (_, i) => {
      const text = r === 0 ? ['年初预算数', '全年预算数', '全年执行数', '执行率'][i]! : amount(by);
      return put(text, i < 3 ? Math.floor(rest / 4) : rest - 3 * Math.floor(rest / 4));
    }),
  ]);
}

function goalRows(by: Chance, label: number): FlowRow[] {
  const left = Math.floor((UNITS - label) / 2);
  return [
    [
      put('年度总体目标', label, 2),
      put('预期目标', left),
      put('实际完成情况', UNITS - label - left),
    ],
    [put(list(by), left), put(list(by) + sentences(by, 3), UNITS - label - left)],
  ];
}

function planOf(by: Chance, isWordy: boolean): Plan {
  const level1 = by.pick([2, 2, 3, 4]);
  const level2 = by.pick([2, 3, 4, 5]);
  const rest = UNITS - level1 - level2;
  const shares = isWordy ? [5, 9, 4, 4, 7] : [6, 4, 4, 2, 2, 6];
  const all = shares.reduce((a, b) => a + b, 0);
  const columns = shares.map((share) => Math.max(2, Math.floor((share * rest) / all)));
  columns[columns.length - 1]! += rest - columns.reduce((a, b) => a + b, 0);
  return { level1, level2, columns };
}

/** Returns the form's table; `isWordy` ones print no points, and a text in every cell. */
export function randomForm(by: Chance): { readonly table: FlowTable; readonly headRows: number } {
  const isWordy = by.int(0, 3) === 0;
  const plan = planOf(by, isWordy);
  const names = isWordy
    ? ['三级指标', '指标说明', '指标值', '全年实际完成值', '未完成原因和改进措施']
    : ['三级指标', '年度指标值', '实际完成值', '分值', '得分', '偏差原因分析及改进措施'];
  const heads: FlowRow = [
    put('一级指标', plan.level1),
    put('二级指标', plan.level2),
    ...plan.columns.map((wide, i) => put(names[i]!, wide)),
  ];
  const body = indicatorRows(by, plan, isWordy);
  if (by.int(0, 2) === 0) return { table: tableOf([heads, ...body]), headRows: 1 };
  const label = by.pick([2, 3, 4, 6]);
  const rows: FlowRow[] = [
    [put('项目名称', 6), put(by.pick(PROJECTS), 12), put('主管部门', 6), put(by.pick(BUREAUS), 12)],
    ...(by.int(0, 1) === 0 ? fundRows(by, label) : []),
    ...(by.int(0, 1) === 0 ? goalRows(by, label) : []),
    ...(by.int(0, 1) === 0 ? taskRows(by, label) : []),
    heads,
    ...body,
    [put('总分', 20), put('96.5', 4), put('', 12)],
  ];
  return { table: tableOf(rows), headRows: 0 };
}
