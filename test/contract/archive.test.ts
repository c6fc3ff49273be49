/** The contract of the archive, run on files and, over HTTP, on a stand-in for S3. */
import { mkdtempSync, readdirSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { CreateBucketCommand } from '@aws-sdk/client-s3';
import fc from 'fast-check';
import { startFauxqs } from 'fauxqs';
import { afterAll, beforeAll, describe, expect, it } from 'vitest';
import { s3Client } from '../../shared/store/clients.ts';
import { decodeKey, encodeKey } from '../../shared/store/file-names.ts';
import { filesArchive } from '../../shared/store/files.ts';
import { type Archive, ObjectTooLarge, RangeUnsatisfiable } from '../../shared/store/port.ts';
import { resultsIn } from '../../shared/store/results.ts';
import { s3Archive } from '../../shared/store/s3.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-archive-'));
const text = (t: string) => new TextEncoder().encode(t);
const read = (bytes: Uint8Array | undefined) => new TextDecoder().decode(bytes);

const implementations = {
  files: async () => ({
    archive: filesArchive({ root: folder, bucket: 'archive', keepsVersions: true }),
    close: async () => rmSync(folder, { recursive: true, force: true }),
  }),
  'S3 over HTTP': async () => {
    const server = await startFauxqs({ port: 0, logger: false });
    const client = s3Client({ url: server.address, region: 'us-east-1' });
    await client.send(new CreateBucketCommand({ Bucket: 'archive' }));
    return {
      archive: s3Archive(client, 'archive'),
      close: async () => {
        client.destroy();
        await server.stop();
      },
    };
  },
};

