/** A stop while a scan is recognized: the process ends by itself, says nothing, and goes on at the next start. */
import { mkdtempSync, readFileSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { setTimeout as sleep } from 'node:timers/promises';
import { afterAll, describe, expect, it } from 'vitest';
import { openIntake } from '../../local/intake.ts';
import { inNetwork, newStopState, outsideNetwork } from '../../local/scan-stop.ts';
import { openStack } from '../../local/stack.ts';
import { ROOT, type Started, start } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-stop-'));
const data = join(folder, 'data');
let running: Started | null = null;
afterAll(() => {
  running?.child.kill('SIGKILL');
  rmSync(folder, { recursive: true, force: true });
});

const serve = () => start('serve', '--data', data, '--no-samples', '--port', '0');

/** Two scans: where the first is let go of, the second must not be begun. */
async function archiveScans(): Promise<void> {
  const stack = await openStack(data);
  const { archive } = openIntake(stack);
  for (const name of ['hubei-town', 'shanxi-project']) {
    const bytes = readFileSync(join(ROOT, 'samples', name, 'scan.pdf'));
    await archive(`${name}.pdf`, new Uint8Array(bytes));
  }
  await stack.close();
}

describe('a thread that is to stop', () => {
  it('is waited for until its line is read, and begins no other', async () => {
    const state = newStopState();
    let finish = (): void => undefined;
    const line = inNetwork(state, () => new Promise<void>((resolve) => (finish = resolve)));
    let isOutside = false;
    const outside = outsideNetwork(state).then(() => (isOutside = true));
    await sleep(50);
    expect(isOutside).toBe(false);
    await expect(inNetwork(newStopState(), async () => 'read')).resolves.toBe('read');
    finish();
    await Promise.all([line, outside]);
    await expect(inNetwork(state, async () => 'read')).rejects.toThrow('stopped');
  });
});

describe('SIGTERM and SIGINT', () => {
  it('end a system in the middle of a page, and the next start reads it', async () => {
    await archiveScans();
    for (const [signal, later] of [
      // Both together are less than the first page takes: what was read so far is kept.
      ['SIGTERM', 1_000],
      ['SIGINT', 1_500],
    ] as const) {
      running = serve();
      await running.seen(/its pages are recognized when the other files are read/, 2);
      await sleep(later);
      running.child.kill(signal);
      expect(await running.ended).toMatchObject({ code: 0, err: '' });
    }
    running = serve();
    await running.seen(/^All read/);
    running.child.kill('SIGTERM');
    const { code, out } = await running.ended;
    expect(code).toBe(0);
    for (const name of ['hubei-town', 'shanxi-project'])
      expect(out).toMatch(new RegExp(`${name}\\.pdf: .* · `));
  }, 600_000);
});
