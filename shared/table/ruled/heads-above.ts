/** What stands outside a table's rules and is of it: labels of its columns above, its sums below. */
import type { Glyph } from '../../read/document.ts';
import { isDatum, middleOf, type Run, type RunLine, readRunLines } from '../open/runs.ts';
import type { Fragment } from '../page-tables.ts';
import { type Frame, readLines, type TextLine } from '../text-lines.ts';

/** The line stands no further above the rule than this, in em. */
const NEAR = 1;
/** A label is off the middle of its columns by no more than this, in em. */
const OFF_MIDDLE = 0.6;
/** So many labels, one over each group, stand there by no chance: not all are in the middle. */
const MANY_LABELS = 4;
/** One label alone may be a unit or a title; groups have this many columns at least. */
const FEWEST_LABELS = 2;
const FEWEST_COLUMNS = 2;

/** A frame drawn around rows of figures alone has so many columns at least. */
const FRAMED_COLUMNS = 3;
/** A text beyond the frame begins, ends or has its middle where those of its column do, within this many em. */
const ALIGNED = 0.3;
/** So many sums stand below their columns. */
const FEWEST_SUMS = 2;

interface Labels {
  readonly line: RunLine;
  /** The first column of the groups, and how many each has. */
  readonly first: number;
  readonly each: number;
}

/** Returns how the labels share out the last columns of the table among them, or null. */
function shareOut(line: RunLine, xs: readonly number[]): Labels | null {
  const columns = xs.length - 1;
  const count = line.runs.length;
  if (count < FEWEST_LABELS) return null;
  for (let each = FEWEST_COLUMNS; each * count <= columns; each++) {
    const first = columns - each * count;
    const fits = line.runs.every(({ box }, i) => {
      const [from, to] = [xs[first + i * each] ?? 0, xs[first + (i + 1) * each] ?? 0];
      const off = Math.abs((box[0] + box[2]) / 2 - (from + to) / 2);
      const near = count >= MANY_LABELS || off <= OFF_MIDDLE * line.size;
      return box[0] > from && box[2] < to && near;
    });
    if (fits) return { line, first, each };
  }
  return null;
}

/** Returns the line right above the table. */
function lineAbove({ ys }: Fragment, glyphs: readonly Glyph[]): RunLine | null {
  const top = ys[0] ?? 0;
  const line = readRunLines(glyphs.filter(({ box }) => middleOf(box) < top)).at(-1);
  return line && top - line.box[3] <= NEAR * line.size ? line : null;
}

/** Returns the line right above the table if it labels its columns, with nothing beside it. */
function labelsAbove(fragment: Fragment, glyphs: readonly Glyph[]): Labels | null {
  const line = lineAbove(fragment, glyphs);
  return line && shareOut(line, fragment.xs);
}

/** The texts of a frame's rows by column: none of its cells spans others, each has one line. */
type Columns = readonly (readonly TextLine[])[];

function columnsOf({ xs, ys, cells }: Fragment): Columns | null {
  const [columns, rows] = [xs.length - 1, ys.length - 1];
  if (columns < FRAMED_COLUMNS || cells.length !== columns * rows) return null;
  if (cells.some(({ lines }) => lines.length > 1)) return null;
  return xs.slice(1).map((_, c) => cells.flatMap((cell) => (cell.c0 === c ? cell.lines : [])));
}

/** Tells whether a text stands in its column as those in the frame do. */
function isInColumn({ box }: Run, lines: readonly TextLine[], size: number): boolean {
  const places = ({ box: [x0, , x1] }: Pick<Run, 'box'>): number[] => [x0, x1, (x0 + x1) / 2];
  const own = places({ box });
  return lines.some((line) =>
    places(line).some((at, i) => Math.abs(at - (own[i] ?? 0)) <= ALIGNED * size),
  );
}

/** Returns the column of each text of the line, or null where one stands in none as its texts do. */
function columnsUnder(line: RunLine, { xs }: Fragment, columns: Columns): number[] | null {
  const found = line.runs.map((run) =>
    columns.findIndex(
      (lines, c) =>
        run.box[0] > (xs[c] ?? 0) &&
        run.box[2] < (xs[c + 1] ?? 0) &&
        isInColumn(run, lines, line.size),
    ),
  );
  const parted = found.every((c, i) => c >= 0 && found.indexOf(c) === i);
  return parted ? found : null;
}

