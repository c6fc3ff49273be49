/** What this machine answers over HTTP, and to whom not: pages from elsewhere in its own browser. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, expect, it, vi } from 'vitest';
import { sha256 } from '../../local/arrivals.ts';
import { openIntake } from '../../local/intake.ts';
import { LOCAL_HEADER, localSite } from '../../local/site.ts';
import { openStack, type Stack } from '../../local/stack.ts';
import { openLog } from '../../shared/runtime/log.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-site-'));
let stack: Stack;
let site: Hono;
beforeAll(async () => {
  stack = await openStack(folder);
  const log = openLog({
    ...{ service: 'local', stage: 'test', level: 'error', now: stack.now },
    print: () => undefined,
  });
  site = localSite({ stack, intake: openIntake(stack), log, page: new Map() });
});
afterAll(async () => {
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

it.each([
  ['localhost:8480', 200],
  ['127.0.0.1:8480', 200],
  ['[::1]:8480', 200],
  ['evil.example', 421],
  ['localhost.evil.example:8480', 421],
  ['127.0.0.1.evil.example', 421],
])(
  'asked for as %s it answers %i: a name that leads here by a trick is none of its own',
  async (host, status) => {
    for (const path of ['/v1/reports', '/health', '/local/queues'])
      expect((await site.request(path, { headers: { host } })).status, path).toBe(status);
  },
);

it('takes files and commands only with a header that no foreign page can send', async () => {
  for (const path of ['/local/files?path=a.pdf', '/local/redrive'])
    expect((await site.request(path, { method: 'POST', body: 'x' })).status, path).toBe(403);
  const form = new FormData();
  form.append('ticket', 'guessed');
  form.append('file', new File(['%PDF'], 'a.pdf'));
  expect((await site.request('/local/uploads', { method: 'POST', body: form })).status).toBe(403);
  expect((await stack.archive.list('', null, 10)).objects).toEqual([]);
  const allowed = await site.request('/local/redrive', {
    ...{ method: 'POST', headers: { [LOCAL_HEADER]: 'redrive' } },
  });
  expect(await allowed.json()).toEqual({ moved: 0 });
});

it('answers the key that an upload gets, and takes the bytes that its form was given for alone', async () => {
  const hash = sha256(new TextEncoder().encode('%PDF'));
  const begin = async () => {
    const file = { fileName: '../../../../tmp/x.pdf', mediaType: 'application/pdf', sha256: hash };
    const init = { method: 'POST', body: JSON.stringify(file) };
    return (await (await site.request('/v1/uploads', init)).json()) as {
      key: string;
      fields: { ticket: string };
    };
  };
  const { key, fields } = await begin();
  expect(key).toBe(`in/uploads/tmp/${hash.slice(0, 16)}/x.pdf`);
  const form = new FormData();
  form.append('ticket', fields.ticket);
  form.append('file', new File(['other'], 'x.pdf'));
  expect((await site.request('/local/uploads', { method: 'POST', body: form })).status).toBe(403);
  expect((await stack.archive.list('', null, 10)).objects).toEqual([]);
  // No worker runs here: the file is in the archive, its reading is not waited for.
  const { fields: again } = await begin();
  form.set('ticket', again.ticket);
  form.set('file', new File(['%PDF'], 'x.pdf'));
  void site.request('/local/uploads', { method: 'POST', body: form });
  const keys = async () => (await stack.archive.list('', null, 10)).objects.map((o) => o.key);
  await vi.waitFor(async () => expect(await keys()).toEqual([key]));
});
