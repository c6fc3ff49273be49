/** The workers' handler over the real store: what it acknowledges, what it asks for again. */
import { createHash } from 'node:crypto';
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, beforeEach, describe, expect, it } from 'vitest';
import { arrivalHandler } from '../../functions/worker/handle-arrivals.ts';
import { scanReader } from '../../functions/worker/read-scan.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import type { IngestPorts } from '../../shared/ingest.ts';
import { readReport } from '../../shared/pipeline.ts';
import { loadRecognizer } from '../../shared/read/ocr/paddle.ts';
import type { LineReading, Recognizer } from '../../shared/read/scan.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import type { ReportStore } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { ROOT } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-worker-'));
const archive = filesArchive({
  root: join(folder, 'in'),
  bucket: 'archive',
  keepsVersions: true,
});
const results = resultsIn(
  filesArchive({ root: join(folder, 'out'), bucket: 'results', keepsVersions: false }),
);
let database: Database;
let store: ReportStore;
let lines: string[] = [];
let toOcr: Arrival[] = [];

beforeAll(async () => {
  database = await openDatabase(null, 'reports');
  store = dynamoReports({
    client: database.client,
    tableName: 'reports',
    cursorSecret: 'test',
    now: () => new Date(),
    sleep: async () => {},
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
beforeEach(() => {
  lines = [];
  toOcr = [];
});

const sample = (path: string) => new Uint8Array(readFileSync(join(ROOT, 'samples', path)));

function handlerWith(change: Partial<IngestPorts> = {}) {
  const ports: IngestPorts = {
    ...{ archive, results, store },
    read: (input) => readReport(input, { read: (b) => readAndLayOut(b), recognize: null }),
    sendToOcr: async (arrival) => {
      toOcr.push(arrival);
    },
    now: () => new Date(),
    every: () => () => undefined,
    settings: { rank: 10_000, leaseSeconds: 60, maxBytes: 10_000_000 },
    ...change,
  };
  let owners = 0;
  const log = openLog({
    ...{ service: 'extract', stage: 'test', level: 'info' },
    now: () => new Date(),
    print: (line) => lines.push(line),
  });
  return arrivalHandler({ ports, log, newOwner: () => `owner-${++owners}` });
}

async function arrive(key: string, bytes: Uint8Array): Promise<string> {
  const { version } = await archive.put(key, bytes);
  const source = { bucket: 'archive', key, version };
  return writeArrival({ source, bytes: bytes.length, sequencer: null, refused: null });
}

const batch = (...bodies: string[]) => ({
  Records: bodies.map((body, i) => ({ messageId: `m${i}`, body })),
});

describe('a batch of messages', () => {
  it('commits a report, rejects a letter, hands a scan on, and fails only the foreign message', async () => {
    const name = 'in/2021/上街区 商务局+100%.pdf';
    const answer = await handlerWith()(
      batch(
        await arrive(name, sample('mutated-rate.task/report.pdf')),
        await arrive('in/letter.pdf', new TextEncoder().encode('a letter')),
        await arrive('in/scan.pdf', sample('hubei-town/scan.pdf')),
        '{"hello":"world"}',
      ),
    );
    expect(answer).toEqual({ batchItemFailures: [{ itemIdentifier: 'm3' }] });
    const pointer = await store.getSource('archive', name);
    const meta = await store.getMeta(pointer?.reportId ?? '');
    expect(meta).toMatchObject({ selfScore: 98.2, findingCounts: { 'rate.task': 1 } });
    const rejected = await store.listRejected({ limit: 10, cursor: null });
    expect(rejected.items.map((r) => [r.source.key, r.reason?.split(':')[0]])).toEqual([
      ['in/letter.pdf', 'document.foreign'],
    ]);
    expect(toOcr.map((a) => a.source.key)).toEqual(['in/scan.pdf']);
  });

  it('counts what became of each in metrics, and logs no name of a file or department', async () => {
    const key = 'in/秘密单位.pdf';
    await handlerWith()(batch(await arrive(key, sample('clean-1/report.pdf'))));
    const metrics = lines.map((line) => JSON.parse(line)).filter((line) => '_aws' in line);
    expect(metrics).toMatchObject([{ Committed: 1, Pages: 3 }]);
    expect(lines.join('\n')).not.toMatch(/[\u4e00-\u9fff]/);
  });

  it('is acknowledged when it comes twice, and changes nothing', async () => {
    const body = await arrive('in/again.docx', sample('hubei-town/report.docx'));
    const handler = handlerWith();
    await handler(batch(body));
    const before = await store.getSource('archive', 'in/again.docx');
    expect(await handler(batch(body, body))).toEqual({ batchItemFailures: [] });
    expect(await store.getSource('archive', 'in/again.docx')).toMatchObject({
      reportId: before?.reportId ?? '-',
    });
    expect(lines.filter((line) => line.includes('"Known":1'))).toHaveLength(2);
  });

  it('is counted as refused once: a backfill over old files tells of nothing new', async () => {
    const handler = handlerWith({
      settings: { rank: 10_000, leaseSeconds: 60, maxBytes: 1_000_000 },
    });
    const bodies = [
      await arrive('in/not-a-report.pdf', new TextEncoder().encode('another letter')),
      await arrive('in/too-large.pdf', new Uint8Array(1_000_001)),
    ];
    for (const metric of ['Rejected', 'Known']) {
      lines = [];
      await handler(batch(...bodies));
      expect(lines.filter((line) => line.includes(`"${metric}":1`))).toHaveLength(2);
    }
  });

  it('comes again when the store fails, and succeeds then', async () => {
    const body = await arrive('in/broken.docx', sample('yunnan-project/report.docx'));
    const broken = {
      ...store,
      commitMeta: async () => {
        throw new Error('the table is on fire');
      },
    };
    const failed = await handlerWith({ store: broken })(batch(body));
    expect(failed).toEqual({ batchItemFailures: [{ itemIdentifier: 'm0' }] });
    expect(lines.some((line) => line.includes('"Failed":1'))).toBe(true);
    expect(await handlerWith()(batch(body))).toEqual({ batchItemFailures: [] });
    expect(await store.getSource('archive', 'in/broken.docx')).not.toBeNull();
  });
});

describe('a scan', () => {
  it('is recognized once: a second reading takes every line from the layer that was kept', async () => {
    let calls = 0;
    const engine = await loadRecognizer();
    const counting: Recognizer = {
      version: engine.version,
      read(line): Promise<LineReading> {
        calls += 1;
        return engine.read(line);
      },
    };
    const bytes = sample('hubei-town/scan.pdf');
    const recognize = scanReader({ recognizer: async () => counting, layers: results });
    const ports = { read: (b: Uint8Array) => readAndLayOut(b), recognize };
    const first = await readReport({ bytes, fileName: 'scan.pdf' }, ports);
    expect(calls).toBeGreaterThan(20);
    const before = calls;
    const second = await readReport({ bytes, fileName: 'scan.pdf' }, ports);
    expect(calls).toBe(before);
    expect(second).toEqual(first);
    expect(first).toMatchObject({ kind: 'record', record: { source: { textSource: 'ocr' } } });
  }, 240_000);

  it('goes on behind what was kept where its function ran out of time in the middle', async () => {
    const bytes = Uint8Array.from([...sample('hubei-town/scan.pdf'), 10]);
    const nothing: LineReading = { characters: [], figures: [] };
    let [calls, hangsAt, hung] = [0, 6, () => {}];
    const isHung = new Promise<void>((resolve) => {
      hung = resolve;
    });
    const engine: Recognizer = {
      version: 'hangs',
      async read() {
        calls += 1;
        if (calls < hangsAt) return nothing;
        hung();
        return new Promise(() => undefined);
      },
    };
    const recognize = scanReader({
      ...{ recognizer: async () => engine, layers: results, keepEveryMs: 0 },
    });
    const read = () =>
      readReport({ bytes, fileName: 'scan.pdf' }, { read: (b) => readAndLayOut(b), recognize });
    void read();
    await isHung;
    [calls, hangsAt] = [0, Number.POSITIVE_INFINITY];
    await read();
    const left = calls;
    const reportId = createHash('sha256').update(bytes).digest('hex');
    const kept = JSON.parse(Buffer.from((await results.getLayer(reportId, 'hangs'))!).toString());
    expect(left).toBeGreaterThan(20);
    expect(Object.keys(kept)).toHaveLength(left + 5);
  }, 240_000);
});
