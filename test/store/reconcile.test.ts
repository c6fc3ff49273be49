/** The archive against the table: what is missing or stale is sent, orphans are named, nothing else. */
import { CreateBucketCommand, DeleteObjectCommand } from '@aws-sdk/client-s3';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { compare } from '../../local/standing.ts';
import type { Arrival } from '../../shared/runtime/arrival.ts';
import { s3Client } from '../../shared/store/clients.ts';
import type { Archive } from '../../shared/store/port.ts';
import { s3Archive } from '../../shared/store/s3.ts';
import { bytesOf, idOfPaper, type Paper } from '../faults/papers.ts';
import { openWorld, type World } from '../faults/world.ts';

/** S3 tells the time of an object in whole seconds. */
const inTheNextSecond = () => new Promise((resolve) => setTimeout(resolve, 1_100));
const paperOf = (seed: string): Paper => ({ seed, findings: 1 });
const NAMES = ['a', 'b', '上街区 商务局+100%'];
const keyOf = (name: string) => `in/${name}.docx`;
let world: World;
let close = async () => {};
let archive: Archive;
let remove = async (_key: string) => {};

beforeAll(async () => {
  const server = await startFauxqs({ port: 0, logger: false });
  const client = s3Client({ url: server.address, region: 'us-east-1' });
  await client.send(new CreateBucketCommand({ Bucket: 'archive' }));
  archive = s3Archive(client, 'archive');
  remove = async (Key) => {
    await client.send(new DeleteObjectCommand({ Bucket: 'archive', Key }));
  };
  world = await openWorld();
  for (const name of NAMES) await archive.put(keyOf(name), bytesOf(paperOf(name)));
  close = async () => {
    client.destroy();
    await server.stop();
    await world.close();
  };
});
afterAll(() => close());

/** What a comparison at this rank tells. */
async function differences(rank: number) {
  const files: string[] = [];
  const orphans: string[] = [];
  const counts = await compare({ archive, store: world.store, rank }, 'in/', {
    onFile: async ({ key }, standing) => {
      files.push(`${standing} ${key}`);
    },
    onOrphan: ({ reportId }) => orphans.push(reportId),
  });
  expect(counts.missing + counts.stale).toBe(files.length);
  expect(counts.orphans).toBe(orphans.length);
  return { files: files.sort(), orphans };
}

function arrivalAt(key: string): Arrival {
  const source = { bucket: 'archive', key, version: null };
  return { source, bytes: null, sequencer: null, refused: null };
}

const read = (name: string, rank = 1) =>
  world.work(arrivalAt(keyOf(name)), { rank, change: (ports) => ({ ...ports, archive }) });
const all = (standing: string) => NAMES.map((name) => `${standing} ${keyOf(name)}`).sort();

describe('a comparison', () => {
  it('calls every file missing until it is read, and then nothing', async () => {
    expect(await differences(1)).toEqual({ files: all('missing'), orphans: [] });
    const [first, ...others] = NAMES;
    await read(first!);
    const left = others.map((name) => `missing ${keyOf(name)}`).sort();
    expect((await differences(1)).files).toEqual(left);
    for (const name of others) await read(name);
    expect(await differences(1)).toEqual({ files: [], orphans: [] });
  });

  it('calls every file stale for a newer version of the extractor', async () => {
    expect((await differences(2)).files).toEqual(all('stale'));
    for (const name of NAMES) await read(name, 2);
    expect((await differences(2)).files).toEqual([]);
  });

  it('calls a reading stale that did not finish', async () => {
    await read('a', 3);
    const dying = (name: string) =>
      world.work(arrivalAt(keyOf(name)), {
        rank: 3,
        change: (ports) => ({
          ...ports,
          archive,
          store: {
            ...ports.store,
            finishRun: async () => {
              throw new Error('it died');
            },
          },
        }),
      });
    await expect(dying('b')).rejects.toThrow('it died');
    expect((await differences(3)).files).toEqual(all('stale').filter((f) => !f.includes('/a.')));
    for (const name of NAMES.slice(1)) await read(name, 3).catch(() => undefined);
  });

  it('calls a file stale that was replaced, until it is read, though no event told of it', async () => {
    for (const name of NAMES) await read(name, 4);
    const [name] = NAMES;
    const source = { bucket: 'archive', key: keyOf(name!), version: null };
    const { reportId, at } = (await world.store.getSource('archive', source.key))!;
    // As if its first object had come with an event: what has none must not lose to that for good.
    await world.store.pointSource({ source, reportId, at, sequencer: '00A1' });
    await inTheNextSecond();
    await archive.put(keyOf(name!), bytesOf(paperOf('another')));
    expect((await differences(4)).files).toEqual([`stale ${keyOf(name!)}`]);
    await read(name!, 4);
    expect((await differences(4)).files).toEqual([]);
    await archive.put(keyOf(name!), bytesOf(paperOf(name!)));
    await read(name!, 4);
  });

  it('has nothing against the same bytes that came again, or under another name', async () => {
    for (const name of NAMES) await read(name, 5);
    await inTheNextSecond();
    const [first, ...more] = [keyOf('b'), 'in/b again.docx'];
    for (const key of [first!, ...more]) await archive.put(key, bytesOf(paperOf('b')));
    expect((await differences(5)).files).toEqual(['missing in/b again.docx', `stale ${first}`]);
    for (const name of ['b', 'b again']) expect((await read(name, 5)).kind).toBe('known');
    expect((await differences(5)).files).toEqual([]);
  });

  it('names the report whose file is gone, but not one that has another name, too', async () => {
    await remove(keyOf('b'));
    await remove(keyOf('a'));
    const gone = ['a', 'another'].map((name) => idOfPaper(paperOf(name))).sort();
    expect((await differences(5)).orphans.sort()).toEqual(gone);
  });
});
