/** Targets and actual values in the spellings that forms print. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActual, readTarget } from '../../shared/normalize/target.ts';

const short = (text: string | null, unit: string | null = null) => {
  const { kind, comparator, value, unit: read } = readTarget(text, unit);
  return [kind, comparator, value, read];
};

describe('a target', () => {
  it.each([
    ['=100%', '100%', 'number', '=', 100, '%'],
    ['═100', '%', 'number', '=', 100, '%'],
    ['≥90%', '%', 'number', '>=', 90, '%'],
    ['≧735', '人次', 'number', '>=', 735, '人次'],
    ['>=90%', null, 'number', '>=', 90, '%'],
    ['≤5%', null, 'number', '<=', 5, '%'],
    ['98%以上', null, 'number', '>=', 98, '%'],
    ['不少于12种', null, 'number', '>=', 12, '种'],
    ['不超过3次', null, 'number', '<=', 3, '次'],
    ['控制在5%以内', null, 'number', '<=', 5, '%'],
    ['2天以内', null, 'number', '<=', 2, '天'],
    ['100人次', null, 'number', null, 100, '人次'],
    ['400元/人、天', null, 'number', null, 400, '元/人、天'],
    ['≥100百分比', null, 'number', '>=', 100, '%'],
    ['1,252.08万元', null, 'number', null, 1252.08, '万元'],
    ['8755', '定性指标', 'number', null, 8755, null],
    ['0起', null, 'number', null, 0, '起'],
    ['2050.25万元', null, 'number', null, 2050.25, '万元'],
    ['≥=90%', null, 'number', '>=', 90, '%'],
    ['》=90%', null, 'number', '>=', 90, '%'],
    ['不低于100㎡', null, 'number', '>=', 100, '平方米'],
    ['90%(含)以上', null, 'number', '>=', 90, '%'],
    ['30日内', null, 'number', '<=', 30, '日'],
    ['不得超过5%', null, 'number', '<=', 5, '%'],
    ['18', '个月', 'number', null, 18, '个月'],
  ] as const)('%s with unit %s is a %s %s %d %s', (text, unit, kind, comparator, value, read) => {
    expect(short(text, unit)).toEqual([kind, comparator, value, read]);
  });

  it.each([
    ...['9月前', '12月底之前完成', '2023年12月', '2019年', '第四季度100%'],
    ...['2021-12', '2021/6/30', '2021.12.31', '20211231', '2021.12', '25日前'],
  ])('%s is a date', (t) => {
    expect(short(t)).toEqual(['date', null, null, null]);
  });

  it('in a column of months or years is a point in time', () => {
    expect(short('≤12', '月')[0]).toBe('date');
    expect(short('2021', '年')[0]).toBe('date');
    expect(short('5', '年')).toEqual(['number', null, 5, '年']);
  });

  it.each(['及时', '有效提升', '定性', '是', '达成预期指标'])('%s is qualitative', (text) => {
    expect(short(text)[0]).toBe('qualitative');
  });

  it.each(['', '/', '—', null])('%j says nothing', (text) => {
    expect(short(text)[0]).toBe('none');
  });

  it.each([
    ...['7,00.0,77', '培训4期', '3个5次', '20-10天', '约100人', '100余人', '95%左右', '±10%'],
    ...['≥60且≤80', '80%未完成', '9'.repeat(40)],
  ])('%s is not guessed', (text) => {
    expect(short(text)).toEqual(['unclear', null, null, null]);
  });

  it('of two thousand to three thousand is a range, no month', () => {
    const { kind, value, upper } = readTarget('2000-3000人', null);
    expect([kind, value, upper]).toEqual(['range', 2000, 3000]);
  });

  it('may be a range', () => {
    const { kind, value, upper, unit } = readTarget('10-20天', null);
    expect([kind, value, upper, unit]).toEqual(['range', 10, 20, '天']);
  });

  it('never throws, and gives a number only where digits are printed', () => {
    fc.assert(
      fc.property(fc.string(), fc.option(fc.string()), (text, unit) => {
        const read = readActual(text, unit);
        if (read.value !== null) expect(text.normalize('NFKC')).toMatch(/\d/);
      }),
    );
  });
});

describe('an actual value', () => {
  const actual = (text: string) => {
    const { kind, comparator, value, unit } = readActual(text, null);
    return [kind, comparator, value, unit];
  };

  it.each([
    ['已完成95%', null, 95, '%'],
    ['达到95%', null, 95, '%'],
    ['95%完成', null, 95, '%'],
    ['≥266米', '>=', 266, '米'],
    ['实际完成100人次', null, 100, '人次'],
  ] as const)('%s is a number', (text, comparator, value, unit) => {
    expect(actual(text)).toEqual(['number', comparator, value, unit]);
  });
});
