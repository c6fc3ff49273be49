/** Builds the page: index.html and what it loads, as a list of files or below dist/page. */
import { mkdir, readdir, readFile, writeFile } from 'node:fs/promises';
import { createRequire } from 'node:module';
import { dirname, extname, join } from 'node:path';
import { build } from 'esbuild';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.bcmap': 'application/octet-stream',
  '.pfb': 'application/octet-stream',
  '.ttf': 'font/ttf',
};
/** Maps that Chinese reports use; those of Japanese and Korean would triple the page. */
const CHINESE_MAPS = /^(?:Adobe-(?:GB1|CNS1)|GB|UniGB|UniCNS|B5|ETen|H\.|V\.).*\.bcmap$/;

export interface BuiltFile {
  readonly bytes: Uint8Array;
  readonly mediaType: string;
}

/** Returns every file of the page by its path; `root` is the project's folder. */
export async function buildPage(root: string): Promise<Map<string, BuiltFile>> {
  const files = new Map<string, BuiltFile>();
  const add = (path: string, bytes: Uint8Array) =>
    files.set(path, { bytes, mediaType: MEDIA_TYPES[extname(path)] ?? 'application/octet-stream' });
  const web = join(root, 'web');
  add('index.html', await readFile(join(web, 'index.html')));
  add('page/style.css', await readFile(join(web, 'style.css')));
  const { outputFiles } = await build({
    absWorkingDir: root,
    entryPoints: [join(web, 'app.ts')],
    ...{ bundle: true, format: 'esm', target: 'es2022', minify: true, write: false },
    external: ['/page/*'],
    legalComments: 'none',
    logLevel: 'error',
  });
  for (const output of outputFiles) add('page/app.js', output.contents);
  const pdfjs = dirname(
    createRequire(join(root, 'package.json')).resolve('pdfjs-dist/package.json'),
  );
  for (const name of ['pdf.min.mjs', 'pdf.worker.min.mjs'])
    add(`page/pdfjs/${name}`, await readFile(join(pdfjs, 'build', name)));
  for (const name of await readdir(join(pdfjs, 'cmaps')))
    if (CHINESE_MAPS.test(name))
      add(`page/pdfjs/cmaps/${name}`, await readFile(join(pdfjs, 'cmaps', name)));
  for (const name of await readdir(join(pdfjs, 'standard_fonts')))
    if (/\.(?:pfb|ttf)$/.test(name))
      add(`page/pdfjs/fonts/${name}`, await readFile(join(pdfjs, 'standard_fonts', name)));
  return files;
}

/** Writes the page below a folder, as it is copied to its bucket. */
export async function writePage(root: string, folder: string): Promise<void> {
  for (const [path, { bytes }] of await buildPage(root)) {
    await mkdir(dirname(join(folder, path)), { recursive: true });
    await writeFile(join(folder, path), bytes);
  }
}

if (process.argv[1] === import.meta.filename) {
  const root = join(import.meta.dirname, '..');
  await writePage(root, join(root, 'dist', 'page'));
}
