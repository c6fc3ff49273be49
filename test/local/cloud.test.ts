/** The commands that work on AWS, as processes against stand-ins, with the deployed handler behind. */
import { mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, beforeAll, describe, expect, it, vi } from 'vitest';
import { RANK } from '../../shared/report/rank.ts';
import { readArrivals, writeArrival } from '../../shared/runtime/events.ts';
import { bytesOf, idOfPaper, type Paper } from '../faults/papers.ts';
import { type Cloud, openCloud, TABLE } from '../support/cloud.ts';
import { ROOT, type Started, startWith } from '../support/command-line.ts';
import { OLDER_RANK, OLDER_SCORE, readByOlder } from '../support/older.ts';

/** Each starts a process or more, which takes its time where others are at work. */
vi.setConfig({ testTimeout: 240_000, hookTimeout: 120_000 });

type Handler = Parameters<Cloud['deliver']>[1];

const folder = mkdtempSync(join(tmpdir(), 'jixiao-cloud-'));
let cloud: Cloud;
let extract: Handler;

beforeAll(async () => {
  cloud = await openCloud();
  // The handler's log.
  vi.spyOn(console, 'log').mockImplementation(() => undefined);
  for (const [name, value] of Object.entries(cloud.variables)) vi.stubEnv(name, value);
  ({ handler: extract } = await import('../../functions/extract/handler.ts'));
});
afterAll(async () => {
  vi.unstubAllEnvs();
  vi.restoreAllMocks();
  await cloud.close();
  rmSync(folder, { recursive: true, force: true });
});

const start = (...args: string[]): Started => startWith(cloud.variables, ...args);
const run = (...args: string[]) => start(...args).ended;
const paperOf = (seed: string): Paper => ({ seed, findings: 2 });
const put = (paper: Paper, at = `in/${paper.seed}.docx`) => cloud.archive.put(at, bytesOf(paper));
const keysIn = (name: Parameters<Cloud['bodies']>[0]) =>
  cloud.bodies(name).flatMap((body) => readArrivals(body).map(({ source }) => source.key));

async function metaOf(paper: Paper) {
  return cloud.store.getMeta(idOfPaper(paper));
}

describe('ingest --bucket', () => {
  const files = join(folder, '上街区 2021');
  const ingest = () => run('ingest', files, '--bucket', 'archive');

  it('uploads each file once under a key with its hash, and goes on where it was stopped', async () => {
    mkdirSync(files);
    const sample = readFileSync(join(ROOT, 'samples/hubei-town/report.docx'));
    writeFileSync(join(files, 'a b+100%.docx'), sample);
    expect(await ingest()).toMatchObject({
      code: 0,
      out: expect.stringMatching(/^1 new, uploaded/),
    });
    writeFileSync(join(files, 'second.docx'), bytesOf(paperOf('second')));
    const again = await ingest();
    expect(again.code).toBe(0);
    expect(again.out).toMatch(/^1 new, uploaded[^\n]*\n1 known/);
    const { objects } = await cloud.archive.list('in/', null, 10);
    const keys = objects.map(({ key }) => key);
    const at = (name: string) => expect.stringMatching(`^in/上街区 2021/[0-9a-f]{16}/${name}$`);
    expect(keys).toHaveLength(2);
    expect(keys).toEqual(expect.arrayContaining([at('a b\\+100%.docx'), at('second.docx')]));
    const key = keys.find((name) => name.endsWith('/a b+100%.docx')) ?? '';
    const got = await cloud.archive.get({ key, version: null }, 1e6);
    expect(Buffer.from(got!.bytes).equals(sample)).toBe(true);
    expect(got?.mediaType).toMatch(/wordprocessingml/);
  });
});

describe('backfill', () => {
  const PER_SECOND = 5;
  const papers = Array.from({ length: 14 }, (_, i) => paperOf(`2019 report ${100 + i}`));
  const backfill = (...more: string[]) =>
    start(
      ...['backfill', '--bucket', 'archive', '--queue', cloud.queueUrl('backfill')],
      ...['--prefix', 'in/2019', '--per-second', String(PER_SECOND), ...more],
    );

  it('lists a prefix onto the queue at its pace, goes on after a kill, and every report is read', async () => {
    for (const paper of papers) await put(paper);
    await cloud.archive.put('in/2019 empty.docx', new Uint8Array());
    const first = backfill();
    await new Promise<void>((resolve) => {
      first.child.stderr?.on('data', (text) => /sent; go on/.test(String(text)) && resolve());
    });
    expect(cloud.bodies('backfill')).toHaveLength(10);
    first.child.kill('SIGKILL');
    const { err } = await first.ended;
    const after = /^10 sent; go on with --after "(.*)"$/m.exec(err)?.[1];
    expect(after).toBe('in/2019 report 109.docx');
    const begun = performance.now();
    const second = await backfill('--after', after ?? '').ended;
    expect(second).toMatchObject({ code: 0, out: '4 reports sent\n' });
    expect(performance.now() - begun).toBeGreaterThan((1000 * 4) / PER_SECOND);
    const keys = papers.map(({ seed }) => `in/${seed}.docx`);
    expect(keysIn('backfill').sort()).toEqual(keys);
    expect(await cloud.deliver('backfill', extract)).toBe(papers.length);
    for (const paper of papers) expect(await metaOf(paper)).toMatchObject({ rank: RANK });
  });

  it('sent again changes nothing', async () => {
    const before = await Promise.all(papers.map(metaOf));
    expect((await backfill('--per-second', '500').ended).code).toBe(0);
    expect(await cloud.deliver('backfill', extract)).toBe(papers.length);
    expect(await Promise.all(papers.map(metaOf))).toEqual(before);
  });

  it('says what it lacks', async () => {
    expect((await run('backfill', '--bucket', 'archive')).code).toBe(2);
    expect((await backfill('--per-second', '0').ended).code).toBe(2);
  });
});

