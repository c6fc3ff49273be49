/** Lists of amounts with the total behind them → statements on what the total consists of. */
import type { RawListing, RawNarrative } from '../form/narrative/raw-narrative.ts';
import type { Statement } from '../report/record.ts';
import { readProseNumber } from './prose-numbers.ts';
import { fieldsOfParts, type Placed } from './prose-placed.ts';
import { isSlip } from './slip.ts';

/** Half a fen in yuan: sums of exact amounts agree or they do not. */
const CLOSE = 0.005;
const FEWEST = 2;

/** Where the last items begin that add up to the total; null where none do. */
function addedUp(values: readonly number[], total: number): number | null {
  for (let from = 0; from + FEWEST <= values.length; from++) {
    const sum = values.slice(from).reduce((all, value) => all + value, 0);
    if (Math.abs(sum - total) < CLOSE) return from;
  }
  return null;
}

function statementOf({ sentence, total, items, open }: RawListing): Placed<Statement>[] {
  const read = [total, ...items].flatMap(({ number, unitWord }) => {
    const value = readProseNumber(number, unitWord);
    return value ? [{ ...value, number, unitWord }] : [];
  });
  const [printed, ...rest] = read;
  if (printed === undefined || rest.length < items.length) return [];
  const whole = printed.value;
  const values = rest.map(({ value }) => value);
  const added = addedUp(values, whole);
  // Where the list begins is not sure: only a slip tells that it is all of these.
  const isSure = !open || isSlip(printed, rest, { candidates: 1, closed: false });
  if (added === null && !isSure) return [];
  const from = added ?? 0;
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
