/** The lines above a table's figures that are its head: labels over its columns. */
import { isDatum, type RunLine } from '../open/runs.ts';
import { type Block, isText } from './blocks.ts';

/** A head has few lines, no further apart than this, in em. */
const MOST_LINES = 6;
const NEAR = 2.2;
/** A label for several columns is off their middle by no more than this, in em. */
const OFF_MIDDLE = 1;
/** Labels have fewer characters than titles. */
const LONGEST = 60;
/** A figure in a head is a year, a unit, the number of a column. */
const LONGEST_FIGURE = 7;
/** Labels of groups begin where the labels below them do or further out, in em. */
const OUTDENT = 2.5;

interface Above {
  /** From the top down. */
  readonly head: readonly RunLine[];
  /** Labels in the first column, below the head. */
  readonly labels: readonly RunLine[];
}

/** Tells whether a text alone stands in the middle over several columns of figures. */
function isSpanner({ runs, size }: RunLine, xs: readonly number[]): boolean {
  const [run] = runs;
  if (!run || run.text.length > LONGEST || run.box[0] < (xs[1] ?? 0)) return false;
  const middle = (run.box[0] + run.box[2]) / 2;
  return xs
    .slice(1)
    .some((from, a) =>
      xs.slice(a + 3).some((to) => Math.abs((from + to) / 2 - middle) <= OFF_MIDDLE * size),
    );
}

/** Tells whether the texts of the line may be labels of the columns. */
function isLabels({ runs }: RunLine): boolean {
  return runs.every(
    ({ text }, i) =>
      text.length <= LONGEST && (i === 0 || !isDatum(text) || text.length <= LONGEST_FIGURE),
  );
}

/** Returns the lines above the block that are the table's. */
export function headAbove({ above, lines, strip }: Block, xs: readonly number[]): Above {
  const head: RunLine[] = [];
  const labels: RunLine[] = [];
  const [first] = lines;
  const start = first?.box[0] ?? 0;
  let edge = first;
  let pending: RunLine[] = [];
  for (const line of [...above].reverse()) {
    if (!edge || head.length + pending.length >= MOST_LINES) break;
    if (edge.box[1] - line.box[3] > NEAR * line.size || isText(line, strip)) break;
    const [run, ...more] = line.runs;
    if (!run) break;
    const inFirst = more.length === 0 && run.box[2] <= (xs[1] ?? 0);
    if (more.length > 0) {
      if (!isLabels(line)) break;
      head.push(...pending, line);
      pending = [];
    } else if (
      inFirst &&
      head.length === 0 &&
      Math.abs(run.box[0] - start) <= OUTDENT * line.size
    ) {
      labels.push(line);
    } else if (head.length > 0 && isSpanner(line, xs)) {
      head.push(...pending, line);
      pending = [];
    } else if (pending.length < 2) pending.push(line);
    else break;
    edge = line;
  }
  return { head: head.reverse(), labels: head.length > 0 ? labels.reverse() : [] };
}
