/** Checks the licence of every package that ships against a list, and prints how many have which. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const ROOT = join(import.meta.dirname, '..');

/** Licences that ask for no more than to be named. */
const ALLOWED: ReadonlySet<string> = new Set([
  ...['MIT', 'MIT-0', 'ISC', 'Apache-2.0', 'BSD-2-Clause', 'BSD-3-Clause', '0BSD', 'Unlicense'],
  ...['BlueOak-1.0.0', 'CC0-1.0', 'Python-2.0'],
]);
/** Packages under another licence, each with the reason why it may ship. */
const REASONS: Readonly<Record<string, string>> = {
  '@img/sharp-*': 'LGPL-3.0-or-later: a shared library of its own that is loaded, not linked in',
};

interface Locked {
  readonly dev?: boolean;
  readonly devOptional?: boolean;
  readonly license?: string;
  readonly version?: string;
}

function licenceOf(path: string, locked: Locked): string {
  if (locked.license !== undefined) return locked.license;
  try {
    return JSON.parse(readFileSync(join(ROOT, path, 'package.json'), 'utf8')).license ?? 'none';
  } catch {
    return 'none';
  }
}

/** `MIT OR GPL-2.0` lets us choose; `MIT AND ISC` asks for both. */
function isAllowed(licence: string): boolean {
  const text = licence.replace(/[()]/g, '');
  return text.split(' OR ').some((either) => either.split(' AND ').every((l) => ALLOWED.has(l)));
}

function reasonFor(name: string): string | null {
  const found = Object.entries(REASONS).find(([pattern]) =>
    pattern.endsWith('*') ? name.startsWith(pattern.slice(0, -1)) : name === pattern,
  );
  return found?.[1] ?? null;
}

const lock = JSON.parse(readFileSync(join(ROOT, 'package-lock.json'), 'utf8'));
const counts = new Map<string, number>();
const refused: string[] = [];
for (const [path, locked] of Object.entries<Locked>(lock.packages)) {
  if (path === '' || locked.dev === true) continue;
  const name = path.slice(path.lastIndexOf('node_modules/') + 'node_modules/'.length);
  const licence = licenceOf(path, locked);
  counts.set(licence, (counts.get(licence) ?? 0) + 1);
  if (isAllowed(licence)) continue;
  const reason = reasonFor(name);
  if (reason === null) refused.push(`${name}@${locked.version}: ${licence}`);
  else console.log(`${name}: ${reason}`);
}
for (const [licence, count] of [...counts].sort((a, b) => b[1] - a[1]))
  console.log(`${String(count).padStart(4)} ${licence}`);
if (refused.length > 0) {
  console.error(`not on the list of licences:\n  ${refused.join('\n  ')}`);
  process.exitCode = 1;
}
