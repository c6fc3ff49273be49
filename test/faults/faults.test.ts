/** Every fault by its name, on the embedded stack with the real protocol: the end is always the same. */
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { localQueue } from '../../local/queue.ts';
import { LeaseHeld, ObjectBroken } from '../../shared/ingest.ts';
import {
  deliverUntilDone,
  dieAt,
  idOfPaper,
  LEASE_SECONDS,
  look,
  openWorld,
  type Paper,
  type World,
} from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

let number = 0;
const paper = (): Paper => ({ seed: `paper ${++number}`, findings: 3 });
const keyOf = ({ seed }: Paper) => `in/2021/${seed}.pdf`;

/** The state that an undisturbed ingest leaves. */
async function expectWhole(it: Paper, rank = 1): Promise<void> {
  expect(await look(world, it)).toEqual({ rank, torn: null });
  const id = idOfPaper(it);
  expect((await world.store.getRun(id, rank))?.state).toBe('DONE');
  expect((await world.store.getSource('archive', keyOf(it)))?.reportId).toBe(id);
}

describe('a process that dies', () => {
  it.each(['before', 'after'] as const)(
    'at any call to the outside, %s its effect, leaves nothing lost and nothing torn',
    async (when) => {
      const rehearsal = dieAt(-1, when);
      const first = paper();
      await world.work(await world.put(keyOf(first), first), { around: rehearsal });
      await expectWhole(first);
      expect(rehearsal.calls()).toBeGreaterThan(8);
      for (let n = 0; n < rehearsal.calls(); n++) {
        const it = paper();
        const arrival = await world.put(keyOf(it), it);
        await expect(world.work(arrival, { around: dieAt(n, when) })).rejects.toThrow();
        const seen = await look(world, it);
        expect(seen.torn, `at call ${n}`).toBeNull();
        const { result } = await deliverUntilDone(world, arrival);
        expect(['committed', 'known']).toContain(result?.kind);
        world.pass(LEASE_SECONDS + 1);
        expect((await world.work(arrival)).kind).toBe('known');
        await expectWhole(it);
      }
    },
  );
});

describe('an event', () => {
  it('that is delivered twice is known the second time', async () => {
    const it = paper();
    const arrival = await world.put(keyOf(it), it);
    expect((await world.work(arrival)).kind).toBe('committed');
    expect((await world.work(arrival)).kind).toBe('known');
    await expectWhole(it);
  });

  it('that comes twice at once is done by one worker, and waits for the other’s lease', async () => {
    const it = paper();
    const arrival = await world.put(keyOf(it), it);
    const results = await Promise.allSettled([world.work(arrival), world.work(arrival)]);
    const failed = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
    expect(failed.every((reason) => reason instanceof LeaseHeld)).toBe(true);
    expect(failed.length).toBeLessThanOrEqual(1);
    await expectWhole(it);
  });

  it('that comes late does not turn a key back to an older file', async () => {
    const [old, now] = [paper(), paper()];
    const key = 'in/same-name.pdf';
    const [first, second] = [await world.put(key, old), await world.put(key, now)];
    await world.work(second);
    await world.work(first);
    expect((await world.store.getSource('archive', key))?.reportId).toBe(idOfPaper(now));
    expect((await look(world, old)).rank).toBe(1);
  });

  it('of an object that is gone is acknowledged', async () => {
    const arrival = { ...(await world.put('in/x.pdf', paper())), bytes: null };
    const gone = { ...arrival, source: { ...arrival.source, key: 'in/never.pdf', version: null } };
    expect((await world.work(gone)).kind).toBe('absent');
  });
});

