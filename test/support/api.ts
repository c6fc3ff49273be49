/** The API over an embedded database that holds given reports and nothing else, for tests of its lists. */
import type { Hono } from 'hono';
import { apiApp } from '../../functions/api/app.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { commit } from './commit.ts';
import { aRecord } from './records.ts';

type Findings = NonNullable<NonNullable<Parameters<typeof aRecord>[0]>['findings']>;

export interface ListApi {
  readonly app: Hono;
  readonly database: Database;
  /** Of the department that `aRecord` names. */
  readonly departmentId: string;
}

/** Opens the API with one report a year; its records and archive are empty. */
export async function openListApi(
  years: readonly number[],
  findings: Findings,
  maxTextBytes = Number.POSITIVE_INFINITY,
): Promise<ListApi> {
  const database = await openDatabase(null, 'reports');
  const now = () => new Date('2026-11-24T08:00:00.000Z');
  const store = dynamoReports({
    ...{ client: database.client, tableName: 'reports', cursorSecret: 'test', now },
    sleep: async () => {},
  });
  for (const year of years) await commit(store, aRecord({ seed: `y${year}`, year, findings }));
  const departmentId = (await store.joinDepartment('郑州市上街区商务局'))?.departmentId ?? '';
  const nothing = async () => null;
  const app = apiApp({
    ports: {
      ...{ store, results: { getRecord: nothing }, uploads: null, version: 'test' },
      archive: { bucket: 'archive', getPart: nothing },
      ...{ maxAnswerBytes: 1000, maxUploadBytes: 1000, maxTextBytes },
    },
    log: openLog({
      ...{ service: 'api', stage: 'test', level: 'error', now },
      print: () => undefined,
    }),
    callerOf: () => ({ subject: 'tester', scopes: new Set<string>() }),
  });
  return { app, database, departmentId };
}
