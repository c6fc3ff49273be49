/** Rows above the first and below the last rule of an area: white ones beside shaded, heads, last rows. */
import type { Glyph } from '../../read/document.ts';
import { unite } from '../geometry.ts';
import type { Line } from '../lines.ts';
import { type Area, CAPTION, isProseLine } from './areas.ts';
import type { Band } from './bands.ts';
import { isDatum, middleOf, type RunLine, readRunLines } from './runs.ts';
import { rowsUnderHead } from './under-head.ts';

/** Rows are no further from their table than this many times the height of a line. */
const NEAR = 1.6;
/** Figures that end where those above them do are rows of one table with this much room between. */
const NEAR_ALIGNED = 3;
/** So many of them, within this many em. */
const FEWEST_ALIGNED = 3;
const ALIGNED = 0.5;
/** A label over others is off their middle by no more than this, in em. */
const OFF_MIDDLE = 0.5;
/** The lines of one label are this close, in em. */
const TIGHT = 0.4;
/** A label that stands higher than the ones beside it overlaps them, or nearly, in em. */
const BESIDE = 0.15;
/** Text beyond a side goes on with the text within when it is no further than this, in em. */
const GOES_ON = 1.2;
/** How far rows are looked for, in lines. */
const FARTHEST = 60;
/** A head has few lines. */
const HEAD_LINES = 6;

function medianSize(lines: readonly RunLine[]): number {
  const sizes = lines.map(({ size }) => size).sort((a, b) => a - b);
  return sizes[sizes.length >> 1] ?? 0;
}

/** A line of several texts, as a head has it. */
function isHeadLine(line: RunLine, { box }: Area): boolean {
  return line.runs.length > 1 && !isProseLine(line, box[2] - box[0]);
}

/** A line of a label and figures. */
function isDataLine(line: RunLine, area: Area): boolean {
  const [, ...values] = line.runs;
  if (values.length > 1 && values.every(({ text }) => isDatum(text))) return true;
  if (values.length === 0 || isProseLine(line, area.box[2] - area.box[0])) return false;
  return values.filter(({ text }) => isDatum(text)).length * 2 >= values.length;
}

/** Tells whether the figures of two lines end below each other. */
function areAligned(line: RunLine, above: RunLine | undefined): boolean {
  const [, ...values] = line.runs;
  const [, ...others] = above?.runs ?? [];
  if (values.length < FEWEST_ALIGNED || values.length !== others.length) return false;
  return values.every(({ box, text }, i) => {
    const off = box[2] - (others[i]?.box[2] ?? 0);
    return isDatum(text) && Math.abs(off) <= ALIGNED * line.size;
  });
}

