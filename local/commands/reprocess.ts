/** `jixiao reprocess`: what this version reads otherwise than the current one; then makes it current. */
import { randomUUID } from 'node:crypto';
import { setTimeout as sleep } from 'node:timers/promises';
import { scanReader } from '../../functions/worker/read-scan.ts';
import { readReport } from '../../shared/pipeline.ts';
import { PATIENT_LIMITS } from '../../shared/read/sandbox.ts';
import { readRecord } from '../../shared/report/read-record.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import { EXTRACTOR_VERSION } from '../../shared/report/version.ts';
import { createSandbox, readInSandbox } from '../../shared/sandbox.ts';
import { dynamoClient, s3Client } from '../../shared/store/clients.ts';
import { dynamoReports } from '../../shared/store/dynamo.ts';
import type { SourceRef } from '../../shared/store/items.ts';
import type { Archive, ReportReader, Results } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { printable } from '../announce.ts';
import { MAX_BYTES, pathOf, reconcile } from '../arrivals.ts';
import { changesBetween } from '../changes.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openKept } from '../kept-stack.ts';
import { objectsIn } from '../objects.ts';
import { reconcileBucket } from './reconcile-bucket.ts';
import { readQueued } from './upkeep.ts';

/** What a preview reads; it writes nothing at all. */
export interface Readable {
  readonly archive: Archive;
  readonly results: Results;
  readonly store: Pick<ReportReader, 'getSource' | 'getMeta'>;
}

/** Prints the changes of each report below the prefix, and how many change. */
export async function preview(parts: Readable, prefix: string): Promise<void> {
  const sandbox = createSandbox(PATIENT_LIMITS);
  const recognize = scanReader({
    recognizer: async () => (await import('../../shared/read/ocr/paddle.ts')).loadRecognizer(),
    // Lines that were recognized before are taken from the layer; new ones are not kept.
    layers: { ...parts.results, putLayer: async () => undefined },
    progress: (done, total) => process.stderr.write(`  page ${done} of ${total}\n`),
  });
  const ports = { read: (file: Uint8Array) => readInSandbox(sandbox, file), recognize };
  let [looked, changed] = [0, 0];
  try {
    for await (const object of objectsIn(parts.archive, prefix)) {
      const source = { bucket: parts.archive.bucket, key: object.key, version: object.version };
      const current = await currentRecord(parts, source);
      const fetched = current && (await parts.archive.get(source, MAX_BYTES));
      if (current === null || fetched === null) continue;
      looked += 1;
      const again = await readReport({ ...fetched, fileName: current.source.fileName }, ports);
      const changes = again.kind === 'record' ? changesBetween(current, again.record) : [];
      if (changes.length === 0) continue;
      changed += 1;
      const lines = [pathOf(object.key), ...changes.map((change) => `  ${change}`)];
      process.stdout.write(`${lines.map(printable).join('\n')}\n`);
    }
  } finally {
    await sandbox.close();
  }
  process.stdout.write(`${changed} of ${looked} reports change with ${EXTRACTOR_VERSION}\n`);
}

async function currentRecord(
  { store, results }: Readable,
  source: SourceRef,
): Promise<ReportRecord | null> {
  const pointer = await store.getSource(source.bucket, source.key);
  const meta = pointer === null ? null : await store.getMeta(pointer.reportId);
  if (meta === null) return null;
  const json = await results.getRecord(meta.reportId, meta.rank);
  return json === null ? null : readRecord(json, meta.rank);
}

/** On this machine: previews, then reads everything again where more than that was asked for. */
export async function reprocessData(dataFolder: string, isPreview: boolean): Promise<ExitCode> {
  const stack = await openKept(dataFolder);
  try {
    await preview(stack, '');
    if (isPreview) return EXIT.done;
    await reconcile(stack, 'backfill');
    await readQueued(stack);
    return EXIT.done;
  } finally {
    await stack.close();
  }
}

export interface ReprocessBucketOptions {
  readonly bucket: string;
  readonly results: string | undefined;
  readonly table: string | undefined;
  readonly queue: string | undefined;
  readonly prefix: string;
  readonly preview: boolean;
}

/** On AWS: previews on this machine; then sends to the deployed workers what they must read again. */
export async function reprocessBucket(options: ReprocessBucketOptions): Promise<ExitCode> {
  const { bucket, results, table, queue, prefix } = options;
  if (results === undefined || table === undefined || (!options.preview && queue === undefined)) {
    process.stderr.write(
      'jixiao: --bucket needs --results and --table beside it, and --queue without --preview\n',
    );
    return EXIT.usage;
  }
  const s3 = s3Client(null);
  const store = dynamoReports({
    ...{ client: dynamoClient(null), tableName: table, now: () => new Date() },
    // Nothing here hands out cursors.
    ...{ cursorSecret: randomUUID(), sleep: (ms: number) => sleep(ms) },
  });
  const parts = {
    archive: s3Archive(s3, bucket),
    results: resultsIn(s3Archive(s3, results)),
    store,
  };
  await preview(parts, prefix);
  if (options.preview) return EXIT.done;
  return reconcileBucket({ bucket, table, queue, check: false });
}
