/**
 * `jixiao reconcile --bucket`, on AWS: sends what the archive holds and this version never brought
 * to an end. After an upgrade that is every report: the same command reprocesses.
 */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { RANK } from '../../shared/report/rank.ts';
import { writeArrival } from '../../shared/runtime/events.ts';
import { dynamoClient, s3Client, sqsClient } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { sqsQueue } from '../../shared/store/sqs.ts';
import { tell } from '../announce.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { type Compared, type Comparison, compare, describeComparison } from '../standing.ts';

/** What lies below it AWS tells the workers of, whatever it is called. */
const PREFIX = 'in/';

/** Sends each file that is not settled; tells of each report whose file is gone. */
export function sendUnsettled(
  parts: Compared,
  send: (body: string) => Promise<void>,
): Promise<Comparison> {
  return compare(parts, PREFIX, {
    async onFile({ key }, standing) {
      tell(`${standing}: ${key}`);
      // No version and no event order: a real event of the same key must win.
      const source = { bucket: parts.archive.bucket, key, version: null };
      await send(writeArrival({ source, bytes: null, sequencer: null, refused: null }));
    },
    onOrphan: ({ reportId, source }) => tell(`no file: ${reportId} ${source.key}`),
  });
}

export interface BucketOptions {
  readonly bucket: string;
  readonly table: string | undefined;
  readonly queue: string | undefined;
  /** Only say how they differ. */
  readonly check: boolean;
}

/** Runs on the account that the environment's credentials name. */
export async function reconcileBucket(options: BucketOptions): Promise<ExitCode> {
  const { bucket, table, queue, check } = options;
  if (table === undefined || (queue === undefined && !check)) {
    process.stderr.write('jixiao: --bucket needs --table and --queue beside it\n');
    return EXIT.usage;
  }
  const pause = (ms: number) => sleep(ms);
  const store = dynamoReports({
    ...{ client: dynamoClient(null), tableName: table, sleep: pause },
    // Nothing here hands out cursors.
    cursorSecret: randomUUID(),
    now: () => new Date(),
  });
  const entered = check ? 0 : await store.completeLists();
  if (entered > 0)
    process.stdout.write(`${entered} reports of an older version entered in lists\n`);
  const backfill = sqsQueue({
    client: sqsClient(null),
    addresses: { backfill: { url: queue ?? '', deadLetterUrl: '', deadLetterArn: '' } },
    sleep: pause,
  });
  const counts = await sendUnsettled(
    { archive: s3Archive(s3Client(null), bucket), store, rank: RANK },
    (body) => (check ? Promise.resolve() : backfill.send('backfill', [body])),
  );
  process.stdout.write(describeComparison(counts));
  return EXIT.done;
}
