/** The name of a contradiction that stays the same when the report is read again. */
import { createHash } from 'node:crypto';
import type { FindingCode } from '../report/finding.ts';
import type { Draft } from './draft.ts';
import { fold } from './words.ts';

/** Hex digits kept: enough that two findings of a million reports do not share one. */
const LENGTH = 24;

/** Words lose their punctuation; figures keep their point. */
function foldValue(text: string): string {
  const figure = text.normalize('NFKC').replace(/\s/g, '');
  return /^[-\d.,%≥≤|/×+=]+$/.test(figure) ? figure : fold(text);
}

/**
 * Returns a hash of what is contradicted: the code, whose report and form it is, the row's label
 * and the printed values. Nothing in it depends on the file's kind, on positions, on the order of
 * findings or on the reader's version. `sameBefore` tells rows apart that print the same.
 */
export function fingerprintOf(
  draft: Draft,
  code: FindingCode,
  formTitle: string | null,
  content: readonly (string | null)[],
  sameBefore: number,
): string {
  const parts = [draft.department, String(draft.fiscalYear ?? ''), formTitle, ...content];
  const stable = JSON.stringify([code, ...parts.map((part) => foldValue(part ?? '')), sameBefore]);
  return createHash('sha256').update(stable).digest('hex').slice(0, LENGTH);
}
