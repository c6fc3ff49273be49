/** Where the project stands on this disk, from source and from a bundle. */
import { existsSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

/** The nearest folder above this file that holds the project's package.json. */
export function projectRoot(): string {
  for (let at = dirname(fileURLToPath(import.meta.url)); ; at = dirname(at)) {
    if (existsSync(join(at, 'package-lock.json')) && existsSync(join(at, 'samples'))) return at;
    if (dirname(at) === at) throw new Error('the project folder was not found');
  }
}