/** Units stand above a head, at its right. */
const UNITS = /^[(（[]|^单位/;

/** A label alone above a head: over a stroke, over the middle of labels, or the first line of one. */
function isLabelAbove(
  line: RunLine,
  below: RunLine | undefined,
  strokes: readonly Line[],
): boolean {
  const [run, ...more] = line.runs;
  if (!run || more.length > 0 || !below || UNITS.test(run.text)) return false;
  const middle = (run.box[0] + run.box[2]) / 2;
  const struck = strokes.some(
    ({ at, from, to }) =>
      at > middleOf(line.box) && at < middleOf(below.box) && from < middle && middle < to,
  );
  if (struck) return true;
  const near = (x0: number, x1: number): boolean =>
    Math.abs((x0 + x1) / 2 - middle) <= OFF_MIDDLE * line.size;
  const labels = below.runs.map(({ box }) => box);
  const tight = below.box[1] - line.box[3] <= TIGHT * line.size;
  if (tight && labels.some((box) => near(box[0], box[2]))) return true;
  const beside = labels.every((box) => box[2] < run.box[0] || box[0] > run.box[2]);
  if (beside && below.box[1] - line.box[3] < BESIDE * line.size) return true;
  return labels.some((a, i) => labels.slice(i + 1).some((b) => near(a[0], b[2])));
}

/** Returns the lines next to the area, from it outwards, as far as they are its rows. */
function rowsBeside(
  lines: readonly RunLine[],
  area: Area,
  way: 'up' | 'down',
  size: number,
  strokes: readonly Line[],
): RunLine[] {
  const rows: RunLine[] = [];
  let pending: RunLine[] = [];
  let edge = way === 'up' ? area.box[1] : area.box[3];
  const last = way === 'down' ? area.bands.at(-1)?.lines.at(-1) : undefined;
  for (const line of way === 'up' ? [...lines].reverse() : lines) {
    const gap = way === 'up' ? edge - line.box[3] : line.box[1] - edge;
    const near = areAligned(line, rows.at(-1) ?? last) ? NEAR_ALIGNED : NEAR;
    if (gap > near * size || (way === 'up' && rows.length >= HEAD_LINES)) break;
    if (CAPTION.test(line.runs[0]?.text ?? '')) break;
    const fits =
      way === 'up'
        ? isHeadLine(line, area) || isLabelAbove(line, pending.at(-1) ?? rows.at(-1), strokes)
        : isDataLine(line, area);
    if (fits) {
      rows.push(...pending, line);
      pending = [];
    } else if (line.runs.length === 1 && pending.length < 2) pending.push(line);
    else break;
    edge = way === 'up' ? line.box[1] : line.box[3];
  }
  return way === 'up' ? rows.reverse() : rows;
}

/** Years stand in heads as well as under them. */
const YEAR = /^(?:1[89]|20)\d\d(?:[-–/]\d{2,4})?\D?$/;

/** A label and figures in the first band: its head, if it has one, stands above. */
function lacksHead({ bands }: Area): boolean {
  const figures = bands[0]?.lines.flatMap(({ runs }) =>
    runs.slice(1).filter(({ text }) => isDatum(text)),
  );
  return figures?.some(({ text }) => !YEAR.test(text)) ?? false;
}

const bandOf = (lines: readonly RunLine[], top: number, bottom: number): Band => ({
  lines,
  top,
  bottom,
});

/**
 * Returns what of a line stands between two sides, as a line. One that goes on beyond a side is
 * text around the table: its words are told as a text of no runs.
 */
function clipLine(line: RunLine, x0: number, x1: number): RunLine[] {
  const inside = line.runs.filter(({ box }) => box[2] > x0 && box[0] < x1);
  const [first, last] = [inside[0], inside[inside.length - 1]];
  if (!first || !last) return [];
  const [from, to] = [first.box[0], last.box[2]];
  const goesOn = line.runs.some(
    ({ box }) =>
      !inside.some((run) => run.box === box) &&
      box[2] > from - GOES_ON * line.size &&
      box[0] < to + GOES_ON * line.size,
  );
  const runs = goesOn || from < x0 || to > x1 ? [] : inside;
  return [{ runs, size: line.size, box: unite(inside.map(({ box }) => box)) }];
}

/** Returns the area with the rows beside it that its rules leave out. */
export function extendArea(area: Area, glyphs: readonly Glyph[], lines: readonly Line[]): Area {
  const [x0, top, x1, bottom] = area.box;
  const size = medianSize(area.bands.flatMap(({ lines }) => lines));
  const linesWithin = (from: number, to: number): RunLine[] =>
    readRunLines(glyphs.filter(({ box }) => middleOf(box) > from && middleOf(box) < to)).flatMap(
      (line) => clipLine(line, x0, x1),
    );
  const strokes = lines.filter(({ from, to }) => from >= x0 && to <= x1);
  const bands = [...area.bands];
  const above = lacksHead(area)
    ? rowsBeside(linesWithin(top - 2 * HEAD_LINES * size, top), area, 'up', size, strokes)
    : [];
  const first = above[0];
  if (first) bands.unshift(bandOf(above, first.box[1] - 1, top));
  const under = linesWithin(bottom, bottom + FARTHEST * size);
  const figures = rowsBeside(under, area, 'down', size, strokes);
  const below = figures.length > 0 ? figures : rowsUnderHead(under, area, NEAR * size);
  const last = below[below.length - 1];
  if (last) bands.push(bandOf(below, bottom, last.box[3] + 1));
  return {
    ...area,
    bands,
    box: [x0, bands[0]?.top ?? top, x1, bands[bands.length - 1]?.bottom ?? bottom],
  };
}
