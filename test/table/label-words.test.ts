/** What the words of two texts above and below a page end say: one label, or two. */
import { expect, it } from 'vitest';
import { knownLabels, tellLabels } from '../../shared/table/page-ends/label-words.ts';

const FAMILY = knownLabels([]);

it.each([
  ['可持续影响指', '标'],
  ['可持', '续影响指标'],
  ['履职目标实现', '情况'],
  ['年度总', '体目标'],
  ['项目绩效', '目标'],
  ['项目资', '金(万元)'],
  ['产出指', '标(50分)'],
  ['满意度指标', '(10分)'],
  ['满意度指标(10分', ')'],
  ['满意度指标(', '10分)'],
])('%s and %s are one label', (above, below) => {
  expect(tellLabels(above, below, FAMILY)).toBe('one');
});

it.each([
  ['数量指标', '质量指标'],
  ['产出指标(50分)', '效益指标(30分)'],
  ['满意度指标', '服务对象满意度指标'],
])('%s and %s are two', (above, below) => {
  expect(tellLabels(above, below, FAMILY)).toBe('two');
});

it('leaves it to the print where the rest may be a label of its own, or neither is known', () => {
  expect(tellLabels('服务对象', '满意度指标', FAMILY)).toBe('likely');
  expect(tellLabels('社会效益', '可持续影响指标', FAMILY)).toBe('two');
  expect(tellLabels('城市治理', '指标', FAMILY)).toBeNull();
  expect(tellLabels('', '指标', FAMILY)).toBeNull();
});

it('takes a label of the document for one, and its rest below a repeated header for none', () => {
  const known = new Set([...FAMILY, '城市治理指标', '指标']);
  expect(tellLabels('城市治理', '指标', known)).toBe('one');
  expect(tellLabels('经济效益', '指标', known)).toBe('one');
});
