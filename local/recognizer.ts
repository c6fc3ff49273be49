/** Recognizes scans in a worker thread of its own: one job after the other, with progress by page. */
import { existsSync } from 'node:fs';
import { Worker } from 'node:worker_threads';
import type { Document } from '../shared/read/document.ts';
import type { Outcome } from '../shared/report/outcome.ts';
import type { Layout } from '../shared/table/layout.ts';

export interface ScanJob {
  readonly bytes: Uint8Array;
  readonly document: Document;
}
export type ScanReply =
  | { readonly kind: 'page'; readonly done: number; readonly total: number }
  | { readonly kind: 'done'; readonly outcome: Outcome<Layout> }
  | { readonly kind: 'failed'; readonly error: unknown };

export interface ScanThread {
  read(job: ScanJob, progress: (done: number, total: number) => void): Promise<Outcome<Layout>>;
  close(): Promise<void>;
}

/** A page takes about 5 s here; one that takes a minute never ends. */
const PAGE_DEADLINE_MS = 180_000;

function startWorker(resultsFolder: string): Worker {
  const built = new URL('./recognize-worker.mjs', import.meta.url);
  if (existsSync(built)) return new Worker(built, { workerData: { resultsFolder } });
  const entry = new URL('./recognize-worker.ts', import.meta.url).href;
  const boot = new URL('../shared/sandbox-boot.mjs', import.meta.url);
  return new Worker(boot, { workerData: { entry, resultsFolder }, execArgv: [] });
}

/** The thread starts with the first job and keeps the recognizer loaded. */
export function scanThread(resultsFolder: string): ScanThread {
  let worker: Worker | null = null;
  let last: Promise<unknown> = Promise.resolve();
  const close = async () => {
    const ending = worker;
    worker = null;
    await ending?.terminate();
  };
  const readNow = async (job: ScanJob, progress: (done: number, total: number) => void) => {
    worker ??= startWorker(resultsFolder);
    try {
      return await answerOf(worker, job, progress);
    } catch (error) {
      await close();
      throw error;
    }
  };
  return {
    read(job, progress) {
      const turn = last.then(() => readNow(job, progress));
      last = turn.catch(() => undefined);
      return turn;
    },
    close,
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
