/** The upkeep commands on the data folder of one machine, as processes. */
import { existsSync, mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it, vi } from 'vitest';
import { sha256 } from '../../local/arrivals.ts';
import { openIntake } from '../../local/intake.ts';
import { LOCAL_HEADER, localSite } from '../../local/site.ts';
import { openStack } from '../../local/stack.ts';
import { RANK } from '../../shared/report/rank.ts';
import { openLog } from '../../shared/runtime/log.ts';
import { bytesOf, idOfPaper, type Paper } from '../faults/papers.ts';
import { run } from '../support/command-line.ts';
import { OLDER_RANK, OLDER_SCORE, readByOlder } from '../support/older.ts';

/** Each starts a process or more, which takes its time where others are at work. */
vi.setConfig({ testTimeout: 240_000 });

const folder = mkdtempSync(join(tmpdir(), 'jixiao-upkeep-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const paperOf = (seed: string): Paper => ({ seed, findings: 2 });
const [older, unread] = [paperOf('read by an older version'), paperOf('never read')];
const here = (name: string, ...more: string[]) => run(name, '--data', data, ...more);

async function withStack<T>(ask: (stack: Awaited<ReturnType<typeof openStack>>) => Promise<T>) {
  const stack = await openStack(data);
  try {
    return await ask(stack);
  } finally {
    await stack.close();
  }
}

const metaOf = (paper: Paper) => withStack(({ store }) => store.getMeta(idOfPaper(paper)));
const hash = (paper: Paper) => sha256(bytesOf(paper)).slice(0, 16);

describe('on one machine', () => {
  it('reprocess --preview says which figures and findings would change, and changes nothing', async () => {
    await withStack(async (stack) => {
      const key = await openIntake(stack).archive('older\u001b[2J.docx', bytesOf(older));
      await readByOlder(stack, key ?? '', bytesOf(older), { version: '@0000000001' });
    });
    const { code, out } = await here('reprocess', '--preview');
    expect({ code, lines: out.split('\n') }).toEqual({
      code: 0,
      lines: [
        // As a terminal may be given it: a name clears no screen.
        'older\u{fffd}[2J.docx',
        `  /forms/0/selfScore: ${OLDER_SCORE} → 102`,
        expect.stringMatching(/^ {2}\+ score\.exceeds-weight: /),
        expect.stringMatching(/^1 of 1 reports change with /),
        '',
      ],
    });
    expect(await metaOf(older)).toMatchObject({ rank: OLDER_RANK, selfScore: OLDER_SCORE });
  });

  it('reprocess then makes the new reading current', async () => {
    expect((await here('reprocess')).out).toMatch(/1 of 1 reports change/);
    expect(await metaOf(older)).toMatchObject({ rank: RANK, selfScore: 102 });
  });

  it('reconcile --check names what is missing, and reconcile reads it', async () => {
    await withStack((stack) => openIntake(stack).archive('unread.docx', bytesOf(unread)));
    const check = await here('reconcile', '--check');
    expect([check.err, check.out]).toEqual([
      'missing: unread.docx\n',
      '2 files: 1 never read, 0 not read as they are now; 0 reports without their file\n',
    ]);
    expect(await metaOf(unread)).toBeNull();
    expect((await here('reconcile')).code).toBe(0);
    expect((await metaOf(unread))?.rank).toBe(RANK);
    expect((await here('reconcile')).out).toMatch(/0 never read, 0 not read/);
  });

  it('backfill sends everything again, which changes nothing', async () => {
    const before = await metaOf(older);
    expect(await here('backfill')).toMatchObject({ code: 0, out: '2 reports sent\n' });
    const after = await here('backfill', '--after', `in/${hash(older)}/older.docx`);
    expect(after.out).toMatch(/^[01] reports sent\n$/);
    expect(await metaOf(older)).toEqual(before);
  });

  it('redrive of a system that does not run finds what it never read in the archive', async () => {
    const dead = paperOf('its queue is gone');
    await withStack((stack) => openIntake(stack).archive('dead.docx', bytesOf(dead)));
    expect((await here('redrive')).out).toBe('1 messages put back\n');
    expect((await metaOf(dead))?.rank).toBe(RANK);
    expect((await here('redrive')).out).toBe('0 messages put back\n');
  });

  it('redrive of a running system puts its dead letters back, once, for its owner alone', async () => {
    await withStack(async (stack) => {
      let at = Date.now();
      const { queue } = stack;
      await queue.send('live', ['poison']);
      vi.useFakeTimers({ now: at, toFake: ['Date'] });
      for (let n = 0; n < 6; n++, at += 3_600_000) {
        vi.setSystemTime(at);
        queue.receive('live');
      }
      vi.useRealTimers();
      const log = openLog({
        ...{ service: 'x', stage: 'test', level: 'error' },
        ...{ now: () => new Date(), print: () => undefined },
      });
      const page = new Map() as never;
      const site = localSite({ stack, intake: openIntake(stack), log, page });
      const redrive = (headers: Record<string, string>) =>
        site.request('/local/redrive', { method: 'POST', headers });
      expect((await redrive({})).status).toBe(403);
      expect((await queue.depth('live')).dead).toBe(1);
      const own = { [LOCAL_HEADER]: 'redrive' };
      expect(await (await redrive(own)).json()).toEqual({ moved: 1 });
      expect(await (await redrive(own)).json()).toEqual({ moved: 0 });
      expect(queue.receive('live')?.body).toBe('poison');
    });
  });

  it.each(['reconcile', 'reprocess', 'backfill', 'redrive'])(
    '%s of a folder that is not there is an error and makes none',
    async (name) => {
      const missing = join(folder, 'misspelt');
      const { code, err } = await run(name, '--data', missing);
      expect({ code, err }).toEqual({
        code: 1,
        err: `jixiao: nothing was ever taken in below ${missing}; name the folder by --data\n`,
      });
      expect(existsSync(missing)).toBe(false);
    },
  );

  it('reconcile names a report whose file is gone', async () => {
    rmSync(join(data, 'archive', 'in', hash(unread)), { recursive: true });
    const { err } = await here('reconcile', '--check');
    expect(err).toBe(`no file: ${idOfPaper(unread)} unread.docx\n`);
  });
});
