/** Delivers queued messages to the same handlers that are deployed, as SQS and Lambda would. */
import type { BatchAnswer, Message } from '../shared/runtime/batch.ts';
import type { QueueName } from '../shared/store/port.ts';
import type { LocalQueue } from './queue.ts';

export type Handler = (event: { readonly Records: readonly Message[] }) => Promise<BatchAnswer>;

export interface Lane {
  /** Taken from in this order. */
  readonly queues: readonly QueueName[];
  readonly handler: Handler;
  /** Waits until these are empty: scans must not take the processor from files that read fast. */
  readonly after: readonly QueueName[];
}

export interface Runner {
  /** Resolves when nothing waits, runs or is hidden in any queue. */
  idle(): Promise<void>;
  /** Takes no more messages; resolves when what runs has ended. */
  stop(): Promise<void>;
}

/** A failed message waits 2 s, then 4, 8, 16: longer in all than a lease lasts. */
const FIRST_PAUSE_SECONDS = 2;
/** Wakes at least this often, for messages whose pause is over. */
const POLL_MS = 250;

export function startRunner(queue: LocalQueue, lanes: readonly Lane[]): Runner {
  let isStopped = false;
  let waiters: (() => void)[] = [];
  const wake = () => {
    for (const waiter of waiters.splice(0)) waiter();
  };
  queue.onWork(wake);
  const nap = () =>
    new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, POLL_MS);
      waiters.push(() => {
        clearTimeout(timer);
        resolve();
      });
    });
  const isEmpty = async (names: readonly QueueName[]) => {
    const depths = await Promise.all(names.map((name) => queue.depth(name)));
    return depths.every(({ waiting, inFlight }) => waiting + inFlight === 0);
  };
  const run = async ({ queues, handler, after }: Lane) => {
    while (!isStopped) {
      const next = (await isEmpty(after)) ? take(queue, queues) : null;
      if (next === null) await nap();
      else await deliver(queue, next, handler);
    }
  };
  const running = lanes.map(run);
  return {
    async idle() {
      const names = lanes.flatMap((lane) => lane.queues);
      while (!(await isEmpty(names))) await nap();
    },
    async stop() {
      isStopped = true;
      wake();
      waiters = [];
      await Promise.all(running);
    },
  };
}

interface Taken {
  readonly name: QueueName;
  readonly message: NonNullable<ReturnType<LocalQueue['receive']>>;
}

function take(queue: LocalQueue, names: readonly QueueName[]): Taken | null {
  for (const name of names) {
    const message = queue.receive(name);
    if (message !== null) return { name, message };
  }
  return null;
}

async function deliver(queue: LocalQueue, { name, message }: Taken, handler: Handler) {
  const { id, body, receives } = message;
  const attributes = { ApproximateReceiveCount: String(receives) };
  const { batchItemFailures } = await handler({ Records: [{ messageId: id, body, attributes }] });
  if (batchItemFailures.length === 0) queue.finish(name, id);
  else queue.release(name, id, FIRST_PAUSE_SECONDS ** receives);
}
