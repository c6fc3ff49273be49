/** Finds the cells of a head that lines part only in part: spanners over strokes, labels of several lines. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../lines.ts';
import { findRegions, type Region } from '../regions.ts';
import type { Band } from './bands.ts';
import { numbersColumns, partLabels } from './head-lines.ts';
import { middleOf, type Run, type RunLine } from './runs.ts';

/** Where the columns of a table are parted, and where their contents begin and end. */
export interface Columns {
  /** Outer sides included. */
  readonly xs: readonly number[];
  readonly extents: readonly (readonly [number, number])[];
}
export interface HeadCell extends Region {
  readonly glyphs: readonly Glyph[];
}
export interface Head {
  /** Cuts inside of the head, from the top down. */
  readonly ys: readonly number[];
  readonly cells: readonly HeadCell[];
}

/** A stroke lies under a column when it covers this share of its width. */
const UNDER = 0.5;
/** A label is flush with its column within this many em. */
const FLUSH = 0.12;
/** A spanner is nearer to the middle of its columns than to that of one by this many em. */
const NEARER = 0.3;
/** Strokes this close, in points, part the head at one height. */
const SAME_HEIGHT = 3;

interface Range {
  readonly from: number;
  readonly to: number;
}
/** A stroke or a step of text that parts the head below some columns. */
interface Part {
  readonly y: number;
  readonly ranges: readonly Range[];
}

function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

/** Returns the columns that a stroke covers, or null. */
function rangeUnder(line: Line, { xs, extents }: Columns): Range | null {
  let from = -1;
  let to = -1;
  extents.forEach(([x0, x1], c) => {
    const own = overlap(line.from, line.to, x0, x1) >= UNDER * (x1 - x0);
    const [left, right] = [xs[c] ?? 0, xs[c + 1] ?? 0];
    if (!own && overlap(line.from, line.to, left, right) < 0.8 * (right - left)) return;
    if (from < 0) from = c;
    to = c;
  });
  return from < 0 ? null : { from, to };
}

/** Returns how well a label stands over a column: over its contents first, then between its sides. */
function fitOf({ box }: Run, c: number, { xs, extents }: Columns): number {
  const [x0, x1] = extents[c] ?? [0, 0];
  const own = Math.max(0, overlap(box[0], box[2], x0, x1));
  const inside = Math.max(0, overlap(box[0], box[2], xs[c] ?? 0, xs[c + 1] ?? 0));
  return own + inside / 10 - Math.abs(box[0] + box[2] - x0 - x1) / 1000;
}

