/** What is written as no figure is cannot have been read surely. */
import { expect, it } from 'vitest';
import { doubtMalformed, mendSlips } from '../../shared/read/scan/signs/slips.ts';

const sureness = (text: string): number =>
  Math.min(
    ...doubtMalformed(
      [...text].map((own, i) => ({ text: own, confidence: 0.99, at: i / 10, alternatives: [] })),
    ).map(({ confidence }) => confidence),
  );

it.each(['+.27人次', '_2', '2_', '≥.5%', '1|0'])('doubts %s', (text) => {
  expect(sureness(text)).toBeLessThan(0.9);
});

it.each(['4.27人次', '+5%', '1.完成', '2021.12.31', '甲_乙', '≥0.5%', '拨付,3项'])(
  'leaves %s as sure as it was read',
  (text) => {
    expect(sureness(text)).toBe(0.99);
  },
);

it.each([
  ['--级指标', '一级指标'],
  ['- -级指标', '一级指标'],
  ['--完成', '--完成'],
  ['其中·财政资金', '其中:财政资金'],
  ['托里·阿不都', '托里·阿不都'],
  ['投人管理', '投入管理'],
  ['收人合计', '收入合计'],
  ['征收人民币', '征收人民币'],
  ['年度日标', '年度目标'],
  ['即日起', '即日起'],
])('reads %s as %s', (read, meant) => {
  const line = [...read].map((text, i) => ({
    text,
    confidence: 0.8,
    at: i / 10,
    alternatives: [],
  }));
  const mended = mendSlips(line);
  expect(mended.map(({ text }) => text).join('')).toBe(meant);
});
