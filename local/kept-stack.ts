/** A data folder for whoever keeps it up: one that is there, and that no running system holds. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { openStack, type Stack } from './stack.ts';
import { findRunning } from './to-running.ts';

/** Throws where a system works on the folder: two of them would be two memories of one archive. */
export async function notRunning(dataFolder: string): Promise<void> {
  const url = await findRunning(dataFolder);
  if (url !== null)
    throw new Error(`the system at ${url} works on ${dataFolder}; end it first (Ctrl-C there)`);
}

/** Opens what is there and makes nothing: a folder named wrongly is no empty archive. */
export async function openKept(dataFolder: string): Promise<Stack> {
  await notRunning(dataFolder);
  if (!existsSync(join(dataFolder, 'archive')))
    throw new Error(`nothing was ever taken in below ${dataFolder}; name the folder by --data`);
  return openStack(dataFolder);
}
