/** Commits a record the way the ingest does, step by step: for tests of everything that reads. */
import type { ReportRecord } from '../../shared/report/record.ts';
import { findingItemsOf, metaOf, type ReportMeta, reviewItemOf } from '../../shared/store/items.ts';
import type { ReportStore, Results } from '../../shared/store/port.ts';

export interface CommitOptions {
  readonly rank?: number;
  readonly at?: Date;
  readonly results?: Results;
  readonly source?: ReportMeta['source'];
}

export async function commit(
  store: ReportStore,
  record: ReportRecord,
  options: CommitOptions = {},
): Promise<ReportMeta> {
  const rank = options.rank ?? 1;
  const source = options.source ?? {
    bucket: 'archive',
    key: `in/${record.source.fileName}`,
    version: null,
  };
  const meta = metaOf(record, {
    rank,
    department: await store.joinDepartment(record.department),
    source,
    ingestedAt: options.at ?? new Date('2026-11-24T08:00:00.000Z'),
  });
  await options.results?.putRecord(record.reportId, rank, JSON.stringify(record));
  await store.putFindings(meta, findingItemsOf(record, meta));
  await store.putReview(meta, reviewItemOf(record, meta));
  await store.commitMeta(meta);
  return meta;
}
