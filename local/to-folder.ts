/** Files into a data folder whose system is not running: it is opened, and closed when all is read. */
import type { IngestResult } from '../shared/ingest.ts';
import { pathOf, reconcile } from './arrivals.ts';
import type { Destination } from './commands/ingest.ts';
import { openIntake } from './intake.ts';
import { fileLog } from './log-file.ts';
import { openStack } from './stack.ts';
import { startWorkers } from './workers.ts';

/** Throws DatabaseClosed where another process has the folder open. */
export async function toFolder(dataFolder: string): Promise<Destination> {
  const stack = await openStack(dataFolder);
  const intake = openIntake(stack);
  const late: { path: string; result: IngestResult }[] = [];
  await reconcile(stack, 'live');
  const workers = startWorkers(stack, fileLog(dataFolder, 'ingest', stack.now), {
    onResult(arrival, result) {
      intake.settle(arrival, result);
      if (result.kind !== 'handed-to-ocr') late.push({ path: pathOf(arrival.source.key), result });
    },
    onScanPage: (fileName, done, total) =>
      process.stderr.write(`${fileName}: page ${done} of ${total}\n`),
  });
  return {
    name: dataFolder,
    take: (path, bytes) => intake.submit(path, bytes),
    async finish() {
      await workers.idle();
      await workers.close();
      await stack.close();
      return late;
    },
  };
}
