/** The handlers' log of one machine: lines in a file, since the terminal is for people. */
import { appendFileSync, renameSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { type Log, openLog } from '../shared/runtime/log.ts';

/** The file before this one is kept; older ones are not. */
const MAX_BYTES = 16 * 1024 * 1024;

/** Opens `jixiao.log` below the folder. */
export function fileLog(dataFolder: string, service: string, now: () => Date): Log {
  const file = join(dataFolder, 'jixiao.log');
  if ((statSync(file, { throwIfNoEntry: false })?.size ?? 0) > MAX_BYTES)
    renameSync(file, `${file}.1`);
  return openLog({
    ...{ service, stage: 'local', level: 'info', now },
    print: (line) => appendFileSync(file, `${line}\n`),
  });
}
