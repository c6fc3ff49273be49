/** What a report writes, counted in write units: the cost model's driver and the hot partitions. */

import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { TYPICAL } from '../../infra/cost-model.ts';
import { PARTITION_LIMITS, partitionLoad, partitionTable } from '../../infra/partition-load.ts';
import { STAGES } from '../../infra/stages.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { Item } from '../../shared/store/dynamo-table.ts';
import { itemBytes } from '../../shared/store/size.ts';
import { commit } from '../support/commit.ts';
import { aRecord } from '../support/records.ts';
import { itemsWrittenBy, unitsOf } from '../support/write-units.ts';

const FINDINGS = 10;
const send = vi.spyOn(DynamoDBDocumentClient.prototype, 'send');
let database: Database;
let items: Item[] = [];

beforeAll(async () => {
  database = await openDatabase(null, 'reports');
  const store = dynamoReports({
    ...{ client: database.client, tableName: 'reports', cursorSecret: 'test' },
    ...{ now: () => new Date('2026-11-24T08:00:00.000Z'), sleep: async () => {} },
  });
  await commit(store, aRecord({ seed: 'before' }));
  send.mockClear();
  const record = aRecord({
    seed: '2021年度郑州市上街区商务局部门整体绩效自评报告',
    findings: Array.from({ length: FINDINGS }, (_, i) => ({ fingerprint: `f${i}` })),
    review: [{ path: '/forms/0/selfScore', confidence: 0.5, reason: 'blurred' }],
  });
  const source = {
    bucket: 'archive',
    key: `in/${record.source.fileName}`,
    version: 'v'.repeat(32),
  };
  const run = { reportId: record.reportId, rank: 1, owner: 'worker' };
  await store.claimRun({ ...run, leaseSeconds: 60, source });
  await commit(store, record, { source });
  const { reportId } = record;
  await store.pointSource({ source, sequencer: '00A1', reportId, at: new Date() });
  await store.finishRun(record.reportId, 1, 'worker');
  items = send.mock.calls.flatMap(([command]) => itemsWrittenBy(command));
});
afterAll(async () => {
  send.mockRestore();
  await database.close();
});

describe('a report of ten findings', () => {
  it('writes as many units as the cost model says', () => {
    const units = items.reduce((sum, item) => sum + unitsOf(item), 0);
    expect(units).toBeLessThanOrEqual(TYPICAL.writeUnits);
    expect(units).toBeGreaterThan(0.85 * TYPICAL.writeUnits);
  });

  it('writes a list item of at most two units, and a list entry of one', () => {
    const meta = items.find((item) => item.sk === 'META');
    expect(itemBytes(meta)).toBeLessThan(2 * 1024);
    const entry = items.find((item) => /^F#\d+#L#/.test(String(item.sk)));
    expect(unitsOf(entry ?? {})).toBe(4);
    expect(itemBytes(entry)).toBeLessThan(400);
  });

  it('puts no more on a partition than a prod stage may, at its whole budget of workers', () => {
    const prod = STAGES.find(({ stage }) => stage === 'prod')!;
    const loads = partitionLoad(prod.concurrency);
    expect(loads.length).toBeGreaterThan(4);
    for (const { writes, partition } of loads)
      expect(writes, partition).toBeLessThan(PARTITION_LIMITS.writes);
    // A budget that does not fit is seen.
    const busiest = partitionLoad({ ...prod.concurrency, backfill: 900 });
    expect(busiest.some(({ writes }) => writes > PARTITION_LIMITS.writes)).toBe(true);
    const page = readFileSync(join(import.meta.dirname, '../../docs/COST.md'), 'utf8');
    expect(page).toContain(partitionTable());
  });
});

describe('a key', () => {
  it('is within 2 KB for a partition and 1 KB for sorting, in UTF-8, for the longest names', async () => {
    const long = '绩'.repeat(2_000);
    const store = dynamoReports({
      ...{ client: database.client, tableName: 'reports', cursorSecret: 'test' },
      ...{ now: () => new Date(), sleep: async () => {} },
    });
    send.mockClear();
    const record = aRecord({ seed: long, department: long, findings: [{ printed: long }] });
    // S3 takes keys of 1,024 bytes.
    const source = { bucket: 'b'.repeat(63), key: `in/${'绩'.repeat(340)}`, version: 'v' };
    await store.claimRun({
      ...{ reportId: record.reportId, rank: 1, owner: 'w', source },
      leaseSeconds: 1,
    });
    await commit(store, record, { source });
    const { reportId } = record;
    await store.pointSource({ source, sequencer: null, reportId, at: new Date() });
    const written = send.mock.calls.flatMap(([command]) => itemsWrittenBy(command));
    expect(written.length).toBeGreaterThan(5);
    for (const item of written) {
      expect(itemBytes(item)).toBeLessThan(400 * 1024);
      for (const [name, value] of Object.entries(item)) {
        if (/^(gsi\d)?pk$/.test(name)) expect(itemBytes(value), name).toBeLessThan(2_048);
        if (/^(gsi\d)?sk$/.test(name)) expect(itemBytes(value), name).toBeLessThan(1_024);
      }
    }
  });
});
