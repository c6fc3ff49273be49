/** `jixiao reconcile`, `redrive` and `backfill` on the data folder of this machine. */

import { RANK } from '../../shared/report/rank.ts';
import { describeResult, tell } from '../announce.ts';
import { pathOf, reconcile, takeUp } from '../arrivals.ts';
import { EXIT, type ExitCode } from '../exit.ts';
import { openKept } from '../kept-stack.ts';
import { fileLog } from '../log-file.ts';
import { objectsIn } from '../objects.ts';
import type { Stack } from '../stack.ts';
import { compare, describeComparison } from '../standing.ts';
import { findRunning, redriveRunning } from '../to-running.ts';
import { startWorkers } from '../workers.ts';

async function withStack(dataFolder: string, work: (stack: Stack) => Promise<void>) {
  const stack = await openKept(dataFolder);
  try {
    await work(stack);
    return EXIT.done;
  } finally {
    await stack.close();
  }
}

/** Whatever was handed in on this machine stands in its archive. */
const EVERYTHING = '';

/** Says how archive and store differ; unless only that was asked for, reads what is missing. */
export function reconcileData(dataFolder: string, isCheck: boolean): Promise<ExitCode> {
  return withStack(dataFolder, async (stack) => {
    const counts = await compare({ ...stack, rank: RANK }, EVERYTHING, {
      async onFile(object, standing) {
        tell(`${standing}: ${pathOf(object.key)}`);
        if (!isCheck) await takeUp(stack, 'live', object);
      },
      onOrphan: ({ reportId, source }) => tell(`no file: ${reportId} ${pathOf(source.key)}`),
    });
    process.stdout.write(describeComparison(counts));
    await readQueued(stack);
  });
}

/** Reads what lies in the queues; tells of each file. */
export async function readQueued(stack: Stack): Promise<void> {
  const workers = startWorkers(stack, fileLog(stack.dataFolder, 'upkeep', stack.now), {
    onResult({ source }, result) {
      const words = describeResult(result);
      if (words !== null) tell(`${pathOf(source.key)}: ${words}`);
    },
    onScanPage: (fileName, done, total) => tell(`${fileName}: page ${done} of ${total}`),
  });
  await workers.idle();
  await workers.close();
}

/**
 * Puts the dead letters of the running system back. While none runs there are none: a queue lives
 * as long as its process, and what it did not bring to an end is found in the archive.
 */
export async function redriveData(dataFolder: string): Promise<ExitCode> {
  const url = await findRunning(dataFolder);
  if (url !== null) {
    process.stdout.write(`${await redriveRunning(url)} messages put back\n`);
    return EXIT.done;
  }
  return withStack(dataFolder, async (stack) => {
    process.stdout.write(`${await reconcile(stack, 'live')} messages put back\n`);
    await readQueued(stack);
  });
}

export interface Range {
  readonly prefix: string;
  readonly after?: string;
}

/** Sends every file of the range through the BACKFILL queue; what was read before stays as it is. */
export function backfillData(dataFolder: string, { prefix, after }: Range): Promise<ExitCode> {
  return withStack(dataFolder, async (stack) => {
    let sent = 0;
    for await (const object of objectsIn(stack.archive, prefix, after ?? null)) {
      await takeUp(stack, 'backfill', object);
      sent += 1;
    }
    await readQueued(stack);
    process.stdout.write(`${sent} reports sent\n`);
  });
}