/** Returns the column of each run of a line, from left to right, none of them twice if possible. */
export function columnsOf(runs: readonly Run[], columns: Columns): number[] {
  const count = columns.xs.length - 1;
  if (runs.length > count) {
    const all = Array.from({ length: count }, (_, c) => c);
    return runs.map((run) => {
      const fits = all.map((c) => fitOf(run, c, columns));
      return fits.indexOf(Math.max(...fits));
    });
  }
  let ends: ({ fit: number; path: number[] } | undefined)[] = [];
  runs.forEach((run, i) => {
    let best: { fit: number; path: number[] } | undefined =
      i === 0 ? { fit: 0, path: [] } : undefined;
    const next: typeof ends = [];
    for (let c = i; c < count; c++) {
      const before = i === 0 ? undefined : ends[c - 1];
      if (before && (!best || before.fit > best.fit)) best = before;
      if (best) next[c] = { fit: best.fit + fitOf(run, c, columns), path: [...best.path, c] };
    }
    ends = next;
  });
  const done = ends.filter((end) => end !== undefined).sort((a, b) => b.fit - a.fit);
  return done[0]?.path ?? runs.map(() => 0);
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
interface HeadLine extends RunLine {
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
  let best: { range: Range; off: number } | null = null;
  for (let from = home; from >= 0 && !own.has(from) && labels.has(from); from--) {
    for (let to = home; !own.has(to) && labels.has(to); to++) {
      if (to === from) continue;
      const left = Math.min(labels.get(from)?.box[0] ?? 0, columns.extents[from]?.[0] ?? 0);
      const right = Math.max(labels.get(to)?.box[2] ?? 0, columns.extents[to]?.[1] ?? 0);
      const [x0, x1] = [columns.xs[from] ?? 0, columns.xs[to + 1] ?? 0];
      const off = Math.min(Math.abs((left + right) / 2 - middle), Math.abs((x0 + x1) / 2 - middle));
      if (!best || off < best.off) best = { range: { from, to }, off };
    }
  }
  if (!best) return null;
  const { from, to } = best.range;
  const covers = columns.extents
    .slice(from, to + 1)
    .filter(([x0, x1]) => overlap(run.box[0], run.box[2], x0, x1) > UNDER * (x1 - x0)).length;
  const away = offOwn(run, labels.get(home), home, columns, line.size);
  const spans = best.off <= line.size && best.off + NEARER * line.size < away;
  // Over the middle one of three columns it stands over both their sides.
  const [left, right] = [columns.xs[home] ?? 0, columns.xs[home + 1] ?? 0];
  const beyond = Math.min(left - run.box[0], run.box[2] - right) > NEARER * line.size;
  return covers > 1 || spans || (beyond && best.off <= line.size) ? best.range : null;
}

/** Returns the step between a line of spanners and the labels below it, where no stroke tells. */
function partByText(lines: readonly HeadLine[], columns: Columns): Part[] {
  const parts: Part[] = [];
  lines.forEach((line, i) => {
    const below = lines.slice(i + 1);
    const ranges = line.runs
      .map((_, r) => spannedBy(r, line, below, columns))
      .filter((range) => range !== null);
    // A label of another column may go on between.
    const next = below.find((own) =>
      own.columns.some((c) => ranges.some(({ from, to }) => from <= c && c <= to)),
    );
    if (next && next.runs.length > 1) parts.push({ y: (line.box[3] + next.box[1]) / 2, ranges });
  });
  return parts;
}

function partByStrokes(strokes: readonly Line[], columns: Columns): Part[] {
  const parts: { y: number; ranges: Range[] }[] = [];
  for (const stroke of [...strokes].sort((a, b) => a.at - b.at)) {
    const range = rangeUnder(stroke, columns);
    if (!range) continue;
    const last = parts[parts.length - 1];
    if (last && stroke.at - last.y <= SAME_HEIGHT) last.ranges.push(range);
    else parts.push({ y: stroke.at, ranges: [range] });
  }
  return parts;
}

/** Labels that overlap across are the lines of one. */
function blocksOf(runs: readonly Run[]): { x0: number; x1: number }[] {
  const blocks: { x0: number; x1: number }[] = [];
  for (const { box } of [...runs].sort((a, b) => a.box[0] - b.box[0])) {
    const last = blocks[blocks.length - 1];
    if (last && box[0] < last.x1) last.x1 = Math.max(last.x1, box[2]);
    else blocks.push({ x0: box[0], x1: box[2] });
  }
  return blocks;
}

/** Shares the columns of a stroke out among the labels above it, each over the middle of its own. */
function shareOut(
  blocks: readonly { x0: number; x1: number }[],
  range: Range,
  columns: Columns,
): Range[] {
  const { extents } = columns;
  const costOf = (block: { x0: number; x1: number }, from: number, to: number): number => {
    const [left, right] = [extents[from]?.[0] ?? 0, extents[to]?.[1] ?? 0];
    return Math.abs(left + right - block.x0 - block.x1) / 2;
  };
  type Best = { cost: number; ranges: Range[] };
  let ends: (Best | undefined)[] = [];
  blocks.forEach((block, b) => {
    const next: (Best | undefined)[] = [];
    for (let to = range.from + b; to <= range.to - (blocks.length - 1 - b); to++) {
      for (let from = range.from + b; from <= to; from++) {
        const before =
          b === 0 ? (from === range.from ? { cost: 0, ranges: [] } : undefined) : ends[from - 1];
        if (!before) continue;
        const cost = before.cost + costOf(block, from, to);
        if (cost < (next[to]?.cost ?? Number.POSITIVE_INFINITY))
          next[to] = { cost, ranges: [...before.ranges, { from, to }] };
      }
    }
    ends = next;
  });
  return ends[range.to]?.ranges ?? [range];
}

/** Returns the steps of the head, each with the columns that its cells above span. */
function findParts(lines: readonly HeadLine[], strokes: readonly Line[], columns: Columns): Part[] {
  const [above, last] = [lines.at(-2), lines.at(-1)];
  if (above && last && numbersColumns(last)) {
    const y = (above.box[3] + last.box[1]) / 2;
    const inside = strokes.filter(({ at }) => at < y - SAME_HEIGHT);
    const ranges = last.columns.map((c) => ({ from: c, to: c }));
    return [...findParts(lines.slice(0, -1), inside, columns), { y, ranges }];
  }
  const byStrokes = partByStrokes(strokes, columns);
  if (byStrokes.length === 0) return partByText(lines, columns);
  return byStrokes.map(({ y, ranges }, i) => {
    const top = byStrokes[i - 1]?.y ?? Number.NEGATIVE_INFINITY;
    const above = lines
      .filter(({ box }) => middleOf(box) > top && middleOf(box) < y)
      .flatMap(({ runs }) => runs);
    const shared = ranges.flatMap((range) => {
      const [left, right] = [columns.xs[range.from] ?? 0, columns.xs[range.to + 1] ?? 0];
      const own = above.filter(({ box }) => {
        const middle = (box[0] + box[2]) / 2;
        return middle > left && middle < right;
      });
      const blocks = blocksOf(own);
      return blocks.length > 1 ? shareOut(blocks, range, columns) : [range];
    });
    return { y, ranges: shared };
  });
}

/** Returns the cells of the head, its rows counted from 0. */
export function readHead(band: Band, strokes: readonly Line[], columns: Columns): Head {
  const lines = partLabels(band.lines, columns.xs).map((line) => ({
    ...line,
    columns: columnsOf(line.runs, columns),
  }));
  const inside = strokes.filter(({ at }) => at > band.top && at < band.bottom);
  const parts = findParts(lines, inside, columns);
  const count = columns.xs.length - 1;
  const rows = parts.length + 1;
  const holds = (r: number, c: number): Range | undefined =>
    parts[r]?.ranges.find(({ from, to }) => from <= c && c <= to);
  const upright = Array.from({ length: count + 1 }, (_, c) =>
    Array.from(
      { length: rows },
      (_, r) => c === 0 || holds(r, c - 1) === undefined || holds(r, c - 1) !== holds(r, c),
    ),
  );
  const level = Array.from({ length: rows + 1 }, (_, r) =>
    Array.from({ length: count }, (_, c) => r === 0 || r === rows || holds(r - 1, c) !== undefined),
  );
  const borders = { upright, level, before: upright, after: upright };
  const { regions } = findRegions(rows, count, borders, () => false);
  const cells = regions.map((region) => ({ ...region, glyphs: [] as Glyph[] }));
  for (const line of lines) {
    const r = parts.filter(({ y }) => y < middleOf(line.box)).length;
    for (const [i, run] of line.runs.entries()) {
      const c = line.columns[i] ?? 0;
      const cell = cells.find((k) => k.r0 <= r && r < k.r1 && k.c0 <= c && c < k.c1);
      cell?.glyphs.push(...run.glyphs);
    }
  }
  return { ys: parts.map(({ y }) => y), cells };
}
