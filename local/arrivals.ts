/** Files of this machine as arrivals in the archive: keys, and what is still to be read. */
import { createHash } from 'node:crypto';
import { RANK } from '../shared/report/rank.ts';
import type { Arrival } from '../shared/runtime/arrival.ts';
import { writeArrival } from '../shared/runtime/events.ts';
import type { QueueName, StoredObject } from '../shared/store/port.ts';
import { objectsIn } from './objects.ts';
import type { Stack } from './stack.ts';
import { standingOf } from './standing.ts';

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

/** Sends a file to be read, and takes its lease off where the process that held it is no more. */
export async function takeUp(stack: Stack, queue: QueueName, object: StoredObject): Promise<void> {
  const { archive, store } = stack;
  const arrival = arrivalOf(archive.bucket, object);
  const fetched = await archive.get(arrival.source, MAX_BYTES).catch(() => null);
  if (fetched !== null) {
    const reportId = sha256(fetched.bytes);
    const run = await store.getRun(reportId, RANK);
    // We hold the database, so no other process can be alive.
    if (run?.state === 'RUNNING')
      await store.failRun(reportId, RANK, run.owner, 'its process ended');
  }
  await stack.queue.send(queue, [writeArrival(arrival)]);
}

/** Sends what the archive holds and this version did not bring to an end; returns how many. */
export async function reconcile(stack: Stack, queue: QueueName): Promise<number> {
  let sent = 0;
  for await (const object of objectsIn(stack.archive)) {
    const { standing } = await standingOf(object, { ...stack, rank: RANK });
    if (standing === 'settled') continue;
    await takeUp(stack, queue, object);
    sent += 1;
  }
  return sent;
}
