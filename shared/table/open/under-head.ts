/** Rows of words below a head whose closing rule is missing: the page ends before the table does. */
import { type Area, isProseLine } from './areas.ts';
import type { Run, RunLine } from './runs.ts';

/** Texts begin where the label of their column begins, within this many em. */
const ALIGNED = 0.3;
/** So many rows with texts in two columns at least. */
const FEWEST_ROWS = 2;
/** Text set in two columns fills them; labels leave more of the first column than this free. */
const FREE = 0.25;

/** Returns where the labels of the head begin: of its line with most labels. */
function startsOf({ bands }: Area): number[] {
  const lines = [...(bands[0]?.lines ?? [])].sort((a, b) => b.runs.length - a.runs.length);
  return (lines[0]?.runs ?? []).map(({ box }) => box[0]);
}

/** Tells whether every text of the line begins below a label. */
function isAligned({ runs, size }: RunLine, starts: readonly number[]): boolean {
  const isBelow = ({ box }: Run): boolean =>
    starts.some((start) => Math.abs(box[0] - start) <= ALIGNED * size);
  return runs.length > 0 && runs.every(isBelow);
}

/**
 * Returns the lines, from the top down, whose texts all begin below labels of the head; none where
 * they may be text in columns. No line is further than `farthest` from the one above, in points.
 */
export function rowsUnderHead(lines: readonly RunLine[], area: Area, farthest: number): RunLine[] {
  const starts = startsOf(area);
  const [first = 0, second = 0] = starts;
  if (area.bands.length > 1 || area.closed || starts.length < 2) return [];
  const rows: RunLine[] = [];
  let edge = area.box[3];
  for (const line of lines) {
    if (line.box[1] - edge > farthest || !isAligned(line, starts)) break;
    if (isProseLine(line, area.box[2] - area.box[0])) break;
    rows.push(line);
    edge = line.box[3];
  }
  const pairs = rows.filter(({ runs }) => runs.length > 1);
  const labels = pairs.flatMap(({ runs }): Run[] => (runs[0] ? [runs[0]] : []));
  const free = labels.filter(({ box }) => second - box[2] > FREE * (second - first));
  return pairs.length >= FEWEST_ROWS && free.length * 2 > labels.length ? rows : [];
}
