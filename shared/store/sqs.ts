/** The queues on SQS: sending, putting dead letters back, and how full they are. */
import {
  GetQueueAttributesCommand,
  ListMessageMoveTasksCommand,
  SendMessageBatchCommand,
  type SQSClient,
  StartMessageMoveTaskCommand,
} from '@aws-sdk/client-sqs';
import type { Queue, QueueName } from './port.ts';

export interface QueueAddress {
  readonly url: string;
  readonly deadLetterUrl: string;
  /** Of the dead-letter queue: what a redrive starts from. */
  readonly deadLetterArn: string;
}

/** What SQS takes in one batch. */
const BATCH = 10;
/** A batch may hold 256 KB in all. */
const MAX_BATCH_BYTES = 250 * 1024;
const TRIES = 5;
const FIRST_PAUSE_MS = 50;

export interface SqsParts {
  readonly client: SQSClient;
  readonly addresses: Partial<Record<QueueName, QueueAddress>>;
  readonly sleep: (ms: number) => Promise<void>;
}

export function sqsQueue({ client, addresses, sleep }: SqsParts): Queue {
  const addressOf = (queue: QueueName) => {
    const address = addresses[queue];
    if (address === undefined) throw new Error(`no address is set for the queue ${queue}`);
    return address;
  };
  return {
    async send(queue, bodies) {
      const { url } = addressOf(queue);
      for (const batch of batchesOf(bodies)) await sendBatch(client, url, batch, sleep);
    },
    async redrive(queue) {
      const { deadLetterArn } = addressOf(queue);
      const from = { SourceArn: deadLetterArn };
      // The service takes one move at a time from a queue, and refuses a second one.
      const { Results } = await client.send(new ListMessageMoveTasksCommand(from));
      if (!Results?.some(({ Status }) => Status === 'RUNNING'))
        await client.send(new StartMessageMoveTaskCommand(from));
      return null;
    },
    async depth(queue) {
      const { url, deadLetterUrl } = addressOf(queue);
      const [live, dead] = await Promise.all([
        attributes(client, url),
        attributes(client, deadLetterUrl),
      ]);
      return {
        waiting: Number(live.ApproximateNumberOfMessages ?? 0),
        inFlight: Number(live.ApproximateNumberOfMessagesNotVisible ?? 0),
        dead: Number(dead.ApproximateNumberOfMessages ?? 0),
      };
    },
  };
}

async function attributes(client: SQSClient, url: string): Promise<Record<string, string>> {
  const answer = await client.send(
    new GetQueueAttributesCommand({
      QueueUrl: url,
      AttributeNames: ['ApproximateNumberOfMessages', 'ApproximateNumberOfMessagesNotVisible'],
    }),
  );
  return answer.Attributes ?? {};
}

/** Bodies in batches that SQS takes by number and by bytes. */
function batchesOf(bodies: readonly string[]): string[][] {
  const batches: string[][] = [];
  let bytes = 0;
  for (const body of bodies) {
    const size = Buffer.byteLength(body);
    const last = batches.at(-1);
    if (last === undefined || last.length === BATCH || bytes + size > MAX_BATCH_BYTES) {
      batches.push([body]);
      bytes = size;
    } else {
      last.push(body);
      bytes += size;
    }
  }
  return batches;
}

/** Sends what was not taken again; throws when the service keeps refusing. */
async function sendBatch(
  client: SQSClient,
  url: string,
  bodies: readonly string[],
  sleep: (ms: number) => Promise<void>,
): Promise<void> {
  let left = bodies.map((MessageBody, i) => ({ Id: String(i), MessageBody }));
  for (let attempt = 0; left.length > 0; attempt++) {
    if (attempt === TRIES) throw new Error(`${left.length} messages were not taken`);
    if (attempt > 0) await sleep(FIRST_PAUSE_MS * 2 ** attempt);
    const answer = await client.send(new SendMessageBatchCommand({ QueueUrl: url, Entries: left }));
    const refused = new Set((answer.Failed ?? []).map((f) => f.Id));
    left = left.filter((entry) => refused.has(entry.Id));
  }
}
