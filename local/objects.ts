/** Walks an archive, page by page. */
import type { Archive, StoredObject } from '../shared/store/port.ts';

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
