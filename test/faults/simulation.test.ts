/** Seeded runs of the protocol end whole; a protocol in the naive order is caught. */
import { describe, expect, it } from 'vitest';
import type { IngestPorts } from '../../shared/ingest.ts';
import { emptyTally, simulate } from './simulation.ts';
import { openWorld } from './world.ts';

/** More by JIXIAO_FAULT_RUNS: `npm run test:faults`. */
const SHORT = 15;
const RUNS = Number(process.env.JIXIAO_FAULT_RUNS ?? SHORT);
/** Lists grow with every run: each world takes so many. */
const RUNS_IN_A_WORLD = 50;

/** The commit first, its findings afterwards: what a reader gets in between is torn. */
function naive(ports: IngestPorts): IngestPorts {
  const held: (() => Promise<void>)[] = [];
  const { store } = ports;
  return {
    ...ports,
    store: {
      ...store,
      claimRun: (request) => store.claimRun(request),
      extendRun: (...args) => store.extendRun(...args),
      joinDepartment: (name) => store.joinDepartment(name),
      putReview: (...args) => store.putReview(...args),
      putFindings: async (...args) => {
        held.push(() => store.putFindings(...args));
      },
      commitMeta: async (meta) => {
        const outcome = await store.commitMeta(meta);
        for (const put of held) await put();
        return outcome;
      },
      sweepBelow: (...args) => store.sweepBelow(...args),
      pointSource: (pointer) => store.pointSource(pointer),
      finishRun: (...args) => store.finishRun(...args),
      failRun: (...args) => store.failRun(...args),
      rejectRun: (...args) => store.rejectRun(...args),
    },
  };
}

async function runAll(runs: number, change?: (ports: IngestPorts) => IngestPorts) {
  const tally = emptyTally();
  for (let first = 0; first < runs; first += RUNS_IN_A_WORLD) {
    const world = await openWorld();
    try {
      for (let seed = first; seed < Math.min(runs, first + RUNS_IN_A_WORLD); seed++)
        await simulate(world, seed, tally, change ? { change } : {});
    } finally {
      await world.close();
    }
  }
  return tally;
}

describe('the commit-last protocol', () => {
  it(`loses, doubles and tears nothing in ${RUNS} seeded runs`, async () => {
    const tally = await runAll(RUNS);
    expect(tally.documents).toBeGreaterThanOrEqual(RUNS);
    expect(tally.looks).toBeGreaterThan(RUNS);
    expect({ ...tally, looks: 0, documents: 0 }).toEqual({ ...emptyTally(), runs: RUNS });
    if (RUNS > SHORT) console.log(`faults: ${JSON.stringify(tally)}`);
  }, 3_600_000);

  it('in the naive order is seen to tear', async () => {
    const tally = await runAll(SHORT, naive);
    expect(tally.torn).toBeGreaterThan(0);
  }, 120_000);
});
