/** A slip of a digit is told from a list that leaves something out. */
import { describe, expect, it } from 'vitest';
import { isSlip, type Printed } from '../../shared/normalize/slip.ts';

const printed = (number: string, unitWord: string): Printed => {
  const wan = unitWord === '万元';
  const decimals = number.split('.')[1]?.length ?? 0;
  const value = Number(`${number.replaceAll(',', '')}e${wan ? 4 : 0}`);
  return { number, unitWord, value, step: Number(`1e${(wan ? 4 : 0) - decimals}`) };
};
const wan = (number: string): Printed => printed(number, '万元');
const count = (number: string): Printed => printed(number, '人');
const OPEN = { candidates: 1, closed: false };

describe('isSlip', () => {
  it('finds two digits that changed places, in a part or in the total', () => {
    const parts = ['1,264.02', '986.42', '88.24'].map(wan);
    expect(isSlip(wan('2,383.68'), parts, OPEN)).toBe(true);
    const slipped = ['1,246.02', '986.42', '88.24'].map(wan);
    expect(isSlip(wan('2,338.68'), slipped, OPEN)).toBe(true);
  });

  it('leaves a list alone that leaves something out', () => {
    expect(isSlip(wan('380.00'), ['120.00', '80.00', '60.00'].map(wan), OPEN)).toBe(false);
    expect(isSlip(wan('2,338.68'), ['1,264.02', '88.24'].map(wan), OPEN)).toBe(false);
  });

  it('does not trust round or few figures, which come out by chance', () => {
    expect(isSlip(wan('400.00'), ['120.00', '180.00'].map(wan), OPEN)).toBe(false);
    expect(isSlip(count('231'), ['146', '58'].map(count), OPEN)).toBe(false);
  });

  it('asks for more figures where several totals may be meant', () => {
    const parts = ['684', '525'].map(count);
    expect(isSlip(count('1236'), parts, OPEN)).toBe(true);
    expect(isSlip(count('1236'), parts, { candidates: 5, closed: false })).toBe(false);
    expect(isSlip(count('1236'), parts, { candidates: 5, closed: true })).toBe(true);
  });
});
