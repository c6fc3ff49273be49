/** The commands as processes: what stands on which stream, and how they end. */
import { spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync, symlinkSync, writeFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { afterAll, describe, expect, it } from 'vitest';
import { recordSchema } from '../../shared/report/record.ts';
import { ROOT, run, start } from '../support/command-line.ts';

const folder = mkdtempSync(join(tmpdir(), 'jixiao-commands-'));
afterAll(() => rmSync(folder, { recursive: true, force: true }));

const REPORT = join(ROOT, 'samples', 'mutated-rate.task', 'report.pdf');

describe('extract', () => {
  it('prints the record, and nothing else, on standard output', async () => {
    const { code, out, err } = await run('extract', REPORT);
    expect({ code, err }).toEqual({ code: 0, err: '' });
    const record = recordSchema.parse(JSON.parse(out));
    expect(record.forms[0]?.selfScore).toBe(98.2);
    expect(record.findings.map((f) => f.code)).toContain('rate.task');
  });

  it('ends quietly when its reader has had enough', async () => {
    const shell = spawnSync(
      'sh',
      ['-c', `node local/jixiao.mjs extract '${REPORT}' | head -c 20`],
      {
        cwd: ROOT,
        encoding: 'utf8',
      },
    );
    expect([shell.stdout.length, shell.stderr]).toEqual([20, '']);
  });

  it('says that the disk is full where it is', async () => {
    const shell = spawnSync('sh', ['-c', `node local/jixiao.mjs extract '${REPORT}' > /dev/full`], {
      ...{ cwd: ROOT, encoding: 'utf8' },
    });
    expect([shell.status, shell.stderr]).toEqual([
      ...[1, 'jixiao: the answer could not be written: the disk is full\n'],
    ]);
  });

  it('prints the ledger for people with both sides and the equation', async () => {
    const { code, out } = await run('extract', '--audit', '--lang', 'en', REPORT);
    expect(code).toBe(0);
    expect(out).toMatch(/printed: 82\.00%\n\s+expected: 100%\n\s+equation: 29\.92 \/ 29\.92/);
  });

  it('ends with 3 for what is no report, and still prints its record', async () => {
    const file = join(folder, 'letter.pdf');
    writeFileSync(file, 'a letter');
    const { code, out } = await run('extract', file);
    expect(code).toBe(3);
    expect(JSON.parse(out)).toMatchObject({
      status: 'unreadable',
      findings: [{ code: 'document.foreign' }],
    });
  });

  it('ends with 1 and a sentence where there is no such file, with 2 where it was called wrongly', async () => {
    const absent = await run('extract', join(folder, 'absent.pdf'));
    expect(absent).toMatchObject({ code: 1, out: '' });
    expect(absent.err).toMatch(/^jixiao: there is no file .*absent\.pdf\n$/);
    expect(await run('extract', folder)).toMatchObject({ code: 1, out: '' });
    const inFile = await run('extract', join(REPORT, 'x.pdf'));
    expect(inFile.err).toMatch(
      /^jixiao: there is no file .*x\.pdf: a part of its path is no folder\n$/,
    );
    const itself = join(folder, 'itself.pdf');
    symlinkSync(itself, itself);
    expect((await run('extract', itself)).err).toMatch(
      /itself\.pdf is a link that leads to itself\n$/,
    );
    expect(await run('extract')).toMatchObject({ code: 2, out: '' });
    expect(await run('extract', '--lang', 'fr', REPORT)).toMatchObject({ code: 2, out: '' });
  });
});

describe('every command', () => {
  it('explains itself', async () => {
    const { out } = await run('--help');
    const names = [...out.matchAll(/^ {2}([a-z]+)(?= [[<])/gm)]
      .map((m) => m[1] ?? '')
      .filter((name) => name !== 'help');
    expect(names).toEqual(expect.arrayContaining(['serve', 'extract', 'tables', 'ingest']));
    for (const name of names) {
      const help = await run(name, '--help');
      expect(help.code, name).toBe(0);
      expect(help.out, name).toContain(`Usage: jixiao ${name}`);
    }
  }, 180_000);
});

describe('serve', () => {
  it('names a port that is taken instead of starting', async () => {
    const other = createServer();
    await new Promise<void>((resolve) => other.listen(0, '127.0.0.1', resolve));
    const { port } = other.address() as AddressInfo;
    const data = join(folder, 'taken');
    const { code, err } = await run('serve', '--data', data, '--port', String(port));
    other.close();
    expect(code).toBe(1);
    expect(err).toContain(`port ${port} is taken`);
  });
});

describe('two systems on one folder', () => {
  it('are refused: the second ends with a sentence, the first goes on', async () => {
    const data = join(folder, 'shared');
    const first = start('serve', '--data', data, '--no-samples', '--port', '0');
    const url = /page\s+(\S+)/.exec(await first.seen(/ page /))?.[1] ?? '';
    const second = await run('serve', '--data', data, '--no-samples', '--port', '0');
    expect(second).toMatchObject({ code: 1, out: '' });
    expect(second.err).toMatch(/^jixiao: the system at http:\S+ works on .*; end it first/);
    const upkeep = await run('reconcile', '--data', data);
    expect(upkeep).toMatchObject({ code: 1, err: second.err });
    const handedIn = await run('ingest', REPORT, '--data', data);
    expect(handedIn).toMatchObject({ code: 0 });
    expect(handedIn.out).toMatch(/^1 new\n/);
    expect((await run('ingest', REPORT, '--data', data)).out).toMatch(/^1 known/);
    expect((await fetch(`${url}health`)).status).toBe(200);
    first.child.kill('SIGTERM');
    expect((await first.ended).code).toBe(0);
  }, 120_000);
});

describe('tables', () => {
  it('prints every ruled table with its cells, spans, pages and boxes', async () => {
    const { code, out } = await run('tables', REPORT);
    expect(code).toBe(0);
    const [table] = JSON.parse(out) as {
      rows: number;
      columns: number;
      cells: { rowSpan: number; columnSpan: number; page: number; box: number[] }[];
    }[];
    const covered = (table?.cells ?? []).reduce((sum, c) => sum + c.rowSpan * c.columnSpan, 0);
    expect(covered).toBe((table?.rows ?? 0) * (table?.columns ?? 0));
    expect(table?.cells.every((c) => c.page >= 1 && c.box.length === 4)).toBe(true);
  });
});
