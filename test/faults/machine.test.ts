/** kill -9 of the one-machine system after every step: its next start ends what was begun. */
import { execFile } from 'node:child_process';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openStack } from '../../local/stack.ts';
import { RANK } from '../../shared/report/rank.ts';
import { ROOT } from '../support/command-line.ts';
import { look } from './look.ts';
import { STEPS } from './machine.ts';
import { bytesOf, idOfPaper, type Paper } from './papers.ts';

/** Each kill is two starts from source: `test/local/kill.test.ts` is the short form. */
const IS_LONG = process.env.JIXIAO_FAULT_RUNS !== undefined;
const MINUTES_20 = 1_200_000;

const folder = mkdtempSync(join(tmpdir(), 'jixiao-machine-'));
const data = join(folder, 'data');
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** Starts the system; with a file, kills it after that step. */
function run(file?: string, killAfter = -1): Promise<{ signal: string | null; out: string }> {
  const script = join(ROOT, 'test/faults/machine.ts');
  const args = ['--import', 'tsx', script, data];
  if (file !== undefined) args.push(file, String(killAfter));
  return new Promise((resolve) => {
    execFile(process.execPath, args, { cwd: ROOT }, (error, out) =>
      resolve({ signal: error?.signal ?? null, out }),
    );
  });
}

function fileOf(paper: Paper): string {
  const file = join(folder, `${paper.seed}.docx`);
  writeFileSync(file, bytesOf(paper));
  return file;
}

const stepsIn = (out: string): string[] => JSON.parse(out.split(STEPS)[1] ?? 'null');

describe.runIf(IS_LONG)('kill -9 of the one-machine system', () => {
  it(
    'after every step loses nothing, doubles nothing and tears nothing',
    async () => {
      const calm: Paper = { seed: 'calm', findings: 3 };
      const steps = stepsIn((await run(fileOf(calm))).out);
      expect(steps).toEqual(expect.arrayContaining(['archive.put', 'store.commitMeta']));
      const papers = [calm];
      for (const [n, name] of steps.entries()) {
        // Before it is archived a file was not handed over: its owner is told, and does it again.
        if (n < steps.indexOf('archive.put')) continue;
        const paper = { seed: `killed ${n}`, findings: 3 };
        papers.push(paper);
        expect((await run(fileOf(paper), n)).signal, name).toBe('SIGKILL');
        await expectWhole(papers.slice(0, -1));
      }
      expect(stepsIn((await run()).out)).toEqual([]);
      await expectWhole(papers);
    },
    MINUTES_20,
  );
});

/** Every one of these is there once; what was killed last is there whole or not at all. */
async function expectWhole(papers: readonly Paper[]): Promise<void> {
  const stack = await openStack(data);
  try {
    const { items } = await stack.store.listReports({}, { limit: 100, cursor: null });
    const ids = items.map(({ reportId }) => reportId);
    expect(new Set(ids).size).toBe(ids.length);
    expect(ids).toEqual(expect.arrayContaining(papers.map(idOfPaper)));
    expect(ids.length - papers.length).toBeLessThanOrEqual(1);
    for (const paper of papers) {
      expect(await look(stack, paper)).toEqual({ rank: RANK, torn: null });
      expect((await stack.store.getRun(idOfPaper(paper), RANK))?.state).toBe('DONE');
    }
  } finally {
    await stack.close();
  }
}
