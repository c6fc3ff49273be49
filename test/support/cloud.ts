/** AWS on this machine for processes that know it only by their variables: buckets, table, queues. */
import { DeleteObjectCommand } from '@aws-sdk/client-s3';
import {
  DeleteMessageCommand,
  ReceiveMessageCommand,
  SendMessageCommand,
  type SQSClient,
} from '@aws-sdk/client-sqs';
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { type FauxqsServer, startFauxqs } from 'fauxqs';
import { type Database, openDatabase } from '../../local/database.ts';
import { s3Client, sqsClient } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { Archive, ReportStore, Results } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { type Gate, openGate } from './gate.ts';
import { type Moves, movesOf } from './moves.ts';

export const TABLE = 'reports';
const REGION = 'us-east-1';
const NAMES = ['live', 'backfill', 'ocr'] as const;
export type Name = (typeof NAMES)[number];

export interface Cloud {
  /** What a function or a command needs in its environment to work here. */
  readonly variables: Readonly<Record<string, string>>;
  readonly gate: Gate;
  readonly archive: Archive;
  /** The results bucket, as files and as what they are. */
  readonly resultFiles: Archive;
  readonly results: Results;
  /** Every item of a report in the table. */
  readonly itemsOf: (reportId: string) => Promise<Item[]>;
  readonly store: ReportStore;
  readonly queueUrl: (name: Name) => string;
  readonly deadLetterArn: (name: Name) => string;
  /** Bodies that wait or are hidden in a queue, or in its dead-letter queue. */
  readonly bodies: (name: Name | `${Name}-dead`) => string[];
  readonly send: (name: Name, body: string) => Promise<void>;
  readonly remove: (key: string) => Promise<void>;
  /** Moves dead letters back, as the stand-in cannot; it must keep the gate. */
  readonly movesOf: (name: Name) => Moves;
  /** Delivers what is visible, as Lambda does: what the handler does not name is deleted. */
  readonly deliver: (name: Name, handler: Handler) => Promise<number>;
  readonly close: () => Promise<void>;
}

type Handler = (event: {
  readonly Records: readonly { messageId: string; body: string }[];
}) => Promise<{ batchItemFailures: { itemIdentifier: string }[] }>;

const arnOf = (name: string) => `arn:aws:sqs:${REGION}:000000000000:${name}`;

export async function openCloud(): Promise<Cloud> {
  const [server, database] = await Promise.all([
    startFauxqs({ port: 0, logger: false }),
    openDatabase(null, TABLE),
  ]);
  for (const bucket of ['archive', 'results']) server.createBucket(bucket);
  for (const name of NAMES) {
    server.createQueue(`${name}-dead`, { region: REGION });
    const policy = { deadLetterTargetArn: arnOf(`${name}-dead`), maxReceiveCount: 2 };
    const attributes = { RedrivePolicy: JSON.stringify(policy), VisibilityTimeout: '1' };
    server.createQueue(name, { region: REGION, attributes });
  }
  const queues = new URL(server.inspectQueue('live')?.url ?? '').origin;
  const gate = await openGate({ database: database.endpoint.url, others: server.address, queues });
  const at = { url: gate.url, region: REGION };
  const [s3, sqs] = [s3Client(at), sqsClient(at)];
  const urlOf = (name: string) => `${gate.url}/000000000000/${name}`;
  const now = () => new Date();
  return {
    variables: {
      ...{ AWS_ACCESS_KEY_ID: 'local', AWS_SECRET_ACCESS_KEY: 'local', AWS_REGION: REGION },
      ...{ AWS_ENDPOINT_URL_S3: gate.url, AWS_ENDPOINT_URL_DYNAMODB: gate.url },
      ...{
        AWS_ENDPOINT_URL_SQS: gate.url,
        AWS_SDK_JS_NODE_VERSION_SUPPORT_WARNING_DISABLED: 'true',
      },
      ...{ STAGE: 'test', ARCHIVE_BUCKET: 'archive', RESULTS_BUCKET: 'results', TABLE_NAME: TABLE },
      OCR_QUEUE_URL: urlOf('ocr'),
      PATH: process.env.PATH ?? '',
    },
    gate,
    archive: s3Archive(s3, 'archive'),
    resultFiles: s3Archive(s3, 'results'),
    results: resultsIn(s3Archive(s3, 'results')),
    itemsOf: (reportId) => itemsIn(database.client, reportId),
    store: dynamoReports({
      ...{ client: database.client, tableName: TABLE, cursorSecret: 'of this test', now },
      sleep: async () => undefined,
    }),
    queueUrl: urlOf,
    deadLetterArn: (name) => arnOf(`${name}-dead`),
    bodies: (name) => bodiesIn(server, name),
    async send(name, MessageBody) {
      await sqs.send(new SendMessageCommand({ QueueUrl: urlOf(name), MessageBody }));
    },
    async remove(Key) {
      await s3.send(new DeleteObjectCommand({ Bucket: 'archive', Key }));
    },
    movesOf: (name) => movesOf({ sqs, from: urlOf(`${name}-dead`), to: urlOf(name) }),
    deliver: (name, handler) => deliverAll(sqs, urlOf(name), handler),
    async close() {
      s3.destroy();
      sqs.destroy();
      await gate.close();
      await server.stop();
      await database.close();
    },
  };
}

export type Item = Record<string, unknown>;

async function itemsIn(client: Database['client'], reportId: string): Promise<Item[]> {
  const { Items } = await client.send(
    new QueryCommand({
      TableName: TABLE,
      KeyConditionExpression: 'pk = :pk',
      ExpressionAttributeValues: { ':pk': `DOC#${reportId}` },
      ConsistentRead: true,
    }),
  );
  return Items ?? [];
}

function bodiesIn(server: FauxqsServer, name: string): string[] {
  const messages = server.inspectQueue(name)?.messages;
  if (messages === undefined) throw new Error(`there is no queue ${name}`);
  const { ready, delayed, inflight } = messages;
  return [...ready, ...delayed, ...inflight.map(({ message }) => message)].map((m) => m.body);
}

async function receive(sqs: SQSClient, QueueUrl: string) {
  const input = { QueueUrl, MaxNumberOfMessages: 10 };
  return (await sqs.send(new ReceiveMessageCommand(input))).Messages ?? [];
}

async function deliverAll(sqs: SQSClient, QueueUrl: string, handler: Handler): Promise<number> {
  let done = 0;
  for (
    let some = await receive(sqs, QueueUrl);
    some.length > 0;
    some = await receive(sqs, QueueUrl)
  )
    for (const { MessageId = '', Body = '', ReceiptHandle } of some) {
      const { batchItemFailures } = await handler({
        Records: [{ messageId: MessageId, body: Body }],
      });
      if (batchItemFailures.length > 0) continue;
      await sqs.send(new DeleteMessageCommand({ QueueUrl, ReceiptHandle }));
      done += 1;
    }
  return done;
}
