/** Deaths, events, leases and versions by name, on the deployed handler: the end is always the same. */
import { QueryCommand } from '@aws-sdk/lib-dynamodb';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { docKey } from '../../shared/store/keys.ts';
import { type Around, dieAt } from './around.ts';
import { look } from './look.ts';
import { idOfPaper } from './papers.ts';
import { expectWhole, keyOf, newPaper } from './whole.ts';
import { deliverUntilDone, LEASE_SECONDS, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());

/** The calls of one undisturbed reading, in their order. */
async function rehearse(): Promise<readonly string[]> {
  const rehearsal = dieAt(-1, 'before');
  const paper = newPaper();
  await world.work(await world.put(keyOf(paper), paper), { around: rehearsal });
  await expectWhole(world, paper);
  expect(rehearsal.calls).toEqual(PROTOCOL);
  return rehearsal.calls;
}

/** What the protocol asks of the outside: the commit is the last thing that readers can see. */
const PROTOCOL = [
  'archive.get',
  'store.claimRun',
  'read',
  'results.putRecord',
  'store.joinDepartment',
  'store.putFindings',
  'store.putReview',
  'store.commitMeta',
  'store.sweepBelow',
  'store.pointSource',
  'store.finishRun',
];

describe('a process that dies', () => {
  it.each(['before', 'after'] as const)(
    'at any await, %s its effect, leaves nothing lost, nothing doubled and nothing torn',
    async (when) => {
      for (const [n, name] of (await rehearse()).entries()) {
        const paper = newPaper();
        const arrival = await world.put(keyOf(paper), paper);
        await expect(world.work(arrival, { around: dieAt(n, when) })).rejects.toThrow('Died');
        expect((await look(world, paper)).torn, name).toBeNull();
        const { result } = await deliverUntilDone(world, arrival);
        expect(['committed', 'known']).toContain(result?.kind);
        world.pass(LEASE_SECONDS + 1);
        expect((await world.work(arrival)).kind).toBe('known');
        await expectWhole(world, paper);
      }
    },
  );

  it('while it reads a report again for a newer version leaves one of the two, whole', async () => {
    for (const [n, name] of PROTOCOL.entries()) {
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      await world.work(arrival);
      const dying = world.work(arrival, { rank: 2, around: dieAt(n, 'after') });
      await expect(dying).rejects.toThrow('Died');
      const seen = await look(world, paper);
      expect(seen.torn, name).toBeNull();
      expect(seen.rank, name).toBe(n < PROTOCOL.indexOf('store.commitMeta') ? 1 : 2);
      await deliverUntilDone(world, arrival, () => ({ rank: 2 }));
      await expectWhole(world, paper, [1, 2]);
    }
  });
});

describe('an event', () => {
  it('that is delivered twice is known the second time', async () => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    expect((await world.work(arrival)).kind).toBe('committed');
    expect((await world.work(arrival)).kind).toBe('known');
    await expectWhole(world, paper);
  });

  it('that comes twice at once is done by one worker, and waits for the other’s lease', async () => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    const results = await Promise.allSettled([world.work(arrival), world.work(arrival)]);
    const failed = results.flatMap((r) => (r.status === 'rejected' ? [r.reason] : []));
    expect(failed.every((reason) => /LeaseHeld/.test(String(reason)))).toBe(true);
    expect(failed.length).toBeLessThanOrEqual(1);
    await expectWhole(world, paper);
  });

  it('that comes late does not turn a key back to an older file', async () => {
    const [old, now] = [newPaper(), newPaper()];
    const key = 'in/same-name.docx';
    const [first, second] = [await world.put(key, old), await world.put(key, now)];
    await world.work(second);
    await world.work(first);
    expect((await world.store.getSource('archive', key))?.reportId).toBe(idOfPaper(now));
    expect((await look(world, old)).rank).toBe(1);
  });

  it('of an object that is gone is acknowledged', async () => {
    const arrival = { ...(await world.put('in/x.docx', newPaper())), bytes: null };
    const gone = { ...arrival, source: { ...arrival.source, key: 'in/never.docx', version: null } };
    expect((await world.work(gone)).kind).toBe('absent');
  });
});

/** A worker that stops at its n-th call until it is woken; `asleep` resolves when it got there. */
function sleepAt(n: number) {
  let count = 0;
  let [arrive, wake] = [() => {}, () => {}];
  const asleep = new Promise<void>((resolve) => {
    arrive = resolve;
  });
  const woken = new Promise<void>((resolve) => {
    wake = resolve;
  });
  const around: Around = async (_name, call) => {
    if (count++ === n) {
      arrive();
      await woken;
    }
    return call();
  };
  return { around, asleep, wake: () => wake() };
}

