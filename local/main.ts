/** The whole system on one machine: archive, table, queues, workers, API and page in one process. */
import { existsSync, rmSync, writeFileSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import { join } from 'node:path';
import { buildPage } from '../web/build.ts';
import { describeResult } from './announce.ts';
import { pathOf, reconcile } from './arrivals.ts';
import { openIntake } from './intake.ts';
import { notRunning } from './kept-stack.ts';
import { listen } from './listen.ts';
import { fileLog } from './log-file.ts';
import { projectRoot } from './project-root.ts';
import { runningFile } from './running-file.ts';
import { localSite } from './site.ts';
import { openStack } from './stack.ts';
import { reportFilesBelow } from './walk.ts';
import { startWorkers } from './workers.ts';

export interface ServeOptions {
  readonly dataFolder: string;
  readonly port: number | null;
  /** Whether the reports that come with the project are ingested where they are not yet. */
  readonly samples: boolean;
  readonly print: (line: string) => void;
}

export interface Serving {
  readonly url: string;
  /** Resolves when everything that was there at the start is read, scans too. */
  idle(): Promise<void>;
  close(): Promise<void>;
}

/** Starts everything; throws DatabaseClosed or PortTaken, or where the folder is another's. */
export async function serve(options: ServeOptions): Promise<Serving> {
  const { dataFolder, print } = options;
  await notRunning(dataFolder);
  const stack = await openStack(dataFolder);
  const log = fileLog(dataFolder, 'local', stack.now);
  const intake = openIntake(stack);
  const page = await buildPage(projectRoot());
  const server = await listen(localSite({ stack, intake, log, page }), options.port).catch(
    async (error: unknown) => {
      await stack.close();
      throw error;
    },
  );
  writeFileSync(runningFile(dataFolder), JSON.stringify({ url: server.url, pid: process.pid }));
  printAddresses(server.url, dataFolder, print);
  if (options.samples) await archiveSamples(intake.archive);
  const listed = await stack.store.completeLists();
  if (listed > 0) print(`${listed} reports of an older version entered in the lists`);
  const waiting = await reconcile(stack, 'live');
  if (waiting > 0) print(`${waiting} files to read`);
  const workers = startWorkers(stack, log, {
    onResult(arrival, result) {
      intake.settle(arrival, result);
      const words = describeResult(result);
      if (words !== null) print(`  ${pathOf(arrival.source.key)}: ${words}`);
    },
    onScanPage: (fileName, done, total) => print(`  ${fileName}: page ${done} of ${total}`),
  });
  return {
    url: server.url,
    idle: () => workers.idle(),
    async close() {
      rmSync(runningFile(dataFolder), { force: true });
      await server.close();
      await workers.close();
      await stack.close();
    },
  };
}

function printAddresses(url: string, dataFolder: string, print: (line: string) => void): void {
  print(`Jixiao 绩效 is running; its data is in ${dataFolder}`);
  print(`  page  ${url}/`);
  print(`  API   ${url}/v1/reports`);
  print(`  docs  ${url}/docs`);
}

async function archiveSamples(
  archive: (path: string, bytes: Uint8Array) => Promise<string | null>,
): Promise<void> {
  const root = projectRoot();
  const folder = join(root, 'samples');
  if (!existsSync(folder)) return;
  for (const { file, path } of reportFilesBelow(folder)) await archive(path, await readFile(file));
}
