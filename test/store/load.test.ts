/** The short form of `npm run bench:load`: exact counts while writing, no Scan, sizes within limits. */
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { DynamoDBDocumentClient, ScanCommand } from '@aws-sdk/lib-dynamodb';
import type { Hono } from 'hono';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { appOf, type Intake, idsOf, latencies, takeIn } from '../../bench/load/run.ts';
import { openStack, type Stack } from '../../local/stack.ts';
import { MAX_FINDING_BYTES, MAX_META_BYTES } from '../../shared/store/dynamo-writer.ts';
import { utf8Bytes } from '../../shared/store/size.ts';

const REPORTS = 30;
const folder = mkdtempSync(join(tmpdir(), 'jixiao-load-'));
const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
/** Names of the commands that went to the table since the start. */
const commands = () => new Set(send.mock.calls.map(([command]) => command.constructor.name));

let stack: Stack;
let app: Hono;
let intake: Intake;
let rows: string[];
beforeAll(async () => {
  stack = await openStack(folder);
  app = appOf(stack);
  intake = await takeIn(stack, app, REPORTS, () => undefined);
  rows = await latencies(app, await idsOf(app, '/v1/reports'), 1);
});
afterAll(async () => {
  send.mockRestore();
  await stack.close();
  rmSync(folder, { recursive: true, force: true });
});

describe('many reports in one go', () => {
  it('are each listed once, and no list read meanwhile showed one twice', async () => {
    const ids = await idsOf(app, '/v1/reports');
    expect(ids).toHaveLength(REPORTS);
    expect(new Set(ids).size).toBe(REPORTS);
    expect(intake.doubledPages).toBe(0);
    expect(intake.deepest).toBeGreaterThan(0);
    const counts = (await (await app.request('/v1/counts')).json()) as { reports: number };
    expect(counts.reports).toBe(REPORTS);
  });

  it('are written and answered without a Scan, by every access pattern', async () => {
    expect(rows.length).toBeGreaterThanOrEqual(7);
    expect([...commands()].sort()).toEqual(
      expect.arrayContaining(['BatchWriteCommand', 'GetCommand', 'PutCommand', 'QueryCommand']),
    );
    expect(commands()).not.toContain('ScanCommand');
  });

  it('give items within their limits, counted in UTF-8 bytes', () => {
    const [metas, findings]: [number[], number[]] = [[], []];
    for (const [command] of send.mock.calls) {
      const input = command.input as {
        Item?: { sk: string };
        RequestItems?: Record<string, { PutRequest?: { Item: { sk: string } } }[]>;
      };
      const batch = Object.values(input.RequestItems ?? {}).flat();
      const items = [input.Item, ...batch.map((request) => request.PutRequest?.Item)];
      for (const item of items) {
        if (item === undefined) continue;
        // JSON is longer than what DynamoDB counts: quotes and names of the same length beside it.
        const bytes = utf8Bytes(JSON.stringify(item));
        if (item.sk === 'META') metas.push(bytes);
        if (item.sk.startsWith('F#')) findings.push(bytes);
      }
    }
    expect(metas.length).toBeGreaterThanOrEqual(REPORTS);
    expect(findings.length).toBeGreaterThan(0);
    expect(Math.max(...metas)).toBeLessThan(MAX_META_BYTES);
    expect(Math.max(...findings)).toBeLessThan(1.2 * MAX_FINDING_BYTES);
  });

  it('would be caught scanning: the spy sees a Scan', async () => {
    const client = send.mock.contexts[0] as DynamoDBDocumentClient;
    await client.send(new ScanCommand({ TableName: 'reports', Limit: 1 }));
    expect(commands()).toContain('ScanCommand');
  });
});
