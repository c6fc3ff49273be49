/** Level labels that a page end cuts in two: known by the whole label that the two parts spell. */
import { joinPlaced } from './placed.ts';
import type { Field } from './raw-form.ts';

/** Level labels of the family that are long enough to be broken in a narrow cell. */
const WHOLE = new Set([
  ...['投入管理指标', '可持续性指标', '产出指标', '效益指标', '满意度指标', '成本指标'],
  ...['数量指标', '质量指标', '时效指标', '经济效益指标', '社会效益指标', '生态效益指标'],
  ...['可持续影响指标', '可持续发展指标', '经济成本指标', '社会成本指标', '生态环境成本指标'],
  ...['服务对象满意度指标', '服务对象满意度', '群众满意度指标', '社会公众满意度指标'],
  ...['工作目标管理', '预算和财务管理', '绩效管理', '履职目标实现情况', '履职效益'],
  ...['履职效能', '履职目标实现', '重点工作任务完成'],
]);
/** A weight by itself is no label. */
const BARE_WEIGHT = /^[(（]\d+(?:\.\d+)?分?[)）]$/;
/** A weight that the page end cuts: its bracket is opened above and closed below. */
const OPENED = /[(（][\d.]*分?$/;
const CLOSED = /^[\d.]*分?[)）]$/;

const plain = (text: string): string => text.replace(/\s+/g, '');

/**
 * Returns the label whose first part stands at the end of a page and whose rest at the top of the
 * next one; null where the two are labels of their own.
 */
export function cutLabel(above: Field, below: Field): Field {
  if (above?.place.kind !== 'page' || below?.place.kind !== 'page') return null;
  const last = above.place.parts?.at(-1)?.page ?? above.place.page;
  if (below.place.page !== last + 1) return null;
  const [first, rest] = [plain(above.text), plain(below.text)];
  const isCut =
    BARE_WEIGHT.test(rest) ||
    (OPENED.test(first) && CLOSED.test(rest)) ||
    (!WHOLE.has(first) && WHOLE.has(first + rest));
  return isCut ? joinPlaced(above, below) : null;
}
