/** The worker behind the sandbox: reads one file after the other and lays it out. */
import { parentPort } from 'node:worker_threads';
import type { Job, Reply } from './read/sandbox.ts';
import { type ReadSettings, readAndLayOut } from './reading.ts';

// pdf.js may still fail at a damaged file after its job is over, in a promise that nobody holds:
// without this line that would end the worker in the middle of the next file.
process.on('unhandledRejection', () => undefined);

async function answer(job: Job): Promise<Reply> {
  try {
    const { limits, look } = job.settings as ReadSettings;
    const value = await readAndLayOut(job.bytes, limits, look);
    return { id: job.id, value };
  } catch (error) {
    return { id: job.id, error };
  }
}

parentPort?.on('message', (job: Job) => {
  answer(job)
    .then((reply) => parentPort?.postMessage(reply))
    // An answer that cannot be copied to the other thread is an error that can.
    .catch((error) => parentPort?.postMessage({ id: job.id, error: new Error(String(error)) }));
});
