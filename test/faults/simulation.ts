/** Seeded runs of the protocol: duplicates, reorder, deaths and upgrades, with readers in between. */
import {
  type Around,
  Died,
  idOfPaper,
  LEASE_SECONDS,
  look,
  type Paper,
  type WorkOptions,
  type World,
} from './world.ts';

/** A small generator of numbers by seed (mulberry32): the same seed is the same run. */
export function randomBy(seed: number): () => number {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
}

export interface Tally {
  runs: number;
  documents: number;
  lost: number;
  doubled: number;
  torn: number;
  regressed: number;
  looks: number;
}

export const emptyTally = (): Tally => ({
  ...{ runs: 0, documents: 0, lost: 0, doubled: 0, torn: 0, regressed: 0, looks: 0 },
});

export interface SimulationOptions {
  /** Changes the protocol: a wrong one must be caught. */
  readonly change?: WorkOptions['change'];
}

const DUPLICATES = 0.2;
const DEATHS = 0.05;
const UPGRADES = 0.3;
const LOOKS = 0.15;

/** One run of a few documents; what went wrong is added to the tally. */
export async function simulate(
  world: World,
  seed: number,
  tally: Tally,
  { change }: SimulationOptions = {},
): Promise<void> {
  const random = randomBy(seed);
  const papers = Array.from(
    { length: 1 + Math.floor(random() * 2) },
    (_, i): Paper => ({
      seed: `run ${seed} paper ${i}`,
      findings: 1 + Math.floor(random() * 4),
    }),
  );
  const highest = new Map<string, number>();
  const check = async () => {
    for (const paper of papers) {
      const { rank, torn } = await look(world, paper);
      tally.looks++;
      if (torn !== null) tally.torn++;
      const before = highest.get(paper.seed) ?? 0;
      if ((rank ?? 0) < before) tally.regressed++;
      highest.set(paper.seed, Math.max(before, rank ?? 0));
    }
  };
  const messages = [];
  for (const paper of papers) {
    const arrival = await world.put(`in/${paper.seed}.pdf`, paper);
    const copies = random() < DUPLICATES ? 2 : 1;
    for (let i = 0; i < copies; i++) messages.push({ arrival, rank: 1 });
    if (random() < UPGRADES) messages.push({ arrival, rank: 2 });
  }
  messages.sort(() => random() - 0.5);
  const around = (): Around => {
    let isDead = false;
    return async (_name, call) => {
      if (isDead) throw new Died();
      if (random() < LOOKS) await check();
      if (random() < DEATHS) isDead = true;
      // Half of the deaths come after the effect.
      if (isDead && random() < 0.5) throw new Died();
      const answer = await call();
      if (isDead) throw new Died();
      return answer;
    };
  };
  let waiting = messages;
  for (let round = 0; round < 20 && waiting.length > 0; round++) {
    const again: typeof messages = [];
    for (const message of waiting) {
      const { arrival, rank } = message;
      const options = { rank, around: around(), ...(change ? { change } : {}) };
      await world.work(arrival, options).catch(() => again.push(message));
    }
    world.pass(LEASE_SECONDS + 1);
    waiting = again;
  }
  await check();
  await judge(
    world,
    papers,
    new Set(messages.map((m) => `${m.arrival.source.key} ${m.rank}`)),
    tally,
  );
}

/** The end: every document is there once, at the highest rank that read it. */
async function judge(
  world: World,
  papers: readonly Paper[],
  asked: ReadonlySet<string>,
  tally: Tally,
) {
  tally.runs++;
  for (const paper of papers) {
    tally.documents++;
    const due = asked.has(`in/${paper.seed}.pdf 2`) ? 2 : 1;
    const { rank } = await look(world, paper);
    if (rank !== due) tally.lost++;
    const { items } = await world.store.listReports(
      { departmentId: (await world.store.getMeta(idOfPaper(paper)))?.department?.departmentId },
      { limit: 100, cursor: null },
    );
    if (items.filter((m) => m.reportId === idOfPaper(paper)).length > 1) tally.doubled++;
  }
}
