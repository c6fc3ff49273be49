/** `jixiao reconcile` and `jixiao reprocess`, on the data folder of this machine. */
import { readReport } from '../../shared/pipeline.ts';
import { type ReportRecord, recordSchema } from '../../shared/report/record.ts';
import { EXTRACTOR_VERSION } from '../../shared/report/version.ts';
import { createSandbox, readInSandbox } from '../../shared/sandbox.ts';
import type { SourceRef } from '../../shared/store/items.ts';
import { describeResult } from '../announce.ts';
import { MAX_BYTES, objectsIn, pathOf, reconcile } from '../arrivals.ts';
import { changesBetween } from '../changes.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { fileLog } from '../log-file.ts';
import { scanThread } from '../recognizer.ts';
import { openStack, resultsFolder, type Stack } from '../stack.ts';
import { startWorkers } from '../workers.ts';

/** Reads whatever the archive holds and the store does not; prints each. */
export async function reconcileData(dataFolder: string): Promise<ExitCode> {
  const stack = await openStack(dataFolder);
  try {
    const count = await reconcile(stack, 'live');
    process.stderr.write(`${count} files to read\n`);
    await readQueued(stack);
    process.stdout.write(`${count} files read that the store did not hold\n`);
    return EXIT.done;
  } finally {
    await stack.close();
  }
}

async function readQueued(stack: Stack): Promise<void> {
  const workers = startWorkers(stack, fileLog(stack.dataFolder, 'upkeep', stack.now), {
    onResult({ source }, result) {
      const words = describeResult(result);
      if (words !== null) process.stderr.write(`${pathOf(source.key)}: ${words}\n`);
    },
    onScanPage: (fileName, done, total) =>
      process.stderr.write(`${fileName}: page ${done} of ${total}\n`),
  });
  await workers.idle();
  await workers.close();
}

/**
 * Says of every report what this version reads otherwise than the version that is current; then
 * makes this one current, unless only the preview was asked for.
 */
export async function reprocess(dataFolder: string, isPreview: boolean): Promise<ExitCode> {
  const stack = await openStack(dataFolder);
  try {
    const changed = await previewAll(stack);
    process.stdout.write(`${changed} reports change with version ${EXTRACTOR_VERSION}\n`);
    if (isPreview) return EXIT.done;
    await reconcile(stack, 'backfill');
    await readQueued(stack);
    return EXIT.done;
  } finally {
    await stack.close();
  }
}

/** Prints the changes of each report; the number of reports that change. */
async function previewAll(stack: Stack): Promise<number> {
  const sandbox = createSandbox();
  const thread = scanThread(resultsFolder(stack.dataFolder));
  const readAgain = async (bytes: Uint8Array, fileName: string) => {
    const answer = await readReport(
      { bytes, fileName },
      {
        read: (file) => readInSandbox(sandbox, file),
        // From the layer that was kept: no page is recognized a second time.
        recognize: (file, document) => thread.read({ bytes: file, document }, () => undefined),
      },
    );
    return answer.kind === 'record' ? answer.record : null;
  };
  let changed = 0;
  try {
    for await (const object of objectsIn(stack.archive)) {
      const source = { bucket: stack.archive.bucket, key: object.key, version: object.version };
      const current = await currentRecord(stack, source);
      const fetched = await stack.archive.get(source, MAX_BYTES);
      if (current === null || fetched === null) continue;
      const again = await readAgain(fetched.bytes, current.source.fileName);
      const changes = again === null ? [] : changesBetween(current, again);
      if (changes.length === 0) continue;
      changed += 1;
      process.stdout.write(`${pathOf(object.key)}\n${changes.map((c) => `  ${c}\n`).join('')}`);
    }
  } finally {
    await thread.close();
    await sandbox.close();
  }
  return changed;
}

async function currentRecord(stack: Stack, source: SourceRef): Promise<ReportRecord | null> {
  const pointer = await stack.store.getSource(source.bucket, source.key);
  const meta = pointer === null ? null : await stack.store.getMeta(pointer.reportId);
  if (meta === null) return null;
  const json = await stack.results.getRecord(meta.reportId, meta.rank);
  return json === null ? null : recordSchema.parse(JSON.parse(json));
}
