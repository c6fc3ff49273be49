/** Every parameter of every route that lists: what it asks of the table, held by a spy. */
import { DynamoDBDocumentClient, QueryCommand, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { ROUTES } from '../../functions/api/routes.ts';
import type { Database } from '../../local/database.ts';
import { openListApi } from '../support/api.ts';

const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
let database: Database;
let app: Hono;
let departmentId = '';

beforeAll(async () => {
  ({ app, database, departmentId } = await openListApi([2019, 2020, 2021], [{}]));
});
afterAll(async () => {
  send.mockRestore();
  await database.close();
});

/** A value for each parameter that any list takes: a new one without a value here fails below. */
const VALUES: Readonly<Record<string, () => string>> = {
  department: () => departmentId,
  region: () => '410000',
  exactRegion: () => 'true',
  year: () => '2020',
  variant: () => 'henan-department',
  status: () => 'complete',
  minScore: () => '80',
  maxScore: () => '100',
  code: () => 'rate.task',
  severity: () => 'contradiction',
  limit: () => '2',
};
const PAGING = ['cursor', 'raw', 'format'];
/** Lists that must be asked by at least one of these. */
const NEEDED: Readonly<Record<string, string>> = { listFindings: 'code' };
/** Parameters that narrow another one, and are refused without it. */
const NARROWS: Readonly<Record<string, string>> = { exactRegion: 'region' };

const cases = ROUTES.filter((r) => r.method === 'get' && !r.path.includes('{reportId}')).flatMap(
  (route) => {
    const names = Object.keys(route.query.shape).filter((name) => !PAGING.includes(name));
    const pairs = names.flatMap((a, i) => names.slice(i + 1).map((b) => [a, b]));
    return [[], ...names.map((name) => [name]), ...pairs].map((asked) => ({ route, asked }));
  },
);

describe('a list route', () => {
  it('is tried with each of its parameters and with each pair', () => {
    expect(cases.length).toBeGreaterThan(60);
    for (const { asked } of cases) for (const name of asked) expect(VALUES).toHaveProperty(name);
  });

  it.each(cases)('asks by key only: $route.id by $asked', async ({ route, asked }) => {
    const needed = NEEDED[route.id];
    const isFree = asked.some((name) => ['code', 'severity', 'department'].includes(name));
    const narrowed = asked.flatMap((name) => NARROWS[name] ?? []);
    const own = [...new Set([...asked, ...narrowed])];
    const all = needed === undefined || isFree ? own : [...own, needed];
    const query = all.map((name) => `${name}=${VALUES[name]?.()}`).join('&');
    send.mockClear();
    const path = route.path.replace('{departmentId}', departmentId);
    const answer = await app.request(`${path}?${query}`);
    expect(answer.status, await answer.clone().text()).toBe(200);
    const names = new Set(send.mock.calls.map(([command]) => command.constructor.name));
    expect([...names].filter((n) => !/^(Get|BatchGet|Query)Command$/.test(n))).toEqual([]);
    const queries = send.mock.calls.map(([c]) => c).filter((c) => c instanceof QueryCommand);
    for (const { input } of queries) {
      expect(input.KeyConditionExpression).toMatch(/^#pk = :pk AND /);
      expect(input.Limit).toBeLessThanOrEqual(1_000);
    }
    // A page, or a count of so few, is done after at most one Query a year and one more.
    expect(queries.length).toBeLessThanOrEqual(5);
  });

  it('would be caught scanning: the spy sees a Scan', async () => {
    send.mockClear();
    await database.client.send(new ScanCommand({ TableName: 'reports', Limit: 1 }));
    expect(send.mock.calls.map(([c]) => c.constructor.name)).toContain('ScanCommand');
  });
});
