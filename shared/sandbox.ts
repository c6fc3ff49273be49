/** Reads files from outside so that no file can hang, exhaust or crash the process. */
import { existsSync } from 'node:fs';
import { DEFAULT_LIMITS, type ReadLimits } from './read/limits.ts';
import { SANDBOX_LIMITS, Sandbox, type SandboxLimits, type WorkerEntry } from './read/sandbox.ts';
import type { Reading, ReadSettings } from './reading.ts';
import type { Outcome } from './report/outcome.ts';
import type { Look } from './table/lay-out.ts';

export type ReadingSandbox = Sandbox<Outcome<Reading>>;

/** Returns the built worker beside the bundle; when running from source, one that compiles itself. */
function workerEntry(): WorkerEntry {
  const built = new URL('./sandbox-worker.mjs', import.meta.url);
  if (existsSync(built)) return { file: built, data: null };
  const entry = new URL('./sandbox-worker.ts', import.meta.url).href;
  return { file: new URL('./sandbox-boot.mjs', import.meta.url), data: { entry } };
}

/** Returns a sandbox that starts its worker on the first file, or at once with `warm()`. */
export function createSandbox(limits: SandboxLimits = SANDBOX_LIMITS): ReadingSandbox {
  return new Sandbox(workerEntry(), limits);
}

const WHY = {
  deadline: 'reading the file takes longer than any report needs',
  memory: 'reading the file takes more memory than any report needs',
};

/**
 * Returns the layout of the file, as `readAndLayOut` does, in bounded time and memory. A file that
 * had to be given up gives an empty layout and the remark `document.hostile`.
 */
export async function readInSandbox(
  sandbox: ReadingSandbox,
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
  look: Look = {},
): Promise<Outcome<Reading>> {
  const settings: ReadSettings = { limits, look };
  const verdict = await sandbox.run(bytes, settings);
  if (verdict.kind === 'done') return verdict.value;
  return {
    value: {
      mediaType: 'application/octet-stream',
      layout: { pageCount: null, textSource: 'text', blocks: [] },
      document: null,
    },
    remarks: [
      {
        code: 'document.hostile',
        where: null,
        detail: WHY[verdict.reason],
        remedy: 'Print the report to a new PDF and upload that.',
      },
    ],
  };
}
