/** Files into the system that runs on this machine: by its own door, over HTTP. */
import { readFile } from 'node:fs/promises';
import type { Destination, Fate } from './commands/ingest.ts';
import { runningFile } from './running-file.ts';
import { LOCAL_HEADER } from './site.ts';

/** The address of the system that runs on this folder; null where none answers. */
export async function findRunning(dataFolder: string): Promise<string | null> {
  try {
    const { url } = JSON.parse(await readFile(runningFile(dataFolder), 'utf8'));
    const answer = await fetch(`${url}/local/queues`, { signal: AbortSignal.timeout(2_000) });
    return answer.ok ? String(url) : null;
  } catch {
    return null;
  }
}

/** Puts the dead letters of the running system back; returns how many. */
export async function redriveRunning(url: string): Promise<number> {
  const headers = { [LOCAL_HEADER]: 'redrive' };
  const answer = await fetch(`${url}/local/redrive`, { method: 'POST', headers });
  if (!answer.ok) throw new Error(`the system answered ${answer.status}`);
  return Number(((await answer.json()) as { moved: unknown }).moved);
}

export function toRunning(url: string): Destination {
  return {
    name: url,
    async take(path, bytes) {
      const answer = await fetch(`${url}/local/files?path=${encodeURIComponent(path)}`, {
        method: 'POST',
        headers: { [LOCAL_HEADER]: 'ingest' },
        body: new Uint8Array(bytes),
      }).catch((cause) => {
        throw new Error(`the system at ${url} does not answer any more`, { cause });
      });
      if (!answer.ok) throw new Error(`the system answered ${answer.status}`);
      return (await answer.json()) as Fate;
    },
    finish: async () => [],
  };
}
