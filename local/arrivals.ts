/** Files of this machine as arrivals in the archive: keys, and what is still to be read. */
import { createHash } from 'node:crypto';
import type { Arrival } from '../shared/runtime/arrival.ts';
import { writeArrival } from '../shared/runtime/events.ts';
import type { SourceRef } from '../shared/store/items.ts';
import type { Archive, QueueName, ReportStore, StoredObject } from '../shared/store/port.ts';
import { RANK, type Stack } from './stack.ts';

/** What one listing of the archive asks for. */
const PAGE = 10_000;
export const MAX_BYTES = 100 * 1024 * 1024;

export const sha256 = (bytes: Uint8Array) => createHash('sha256').update(bytes).digest('hex');

/**
 * Where a file stands in the archive: its folder and name for people, its hash so that the same
 * name with other bytes is another object and the same bytes twice are one.
 */
export function keyOf(path: string, hash: string): string {
  const parts = path.split(/[\\/]/).filter((part) => part !== '' && part !== '.' && part !== '..');
  const name = parts.pop() ?? 'file';
  return ['in', ...parts, hash.slice(0, 16), name].join('/');
}

/** The path that `keyOf` was given, for people. */
export function pathOf(key: string): string {
  return key.replace(/^in\//, '').replace(/(^|\/)[0-9a-f]{16}\/(?=[^/]+$)/, '$1');
}

export function arrivalOf(bucket: string, object: StoredObject): Arrival {
  const version = object.version ?? '';
  const number = Number(version.replace(/\D/g, ''));
  return {
    source: { bucket, key: object.key, version: object.version },
    bytes: object.bytes,
    // Versions count up, so that they order the events of one key.
    sequencer: number > 0 ? number.toString(16).padStart(16, '0') : null,
    refused: null,
  };
}

/** Every object of an archive, newest versions, in key order. */
export async function* objectsIn(
  archive: Archive,
  prefix = '',
  after: string | null = null,
): AsyncGenerator<StoredObject> {
  for (let from = after; ; ) {
    const { objects, next } = await archive.list(prefix, from, PAGE);
    yield* objects;
    if (next === null) return;
    from = next;
  }
}

/** Whether the object was brought to an end by this version of the extractor. */
async function isSettled(source: SourceRef, store: ReportStore, rank: number): Promise<boolean> {
  const pointer = await store.getSource(source.bucket, source.key);
  if (pointer === null || pointer.source.version !== source.version) return false;
  const run = await store.getRun(pointer.reportId, rank);
  return run?.state === 'DONE' || run?.state === 'REJECTED';
}

/**
 * Finds what the archive holds and the store does not: sends it to the queue, and takes leases off
 * that a process held which is no more (we hold the database, so no other can be alive).
 */
export async function reconcile(stack: Stack, queue: QueueName): Promise<number> {
  const { archive, store } = stack;
  let sent = 0;
  for await (const object of objectsIn(archive)) {
    const arrival = arrivalOf(archive.bucket, object);
    if (await isSettled(arrival.source, store, RANK)) continue;
    const fetched = await archive.get(arrival.source, MAX_BYTES).catch(() => null);
    if (fetched !== null) {
      const reportId = sha256(fetched.bytes);
      const run = await store.getRun(reportId, RANK);
      if (run?.state === 'RUNNING')
        await store.failRun(reportId, RANK, run.owner, 'its process ended');
    }
    await stack.queue.send(queue, [writeArrival(arrival)]);
    sent += 1;
  }
  return sent;
}
