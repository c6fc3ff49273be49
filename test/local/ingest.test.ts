/** `ingest` of a folder as people have them: what was left aside, and why it stopped, is told. */
import { execFileSync } from 'node:child_process';
import { mkdirSync, mkdtempSync, rmSync, truncateSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { runningFile } from '../../local/running-file.ts';
import { run, start } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-ingest-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

/** A system that takes so many files, each after a while, and answers no more; returns its data folder. */
async function systemThatTakes(
  count: number,
  eachMs = 0,
): Promise<{ data: string; close: () => void }> {
  let taken = 0;
  const server = createServer((request, response) => {
    if (!request.url?.startsWith('/local/files')) return void response.end('{}');
    request.resume().on('end', () => {
      if (++taken > count) return void response.destroy();
      response.setHeader('content-type', 'application/json');
      const answer = JSON.stringify({ kind: 'known', reportId: '0'.repeat(64) });
      setTimeout(() => response.end(answer), eachMs);
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const data = mkdtempSync(join(folder, 'data-'));
  const { port } = server.address() as AddressInfo;
  writeFileSync(runningFile(data), JSON.stringify({ url: `http://127.0.0.1:${port}` }));
  return { data, close: () => server.close() };
}

function reports(name: string, count: number): string {
  const at = join(folder, name);
  mkdirSync(at, { recursive: true });
  for (let i = 0; i < count; i++) writeFileSync(join(at, `report ${i}.pdf`), `${name} ${i}`);
  return at;
}

describe('ingest', () => {
  it('names what it left aside, and not what programs leave behind', async () => {
    const at = reports('mixed', 1);
    for (const name of ['报告.doc', '扫描.jpg', '.DS_Store', '~$report 0.docx', 'Thumbs.db'])
      writeFileSync(join(at, name), 'x');
    // A pipe that nobody writes into: reading it would never end.
    execFileSync('sh', ['-c', 'mkfifo "$0"', join(at, 'pipe.pdf')]);
    const system = await systemThatTakes(9);
    const { code, out } = await run('ingest', at, '--data', system.data);
    system.close();
    expect(code).toBe(0);
    expect(out).toBe(
      '1 known: the same bytes were read before\n2 left aside: names that end in neither .pdf nor .docx, and links to folders\n  mixed/扫描.jpg\n  mixed/报告.doc\n',
    );
  });

  it('ends with 3 where a file is no report, and takes the others', async () => {
    const at = reports('poor', 2);
    const data = mkdtempSync(join(folder, 'data-'));
    const { code, out } = await run('ingest', at, '--data', data);
    expect(code).toBe(3);
    expect(out).toMatch(/^2 rejected\n {2}poor\/report 0\.pdf: /);
  });

  it('takes the rest of a folder in which one folder cannot be opened, and names that', async () => {
    const at = reports('closed', 2);
    // Nobody may be kept out who runs tests as root; a path too long for the system keeps out all.
    const deeper = 'n=$(printf "%0250d" 0); for i in $(seq 17); do mkdir $n; cd -P $n; done';
    execFileSync('sh', ['-c', `cd "$0"; ${deeper}`, at]);
    const system = await systemThatTakes(9);
    const { code, out } = await run('ingest', at, '--data', system.data);
    system.close();
    execFileSync('rm', ['-rf', at]);
    expect(code).toBe(1);
    expect(out).toMatch(
      /^2 known: .*\n1 not handed over; run the command again\n {2}closed\/0+.*: /,
    );
  });

  it('stops where the system is gone, and says what was not tried', async () => {
    const system = await systemThatTakes(2);
    const { code, out } = await run('ingest', reports('many', 30), '--data', system.data);
    system.close();
    expect(code).toBe(1);
    expect(out).toMatch(/^2 known.*\n5 not handed over; run the command again\n/);
    expect(out.match(/does not answer any more/g)).toHaveLength(5);
    expect(out).toMatch(/\n23 not tried, as those before failed; run the command again\n$/);
  });

  it('says at Ctrl-C how far it came, and hands no name to the terminal as it is', async () => {
    const at = reports('stopped', 30);
    writeFileSync(join(at, '!\u001b[2J.txt'), 'x');
    const slow = await systemThatTakes(99, 300);
    const { child, ended } = start('ingest', at, '--data', slow.data);
    await new Promise((resolve) => child.stderr?.on('data', (t) => /\d\/30/.test(t) && resolve(t)));
    child.kill('SIGINT');
    const { code, err } = await ended;
    slow.close();
    expect(code).toBe(130);
    expect(err).toMatch(/stopped: \d+ of 30 files are taken in; the same command goes on there\n$/);
    const system = await systemThatTakes(99);
    const { out } = await run('ingest', at, '--data', system.data);
    system.close();
    expect(out).toContain('stopped/!\u{fffd}[2J.txt');
  });

  it('counts files of one name in two folders as two, and a file that is named twice as one', async () => {
    const [a, b] = [reports('a/reports', 1), reports('b/reports', 1)];
    const system = await systemThatTakes(9);
    const { out } = await run('ingest', a, b, join(b, 'report 0.pdf'), '--data', system.data);
    system.close();
    expect(out).toMatch(/^2 known/);
  });

  it('does not ask to try again with a file that is too large', async () => {
    const at = reports('large', 1);
    writeFileSync(join(at, 'large.pdf'), '');
    truncateSync(join(at, 'large.pdf'), 101 * 1024 ** 2);
    const system = await systemThatTakes(9);
    const { code, out } = await run('ingest', at, '--data', system.data);
    system.close();
    expect(code).toBe(1);
    expect(out).toContain(
      '1 too large: take attachments and large pictures out\n  large/large.pdf',
    );
    expect(out).not.toContain('again');
  });
});
