/** Scanned cells whose labels were read with a sign wrong → the labels of the family that they print. */
import type { Block, Cell, DoubtfulCharacter, Grid, Layout } from '../table/layout.ts';
import { LONGEST_LABEL, TELLING_SIGNS } from './canon.ts';
import { GOAL_COLUMNS, HEAD_FIELDS, TOTAL_LABELS } from './head/head-labels.ts';
import { FUND_COLUMNS, INDICATOR_COLUMNS, TASK_COLUMNS } from './labels.ts';
import { mendLevels, UNSURE } from './worn-levels.ts';

/** Names that forms print beside their columns: levels, blocks and sources of funds. */
const NAMES = [
  ...[
    '投入管理',
    '可持续性',
    '投入管理指标',
    '可持续性指标',
    '产出指标',
    '效益指标',
    '满意度指标',
    '成本指标',
    '履职效能',
  ],
  ...['数量指标', '质量指标', '时效指标', '经济效益指标', '社会效益指标', '生态效益指标'],
  ...['可持续影响指标', '可持续发展指标', '经济成本指标', '社会成本指标', '生态环境成本指标'],
  ...['服务对象满意度指标', '社会公众满意度指标', '社会公众或服务对象满意度指标', '满意度'],
  ...['工作目标管理', '预算和财务管理', '绩效管理', '履职目标实现', '履职效益', '部门管理指标'],
  ...['重点工作任务完成', '年度总体目标', '年度总体目标完成情况', '年度绩效目标', '年度主要任务'],
  ...['年度资金总额', '年度预算申请', '部门预算总额', '资金总额', '财政拨款', '一般公共预算'],
  ...['政府性基金', '国有资本经营预算', '财政专户管理资金', '单位资金', '其他资金', '上年结转资金'],
  ...['基本支出', '项目支出', '人员经费', '公用经费', '预算执行情况', '项目资金', '绩效指标'],
  ...['省级预算部门名称', '市级预算部门名称', '县级预算部门名称', '部门名称', '金额单位'],
];

const INDICES = [
  ...[INDICATOR_COLUMNS, FUND_COLUMNS, TASK_COLUMNS],
  ...[GOAL_COLUMNS, HEAD_FIELDS, TOTAL_LABELS],
];
/** Shorter labels are too many of them one sign apart. */
const SHORTEST = 4;
const KNOWN: ReadonlySet<string> = new Set(
  [...INDICES.flatMap(({ spellings }) => [...spellings.keys()]), ...NAMES].filter(
    (label) => label.length >= SHORTEST && label.length <= LONGEST_LABEL,
  ),
);
const LABELS: readonly string[] = [...KNOWN];

/** As many signs of a label may be wrong, as a share of it. */
const MOST_WRONG = 1 / 3;
/** A sign that the recognizer held possible itself counts as half a wrong one. */
const HELD_POSSIBLE = 0.5;
/** The next label must be so much further off. */
const CLEARLY = 0.5;
/** A sign that a misread one never is: with it the label is another, or a figure. */
const TELLING = new RegExp(`[${TELLING_SIGNS}.,%≥≤]`);
/** What stands behind a label and is none of it: its weight or unit in brackets. */
const TAIL = /[((].*$/;

interface Sign {
  readonly text: string;
  /** Where it stands in the cell's text. */
  readonly offset: number;
  readonly doubt: DoubtfulCharacter | null;
}

function signsOf({ text, doubtful = [] }: Cell, end: number): Sign[] {
  const signs: Sign[] = [];
  for (let offset = 0; offset < end; offset++) {
    const sign = text.charAt(offset);
    if (sign.trim() === '') continue;
    const doubt = doubtful.find((d) => d.offset === offset && d.confidence < UNSURE);
    signs.push({ text: sign, offset, doubt: doubt ?? null });
  }
  return signs;
}

/** What it costs that the sign is the label's: Infinity where it is surely none. */
function costOf({ text, doubt }: Sign, meant: string): number {
  if (text === meant) return 0;
  if (doubt === null || TELLING.test(text)) return Number.POSITIVE_INFINITY;
  return doubt.alternatives.some((other) => other.text === meant) ? HELD_POSSIBLE : 1;
}

/** Returns the least cost of reading the signs as the label, no more than `most`. */
function distance(signs: readonly Sign[], label: string, most: number): number {
  if (Math.abs(signs.length - label.length) > most) return Number.POSITIVE_INFINITY;
  let row = Array.from({ length: label.length + 1 }, (_, j) => j);
  signs.forEach((sign, i) => {
    const dropped = sign.doubt && !TELLING.test(sign.text) ? 1 : Number.POSITIVE_INFINITY;
    const isUnsure = sign.doubt !== null || (signs[i + 1]?.doubt ?? null) !== null;
    const next = [(row[0] ?? 0) + dropped];
    for (let j = 1; j <= label.length; j++) {
      const replaced = (row[j - 1] ?? 0) + costOf(sign, label.charAt(j - 1));
      const missed = (next[j - 1] ?? 0) + (isUnsure ? 1 : Number.POSITIVE_INFINITY);
      next.push(Math.min(replaced, (row[j] ?? 0) + dropped, missed));
    }
    row = next;
  });
  return row[label.length] ?? Number.POSITIVE_INFINITY;
}

/** Returns the label that the signs are the worn print of; null where none or two are. */
function labelFor(signs: readonly Sign[]): string | null {
  const most = signs.length * MOST_WRONG;
  let [best, label, next] = [Number.POSITIVE_INFINITY, '', Number.POSITIVE_INFINITY];
  for (const known of LABELS) {
    const cost = distance(signs, known, most);
    if (cost < best) [best, label, next] = [cost, known, best];
    else next = Math.min(next, cost);
  }
  return best <= most && next - best >= CLEARLY ? label : null;
}

function isKnown(text: string): boolean {
  return KNOWN.has(text) || INDICES.some(({ roleOf }) => roleOf(text) !== null);
}

/** Returns the cell with its label as the family spells it; the cell itself where it prints none. */
function mendCell(cell: Cell): Cell {
  if (cell.confidence >= UNSURE || cell.text.length > 2 * LONGEST_LABEL) return cell;
  const end = cell.text.search(TAIL);
  const signs = signsOf(cell, end < 0 ? cell.text.length : end);
  const printed = signs.map(({ text }) => text).join('');
  if (signs.length < SHORTEST - 1 || signs.length > LONGEST_LABEL || isKnown(printed)) return cell;
  const label = labelFor(signs);
  if (label === null) return cell;
  const tail = end < 0 ? '' : cell.text.slice(end);
  const shift = label.length - (cell.text.length - tail.length);
  const doubtful = (cell.doubtful ?? [])
    .filter(({ offset }) => end >= 0 && offset >= end)
    .map((own) => ({ ...own, offset: own.offset + shift }));
  return { ...cell, text: label + tail, lines: [label + tail], doubtful, raw: cell.text };
}

function mendGrid(grid: Grid): Grid {
  if (grid.cells.every(({ confidence }) => confidence >= UNSURE)) return grid;
  return { ...grid, cells: mendLevels(grid.cells.map(mendCell)) };
}

/**
 * Returns the layout with the labels of scanned cells mended. Only signs that were read unsurely are
 * read otherwise, and never one that makes another label of it; the cell's confidence stays.
 */
export function withWornLabels(layout: Layout): Layout {
  if (layout.textSource === 'text') return layout;
  const blocks = layout.blocks.map(
    (block): Block => (block.kind === 'grid' ? { ...block, grid: mendGrid(block.grid) } : block),
  );
  return { ...layout, blocks };
}
