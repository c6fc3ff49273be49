/** Seeded runs of the pipeline under faults, with readers in between; what went wrong is counted. */
import type { Arrival } from '../../shared/runtime/arrival.ts';
import type { Fetched } from '../../shared/store/port.ts';
import { type Around, Died } from './around.ts';
import { look } from './look.ts';
import { idOfPaper, type Paper } from './papers.ts';
import { type Random, randomBy } from './random.ts';
import type { Rates } from './rates.ts';
import { LEASE_SECONDS, type WorkOptions, type World } from './world.ts';

export interface Tally {
  runs: number;
  documents: number;
  /** Readings that became current, and how often readers were given another one. */
  readings: number;
  commits: number;
  looks: number;
  lost: number;
  doubled: number;
  torn: number;
  /** Looks that saw an older reading than the look before. */
  regressed: number;
}

export const emptyTally = (): Tally => ({
  ...{ runs: 0, documents: 0, readings: 0, commits: 0, looks: 0 },
  ...{ lost: 0, doubled: 0, torn: 0, regressed: 0 },
});

export interface Plan {
  readonly rates: Rates;
  /** Changes the protocol: a wrong one must be caught. */
  readonly change?: WorkOptions['change'];
}

/** Faults end after so many rounds, and soon afterwards every message must be acknowledged. */
const CALM_FROM = 20;
const ROUNDS = 40;
/** How often readers look at all documents between two calls of a worker. */
const LOOKS = 0.1;

/** One run of a few documents; what went wrong is added to the tally. */
export async function simulate(world: World, seed: number, tally: Tally, plan: Plan) {
  const random = randomBy(seed);
  const { documents, messages } = await arrivals(world, seed, random, plan.rates);
  const check = watcher(world, documents, tally);
  const stopHalves = refuseHalves(world, random, plan.rates.halves);
  const pending = new Set(messages);
  const sleepers: { readonly wake: () => void; readonly done: Promise<unknown> }[] = [];
  for (let round = 0; round < ROUNDS && pending.size + sleepers.length > 0; round++) {
    if (round === CALM_FROM) stopHalves();
    const rates = round < CALM_FROM ? plan.rates : null;
    for (const message of [...pending].filter(({ from }) => from <= round)) {
      const { asleep, ...options } = faultsOf(random, rates, check, plan.change);
      const done = world.work(message.arrival, { rank: message.rank, ...options }).then(
        () => pending.delete(message),
        () => undefined,
      );
      const wake = await Promise.race([done.then(() => null), asleep]);
      if (wake !== null) sleepers.push({ wake, done });
    }
    world.pass(LEASE_SECONDS + 1);
    // Who fell asleep wakes among others that were given its message since.
    if (round % 2 === 0 && pending.size > 0) continue;
    for (const { wake, done } of sleepers.splice(0)) {
      wake();
      await done;
    }
  }
  stopHalves();
  await check();
  await judge(world, documents, tally);
  tally.lost += pending.size;
}

interface Message {
  readonly arrival: Arrival;
  readonly rank: number;
  /** The round from which it is delivered. */
  readonly from: number;
}

interface Document {
  readonly key: string;
  readonly paper: Paper;
  readonly isPoison: boolean;
  /** The highest version that is asked to read it. */
  readonly rank: number;
  /** Whether no other file came under its key. */
  isNewest: boolean;
}

const LATEST_ROUND = 5;

/** Puts the documents into the archive; their events, some twice, some late, in any order. */
async function arrivals(world: World, seed: number, random: Random, rates: Rates) {
  const documents: Document[] = [];
  const messages: Message[] = [];
  const count = 1 + random.below(2);
  const putOne = async (key: string, name: string) => {
    const isPoison = random.chance(rates.poison);
    const paper = { seed: name, findings: 1 + random.below(4), isPoison };
    const arrival = await world.put(key, paper);
    const isUpgraded = random.chance(rates.upgrades);
    const ranks = isUpgraded ? [1, 2] : [1];
    for (const rank of random.chance(rates.duplicates) ? [...ranks, ...ranks] : ranks) {
      const from = random.chance(rates.delays) ? 1 + random.below(LATEST_ROUND) : 0;
      messages.push({ arrival, rank, from });
    }
    documents.push({ key, paper, isPoison, rank: Math.max(...ranks), isNewest: true });
  };
  for (let i = 0; i < count; i++) {
    const key = `in/run ${seed}/${i}.docx`;
    await putOne(key, `run ${seed} paper ${i}`);
    if (!random.chance(rates.changes)) continue;
    for (const document of documents) if (document.key === key) document.isNewest = false;
    await putOne(key, `run ${seed} paper ${i} changed`);
  }
  const shuffled = messages.map((message) => ({ message, at: random() }));
  shuffled.sort((a, b) => a.at - b.at);
  return { documents, messages: shuffled.map(({ message }) => message) };
}

