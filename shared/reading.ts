/** bytes → Reading: what a file holds, laid out, before anybody asks what it means. */
import type { Document } from './read/document.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './read/limits.ts';
import { readDocument } from './read/read.ts';
import type { Outcome } from './report/outcome.ts';
import { layOut } from './table/lay-out.ts';
import type { Layout } from './table/layout.ts';

export interface Reading {
  readonly mediaType: string;
  readonly layout: Layout;
  /** Kept only where a page shows nothing but pictures, so that their text can be recognized. */
  readonly document: Document | null;
}

function needsRecognition(document: Document): boolean {
  if (document.kind === 'flow') return false;
  return document.pages.some((page) => page.glyphs.length === 0 || page.hiddenText === true);
}

/**
 * Returns the layout of the file. One that cannot be read gives an empty layout and a remark that
 * says why and what to do. Runs in this thread: `readInSandbox` is for files from outside.
 */
export async function readAndLayOut(
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
): Promise<Outcome<Reading>> {
  const { value: document, remarks } = await readDocument(bytes, { limits });
  const value = {
    mediaType: document.mediaType,
    layout: layOut(document),
    document: needsRecognition(document) ? document : null,
  };
  return { value, remarks };
}
