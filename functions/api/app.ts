/** The API: one hono app for Lambda and for Node, built from the table of routes. */
import { createHash } from 'node:crypto';
import { type Context, Hono } from 'hono';
import { bodyLimit } from 'hono/body-limit';
import { describeError, type Log } from '../../shared/runtime/log.ts';
import { BadCursor } from '../../shared/store/port.ts';
import { requestIdOf } from './caller.ts';
import { docsPage } from './docs-page.ts';
import { keptCounts } from './kept-counts.ts';
import { mask } from './mask.ts';
import { openApi } from './openapi.ts';
import { type PageFiles, servePage } from './page.ts';
import { ApiError, fieldError, schemaError } from './problem.ts';
import type { ApiPorts, BinaryAnswer, Caller, Route } from './route.ts';
import { ROUTES } from './routes.ts';

/** Questions are short; a longer body is no question. */
const MAX_BODY_BYTES = 16 * 1024;

export interface ApiParts {
  readonly ports: ApiPorts;
  readonly log: Log;
  /** Who calls, from what the gateway (or the machine's owner) vouches for. */
  readonly callerOf: (context: Context) => Caller;
  /** Absent where something else serves the page. */
  readonly page?: PageFiles;
  /** The origin that upload forms lead to; our own where absent. */
  readonly uploadsTo?: string;
}

const SAFE_HEADERS: Readonly<Record<string, string>> = {
  'x-content-type-options': 'nosniff',
  'referrer-policy': 'no-referrer',
  'cross-origin-resource-policy': 'same-origin',
};

/** Answers the routes, `/openapi.json`, `/docs` and the page where it is given; all else is 404. */
export function apiApp({ log, callerOf, page: pageFiles, uploadsTo, ...parts }: ApiParts): Hono {
  const { store } = parts.ports;
  const countReports = keptCounts((filter) => store.countReports(filter));
  const ports: ApiPorts = { ...parts.ports, store: { ...store, countReports } };
  const app = new Hono();
  app.use('*', async (c, next) => {
    await next();
    for (const [name, value] of Object.entries(SAFE_HEADERS))
      if (!c.res.headers.has(name)) c.res.headers.set(name, value);
    if (!c.res.headers.has('cache-control'))
      c.res.headers.set('cache-control', 'private, no-cache');
  });
  app.onError((error, c) => problem(c, error, log));
  app.notFound((c) => problem(c, new ApiError(404, 'no such address; see /openapi.json'), log));
  for (const route of ROUTES) {
    const path = pathOf(route);
    if (route.method === 'post')
      app.use(path, bodyLimit({ maxSize: MAX_BODY_BYTES, onError: () => bodyTooLarge() }));
    app[route.method](path, (c) => answer(c, route, ports, callerOf(c)));
  }
  const document = JSON.stringify(openApi(ROUTES, ports.version));
  for (const path of ['/openapi.json', '/v1/openapi.json'])
    app.get(path, (c) => text(c, document, 'application/json'));
  const page = docsPage(ROUTES, ports.version);
  app.get('/docs', (c) => {
    c.header('content-security-policy', "default-src 'none'; style-src 'unsafe-inline'");
    return text(c, page, 'text/html; charset=utf-8');
  });
  if (pageFiles !== undefined) servePage(app, pageFiles, uploadsTo ?? null);
  for (const path of new Set(ROUTES.map(pathOf))) {
    const allow = ROUTES.filter((route) => pathOf(route) === path)
      .map(({ method }) => (method === 'get' ? 'GET, HEAD' : 'POST'))
      .join(', ');
    app.all(path, () => {
      const detail = `this address takes ${allow}; see /openapi.json`;
      throw new ApiError(405, detail, undefined, { allow });
    });
  }
  return app;
}

/** The route's path as the router writes it. */
const pathOf = ({ path }: Route) => path.replace(/\{(\w+)\}/g, ':$1');

function bodyTooLarge(): never {
  throw new ApiError(413, `a body has at most ${MAX_BODY_BYTES} bytes`);
}

