/** The archive against the table: what was never brought to an end is sent, and nothing else. */
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { sendUnsettled } from '../../local/commands/reconcile-bucket.ts';
import { localQueue } from '../../local/queue.ts';
import { readArrivals } from '../../shared/runtime/events.ts';
import { s3Client } from '../../shared/store/clients.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { openWorld, type World } from '../faults/world.ts';

/** The world's clock stands in the past; runs must be younger than the objects they read. */
const YEARS_IN_SECONDS = 20 * 365 * 86_400;
const NAMES = ['a', 'b', '上街区 商务局+100%'];
let world: World;
let close = async () => {};
let archive: ReturnType<typeof s3Archive>;

beforeAll(async () => {
  const server = await startFauxqs({ port: 0, logger: false });
  const client = s3Client({ url: server.address, region: 'us-east-1' });
  await client.send(new CreateBucketCommand({ Bucket: 'archive' }));
  archive = s3Archive(client, 'archive');
  world = await openWorld();
  world.pass(YEARS_IN_SECONDS);
  for (const seed of NAMES) await put(seed);
  close = async () => {
    client.destroy();
    await server.stop();
    await world.close();
  };
});
afterAll(() => close());

const put = (seed: string) =>
  archive.put(`in/${seed}.pdf`, new TextEncoder().encode(JSON.stringify({ seed, findings: 1 })));

/** Sends what is unsettled at the rank; returns the arrivals that were sent. */
async function reconcile(rank: number) {
  let id = 0;
  const settings = { visibilitySeconds: 60, maxReceives: 5 };
  const queue = localQueue({ settings, now: () => new Date(), newId: () => String(++id) });
  const counts = await sendUnsettled({ archive, store: world.store, queue, rank });
  const sent = [];
  for (let m = queue.receive('backfill'); m !== null; m = queue.receive('backfill'))
    sent.push(...readArrivals(m.body));
  expect(counts).toEqual({ listed: NAMES.length, sent: sent.length });
  return sent;
}

describe('reconciling', () => {
  it('sends everything once; what was read since is left alone', async () => {
    const first = await reconcile(1);
    expect(first.map((arrival) => arrival.source.key)).toEqual(
      expect.arrayContaining(NAMES.map((name) => `in/${name}.pdf`)),
    );
    const change = (ports: object) => ({ ...ports, archive }) as never;
    const [one, ...others] = first;
    expect((await world.work(one!, { change })).kind).toBe('committed');
    expect((await reconcile(1)).map((a) => a.source.key)).toEqual(others.map((a) => a.source.key));
    for (const arrival of others) await world.work(arrival, { change });
    expect(await reconcile(1)).toEqual([]);
  });

  it('sends everything again for a newer version of the extractor', async () => {
    expect(await reconcile(2)).toHaveLength(NAMES.length);
  });

  it('sends what was replaced after it was read', async () => {
    world.pass(-YEARS_IN_SECONDS);
    const change = (ports: object) => ({ ...ports, archive }) as never;
    for (const arrival of await reconcile(3)) await world.work(arrival, { rank: 3, change });
    // Read by a clock that stands before the objects' own times: as if they came later.
    expect(await reconcile(3)).toHaveLength(NAMES.length);
  });
});
