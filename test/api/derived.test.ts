/** What lists add to a stored report: no mark on a score that rounding alone moves. */
import { describe, expect, it } from 'vitest';
import { derivedOf } from '../../functions/api/derived.ts';
import { metaOf, type ReportMeta } from '../../shared/store/items.ts';
import { aRecord } from '../support/records.ts';

const meta = (part: Partial<ReportMeta>): ReportMeta => ({
  ...metaOf(aRecord({ seed: 'derived' }), {
    rank: 1,
    department: null,
    source: { bucket: 'archive', key: 'in/a.pdf', version: null },
    ingestedAt: new Date('2026-11-24T08:00:00.000Z'),
  }),
  ...part,
});
const outside = (selfScore: number | null, findingCounts: Record<string, number>) =>
  derivedOf(meta({ selfScore, recomputedMin: 88.4, recomputedMax: 97.60332, findingCounts }))
    .scoreOutside;

describe('a score beside what the rules allow', () => {
  it('is not outside where rounded parts alone carry the sum over the exact end', () => {
    expect(outside(97.61, {})).toBe(false);
    expect(outside(97.61, { 'score.quantitative': 1 })).toBe(false);
  });

  it('is outside only where a finding says so too', () => {
    expect(outside(98.92, { 'weights.policy': 1, 'prose.score': 1 })).toBe(false);
    expect(outside(98.92, { 'score.quantitative': 1 })).toBe(true);
    expect(outside(80, { 'scores.total': 1 })).toBe(true);
  });

  it('is not known without a score', () => {
    expect(outside(null, { 'scores.total': 1 })).toBeNull();
  });
});

describe('a rate of execution', () => {
  it.each([
    [8042400, 7299700, 90.77],
    [0, 0, null],
    [null, 5, null],
    [3, 1, 33.33],
  ])('of %s and %s is %s', (budgetYuan, executedYuan, rate) => {
    expect(derivedOf(meta({ budgetYuan, executedYuan })).executionRatePercent).toBe(rate);
  });
});