async function answer(c: Context, route: Route, ports: ApiPorts, caller: Caller) {
  const input = {
    params: parse(route.params, c.req.param()),
    query: parse(route.query, queryOf(c)),
    body: route.body === null ? null : parse(route.body, await jsonOf(c)),
  };
  if (route.scopes.length > 0 && !route.scopes.some((s) => caller.scopes.has(s)))
    throw new ApiError(403, `this needs the scope ${route.scopes.join(' or ')}`);
  const isRaw = input.query.raw === 'true';
  if (isRaw && !caller.scopes.has('raw:read'))
    throw new ApiError(403, 'raw=true needs the scope raw:read', [
      { field: 'raw', message: 'is not allowed to you', remedy: 'leave it out: names are masked' },
    ]);
  if (isRaw) {
    // Before the answer goes out, so that no reading is without its note.
    const reportId = String(input.params.reportId ?? '-');
    await ports.store.noteRawRead({ subject: caller.subject, reportId, what: route.id });
  }
  // Parts are for GET alone (RFC 9110, 14.2): HEAD is answered as GET would be without Range.
  const range = c.req.method === 'GET' ? c.req.header('range') : undefined;
  const value = await route.handle(input, { ports, caller, isRaw, range });
  if (route.answer === null) return binary(c, value as BinaryAnswer);
  const shown = route.masks && !isRaw ? mask(value) : value;
  const asCsv = input.query.format === 'csv' ? route.csv : null;
  const body = asCsv === null ? JSON.stringify(shown) : asCsv(shown);
  const { maxTextBytes = Number.POSITIVE_INFINITY } = ports;
  if (Buffer.byteLength(body) > maxTextBytes) throw answerTooLarge(maxTextBytes);
  return asCsv === null ? text(c, body, 'application/json') : csv(c, body, shown as Paged);
}

/** A gateway would answer for us, and tell nothing. */
function answerTooLarge(maxBytes: number): ApiError {
  const parts =
    '/summary, /findings, /rescore, /indicators, /funds, /evidence?path=/forms/0; of a list, fewer items';
  return new ApiError(413, `the answer has more than ${maxBytes} bytes; ask for a part: ${parts}`);
}

interface Paged {
  readonly next?: string | null;
}

/** A file to save; where more follows, the header Link leads to it. */
function csv(c: Context, body: string, { next }: Paged) {
  if (next) {
    const query = new URLSearchParams({ ...c.req.query(), cursor: next });
    c.header('link', `<${c.req.path}?${query}>; rel="next"`);
  }
  // Routes end in what they list: reports, findings, years, indicators.
  const name = c.req.path.slice(c.req.path.lastIndexOf('/') + 1);
  c.header('content-disposition', `attachment; filename="${name}.csv"`);
  return text(c, body, 'text/csv; charset=utf-8');
}

function parse(schema: Route['query'], value: unknown): Record<string, unknown> {
  const parsed = schema.safeParse(value);
  if (!parsed.success) throw schemaError(parsed.error, schema);
  return parsed.data;
}

/** Query parameters; one that is given twice is an error, not a choice. */
function queryOf(c: Context): Record<string, string> {
  const entries = Object.entries(c.req.queries()).map(([name, values]) => {
    const [value = '', ...more] = values;
    if (more.length > 0) throw fieldError(name, 'is given twice', 'give it once');
    if (value.trim() === '') throw fieldError(name, 'is empty', 'give a value or leave it out');
    return [name, value] as const;
  });
  return Object.fromEntries(entries);
}

async function jsonOf(c: Context): Promise<unknown> {
  try {
    return await c.req.json();
  } catch (cause) {
    if (cause instanceof ApiError) throw cause;
    throw fieldError('body', 'is not JSON', 'send a JSON object; see /openapi.json');
  }
}

/** A text with its ETag; 304 where the caller has it already. */
function text(c: Context, body: string, type: string) {
  const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 27)}"`;
  if (isKnown(c, etag)) return c.body(null, 304, { etag });
  return c.body(body, 200, { etag, 'content-type': type });
}

function binary(c: Context, { bytes, status, headers }: BinaryAnswer) {
  const etag = headers.etag ?? '';
  if (isKnown(c, etag)) return c.body(null, 304, { etag });
  return c.body(new Uint8Array(bytes), status, {
    ...headers,
    'content-length': String(bytes.length),
  });
}

function isKnown(c: Context, etag: string): boolean {
  const given = c.req.header('if-none-match');
  if (given === undefined) return false;
  return given.split(',').some((g) => g.trim() === '*' || g.trim().replace(/^W\//, '') === etag);
}

function problem(c: Context, error: unknown, log: Log) {
  const known = asApiError(error);
  const isOurs = known.problem.status >= 500;
  const requestId = requestIdOf(c);
  if (isOurs) log.write('error', 'request failed', { ...describeError(error), requestId });
  const body = { ...known.problem, instance: c.req.path, ...(isOurs ? { requestId } : {}) };
  return c.body(JSON.stringify(body), known.problem.status as 400, {
    ...known.headers,
    'content-type': 'application/problem+json',
    'cache-control': 'no-store',
  });
}

function asApiError(error: unknown): ApiError {
  if (error instanceof ApiError) return error;
  if (error instanceof BadCursor)
    return fieldError(
      'cursor',
      'is not one that this question gave out',
      'start without a cursor, then pass on `next` with the same other parameters',
    );
  return new ApiError(500, 'the answer could not be made; the log has the details');
}
