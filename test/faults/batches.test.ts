/** Batches that the database takes by halves, on the wire of the real client. */
import { afterAll, afterEach, beforeAll, describe, expect, it } from 'vitest';
import { look } from './look.ts';
import { idOfPaper, type Paper } from './papers.ts';
import { deliverUntilDone, LEASE_SECONDS, openWorld, type World } from './world.ts';

let world: World;
beforeAll(async () => {
  world = await openWorld();
});
afterAll(() => world.close());
afterEach(() => world.client.middlewareStack.remove('halves'));

interface Batch {
  readonly RequestItems: Record<string, unknown[]>;
}

/** Lets `take` say how many items of a batch are written; the rest is given back. Counts batches. */
function takeOnly(take: (offered: number) => number): { batches: number } {
  const seen = { batches: 0 };
  world.client.middlewareStack.add(
    (next, context) => async (args) => {
      if (!/^BatchWrite/.test(String(context.commandName))) return next(args);
      seen.batches++;
      const [[table, items] = ['', []]] = Object.entries((args.input as Batch).RequestItems);
      const count = take(items.length);
      const left = items.slice(count);
      const given = left.length > 0 ? { [table]: left } : {};
      if (count === 0)
        return { response: {}, output: { $metadata: {}, UnprocessedItems: given } as never };
      const input = { RequestItems: { [table]: items.slice(0, count) } };
      const answer = await next({ ...args, input: input as never });
      return { ...answer, output: { ...answer.output, UnprocessedItems: given } };
    },
    // Behind the document client's translation, where the service itself would answer.
    { name: 'halves', step: 'initialize', priority: 'low' },
  );
  return seen;
}

const FINDINGS = 60;

describe('a batch', () => {
  it('of which half is taken each time is written whole before the commit', async () => {
    const paper: Paper = { seed: 'halves', findings: FINDINGS };
    const seen = takeOnly((offered) => Math.ceil(offered / 2));
    const arrival = await world.put('in/halves.docx', paper);
    expect((await world.work(arrival)).kind).toBe('committed');
    expect(seen.batches).toBeGreaterThan(10);
    expect(await look(world, paper)).toEqual({ rank: 1, torn: null });
    expect(world.commits(idOfPaper(paper))).toEqual([1]);
  });

  it('that stays half written fails before the commit, and the next delivery ends it', async () => {
    const paper: Paper = { seed: 'refused', findings: FINDINGS };
    let budget = 30;
    takeOnly((offered) => {
      const count = Math.min(offered, budget);
      budget -= count;
      return count;
    });
    const arrival = await world.put('in/refused.docx', paper);
    await expect(world.work(arrival)).rejects.toThrow('items of a batch were not taken');
    expect(await look(world, paper)).toEqual({ rank: null, torn: null });
    world.client.middlewareStack.remove('halves');
    world.pass(LEASE_SECONDS + 1);
    const { attempts } = await deliverUntilDone(world, arrival);
    expect(attempts).toBe(1);
    expect(await look(world, paper)).toEqual({ rank: 1, torn: null });
    expect(world.commits(idOfPaper(paper))).toEqual([1]);
  });
});
