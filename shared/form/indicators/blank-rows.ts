/** Rows of a block of indicators that say nothing: those of a template, and what nobody filled in. */
import type { RawIndicator } from '../raw-form.ts';

/** Names that a blank template prints where an indicator should stand. */
export const PLACEHOLDER = /^(?:指标\s*\d*[:：]?|[(（]?\d+[)）、.]?|[.…·]+|-+|—+|\/)$/;
/** What stands for no value. */
const NONE = /^[.…·\-—/]*$/;

const plain = (text: string): string => text.replace(/\s+/g, '');

export function isBlankRow(row: RawIndicator): boolean {
  const values = [row.target, row.actual, row.score, row.weight, row.criterion, row.reason];
  const named = row.level3 !== null && !PLACEHOLDER.test(plain(row.level3.text));
  return !named && values.every((value) => value === null || NONE.test(plain(value.text)));
}
