/** The room that ruled columns leave for their texts. */
import type { Lattice } from '../ruled/lattice.ts';
import { type ColumnLine, cellIn, type Room, type TextRow } from './rows.ts';
import { isDatum } from './runs.ts';

/** Cells leave no more white than this inside of their borders, in em, unless all their texts begin there. */
const PADDING = 0.6;
/** This share of a column's texts begins at one place, within this many points: it is set flush left. */
const FLUSH = 0.6;
const SAME_START = 1;

/** Texts of so many words that end within this many em of the longest one were broken there. */
const LONG_WORDS = 4;
const SAME_END = 1;

/** Returns where the long texts of a column are broken; null where no two end near each other. */
function edgeOf(cells: readonly ColumnLine[]): number | null {
  const long = cells.filter(({ text }) => text.split(' ').length >= LONG_WORDS);
  const end = Math.max(...cells.map(({ box }) => box[2]));
  const near = long.filter(({ box }) => end - box[2] <= SAME_END * (box[3] - box[1]));
  return near.length > 1 ? end : null;
}

/** Returns the room between the borders of each column, without the white inside of them. */
export function ruledRooms(rows: readonly TextRow[], { xs }: Lattice): Room[] {
  return xs.slice(1).map((right, c) => {
    const left = xs[c] ?? 0;
    const cells = rows.flatMap((row) => cellIn(row, c) ?? []);
    if (cells.length === 0) return { left, right };
    const em = Math.max(...cells.map(({ box }) => box[3] - box[1]));
    const gaps = cells.map(({ box }) => box[0] - left);
    const white = Math.max(0, Math.min(...gaps, ...cells.map(({ box }) => right - box[2])));
    const first = Math.min(...gaps);
    const words = cells.filter(
      ({ text, box }) => !isDatum(text) && box[0] - left - first < SAME_START,
    );
    const flush = words.length >= cells.length * FLUSH;
    const pad = flush ? first : Math.min(white, PADDING * em);
    return { left: left + pad, right: (flush ? edgeOf(cells) : null) ?? right - pad };
  });
}
