/** Takes files in: into the archive, onto the queue, and tells whoever waits what became of each. */
import type { IngestResult } from '../shared/ingest.ts';
import type { Arrival } from '../shared/runtime/arrival.ts';
import { readArrivals, writeArrival } from '../shared/runtime/events.ts';
import { arrivalOf, keyOf, sha256 } from './arrivals.ts';
import type { Stack } from './stack.ts';

export interface Intake {
  /** Archives a file that is not there yet; returns its key, and null where it was there. */
  archive(path: string, bytes: Uint8Array): Promise<string | null>;
  /**
   * Archives and reads a file; resolves with its result, for a scan when it waits for its turn.
   * Rejects with GivenUp.
   */
  submit(path: string, bytes: Uint8Array): Promise<IngestResult>;
  /** To be called with every result of the workers. */
  settle(arrival: Arrival, result: IngestResult): void;
}

/** The file stands in the archive, and its message among the dead letters. */
export class GivenUp extends Error {
  constructor() {
    super('reading it failed five times; jixiao.log in the data folder says why');
    this.name = 'GivenUp';
  }
}

interface Waiter {
  readonly resolve: (result: IngestResult) => void;
  readonly reject: (reason: GivenUp) => void;
}

/** The key that a message tells of; null for a message that is no event of ours. */
function keyIn(body: string): string | null {
  try {
    return readArrivals(body)[0]?.source.key ?? null;
  } catch {
    return null;
  }
}

export function openIntake(stack: Stack): Intake {
  const { archive, queue } = stack;
  const waiting = new Map<string, Waiter[]>();
  const leave = (key: string): readonly Waiter[] => {
    const waiters = waiting.get(key) ?? [];
    waiting.delete(key);
    return waiters;
  };
  queue.onDead(({ body }) => {
    const key = keyIn(body);
    for (const { reject } of key === null ? [] : leave(key)) reject(new GivenUp());
  });
  const put = async (path: string, bytes: Uint8Array) => {
    const key = keyOf(path, sha256(bytes));
    const isThere = (await archive.getPart({ key, version: null }, null, bytes.length)) !== null;
    return { key, object: isThere ? null : await archive.put(key, bytes) };
  };
  const send = (key: string, object: Awaited<ReturnType<typeof archive.put>> | null) => {
    const at = object ?? { key, version: null, bytes: 0, at: stack.now() };
    const arrival = arrivalOf(archive.bucket, at);
    return queue.send('live', [writeArrival(object ? arrival : { ...arrival, bytes: null })]);
  };
  return {
    async archive(path, bytes) {
      const { key, object } = await put(path, bytes);
      return object === null ? null : key;
    },
    async submit(path, bytes) {
      const { key, object } = await put(path, bytes);
      const result = new Promise<IngestResult>((resolve, reject) => {
        waiting.set(key, [...(waiting.get(key) ?? []), { resolve, reject }]);
      });
      await send(key, object);
      return result;
    },
    settle({ source }, result) {
      for (const { resolve } of leave(source.key)) resolve(result);
    },
  };
}
