/** The rules that keep the tree readable: layers, cycles, length of files and functions, opening sentence, docs. */
import { existsSync, readdirSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { describe, expect, it } from 'vitest';
import { functionsOf } from './support/functions.ts';
import { breachesOf, cyclesAmong, importsOf, layerOf, sourcesBelow } from './support/layers.ts';

const ROOT = join(import.meta.dirname, '..');
const read = (file: string) => readFileSync(join(ROOT, file), 'utf8');
const library = ['shared', 'functions'].flatMap((f) => sourcesBelow(ROOT, f));
const layered = [...library, ...['local', 'web', 'infra'].flatMap((f) => sourcesBelow(ROOT, f))];
const all = [...layered, ...sourcesBelow(ROOT, 'bench')];

/** Lines that a file may have before a reader loses the thread. */
const MAX_FILE_LINES = 300;
/** Lines of its own that a function may have before it does more than one thing. */
const MAX_FUNCTION_LINES = 60;

/** The pages below a folder, as paths relative to the root. */
const pagesBelow = (folder: string): string[] =>
  readdirSync(join(ROOT, folder), { recursive: true, encoding: 'utf8' })
    .filter((name) => name.endsWith('.md'))
    .map((name) => join(folder, name));

/** Files of the tree that a page names in code: by their whole path, patterns apart. */
const pathsIn = (page: string): string[] =>
  [
    ...page.matchAll(
      /(?<![\w/.])(?:shared|functions|infra|local|web|test|bench|samples|\.ci)\/[\w./-]*\w\.\w+/g,
    ),
  ].map(([path]) => path);

/** Where a page's links lead within the project. */
const linksIn = (page: string): string[] =>
  [...page.matchAll(/\]\((?!https?:|#)([^)#]+)/g)].map(([, link = '']) => link);

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

  it(`have functions of at most ${MAX_FUNCTION_LINES} lines, functions inside of them apart`, () => {
    const functions = layered.flatMap((file) =>
      functionsOf(read(file)).map((one) => ({ file, ...one })),
    );
    expect(functions.length).toBeGreaterThan(1000);
    expect(functions.filter(({ lines }) => lines > MAX_FUNCTION_LINES)).toEqual([]);
  });

  it('are seen to hold a long function when one is planted', () => {
    const inner = ['  const b = () => {', ...Array.from({ length: 10 }, () => '    c();'), '  };'];
    const source = ['function a() {', ...inner, '  b();', '}'].join('\n');
    expect(functionsOf(source).map(({ name, lines }) => [name, lines])).toEqual([
      ['', 12],
      ['a', 4],
    ]);
  });
});

describe('the docs', () => {
  const pages = ['README.md', 'CHANGELOG.md', ...pagesBelow('docs')];

  it('name only files that exist, and link to none that does not', () => {
    expect(pages.length).toBeGreaterThan(15);
    const named = pages.flatMap((page) => pathsIn(read(page)).map((path) => ({ page, path })));
    expect(named.length).toBeGreaterThan(100);
    const linked = pages.flatMap((page) =>
      linksIn(read(page)).map((link) => ({ page, path: join(dirname(page), link) })),
    );
    expect([...named, ...linked].filter(({ path }) => !existsSync(join(ROOT, path)))).toEqual([]);
  });

  it('are seen to name what is gone when it is planted', () => {
    expect(pathsIn('see `shared/gone.ts`, `npx tsx bench/gone.ts --all`')).toEqual([
      'shared/gone.ts',
      'bench/gone.ts',
    ]);
    expect(linksIn('[a](GONE.md#b) [c](https://d.e) [f](#g)')).toEqual(['GONE.md']);
  });
});
