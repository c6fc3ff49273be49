/** Lists of amounts with the total behind them → statements on what the total consists of. */
import type { RawListing, RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { Statement } from '../report/record.ts';
import { readProseNumber } from './prose-numbers.ts';
import { fieldsOfParts, type Placed } from './prose-placed.ts';

/** Half a fen in yuan: sums of exact amounts agree or they do not. */
const CLOSE = 0.005;
const FEWEST = 2;

/** The last items that add up to the total; all of them where none do. */
function addedUp(values: readonly number[], total: number): number {
  for (let from = 0; from + FEWEST <= values.length; from++) {
    const sum = values.slice(from).reduce((all, value) => all + value, 0);
    if (Math.abs(sum - total) < CLOSE) return from;
  }
  return 0;
}

function statementOf({ sentence, total, items }: RawListing): Placed<Statement>[] {
  const read = [total, ...items].map(({ number, unitWord }) => readProseNumber(number, unitWord));
  const [whole, ...values] = read.flatMap((one) => (one ? [one.value] : []));
  if (whole === undefined || values.length < items.length) return [];
  const from = addedUp(values, whole);
  const parts = items.slice(from);
  const value: Statement = {
    kind: 'parts',
    scope: null,
    text: sentence.text,
    values: { total: whole, measure: 'listing', complete: true },
    parts: parts.map(({ label }, i) => ({ label, value: values[from + i] ?? 0 })),
  };
  const fields = {
    '/text': sentence,
    '/values/total': total.printed,
    ...fieldsOfParts(parts.map(({ printed }) => printed)),
  };
  return [{ value, printed: total.printed, fields }];
}

/** Returns one statement a list. */
export function listingStatements({ listings }: RawNarrative): Placed<Statement>[] {
  return listings.flatMap(statementOf);
}
