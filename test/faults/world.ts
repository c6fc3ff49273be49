/** A small world for fault tests: the real protocol and store, workers that die, a clock that jumps. */
import { createHash, randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { type Database, openDatabase } from '../../local/database.ts';
import { type IngestPorts, type IngestResult, ingest } from '../../shared/ingest.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import type { Archive, ReportStore, Results } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { aFinding, aRecord } from '../support/records.ts';

export const LEASE_SECONDS = 60;
const BUCKET = 'archive';
const TABLE = 'reports';

/** The worker's process is gone: nothing of it runs any more. */
export class Died extends Error {
  constructor() {
    super('the process died');
    this.name = 'Died';
  }
}

/** What is wrapped around every call of a worker to the outside. */
export type Around = <T>(name: string, call: () => Promise<T>) => Promise<T>;

export const untouched: Around = (_name, call) => call();

/** Dies at the n-th call (from 0), before its effect or after it; says by `calls` how many there were. */
export function dieAt(
  n: number,
  when: 'before' | 'after',
): Around & { readonly calls: () => number } {
  let count = 0;
  let isDead = false;
  const around: Around = async (_name, call) => {
    if (isDead) throw new Died();
    const mine = count++ === n;
    if (mine && when === 'before') isDead = true;
    if (isDead) throw new Died();
    const answer = await call();
    if (mine) isDead = true;
    if (isDead) throw new Died();
    return answer;
  };
  return Object.assign(around, { calls: () => count });
}

/** Every method of the port goes through `around`. */
function wrap<T extends object>(port: T, label: string, around: Around): T {
  return new Proxy(port, {
    get(target, key) {
      const value = Reflect.get(target, key);
      if (typeof value !== 'function') return value;
      return (...args: unknown[]) =>
        around(`${label}.${String(key)}`, () => Promise.resolve(value.apply(target, args)));
    },
  });
}

/** A report file of this world: its content is what its record shall say. */
export interface Paper {
  readonly seed: string;
  readonly findings: number;
}

const bytesOf = (paper: Paper) => new TextEncoder().encode(JSON.stringify(paper));
export const idOfPaper = (paper: Paper) =>
  createHash('sha256').update(bytesOf(paper)).digest('hex');

/** Another version of the extractor finds one contradiction more. */
function recordOf(bytes: Uint8Array, reportId: string, rank: number) {
  const paper: Paper = JSON.parse(new TextDecoder().decode(bytes));
  const findings = Array.from({ length: paper.findings + rank }, (_, i) =>
    aFinding({ fingerprint: `${paper.seed}-${rank}-${i}` }),
  );
  return {
    ...aRecord({ seed: paper.seed, findings, reportId, department: `${paper.seed}局` }),
    extractorVersion: `0.0.${rank}`,
  };
}

export interface WorkOptions {
  readonly rank?: number;
  readonly around?: Around;
  /** This worker's clock runs ahead by so many seconds. */
  readonly skewSeconds?: number;
  readonly change?: (ports: IngestPorts) => IngestPorts;
}

export interface World {
  readonly client: Database['client'];
  readonly store: ReportStore;
  readonly results: Results;
  readonly archive: Archive;
  readonly pass: (seconds: number) => void;
  readonly put: (key: string, paper: Paper) => Promise<Arrival>;
  readonly work: (arrival: Arrival, options?: WorkOptions) => Promise<IngestResult>;
  readonly close: () => Promise<void>;
}

/** Opens a world of its own: an embedded database in memory, files in a folder that goes with it. */
export async function openWorld(): Promise<World> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-faults-'));
  const database = await openDatabase(null, TABLE);
  let at = Date.parse('2026-11-24T08:00:00.000Z');
  const storeAt = (now: () => Date) =>
    dynamoReports({
      ...{ client: database.client, tableName: TABLE, cursorSecret: 'of this test' },
      now,
      sleep: async () => undefined,
    });
  const archive = filesArchive({ root: join(folder, 'in'), bucket: BUCKET, keepsVersions: true });
  const results = resultsIn(
    filesArchive({ root: join(folder, 'out'), bucket: 'results', keepsVersions: false }),
  );
  let puts = 0;
  return {
    client: database.client,
    store: storeAt(() => new Date(at)),
    results,
    archive,
    pass: (seconds) => {
      at += seconds * 1000;
    },
    async put(key, paper) {
      const object = await archive.put(key, bytesOf(paper));
      return {
        source: { bucket: BUCKET, key, version: object.version },
        bytes: object.bytes,
        sequencer: (++puts).toString(16).padStart(8, '0'),
        refused: null,
      };
    },
    async work(
      arrival,
      { rank = 1, around = untouched, skewSeconds = 0, change = (p: IngestPorts) => p } = {},
    ) {
      const now = () => new Date(at + skewSeconds * 1000);
      const ports: IngestPorts = {
        archive: wrap(archive, 'archive', around),
        results: wrap(results, 'results', around),
        store: wrap(storeAt(now), 'store', around),
        read: async ({ bytes, reportId }) => ({
          kind: 'record',
          record: recordOf(bytes, reportId, rank),
        }),
        sendToOcr: async () => undefined,
        now,
        every: () => () => undefined,
        settings: { rank, leaseSeconds: LEASE_SECONDS, maxBytes: 1_000_000 },
      };
      return ingest(arrival, randomUUID(), change(ports));
    },
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
}

/** What readers see of a paper; `torn` where its parts do not fit each other. */
export interface Seen {
  readonly rank: number | null;
  readonly torn: string | null;
}

/** Reads a report the way the API does, and checks that what it gets is one whole. */
export async function look(world: World, paper: Paper): Promise<Seen> {
  const reportId = idOfPaper(paper);
  const meta = await world.store.getMeta(reportId);
  if (meta === null) return { rank: null, torn: null };
  const { rank } = meta;
  const json = await world.results.getRecord(reportId, rank);
  if (json === null) return { rank, torn: 'no record' };
  const record = JSON.parse(json) as { findings: unknown[]; extractorVersion: string };
  const due = meta.findingCounts['rate.task'] ?? 0;
  if (record.findings.length !== due || record.extractorVersion !== meta.extractorVersion)
    return { rank, torn: 'record of another reading' };
  const listed = await listedOf(world, reportId, meta.department?.departmentId ?? '');
  // A commit of a higher rank between the two reads is no tear: ask again.
  const again = await world.store.getMeta(reportId);
  if (again?.rank !== rank) return { rank: again?.rank ?? null, torn: null };
  if (listed !== due) return { rank, torn: `${listed} of ${due} findings listed` };
  return { rank, torn: null };
}

/** Each paper has a department of its own, so that the list is short however long the world lives. */
async function listedOf(world: World, reportId: string, departmentId: string): Promise<number> {
  let count = 0;
  for (let cursor: string | null = null; ; ) {
    const page = await world.store.listFindings({ departmentId }, { limit: 100, cursor });
    count += page.items.filter((item) => item.reportId === reportId).length;
    if (page.next === null) return count;
    cursor = page.next;
  }
}

/** Delivers an arrival again, after its lease, until it is brought to an end; at most ten times. */
export async function deliverUntilDone(
  world: World,
  arrival: Arrival,
  options: (attempt: number) => WorkOptions = () => ({}),
): Promise<{ readonly result: IngestResult | null; readonly attempts: number }> {
  for (let attempt = 1; attempt <= 10; attempt++) {
    try {
      return { result: await world.work(arrival, options(attempt)), attempts: attempt };
    } catch {
      world.pass(LEASE_SECONDS + 1);
    }
  }
  return { result: null, attempts: 10 };
}
