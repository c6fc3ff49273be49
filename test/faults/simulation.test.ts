/** Seeded runs of the pipeline end whole under every fault; wrong protocols are caught by each count. */
import { afterAll, describe, expect, it } from 'vitest';
import type { IngestPorts } from '../../shared/ingest.ts';
import { ALL, FAULTS, type Rates } from './rates.ts';
import { emptyTally, simulate, type Tally } from './simulation.ts';
import type { WorkOptions } from './world.ts';
import { openWorld } from './world.ts';

/** Runs of all faults at once, and a twentieth of them of each fault alone: `npm run test:faults`. */
const SHORT = 10;
const RUNS = Number(process.env.JIXIAO_FAULT_RUNS ?? SHORT);
const RUNS_ALONE = Math.max(2, Math.ceil(RUNS / 20));
/** The first seed: a long run that was stopped goes on where its progress says. */
const FROM = Number(process.env.JIXIAO_FAULT_FROM ?? 0);
/** Lists grow with every run: each world takes so many. */
const RUNS_IN_A_WORLD = 25;
/** Several times what a run takes on a busy machine: a long run ends, also when it hangs. */
const SECONDS_A_RUN = 6;
const LEAST_SECONDS = 240;

async function runAll(name: string, runs: number, rates: Rates, change?: WorkOptions['change']) {
  const tally = emptyTally();
  const plan = { rates, ...(change ? { change } : {}) };
  for (let first = 0; first < runs; first += RUNS_IN_A_WORLD) {
    const world = await openWorld();
    try {
      const end = Math.min(runs, first + RUNS_IN_A_WORLD);
      for (let run = first; run < end; run++) await simulate(world, FROM + run, tally, plan);
      if (runs > RUNS_IN_A_WORLD)
        console.log(`${name}: ${end} of ${runs} runs, seeds ${FROM} to ${FROM + end - 1}`);
    } finally {
      await world.close();
    }
  }
  return tally;
}

const table: string[] = [];
const rowOf = (name: string, t: Tally) =>
  `| ${name} | ${t.runs} | ${t.documents} | ${t.looks} | ${(t.commits / t.readings).toFixed(3)} | ${t.lost} | ${t.doubled} | ${t.torn} | ${t.regressed} |`;

afterAll(() => {
  const head =
    '| fault | runs | documents | looks | commits / readings | lost | doubled | torn | gone back |';
  console.log([head, '|---|---|---|---|---|---|---|---|---|', ...table].join('\n'));
});

describe('the commit-last protocol', () => {
  it.each(Object.entries(FAULTS))(
    'loses, doubles and tears nothing under: %s',
    async (name, rates) => {
      const runs = name === ALL ? RUNS : RUNS_ALONE;
      const tally = await runAll(name, runs, rates);
      table.push(rowOf(name, tally));
      expect(tally.documents).toBeGreaterThanOrEqual(runs);
      expect(tally.looks).toBeGreaterThan(runs);
      expect(tally.readings).toBeGreaterThan(0);
      expect(tally.commits).toBe(tally.readings);
      const { lost, doubled, torn, regressed } = tally;
      expect({ lost, doubled, torn, regressed }).toEqual({
        ...{ lost: 0, doubled: 0, torn: 0, regressed: 0 },
      });
    },
    Math.max(LEAST_SECONDS, RUNS * SECONDS_A_RUN) * 1000,
  );
});

/** The commit first, its findings afterwards: what a reader gets in between is torn. */
function naive(ports: IngestPorts): IngestPorts {
  const held: (() => Promise<void>)[] = [];
  const { store } = ports;
  return withStore(ports, {
    putFindings: async (...args) => {
      held.push(() => store.putFindings(...args));
    },
    commitMeta: async (meta) => {
      const outcome = await store.commitMeta(meta);
      for (const put of held) await put();
      return outcome;
    },
  });
}

/** A commit that is not the same when it is made again. */
function careless(ports: IngestPorts): IngestPorts {
  return withStore(ports, {
    commitMeta: (meta) => ports.store.commitMeta({ ...meta, title: `${meta.title} ${++tries}` }),
  });
}
let tries = 0;

/** Takes the run for done before anything is there: who dies then loses the document. */
function hasty(ports: IngestPorts): IngestPorts {
  return withStore(ports, {
    claimRun: async (request) => {
      const claim = await ports.store.claimRun(request);
      await ports.store.finishRun(request.reportId, request.rank, request.owner);
      return claim;
    },
  });
}

function withStore(ports: IngestPorts, change: Partial<IngestPorts['store']>): IngestPorts {
  return { ...ports, store: { ...ports.store, ...change } };
}

describe('a wrong protocol', () => {
  const rates = { ...FAULTS[ALL]!, deaths: 0.12 };

  it.each([
    ['in the naive order is seen to tear', naive, 'torn'],
    ['whose commits differ is seen to double', careless, 'doubled'],
    ['that finishes first is seen to lose', hasty, 'lost'],
  ] as const)(
    '%s',
    async (name, change, count) => {
      const tally = await runAll(name, SHORT, rates, change);
      expect(tally[count]).toBeGreaterThan(0);
    },
    LEAST_SECONDS * 1000,
  );
});
