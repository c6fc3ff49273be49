/** What a damaged file leaves behind in the reading worker must not end the file after it. */
import { once } from 'node:events';
import { Worker } from 'node:worker_threads';
import { afterAll, describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import type { Reply } from '../../shared/read/sandbox.ts';
import type { Reading } from '../../shared/reading.ts';
import type { Outcome } from '../../shared/report/outcome.ts';
import { loadSamples } from './fuzz.ts';
import { mutate } from './mutate.ts';

/** pdf.js rejects promises of this damaged sample that nobody holds, when its reading is over. */
const SEED = 10_420;
const SAMPLE = 'henan-commerce/report.pdf';
const SHARED = new URL('../../shared/', import.meta.url);
/** The worker by itself: the sandbox around it would hide its death behind a second try. */
const worker = new Worker(new URL('sandbox-boot.mjs', SHARED), {
  workerData: { entry: new URL('sandbox-worker.ts', SHARED).href },
  execArgv: [],
});

afterAll(() => worker.terminate());

/** Rejects when the worker dies before it answers. */
async function codesOf(id: number, bytes: Uint8Array): Promise<string[]> {
  worker.postMessage({ id, bytes, settings: DEFAULT_LIMITS });
  const [reply] = (await once(worker, 'message')) as [Reply];
  if ('error' in reply) throw reply.error;
  return (reply.value as Outcome<Reading>).remarks.map(({ code }) => code);
}

describe('the reading worker', () => {
  it('outlives a promise that a damaged file broke and nobody holds', async () => {
    const sample = loadSamples().find(({ name }) => name === SAMPLE)!;
    expect(await codesOf(1, mutate(sample.bytes, SEED).bytes)).toContain('page.unread');
    expect(await codesOf(2, sample.bytes)).toEqual([]);
  }, 120_000);
});
