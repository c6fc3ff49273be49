/** The system of one machine as a process of its own, which kills itself after a step that was chosen. */
import { readFileSync } from 'node:fs';
import { basename } from 'node:path';
import { reconcile } from '../../local/arrivals.ts';
import { openIntake } from '../../local/intake.ts';
import { fileLog } from '../../local/log-file.ts';
import { openStack, type Stack } from '../../local/stack.ts';
import { startWorkers } from '../../local/workers.ts';
import { type Around, wrap } from './around.ts';

/** What the process prints in front of the steps that it took, when nothing killed it. */
export const STEPS = 'STEPS ';

/** As a start does: reads what the archive holds and the store does not. */
async function readAll(stack: Stack): Promise<void> {
  await reconcile(stack, 'live');
  const workers = startWorkers(stack, fileLog(stack.dataFolder, 'test', stack.now), {
    onResult: () => undefined,
    onScanPage: () => undefined,
  });
  await workers.idle();
  await workers.close();
}

function watched(stack: Stack, around: Around): Stack {
  return {
    ...stack,
    archive: wrap(stack.archive, 'archive', around),
    results: wrap(stack.results, 'results', around),
    store: wrap(stack.store, 'store', around),
  };
}

/** Ends what was begun; then takes the file in, and dies when the step has had its effect. */
async function main(dataFolder: string, file: string | undefined, killAfter: number) {
  const stack = await openStack(dataFolder);
  await readAll(stack);
  const steps: string[] = [];
  if (file !== undefined) {
    const whole = watched(stack, async (name, call) => {
      const answer = await call();
      if (steps.push(name) - 1 === killAfter) process.kill(process.pid, 'SIGKILL');
      return answer;
    });
    await openIntake(whole).archive(basename(file), new Uint8Array(readFileSync(file)));
    await readAll(whole);
  }
  await stack.close();
  process.stdout.write(`${STEPS}${JSON.stringify(steps)}\n`);
}

const [, script, dataFolder = '', file, killAfter = '-1'] = process.argv;
if (script === import.meta.filename) await main(dataFolder, file, Number(killAfter));
