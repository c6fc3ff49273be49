/** The process is killed again and again, at any moment: nothing is lost, nothing is there twice. */
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { openIntake } from '../../local/intake.ts';
import { objectsIn } from '../../local/objects.ts';
import { openStack } from '../../local/stack.ts';
import { RANK } from '../../shared/report/rank.ts';
import { ROOT, run, type Started, start } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-kill-'));
const data = join(folder, 'data');
let running: Started | null = null;
afterAll(() => {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const FILES = [
  ...['clean-1/report.pdf', 'clean-1/report.docx', 'henan-commerce/report.pdf'],
  ...['henan-commerce/report.docx', 'hubei-town/report.pdf', 'shanxi-project/report.docx'],
  ...['yunnan-project/report.pdf', 'mutated-rate.task/report.pdf'],
];

async function archiveAll(): Promise<void> {
  const stack = await openStack(data);
  const intake = openIntake(stack);
  for (const file of FILES)
    await intake.archive(file, new Uint8Array(readFileSync(join(ROOT, 'samples', file))));
  await stack.close();
}

async function killed(started: Started): Promise<void> {
  started.child.kill('SIGKILL');
  expect((await started.ended).code).toBeNull();
}

const READ = /: .* · /;
const serve = () => start('serve', '--data', data, '--no-samples', '--port', '0');

/** What a reader finds: every report with its findings, and what the archive holds. */
async function stateOf() {
  const stack = await openStack(data);
  const page = await stack.store.listReports({}, { limit: 100, cursor: null });
  const counts = await stack.store.countReports({});
  const runs = await Promise.all(page.items.map((r) => stack.store.getRun(r.reportId, RANK)));
  const records = await Promise.all(
    page.items.map((r) => stack.results.getRecord(r.reportId, r.rank)),
  );
  let objects = 0;
  for await (const _ of objectsIn(stack.archive)) objects += 1;
  await stack.close();
  const findings = records.reduce((n, r) => n + JSON.parse(r ?? '{}').findings.length, 0);
  return { ids: page.items.map((r) => r.reportId), counts, runs, objects, findings };
}

describe('kill -9', () => {
  it('leaves half-written files behind only until the next start', async () => {
    const at = join(folder, 'halves');
    const halves = ['archive', 'results'].map((name) => join(at, name, '.scratch'));
    for (const scratch of halves) {
      mkdirSync(scratch, { recursive: true });
      writeFileSync(join(scratch, 'half'), 'half of a fi');
    }
    await (await openStack(at)).close();
    expect(halves.filter((scratch) => existsSync(scratch))).toEqual([]);
  });

  it('loses no report and doubles none, whenever it comes', async () => {
    await archiveAll();
    for (const reportsRead of [0, 1, 3]) {
      running = serve();
      if (reportsRead > 0)
        await Promise.race([running.seen(READ, reportsRead), running.seen(/^All read/)]);
      else await running.seen(/ page /);
      await killed(running);
    }
    expect(await run('reconcile', '--data', data)).toMatchObject({ code: 0 });
    const { ids, counts, runs, objects, findings } = await stateOf();
    expect(objects).toBe(FILES.length);
    expect(new Set(ids).size).toBe(FILES.length);
    expect(ids).toHaveLength(FILES.length);
    expect(runs.map((r) => r?.state)).toEqual(FILES.map(() => 'DONE'));
    expect(counts).toMatchObject({ reports: FILES.length, findings });
  }, 300_000);
});
