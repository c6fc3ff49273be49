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
  /** Detail and remedy in Chinese, where there is more to say than the code itself says. */
  readonly zh?: { readonly detail: string; readonly remedy: string };
  /** It stands beside what is printed: told with the file, and no finding on the report. */
  readonly aside?: true;
}

export interface Outcome<T> {
  readonly value: T;
  readonly remarks: readonly Remark[];
}
