/** Load: many reports through the embedded stack in one go; what it costs, and how the API answers then. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { openStack } from '../local/stack.ts';
import { appOf, idsOf, latencies, takeIn } from './load/run.ts';
import { optionsOf } from './support/options.ts';

const ABOUT = `Reads so many generated reports on the embedded stack and prints throughput, memory, queue depth,
counts and the API's latency. Bounded: it ends by itself and talks to this machine only.`;

/** Calls a pattern for its p50 and p99. */
const CALLS = 200;

async function measure(reports: number): Promise<void> {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-load-'));
  const stack = await openStack(folder);
  try {
    const app = appOf(stack);
    const { seconds, peakMb, heapFloorsMb, deepest, doubledPages } = await takeIn(
      stack,
      app,
      reports,
      (done) => console.error(`  ${done} of ${reports}`),
    );
    const ids = await idsOf(app, '/v1/reports');
    const exact = ids.length === reports && new Set(ids).size === reports;
    const rows = await latencies(app, ids, CALLS);
    console.log(
      [
        `\n${reports.toLocaleString('en-US')} reports`,
        `- ${(reports / seconds).toFixed(1)} reports a second, ${seconds.toFixed(0)} s in all`,
        `- peak memory ${peakMb.toFixed(0)} MB, deepest queue ${deepest}`,
        `- heap in use, least of each tenth, MB: ${heapFloorsMb.map((mb) => mb.toFixed(0)).join(' ')}`,
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

const { reports } = optionsOf(ABOUT, {
  reports: { type: 'string', multiple: true, default: ['1000', '10000'] },
});
for (const size of reports) await measure(Number(size));
