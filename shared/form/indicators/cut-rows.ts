/** A row that a break between pages or tables cuts in two: its texts go on in a row of their own. */
import type { Place } from '../../table/layout.ts';
import { joinPlaced } from '../placed.ts';
import type { RawIndicator } from '../raw-form.ts';

/** What may be too long for the row's part above the break. */
const TEXTS = ['level3', 'target', 'actual', 'criterion', 'reason'] as const;
const LEVELS = ['level1', 'level2'] as const;
/** More texts without any points may be those of a row that nobody scored, if one is its target. */
const MOST_TEXTS = 2;
/** What each row has says that one is whole; as much of it at least is missing in a rest. */
const NEEDED = ['weight', 'score', 'target', 'actual'] as const;
const FEWEST_LACKING = 2;

/** Begins with a number of its own, as a name does. */
const NUMBERED = /^(?:指标\s*\d|[((]?\d{1,2}[))、..]|[①-⑳])/;

const hasPoints = ({ weight, score }: RawIndicator): boolean => weight !== null || score !== null;

/** Whether a break stands between the two places. */
export function areParted(above: Place, below: Place): boolean {
  if (above.kind === 'page' && below.kind === 'page')
    return (above.parts?.at(-1)?.page ?? above.page) < below.page;
  return above.kind === 'cell' && below.kind === 'cell' && above.table < below.table;
}

/** Whether the row lacks what every row has: its points, or two of its values. */
function lacks(rows: readonly RawIndicator[], rest: RawIndicator): boolean {
  if (rows.every(hasPoints)) return true;
  const needed = NEEDED.filter((of) => rows.every((row) => row[of] !== null));
  return needed.filter((of) => rest[of] === null).length >= FEWEST_LACKING;
}

/**
 * Returns the last row with the rest of its texts, where `rest` is that: the first row behind a
 * break, with texts that go on above it and no points, though rows have them. Null where it is a
 * row of its own.
 */
export function withRest(rows: readonly RawIndicator[], rest: RawIndicator): RawIndicator | null {
  const last = rows.at(-1);
  if (last === undefined || hasPoints(rest)) return null;
  if (rest.unit !== null || !lacks(rows, rest)) return null;
  if (!LEVELS.every((level) => rest[level]?.text === last[level]?.text)) return null;
  // A cell that runs down beside both rows says nothing in the second.
  const own = TEXTS.filter((of) => rest[of] !== null && rest[of]?.place !== last[of]?.place);
  const all = TEXTS.filter((of) => last[of] !== null);
  if (own.length === 0 || own.length >= all.length) return null;
  if (own.length > MOST_TEXTS && own.includes('target')) return null;
  if (NUMBERED.test(rest.level3?.text ?? '')) return null;
  let whole = last;
  for (const of of own) {
    const [above, below] = [last[of], rest[of]];
    if (!above || !below || above.text.endsWith('。')) return null;
    if (!areParted(above.place, below.place)) return null;
    whole = { ...whole, [of]: joinPlaced(above, below) };
  }
  return whole;
}
