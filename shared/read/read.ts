/** bytes → Document: looks at what the file is and hands it to its reader. */
import type { Outcome } from '../report/outcome.ts';
import { detectFileKind } from './detect.ts';
import type { Document } from './document.ts';
import { readDocx } from './docx.ts';
import { remarkForeign } from './foreign.ts';
import { DEFAULT_LIMITS, type ReadLimits } from './limits.ts';
import { readPdf } from './pdf.ts';

export interface ReadOptions {
  readonly limits?: ReadLimits;
}

/** Media type of a file that no reader takes. */
const UNKNOWN_MEDIA_TYPE = 'application/octet-stream';

/**
 * Returns the document that the bytes hold, by their content and not by a name. A file that
 * cannot be read gives an empty document and a remark that says why and what to do. Runs in this
 * process and without a deadline: `readInSandbox` is for files from outside.
 */
export async function readDocument(
  bytes: Uint8Array,
  { limits = DEFAULT_LIMITS }: ReadOptions = {},
): Promise<Outcome<Document>> {
  const kind = detectFileKind(bytes);
  if (kind === 'pdf') return readPdf(bytes, limits);
  if (kind === 'zip') return readDocx(bytes, limits);
  return {
    value: { kind: 'paged', mediaType: UNKNOWN_MEDIA_TYPE, pages: [] },
    remarks: [remarkForeign(bytes, kind)],
  };
}
