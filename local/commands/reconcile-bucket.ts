/**
 * `jixiao reconcile --bucket`, on AWS: sends what the archive holds and this version never brought
 * to an end. After an upgrade that is every report: the same command reprocesses.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { rankOf } from '../../shared/ingest-rank.ts';
import { EXTRACTOR_VERSION } from '../../shared/report/version.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { dynamoClient, s3Client, sqsClient } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { Archive, Queue, ReportStore, StoredObject } from '../../shared/store/port.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { sqsQueue } from '../../shared/store/sqs.ts';
import { objectsIn } from '../arrivals.ts';
import { EXIT, type ExitCode } from '../exit.ts';

export interface Unsettled {
  readonly archive: Archive;
  readonly store: Pick<ReportStore, 'getSource' | 'getRun'>;
  readonly queue: Pick<Queue, 'send'>;
  /** Of the version that shall have read everything. */
  readonly rank: number;
}

/** Uploads stand below this prefix; nothing else of the bucket is a report. */
const PREFIX = 'in/';

/** Sends each object without a finished run; returns how many it looked at and sent. */
export async function sendUnsettled(parts: Unsettled): Promise<{ listed: number; sent: number }> {
  let [listed, sent] = [0, 0];
  for await (const object of objectsIn(parts.archive, PREFIX)) {
    listed += 1;
    if (object.bytes === 0 || (await isSettled(object, parts))) continue;
    // No version and no event order: a real event of the same key must win.
    const source = { bucket: parts.archive.bucket, key: object.key, version: null };
    const arrival = { source, bytes: null, sequencer: null, refused: null };
    await parts.queue.send('backfill', [writeArrival(arrival)]);
    sent += 1;
  }
  return { listed, sent };
}

/** A listing names no version: an object that is younger than its run was replaced since. */
async function isSettled(object: StoredObject, { archive, store, rank }: Unsettled) {
  const pointer = await store.getSource(archive.bucket, object.key);
  const run = pointer === null ? null : await store.getRun(pointer.reportId, rank);
  if (run === null || (run.state !== 'DONE' && run.state !== 'REJECTED')) return false;
  return run.at >= object.at;
}

export interface BucketOptions {
  readonly bucket: string;
  readonly table: string | undefined;
  readonly queue: string | undefined;
}

/** Runs on the account that the environment's credentials name. */
export async function reconcileBucket(options: BucketOptions): Promise<ExitCode> {
  const { bucket, table, queue } = options;
  if (table === undefined || queue === undefined) {
    process.stderr.write('jixiao: --bucket needs --table and --queue beside it\n');
    return EXIT.usage;
  }
  const pause = (ms: number) => sleep(ms);
  const { listed, sent } = await sendUnsettled({
    archive: s3Archive(s3Client(null), bucket),
    store: dynamoReports({
      ...{ client: dynamoClient(null), tableName: table, sleep: pause },
      // Nothing here hands out cursors.
      cursorSecret: randomUUID(),
      now: () => new Date(),
    }),
    queue: sqsQueue({
      client: sqsClient(null),
      addresses: { backfill: { url: queue, deadLetterUrl: '', deadLetterArn: '' } },
      sleep: pause,
    }),
    rank: rankOf(EXTRACTOR_VERSION),
  });
  process.stdout.write(`${sent} of ${listed} files sent to be read\n`);
  return EXIT.done;
}
