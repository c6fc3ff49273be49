/** Walks an archive, page by page. */
import type { Archive, StoredObject } from '../shared/store/port.ts';

/** The keys that AWS tells the workers of; whatever else lies in a bucket is no report. */
export const REPORT_KEY = /\.(?:pdf|docx)$/i;

/** What one listing of the archive asks for. */
const PAGE = 10_000;

/** Every object of an archive, newest versions, in key order. */
export async function* objectsIn(
  archive: Archive,
  prefix = '',
  after: string | null = null,
): AsyncGenerator<StoredObject> {
  for (let from = after; ; ) {
    const { objects, next } = await archive.list(prefix, from, PAGE);
    yield* objects;
    if (next === null) return;
    from = next;
  }
}
