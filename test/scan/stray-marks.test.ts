/** Doubtful marks at a line's ends, where no text has them. */
import { expect, it } from 'vitest';
import { dropStray, isDirt } from '../../shared/read/scan/signs/doubt-ends.ts';
import type { ReadCharacter } from '../../shared/read/scan.ts';

function lineOf(text: string, doubtful: string): ReadCharacter[] {
  return [...text].map((sign, i) => ({
    text: sign,
    confidence: doubtful.includes(sign) ? 0.6 : 0.99,
    at: (i + 0.5) / text.length,
    alternatives: [],
  }));
}
const textOf = (line: readonly ReadCharacter[]): string => line.map(({ text }) => text).join('');

it.each([
  ['·履职完成', '履职完成'],
  ['数量指标‘', '数量指标'],
  ['· ·3.4', ' 3.4'],
  ['.三级指标', '三级指标'],
  ['_二级指标', '二级指标'],
  ['设备购置.', '设备购置'],
])('are dropped from %s, and what they stood at is doubtful', (text, want) => {
  const line = dropStray(lineOf(text, text.includes('3.4') ? "·‘'" : "·‘'._"));
  expect(textOf(line).trim()).toBe(want.trim());
  const ends = [line.find((c) => c.text.trim() !== ''), line[line.length - 1]];
  expect(Math.min(...ends.map((c) => c?.confidence ?? 1))).toBeLessThanOrEqual(0.6);
});

it.each([
  ['surely read', '·一是完成目标', ''],
  ['between two', '托里·阿不都', '·'],
  ['alone', '·', '·'],
  ['where a range goes on', '15%~', '~'],
  ['where a figure begins with a point', '.5', '.'],
])('are kept %s', (_, text, doubtful) => {
  expect(textOf(dropStray(lineOf(text, doubtful)))).toBe(text);
});

it('are dirt where a line has nothing else, and no dashes', () => {
  expect(isDirt(lineOf('· .', '·.'))).toBe(true);
  for (const [text, doubtful] of [
    ['—', '—'],
    ['·', ''],
    ['.5', '.'],
  ] as const)
    expect(isDirt(lineOf(text, doubtful))).toBe(false);
});
