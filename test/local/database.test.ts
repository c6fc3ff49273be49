/** The embedded database is this process's own: a page in somebody's browser does not reach it. */
import { afterAll, beforeAll, expect, it } from 'vitest';
import { type Database, openDatabase } from '../../local/database.ts';

let database: Database;
beforeAll(async () => {
  database = await openDatabase(null, 'reports');
});
afterAll(() => database.close());

const ask = (method: string, headers: Record<string, string>, body?: string) =>
  fetch(database.endpoint.url, { method, headers, ...(body === undefined ? {} : { body }) });
const SIGNED = {
  'content-type': 'application/x-amz-json-1.0',
  'x-amz-date': '19700101T000000Z',
  authorization: 'AWS4-HMAC-SHA256 Credential=a, SignedHeaders=host, Signature=b',
};
const command = (name: string, origin: Record<string, string>) =>
  ask(
    'POST',
    { ...SIGNED, ...origin, 'x-amz-target': `DynamoDB_20120810.${name}` },
    JSON.stringify({ TableName: 'reports' }),
  );

it.each(['https://evil.example', 'null', 'http://localhost:8480'])(
  'refuses a page from %s, and lets it read no answer',
  async (origin) => {
    const asked = { origin, 'access-control-request-headers': 'x-amz-target,authorization' };
    for (const answer of [
      await ask('OPTIONS', { ...asked, 'access-control-request-method': 'POST' }),
      await command('Scan', { origin }),
      await command('DeleteTable', { origin }),
    ]) {
      expect(answer.status).toBe(403);
      expect(answer.headers.get('access-control-allow-origin')).toBeNull();
      expect(await answer.text()).toBe('');
    }
    expect((await command('DescribeTable', {})).status).toBe(200);
  },
);
