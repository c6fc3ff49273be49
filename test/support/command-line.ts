/** Runs the command line as a user does: another process, its streams and its exit code. */
import { type ChildProcess, spawn } from 'node:child_process';
import { join } from 'node:path';

export const ROOT = join(import.meta.dirname, '..', '..');
const LAUNCHER = join(ROOT, 'local', 'jixiao.mjs');

export interface Ended {
  readonly code: number | null;
  readonly out: string;
  readonly err: string;
}

export interface Started {
  readonly child: ChildProcess;
  readonly ended: Promise<Ended>;
  /** Resolves once so many lines of standard output match; rejects where the process ends first. */
  seen(pattern: RegExp, times?: number): Promise<string>;
}

export const start = (...args: string[]): Started => startWith({}, ...args);

/** With these variables beside those of this process. */
export function startWith(variables: Readonly<Record<string, string>>, ...args: string[]): Started {
  const env = { ...process.env, ...variables };
  const child = spawn(process.execPath, [LAUNCHER, ...args], { cwd: ROOT, env });
  let out = '';
  let err = '';
  const watchers = new Set<() => void>();
  child.stdout.setEncoding('utf8').on('data', (text: string) => {
    out += text;
    for (const watcher of watchers) watcher();
  });
  child.stderr.setEncoding('utf8').on('data', (text: string) => {
    err += text;
  });
  const ended = new Promise<Ended>((resolve, reject) => {
    child.once('error', reject);
    child.once('close', (code) => resolve({ code, out, err }));
  });
  const seen = (pattern: RegExp, times = 1) =>
    new Promise<string>((resolve, reject) => {
      const look = () => {
        if (out.split('\n').filter((line) => pattern.test(line)).length < times) return;
        watchers.delete(look);
        resolve(out);
      };
      watchers.add(look);
      look();
      ended.then(({ code }) => reject(new Error(`ended with ${code}: ${out}\n${err}`)), reject);
    });
  return { child, ended, seen };
}

export const run = (...args: string[]): Promise<Ended> => start(...args).ended;
