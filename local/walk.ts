/** Finds report files: the files named, and those below the folders named, in a fixed order. */
import { readdirSync, statSync } from 'node:fs';
import { basename, dirname, join, relative, resolve } from 'node:path';

/** What a folder is searched for; a file that is named itself is taken whatever it is called. */
const REPORT_FILE = /\.(?:pdf|docx)$/i;

export interface FoundFile {
  readonly file: string;
  /** From the folder that was named, its own name first. */
  readonly path: string;
}

/** Report files below a folder; hidden ones and node_modules are left out. */
export function reportFilesBelow(folder: string): FoundFile[] {
  const top = dirname(resolve(folder));
  const walk = (at: string): FoundFile[] =>
    readdirSync(at, { withFileTypes: true })
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const file = join(at, entry.name);
        if (entry.name.startsWith('.') || entry.name === 'node_modules') return [];
        if (entry.isDirectory()) return walk(file);
        return REPORT_FILE.test(entry.name) ? [{ file, path: relative(top, file) }] : [];
      });
  return walk(resolve(folder));
}

/** Throws the file system's error for a path that does not exist. */
export function filesAt(paths: readonly string[]): FoundFile[] {
  return paths.flatMap((path) =>
    statSync(path).isDirectory()
      ? reportFilesBelow(path)
      : [{ file: resolve(path), path: basename(path) }],
  );
}
