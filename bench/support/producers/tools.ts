/** Which programs this machine has. */
import { spawnSync } from 'node:child_process';

export function isThere(program: string): boolean {
  return spawnSync('which', [program]).status === 0;
}
