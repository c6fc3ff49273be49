/** `jixiao backfill` and `jixiao redrive`, on AWS: what an operator starts from a terminal. */
import { setTimeout as sleep } from 'node:timers/promises';
import { writeArrival } from '../../shared/runtime/events.ts';
import { s3Client, sqsClient } from '../../shared/store/clients.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { sqsQueue } from '../../shared/store/sqs.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { objectsIn } from '../objects.ts';

export interface BackfillOptions {
  readonly bucket: string;
  readonly queue: string | undefined;
  readonly prefix: string;
  readonly after?: string;
  readonly perSecond: number;
}

/** What SQS takes in one call. */
const BATCH = 10;

const pause = (ms: number) => sleep(ms);

/** Sends every report below the prefix; prints the last key of each batch, where a run can go on. */
export async function backfill(options: BackfillOptions): Promise<ExitCode> {
  if (options.queue === undefined) {
    process.stderr.write('jixiao: --bucket needs --queue beside it\n');
    return EXIT.usage;
  }
  const archive = s3Archive(s3Client(null), options.bucket);
  const address = { url: options.queue, deadLetterUrl: '', deadLetterArn: '' };
  const queue = sqsQueue({
    client: sqsClient(null),
    addresses: { backfill: address },
    sleep: pause,
  });
  let sent = 0;
  let batch: { key: string; body: string }[] = [];
  const flush = async () => {
    const last = batch.at(-1);
    if (last === undefined) return;
    await queue.send(
      'backfill',
      batch.map(({ body }) => body),
    );
    sent += batch.length;
    process.stderr.write(`${sent} sent; go on with --after ${JSON.stringify(last.key)}\n`);
    await pause((1000 * batch.length) / options.perSecond);
    batch = [];
  };
  for await (const { key, bytes } of objectsIn(archive, options.prefix, options.after ?? null)) {
    if (bytes === 0) continue;
    // The newest version and no event order: a real event of the same key must win.
    const source = { bucket: options.bucket, key, version: null };
    const body = writeArrival({ source, bytes: null, sequencer: null, refused: null });
    batch.push({ key, body });
    if (batch.length === BATCH) await flush();
  }
  await flush();
  process.stdout.write(`${sent} reports sent\n`);
  return EXIT.done;
}

/** Starts the move of dead letters to the queue that they came from, unless one is under way. */
export async function redrive(deadLetterArn: string): Promise<ExitCode> {
  const addresses = { live: { url: '', deadLetterUrl: '', deadLetterArn } };
  await sqsQueue({ client: sqsClient(null), addresses, sleep: pause }).redrive('live');
  process.stdout.write('the service moves the messages back; the alarm closes when it is done\n');
  return EXIT.done;
}
