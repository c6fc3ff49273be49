/** Labels known by what they say: a page end may cut one in two where nothing printed tells. */
import type { PageLayout } from '../page-tables.ts';
import { textOf } from './work-table.ts';

/** Labels of the family's forms that are long enough to be broken in a narrow cell. */
const FAMILY: ReadonlySet<string> = new Set([
  ...['投入管理指标', '可持续性指标', '产出指标', '效益指标', '满意度指标', '成本指标'],
  ...['数量指标', '质量指标', '时效指标', '经济效益指标', '社会效益指标', '生态效益指标'],
  ...['可持续影响指标', '可持续发展指标', '经济成本指标', '社会成本指标', '生态环境成本指标'],
  ...['服务对象满意度指标', '服务对象满意度', '群众满意度指标', '社会公众满意度指标'],
  ...['环境效益指标', '可持续影响', '社会成本', '经济成本', '社会效益', '经济效益', '生态效益'],
  ...['工作目标管理', '预算和财务管理', '绩效管理', '履职目标实现情况', '履职效益'],
  ...['履职效能', '履职目标实现', '重点工作任务完成', '重点工作任务完成情况', '部门管理指标'],
  ...['年度总体目标', '年度总体目标完成情况', '年度绩效目标', '年度主要任务', '年度目标'],
  ...['项目绩效目标', '年初绩效目标', '年度总体绩效目标', '总体绩效目标', '项目总体目标'],
  ...['总体目标', '绩效指标', '年度履职目标', '预算执行情况', '资金管理情况', '部门预算总额'],
  ...['预算配置', '预算执行', '预算管理', '资产管理', '目标设定', '职责履行', '资金投入'],
  ...['项目立项', '组织实施', '资金管理', '产出数量', '产出质量', '产出时效', '产出成本'],
  ...['项目资金', '预算资金', '资金来源', '资金结构', '年度资金总额', '其他资金', '上年结转资金'],
]);
/** A weight or a unit in brackets behind a label. */
const BRACKET = /\((?:[\d.]+分?|万?元)\)$/;
/** A weight by itself is no label. */
const WEIGHT = /^\(\d+(?:\.\d+)?分?\)$/;
/** A weight that the page end cuts: its bracket is opened above and closed below. */
const OPENED = /\([\d.]*分?$/;
const CLOSED = /^[\d.]*分?\)$/;
/** Longer texts are no labels. */
const LONGEST_LABEL = 16;

const plain = (text: string): string => text.replace(/\s+/g, '');
const isIn = (known: ReadonlySet<string>, text: string): boolean =>
  known.has(text) || known.has(text.replace(BRACKET, ''));

/** Returns the labels of the family, and those of the document's cells that no page end touches. */
export function knownLabels(pages: readonly PageLayout[]): ReadonlySet<string> {
  const known = new Set(FAMILY);
  for (const { fragments } of pages) {
    for (const { cells, ys } of fragments) {
      for (const { r0, r1, lines } of cells) {
        if (r0 === 0 || r1 === ys.length - 1 || r1 - r0 < 2) continue;
        const text = plain(textOf(lines));
        if (text.length > 1 && text.length <= LONGEST_LABEL) known.add(text);
      }
    }
  }
  return known;
}

/** What the words of two texts, above and below a page end, say: one label surely, or likely; two. */
export type Told = 'one' | 'likely' | 'two';

/** Returns what the words say; null where they say nothing. */
export function tellLabels(above: string, below: string, known: ReadonlySet<string>): Told | null {
  const [first, rest] = [plain(above), plain(below)];
  // A rest below a repeated header looks like a label of the document: the family's alone are whole.
  const isOwn = (text: string): boolean => isIn(FAMILY, text);
  if (first === '' || rest === '') return null;
  if (WEIGHT.test(rest) || (OPENED.test(first) && CLOSED.test(rest))) return 'one';
  if (isOwn(first) && isOwn(rest)) return 'two';
  if (!isIn(known, first + rest)) return null;
  // A rest that is a label of its own may stand below a short one: `社会` and `效益指标`.
  return isOwn(rest) ? 'likely' : 'one';
}
