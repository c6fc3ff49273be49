/** What a stage hands on: its value, and what it noticed about the document on the way. */
import type { FindingCode } from './finding.ts';

/** A remark on the document (not on us, not on the world): data, never an exception. */
export interface Remark {
  readonly code: FindingCode;
  /** Where: a page, a zip entry, a table. */
  readonly where: string | null;
  readonly detail: string;
  /** What the person who has the file can do. */
  readonly remedy: string | null;
}

export interface Outcome<T> {
  readonly value: T;
  readonly remarks: readonly Remark[];
}
