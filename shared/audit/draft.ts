/** What the audit reads: the record before it has a ledger, and the words that both stages share. */
import type { ReportRecord } from '../report/record.ts';

/** A record without findings and review list: what stands before the last stage. */
export type Draft = Omit<ReportRecord, 'findings' | 'review'>;

/** A sentence for people, in both languages of the product. */
export interface Text {
  readonly zh: string;
  readonly en: string;
}
