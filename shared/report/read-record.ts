/** Reads back a record that was stored, by this version or another one. */
import { RANK } from './rank.ts';
import { type ReportRecord, recordSchema } from './record.ts';

/**
 * The record of a rank. Older and own ones are checked; a newer version may use words that this one
 * has no name for (a finding's code, a form's variant), so its record is taken as it stands.
 */
export function readRecord(json: string, rank: number): ReportRecord {
  const stored: unknown = JSON.parse(json);
  return rank > RANK ? (stored as ReportRecord) : recordSchema.parse(stored);
}
