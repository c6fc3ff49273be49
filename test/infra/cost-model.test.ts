/** The cost model: its arithmetic, and that the page shows what it computes. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { costOf, costTable, TYPICAL, totalOf } from '../../infra/cost-model.ts';

const page = readFileSync(join(import.meta.dirname, '../../docs/COST.md'), 'utf8');

describe('the cost model', () => {
  it('grows with the number of reports and in no other way', () => {
    const one = totalOf(costOf(TYPICAL).once);
    const thousand = totalOf(costOf({ ...TYPICAL, reports: 1_000_000 }).once);
    expect(thousand / one).toBeCloseTo(1_000, 6);
  });

  it('makes recognition the largest line of a scan, and free for files with text', () => {
    const lines = costOf({ ...TYPICAL, scanned: 1 }).once;
    const largest = [...lines].sort((a, b) => b.dollars - a.dollars)[0];
    expect(largest?.item).toBe('Lambda OCR');
    expect(costOf(TYPICAL).once.find((l) => l.item === 'Lambda OCR')?.dollars).toBe(0);
  });

  it('computes a line from its driver: 1,000 × 2 s × 1,769 MB of Lambda', () => {
    const line = costOf(TYPICAL).once.find((l) => l.item === 'Lambda extract');
    expect(line?.dollars).toBeCloseTo(1_000 * 2 * (1769 / 1024) * 0.0000133334, 9);
  });

  it('is what docs/COST.md shows', () => {
    expect(page).toContain(costTable());
    expect(page).not.toContain('$NaN');
  });
});
