/** What a person should look at before a scan's record is used, worst first. */
import type { Evidence, TypedReading } from '../report/evidence.ts';
import type { ReportRecord } from '../report/record.ts';

type Review = ReportRecord['review'];

/** Values read with less than this are put before a person; docs/SCANS.md says what that catches. */
export const REVIEW_BELOW = 0.9;

const WORDS: Readonly<Record<TypedReading['column'], string>> = {
  points: 'the column holds points',
  amount: 'the column holds amounts',
  percent: 'the column holds percents',
  quantity: 'the column holds a number and its unit',
  label: 'a label of the family',
};

/**
 * Returns the values that were read with too little confidence or repaired, the least sure first;
 * text that the file itself holds is never among them.
 */
export function reviewOf(evidence: Readonly<Record<string, Evidence>>): Review {
  return Object.entries(evidence)
    .flatMap(([path, { confidence = 1, repair, typed }]) => {
      if (repair) {
        const reason = `repaired: read as ${repair.raw}, ${repair.equations.join('; ')}`;
        return [{ path, confidence, reason }];
      }
      if (typed)
        return [
          {
            path,
            confidence,
            reason: `${WORDS[typed.column]}: read as ${typed.raw}`,
          },
        ];
      return confidence < REVIEW_BELOW ? [{ path, confidence, reason: 'read uncertainly' }] : [];
    })
    .sort((a, b) => a.confidence - b.confidence || (a.path < b.path ? -1 : 1));
}
