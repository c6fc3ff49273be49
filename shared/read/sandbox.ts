/** Runs work on files from outside in a worker thread that can be killed: by deadline or by memory. */
import { Worker } from 'node:worker_threads';

export interface SandboxLimits {
  /** Milliseconds that one job may take. */
  readonly deadlineMs: number;
  /**
   * Where the machine is too busy to give the process half of that as CPU, the job goes on until it
   * had so much, at most for these milliseconds: a file is not refused for what others do.
   */
  readonly patienceMs?: number;
  /** Megabytes of JavaScript heap in the worker. */
  readonly heapMb: number;
  /** Megabytes that the whole process may grow by during one job: buffers and WebAssembly too. */
  readonly growthMb: number;
}

/**
 * The longest form tried (34,000 rows, 1,000 pages) takes 23 s of CPU and 980 MB, one of 5,000
 * rows 3 s; a 1,769 MB Lambda has 120 s for a message. What needs more than this is no report.
 */
export const SANDBOX_LIMITS: SandboxLimits = { deadlineMs: 60_000, heapMb: 1_024, growthMb: 1_200 };

/** Where no platform ends the job: on a machine of one's own, which may be busy with other work. */
export const PATIENT_LIMITS: SandboxLimits = { ...SANDBOX_LIMITS, patienceMs: 10 * 60_000 };

/** How often the process is weighed; touching 1 GB of fresh memory takes several times as long. */
const WEIGH_EVERY_MS = 20;
/** Of the deadline: a process that had less CPU was kept waiting by others. */
const FAIR_SHARE = 0.5;
/** A worker that has grown by this much is replaced after its job: WebAssembly never gives back. */
const RECYCLE_MB = 400;
const MB = 1024 * 1024;

export type Verdict<T> =
  | { readonly kind: 'done'; readonly value: T }
  | { readonly kind: 'killed'; readonly reason: 'deadline' | 'memory' };

/** What the worker sends back for a job. */
export type Reply =
  | { readonly id: number; readonly value: unknown }
  | { readonly id: number; readonly error: unknown };

/** A job on its way to the worker. */
export interface Job {
  readonly id: number;
  readonly bytes: Uint8Array;
  readonly settings: unknown;
}

function isHeapExhausted(error: unknown): boolean {
  return (error as NodeJS.ErrnoException | null)?.code === 'ERR_WORKER_OUT_OF_MEMORY';
}

/** The worker's file, which answers each Job with a Reply, and what it is started with. */
export interface WorkerEntry {
  readonly file: URL;
  readonly data: unknown;
}

export class Sandbox<T> {
  readonly #entry: WorkerEntry;
  readonly #limits: SandboxLimits;
  #worker: Worker | null = null;
  /** Resident bytes of the process when the worker was started. */
  #startedAt = 0;
  #jobs = 0;
  #last: Promise<unknown> = Promise.resolve();

  constructor(entry: WorkerEntry, limits: SandboxLimits = SANDBOX_LIMITS) {
    this.#entry = entry;
    this.#limits = limits;
  }

  /** Starts the worker ahead of the first job, which then need not wait for it. */
  warm(): void {
    this.#worker ??= this.#start();
  }

  /**
   * Returns what the worker made of the bytes, or why it was killed; jobs wait for each other.
   * A worker that breaks may have been broken by the file before: the job gets a fresh one, once.
   * Rejects when that fails, too: that is our mistake, not the file's.
   */
  run(bytes: Uint8Array, settings: unknown): Promise<Verdict<T>> {
    const turn = this.#last.then(async () => {
      const fresh = this.#worker === null;
      const first = this.#runNow(bytes, settings);
      return fresh ? first : first.catch(() => this.#runNow(bytes, settings));
    });
    this.#last = turn.catch(() => undefined);
    return turn;
  }

  /** Ends the worker; a later job starts a new one. */
  async close(): Promise<void> {
    const worker = this.#worker;
    this.#worker = null;
    await worker?.terminate();
  }

  #start(): Worker {
    this.#startedAt = process.memoryUsage.rss();
    const worker = new Worker(this.#entry.file, {
      workerData: this.#entry.data,
      execArgv: [],
      // Nothing that a file can make us do shall see a credential or write to the answer's stream.
      env: {},
      stdout: true,
      resourceLimits: { maxOldGenerationSizeMb: this.#limits.heapMb },
    });
    worker.stdout.resume();
    // An idle worker may die (out of memory in its own clean-up): the next job starts another.
    worker.on('error', () => undefined);
    worker.once('exit', () => {
      if (this.#worker === worker) this.#worker = null;
    });
    worker.unref();
    return worker;
  }

  async #runNow(bytes: Uint8Array, settings: unknown): Promise<Verdict<T>> {
    this.warm();
    const worker = this.#worker;
    if (!worker) throw new Error('the sandbox has no worker');
    worker.ref();
    try {
      const verdict = await this.#await(worker, bytes, settings);
      const grown = (process.memoryUsage.rss() - this.#startedAt) / MB;
      if (verdict.kind === 'killed' || grown > RECYCLE_MB) await this.close();
      return verdict;
    } catch (cause) {
      await this.close();
      throw cause;
    } finally {
      worker.unref();
    }
  }

  #await(worker: Worker, bytes: Uint8Array, settings: unknown): Promise<Verdict<T>> {
    const id = ++this.#jobs;
    const { deadlineMs, growthMb, patienceMs = deadlineMs } = this.#limits;
    const before = process.memoryUsage.rss();
    const start = { wall: performance.now(), cpu: process.cpuUsage() };
    return new Promise((resolve, reject) => {
      const end = (finish: () => void): void => {
        clearTimeout(deadline);
        clearInterval(scales);
        worker.off('message', onMessage).off('error', onError).off('exit', onExit);
        finish();
      };
      const kill = (reason: 'deadline' | 'memory'): void =>
        end(() => resolve({ kind: 'killed', reason }));
      const onMessage = (reply: Reply): void => {
        if (reply.id !== id) return;
        if ('value' in reply) end(() => resolve({ kind: 'done', value: reply.value as T }));
        else end(() => reject(new Error('reading failed', { cause: reply.error })));
      };
      const onError = (cause: unknown): void => {
        if (isHeapExhausted(cause)) kill('memory');
        else end(() => reject(new Error('the reading worker broke', { cause })));
      };
      const onExit = (code: number): void =>
        end(() => reject(new Error(`the reading worker ended with code ${code}`)));
      const atDeadline = (): void => {
        const { user, system } = process.cpuUsage(start.cpu);
        const isStarved = (user + system) / 1000 < deadlineMs * FAIR_SHARE;
        if (!isStarved || performance.now() - start.wall >= patienceMs) kill('deadline');
        else deadline = setTimeout(atDeadline, deadlineMs * FAIR_SHARE);
      };
      let deadline = setTimeout(atDeadline, deadlineMs);
      const scales = setInterval(() => {
        if (process.memoryUsage.rss() - before > growthMb * MB) kill('memory');
      }, WEIGH_EVERY_MS);
      worker.on('message', onMessage).on('error', onError).on('exit', onExit);
      const copy = bytes.slice();
      const job: Job = { id, bytes: copy, settings };
      worker.postMessage(job, [copy.buffer]);
    });
  }
}
