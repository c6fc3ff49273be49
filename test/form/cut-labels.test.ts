/** Level labels that a page end cuts in two are one again; neighbours stay two. */
import { expect, it } from 'vitest';
import { cutLabel } from '../../shared/form/cut-labels.ts';

const on = (page: number, text: string) => ({
  text,
  confidence: 1,
  place: { kind: 'page', page, box: [0, 0, 10, 10] as [number, number, number, number] } as const,
});

it.each([
  ['服务对象满意', '度指标', '服务对象满意度指标'],
  ['可持续影响指', '标', '可持续影响指标'],
  ['满意度指标', '(10分)', '满意度指标(10分)'],
  ['满意度指标(10分', ')', '满意度指标(10分)'],
  ['满意度指标(', '10分)', '满意度指标(10分)'],
])('%s and %s are one label', (above, below, whole) => {
  const joined = cutLabel(on(1, above), on(2, below));
  expect(joined?.text).toBe(whole);
  expect(joined?.place).toMatchObject({ page: 1, parts: [{ page: 2 }] });
});

it.each([
  ['数量指标', '质量指标', 2],
  ['满意度指标', '服务对象满意度指标', 2],
  ['社会效益', '可持续影响指标', 2],
  ['服务对象满意', '度指标', 1],
  ['服务对象满意', '度指标', 3],
])('%s and %s on page %i are not', (above, below, page) => {
  expect(cutLabel(on(1, above), on(page, below))).toBeNull();
});
