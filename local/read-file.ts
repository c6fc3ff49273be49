/** Reads one file of this disk the way the workers do: in the sandbox, scans with the recognizer. */
import { readFileSync } from 'node:fs';
import { setFlagsFromString } from 'node:v8';
import type { Document } from '../shared/read/document.ts';
import { DEFAULT_LIMITS } from '../shared/read/limits.ts';
import { PATIENT_LIMITS } from '../shared/read/sandbox.ts';
import type { Outcome } from '../shared/report/outcome.ts';
import { createSandbox, readInSandbox } from '../shared/sandbox.ts';
import type { Look } from '../shared/table/lay-out.ts';
import type { Layout } from '../shared/table/layout.ts';

/** Recognizes in this thread, which has nothing else to do, and tells of every page. */
export async function recognizeHere(
  bytes: Uint8Array,
  document: Document,
  look: Look = {},
): Promise<Outcome<Layout>> {
  const [{ recognizeDocument }, { loadRecognizer }] = await Promise.all([
    import('../shared/recognize.ts'),
    import('../shared/read/ocr/paddle.ts'),
  ]);
  const tell = (done: number, total: number): void => {
    process.stderr.write(`recognized page ${done} of ${total}\n`);
  };
  return recognizeDocument(bytes, document, await loadRecognizer(), tell, look);
}

/**
 * How much the PDF engine runs before its code is optimized, in bytes of it (V8's own: 1,800,000).
 * One report is read before that pays; a file of a hundred pages still reaches it.
 */
const OPTIMIZE_AFTER = 40_000_000;

/** Starts the worker while the other modules load. Throws what opening the file throws. */
export function openFile(file: string, look: Look = {}) {
  // Before the worker starts: an error here would leave it behind, and the process with it.
  const bytes = new Uint8Array(readFileSync(file));
  setFlagsFromString(`--wasm-tiering-budget=${OPTIMIZE_AFTER}`);
  const sandbox = createSandbox(PATIENT_LIMITS);
  sandbox.warm();
  return {
    bytes,
    read: () => readInSandbox(sandbox, bytes, DEFAULT_LIMITS, look),
    close: () => sandbox.close(),
  };
}

/** Writes an answer whole, also into a pipe whose reader is slow. */
export function answer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