describe.each(Object.entries(implementations))('the archive on %s', (name, open) => {
  let archive: Archive;
  let close = async () => {};
  beforeAll(async () => {
    const opened = await open();
    archive = opened.archive;
    close = opened.close;
  });
  afterAll(() => close());
  const KEY = 'in/2021/上街区 商务局+100%.pdf';

  it('gives back what was put, under any key', async () => {
    const put = await archive.put(KEY, text('hello'), 'application/pdf');
    expect(put.bytes).toBe(5);
    const got = await archive.get({ key: KEY, version: null }, 100);
    expect(read(got?.bytes)).toBe('hello');
    expect(got?.mediaType).toBe('application/pdf');
    expect(got?.version).toBe(put.version);
    const same = await archive.get({ key: KEY, version: got?.version ?? null }, 100);
    expect(read(same?.bytes)).toBe('hello');
  });

  it('answers null for what is not there', async () => {
    expect(await archive.get({ key: 'in/none.pdf', version: null }, 100)).toBeNull();
    expect(await archive.getPart({ key: 'in/none.pdf', version: null }, null, 100)).toBeNull();
  });

  it('stops at the cap, and not one byte below it', async () => {
    await archive.put('in/cap.bin', new Uint8Array(1000));
    await expect(archive.get({ key: 'in/cap.bin', version: null }, 999)).rejects.toThrow(
      ObjectTooLarge,
    );
    expect((await archive.get({ key: 'in/cap.bin', version: null }, 1000))?.bytes.length).toBe(
      1000,
    );
  });

  it('gives parts: from, to, between and the last bytes', async () => {
    const ref = { key: 'in/parts.txt', version: null };
    await archive.put(ref.key, text('0123456789'));
    const part = async (start: number | null, end: number | null) => {
      const p = await archive.getPart(ref, { start, end }, 100);
      return p && { text: read(p.bytes), start: p.start, end: p.end, total: p.totalBytes };
    };
    expect(await part(2, 4)).toEqual({ text: '234', start: 2, end: 4, total: 10 });
    expect(await part(7, null)).toEqual({ text: '789', start: 7, end: 9, total: 10 });
    expect(await part(null, 3)).toEqual({ text: '789', start: 7, end: 9, total: 10 });
    expect(await part(8, 99)).toEqual({ text: '89', start: 8, end: 9, total: 10 });
    await expect(part(10, 12)).rejects.toThrow(RangeUnsatisfiable);
  });

  it('lists keys in order, page by page, below a prefix', async () => {
    for (const key of ['l/c', 'l/a', 'l/b/x', 'm/z']) await archive.put(key, text(key));
    const first = await archive.list('l/', null, 2);
    expect(first.objects.map((o) => o.key)).toEqual(['l/a', 'l/b/x']);
    const second = await archive.list('l/', first.next, 2);
    expect(second.objects.map((o) => o.key)).toEqual(['l/c']);
    expect(second.next).toBeNull();
    expect(second.objects[0]?.bytes).toBe(3);
  });

  it('holds results under keys that writing twice does not change', async () => {
    const results = resultsIn(archive);
    const id = 'a'.repeat(64);
    await results.putRecord(id, 3, '{"a":1}');
    await results.putRecord(id, 3, '{"a":1}');
    await results.putLayer(id, 'pp-ocr-4', text('layer'));
    expect(await results.getRecord(id, 3)).toBe('{"a":1}');
    expect(await results.getRecord(id, 4)).toBeNull();
    expect(read((await results.getLayer(id, 'pp-ocr-4')) ?? undefined)).toBe('layer');
    expect(await results.getLayer(id, 'other')).toBeNull();
  });

  // The stand-in keeps no versions.
  it.runIf(name === 'files')('keeps every version, also when ten writers race', async () => {
    const key = 'in/versions.pdf';
    const put = await Promise.all(
      Array.from({ length: 10 }, (_, i) => archive.put(key, text(`v${i}`))),
    );
    expect(new Set(put.map((p) => p.version)).size).toBe(10);
    const texts = await Promise.all(
      put.map(async (p) => read((await archive.get({ key, version: p.version }, 10))?.bytes)),
    );
    expect([...texts].sort()).toEqual(Array.from({ length: 10 }, (_, i) => `v${i}`));
    const last = [...put].sort((a, b) => ((a.version ?? '') < (b.version ?? '') ? -1 : 1)).at(-1);
    expect((await archive.get({ key, version: null }, 10))?.version).toBe(last?.version);
  });

  it.runIf(name === 'files')('leaves no half-written file behind', () => {
    expect(readdirSync(join(folder, '.scratch'))).toEqual([]);
  });

  it.runIf(name === 'files')('asks for a version that is none and gets null', async () => {
    for (const version of ['../../x', 'null', '@1', '@9999999999'])
      expect(await archive.get({ key: KEY, version }, 100)).toBeNull();
  });
});

describe('keys as paths', () => {
  it('come back as they were, and never leave the folder', () => {
    fc.assert(
      fc.property(fc.string({ unit: 'binary', maxLength: 400 }), (key) => {
        fc.pre(Buffer.from(key).toString() === key);
        const path = encodeKey(key);
        expect(decodeKey(path)).toBe(key);
        const names = path.split('/');
        expect(names).not.toContain('..');
        expect(names).not.toContain('.');
        for (const n of names) expect(Buffer.byteLength(n)).toBeLessThanOrEqual(255);
      }),
    );
  });
  it('of any depth stay inside', () => {
    for (const key of [
      '../../etc/passwd',
      '/etc/passwd',
      'a/../b',
      '.',
      '..',
      '~',
      'a~/b',
      '@0000000001',
      // What a long name goes on with is a folder's whole name.
      `${'a'.repeat(180)}.`,
      `in/${'a'.repeat(180)}..`,
      `${'a'.repeat(360)}../b`,
    ]) {
      expect(decodeKey(encodeKey(key))).toBe(key);
      expect(
        encodeKey(key)
          .split('/')
          .filter((name) => /^\.\.?$/.test(name)),
      ).toEqual([]);
    }
    expect(encodeKey('../x')).toBe('%2E./x');
  });
});
