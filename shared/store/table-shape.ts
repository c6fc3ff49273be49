/** The table's shape, for whoever creates it: the embedded stack here, the CDK stack there. */
import type { CreateTableCommandInput } from '@aws-sdk/client-dynamodb';
import { INDEXES } from './keys.ts';

/** On demand, three indexes that hold whole items. */
export function tableShape(tableName: string): CreateTableCommandInput {
  const names = ['pk', 'sk', ...INDEXES.flatMap((i) => [`${i}pk`, `${i}sk`])];
  return {
    TableName: tableName,
    BillingMode: 'PAY_PER_REQUEST',
    AttributeDefinitions: names.map((AttributeName) => ({ AttributeName, AttributeType: 'S' })),
    KeySchema: [
      { AttributeName: 'pk', KeyType: 'HASH' },
      { AttributeName: 'sk', KeyType: 'RANGE' },
    ],
    GlobalSecondaryIndexes: INDEXES.map((IndexName) => ({
      IndexName,
      KeySchema: [
        { AttributeName: `${IndexName}pk`, KeyType: 'HASH' },
        { AttributeName: `${IndexName}sk`, KeyType: 'RANGE' },
      ],
      Projection: { ProjectionType: 'ALL' },
    })),
  };
}
