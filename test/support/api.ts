/** The API over an embedded database that holds given reports and nothing else, for tests of its lists. */
import type { Hono } from 'hono';
import { apiApp } from '../../functions/api/app.ts';
import { type Database, openDatabase } from '../../local/database.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
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

const DEPARTMENT = '郑州市上街区商务局';

/** Opens the API over these records; its archive is empty. */
async function openApi(records: readonly ReportRecord[], maxTextBytes: number, rank = 1) {
  const database = await openDatabase(null, 'reports');
  const now = () => new Date('2026-11-24T08:00:00.000Z');
  const store = dynamoReports({
    ...{ client: database.client, tableName: 'reports', cursorSecret: 'test', now },
    sleep: async () => {},
  });
  for (const record of records) await commit(store, record, { rank });
  const getRecord = async (id: string) =>
    JSON.stringify(records.find(({ reportId }) => reportId === id));
  const app = apiApp({
    ports: {
      ...{ store, results: { getRecord }, uploads: null, version: 'test' },
      archive: { bucket: 'archive', getPart: async () => null },
      ...{ maxAnswerBytes: 1000, maxUploadBytes: 1000, maxTextBytes },
    },
    log: openLog({
      ...{ service: 'api', stage: 'test', level: 'error', now },
      print: () => undefined,
    }),
    callerOf: () => ({ subject: 'tester', scopes: new Set<string>() }),
  });
  return { app, database, store };
}

/** Opens the API with one report a year. */
export async function openListApi(
  years: readonly number[],
  findings: Findings,
  maxTextBytes = Number.POSITIVE_INFINITY,
): Promise<ListApi> {
  const records = years.map((year) => aRecord({ seed: `y${year}`, year, findings }));
  const { app, database, store } = await openApi(records, maxTextBytes);
  const departmentId = (await store.joinDepartment(DEPARTMENT))?.departmentId ?? '';
  return { app, database, departmentId };
}

/** Opens the API over one record, as a document gave it. */
export const openReportApi = (record: ReportRecord, maxTextBytes = Number.POSITIVE_INFINITY) =>
  openApi([record], maxTextBytes);

/** The same where a reader of that rank stored the record. */
export const openRankApi = (record: ReportRecord, rank: number) =>
  openApi([record], Number.POSITIVE_INFINITY, rank);
