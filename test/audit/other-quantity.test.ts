import { describe, expect, it } from 'vitest';
import { exact } from '../../shared/audit/exact.ts';
import { isOtherQuantity } from '../../shared/audit/prose/other-quantity.ts';
import type { Unit } from '../../shared/audit/quantity.ts';

const OTHERS: readonly (readonly [string, number, number, Unit])[] = [
  ['what a fund paid out, and the budget of its office', 1_183_000_000, 24_263_600, 'yuan'],
  ['one bureau’s task, and the whole', 2_234_000, 17_760_000, 'yuan'],
  ['points lost, and points given', 6.83, 93.17, 'points'],
  ['the share of a county, and the execution rate', 3, 97, 'percent'],
  ['the part that came by October', 48.19, 96.5, 'percent'],
];

const SLIPS: readonly (readonly [string, number, number, Unit])[] = [
  ['digits changed places', 14_826_300, 14_286_300, 'yuan'],
  ['the first digits changed places', 98, 89, 'percent'],
  ['元 for 万元', 24_263_600, 2_426.36, 'yuan'],
  ['元 for 万元, rounded', 120_000_000, 12_034_600, 'yuan'],
  ['元 for 万元, rounded up', 450_200, 4_501_600, 'yuan'],
  ['a digit left out', 242.36, 2_426.36, 'yuan'],
  ['the point one place off', 9.8, 98, 'percent'],
  ['a whole system, and its own office (the real report)', 4_423_600, 1_830_100, 'yuan'],
  ['nothing, and something', 0, 97, 'percent'],
];

describe('another quantity and a slip', () => {
  it.each(OTHERS)('%s: another quantity', (_, a, b, unit) => {
    expect(isOtherQuantity(exact(a), exact(b), unit)).toBe(true);
    expect(isOtherQuantity(exact(b), exact(a), unit)).toBe(true);
  });

  it.each(SLIPS)('%s: a slip', (_, a, b, unit) => {
    expect(isOtherQuantity(exact(a), exact(b), unit)).toBe(false);
    expect(isOtherQuantity(exact(b), exact(a), unit)).toBe(false);
  });
});