describe('a lease', () => {
  it('that ran out and whose next holder died: the zombie’s message comes again until the run has ended', async () => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    const { around, asleep, wake } = sleepAt(PROTOCOL.indexOf('store.putFindings'));
    const zombie = world.work(arrival, { around });
    await asleep;
    world.pass(LEASE_SECONDS + 1);
    const successor = world.work(arrival, { around: dieAt(PROTOCOL.indexOf('read'), 'after') });
    await expect(successor).rejects.toThrow('Died');
    wake();
    await expect(zombie).rejects.toThrow('another worker holds the report');
    world.pass(LEASE_SECONDS + 1);
    expect((await world.work(arrival)).kind).toBe('committed');
    await expectWhole(world, paper);
  });

  it('that ran out lets the next worker finish, and the zombie changes nothing when it wakes', async () => {
    for (const [n, name] of PROTOCOL.entries()) {
      for (const rank of [1, 2]) {
        const paper = newPaper();
        const arrival = await world.put(keyOf(paper), paper);
        const { around, asleep, wake } = sleepAt(n);
        const zombie = world.work(arrival, { around });
        await asleep;
        const isHeld = n > PROTOCOL.indexOf('store.claimRun');
        if (isHeld) await expect(world.work(arrival)).rejects.toThrow('LeaseHeld');
        world.pass(LEASE_SECONDS + 1);
        expect(['committed', 'known'], name).toContain((await world.work(arrival, { rank })).kind);
        wake();
        await zombie;
        const hadCommitted = n > PROTOCOL.indexOf('store.commitMeta');
        await expectWhole(world, paper, rank === 1 ? [1] : hadCommitted ? [1, 2] : [2]);
      }
    }
  });

  it('of a slow reading is extended, so that no second worker begins', async () => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    let tick = () => {};
    const { around, asleep, wake } = sleepAt(PROTOCOL.indexOf('read'));
    const slow = world.work(arrival, {
      around,
      change: (ports) => ({
        ...ports,
        every: (_milliseconds, given) => {
          tick = given;
          return () => undefined;
        },
      }),
    });
    await asleep;
    for (let third = 0; third < 6; third++) {
      world.pass(LEASE_SECONDS / 3);
      tick();
      await new Promise((resolve) => setTimeout(resolve, 20));
    }
    await expect(world.work(arrival)).rejects.toThrow('LeaseHeld');
    wake();
    expect((await slow).kind).toBe('committed');
    await expectWhole(world, paper);
  });

  it('is kept apart by clocks that differ, or taken over: the end is the same', async () => {
    for (const skewSeconds of [-600, -61, -5, 5, 61, 600]) {
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      const { around, asleep, wake } = sleepAt(PROTOCOL.indexOf('store.putFindings'));
      const first = world.work(arrival, { around });
      await asleep;
      const second = world.work(arrival, { skewSeconds });
      if (skewSeconds > LEASE_SECONDS) expect((await second).kind).toBe('committed');
      else await expect(second).rejects.toThrow('LeaseHeld');
      wake();
      await first;
      await expectWhole(world, paper);
    }
  });
});

/** The ranks whose findings and list entries stand beside a report. */
async function ranksLeft(reportId: string): Promise<Set<unknown>> {
  const { Items = [] } = await world.client.send(
    new QueryCommand({
      ...{ TableName: 'reports', KeyConditionExpression: 'pk = :pk AND begins_with(sk, :f)' },
      ExpressionAttributeValues: { ':pk': docKey(reportId), ':f': 'F#' },
    }),
  );
  return new Set(Items.map(({ rank }) => rank));
}

describe('two versions of the extractor at work together', () => {
  it.each([
    [[1, 2], [1, 2], 'committed'],
    [[2, 1], [2], 'superseded'],
  ] as const)('in the order %j end with the newer one', async (order, commits, last) => {
    const paper = newPaper();
    const arrival = await world.put(keyOf(paper), paper);
    const kinds = [];
    for (const rank of order) kinds.push((await world.work(arrival, { rank })).kind);
    expect(kinds).toEqual(['committed', last]);
    await expectWhole(world, paper, commits);
    expect(await ranksLeft(idOfPaper(paper))).toEqual(new Set([2]));
  });

  it('step by step against each other end with the newer one', async () => {
    for (const n of PROTOCOL.keys()) {
      const paper = newPaper();
      const arrival = await world.put(keyOf(paper), paper);
      const [older, newer] = [sleepAt(n), sleepAt(PROTOCOL.length - 1 - n)];
      const both = [
        world.work(arrival, { around: older.around }),
        world.work(arrival, { rank: 2, around: newer.around }),
      ];
      await Promise.all([older.asleep, newer.asleep]);
      expect((await look(world, paper)).torn).toBeNull();
      newer.wake();
      await both[1];
      expect(await look(world, paper)).toEqual({ rank: 2, torn: null });
      older.wake();
      await both[0];
      expect(await look(world, paper)).toEqual({ rank: 2, torn: null });
      expect(world.commits(idOfPaper(paper)).at(-1)).toBe(2);
    }
  });
});
