/** Finds the cells of a head that lines part only in part: spanners over strokes, labels of several lines. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../ruled/lines.ts';
import { findRegions, type Region } from '../ruled/regions.ts';
import type { Band } from './bands.ts';
import { type Columns, columnsOf, overlap } from './head-columns.ts';
import type { Range } from './head-groups.ts';
import { numbersColumns, partLabels } from './head-lines.ts';
import { middleOf, type Run } from './runs.ts';
import { type HeadLine, type Part, partByText } from './spanners.ts';

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
/** …or when it covers this share of the column with the white around them. */
const ACROSS = 0.8;
/** Strokes this close, in points, part the head at one height. */
const SAME_HEIGHT = 3;

/** Returns the columns that a stroke covers, or null. */
function rangeUnder(line: Line, { xs, extents }: Columns): Range | null {
  let from = -1;
  let to = -1;
  extents.forEach(([x0, x1], c) => {
    const own = overlap(line.from, line.to, x0, x1) >= UNDER * (x1 - x0);
    const [left, right] = [xs[c] ?? 0, xs[c + 1] ?? 0];
    if (!own && overlap(line.from, line.to, left, right) < ACROSS * (right - left)) return;
    if (from < 0) from = c;
    to = c;
  });
  return from < 0 ? null : { from, to };
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

/** A label runs into a column that has none of its own by this many em at least: it is for both. */
const RUNS_INTO = 0.5;

/** Returns the columns of the labels that run into the next one, which no label names. */
function rangesOver(lines: readonly HeadLine[], { xs, extents }: Columns): Range[] {
  const labelled = new Set(lines.flatMap(({ columns }) => columns));
  return lines.flatMap(({ runs, columns, size }) =>
    runs.flatMap(({ box }, i): Range[] => {
      const home = columns[i] ?? 0;
      const isOver = (c: number, cut: number): boolean => {
        const [x0, x1] = extents[c] ?? [0, 0];
        const into = Math.min(cut - box[0], box[2] - cut);
        return !labelled.has(c) && into >= RUNS_INTO * size && overlap(box[0], box[2], x0, x1) > 0;
      };
      if (isOver(home + 1, xs[home + 1] ?? 0)) return [{ from: home, to: home + 1 }];
      return isOver(home - 1, xs[home] ?? 0) ? [{ from: home - 1, to: home }] : [];
    }),
  );
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
  const over = parts.length === 0 ? rangesOver(lines, columns) : [];
  const holds = (r: number, c: number): Range | undefined =>
    (parts[r]?.ranges ?? over).find(({ from, to }) => from <= c && c <= to);
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
