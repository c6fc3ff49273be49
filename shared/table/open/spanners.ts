/** Labels of a head that stand over several columns where no stroke says so. */
import { type Columns, overlap } from './head-columns.ts';
import { groupsOfLabels, type Range } from './head-groups.ts';
import type { Run, RunLine } from './runs.ts';

/** A label is for several columns when it covers this share of each one's width. */
const COVERS = 0.5;
/** A label is flush with its column within this many em. */
const FLUSH = 0.12;
/** A spanner is nearer to the middle of its columns than to that of one by this many em. */
const NEARER = 0.3;
/** Middles of columns differ by no more than this many em: a label stands over either. */
const SAME_MIDDLE = 0.3;
/** A stroke or a step of text that parts the head below some columns. */
export interface Part {
  readonly y: number;
  readonly ranges: readonly Range[];
}

/** Returns how far a label is from the middle of its own column; 0 where it is flush with it. */
function offOwn(
  run: Run,
  label: Run | undefined,
  column: number,
  { extents }: Columns,
  size: number,
): number {
  const own = extents[column] ?? [0, 0];
  const sides = label ? [own, [label.box[0], label.box[2]] as const] : [own];
  const offs = sides.map(([x0, x1]) => {
    const flush = Math.min(Math.abs(run.box[0] - x0), Math.abs(run.box[2] - x1));
    return flush <= FLUSH * size ? 0 : Math.abs(run.box[0] + run.box[2] - x0 - x1) / 2;
  });
  return Math.min(...offs);
}

/** A line of the head, with the column of each of its runs. */
export interface HeadLine extends RunLine {
  readonly columns: readonly number[];
}

/** Returns the columns with labels on lines below that this label stands over the middle of. */
function spannedBy(
  index: number,
  line: HeadLine,
  below: readonly HeadLine[],
  columns: Columns,
): Range | null {
  const run = line.runs[index];
  const home = line.columns[index];
  if (!run || home === undefined) return null;
  const own = new Set(line.columns.filter((_, i) => i !== index));
  const labels = new Map<number, Run>();
  for (const { runs, columns: under } of below)
    runs.forEach((r, i) => {
      labels.set(under[i] ?? 0, r);
    });
  const middle = (run.box[0] + run.box[2]) / 2;
  const found: { range: Range; off: number }[] = [];
  for (let from = home; from >= 0 && !own.has(from) && labels.has(from); from--) {
    for (let to = home; !own.has(to) && labels.has(to); to++) {
      if (to === from) continue;
      const [x0, x1] = [columns.xs[from] ?? 0, columns.xs[to + 1] ?? 0];
      const [l0, l1] = [labels.get(from)?.box[0] ?? 0, labels.get(to)?.box[2] ?? 0];
      const left = Math.min(l0, columns.extents[from]?.[0] ?? 0);
      const right = Math.max(l1, columns.extents[to]?.[1] ?? 0);
      const middles = [(left + right) / 2, (x0 + x1) / 2, (l0 + l1) / 2];
      const off = Math.min(...middles.map((at) => Math.abs(at - middle)));
      found.push({ range: { from, to }, off });
    }
  }
  const least = Math.min(...found.map(({ off }) => off));
  // Over the middle of few columns it stands over that of more as well: it is for all of them.
  const [best] = found
    .filter(({ off }) => off <= least + SAME_MIDDLE * line.size)
    .sort((a, b) => b.range.to - b.range.from - (a.range.to - a.range.from));
  if (!best) return null;
  const { from, to } = best.range;
  const covers = columns.extents
    .slice(from, to + 1)
    .filter(([x0, x1]) => overlap(run.box[0], run.box[2], x0, x1) > COVERS * (x1 - x0)).length;
  const away = offOwn(run, labels.get(home), home, columns, line.size);
  const spans = best.off <= line.size && best.off + NEARER * line.size < away;
  // Over the middle one of three columns it stands over both their sides.
  const [left, right] = [columns.xs[home] ?? 0, columns.xs[home + 1] ?? 0];
  const beyond = Math.min(left - run.box[0], run.box[2] - right) > NEARER * line.size;
  return covers > 1 || spans || (beyond && best.off <= line.size) ? best.range : null;
}

/** Returns the groups of columns below the labels of a line, one below each; null where they make none. */
function groupsUnder(
  line: HeadLine,
  below: HeadLine | undefined,
  { xs }: Columns,
): readonly Range[] | null {
  if (!below) return null;
  const texts = xs.slice(1).map((_, c) => below.runs[below.columns.indexOf(c)]?.text ?? '');
  const groups = groupsOfLabels(texts);
  const isOver = ({ from, to }: Range): boolean =>
    line.columns.filter((c) => from <= c && c <= to).length === 1;
  return groups?.every(isOver) ? groups : null;
}

/** Returns the columns that a label spans: those of its group where it stands over one alone, or beyond. */
function inGroup(
  spanned: Range | null,
  home: number,
  groups: readonly Range[] | null,
): Range | null {
  const group = groups?.find(({ from, to }) => from <= home && home <= to);
  if (!group) return spanned;
  const within = spanned && spanned.from >= group.from && spanned.to <= group.to;
  return within ? spanned : group;
}

/** Returns the step between a line of spanners and the labels below it, where no stroke tells. */
export function partByText(lines: readonly HeadLine[], columns: Columns): Part[] {
  const parts: Part[] = [];
  lines.forEach((line, i) => {
    const below = lines.slice(i + 1);
    const groups = groupsUnder(line, below[0], columns);
    const ranges = line.runs
      .map((_, r) => inGroup(spannedBy(r, line, below, columns), line.columns[r] ?? 0, groups))
      .filter((range) => range !== null);
    // A label of another column may go on between.
    const next = below.find((own) =>
      own.columns.some((c) => ranges.some(({ from, to }) => from <= c && c <= to)),
    );
    if (next && next.runs.length > 1) parts.push({ y: (line.box[3] + next.box[1]) / 2, ranges });
  });
  return parts;
}
