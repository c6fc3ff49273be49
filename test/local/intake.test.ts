/** Whoever hands a file in is told its end, also where reading it failed for good. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../local/arrivals.ts';
import { openIntake } from '../../local/intake.ts';
import { LOCAL_HEADER, localSite } from '../../local/site.ts';
import { openStack, type Stack } from '../../local/stack.ts';
import { openLog } from '../../shared/runtime/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-intake-'));
const SCOPED = { [LOCAL_HEADER]: 'test' };
let stack: Stack;
beforeAll(async () => {
  stack = await openStack(join(folder, 'data'));
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

/** Receives and never answers, as workers that die do, until the message is put aside. */
async function giveUp(): Promise<void> {
  const { queue } = stack;
  while ((await queue.depth('live')).waiting === 0)
    await new Promise((done) => setTimeout(done, 5));
  vi.useFakeTimers({ now: Date.now(), toFake: ['Date'] });
  while ((await queue.depth('live')).dead === 0) {
    queue.receive('live');
    vi.setSystemTime(Date.now() + 3_600_000);
  }
  vi.useRealTimers();
  await queue.redrive('live');
  queue.finish('live', queue.receive('live')?.id ?? '');
}

function site() {
  const log = openLog({
    ...{ service: 'x', stage: 'test', level: 'error', now: () => new Date() },
    print: () => undefined,
  });
  return localSite({ stack, intake: openIntake(stack), log, page: new Map() });
}

describe('a file whose reading fails five times', () => {
  const reason = 'reading it failed five times; jixiao.log in the data folder says why';

  it('is told as failed to the command that handed it in', async () => {
    const asked = { method: 'POST', headers: SCOPED, body: 'one' };
    const answer = site().request('/local/files?path=one.pdf', asked);
    await giveUp();
    expect(await (await answer).json()).toEqual({ kind: 'failed', reason });
  });

  it('is told as failed to the page that uploaded it', async () => {
    const own = site();
    const file = { fileName: 'two.pdf', mediaType: 'application/pdf' };
    const hash = sha256(new TextEncoder().encode('two'));
    const body = JSON.stringify({ ...file, sha256: hash });
    const place = await (await own.request('/v1/uploads', { method: 'POST', body })).json();
    const form = new FormData();
    form.append('ticket', (place as { fields: { ticket: string } }).fields.ticket);
    form.append('file', new File(['two'], 'two.pdf'));
    const answer = own.request('/local/uploads', { method: 'POST', body: form });
    await giveUp();
    expect([(await answer).status, await (await answer).text()]).toEqual([503, reason]);
  });
});