describe('a lease', () => {
  it('that ran out lets the next worker finish, and the zombie changes nothing', async () => {
    const it = paper();
    const arrival = await world.put(keyOf(it), it);
    let wake = () => {};
    const asleep = new Promise<void>((resolve) => {
      wake = resolve;
    });
    const zombie = world.work(arrival, {
      around: async (name, call) => {
        if (name === 'store.putFindings') await asleep;
        return call();
      },
    });
    await new Promise((resolve) => setTimeout(resolve, 50));
    await expect(world.work(arrival)).rejects.toThrow(LeaseHeld);
    world.pass(LEASE_SECONDS + 1);
    expect((await world.work(arrival, { rank: 2 })).kind).toBe('committed');
    wake();
    expect((await zombie).kind).toBe('superseded');
    expect(await look(world, it)).toEqual({ rank: 2, torn: null });
  });

  it('is kept apart by clocks that differ, or taken over: the end is the same', async () => {
    for (const skewSeconds of [-600, -61, -5, 5, 61, 600]) {
      const it = paper();
      const arrival = await world.put(keyOf(it), it);
      await Promise.allSettled([world.work(arrival), world.work(arrival, { skewSeconds })]);
      await deliverUntilDone(world, arrival);
      await expectWhole(it);
    }
  });
});

describe('two versions of the extractor at work together', () => {
  it('end with the newer one, whichever comes last', async () => {
    for (const order of [
      [1, 2],
      [2, 1],
    ]) {
      const it = paper();
      const arrival = await world.put(keyOf(it), it);
      const kinds = [];
      for (const rank of order) kinds.push((await world.work(arrival, { rank })).kind);
      expect(kinds).toEqual(
        order[0] === 1 ? ['committed', 'committed'] : ['committed', 'superseded'],
      );
      expect(await look(world, it)).toEqual({ rank: 2, torn: null });
    }
  });
});

describe('a world that fails', () => {
  it('with a transfer that was cut gives the message back', async () => {
    const it = paper();
    const arrival = await world.put(keyOf(it), it);
    const cut = world.work(arrival, {
      change: (ports) => ({
        ...ports,
        archive: {
          get: async (ref, max) => {
            const whole = await ports.archive.get(ref, max);
            return whole && { ...whole, bytes: whole.bytes.slice(0, -1) };
          },
        },
      }),
    });
    await expect(cut).rejects.toThrow(ObjectBroken);
    expect((await look(world, it)).rank).toBeNull();
    await deliverUntilDone(world, arrival);
    await expectWhole(it);
  });

  it.each([
    ['ENOSPC', 'results.', 1],
    ['ECONNRESET', 'archive.', 1],
    ['ProvisionedThroughputExceededException', 'store.', 7],
  ])('with %s at any call of %s is tried again from the start', async (name, port, calls) => {
    for (let n = 0; n < calls; n++) {
      const it = paper();
      const arrival = await world.put(keyOf(it), it);
      let count = 0;
      const failing = world.work(arrival, {
        around: async (called, call) => {
          if (called.startsWith(port) && count++ === n)
            throw Object.assign(new Error(name), { name, code: name });
          return call();
        },
      });
      // What stands behind the commit may fail without a trace: the message still comes again.
      await failing.catch(() => undefined);
      expect(count).toBeGreaterThan(n);
      expect((await look(world, it)).torn).toBeNull();
      await deliverUntilDone(world, arrival);
      await expectWhole(it);
    }
  });

  it('by documents that cannot be handled puts them aside after five tries, and no neighbour with them', async () => {
    let clock = 0;
    let id = 0;
    const queue = localQueue({
      settings: { visibilitySeconds: 1, maxReceives: 5 },
      now: () => new Date(clock),
      newId: () => String(++id),
    });
    const [poison, good] = [paper(), paper()];
    const arrivals = [await world.put(keyOf(poison), poison), await world.put(keyOf(good), good)];
    await queue.send(
      'live',
      arrivals.map((arrival) => JSON.stringify(arrival)),
    );
    const change = (
      ports: Parameters<NonNullable<Parameters<World['work']>[1]>['change'] & {}>[0],
    ) => ({
      ...ports,
      read: async (input: Parameters<typeof ports.read>[0]) => {
        if (input.reportId === idOfPaper(poison)) throw new Error('our own mistake');
        return ports.read(input);
      },
    });
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
    await expectWhole(good);
    expect((await look(world, poison)).rank).toBeNull();
    expect(queue.deadLetters('live').map((m) => m.body)).toEqual([JSON.stringify(arrivals[0])]);
    // Mended and put back, it is read as if nothing had been.
    await queue.redrive('live');
    clock += 10_000;
    const back = queue.receive('live');
    expect((await world.work(JSON.parse(back!.body))).kind).toBe('committed');
    await expectWhole(poison);
  });
});
