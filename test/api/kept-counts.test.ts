/** How often a count is made, by how long it takes. */
import { expect, it } from 'vitest';
import { keptCounts } from '../../functions/api/kept-counts.ts';
import type { Counts } from '../../shared/store/port.ts';

const tally = { byYear: {}, byStatus: {}, byVariant: {}, byCode: {}, bySeverity: {} };
const countsOf = (reports: number): Counts => ({ ...tally, reports, findings: 0, complete: true });

/** Counts that take so long by a clock of their own; each says the how-manieth it is. */
function slow(milliseconds: number) {
  const state = { now: 1_000, made: 0, isBroken: false };
  const ask = keptCounts(
    async () => {
      state.made += 1;
      const made = state.made;
      await Promise.resolve();
      state.now += milliseconds;
      if (state.isBroken) throw new Error('the table is away');
      return countsOf(made);
    },
    () => state.now,
  );
  return { state, ask: async (year?: number) => (await ask({ year })).reports };
}

it('keeps what took a second for twenty, each question by itself', async () => {
  const { state, ask } = slow(1_000);
  expect([await ask(), await ask(), await ask(2021)]).toEqual([1, 1, 2]);
  state.now += 18_000;
  expect(await ask()).toBe(1);
  state.now += 3_000;
  expect(await ask()).toBe(3);
});

it('makes a cheap one anew, so that a new report shows at once', async () => {
  const { ask } = slow(20);
  expect([await ask(), await ask()]).toEqual([1, 2]);
});

it('counts once for all who ask meanwhile, and keeps no failure', async () => {
  const { state, ask } = slow(1_000);
  expect(await Promise.all([ask(), ask(), ask()])).toEqual([1, 1, 1]);
  state.now += 100_000;
  state.isBroken = true;
  await expect(ask()).rejects.toThrow('away');
  state.isBroken = false;
  expect(await ask()).toBe(3);
});

it('forgets the oldest of many questions', async () => {
  const { state, ask } = slow(1_000);
  const years = Array.from({ length: 201 }, (_, i) => 1_900 + i);
  for (const year of years) state.now -= (await ask(year)) && 1_000;
  expect([await ask(2_100), await ask(1_900)]).toEqual([201, 202]);
});
