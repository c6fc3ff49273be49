/** What the outside does wrong, by name: objects, documents, throttling, a full disk, lost answers. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { localQueue } from '../../local/queue.ts';
import type { IngestPorts } from '../../shared/ingest.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import type { Fetched } from '../../shared/store/port.ts';
import { look } from './look.ts';
import { bytesOf, idOfPaper } from './papers.ts';
import { expectWhole, keyOf, newPaper } from './whole.ts';
import { deliverUntilDone, LEASE_SECONDS, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.client.middlewareStack.remove('outside'));

/** Changes what the archive hands out. */
const handingOut =
  (change: (fetched: Fetched) => Fetched | Promise<Fetched>) =>
  (ports: IngestPorts): IngestPorts => ({
    ...ports,
    archive: {
      get: async (ref, max) => {
        const whole = await ports.archive.get(ref, max);
        return whole && change(whole);
      },
    },
  });

describe('an object', () => {
  it('whose transfer was cut, at any length, gives the message back', async () => {
    for (const share of [0, 0.01, 0.5, 0.99]) {
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      const cut = handingOut((whole) => ({
        ...whole,
        bytes: whole.bytes.slice(0, Math.floor(whole.bytes.length * share)),
      }));
      await expect(world.work(arrival, { change: cut })).rejects.toThrow('ObjectBroken');
      expect((await look(world, paper)).rank).toBeNull();
      await deliverUntilDone(world, arrival);
      await expectWhole(world, paper);
    }
  });

  it('that takes longer than a lease to come is read all the same', async () => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    const slow = handingOut((whole) => {
      world.pass(10 * LEASE_SECONDS);
      return whole;
    });
    expect((await world.work(arrival, { change: slow })).kind).toBe('committed');
    await expectWhole(world, paper);
  });

  it('that is changed between its event and its reading is read as it was announced', async () => {
    const [old, now] = [newPaper(), newPaper()];
    const first = await world.put(keyOf(now), old);
    const second = await world.put(keyOf(now), now);
    expect((await world.work(first)).kind).toBe('committed');
    expect((await look(world, old)).rank).toBe(1);
    expect((await world.work(second)).kind).toBe('committed');
    await expectWhole(world, now);
  });

  it('that is changed before an event without a version comes is read once, as it is now', async () => {
    const [old, now] = [newPaper(), newPaper()];
    const unversioned = ({ source, ...rest }: Arrival) => ({
      ...{ ...rest, bytes: null },
      source: { ...source, version: null },
    });
    const first = unversioned(await world.put(keyOf(now), old));
    const second = unversioned(await world.put(keyOf(now), now));
    expect((await world.work(first)).kind).toBe('committed');
    expect((await world.work(second)).kind).toBe('known');
    expect((await look(world, old)).rank).toBeNull();
    await expectWhole(world, now);
  });
});

describe('a world that fails', () => {
  it.each([
    ['a full disk', 'ENOSPC', 'results.', 1],
    ['a broken connection', 'ECONNRESET', 'archive.', 1],
    ['throttling', 'ProvisionedThroughputExceededException', 'store.', 8],
  ])('with %s (%s) at any call of %s is tried again from the start', async (...row) => {
    const [, name, port, calls] = row;
    for (let n = 0; n < calls; n++) {
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      let count = 0;
      const failing = world.work(arrival, {
        around: async (called, call) => {
          if (called.startsWith(port) && count++ === n)
            throw Object.assign(new Error(name), { name, code: name });
          return call();
        },
      });
      await expect(failing).rejects.toThrow(name);
      expect((await look(world, paper)).torn).toBeNull();
      await deliverUntilDone(world, arrival);
      await expectWhole(world, paper);
    }
  });

  it('with an answer that is lost, so that the client sends a write twice, changes nothing', async () => {
    for (let [n, writes] = [0, 1]; n < writes; n++) {
      let count = 0;
      world.client.middlewareStack.add(
        (next, context) => async (args) => {
          const answer = await next(args);
          const isWrite = /^(?:Update|Put|BatchWrite)/.test(String(context.commandName));
          return isWrite && count++ === n ? next(args) : answer;
        },
        { name: 'outside', step: 'initialize', priority: 'low' },
      );
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      expect((await world.work(arrival)).kind).toBe('committed');
      world.client.middlewareStack.remove('outside');
      writes = count;
      world.pass(LEASE_SECONDS + 1);
      await world.work(arrival);
      await expectWhole(world, paper);
    }
  });
});

/** Reads with our own mistake in it: it throws at one document every time. */
const failingAt =
  (reportId: string) =>
  (ports: IngestPorts): IngestPorts => ({
    ...ports,
    read: async (input) => {
      if (input.reportId === reportId) throw new Error('our own mistake');
      return ports.read(input);
    },
  });

describe('a poison document', () => {
  it.each([
    ['empty', () => new Uint8Array()],
    ['a letter', () => new TextEncoder().encode('a letter')],
    ['half a form', () => bytesOf(newPaper()).slice(0, 700)],
  ])('that is %s is refused once, with its reason, and never tried again', async (name, make) => {
    const key = `in/poison/${name}.docx`;
    const { version, bytes } = await world.archive.put(key, make());
    const source = { bucket: 'archive', key, version };
    const arrival = { source, bytes, sequencer: null, refused: null };
    const result = await world.work(arrival);
    expect(result).toMatchObject({ kind: 'rejected', again: false });
    expect('reason' in result ? result.reason : '').toMatch(/^document\.[a-z]+: /);
    expect(await world.work(arrival)).toEqual({ ...result, again: true });
    const { items } = await world.store.listRejected({ limit: 100, cursor: null });
    expect(items.filter((run) => run.source.key === key)).toHaveLength(1);
  });

  it('that no try brings to an end is put aside after five, and no neighbour with it', async () => {
    let clock = 0;
    let id = 0;
    const queue = localQueue({
      settings: { visibilitySeconds: 1, maxReceives: 5 },
      now: () => new Date(clock),
      newId: () => String(++id),
    });
    const [poison, good] = [newPaper(), newPaper()];
    const arrivals = [await world.put(keyOf(poison), poison), await world.put(keyOf(good), good)];
    const bodies = arrivals.map((arrival) => JSON.stringify(arrival));
    await queue.send('live', bodies);
    const change = failingAt(idOfPaper(poison));
    for (let turn = 0; turn < 20; turn++, clock += 2_000) {
      world.pass(LEASE_SECONDS + 1);
      for (let m = queue.receive('live'); m !== null; m = queue.receive('live')) {
        const { id: message, body } = m;
        await world.work(JSON.parse(body), { change }).then(
          () => queue.finish('live', message),
          () => queue.release('live', message, 1),
        );
      }
    }
    await expectWhole(world, good);
    expect((await look(world, poison)).rank).toBeNull();
    expect(queue.deadLetters('live').map((m) => m.body)).toEqual([bodies[0]]);
    // Mended and put back, twice, it is read as if nothing had been.
    expect([await queue.redrive('live'), await queue.redrive('live')]).toEqual([1, 0]);
    clock += 10_000;
    const back = queue.receive('live');
    expect((await world.work(JSON.parse(back!.body))).kind).toBe('committed');
    await expectWhole(world, poison);
  });
});
