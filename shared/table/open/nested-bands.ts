/** Labels for groups of rows: rules part the rows of the columns behind a label and pass it by. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import type { Line } from '../ruled/lines.ts';
import { type Band, shareOutBand } from './bands.ts';
import { middleOf, type RunLine, readRunLines } from './runs.ts';

/** A rule lies under a column when it covers this share of its texts' width. */
const UNDER = 0.5;
/** Pieces of one rule, a piece under each column, differ in height by less than this, in points. */
const SAME_HEIGHT = 2;
/** Texts are on one line when their middles differ by less than this share of an em. */
const SAME_LINE = 0.3;

/** A stretch that no rule parts further; the columns before `first` hold labels for several of them. */
export interface Leaf extends Band {
  readonly first: number;
}
/** A label for the leaves `from` up to, not including, `to`. */
export interface Label {
  readonly column: number;
  readonly from: number;
  readonly to: number;
  readonly glyphs: readonly Glyph[];
}
export interface Nest {
  readonly leaves: readonly Leaf[];
  /** From the top down, each before those that it has beside it. */
  readonly labels: readonly Label[];
}

/** A rule that goes from one column to the right side. */
export interface Step {
  readonly at: number;
  readonly column: number;
}

/** Returns where the texts of each column begin and end; null for a column without any. */
function extentsOf(columns: readonly (readonly Glyph[])[]): ([number, number] | null)[] {
  return columns.map((glyphs) => {
    let [from, to] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY];
    for (const { box } of glyphs) [from, to] = [Math.min(from, box[0]), Math.max(to, box[2])];
    return from < to ? [from, to] : null;
  });
}

/** So many rules that begin at one place, within so many points, say that a column begins there. */
const FEWEST_STARTS = 2;
const SAME_START = 4;
/** A text begins this far left of its rule at most, in points. */
const OVERHANG = 1;

/** Returns where columns begin by the rules that begin there and go to the right side, over no text. */
export function startsOf(
  bands: readonly Band[],
  [left, , right]: Box,
  strokes: readonly Line[],
): number[] {
  const inside = strokes.filter(
    ({ from, to }) => from > left + SAME_START && to >= right - 2 * SAME_START,
  );
  const groups: number[][] = [];
  for (const from of inside.map((line) => line.from).sort((a, b) => a - b)) {
    const last = groups[groups.length - 1];
    if (last && from - (last[0] ?? 0) <= SAME_START) last.push(from);
    else groups.push([from]);
  }
  const runs = bands.flatMap(({ lines }) => lines.flatMap((line) => line.runs));
  return groups
    .filter((group) => group.length >= FEWEST_STARTS)
    .map((group) => (group[0] ?? 0) - OVERHANG)
    .filter((x) => !runs.some(({ box }) => box[0] < x && box[2] > x));
}

/**
 * Returns the rules inside of the band that part its columns from one to the right side, from the
 * top down; null where some part others, or none does.
 */
export function stepsOf(
  band: Band,
  xs: readonly number[],
  strokes: readonly Line[],
): Step[] | null {
  const own = strokes
    .filter(({ at }) => at > band.top && at < band.bottom)
    .sort((a, b) => a.at - b.at);
  if (own.length === 0) return null;
  const extents = extentsOf(shareOutBand(band, xs));
  const rules: Line[][] = [];
  for (const line of own) {
    const last = rules[rules.length - 1];
    if (last && line.at - (last[0]?.at ?? 0) < SAME_HEIGHT) last.push(line);
    else rules.push([line]);
  }
  const steps = rules.map((pieces): Step | null => {
    const under = extents.map((extent) => {
      const [x0, x1] = extent ?? [0, 0];
      const covered = pieces.map(({ from, to }) => Math.min(to, x1) - Math.max(from, x0));
      const sum = covered.reduce((total, width) => total + Math.max(0, width), 0);
      return extent ? sum >= UNDER * (x1 - x0) : null;
    });
    const column = under.indexOf(true);
    if (column < 0 || under.slice(column).includes(false)) return null;
    return { at: pieces[0]?.at ?? 0, column };
  });
  const found = steps.filter((step) => step !== null);
  return found.length === steps.length ? found : null;
}

/** Returns the stretches that cuts part the band into, with the texts of the columns from `first` on. */
export function cutBand(
  band: Band,
  columns: readonly (readonly Glyph[])[],
  first: number,
  cuts: readonly number[],
): Band[] {
  const texts = columns.slice(first).flat();
  const edges = [band.top, ...cuts, band.bottom];
  return edges.slice(1).map((bottom, i) => {
    const top = edges[i] ?? 0;
    const own = texts.filter(({ box }) => middleOf(box) > top && middleOf(box) <= bottom);
    return { top, bottom, lines: readRunLines(own) };
  });
}

const onOneLine = (a: RunLine, b: RunLine): boolean =>
  Math.abs(middleOf(a.box) - middleOf(b.box)) <= SAME_LINE * Math.max(a.size, b.size);

/**
 * Returns the column from which rules part the band, and its parts; null where they do not. Each
 * part holds text, and the labels do not stand beside it line by line: a rule over a total parts
 * rows that have labels of their own.
 */
function partsOf(
  band: Leaf,
  columns: readonly (readonly Glyph[])[],
  steps: readonly Step[],
): { readonly column: number; readonly parts: readonly Band[] } | null {
  const column = Math.min(...steps.map((step) => step.column));
  if (steps.length === 0 || column <= band.first) return null;
  const cuts = steps.filter((step) => step.column === column).map(({ at }) => at);
  const parts = cutBand(band, columns, column, cuts);
  if (parts.some(({ lines }) => lines.length === 0)) return null;
  const labels = readRunLines(columns.slice(band.first, column).flat());
  const beside = parts.filter(({ lines }) =>
    labels.some((label) => lines.some((line) => onOneLine(label, line))),
  );
  return beside.length > 1 ? null : { column, parts };
}

/** Returns the stretches that rules part the bands into, column by column from the left, and the labels beside. */
export function nestBands(
  bands: readonly Band[],
  xs: readonly number[],
  strokes: readonly Line[],
): Nest {
  const leaves: Leaf[] = [];
  const labels: Label[] = [];
  const add = (band: Leaf, steps: readonly Step[]): void => {
    const own = steps.filter(({ at }) => at > band.top && at < band.bottom);
    const columns = own.length > 0 ? shareOutBand(band, xs) : [];
    const parted = partsOf(band, columns, own);
    if (!parted) {
      leaves.push(band);
      return;
    }
    const { column, parts } = parted;
    const from = leaves.length;
    for (const part of parts) add({ ...part, first: column }, own);
    for (let c = band.first; c < column; c++)
      labels.push({ column: c, from, to: leaves.length, glyphs: columns[c] ?? [] });
  };
  for (const band of bands) add({ ...band, first: 0 }, stepsOf(band, xs, strokes) ?? []);
  return { leaves, labels };
}
