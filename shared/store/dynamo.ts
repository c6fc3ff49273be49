/** The report store on one DynamoDB table (or its local stand-in). */
import { randomUUID } from 'node:crypto';
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { reportReader } from './dynamo-reader.ts';
import { openTable } from './dynamo-table.ts';
import { reportWriter } from './dynamo-writer.ts';
import { auditKey, DIRECTORY } from './keys.ts';
import { completeEntries } from './list-entries.ts';
import type { ReportStore } from './port.ts';

const MAX_AUDIT_BYTES = 1024;

export interface DynamoParts {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly cursorSecret: string;
  readonly now: () => Date;
  readonly sleep: (ms: number) => Promise<void>;
}

/** Every method throws where the service fails; none of them scans. */
export function dynamoReports(parts: DynamoParts): ReportStore {
  const table = openTable(parts);
  return {
    ...reportWriter({ table, now: parts.now }),
    ...reportReader({ table, cursorSecret: parts.cursorSecret }),
    async noteRawRead(read) {
      const key = auditKey(parts.now().toISOString(), randomUUID().slice(0, 8));
      await table.put('audit', { ...read, ...key }, MAX_AUDIT_BYTES);
    },
    completeLists: () => completeEntries(table),
    async ping() {
      await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months });
    },
  };
}