/** Readers look at every document; what is torn or older than before is counted. */
function watcher(world: World, documents: readonly Document[], tally: Tally) {
  const highest = new Map<string, number>();
  return async () => {
    for (const { paper } of documents) {
      const { rank, torn } = await look(world, paper);
      tally.looks++;
      if (torn !== null) tally.torn++;
      const before = highest.get(paper.seed) ?? 0;
      if ((rank ?? 0) < before) tally.regressed++;
      highest.set(paper.seed, Math.max(before, rank ?? 0));
    }
  };
}

class Failed extends Error {}

/** The faults of one delivery; `asleep` resolves with the alarm clock once the worker sleeps. */
function faultsOf(
  random: Random,
  rates: Rates | null,
  check: () => Promise<void>,
  protocol: Plan['change'] = (ports) => ports,
) {
  let isDead = false;
  let hasSlept = false;
  let sleep = (_wake: () => void) => {};
  const asleep = new Promise<() => void>((resolve) => {
    sleep = resolve;
  });
  const around: Around = async (_name, call) => {
    if (isDead) throw new Died();
    if (random.chance(LOOKS)) await check();
    if (rates === null) return call();
    if (!hasSlept && random.chance(rates.sleeps)) {
      hasSlept = true;
      await new Promise<void>((wake) => sleep(wake));
    }
    if (random.chance(rates.failures)) throw new Failed('it failed');
    isDead = random.chance(rates.deaths);
    if (isDead && random.chance(0.5)) throw new Died();
    const answer = await call();
    if (isDead) throw new Died();
    return answer;
  };
  const isCut = rates !== null && random.chance(rates.cuts);
  const change: NonNullable<Plan['change']> = (ports) => ({
    ...protocol(ports),
    archive: { get: async (ref, max) => cut(await ports.archive.get(ref, max), isCut) },
  });
  const skewSeconds = rates === null ? 0 : (random() * 2 - 1) * rates.skewSeconds;
  return { around, change, skewSeconds, asleep };
}

function cut(whole: Fetched | null, isCut: boolean): Fetched | null {
  if (whole === null || !isCut) return whole;
  return { ...whole, bytes: whole.bytes.slice(0, whole.bytes.length / 2) };
}

/** The end: every document is there once, at the highest rank that read it; poison is refused. */
async function judge(world: World, documents: readonly Document[], tally: Tally) {
  tally.runs++;
  for (const { key, paper, isPoison, rank: due, isNewest } of documents) {
    tally.documents++;
    const id = idOfPaper(paper);
    const [meta, run] = [await world.store.getMeta(id), await world.store.getRun(id, due)];
    const isDone = isPoison
      ? meta === null && run?.state === 'REJECTED'
      : meta?.rank === due && run?.state === 'DONE';
    const pointer = await world.store.getSource('archive', key);
    if (!isDone || (isNewest && pointer?.reportId !== id)) tally.lost++;
    const commits = world.commits(id);
    const readings = new Set(commits).size;
    tally.commits += commits.length;
    tally.readings += readings;
    tally.doubled += commits.length - readings;
    const departmentId = meta?.department?.departmentId;
    if (departmentId === undefined) continue;
    const { items } = await world.store.listReports({ departmentId }, { limit: 100, cursor: null });
    if (items.filter((item) => item.reportId === id).length > 1) tally.doubled++;
  }
}

interface Batch {
  readonly RequestItems: Record<string, unknown[]>;
}
/** More than the store tries. */
const REFUSALS = 10;

/** Lets the table take half of some batches and refuse the rest; returns what ends that. */
function refuseHalves(world: World, random: Random, share: number): () => void {
  let refusals = 0;
  world.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (share === 0 || !/^BatchWrite/.test(String(context.commandName))) return next(args);
      if (refusals === 0 && !random.chance(share)) return next(args);
      const isFirst = refusals === 0;
      refusals = isFirst ? REFUSALS : refusals - 1;
      const [[table, items] = ['', []]] = Object.entries((args.input as Batch).RequestItems);
      const taken = isFirst ? Math.floor(items.length / 2) : 0;
      const UnprocessedItems = { [table]: items.slice(taken) };
      if (taken === 0)
        return { response: {}, output: { $metadata: {}, UnprocessedItems } as never };
      const input = { RequestItems: { [table]: items.slice(0, taken) } };
      const answer = await next({ ...args, input: input as never });
      return { ...answer, output: { ...answer.output, UnprocessedItems } };
    },
    { name: 'halves', step: 'initialize', priority: 'low', override: true },
  );
  return () => world.client.middlewareStack.remove('halves');
}
