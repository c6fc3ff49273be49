/** The report store on one DynamoDB table (or its local stand-in). */
import type { DynamoDBDocumentClient } from '@aws-sdk/lib-dynamodb';
import { reportReader } from './dynamo-reader.ts';
import { openTable } from './dynamo-table.ts';
import { reportWriter } from './dynamo-writer.ts';
import { DIRECTORY } from './keys.ts';
import type { ReportStore } from './port.ts';

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
    async ping() {
      await table.get({ pk: DIRECTORY.pk, sk: DIRECTORY.months });
    },
  };
}
