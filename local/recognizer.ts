/** Recognizes scans in a worker thread of its own: one job after the other, with progress by page. */
import { existsSync } from 'node:fs';
import { setTimeout as sleep } from 'node:timers/promises';
import { Worker } from 'node:worker_threads';
import type { Document } from '../shared/read/document.ts';
import type { Outcome } from '../shared/report/outcome.ts';
import type { Layout } from '../shared/table/layout.ts';
import { askToStop, newStopState, outsideNetwork, type StopState, stopped } from './scan-stop.ts';

export interface ScanJob {
  readonly bytes: Uint8Array;
  readonly document: Document;
}
export type ScanReply =
  | { readonly kind: 'page'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<Layout> }
  | { readonly kind: 'failed'; readonly error: unknown };

/** What the thread is started with. */
export interface ScanThreadData {
  readonly resultsFolder: string;
  readonly stop: StopState;
}

export interface ScanThread {
  read(job: ScanJob, progress: (done: number, total: number) => void): Promise<Outcome<Layout>>;
  close(): Promise<void>;
}

/** A page takes about 5 s here; one that takes a minute never ends. */
const PAGE_DEADLINE_MS = 180_000;

/** Once a stop was asked for, the thread has this long to keep the lines it has read. */
const KEEP_MS = 2_000;

function startWorker(data: ScanThreadData): Worker {
  const built = new URL('./recognize-worker.mjs', import.meta.url);
  if (existsSync(built)) return new Worker(built, { workerData: data });
  const entry = new URL('./recognize-worker.ts', import.meta.url).href;
  const boot = new URL('../shared/sandbox-boot.mjs', import.meta.url);
  return new Worker(boot, { workerData: { entry, ...data }, execArgv: [] });
}

/** The thread starts with the first job and keeps the recognizer loaded. */
export function scanThread(resultsFolder: string): ScanThread {
  let running: { readonly worker: Worker; readonly stop: StopState } | null = null;
  let last: Promise<unknown> = Promise.resolve();
  let isClosed = false;
  const startNow = () => {
    const stop = newStopState();
    return { worker: startWorker({ resultsFolder, stop }), stop };
  };
  const end = async () => {
    const ending = running;
    running = null;
    if (ending === null) return;
    await outsideNetwork(ending.stop);
    await ending.worker.terminate();
  };
  const readNow = async (job: ScanJob, progress: (done: number, total: number) => void) => {
    if (isClosed) throw stopped();
    running ??= startNow();
    try {
      return await answerOf(running.worker, job, progress);
    } catch (error) {
      await end();
      throw error;
    }
  };
  return {
    read(job, progress) {
      const turn = last.then(() => readNow(job, progress));
      last = turn.catch(() => undefined);
      return turn;
    },
    async close() {
      isClosed = true;
      if (running !== null) askToStop(running.stop);
      await Promise.race([last, sleep(KEEP_MS, null, { ref: false })]);
      await end();
    },
  };
}

function answerOf(
  worker: Worker,
  job: ScanJob,
  progress: (done: number, total: number) => void,
): Promise<Outcome<Layout>> {
  return new Promise((resolve, reject) => {
    const end = (finish: () => void) => {
      clearTimeout(deadline);
      worker.off('message', onMessage).off('error', onError).off('exit', onExit);
      finish();
    };
    const onError = (cause: unknown) =>
      end(() => reject(new Error('recognizing the pages failed', { cause })));
    const onExit = () => onError(new Error('the thread ended'));
    const expire = () => onError(new Error('a page took too long'));
    let deadline = setTimeout(expire, PAGE_DEADLINE_MS);
    const onMessage = (reply: ScanReply) => {
      if (reply.kind === 'done') return end(() => resolve(reply.outcome));
      if (reply.kind === 'failed') return onError(reply.error);
      clearTimeout(deadline);
      deadline = setTimeout(expire, PAGE_DEADLINE_MS);
      progress(reply.done, reply.total);
    };
    worker.on('message', onMessage).on('error', onError).on('exit', onExit);
    worker.postMessage(job);
  });
}