describe('redrive', () => {
  const paper = paperOf('dead');
  const redrive = () => run('redrive', '--dead-letters', cloud.deadLetterArn('live'));

  it('puts dead letters back once, however often it is called, and they are read', async () => {
    const { key } = await put(paper);
    const source = { bucket: 'archive', key, version: null };
    await cloud.send('live', writeArrival({ source, bytes: null, sequencer: null, refused: null }));
    const failing: Handler = async ({ Records }) => ({
      batchItemFailures: Records.map(({ messageId }) => ({ itemIdentifier: messageId })),
    });
    await vi.waitFor(
      async () => {
        await cloud.deliver('live', failing);
        expect(keysIn('live-dead')).toEqual([key]);
      },
      { timeout: 100_000, interval: 500 },
    );
    const moves = cloud.movesOf('live');
    cloud.gate.keep(moves.keeper);
    expect((await redrive()).code).toBe(0);
    expect((await redrive()).code).toBe(0);
    expect(moves.begun()).toBe(1);
    await moves.finish();
    expect([keysIn('live'), keysIn('live-dead')]).toEqual([[key], []]);
    expect(await cloud.deliver('live', extract)).toBe(1);
    expect((await metaOf(paper))?.rank).toBe(RANK);
    const before = await metaOf(paper);
    expect((await redrive()).code).toBe(0);
    await moves.finish();
    expect(await cloud.deliver('live', extract)).toBe(0);
    expect(await metaOf(paper)).toEqual(before);
    cloud.gate.keep(null);
  });
});

describe('reconcile --bucket', () => {
  const reconcile = (...more: string[]) =>
    run('reconcile', '--bucket', 'archive', '--table', TABLE, ...more);
  const toQueue = () => reconcile('--queue', cloud.queueUrl('backfill'));

  it('reads what was never read, whatever it is called, and then finds nothing', async () => {
    await put(paperOf('no ending'), 'in/no ending');
    const { files } = await countsOf(await reconcile('--check'));
    expect(cloud.bodies('backfill')).toEqual([]);
    expect(await countsOf(await toQueue())).toMatchObject({ files, missing: 3, stale: 0 });
    expect(await cloud.deliver('backfill', extract)).toBe(3);
    expect((await metaOf(paperOf('no ending')))?.rank).toBe(RANK);
    expect(await countsOf(await toQueue())).toEqual({ files, missing: 0, stale: 0, orphans: 0 });
  });

  it('finds a file that was replaced, and the report that lost its file', async () => {
    const [old, now] = [paperOf('replaced'), paperOf('its heir')];
    await put(old, 'in/same.docx');
    expect((await toQueue()).err).toBe('missing: in/same.docx\n');
    await cloud.deliver('backfill', extract);
    // S3 tells the time of an object in whole seconds.
    await new Promise((resolve) => setTimeout(resolve, 1_100));
    await put(now, 'in/same.docx');
    expect((await reconcile('--check')).err).toBe('stale: in/same.docx\n');
    await toQueue();
    await cloud.deliver('backfill', extract);
    expect((await metaOf(now))?.rank).toBe(RANK);
    await cloud.remove('in/dead.docx');
    const { err } = await reconcile('--check');
    expect(err).toBe(`no file: ${idOfPaper(paperOf('dead'))} in/dead.docx\n`);
  });

  async function countsOf({ code, out }: { code: number | null; out: string }) {
    expect(code).toBe(0);
    const [files, missing, stale, orphans] = [...out.matchAll(/\d+/g)].map(Number);
    return { files, missing, stale, orphans };
  }
});

describe('reprocess --bucket', () => {
  const paper = paperOf('of an older version');
  const key = `in/old/${paper.seed}.docx`;
  const reprocess = (...more: string[]) =>
    run(
      ...['reprocess', '--bucket', 'archive', '--results', 'results', '--table', TABLE],
      ...['--prefix', 'in/old/', ...more],
    );

  it('previews which figures and findings would change, and changes nothing', async () => {
    await put(paper, key);
    await readByOlder(cloud, key, bytesOf(paper));
    const { code, out } = await reprocess('--preview');
    expect(code).toBe(0);
    expect(out.split('\n')).toEqual([
      `old/${paper.seed}.docx`,
      `  /forms/0/selfScore: ${OLDER_SCORE} → 102`,
      expect.stringMatching(/^ {2}\+ score\.exceeds-weight: /),
      '1 of 1 reports change with 0.1.0',
      '',
    ]);
    expect(await metaOf(paper)).toMatchObject({ rank: OLDER_RANK, selfScore: OLDER_SCORE });
    expect(cloud.bodies('backfill')).toEqual([]);
  });

  it('sends them to the workers then, which make the new reading current', async () => {
    expect((await reprocess()).code).toBe(2);
    const { code, out } = await reprocess('--queue', cloud.queueUrl('backfill'));
    expect(code).toBe(0);
    expect(out).toMatch(/1 of 1 reports change/);
    expect(await cloud.deliver('backfill', extract)).toBe(1);
    expect(await metaOf(paper)).toMatchObject({ rank: RANK, selfScore: 102 });
    expect((await reprocess('--preview')).out).toBe('0 of 1 reports change with 0.1.0\n');
  });
});
