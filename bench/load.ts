/** Load: many reports through the embedded stack in one go; what it costs, and how the API answers then. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { parseArgs } from 'node:util';
import type { Hono } from 'hono';
import { apiApp } from '../functions/api/app.ts';
import { arrivalHandler } from '../functions/worker/handle-arrivals.ts';
import { arrivalOf } from '../local/arrivals.ts';
import { openStack, RANK, type Stack } from '../local/stack.ts';
import { readReport } from '../shared/pipeline.ts';
import { readAndLayOut } from '../shared/reading.ts';
import { writeArrival } from '../shared/runtime/events.ts';
import { openLog } from '../shared/runtime/log.ts';
import { buildDocx, cell, paragraph, row, table } from '../test/support/docx-builder.ts';

const HELP = `npm run bench:load -- [--reports N]…  (default: 1000 and 10000)
Reads N generated reports on the embedded stack and prints throughput, memory, queue depth, counts
and the API's latency. Bounded: it ends by itself and talks to this machine only.`;

/** Documents handled side by side, as two cores can. */
const WORKERS = 2;
/** Calls a pattern for its p50 and p99. */
const CALLS = 200;
const CITIES = ['郑州市', '洛阳市', '开封市', '南阳市', '信阳市'];
const BUREAUS = ['商务局', '教育局', '民政局', '财政局', '水利局', '林业局', '统计局', '审计局'];
const MB = 1024 * 1024;

const nothingLogged = openLog({
  ...{
    service: 'load',
    namespace: 'jixiao',
    stage: 'bench',
    level: 'error',
    now: () => new Date(),
  },
  print: () => undefined,
});

/** The n-th report: its own department, year and score; every third contradicts itself. */
function reportNumber(n: number): Uint8Array {
  const department = `${CITIES[n % 5]}${BUREAUS[Math.floor(n / 5) % 8]}${Math.floor(n / 400)}处`;
  const year = 2015 + (n % 10);
  const score = 80 + (n % 200) / 10;
  const cells = (...texts: (string | number)[]) => row(texts.map((text) => cell(String(text))));
  const printed = n % 3 === 0 ? score - 1 : score;
  return buildDocx({
    body: [
      paragraph(`${year}年度${department}部门整体绩效自评报告`),
      paragraph(`我单位${year}年度自评得分为${score}分。第${n}号。`),
      paragraph('部门整体绩效自评表'),
      paragraph(`(${year}年度)`),
      table(
        [
          cells('部门(单位)名称', department, '', '自评得分', printed, '', ''),
          cells('一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分'),
          cells('产出指标', '数量指标', '任务完成率', '=100%', '100%', 60, 60),
          cells('效益指标', '社会效益', '满意度', '≥90%', '95%', 40, (score - 60).toFixed(1)),
          cells('总分', '', '', '', '', 100, score),
        ],
        7,
      ),
    ].join(''),
  });
}

function appOf(stack: Stack): Hono {
  const { store, results, archive } = stack;
  return apiApp({
    ports: {
      ...{ store, results, archive, version: 'bench', maxUploadBytes: MB, maxAnswerBytes: 64 * MB },
      uploads: { begin: async () => ({ url: '/', key: 'in/x', fields: {} }) },
    },
    log: nothingLogged,
    callerOf: () => ({ subject: 'bench', scopes: new Set<string>() }),
  });
}

/** Follows every page of a list; returns the ids it saw, in order. */
async function idsOf(app: Hono, path: string): Promise<string[]> {
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

interface Intake {
  readonly seconds: number;
  readonly peakMb: number;
  readonly deepest: number;
  /** Pages read while writing that showed one report twice. */
  readonly doubledPages: number;
}

async function takeIn(stack: Stack, app: Hono, reports: number): Promise<Intake> {
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
  let [peak, deepest, doubledPages, done] = [0, 0, 0, 0];
  const work = async () => {
    for (let m = queue.receive('live'); m !== null; m = queue.receive('live')) {
      const { batchItemFailures } = await handler({ Records: [{ messageId: m.id, body: m.body }] });
      if (batchItemFailures.length > 0) queue.release('live', m.id, 0);
      else queue.finish('live', m.id);
      peak = Math.max(peak, process.memoryUsage.rss());
      if (++done % Math.ceil(reports / 10) !== 0) continue;
      deepest = Math.max(deepest, (await queue.depth('live')).waiting);
      const ids = await idsOf(app, '/v1/reports');
      if (new Set(ids).size !== ids.length) doubledPages++;
      console.error(`  ${done} of ${reports}`);
    }
  };
  await Promise.all(Array.from({ length: WORKERS }, work));
  return { seconds: (performance.now() - begun) / 1000, peakMb: peak / MB, deepest, doubledPages };
}

const at = (sorted: readonly number[], share: number) =>
  sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;

async function latencies(app: Hono, ids: readonly string[], departmentId: string) {
  const patterns: readonly (readonly [string, (n: number) => string])[] = [
    ['newest reports', () => '/v1/reports?limit=20'],
    ['reports of a department', () => `/v1/reports?department=${departmentId}&limit=20`],
    ['a year by score', (n) => `/v1/reports?year=${2015 + (n % 10)}&minScore=90&limit=20`],
    ['findings by code', () => '/v1/findings?code=scores.total&limit=20'],
    ['one report', (n) => `/v1/reports/${ids[(n * 37) % ids.length]}`],
    ['its evidence', (n) => `/v1/reports/${ids[(n * 41) % ids.length]}/evidence`],
    ['years of a department', () => `/v1/departments/${departmentId}/years`],
  ];
  const rows: string[] = [];
  for (const [name, path] of patterns) {
    const times: number[] = [];
    for (let n = 0; n < CALLS; n++) {
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

async function measure(reports: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-load-'));
  const stack = await openStack(folder);
  try {
    const app = appOf(stack);
    const { seconds, peakMb, deepest, doubledPages } = await takeIn(stack, app, reports);
    const ids = await idsOf(app, '/v1/reports');
    const exact = ids.length === reports && new Set(ids).size === reports;
    const first = (await (await app.request('/v1/reports?limit=1')).json()) as {
      items: { department: { departmentId: string } }[];
    };
    const rows = await latencies(app, ids, first.items[0]?.department.departmentId ?? '');
    console.log(
      [
        `\n${reports.toLocaleString('en-US')} reports`,
        `- ${(reports / seconds).toFixed(1)} reports a second, ${seconds.toFixed(0)} s in all`,
        `- peak memory ${peakMb.toFixed(0)} MB, deepest queue ${deepest}`,
        `- reports listed at the end: ${ids.length}, each once: ${exact ? 'yes' : 'NO'}`,
        `- lists read while writing that showed a report twice: ${doubledPages}`,
        '\n| access pattern | p50 ms | p99 ms |\n|---|---|---|',
        ...rows,
      ].join('\n'),
    );
    if (!exact || doubledPages > 0) process.exitCode = 1;
  } finally {
    await stack.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

const { values } = parseArgs({
  options: { reports: { type: 'string', multiple: true }, help: { type: 'boolean' } },
});
if (values.help) console.log(HELP);
else for (const size of values.reports ?? ['1000', '10000']) await measure(Number(size));
