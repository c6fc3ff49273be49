/** Many reports through the embedded stack, and the API asked by every access pattern. */
import type { Hono } from 'hono';
import { apiApp } from '../../functions/api/app.ts';
import { arrivalHandler } from '../../functions/worker/handle-arrivals.ts';
import { arrivalOf } from '../../local/arrivals.ts';
import type { Stack } from '../../local/stack.ts';
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import { RANK } from '../../shared/report/rank.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { reportNumber } from './reports.ts';

/** Documents handled side by side, as two cores can. */
const WORKERS = 2;
/** How often the whole list is read while reports come in. */
const LISTINGS = 10;
const MB = 1024 * 1024;

const nothingLogged = openLog({
  ...{ service: 'load', namespace: 'jixiao', stage: 'bench', level: 'error' },
  now: () => new Date(),
  print: () => undefined,
});

/** The API on the stack, for a caller without any scope. */
export function appOf(stack: Stack): Hono {
  const { store, results, archive } = stack;
  return apiApp({
    ports: {
      ...{ store, results, archive, version: 'bench', maxUploadBytes: MB, maxAnswerBytes: 64 * MB },
      uploads: { needsHash: false, begin: async () => ({ url: '/', key: 'in/x', fields: {} }) },
    },
    log: nothingLogged,
    callerOf: () => ({ subject: 'bench', scopes: new Set<string>() }),
  });
}

/** Follows every page of a list; returns the ids it saw, in order. */
export async function idsOf(app: Hono, path: string): Promise<string[]> {
  const ids: string[] = [];
  for (let cursor = ''; ; ) {
    const answer = await app.request(`${path}${path.includes('?') ? '&' : '?'}limit=100${cursor}`);
    const { items, next } = (await answer.json()) as {
      items: { reportId: string }[];
      next?: string;
    };
    ids.push(...items.map((item) => item.reportId));
    if (!next) return ids;
    cursor = `&cursor=${encodeURIComponent(next)}`;
  }
}

export interface Intake {
  readonly seconds: number;
  readonly peakMb: number;
  /** The least heap in use within each tenth of the run: what is kept, without garbage. */
  readonly heapFloorsMb: readonly number[];
  readonly deepest: number;
  /** Pages read while writing that showed one report twice. */
  readonly doubledPages: number;
}

/** Archives and reads so many generated reports through the deployed handler; lists them meanwhile. */
export async function takeIn(
  stack: Stack,
  app: Hono,
  reports: number,
  onProgress: (done: number) => void,
): Promise<Intake> {
  const { archive, queue } = stack;
  for (let n = 0; n < reports; n++) {
    const object = await archive.put(`in/${n}.docx`, reportNumber(n));
    await queue.send('live', [writeArrival(arrivalOf(archive.bucket, object))]);
  }
  const handler = arrivalHandler({
    ports: {
      ...{ archive, results: stack.results, store: stack.store, now: stack.now },
      read: (input) => readReport(input, { read: readAndLayOut, recognize: null }),
      sendToOcr: async () => undefined,
      every: () => () => undefined,
      settings: { rank: RANK, leaseSeconds: 60, maxBytes: MB },
    },
    log: nothingLogged,
    newOwner: () => crypto.randomUUID(),
  });
  const begun = performance.now();
  let [peak, deepest, doubledPages, done, floor] = [0, 0, 0, 0, Infinity];
  const heapFloorsMb: number[] = [];
  const work = async () => {
    for (let m = queue.receive('live'); m !== null; m = queue.receive('live')) {
      const { batchItemFailures } = await handler({ Records: [{ messageId: m.id, body: m.body }] });
      if (batchItemFailures.length > 0) queue.release('live', m.id, 0);
      else queue.finish('live', m.id);
      const { rss, heapUsed } = process.memoryUsage();
      [peak, floor] = [Math.max(peak, rss), Math.min(floor, heapUsed)];
      if (++done % Math.ceil(reports / LISTINGS) !== 0) continue;
      heapFloorsMb.push(floor / MB);
      floor = Infinity;
      deepest = Math.max(deepest, (await queue.depth('live')).waiting);
      const ids = await idsOf(app, '/v1/reports');
      if (new Set(ids).size !== ids.length) doubledPages++;
      onProgress(done);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  const seconds = (performance.now() - begun) / 1000;
  return { seconds, peakMb: peak / MB, heapFloorsMb, deepest, doubledPages };
}

async function departmentOf(app: Hono): Promise<string> {
  const answer = await app.request('/v1/reports?limit=1');
  const { items } = (await answer.json()) as {
    items: { department: { departmentId: string } }[];
  };
  return items[0]?.department.departmentId ?? '';
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

/** What the generated reports' form is recognised as. */
const VARIANT = 'anhui-department';

/** A table row with p50 and p99 of each access pattern. Throws where one does not answer 200. */
export async function latencies(
  app: Hono,
  ids: readonly string[],
  calls: number,
): Promise<string[]> {
  const departmentId = await departmentOf(app);
  const patterns: readonly (readonly [string, (n: number) => string])[] = [
    ['newest reports', () => '/v1/reports?limit=20'],
    ['reports of a department', () => `/v1/reports?department=${departmentId}&limit=20`],
    ['a year', (n) => `/v1/reports?year=${2015 + (n % 10)}&limit=20`],
    ['a year by score', (n) => `/v1/reports?year=${2015 + (n % 10)}&minScore=90&limit=20`],
    ['a score range, any year', () => '/v1/reports?minScore=90&maxScore=95&limit=20'],
    ['a variant', () => `/v1/reports?variant=${VARIANT}&limit=20`],
    ['a variant of a year', (n) => `/v1/reports?variant=${VARIANT}&year=${2015 + (n % 10)}`],
    ['a status of a year', (n) => `/v1/reports?status=complete&year=${2015 + (n % 10)}`],
    ['a rare status, any year', () => '/v1/reports?status=partial&limit=20'],
    ['a region', () => `/v1/reports?region=410100&limit=20`],
    ['a region and year', (n) => `/v1/reports?region=410100&year=${2015 + (n % 10)}&limit=20`],
    [
      'a region, year and variant (filtered)',
      (n) => `/v1/reports?region=410100&year=${2015 + (n % 10)}&variant=${VARIANT}`,
    ],
    ['findings by code', () => '/v1/findings?code=scores.total&limit=20'],
    [
      'findings by severity and year',
      (n) => `/v1/findings?severity=contradiction&year=${2015 + (n % 10)}`,
    ],
    ['findings of a department', () => `/v1/findings?department=${departmentId}`],
    ['departments of a region', () => '/v1/departments?region=410100'],
    ['the review list', () => '/v1/review'],
    ['one report', (n) => `/v1/reports/${ids[(n * 37) % ids.length]}`],
    ['its evidence', (n) => `/v1/reports/${ids[(n * 41) % ids.length]}/evidence`],
    ['years of a department', () => `/v1/departments/${departmentId}/years`],
  ];
  const rows: string[] = [];
  for (const [name, path] of patterns) {
    const times: number[] = [];
    for (let n = 0; n < calls; n++) {
      const begun = performance.now();
      const answer = await app.request(path(n));
      await answer.text();
      times.push(performance.now() - begun);
      if (answer.status !== 200) throw new Error(`${path(n)} answered ${answer.status}`);
    }
    times.sort((a, b) => a - b);
    rows.push(`| ${name} | ${at(times, 0.5).toFixed(1)} | ${at(times, 0.99).toFixed(1)} |`);
  }
  return rows;
}
