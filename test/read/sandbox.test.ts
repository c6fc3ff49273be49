/** A worker that hangs, eats memory or dies is ended, and the next job finds a fresh one. */
import { afterAll, describe, expect, it } from 'vitest';
import { Sandbox } from '../../shared/read/sandbox.ts';

const SCRIPT = `
import { parentPort } from 'node:worker_threads';
const keep = [];
parentPort.on('message', ({ id, bytes, settings }) => {
  if (settings === 'hang') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0);
  if (settings === 'nap') Atomics.wait(new Int32Array(new SharedArrayBuffer(4)), 0, 0, 4_000);
  if (settings === 'match') /^(a+)+$/.test('a'.repeat(40) + 'b');
  if (settings === 'heap') for (;;) keep.push({ text: String(keep.length) });
  if (settings === 'array') for (;;) keep.push(new Array(1_000_000).fill(keep.length + 0.5));
  if (settings === 'text') for (let s = 'x'; ; s += s) keep.push([...s]);
  if (settings === 'buffers') for (;;) keep.push(Buffer.alloc(16 << 20, 1));
  if (settings === 'exit') process.exit(3);
  if (settings === 'leave') setTimeout(() => { throw new Error('left behind'); }, 100);
  if (settings === 'wait') {
    setTimeout(() => parentPort.postMessage({ id, value: bytes.length }), 400);
    return;
  }
  if (settings === 'throw') throw new Error('a fault');
  if (settings === 'environment') {
    parentPort.postMessage({ id, value: Object.keys(process.env).length });
    return;
  }
  parentPort.postMessage({ id, value: bytes.length });
});`;
const entry = { file: new URL(`data:text/javascript,${encodeURIComponent(SCRIPT)}`), data: null };
const LIMITS = { heapMb: 64, growthMb: 200 };
/** What hangs ends here; a fresh worker starts in a tenth of it, in half of it where the machine is busy. */
const sandbox = new Sandbox<number>(entry, { ...LIMITS, deadlineMs: 10_000 });
/** Nothing but the file may end its worker, on a busy machine too. */
const patient = new Sandbox<number>(entry, { ...LIMITS, deadlineMs: 50_000 });
const bytes = new Uint8Array(5);

afterAll(() => Promise.all([sandbox.close(), patient.close()]));

const work = (box = patient): Promise<unknown> => box.run(bytes, 'work');
const done = { kind: 'done', value: 5 };

describe('the sandbox', () => {
  it('gives back what the worker made of the bytes, which stay the caller’s', async () => {
    expect(await work()).toEqual(done);
    expect(bytes).toHaveLength(5);
  });

  it('shows the worker no variable of the environment', async () => {
    expect(await patient.run(bytes, 'environment')).toEqual({ kind: 'done', value: 0 });
  });

  it.each(['hang', 'match'])('ends a worker at the deadline: %s', async (how) => {
    const start = performance.now();
    expect(await sandbox.run(bytes, how)).toEqual({ kind: 'killed', reason: 'deadline' });
    expect(performance.now() - start).toBeLessThan(40_000);
    expect(await work(sandbox)).toEqual(done);
  });

  it('gives a worker that gets no CPU the time that a busy machine needs', async () => {
    const wait = async (patienceMs: number) => {
      const box = new Sandbox<number>(entry, { ...LIMITS, deadlineMs: 2_000, patienceMs });
      const verdict = await box.run(bytes, 'nap');
      await box.close();
      return verdict;
    };
    expect(await wait(50_000)).toEqual(done);
    expect(await wait(2_000)).toEqual({ kind: 'killed', reason: 'deadline' });
  });

  it.each(['heap', 'array', 'text', 'buffers'])(
    'ends a worker that eats memory: %s',
    async (how) => {
      const before = process.memoryUsage.rss();
      expect(await patient.run(bytes, how)).toEqual({ kind: 'killed', reason: 'memory' });
      expect(process.memoryUsage.rss() - before).toBeLessThan(600 * 1024 * 1024);
      expect(await work()).toEqual(done);
    },
  );

  it.each(['exit', 'throw'])('reports a worker that dies as our fault: %s', async (how) => {
    await expect(patient.run(bytes, how)).rejects.toThrow(/worker/);
    expect(await work()).toEqual(done);
  });

  it('gives a job a fresh worker when what the job before left behind ends its own', async () => {
    expect(await patient.run(bytes, 'leave')).toEqual(done);
    expect(await patient.run(bytes, 'wait')).toEqual(done);
  });

  it('lets jobs wait for each other', async () => {
    const answers = await Promise.all([work(sandbox), sandbox.run(bytes, 'hang'), work(sandbox)]);
    expect(answers).toEqual([done, { kind: 'killed', reason: 'deadline' }, done]);
  });
});
