/** Damaged samples by seed: none crashes or hangs the reader. `bench/fuzz.ts` runs them by the thousand. */
import { afterAll, describe, expect, it } from 'vitest';
import { SANDBOX_LIMITS } from '../../shared/read/sandbox.ts';
import { createSandbox } from '../../shared/sandbox.ts';
import { HANGS_MS } from './cpu.ts';
import { Fuzzer, loadSamples } from './fuzz.ts';
import { MUTATION_NAMES, mutate } from './mutate.ts';

const RUNS = 60;
const FIRST_SEED = 20260400;
/** CPU that one file may take: the slowest takes a tenth of it. */
const MOST_CPU_MS = 30_000;
const ALL_MS = 20 * 60_000;
const sandbox = createSandbox({ ...SANDBOX_LIMITS, deadlineMs: HANGS_MS });

afterAll(() => sandbox.close());

describe('damaged files', () => {
  it('are damaged the same way by the same seed, in every way that there is', () => {
    const [sample] = loadSamples();
    const seeds = Array.from({ length: 100 }, (_, i) => i);
    const made = seeds.map((seed) => mutate(sample!.bytes, seed));
    expect(new Set(made.map(({ how }) => how)).size).toBe(MUTATION_NAMES.length);
    expect(mutate(sample!.bytes, 7)).toEqual(mutate(sample!.bytes, 7));
    const changed = made.filter(({ bytes }) => Buffer.compare(bytes, sample!.bytes) !== 0);
    expect(changed.length).toBeGreaterThan(95);
  });

  it(
    `are read, or refused with a reason, ${RUNS} times of ${RUNS}`,
    async () => {
      const fuzzer = new Fuzzer(sandbox);
      const trials = [];
      for (let seed = FIRST_SEED; seed < FIRST_SEED + RUNS; seed++) {
        trials.push(await fuzzer.trial(seed));
      }
      expect(trials.filter(({ fate }) => fate === 'failed')).toEqual([]);
      expect(trials.filter(({ milliseconds }) => milliseconds > MOST_CPU_MS)).toEqual([]);
      // Some damage cannot be seen: a digit for a digit in a page's own drawing operators.
      expect(trials.filter(({ fate }) => fate === 'other').length).toBeLessThan(RUNS * 0.05);
      expect(trials.filter(({ fate }) => fate === 'told').length).toBeGreaterThan(RUNS / 4);
    },
    ALL_MS,
  );
});
