/** A file that no one answer can carry reaches the page all the same: asked for in parts. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { expect, it } from 'vitest';
import { apiApp } from '../../functions/api/app.ts';
import { openDatabase } from '../../local/database.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { filesArchive } from '../../shared/store/files.ts';
import { inParts } from '../../web/in-parts.ts';
import { commit } from '../support/commit.ts';
import { aRecord, idOf } from '../support/records.ts';

const MAX_ANSWER_BYTES = 1000;
const FILE = Uint8Array.from({ length: 2 * MAX_ANSWER_BYTES + 1 }, (_, i) => i % 251);

it('a file larger than one answer is refused whole, and put together from parts', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'jixiao-parts-'));
  const database = await openDatabase(null, 'reports');
  const now = () => new Date('2026-11-24T08:00:00.000Z');
  const store = dynamoReports({
    ...{ client: database.client, tableName: 'reports', cursorSecret: 'test', now },
    sleep: async () => {},
  });
  const archive = filesArchive({ root: folder, bucket: 'archive', keepsVersions: true });
  const { key, version } = await archive.put('in/long.pdf', FILE);
  const source = { bucket: 'archive', key, version };
  await commit(store, aRecord({ seed: 'long' }), { source });
  const app = apiApp({
    ports: {
      ...{ store, archive, results: { getRecord: async () => null }, uploads: null },
      ...{ version: 'test', maxAnswerBytes: MAX_ANSWER_BYTES, maxUploadBytes: 1 },
    },
    log: openLog({
      ...{ service: 'api', stage: 'test', level: 'error', now },
      print: () => undefined,
    }),
    callerOf: () => ({ subject: 'tester', scopes: new Set(['source:read']) }),
  });
  const path = `/v1/reports/${idOf('long')}/source`;
  expect((await app.request(path)).status).toBe(413);
  const ask = async (range: string) => app.request(path, { headers: { range } });
  for (const partBytes of [MAX_ANSWER_BYTES, 667, FILE.length / 3]) {
    const blob = await inParts(ask, partBytes);
    expect(new Uint8Array(await blob.arrayBuffer())).toEqual(FILE);
    expect(blob.type).toBe('application/pdf');
  }
  // What is no file of bytes comes whole, whatever part was asked for.
  const summary = await inParts(async (range) =>
    app.request(`/v1/reports/${idOf('long')}/summary`, { headers: { range } }),
  );
  expect(JSON.parse(await summary.text()).reportId).toBe(idOf('long'));
  await database.close();
  rmSync(folder, { recursive: true, force: true });
});
