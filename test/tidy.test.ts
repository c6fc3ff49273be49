/** The rules that keep the tree readable: layers, cycles, file length, opening sentence. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { breachesOf, cyclesAmong, importsOf, layerOf, sourcesBelow } from './support/layers.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const library = ['shared', 'functions'].flatMap((f) => sourcesBelow(ROOT, f));
const layered = [...library, ...['local', 'web', 'infra'].flatMap((f) => sourcesBelow(ROOT, f))];
const all = [...layered, ...sourcesBelow(ROOT, 'bench')];

/** Lines that a file may have before a reader loses the thread. */
const MAX_FILE_LINES = 300;

describe('the layers', () => {
  it('are checked on real files: every folder of the library is seen', () => {
    expect(library.length).toBeGreaterThan(30);
    for (const file of library) expect(layerOf(file), file).not.toBeNull();
    for (const folder of [
      'report',
      'read',
      'table',
      'form',
      'normalize',
      'score',
      'audit',
      'store',
    ])
      expect(
        library.some((f) => f.startsWith(`shared/${folder}/`)),
        folder,
      ).toBe(true);
    expect(importsOf(read('shared/report/record.ts'))).toContain('./evidence.ts');
  });

  it('are kept by every file', () => {
    for (const file of layered) expect(layerOf(file), file).not.toBeNull();
    expect(layered.flatMap((f) => breachesOf(f, read(f)))).toEqual([]);
  });

  it('are seen to be broken when a breach is planted', () => {
    const planted = [
      ['shared/table/grid.ts', "import { z } from 'zod';"],
      ['shared/report/record.ts', "import type { Grid } from '../table/layout.ts';"],
      ['functions/api/app.ts', "const m = await import('../../shared/pipeline.ts');"],
      ['shared/form/labels.ts', 'export const home = process.env.HOME;'],
      ['local/main.ts', "import { STAGES } from '../infra/stages.ts';"],
      ['infra/app.ts', "import { readReport } from '../shared/pipeline.ts';"],
      ['shared/audit/checks.ts', "export { readPdf } from '../read/pdf.ts';"],
    ] as const;
    for (const [file, source] of planted) expect(breachesOf(file, source), file).toHaveLength(1);
  });
});

describe('the modules', () => {
  it('import each other without a cycle', () => {
    expect(cyclesAmong(new Map(all.map((f) => [f, read(f)])))).toEqual([]);
  });

  it('are seen to make a cycle when one is planted', () => {
    const planted = new Map([
      ['shared/a.ts', "import { b } from './b.ts';"],
      ['shared/b.ts', "import { a } from './a.ts';"],
    ]);
    expect(cyclesAmong(planted)).toEqual([['shared/a.ts', 'shared/b.ts', 'shared/a.ts']]);
  });

  it(`open with a sentence on what they are for and stay within ${MAX_FILE_LINES} lines`, () => {
    const untold = all.filter((f) => !/^(#!.*\n)?\/\*\*/.test(read(f)));
    const long = all.filter((f) => read(f).split('\n').length - 1 > MAX_FILE_LINES);
    expect({ untold, long }).toEqual({ untold: [], long: [] });
  });
});
