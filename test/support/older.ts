/** What an older version of the extractor made of a file: another score, and one finding less. */
import { readReport } from '../../shared/pipeline.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { ReportStore, Results } from '../../shared/store/port.ts';
import { commit } from './commit.ts';

export const OLDER_SCORE = 77;
export const OLDER_RANK = 1;

interface Stores {
  readonly store: ReportStore;
  readonly results: Results;
}

export interface OlderOptions {
  readonly version?: string | null;
  /** Whom the older version took it for. */
  readonly department?: string;
}

/** Leaves that reading as the current one, under the file's name in the bucket `archive`. */
export async function readByOlder(
  { store, results }: Stores,
  key: string,
  bytes: Uint8Array,
  { version = null, department }: OlderOptions = {},
): Promise<void> {
  const answer = await readReport(
    { bytes, fileName: key.slice(key.lastIndexOf('/') + 1) },
    { read: (file) => readAndLayOut(file), recognize: null },
  );
  if (answer.kind !== 'record') throw new Error(`${key} was not read`);
  const { forms, findings, ...rest } = answer.record;
  const older: ReportRecord = {
    ...{ ...rest, extractorVersion: '0.0.1', findings: findings.slice(1) },
    forms: forms.map((form) => ({ ...form, selfScore: OLDER_SCORE })),
    department: department ?? rest.department,
  };
  const source = { bucket: 'archive', key, version };
  await commit(store, older, { rank: OLDER_RANK, results, source });
  const { reportId } = older;
  await store.pointSource({ source, sequencer: null, reportId, at: new Date() });
}
