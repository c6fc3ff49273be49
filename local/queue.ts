/** The queues of one machine: visibility, receive counts and dead letters, in this process. */
import type { Queue, QueueDepth, QueueName } from '../shared/store/port.ts';

export interface Message {
  readonly id: string;
  readonly body: string;
  /** How often it was delivered, this time included. */
  readonly receives: number;
  readonly sentAt: Date;
}

export interface LocalQueueSettings {
  /** After this long an unanswered message is delivered again. */
  readonly visibilitySeconds: number;
  /** After this many deliveries it goes to the dead letters. */
  readonly maxReceives: number;
}

/** As deployed: six times the function's timeout, five deliveries. */
export const DEPLOYED: LocalQueueSettings = { visibilitySeconds: 720, maxReceives: 5 };

interface Entry {
  readonly id: string;
  readonly body: string;
  readonly sentAt: Date;
  receives: number;
  visibleAt: number;
}
interface Lane {
  readonly live: Map<string, Entry>;
  readonly dead: Map<string, Entry>;
}

export interface LocalQueue extends Queue {
  /** The oldest visible message, hidden until answered; null where none is visible. */
  receive(queue: QueueName): Message | null;
  /** Takes a message off for good. */
  finish(queue: QueueName, id: string): void;
  /** Makes a message visible again after a pause. */
  release(queue: QueueName, id: string, afterSeconds: number): void;
  deadLetters(queue: QueueName): Message[];
  /** When the next hidden message becomes visible; null where none is hidden. */
  nextVisible(): number | null;
  /** Called whenever something was sent or put back. */
  onWork(listener: () => void): void;
  /** Called with every message that goes to the dead letters. */
  onDead(listener: (message: Message) => void): void;
}

export interface LocalQueueParts {
  readonly settings: LocalQueueSettings;
  readonly now: () => Date;
  readonly newId: () => string;
}

export function localQueue({ settings, now, newId }: LocalQueueParts): LocalQueue {
  const lanes: Record<QueueName, Lane> = {
    live: { live: new Map(), dead: new Map() },
    backfill: { live: new Map(), dead: new Map() },
    ocr: { live: new Map(), dead: new Map() },
  };
  const listeners: (() => void)[] = [];
  const mourners: ((message: Message) => void)[] = [];
  const wake = () => {
    for (const listener of listeners) listener();
  };
  const asMessage = ({ id, body, receives, sentAt }: Entry) => ({ id, body, receives, sentAt });
  return {
    async send(queue, bodies) {
      for (const body of bodies) {
        const id = newId();
        lanes[queue].live.set(id, { id, body, sentAt: now(), receives: 0, visibleAt: 0 });
      }
      wake();
    },
    async redrive(queue) {
      const { live, dead } = lanes[queue];
      const moved = [...dead.values()];
      dead.clear();
      for (const entry of moved) live.set(entry.id, { ...entry, receives: 0, visibleAt: 0 });
      wake();
      return moved.length;
    },
    async depth(queue): Promise<QueueDepth> {
      const at = now().getTime();
      const entries = [...lanes[queue].live.values()];
      const waiting = entries.filter((e) => e.visibleAt <= at).length;
      return {
        waiting,
        inFlight: entries.length - waiting,
        dead: lanes[queue].dead.size,
      };
    },
    receive(queue) {
      const { live, dead } = lanes[queue];
      const at = now().getTime();
      for (const entry of live.values()) {
        if (entry.visibleAt > at) continue;
        if (entry.receives >= settings.maxReceives) {
          live.delete(entry.id);
          dead.set(entry.id, entry);
          for (const mourner of mourners) mourner(asMessage(entry));
          continue;
        }
        entry.receives += 1;
        entry.visibleAt = at + settings.visibilitySeconds * 1000;
        return asMessage(entry);
      }
      return null;
    },
    finish(queue, id) {
      lanes[queue].live.delete(id);
    },
    release(queue, id, afterSeconds) {
      const entry = lanes[queue].live.get(id);
      if (entry === undefined) return;
      entry.visibleAt = now().getTime() + afterSeconds * 1000;
      wake();
    },
    deadLetters: (queue) => [...lanes[queue].dead.values()].map(asMessage),
    nextVisible() {
      const at = now().getTime();
      const hidden = Object.values(lanes)
        .flatMap(({ live }) => [...live.values()].map((e) => e.visibleAt))
        .filter((visibleAt) => visibleAt > at);
      return hidden.length === 0 ? null : hidden.reduce((a, b) => Math.min(a, b));
    },
    onWork(listener) {
      listeners.push(listener);
    },
    onDead(listener) {
      mourners.push(listener);
    },
  };
}
