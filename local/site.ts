/** What this machine answers over HTTP: the API, the page, and files that its owner hands in. */
import { randomUUID } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { apiApp } from '../functions/api/app.ts';
import type { PageFiles } from '../functions/api/page.ts';
import { SCOPES } from '../functions/api/route.ts';
import { EXTRACTOR_VERSION } from '../shared/report/version.ts';
import type { Log } from '../shared/runtime/log.ts';
import type { Uploads } from '../shared/store/port.ts';
import { keyOf, MAX_BYTES, sha256 } from './arrivals.ts';
import { GivenUp, type Intake } from './intake.ts';
import type { Stack } from './stack.ts';

/** A whole file in one answer: there is no gateway that would cut it. */
const MAX_ANSWER_BYTES = MAX_BYTES;
/** Another site's page cannot send this header without our leave, which nobody gives. */
export const LOCAL_HEADER = 'x-jixiao';
/** Names under which a browser on this machine reaches us; others come from a rebound name. */
const OWN_HOST = /^(?:localhost|127\.0\.0\.1|\[::1\])(?::\d+)?$/;

export interface SiteParts {
  readonly stack: Stack;
  readonly intake: Intake;
  readonly log: Log;
  readonly page: PageFiles;
}

/** What an upload form was given out for. */
interface Ticket {
  readonly path: string;
  readonly hash: string;
}

export function localSite({ stack, intake, log, page }: SiteParts): Hono {
  const site = new Hono();
  const { store, results, archive, queue } = stack;
  const tickets = new Map<string, Ticket>();
  const uploads: Uploads = {
    // The key is made of it.
    needsHash: true,
    async begin({ fileName, sha256: hash }) {
      if (hash === null) throw new Error('an upload without its hash was let through');
      const ticket = randomUUID();
      const path = `uploads/${fileName}`;
      tickets.set(ticket, { path, hash });
      return { url: '/local/uploads', key: keyOf(path, hash), fields: { ticket } };
    },
  };
  site.use('*', async (c, next) => {
    const host = c.req.header('host');
    if (host !== undefined && !OWN_HOST.test(host)) return c.text('this machine only', 421);
    return next();
  });
  site.use('/local/*', bodyLimit({ maxSize: MAX_BYTES + 1024 * 1024 }));
  site.post('/local/uploads', (c) => takeUpload(c, tickets, intake));
  site.post('/local/files', (c) => takeFile(c, intake));
  site.post('/local/redrive', (c) => redriveAll(c, queue));
  site.get('/local/queues', async (c) =>
    c.json({
      live: await queue.depth('live'),
      backfill: await queue.depth('backfill'),
      ocr: await queue.depth('ocr'),
    }),
  );
  const api = apiApp({
    ports: {
      ...{ store, results, archive, uploads, queue },
      version: EXTRACTOR_VERSION,
      maxAnswerBytes: MAX_ANSWER_BYTES,
      maxUploadBytes: MAX_BYTES,
    },
    log,
    // Whoever sits at this machine can read the folder, too; names stay masked until asked for.
    callerOf: () => ({ subject: 'local', scopes: new Set(SCOPES) }),
    page,
  });
  site.all('*', (c) => api.fetch(c.req.raw));
  return site;
}

/** The form that `POST /v1/uploads` gave out comes back with its file; each ticket is good once. */
async function takeUpload(c: Context, tickets: Map<string, Ticket>, intake: Intake) {
  const form = await c.req.formData();
  const ticket = String(form.get('ticket') ?? '');
  const file = form.get('file');
  const given = tickets.get(ticket);
  if (given === undefined || !(file instanceof File)) return c.text('no such upload', 403);
  tickets.delete(ticket);
  const bytes = new Uint8Array(await file.arrayBuffer());
  if (sha256(bytes) !== given.hash) return c.text('other bytes than the form was given for', 403);
  const result = await intake.submit(given.path, bytes).catch(failureOf);
  if (result.kind === 'failed') return c.text(result.reason, 503);
  return c.json({ kind: result.kind, reportId: 'reportId' in result ? result.reportId : null });
}

/** All dead letters back into their queues, for the command line. */
async function redriveAll(c: Context, queue: Stack['queue']) {
  if (c.req.header(LOCAL_HEADER) === undefined) return c.text(`${LOCAL_HEADER} is missing`, 403);
  const moved = [await queue.redrive('live'), await queue.redrive('backfill')];
  moved.push(await queue.redrive('ocr'));
  return c.json({ moved: moved.reduce((sum, n) => (sum ?? 0) + (n ?? 0), 0) });
}

/** A file from the command line, with its result. */
async function takeFile(c: Context, intake: Intake) {
  if (c.req.header(LOCAL_HEADER) === undefined) return c.text(`${LOCAL_HEADER} is missing`, 403);
  const path = c.req.query('path') ?? 'file';
  const bytes = new Uint8Array(await c.req.arrayBuffer());
  return c.json(await intake.submit(path, bytes).catch(failureOf));
}

/** Told to whoever waits, instead of an answer that never comes. */
function failureOf(error: unknown): { kind: 'failed'; reason: string } {
  if (error instanceof GivenUp) return { kind: 'failed', reason: error.message };
  throw error;
}
