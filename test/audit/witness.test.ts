import { describe, expect, it } from 'vitest';
import { exact, stepOf } from '../../shared/audit/exact.ts';
import { isOneSlip } from '../../shared/audit/prose/witness.ts';
import type { Quantity, Unit } from '../../shared/audit/quantity.ts';
import { codesOf } from './prose/one-report.ts';

function quantity(value: number, unit: Unit): Quantity {
  const step = unit === 'yuan' ? stepOf(0) * 100n : stepOf(2);
  return { path: '', unit, value: exact(value), step, whole: false, text: String(value) };
}

const SLIPS: readonly (readonly [string, number, number, Unit])[] = [
  ['one digit', 97.01, 97.81, 'points'],
  ['two digits that changed places', 95.48, 95.84, 'percent'],
  ['two digits around another', 11_802_500, 11_208_500, 'yuan'],
  ['a digit lost', 2_426_300, 24_256_300, 'yuan'],
  ['the unit', 1_180.25, 11_802_500, 'yuan'],
];
const OTHERS: readonly (readonly [string, number, number, Unit])[] = [
  ['the rate of a source', 80.56, 80.91, 'percent'],
  ['the score of a part', 79.84, 98.89, 'points'],
  ['what was spent on a purpose', 9_862_000, 11_802_500, 'yuan'],
  ['a row’s points, which a lost digit would make of the level’s', 4.25, 49.25, 'points'],
];

describe('one slip of the hand', () => {
  it.each(SLIPS)('%s', (_, a, b, unit) => {
    expect(isOneSlip(quantity(a, unit), quantity(b, unit))).toBe(true);
    expect(isOneSlip(quantity(b, unit), quantity(a, unit))).toBe(true);
  });

  it.each(OTHERS)('%s is none', (_, a, b, unit) => {
    expect(isOneSlip(quantity(a, unit), quantity(b, unit))).toBe(false);
  });
});

describe('what the prose says in two places', () => {
  const own = '我局全年支出1180.25万元,执行率98.07%,自评97.31分。';

  it('is of something else in one of them, unless one slip tells them apart', () => {
    for (const other of ['全年支出986.40万元。', '预算执行率95.64%。', '部门整体自评得分93.80分。'])
      expect(codesOf([own, other])).toEqual([]);
    expect(codesOf([own, '全年支出1188.25万元。'])).toEqual(['prose.executed']);
    expect(codesOf([own, '预算执行率98.70%。'])).toEqual(['prose.rate']);
    expect(codesOf([own, '部门整体自评得分93.71分。'])).toEqual(['prose.score']);
  });

  it('is held against the form where it is all that the prose says', () => {
    expect(codesOf(['全年支出986.40万元。'])).toEqual(['prose.executed']);
    expect(codesOf(['预算执行率95.64%。'])).toEqual(['prose.rate']);
    expect(codesOf(['部门整体自评得分93.80分。'])).toEqual(['prose.score']);
  });
});
