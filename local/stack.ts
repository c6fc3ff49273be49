/** The whole system's memory on one machine, below one folder: archive, results, table, queues. */
import { randomBytes, randomUUID } from 'node:crypto';
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { dynamoReports } from '../shared/store/dynamo.ts';
import { dropHalfWritten, filesArchive } from '../shared/store/files.ts';
import type { Archive, ReportStore, Results } from '../shared/store/port.ts';
import { resultsIn } from '../shared/store/results.ts';
import { openDatabase } from './database.ts';
import { DEPLOYED, type LocalQueue, localQueue } from './queue.ts';

export const ARCHIVE = 'archive';
const TABLE = 'reports';

export interface Stack {
  readonly dataFolder: string;
  readonly archive: Archive;
  readonly results: Results;
  readonly store: ReportStore;
  readonly queue: LocalQueue;
  readonly now: () => Date;
  close(): Promise<void>;
}

export const resultsFolder = (dataFolder: string) => join(dataFolder, 'results');

/** Cursors handed out before a restart stay good: what signs them is kept beside the data. */
function cursorSecret(dataFolder: string): string {
  const file = join(dataFolder, 'cursor-secret');
  try {
    writeFileSync(file, randomBytes(32).toString('hex'), { flag: 'wx', mode: 0o600 });
  } catch (error) {
    if (!(error instanceof Error && 'code' in error && error.code === 'EEXIST')) throw error;
  }
  const kept = readFileSync(file, 'utf8');
  if (kept.length >= 64) return kept;
  // The process died while it wrote: cursors of that moment are worth nothing.
  writeFileSync(file, randomBytes(32).toString('hex'), { mode: 0o600 });
  return readFileSync(file, 'utf8');
}

/** Opens what stands below the folder, or makes it. Throws DatabaseClosed. */
export async function openStack(dataFolder: string): Promise<Stack> {
  mkdirSync(dataFolder, { recursive: true });
  const now = () => new Date();
  const database = await openDatabase(join(dataFolder, 'table'), TABLE);
  const root = join(dataFolder, 'archive');
  // We hold the database, so no other process can be at work here.
  for (const below of [root, resultsFolder(dataFolder)]) await dropHalfWritten(below);
  return {
    dataFolder,
    archive: filesArchive({ root, bucket: ARCHIVE, keepsVersions: true }),
    results: resultsIn(
      filesArchive({
        root: resultsFolder(dataFolder),
        bucket: 'results',
        keepsVersions: false,
      }),
    ),
    store: dynamoReports({
      client: database.client,
      tableName: TABLE,
      cursorSecret: cursorSecret(dataFolder),
      now,
      sleep: (ms) => sleep(ms),
    }),
    queue: localQueue({ settings: DEPLOYED, now, newId: randomUUID }),
    now,
    close: () => database.close(),
  };
}
