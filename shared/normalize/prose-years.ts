/** Tells the figures of the report's own year from those of another. */
import type { RawMention, RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { Figure } from '../report/record.ts';

const COMPARED: ReadonlySet<Figure['kind']> = new Set([
  ...(['budget', 'executed', 'executionRate', 'basicExpenditure', 'projectExpenditure'] as const),
  ...(['selfScore', 'levelScore', 'levelWeight', 'selfRating', 'indicatorCount'] as const),
]);

/** Figures of another year are no key figures of the report's own. */
export function ofOtherYear(raw: RawMention, years: ReadonlySet<string>): boolean {
  if (raw.year === null || !COMPARED.has(raw.kind)) return false;
  return !/^\d+$/.test(raw.year) || (years.size > 0 && !years.has(raw.year));
}

/**
 * The years that the report may be about: what the title and the evaluation itself claim (which of
 * them is wrong, where they disagree, is not told here), else those that its forms print, else the
 * latest that stands at a figure.
 */
export function yearsOfReport(
  { claims, mentions }: RawNarrative,
  printed: ReadonlySet<string>,
): ReadonlySet<string> {
  const claimed = claims.flatMap(({ kind, values: { year, from } }) =>
    kind === 'year' && year && (from === 'title' || from === 'prose') ? [year] : [],
  );
  if (claimed.length > 0) return new Set(claimed);
  if (printed.size > 0) return printed;
  const mentioned = mentions.flatMap(({ year }) => (year && /^\d+$/.test(year) ? [year] : []));
  return new Set(mentioned.sort().slice(-1));
}
