/** The page's files beside the bundle, where the API is built to serve them itself. */
import { existsSync, readdirSync, readFileSync, statSync } from 'node:fs';
import { extname, join, relative, sep } from 'node:path';
import type { PageFile, PageFiles } from './page.ts';

const MEDIA_TYPES: Readonly<Record<string, string>> = {
  '.html': 'text/html; charset=utf-8',
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.mjs': 'text/javascript; charset=utf-8',
};

/** Null where the folder is not there: then something else serves the page. */
export function pageFilesBelow(folder: string): PageFiles | null {
  if (!existsSync(folder)) return null;
  const files = new Map<string, PageFile>();
  for (const name of readdirSync(folder, { recursive: true, encoding: 'utf8' })) {
    const file = join(folder, name);
    if (!statSync(file).isFile()) continue;
    const mediaType = MEDIA_TYPES[extname(name)] ?? 'application/octet-stream';
    const path = relative(folder, file).split(sep).join('/');
    files.set(path, { bytes: readFileSync(file), mediaType });
  }
  return files;
}
