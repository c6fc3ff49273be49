/** Labels that come again and again in a head: each round is a group of columns, with a label above it. */

/** Columns from one to another, both included. */
export interface Range {
  readonly from: number;
  readonly to: number;
}

/** Columns before the first group: labels of rows. */
const MOST_BEFORE = 4;

/** Tells whether the texts from `first` on come again every `period` columns. */
function comesAgain(texts: readonly string[], first: number, period: number): boolean {
  return texts.slice(first + period).every((text, i) => text !== '' && text === texts[first + i]);
}

/**
 * Returns the groups that the labels of neighbouring columns make, `texts` by column: no. | Rate |
 * no. | Rate are two. One label over several columns is none, nor are all alike. Null where there are none.
 */
export function groupsOfLabels(texts: readonly string[]): Range[] | null {
  for (let first = 0; first <= MOST_BEFORE; first++) {
    const count = texts.length - first;
    for (let period = 2; period <= count / 2; period++) {
      if (count % period !== 0 || !comesAgain(texts, first, period)) continue;
      if (new Set(texts.slice(first, first + period)).size < period) continue;
      return Array.from({ length: count / period }, (_, g) => ({
        from: first + g * period,
        to: first + (g + 1) * period - 1,
      }));
    }
  }
  return null;
}
