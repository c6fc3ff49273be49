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

/** What programs leave behind: hidden files, what Word keeps of an open one, thumbnails. */
const LEFT_BEHIND = /^(?:\.|~\$|node_modules$|Thumbs\.db$|desktop\.ini$)/i;

interface Closed {
  readonly path: string;
  readonly error: unknown;
}
export interface Found {
  readonly found: FoundFile[];
  /** Names of the other files that somebody put there. */
  readonly others: string[];
  /** Folders that could not be looked into, each with the file system's error. */
  readonly closed: Closed[];
}

/** Report files below a folder; one that may not be opened within it keeps nobody from the others. */
function filesBelow(folder: string): Found {
  const others: string[] = [];
  const closed: Closed[] = [];
  const top = dirname(resolve(folder));
  const entriesOf = (at: string) => {
    try {
      return readdirSync(at, { withFileTypes: true });
    } catch (error) {
      closed.push({ path: relative(top, at), error });
      return [];
    }
  };
  const walk = (at: string): FoundFile[] =>
    entriesOf(at)
      .sort((a, b) => (a.name < b.name ? -1 : 1))
      .flatMap((entry) => {
        const file = join(at, entry.name);
        if (LEFT_BEHIND.test(entry.name)) return [];
        if (entry.isDirectory()) return walk(file);
        // Whoever reads a pipe waits for its other end.
        if (!entry.isFile() && !entry.isSymbolicLink()) return [];
        const path = relative(top, file);
        if (REPORT_FILE.test(entry.name)) return [{ file, path }];
        others.push(path);
        return [];
      });
  const found = walk(resolve(folder));
  return { found, others, closed };
}

export const reportFilesBelow = (folder: string): FoundFile[] => filesBelow(folder).found;

/** The files at the paths, each once. Throws the file system's error for a path that does not exist. */
export function filesAt(paths: readonly string[]): Found {
  const all = paths.map((path) =>
    statSync(path).isDirectory()
      ? filesBelow(path)
      : { found: [{ file: resolve(path), path: basename(path) }], others: [], closed: [] },
  );
  const found = new Map(all.flatMap((one) => one.found).map((one) => [one.file, one]));
  return {
    found: [...found.values()],
    others: all.flatMap((one) => one.others),
    closed: all.flatMap((one) => one.closed),
  };
}
