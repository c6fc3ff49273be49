/** Exit codes of the command line, and errors as sentences for whoever typed it. */
export const EXIT = {
  ...{ done: 0, failed: 1, usage: 2, unreadable: 3 },
  /** As shells count an end by Ctrl-C. */
  interrupted: 130,
} as const;
export type ExitCode = (typeof EXIT)[keyof typeof EXIT];

const SYSTEM: Readonly<Record<string, (path: string) => string>> = {
  ENOENT: (path) => `there is no file ${path}`,
  EISDIR: () => 'that is a folder; give a file (ingest takes folders)',
  EACCES: (path) => `${path} may not be opened (permission denied)`,
  EPERM: (path) => `${path} may not be opened (permission denied)`,
  ENOTDIR: (path) => `there is no file ${path}: a part of its path is no folder`,
  EEXIST: (path) => `${path} is a file; give a folder`,
  ELOOP: (path) => `${path} is a link that leads to itself`,
  ENAMETOOLONG: () => 'there is no such file: its name is longer than a disk takes',
  EROFS: (path) => `${path} cannot be written: its disk is read-only`,
  ENOSPC: () => 'the disk is full',
  ERR_FS_FILE_TOO_LARGE: () => 'the file has more than 2 GB; at most 100 MB are read',
};

/** What to tell of an error: our own say what to do, the system's are put in words. */
export function explain(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const { code, path } = error as NodeJS.ErrnoException;
  const sentence = code === undefined ? undefined : SYSTEM[code];
  if (sentence !== undefined) return sentence(path ?? '');
  const cause = error.cause instanceof Error ? ` (${error.cause.message})` : '';
  return `${error.message}${cause}`;
}
