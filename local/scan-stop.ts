/**
 * When the thread that recognizes scans may be ended. The network's native code aborts the whole
 * process where its thread is ended in the middle of a line, so both sides tell each other.
 */
import { setTimeout as sleep } from 'node:timers/promises';

const STOPPED = 0;
const IN_NETWORK = 1;
/** How often it is asked whether a line is done; one takes some hundredths of a second. */
const POLL_MS = 10;

/** Shared between the two threads. */
export type StopState = Int32Array;

export const newStopState = (): StopState => new Int32Array(new SharedArrayBuffer(8));

/** What reading ends with once it was asked to stop. */
export const stopped = (): Error => new Error('recognizing was stopped');

/** From now on the thread begins no line. */
export function askToStop(state: StopState): void {
  Atomics.store(state, STOPPED, 1);
}

/** Resolves when the thread is outside of the network and will not enter it again. */
export async function outsideNetwork(state: StopState): Promise<void> {
  askToStop(state);
  while (Atomics.load(state, IN_NETWORK) === 1) await sleep(POLL_MS);
}

/** Runs what enters the network; throws where the thread was asked to stop. */
export async function inNetwork<T>(state: StopState, enter: () => Promise<T>): Promise<T> {
  // Told first, asked then: whoever asks to stop either sees this or is seen.
  Atomics.store(state, IN_NETWORK, 1);
  try {
    if (Atomics.load(state, STOPPED) === 1) throw stopped();
    return await enter();
  } finally {
    Atomics.store(state, IN_NETWORK, 0);
  }
}
