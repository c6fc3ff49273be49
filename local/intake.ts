/** Takes files in: into the archive, onto the queue, and tells whoever waits what became of each. */
import type { IngestResult } from '../shared/ingest.ts';
import type { Arrival } from '../shared/runtime/arrival.ts';
import { writeArrival } from '../shared/runtime/events.ts';
import { arrivalOf, keyOf, sha256 } from './arrivals.ts';
import type { Stack } from './stack.ts';

export interface Intake {
  /** Archives a file that is not there yet; returns its key, and null where it was there. */
  archive(path: string, bytes: Uint8Array): Promise<string | null>;
  /** Archives and reads a file; resolves with its result, for a scan when it waits for its turn. */
  submit(path: string, bytes: Uint8Array): Promise<IngestResult>;
  /** To be called with every result of the workers. */
  settle(arrival: Arrival, result: IngestResult): void;
}

export function openIntake(stack: Stack): Intake {
  const { archive, queue } = stack;
  const waiting = new Map<string, ((result: IngestResult) => void)[]>();
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
      const result = new Promise<IngestResult>((resolve) => {
        waiting.set(key, [...(waiting.get(key) ?? []), resolve]);
      });
      await send(key, object);
      return result;
    },
    settle({ source }, result) {
      const waiters = waiting.get(source.key) ?? [];
      waiting.delete(source.key);
      for (const resolve of waiters) resolve(result);
    },
  };
}