/** Returns the fragment with a row of the line's texts above or below it. */
function withLine(
  fragment: Fragment,
  line: RunLine,
  columns: readonly number[],
  frame: Frame,
  above: boolean,
): Fragment {
  const { xs, ys } = fragment;
  const r0 = above ? 0 : ys.length - 1;
  const row = xs.slice(1).map((_, c) => {
    const run = line.runs[columns.indexOf(c)];
    return { r0, r1: r0 + 1, c0: c, c1: c + 1, lines: run ? readLines(run.glyphs, frame) : [] };
  });
  if (!above)
    return { ...fragment, ys: [...ys, line.box[3] + 1], cells: [...fragment.cells, ...row] };
  const down = fragment.cells.map((cell) => ({ ...cell, r0: cell.r0 + 1, r1: cell.r1 + 1 }));
  return { ...fragment, ys: [line.box[1] - 1, ...ys], cells: [...row, ...down] };
}

/**
 * Returns a frame drawn around rows of figures alone with the labels right above and the sums right
 * below it: a label for every column, and figures that stand as those above them do.
 */
function aroundFrame(
  fragment: Fragment,
  all: readonly Glyph[],
  frame: Frame,
): { readonly fragment: Fragment; readonly lines: readonly RunLine[] } | null {
  const columns = columnsOf(fragment);
  const first = columns?.slice(1).map((lines) => lines[0]?.text ?? '') ?? [];
  if (!columns || first.filter(isDatum).length < FEWEST_SUMS) return null;
  const [left, right] = [fragment.xs[0] ?? 0, fragment.xs.at(-1) ?? 0];
  // What stands in the margin is no part of a line of labels.
  const glyphs = all.filter(({ box }) => box[0] > left && box[2] < right);
  const head = lineAbove(fragment, glyphs);
  const labels = head && columnsUnder(head, fragment, columns);
  if (!head || labels?.length !== columns.length) return null;
  if (head.runs.some(({ text }) => isDatum(text))) return null;
  const headed = withLine(fragment, head, labels, frame, true);
  const bottom = fragment.ys.at(-1) ?? 0;
  const sums = readRunLines(glyphs.filter(({ box }) => middleOf(box) > bottom))[0];
  const under = sums && columnsUnder(sums, fragment, columns);
  const isSum =
    sums &&
    under &&
    under[0] === 0 &&
    sums.box[1] - bottom <= NEAR * sums.size &&
    sums.runs.slice(1).every(({ text }) => isDatum(text)) &&
    sums.runs.length > FEWEST_SUMS;
  if (!isSum) return { fragment: headed, lines: [head] };
  return { fragment: withLine(headed, sums, under, frame, false), lines: [head, sums] };
}

function withRow(fragment: Fragment, { line, first, each }: Labels, frame: Frame): Fragment {
  const down = fragment.cells.map((cell) => ({ ...cell, r0: cell.r0 + 1, r1: cell.r1 + 1 }));
  const empty = first > 0 ? [{ r0: 0, r1: 1, c0: 0, c1: first, lines: [] }] : [];
  const labels = line.runs.map(({ glyphs }, i) => {
    const c0 = first + i * each;
    return { r0: 0, r1: 1, c0, c1: c0 + each, lines: readLines(glyphs, frame) };
  });
  const ys = [line.box[1] - 1, ...fragment.ys];
  return { ...fragment, ys, cells: [...empty, ...labels, ...down] };
}

/**
 * Returns the tables, those without outer borders with the labels above them: a table drawn around
 * ends at its frame, unless figures alone stand in it. What no table took is the rest.
 */
export function takeHeadsAbove(
  fragments: readonly Fragment[],
  glyphs: readonly Glyph[],
  frame: Frame,
): { readonly fragments: Fragment[]; readonly rest: readonly Glyph[] } {
  let rest = glyphs;
  const take = (lines: readonly RunLine[]): void => {
    const taken = new Set(lines.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs)));
    rest = rest.filter((glyph) => !taken.has(glyph));
  };
  const grown = fragments.map((fragment) => {
    const labels = fragment.openSides ? labelsAbove(fragment, rest) : null;
    if (labels) {
      take([labels.line]);
      return withRow(fragment, labels, frame);
    }
    const around = aroundFrame(fragment, rest, frame);
    if (around) take(around.lines);
    return around?.fragment ?? fragment;
  });
  return { fragments: grown, rest };
}
