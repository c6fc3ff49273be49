/** The extract and OCR workers of this machine: the deployed handlers with this machine's ports. */
import { randomUUID } from 'node:crypto';
import { arrivalHandler } from '../functions/worker/handle-arrivals.ts';
import type { IngestPorts, IngestResult, ReadInput } from '../shared/ingest.ts';
import { type ReadPorts, readReport } from '../shared/pipeline.ts';
import { PATIENT_LIMITS } from '../shared/read/sandbox.ts';
import { RANK } from '../shared/report/rank.ts';
import type { Arrival } from '../shared/runtime/arrival.ts';
import { writeArrival } from '../shared/runtime/events.ts';
import type { Log } from '../shared/runtime/log.ts';
import { createSandbox, type ReadingSandbox, readInSandbox } from '../shared/sandbox.ts';
import { MAX_BYTES } from './arrivals.ts';
import { type ScanThread, scanThread } from './recognizer.ts';
import { type Runner, startRunner } from './runner.ts';
import { resultsFolder, type Stack } from './stack.ts';

export interface Listener {
  readonly onResult: (arrival: Arrival, result: IngestResult) => void;
  readonly onScanPage: (fileName: string, done: number, total: number) => void;
}

export interface Workers extends Runner {
  close(): Promise<void>;
}

/** Extended while a reading lasts; a process that died is known by its lock on the database. */
const LEASE_SECONDS = 30;

function every(milliseconds: number, tick: () => void): () => void {
  const timer = setInterval(tick, milliseconds);
  return () => clearInterval(timer);
}

function portsOf(
  stack: Stack,
  read: (input: ReadInput) => ReturnType<typeof readReport>,
): IngestPorts {
  const { archive, results, store, queue, now } = stack;
  return {
    ...{ archive, results, store, read, now, every },
    sendToOcr: (arrival) => queue.send('ocr', [writeArrival(arrival)]),
    settings: { rank: RANK, leaseSeconds: LEASE_SECONDS, maxBytes: MAX_BYTES },
  };
}

function readWith(sandbox: ReadingSandbox, recognize: (file: string) => ReadPorts['recognize']) {
  return ({ bytes, fileName }: ReadInput) =>
    readReport(
      { bytes, fileName },
      { read: (file) => readInSandbox(sandbox, file), recognize: recognize(fileName) },
    );
}

function recognizeIn(thread: ScanThread, listener: Listener) {
  return (fileName: string): ReadPorts['recognize'] =>
    (bytes, document) =>
      thread.read({ bytes, document }, (done, total) => listener.onScanPage(fileName, done, total));
}

/** Starts both workers; scans wait until everything with a text layer is read. */
export function startWorkers(stack: Stack, log: Log, listener: Listener): Workers {
  const sandbox = createSandbox(PATIENT_LIMITS);
  const thread = scanThread(resultsFolder(stack.dataFolder));
  const handlerOf = (recognize: (file: string) => ReadPorts['recognize']) =>
    arrivalHandler({
      ports: portsOf(stack, readWith(sandbox, recognize)),
      log,
      newOwner: randomUUID,
      onResult: listener.onResult,
    });
  const runner = startRunner(stack.queue, [
    { queues: ['live', 'backfill'], after: [], handler: handlerOf(() => null) },
    { queues: ['ocr'], after: ['live'], handler: handlerOf(recognizeIn(thread, listener)) },
  ]);
  return {
    ...runner,
    async close() {
      // In this order: the runner takes no other scan when the thread lets go of its own.
      const stopped = runner.stop();
      await thread.close();
      await stopped;
      await sandbox.close();
    },
  };
}
