/** Archive against table: which files were never read, which not as they are now, and reports without a file. */
import type { ReportMeta } from '../shared/store/items.ts';
import {
  type Archive,
  RangeUnsatisfiable,
  type ReportStore,
  type StoredObject,
} from '../shared/store/port.ts';
import { objectsIn } from './objects.ts';

export interface Asked {
  readonly archive: Archive;
  readonly store: Pick<ReportStore, 'getSource' | 'getRun'>;
  /** Of the version that shall have read everything. */
  readonly rank: number;
}
export interface Compared extends Asked {
  readonly store: Pick<ReportStore, 'getSource' | 'getRun' | 'listReports'>;
}

/**
 * `missing`: no version brought the file to an end. `stale`: another file came under its key since,
 * or only an older version read it, or a reading did not finish.
 */
export type Standing = 'settled' | 'missing' | 'stale';

interface Placed {
  readonly standing: Standing;
  /** What the file's name leads to; null where nothing does. */
  readonly reportId: string | null;
}

export async function standingOf(
  object: StoredObject,
  { archive, store, rank }: Asked,
): Promise<Placed> {
  const pointer = await store.getSource(archive.bucket, object.key);
  if (pointer === null) return { standing: 'missing', reportId: null };
  const { reportId } = pointer;
  const run = await store.getRun(reportId, rank);
  const isFinished = run?.state === 'DONE' || run?.state === 'REJECTED';
  // A listing may name no version: an object that is younger than the one read was put since.
  const isSame =
    object.version === null
      ? secondOf(pointer.at) >= secondOf(object.at)
      : pointer.source.version === object.version;
  return { standing: isFinished && isSame ? 'settled' : 'stale', reportId };
}

/** An object's own answer tells its time in whole seconds, whatever a listing does. */
const secondOf = (at: Date) => Math.floor(at.getTime() / 1000);

export interface Differences {
  readonly onFile: (object: StoredObject, standing: Exclude<Standing, 'settled'>) => Promise<void>;
  readonly onOrphan: (report: ReportMeta) => void;
}

export interface Comparison {
  readonly files: number;
  readonly missing: number;
  readonly stale: number;
  /** Reports whose file is gone from the archive, under every name that it had there. */
  readonly orphans: number;
}

/** Goes over the files below the prefix, then over all reports; tells every difference. */
export async function compare(
  parts: Compared,
  prefix: string,
  { onFile, onOrphan }: Differences,
): Promise<Comparison> {
  const counts = { files: 0, missing: 0, stale: 0, orphans: 0 };
  /** 64 characters each: a million files are known by about 100 MB. */
  const ledTo = new Set<string>();
  for await (const object of objectsIn(parts.archive, prefix)) {
    if (object.bytes === 0) continue;
    counts.files += 1;
    const { standing, reportId } = await standingOf(object, parts);
    if (reportId !== null) ledTo.add(reportId);
    if (standing === 'settled') continue;
    counts[standing] += 1;
    await onFile(object, standing);
  }
  for await (const report of reportsIn(parts.store)) {
    if (ledTo.has(report.reportId) || (await isThere(parts.archive, report))) continue;
    counts.orphans += 1;
    onOrphan(report);
  }
  return counts;
}

/** What one page of reports holds. */
const PAGE = 200;

async function* reportsIn(store: Pick<ReportStore, 'listReports'>): AsyncGenerator<ReportMeta> {
  for (let cursor: string | null = null; ; ) {
    const page: Awaited<ReturnType<typeof store.listReports>> = await store.listReports(
      {},
      { limit: PAGE, cursor },
    );
    yield* page.items;
    if (page.next === null) return;
    cursor = page.next;
  }
}

/** Also where the file is outside of the prefix that was listed. */
async function isThere(archive: Archive, { source }: ReportMeta): Promise<boolean> {
  if (source.bucket !== archive.bucket) return true;
  try {
    const ref = { key: source.key, version: null };
    return (await archive.getPart(ref, { start: 0, end: 0 }, 1)) !== null;
  } catch (error) {
    if (error instanceof RangeUnsatisfiable) return true;
    throw error;
  }
}

/** The counts in words. */
export function describeComparison({ files, missing, stale, orphans }: Comparison): string {
  return `${files} files: ${missing} never read, ${stale} not read as they are now; ${orphans} reports without their file\n`;
}
