/** Builds the folder of each Lambda function below dist/: one ESM bundle and what it needs beside it. */
import { createHash } from 'node:crypto';
import {
  copyFileSync,
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  writeFileSync,
} from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { brotliCompressSync, constants } from 'node:zlib';
import { type BuildOptions, build } from 'esbuild';
import { writePage } from '../web/build.ts';
import { copyNatives } from './bundle/natives.ts';
import { pdfParsePlugin } from './bundle/plugins.ts';

const ROOT = join(import.meta.dirname, '..');
const require = createRequire(import.meta.url);

/** Same input, same bytes: names of chunks come from their content, nothing holds a time or path. */
const COMMON: BuildOptions = {
  absWorkingDir: ROOT,
  bundle: true,
  splitting: true,
  platform: 'node',
  format: 'esm',
  target: 'node20',
  minify: true,
  legalComments: 'none',
  // Labels and rules are Chinese: escaped, each sign would take twice its bytes.
  charset: 'utf8',
  outExtension: { '.js': '.mjs' },
  chunkNames: 'chunk-[hash]',
  // Packages in CommonJS form that were bundled still call require for node's own modules.
  banner: {
    js: "import{createRequire as __cr}from'node:module';const require=__cr(import.meta.url);",
  },
  // pdf.js asks for a canvas when it draws, which we never do.
  external: ['@napi-rs/canvas'],
  plugins: [pdfParsePlugin],
  logLevel: 'warning',
};

/** Makes an empty folder dist/<name> and returns its path. */
function freshFolder(out: string, name: string): string {
  const folder = join(out, name);
  rmSync(folder, { recursive: true, force: true });
  mkdirSync(folder, { recursive: true });
  return folder;
}

/** What reading needs beside the code: PDFium's engine, and pdf.js' maps of Chinese characters. */
function addReadingAssets(folder: string, cache: string): void {
  const wasm = readFileSync(require.resolve('@embedpdf/pdfium/pdfium.wasm'));
  writeFileSync(join(folder, 'pdfium.wasm.br'), brotli(wasm, cache));
  const maps = join(dirname(require.resolve('pdfjs-dist/package.json')), 'cmaps');
  mkdirSync(join(folder, 'cmaps'));
  for (const name of readdirSync(maps))
    if (CHINESE_MAPS.test(name)) copyFileSync(join(maps, name), join(folder, 'cmaps', name));
}

/**
 * Simplified and traditional Chinese; Japanese and Korean maps would be half of the bundle. Maps from
 * UTF-8 and UTF-32 are none that a PDF may name (ISO 32000-1, table 118).
 */
const CHINESE_MAPS =
  /^(?!.*UTF(?:8|32))(?:LICENSE|(?:Adobe-(?:GB1|CNS1)|GB|UniGB|UniCNS|B5|CNS|ETen|ETHK|HK|H\.|V\.).*)/;

/** The bytes, packed as small as can be; kept in `cache` since that takes 15 s. */
function brotli(bytes: Buffer, cache: string): Buffer {
  const hash = createHash('sha256').update(bytes).digest('hex').slice(0, 16);
  const kept = join(cache, `${hash}.br`);
  if (existsSync(kept)) return readFileSync(kept);
  const packed = brotliCompressSync(bytes, {
    params: {
      [constants.BROTLI_PARAM_QUALITY]: 11,
      [constants.BROTLI_PARAM_LGWIN]: 24,
      [constants.BROTLI_PARAM_SIZE_HINT]: bytes.length,
    },
  });
  mkdirSync(cache, { recursive: true });
  writeFileSync(kept, packed);
  return packed;
}

/** The function, and the worker that reads hostile files apart from it. */
function entriesOf(handler: string): Record<string, string> {
  return { index: handler, 'sandbox-worker': 'shared/sandbox-worker.ts' };
}

export async function buildExtract(out: string, cache: string): Promise<string> {
  const folder = freshFolder(out, 'extract');
  await build({
    ...COMMON,
    entryPoints: entriesOf('functions/extract/handler.ts'),
    outdir: folder,
  });
  addReadingAssets(folder, cache);
  return folder;
}

/** `with-page` holds the page too: for stages where the API serves it. */
export async function buildApi(
  out: string,
  page: 'alone' | 'with-page' = 'alone',
): Promise<string> {
  const folder = freshFolder(out, page === 'alone' ? 'api' : 'api-with-page');
  await build({
    ...COMMON,
    splitting: false,
    entryPoints: { index: 'functions/api/handler.ts' },
    outdir: folder,
  });
  if (page === 'with-page') await writePage(ROOT, join(folder, 'page'));
  return folder;
}

/** `platform` names the machine that runs it: Lambda's, or this one for a test of the bundle. */
export async function buildOcr(
  out: string,
  cache: string,
  platform: 'linux-arm64' | 'linux-x64' = 'linux-arm64',
): Promise<string> {
  const folder = freshFolder(out, platform === 'linux-arm64' ? 'ocr' : `ocr-${platform}`);
  await build({
    ...COMMON,
    external: [...(COMMON.external ?? []), 'sharp', 'onnxruntime-node'],
    entryPoints: entriesOf('functions/ocr/handler.ts'),
    outdir: folder,
  });
  addReadingAssets(folder, cache);
  copyNatives(folder, platform, cache);
  return folder;
}

/** Builds all functions into dist/. */
export async function buildAll(out = join(ROOT, 'dist')): Promise<void> {
  const cache = join(ROOT, 'node_modules/.cache/jixiao');
  await buildExtract(out, cache);
  await buildApi(out);
  await buildApi(out, 'with-page');
  await buildOcr(out, cache);
}

if (process.argv[1] === import.meta.filename) await buildAll();
