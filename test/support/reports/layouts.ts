/** Each variant's page as rows of cells: its head, its blocks in their order, its last rows. */
import { fundRows, indicatorRows, labelOf, type RowKey, taskRows } from './blocks.ts';
import { type FlowRow, put, UNITS } from './flow.ts';
import type { Variant } from './kinds.ts';
import type { FormModel } from './model.ts';
import { pageOf } from './pages.ts';
import { points, short, signs } from './printed.ts';

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

/** Labels over their values: every pair of a row, side by side. */
function turnedHead(rows: readonly FlowRow[]): FlowRow[] {
  const cells = rows.flat();
  const labels = cells.filter((_, i) => i % 2 === 0);
  const wide = Math.floor(UNITS / labels.length);
  const widths = labels.map((_, i) => (i === 0 ? UNITS - wide * (labels.length - 1) : wide));
  const line = (from: number) => labels.map((_, i) => put(cells[2 * i + from]!.text, widths[i]!));
  return labels.length < 2 ? [...rows] : [line(0), line(1)];
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
  const { rows: block } = pageOf(form);
  const { columns } = block;
  const plain = { ...form, odd: { ...form.odd, hasOneHeading: false } };
  const row = indicatorRows(plain, block)[0]!;
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
    ...(form.odd.hasNotesBelow ? [] : form.notes).map((note) => [
      put(signs(note, form.style), UNITS),
    ]),
  ];
}

/** The form's table, from its first row to its last. */
export function pageRows(form: FormModel): FlowRow[] {
  const page = pageOf(form);
  const funds = page.funds === null ? [] : fundRows(form, page.funds);
  const goals = goalRows(form);
  const isGoalFirst = form.variant === 'chongqing-department' || form.variant === 'sichuan-project';
  return [
    ...(form.odd.hasHeadColumns ? turnedHead(headRows(form)) : headRows(form)),
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
