/** A small world for fault tests: the deployed handler and store, workers that die, a clock that jumps. */
import { randomUUID } from 'node:crypto';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { arrivalHandler } from '../../functions/worker/handle-arrivals.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import type { IngestPorts, IngestResult, ReadInput } from '../../shared/ingest.ts';
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import type { Archive, ReportStore, Results } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { aFinding } from '../support/records.ts';
import { type Around, untouched, wrap } from './around.ts';
import { commitsOf } from './commits.ts';
import { bytesOf, type Paper } from './papers.ts';

export const LEASE_SECONDS = 60;
const BUCKET = 'archive';
const TABLE = 'reports';

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
  /** How often readers were given another reading of this report: its effects. */
  readonly commits: (reportId: string) => readonly number[];
  readonly pass: (seconds: number) => void;
  readonly put: (key: string, paper: Paper) => Promise<Arrival>;
  /** Delivers a message to the handler; throws NotAcknowledged where it must come again. */
  readonly work: (arrival: Arrival, options?: WorkOptions) => Promise<IngestResult>;
  readonly close: () => Promise<void>;
}

/** The handler named the message as failed; the reason is what its log says. */
export class NotAcknowledged extends Error {
  constructor(reason: string) {
    super(reason);
    this.name = 'NotAcknowledged';
  }
}

/** The real reading. There is one version of the extractor: the next one finds a thing more. */
async function readAs(rank: number, { bytes, fileName }: ReadInput) {
  const read = await readReport(
    { bytes, fileName },
    { read: (file) => readAndLayOut(file), recognize: null },
  );
  return read.kind === 'record'
    ? { kind: read.kind, record: asVersion(read.record, rank) }
    : { kind: read.kind };
}

function asVersion(record: ReportRecord, rank: number): ReportRecord {
  const more = Array.from({ length: rank - 1 }, (_, i) => aFinding({ fingerprint: `newer-${i}` }));
  return {
    ...record,
    extractorVersion: `0.0.${rank}`,
    findings: record.status === 'unreadable' ? record.findings : [...record.findings, ...more],
  };
}

/** Delivers one message to the handler that is deployed. */
async function deliver(arrival: Arrival, ports: IngestPorts): Promise<IngestResult> {
  const results: IngestResult[] = [];
  const lines: string[] = [];
  const log = openLog({
    ...{ service: 'extract', stage: 'test', level: 'error', now: ports.now },
    print: (line) => lines.push(line),
  });
  const handler = arrivalHandler({
    ...{ ports, log, newOwner: randomUUID },
    onResult: (_arrival, result) => results.push(result),
  });
  const body = writeArrival(arrival);
  const { batchItemFailures } = await handler({ Records: [{ messageId: 'm', body }] });
  const [result] = results;
  if (batchItemFailures.length === 0 && result !== undefined) return result;
  const failed = lines.map((line) => JSON.parse(line)).find((line) => 'error' in line);
  throw new NotAcknowledged(`${failed?.error}: ${failed?.reason}`);
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
  const counted = commitsOf();
  let puts = 0;
  return {
    client: database.client,
    store: storeAt(() => new Date(at)),
    results,
    archive,
    commits: counted.of,
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
        store: wrap(counted.watch(storeAt(now)), 'store', around),
        read: (input) => around('read', () => readAs(rank, input)),
        sendToOcr: async () => undefined,
        now,
        every: () => () => undefined,
        settings: { rank, leaseSeconds: LEASE_SECONDS, maxBytes: 1_000_000 },
      };
      return deliver(arrival, change(ports));
    },
    async close() {
      await database.close();
      rmSync(folder, { recursive: true, force: true });
    },
  };
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
