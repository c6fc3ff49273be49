/** Names and numbers planted in a document show in no log line and no default answer, on the whole path. */
import { mkdtempSync, rmSync } from 'node:fs';
import { Socket } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { zipSync } from 'fflate';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { apiApp } from '../../functions/api/app.ts';
import { arrivalHandler } from '../../functions/worker/handle-arrivals.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import { type Log, openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { buildDocx, docxParts, paragraph } from '../support/docx-builder.ts';
import { PLANTED, plantedReport } from '../support/planted-report.ts';

const KEY = 'in/2021/上街区商务局.docx';

const BODY = { body: paragraph('a report') };
const EXTERNAL_ENTITY = '<!DOCTYPE w [<!ENTITY x SYSTEM "http://127.0.0.1:9/x">]>';
const REMOTE_PICTURE = new TextEncoder().encode(
  '<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships"><Relationship Id="p" Type="http://schemas.openxmlformats.org/officeDocument/2006/relationships/image" Target="http://127.0.0.1:9/x.png" TargetMode="External"/></Relationships>',
);

const folder = mkdtempSync(join(tmpdir(), 'jixiao-privacy-'));
const lines: string[] = [];
let database: Database;
let app: Hono;
let scopes: string[] = [];
let connections = 0;

beforeAll(async () => {
  database = await openDatabase(null, 'reports');
  const now = () => new Date('2026-11-24T08:00:00.000Z');
  const store = dynamoReports({
    ...{ client: database.client, tableName: 'reports', cursorSecret: 'test', now },
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
  const log = (service: string): Log =>
    openLog({
      ...{ service, stage: 'test', level: 'debug' },
      now,
      print: (line) => lines.push(line),
    });
  const ports = { ...{ store, results, archive, now }, every: () => () => undefined };
  const handler = arrivalHandler({
    ports: {
      ...ports,
      read: async (input) => {
        const connect = vi.spyOn(Socket.prototype, 'connect');
        const answer = await readReport(input, { read: readAndLayOut, recognize: null });
        connections += connect.mock.calls.length;
        connect.mockRestore();
        return answer;
      },
      sendToOcr: async () => undefined,
      settings: { rank: 1, leaseSeconds: 60, maxBytes: 1_000_000 },
    },
    log: log('extract'),
    newOwner: () => 'me',
  });
  await archive.put(KEY, plantedReport());
  const body = {
    'detail-type': 'Object Created',
    detail: { bucket: { name: 'archive' }, object: { key: KEY } },
  };
  const message = { messageId: 'm1', body: JSON.stringify(body) };
  expect(await handler({ Records: [message] })).toEqual({ batchItemFailures: [] });
  app = apiApp({
    ports: {
      ...{ store, results, archive, version: '1.0.0', maxUploadBytes: 1000 },
      maxAnswerBytes: 1_000_000,
      uploads: { needsHash: false, begin: async () => ({ url: '/', key: 'in/x', fields: {} }) },
    },
    log: log('api'),
    callerOf: () => ({ subject: 'tester', scopes: new Set(scopes) }),
  });
});
afterAll(async () => {
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});

const answerOf = async (path: string) => (await app.request(path)).text();
const plantedIn = (text: string) => PLANTED.filter((planted) => text.includes(planted));

describe('what is planted in a document', () => {
  let id = '';
  beforeAll(async () => {
    const list = JSON.parse(await answerOf('/v1/reports')) as { items: { reportId: string }[] };
    id = list.items[0]!.reportId;
  });

  it('was read: who may see it unmasked does', async () => {
    scopes = ['raw:read'];
    const raw = await answerOf(`/v1/reports/${id}?raw=true`);
    scopes = [];
    expect(plantedIn(raw)).toEqual(expect.arrayContaining(['欧阳建国', '马小明', '13800138000']));
  });

  it.each([
    ...['', '/evidence', '/findings', '/rescore', '/indicators', '/funds', '/tasks', '/figures'],
    ...['/findings?format=csv', '/indicators?format=csv', '/figures?format=csv'],
  ])('is in no default answer on the report%s', async (part) => {
    const answer = await answerOf(`/v1/reports/${id}${part}`);
    expect(answer.length).toBeGreaterThan(20);
    expect(plantedIn(answer)).toEqual([]);
  });

  it('is in no list', async () => {
    for (const path of ['/v1/reports', '/v1/departments', '/v1/counts', '/v1/review'])
      expect(plantedIn(await answerOf(path)), path).toEqual([]);
  });

  it('is in no line of the logs, which hold ids', () => {
    expect(lines.join('\n')).toContain(id);
    expect(plantedIn(lines.join('\n'))).toEqual([]);
  });

  it('made nobody call out: no socket was opened while it was read', () => {
    expect(connections).toBe(0);
  });

  it.each([
    ['an external entity', buildDocx({ ...BODY, prolog: EXTERNAL_ENTITY })],
    [
      'a picture from elsewhere',
      zipSync({ ...docxParts(BODY), 'word/_rels/document.xml.rels': REMOTE_PICTURE }),
    ],
  ])('nor does a file that asks for it: %s', async (_name, file) => {
    const connect = vi.spyOn(Socket.prototype, 'connect');
    await readAndLayOut(file);
    const calls = connect.mock.calls.length;
    // The watch is awake: a socket that is opened is seen.
    new Socket().on('error', () => undefined).connect(9, '127.0.0.1');
    expect(connect.mock.calls.length - calls).toBe(1);
    connect.mockRestore();
    expect(calls).toBe(0);
  });
});
