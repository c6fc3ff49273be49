/** Reads one file of this disk the way the workers do: in the sandbox, scans with the recognizer. */
import { readFileSync } from 'node:fs';
import type { Document } from '../shared/read/document.ts';
import type { Outcome } from '../shared/report/outcome.ts';
import { createSandbox, readInSandbox } from '../shared/sandbox.ts';
import type { Layout } from '../shared/table/layout.ts';

/** Recognizes in this thread, which has nothing else to do, and tells of every page. */
export async function recognizeHere(
  bytes: Uint8Array,
  document: Document,
): Promise<Outcome<Layout>> {
  const [{ recognizeDocument }, { loadRecognizer }] = await Promise.all([
    import('../shared/recognize.ts'),
    import('../shared/read/ocr/paddle.ts'),
  ]);
  return recognizeDocument(bytes, document, await loadRecognizer(), (done, total) => {
    process.stderr.write(`recognized page ${done} of ${total}\n`);
  });
}

/** Starts the worker while the file is read and the modules load. Throws what opening it throws. */
export function openFile(file: string) {
  const sandbox = createSandbox();
  sandbox.warm();
  const bytes = new Uint8Array(readFileSync(file));
  return {
    bytes,
    read: () => readInSandbox(sandbox, bytes),
    close: () => sandbox.close(),
  };
}

/** Writes an answer whole, also into a pipe whose reader is slow. */
export function answer(text: string): Promise<void> {
  return new Promise((resolve, reject) => {
    process.stdout.write(text, (error) => (error ? reject(error) : resolve()));
  });
}
