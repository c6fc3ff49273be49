/** The API over the real store (embedded database, files): what it answers and how it refuses. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { apiApp } from '../../functions/api/app.ts';
import { ROUTES } from '../../functions/api/routes.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import type { ReportStore } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { commit } from '../support/commit.ts';
import { aRecord, idOf } from '../support/records.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-api-'));
const lines: string[] = [];
let database: Database;
let store: ReportStore;
let app: Hono;
let scopes: string[] = [];
const ID = idOf('report');
const FILE = new TextEncoder().encode('%PDF-1.7 not really');

beforeAll(async () => {
  database = await openDatabase(null, 'reports');
  store = dynamoReports({
    client: database.client,
    tableName: 'reports',
    cursorSecret: 'test',
    now: () => new Date('2026-11-24T08:00:00.000Z'),
    sleep: async () => {},
  });
  const archive = filesArchive({
    root: join(folder, 'in'),
    bucket: 'archive',
    keepsVersions: true,
  });
  const results = resultsIn(
    filesArchive({ root: join(folder, 'out'), bucket: 'results', keepsVersions: false }),
  );
  app = apiApp({
    ports: {
      ...{ store, results, archive, version: '0.1.0', maxUploadBytes: 1000 },
      maxAnswerBytes: 1000,
      uploads: {
        needsHash: true,
        begin: async (request) => ({
          url: '/upload',
          key: 'in/x.pdf',
          fields: { type: request.mediaType },
        }),
      },
    },
    log: openLog({
      ...{ service: 'api', stage: 'test', level: 'info' },
      now: () => new Date(),
      print: (line) => lines.push(line),
    }),
    callerOf: () => ({ subject: 'tester', scopes: new Set(scopes) }),
  });
  const stored = await archive.put('in/上街区 商务局+100%.pdf', FILE);
  const source = { bucket: 'archive', key: stored.key, version: stored.version };
  const review = [
    { path: '/forms/0/selfScore', confidence: 0.5, reason: 'blurred' },
    { path: '/forms/0/contact', confidence: 0.7, reason: 'stamp' },
  ];
  const record = aRecord({
    ...{ seed: 'report', contact: '马小明 13800138000', review },
    findings: [{}, { code: 'unit.value', severity: 'warning', printed: '电话：68921234' }],
  });
  const withSource = {
    ...record,
    source: { ...record.source, fileName: '上街区 商务局+100%.pdf' },
  };
  await commit(store, withSource, { results, source });
  await commit(store, aRecord({ seed: 'older', year: 2020, score: 80 }), { results });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const get = (path: string, headers: Record<string, string> = {}) => app.request(path, { headers });
const json = async (path: string) => {
  const response = await get(path);
  expect(response.status, await response.clone().text()).toBe(200);
  // biome-ignore lint/suspicious/noExplicitAny: whole answers are checked against their schemas
  return (await response.json()) as Record<string, any>;
};

describe('the API', () => {
  it('lists reports, newest page by page, and filters them', async () => {
    const first = await json('/v1/reports?limit=1');
    expect(first.items).toHaveLength(1);
    const second = await json(`/v1/reports?limit=1&cursor=${first.next}`);
    expect(second.items[0].reportId).not.toBe(first.items[0].reportId);
    expect(second.next).toBeNull();
    const filtered = await json('/v1/reports?year=2020&minScore=80&maxScore=80');
    expect(filtered.items.map((r: { reportId: string }) => r.reportId)).toEqual([idOf('older')]);
  });

  it('answers every route with what its schema promises', async () => {
    const { items } = await json('/v1/reports');
    const departmentId = items[0].department.departmentId as string;
    const urls: Record<string, string> = {
      listFindings: '/v1/findings?code=rate.task',
      getDepartment: `/v1/departments/${departmentId}`,
      getDepartmentYears: `/v1/departments/${departmentId}/years`,
    };
    const tried: string[] = [];
    for (const route of ROUTES.filter((r) => r.method === 'get' && r.answer !== null)) {
      const body = await json(urls[route.id] ?? route.path.replace('{reportId}', ID));
      expect(route.answer?.safeParse(body).error, route.id).toBeUndefined();
      tried.push(route.id);
    }
    expect(tried.length).toBeGreaterThan(12);
  });

  it('gives evidence below a pointer', async () => {
    const all = await json(`/v1/reports/${ID}/evidence`);
    expect(Object.keys(all.evidence)).toHaveLength(2);
    const one = await json(`/v1/reports/${ID}/evidence?path=/forms/0/selfScore`);
    expect(one.evidence['/forms/0/selfScore'].page).toBe(5);
  });

  it('gives the ledger, the review list and the rescore with labels', async () => {
    const findings = await json(`/v1/reports/${ID}/findings?severity=warning`);
    expect(findings.items.map((f: { code: string }) => f.code)).toEqual(['unit.value']);
    const review = await json(`/v1/reports/${ID}/review`);
    expect(review.items[0].evidence.page).toBe(5);
    const rescore = await json(`/v1/reports/${ID}/rescore`);
    expect(rescore.forms[0].items[0].label).toBe('总体工作完成率');
    const worst = await json('/v1/review');
    expect(worst.items[0]).toMatchObject({ reportId: ID, confidence: 0.5, count: 2 });
  });

  it('gives the years of a department', async () => {
    const { items } = await json('/v1/departments?region=410000');
    const { years } = await json(`/v1/departments/${items[0].departmentId}/years`);
    expect(years.map((y: { fiscalYear: number }) => y.fiscalYear)).toEqual([2021, 2020]);
    expect(years[0]).toMatchObject({ budgetYuan: 7616000, executionRatePercent: 100, findings: 2 });
    expect(years[0].contradictions).toBeLessThanOrEqual(years[0].findings);
  });

  it('knows no years of a department that nobody knows', async () => {
    expect((await get('/v1/departments/410100-0123456789ab/years')).status).toBe(404);
  });

  it('masks names and numbers in every default answer and in the log', async () => {
    for (const path of ['', '/evidence', '/findings', '/review', '/rescore', '/summary']) {
      const text = await (await get(`/v1/reports/${ID}${path}`)).text();
      expect(text).not.toMatch(/马小明|马××|13800138000|68921234/);
    }
    expect(lines.join('')).not.toMatch(/马小明|13800138000/);
  });

  it('shows them to the scope raw:read, and notes that before', async () => {
    expect((await get(`/v1/reports/${ID}?raw=true`)).status).toBe(403);
    scopes = ['raw:read'];
    const response = await get(`/v1/reports/${ID}?raw=true`);
    scopes = [];
    expect(await response.text()).toContain('马小明 13800138000');
    const { items } = await database.client
      .send(
        new (await import('@aws-sdk/lib-dynamodb')).QueryCommand({
          TableName: 'reports',
          KeyConditionExpression: 'pk = :d',
          ExpressionAttributeValues: { ':d': 'AUDIT#2026-11-24' },
        }),
      )
      .then(({ Items }) => ({ items: Items ?? [] }));
    expect(items).toHaveLength(1);
    expect(items[0]).toMatchObject({ subject: 'tester', reportId: ID, what: 'getReport' });
  });

  it('gives the file to whoever may see it, whole and by range', async () => {
    const path = `/v1/reports/${ID}/source`;
    expect((await get(path)).status).toBe(403);
    scopes = ['source:read'];
    const whole = await get(path);
    expect(new Uint8Array(await whole.arrayBuffer())).toEqual(FILE);
    expect(whole.headers.get('content-disposition')).toContain(
      encodeURIComponent('上街区 商务局+100%.pdf'),
    );
    expect(whole.headers.get('content-type')).toBe('application/pdf');
    // Nothing in a document may run in our name, nor a link in it tell where it was opened.
    expect(whole.headers.get('content-security-policy')).toBe("default-src 'none'; sandbox");
    expect(whole.headers.get('referrer-policy')).toBe('no-referrer');
    expect(whole.headers.get('x-content-type-options')).toBe('nosniff');
    expect(whole.headers.get('cross-origin-resource-policy')).toBe('same-origin');
    const part = await get(path, { range: 'bytes=1-3' });
    expect(part.status).toBe(206);
    expect(part.headers.get('content-range')).toBe(`bytes 1-3/${FILE.length}`);
    expect(await part.text()).toBe('PDF');
    const beyond = await get(path, { range: 'bytes=999-' });
    expect(beyond.status).toBe(416);
    expect(beyond.headers.get('content-range')).toBe(`bytes */${FILE.length}`);
    const tag = whole.headers.get('etag') ?? '';
    expect(beyond.headers.get('etag')).toBe(tag);
    expect((await get(path, { 'if-none-match': tag })).status).toBe(304);
    scopes = [];
  });

  it.each([
    ['an end before its start', 'bytes=3-1'],
    ['more digits than a number holds', `bytes=${'9'.repeat(400)}-`],
    ['several parts', 'bytes=0-1,3-4'],
    ['another unit', 'lines=1-2'],
  ])('answers a range of %s with the whole file', async (_what, range) => {
    scopes = ['source:read'];
    const answer = await get(`/v1/reports/${ID}/source`, { range });
    expect([answer.status, answer.headers.get('content-range')]).toEqual([200, null]);
    expect(new Uint8Array(await answer.arrayBuffer())).toEqual(FILE);
    scopes = [];
  });

  it('answers HEAD as GET without a range, whatever range is asked for', async () => {
    scopes = ['source:read'];
    for (const range of ['bytes=1-3', 'bytes=999-']) {
      const init = { method: 'HEAD', headers: { range } };
      const { status, headers } = await app.request(`/v1/reports/${ID}/source`, init);
      expect([status, headers.get('content-length')]).toEqual([200, String(FILE.length)]);
      expect(headers.get('accept-ranges')).toBe('bytes');
    }
    scopes = [];
  });

  it('answers 304 to whoever has the answer, and HEAD without a body', async () => {
    const first = await get(`/v1/reports/${ID}`);
    const etag = first.headers.get('etag') ?? '';
    expect((await get(`/v1/reports/${ID}`, { 'if-none-match': `"x", W/${etag}` })).status).toBe(
      304,
    );
    expect((await get(`/v1/reports/${ID}`, { 'if-none-match': '"x"' })).status).toBe(200);
    const head = await app.request(`/v1/reports/${ID}`, { method: 'HEAD' });
    expect(head.status).toBe(200);
    expect(head.headers.get('etag')).toBe(etag);
    expect(await head.text()).toBe('');
  });

  it.each([
    ['/v1/reports?limit=0', 'limit'],
    ['/v1/reports?limit=101', 'limit'],
    ['/v1/reports?limit=ten', 'limit'],
    ['/v1/reports?limit=0x10', 'limit'],
    ['/v1/reports?limit=1e1', 'limit'],
    ['/v1/reports?limit=%205', 'limit'],
    ['/v1/reports?year=21', 'year'],
    ['/v1/reports?year=2021.0', 'year'],
    ['/v1/reports?minScore=0x5', 'minScore'],
    ['/v1/reports?exactRegion=true', 'exactRegion'],
    ['/v1/counts?exactRegion=true', 'exactRegion'],
    ['/v1/reports?minScore=', 'minScore'],
    ['/v1/reports?minScore=%20', 'minScore'],
    ['/v1/reports?minScore=90&maxScore=80', 'minScore'],
    ['/v1/reports?variant=none', 'variant'],
    ['/v1/reports?department=x', 'department'],
    ['/v1/reports?page=2', 'page'],
    ['/v1/reports?year=2020&year=2021', 'year'],
    ['/v1/reports?cursor=abc', 'cursor'],
    ['/v1/reports/xyz', 'reportId'],
    [`/v1/reports/${ID}/evidence?path=forms`, 'path'],
    ['/v1/findings', 'code'],
    ['/v1/findings?code=nope', 'code'],
    ['/v1/departments/nope', 'departmentId'],
  ])('refuses %s by naming the field %s and the remedy', async (path, field) => {
    const response = await get(path);
    expect(response.status).toBe(400);
    expect(response.headers.get('content-type')).toBe('application/problem+json');
    const body = (await response.json()) as { errors: { field: string; remedy: string }[] };
    expect(body.errors[0]?.field).toBe(field);
    expect(body.errors[0]?.remedy).toMatch(/^(?!see )\w.{5,}/);
  });

  it('refuses a cursor under other filters', async () => {
    const { next } = await json('/v1/reports?limit=1');
    expect((await get(`/v1/reports?limit=1&year=2021&cursor=${next}`)).status).toBe(400);
  });

  it('answers 404 and 405 as problems too', async () => {
    expect((await get(`/v1/reports/${idOf('nobody')}`)).status).toBe(404);
    expect((await get('/v2/none')).headers.get('content-type')).toBe('application/problem+json');
    const other = await app.request('/v1/reports', { method: 'DELETE' });
    expect([other.status, other.headers.get('allow')]).toEqual([405, 'GET, HEAD']);
  });

  it('opens an upload for the scope upload:write, with a checked body', async () => {
    const post = (body: string) =>
      app.request('/v1/uploads', {
        method: 'POST',
        body,
        headers: { 'content-type': 'application/json' },
      });
    const file = { fileName: 'a.pdf', mediaType: 'application/pdf' };
    const good = JSON.stringify({ ...file, sha256: 'ab'.repeat(32) });
    expect((await post(good)).status).toBe(403);
    scopes = ['upload:write'];
    expect(await (await post(good)).json()).toMatchObject({ url: '/upload', key: 'in/x.pdf' });
    expect((await post('{')).status).toBe(400);
    const { errors } = (await (await post(JSON.stringify(file))).json()) as { errors: object[] };
    expect(errors).toMatchObject([{ field: 'sha256' }]);
    expect((await post(JSON.stringify({ fileName: 'a.exe', mediaType: 'x' }))).status).toBe(400);
    for (const fileName of ['\u001b[2J.pdf', 'x\u202efdp.exe', 'a\u200b.pdf']) {
      const unprintable = JSON.stringify({ ...JSON.parse(good), fileName });
      expect(await (await post(unprintable)).json()).toMatchObject({
        errors: [{ field: 'fileName' }],
      });
    }
    expect(await (await post('[]')).json()).toMatchObject({ errors: [{ field: 'body' }] });
    expect((await post(`"${'x'.repeat(20_000)}"`)).status).toBe(413);
    scopes = [];
  });

  it('hides what went wrong inside, and logs it without words of the document', async () => {
    // A committed report whose record is gone: our mistake, not the caller's.
    await commit(store, aRecord({ seed: 'lost', contact: '张小红' }));
    const response = await get(`/v1/reports/${idOf('lost')}`);
    expect(response.status).toBe(500);
    const told = await response.text();
    expect(told).not.toContain('rank');
    expect(lines.at(-1)).toContain('request failed');
    // Whoever is told of it can name it to whoever reads the log.
    expect(JSON.parse(lines.at(-1) ?? '').requestId).toBe(JSON.parse(told).requestId);
    expect(JSON.parse(told).requestId).toMatch(/\w{8}/);
    const event = { requestContext: { requestId: 'gateway-1' } };
    const behind = await app.request(`/v1/reports/${idOf('lost')}`, {}, { event });
    expect(await behind.json()).toMatchObject({ requestId: 'gateway-1' });
    const refused = await (await get('/v1/reports?limit=0')).json();
    expect(refused).not.toHaveProperty('requestId');
    expect(lines.join('')).not.toContain('张小红');
  });

  it('describes itself in OpenAPI 3.1, every reference resolved', async () => {
    const document = await json('/openapi.json');
    expect(document.openapi).toBe('3.1.0');
    // A client made from it may send its token everywhere.
    expect(document.security).toEqual([{ token: [] }, {}]);
    const refs = [...JSON.stringify(document).matchAll(/"\$ref":"#\/components\/schemas\/(\w+)"/g)];
    expect(refs.length).toBeGreaterThan(10);
    for (const [, name] of refs) expect(document.components.schemas).toHaveProperty(String(name));
    expect(JSON.stringify(document)).not.toContain('#/$defs');
    expect(Object.keys(document.paths)).toHaveLength(ROUTES.length);
    const parameters = document.paths['/v1/reports'].get.parameters;
    expect(parameters.find((p: { name: string }) => p.name === 'limit').schema.maximum).toBe(100);
    const { responses } = document.paths['/v1/reports/{reportId}/source'].get;
    for (const status of ['206', '401', '413', '416', 'default'])
      expect(responses).toHaveProperty(status);
  });

  it('has a page for people', async () => {
    const response = await get('/docs');
    expect(response.headers.get('content-type')).toContain('text/html');
    const page = await response.text();
    for (const route of ROUTES) expect(page).toContain(route.path);
    expect(page.match(/<code>\w+<\/code><\/td><td>[^<]+<\/td><td><\/td>/g)).toBeNull();
  });
});
