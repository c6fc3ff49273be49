/** Contradictions planted by seed in consistent reports of four families: found, and nothing else. */
import { describe, expect, it } from 'vitest';
import { LEDGER_CODES } from '../../shared/report/finding.ts';
import { consistent } from './mutations/consistent.ts';
import { FAMILIES, KINDS, ledgerOf, ratesOf, runSuite } from './mutations/suite.ts';

/** The checks were tuned on seeds 1 to 60; these were never looked at while doing so. */
const JUDGING_SEEDS = [1001, 1002, 1003, 1004] as const;
const CLEAN_SEEDS = Array.from({ length: 25 }, (_, i) => 2001 + i);

describe('the mutation suite', () => {
  it('plants at least forty kinds, every code of the ledger among them', () => {
    expect(KINDS.length).toBeGreaterThanOrEqual(40);
    expect(new Set(KINDS.map((kind) => kind.name)).size).toBe(KINDS.length);
    expect([...new Set(KINDS.map((kind) => kind.code))].sort()).toEqual([...LEDGER_CODES].sort());
  });

  it.each(FAMILIES)('raises nothing on consistent reports of the family %s', (family) => {
    const raised = CLEAN_SEEDS.flatMap((seed) =>
      ledgerOf(consistent(family, seed)).map((f) => `${seed} ${f.code} ${f.message.en}`),
    );
    expect(raised).toEqual([]);
  });

  it('finds what was planted and nothing that is not due, on seeds kept for judging', () => {
    const result = runSuite(JUDGING_SEEDS);
    const { recall, precision, weak } = ratesOf(result);
    expect(recall, JSON.stringify(result.misses)).toBeGreaterThanOrEqual(0.98);
    expect(precision, JSON.stringify(result.misses)).toBeGreaterThanOrEqual(0.99);
    expect(weak(0.9)).toEqual([]);
  }, 60_000);

  it('would notice a ledger that hears nothing, and one that cries wolf', () => {
    const deaf = ratesOf(runSuite([1001], () => []));
    expect(deaf.recall).toBe(0);
    const [wolf] = ledgerOf({ ...consistent('mof', 1001), selfScore: 1 });
    const crying = ratesOf(runSuite([1001], () => (wolf ? [wolf] : [])));
    expect(crying.precision).toBeLessThan(0.2);
  });
});
