/** Tells the figures of the report's own year from those of another. */
import type { RawClaim, RawMention, RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { Figure } from '../report/record.ts';

const COMPARED: ReadonlySet<Figure['kind']> = new Set([
  ...(['budget', 'executed', 'executionRate', 'basicExpenditure', 'projectExpenditure'] as const),
  ...(['selfScore', 'levelScore', 'levelWeight', 'selfRating', 'indicatorCount'] as const),
]);

function isOther(year: string | null, years: ReadonlySet<string>): boolean {
  if (year === null) return false;
  return !/^\d+$/.test(year) || (years.size > 0 && !years.has(year));
}

/** Figures of another year are no key figures of the report's own. */
export function ofOtherYear(raw: RawMention, years: ReadonlySet<string>): boolean {
  return COMPARED.has(raw.kind) && isOther(raw.year, years);
}

/** 2022年满意度低于90%: what fell short in another year is no shortfall of the report's own. */
export function fellShortBefore({ kind, year }: RawClaim, years: ReadonlySet<string>): boolean {
  return kind === 'shortfall' && isOther(year ?? null, years);
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
