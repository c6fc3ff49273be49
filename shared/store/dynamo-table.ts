/** One table through lib-dynamodb: the few calls that the store makes, with their retries and guards. */
import {
  BatchGetCommand,
  BatchWriteCommand,
  type DynamoDBDocumentClient,
  GetCommand,
  PutCommand,
  QueryCommand,
  UpdateCommand,
} from '@aws-sdk/lib-dynamodb';
import type { IndexName } from './keys.ts';
import { ItemTooLarge, itemBytes } from './size.ts';

export type Item = Record<string, unknown>;
export interface Key {
  readonly pk: string;
  readonly sk: string;
}

/** What DynamoDB takes in one batch. */
const WRITE_BATCH = 25;
const READ_BATCH = 100;
/** Half-written batches are tried again this often, each time after twice the pause. */
const BATCH_TRIES = 8;
const FIRST_PAUSE_MS = 25;

export interface Expression {
  readonly text: string;
  readonly names?: Record<string, string>;
  readonly values?: Record<string, unknown>;
}

export interface QueryRequest {
  readonly index: IndexName | null;
  readonly partition: string;
  /** Sort keys from and to, inclusive. */
  readonly from: string;
  readonly to: string;
  readonly descending: boolean;
  readonly limit: number;
  readonly filter?: Expression | undefined;
  /** Attribute names to read; all where absent. */
  readonly only?: readonly string[] | undefined;
}

export interface Table {
  get(key: Key): Promise<Item | null>;
  put(kind: string, item: Item, maxBytes: number, condition?: Expression): Promise<boolean>;
  /** The item as it stands after; null where the condition did not hold. */
  update(key: Key, update: Expression, condition?: Expression): Promise<Item | null>;
  writeAll(items: readonly { put?: Item; drop?: Key }[]): Promise<void>;
  /** Items in any order, without those that are not there; whole where `only` is null. */
  getAll(keys: readonly Key[], only: readonly string[] | null): Promise<Item[]>;
  /** One Query; `lastSk` is the sort key that it stopped at, null at the partition's end. */
  query(request: QueryRequest): Promise<{ items: Item[]; lastSk: string | null }>;
}

export interface TableParts {
  readonly client: DynamoDBDocumentClient;
  readonly tableName: string;
  readonly sleep: (ms: number) => Promise<void>;
}

function isConditionFailure(error: unknown): boolean {
  return error instanceof Error && error.name === 'ConditionalCheckFailedException';
}

/** What `send` gives; null where its condition did not hold. */
async function sendConditionally<T>(send: () => Promise<T>): Promise<T | null> {
  try {
    return await send();
  } catch (error) {
    if (isConditionFailure(error)) return null;
    throw error;
  }
}

function attributesOf(...parts: readonly (Expression | undefined)[]) {
  const names = Object.assign({}, ...parts.map((p) => p?.names));
  const values = Object.assign({}, ...parts.map((p) => p?.values));
  return {
    ...(Object.keys(names).length > 0 ? { ExpressionAttributeNames: names } : {}),
    ...(Object.keys(values).length > 0 ? { ExpressionAttributeValues: values } : {}),
  };
}

function projection(only: readonly string[] | undefined): Expression | undefined {
  if (only === undefined) return undefined;
  const names = Object.fromEntries(only.map((name) => [`#p_${name}`, name]));
  return { text: Object.keys(names).join(', '), names };
}

/** Calls `send` until nothing is left over; throws when the service keeps refusing. */
async function untilTaken<R>(
  requests: readonly R[],
  size: number,
  sleep: (ms: number) => Promise<void>,
  send: (batch: R[]) => Promise<R[]>,
): Promise<void> {
  for (let at = 0; at < requests.length; at += size) {
    let left = requests.slice(at, at + size);
    for (let attempt = 0; left.length > 0; attempt++) {
      if (attempt === BATCH_TRIES)
        throw new Error(`${left.length} items of a batch were not taken`);
      if (attempt > 0) await sleep(FIRST_PAUSE_MS * 2 ** attempt);
      left = await send(left);
    }
  }
}

/** The table behind a document client. */
export function openTable({ client, tableName: TableName, sleep }: TableParts): Table {
  return {
    async get(key) {
      // Strongly consistent: a worker must see the claim that another one just wrote.
      const answer = await client.send(
        new GetCommand({ TableName, Key: { ...key }, ConsistentRead: true }),
      );
      return answer.Item ?? null;
    },
    async put(kind, item, maxBytes, condition) {
      const bytes = itemBytes(item);
      if (bytes > maxBytes) throw new ItemTooLarge(kind, bytes, maxBytes);
      const check = condition ? { ConditionExpression: condition.text } : {};
      const answer = await sendConditionally(() =>
        client.send(
          new PutCommand({ TableName, Item: item, ...check, ...attributesOf(condition) }),
        ),
      );
      return answer !== null;
    },
    async update(key, update, condition) {
      const answer = await sendConditionally(() =>
        client.send(
          new UpdateCommand({
            TableName,
            Key: { ...key },
            UpdateExpression: update.text,
            ...(condition ? { ConditionExpression: condition.text } : {}),
            ...attributesOf(update, condition),
            ReturnValues: 'ALL_NEW',
          }),
        ),
      );
      return answer === null ? null : (answer.Attributes ?? {});
    },
    writeAll(items) {
      const requests = items.map(({ put, drop }) =>
        put ? { PutRequest: { Item: put } } : { DeleteRequest: { Key: { ...drop } } },
      );
      return untilTaken(requests, WRITE_BATCH, sleep, async (batch) => {
        const answer = await client.send(
          new BatchWriteCommand({ RequestItems: { [TableName]: batch } }),
        );
        return (answer.UnprocessedItems?.[TableName] ?? []) as typeof batch;
      });
    },
    async getAll(keys, only) {
      const found: Item[] = [];
      const fields = projection(only ?? undefined);
      await untilTaken([...keys], READ_BATCH, sleep, async (Keys) => {
        const answer = await client.send(
          new BatchGetCommand({
            RequestItems: {
              [TableName]: {
                Keys,
                ...(fields ? { ProjectionExpression: fields.text } : {}),
                ...attributesOf(fields),
              },
            },
          }),
        );
        found.push(...(answer.Responses?.[TableName] ?? []));
        return (answer.UnprocessedKeys?.[TableName]?.Keys ?? []) as Key[];
      });
      return found;
    },
    query: (request) => query(client, TableName, request),
  };
}

async function query(client: DynamoDBDocumentClient, TableName: string, request: QueryRequest) {
  const { index, partition, from, to, filter } = request;
  if (from > to) return { items: [], lastSk: null };
  const sk = index === null ? 'sk' : `${index}sk`;
  const key: Expression = {
    text: '#pk = :pk AND #sk BETWEEN :from AND :to',
    names: { '#pk': index === null ? 'pk' : `${index}pk`, '#sk': sk },
    values: { ':pk': partition, ':from': from, ':to': to },
  };
  const fields = projection(request.only);
  const answer = await client.send(
    new QueryCommand({
      TableName,
      ...(index === null ? {} : { IndexName: index }),
      KeyConditionExpression: key.text,
      ...(filter ? { FilterExpression: filter.text } : {}),
      ...(fields ? { ProjectionExpression: fields.text } : {}),
      ...attributesOf(key, filter, fields),
      ScanIndexForward: !request.descending,
      Limit: request.limit,
    }),
  );
  const last = answer.LastEvaluatedKey?.[sk];
  return { items: answer.Items ?? [], lastSk: typeof last === 'string' ? last : null };
}
