/** The contract of the queue port, on the queues of one machine and, over HTTP, on a stand-in for SQS. */
import { CreateQueueCommand, ReceiveMessageCommand } from '@aws-sdk/client-sqs';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localQueue } from '../../local/queue.ts';
import { sqsClient } from '../../shared/store/clients.ts';
import type { Queue } from '../../shared/store/port.ts';
import { sqsQueue } from '../../shared/store/sqs.ts';

interface Opened {
  readonly queue: Queue;
  /** Takes everything that is visible off the live queue. */
  takeAll(): Promise<string[]>;
  close(): Promise<void>;
}

const implementations: Record<string, () => Promise<Opened>> = {
  'one machine': async () => {
    let n = 0;
    const settings = { visibilitySeconds: 30, maxReceives: 5 };
    const queue = localQueue({ settings, now: () => new Date(), newId: () => String(n++) });
    return {
      queue,
      async takeAll() {
        const bodies: string[] = [];
        for (let m = queue.receive('live'); m !== null; m = queue.receive('live')) {
          bodies.push(m.body);
          queue.finish('live', m.id);
        }
        return bodies;
      },
      close: async () => {},
    };
  },
  'SQS over HTTP': async () => {
    const server = await startFauxqs({ port: 0, logger: false });
    const client = sqsClient({ url: server.address, region: 'us-east-1' });
    const live = await client.send(new CreateQueueCommand({ QueueName: 'live' }));
    const dead = await client.send(new CreateQueueCommand({ QueueName: 'live-dead' }));
    const url = live.QueueUrl ?? '';
    const address = {
      url,
      deadLetterUrl: dead.QueueUrl ?? '',
      deadLetterArn: 'arn:aws:sqs:us-east-1:000000000000:live-dead',
    };
    return {
      queue: sqsQueue({ client, addresses: { live: address }, sleep: async () => {} }),
      async takeAll() {
        const bodies: string[] = [];
        for (;;) {
          const { Messages } = await client.send(
            new ReceiveMessageCommand({ QueueUrl: url, MaxNumberOfMessages: 10 }),
          );
          if (!Messages?.length) return bodies;
          bodies.push(...Messages.map((m) => m.Body ?? ''));
        }
      },
      async close() {
        client.destroy();
        await server.stop();
      },
    };
  },
};

describe.each(Object.entries(implementations))('the queue on %s', (_name, open) => {
  let opened: Opened;
  beforeAll(async () => {
    opened = await open();
  });
  afterAll(() => opened.close());

  it('takes any number of bodies and gives each back once', async () => {
    const bodies = Array.from({ length: 33 }, (_, i) => JSON.stringify({ n: i, 县: '上街区' }));
    await opened.queue.send('live', bodies);
    expect((await opened.queue.depth('live')).waiting).toBe(33);
    expect((await opened.takeAll()).sort()).toEqual([...bodies].sort());
  });

  it('takes bodies that are too large for one batch together', async () => {
    const bodies = Array.from({ length: 6 }, (_, i) => String(i).repeat(100_000));
    await opened.queue.send('live', bodies);
    expect((await opened.takeAll()).sort()).toEqual(bodies);
  });

  it('sends nothing for an empty list', async () => {
    await opened.queue.send('live', []);
    expect(await opened.takeAll()).toEqual([]);
  });
});

describe('the queues of one machine', () => {
  let at = 0;
  let n = 0;
  const open = () =>
    localQueue({
      settings: { visibilitySeconds: 10, maxReceives: 2 },
      now: () => new Date(at),
      newId: () => String(n++),
    });

  it('hide a delivered message and deliver it again when nobody answered', async () => {
    const queue = open();
    await queue.send('live', ['a']);
    expect(queue.receive('live')?.receives).toBe(1);
    expect(queue.receive('live')).toBeNull();
    expect(await queue.depth('live')).toEqual({ waiting: 0, inFlight: 1, dead: 0 });
    expect(queue.nextVisible()).toBe(at + 10_000);
    at += 10_000;
    expect(queue.receive('live')?.receives).toBe(2);
  });

  it('lay a message aside after its last delivery, and redrive gives it new ones', async () => {
    const queue = open();
    await queue.send('ocr', ['poison']);
    for (let i = 0; i < 2; i++) {
      const message = queue.receive('ocr');
      queue.release('ocr', message?.id ?? '', 0);
    }
    expect(queue.receive('ocr')).toBeNull();
    expect(queue.deadLetters('ocr').map((m) => m.body)).toEqual(['poison']);
    expect(await queue.redrive('ocr')).toBe(1);
    expect(queue.receive('ocr')?.receives).toBe(1);
    expect(await queue.redrive('ocr')).toBe(0);
  });

  it('tell their listener about new work', async () => {
    const queue = open();
    let calls = 0;
    queue.onWork(() => {
      calls += 1;
    });
    await queue.send('backfill', ['a']);
    expect(calls).toBe(1);
  });
});
