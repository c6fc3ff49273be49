/** Rows above the first and below the last rule of an area: white ones beside shaded, heads, last rows. */
import type { Glyph } from '../../read/document.ts';
import { median, unite } from '../geometry.ts';
import type { Line } from '../ruled/lines.ts';
import { type Area, CAPTION, isProseLine } from './areas.ts';
import type { Band } from './bands.ts';
import { YEAR } from './part-head.ts';
import { isDatum, middleOf, type RunLine, readRunLines } from './runs.ts';
import { rowsUnderHead } from './under-head.ts';

/** Rows are no further from their table than this many times the height of a line. */
export const NEAR = 1.6;
/** Figures that end where those above them do are rows of one table with this much room between. */
const NEAR_ALIGNED = 3;
/** So many of them, within this many em. */
const FEWEST_ALIGNED = 3;
const ALIGNED = 0.5;
/** A label over others is off their middle by no more than this, in em. */
const OFF_MIDDLE = 0.5;
/** The lines of one label are this close, in em. */
export const TIGHT = 0.4;
/** A label that stands higher than the ones beside it overlaps them, or nearly, in em. */
const BESIDE = 0.15;
/** Text beyond a side goes on with the text within when it is no further than this, in em. */
const GOES_ON = 1.2;
/** How far rows are looked for, in lines. */
export const FARTHEST = 60;
/** A head has few lines. */
const HEAD_LINES = 6;

export function medianSize(lines: readonly RunLine[]): number {
  return median(lines.map(({ size }) => size));
}

/** A line of several texts, as a head has it. */
function isHeadLine(line: RunLine, { box }: Area): boolean {
  return line.runs.length > 1 && !isProseLine(line, box[2] - box[0]);
}

/** A line of a label and figures. */
export function isDataLine(line: RunLine, area: Area): boolean {
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

/** Tells whether a line of figures is the first below a line without any, the head's last. */
function opensBody(line: RunLine, above: RunLine): boolean {
  const figures = line.runs.slice(1).filter(({ text }) => isDatum(text));
  return figures.length >= FEWEST_ALIGNED && !above.runs.some(({ text }) => isDatum(text));
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

/** Up to a head, or to rows of figures over the area; down to rows below it. */
type Way = 'up' | 'over' | 'down';

/** Rows beyond the last rule stand no further apart than those above it, in em at most. */
const WIDEST_ROOM = 3;

/** Returns the most white between two lines of the area, in points. */
function widestRoom({ bands }: Area, size: number): number {
  const lines = bands.flatMap((band) => band.lines);
  const rooms = lines.slice(1).map(({ box }, i) => box[1] - (lines[i]?.box[3] ?? box[1]));
  return Math.min(Math.max(0, ...rooms), WIDEST_ROOM * size);
}

/** Returns the lines next to the area, from it outwards, as far as they are its rows. */
export function rowsBeside(
  lines: readonly RunLine[],
  area: Area,
  way: Way,
  size: number,
  strokes: readonly Line[],
): RunLine[] {
  const rows: RunLine[] = [];
  let pending: RunLine[] = [];
  const isDown = way === 'down';
  let edge = isDown ? area.box[3] : area.box[1];
  const last = isDown ? area.bands.at(-1)?.lines.at(-1) : undefined;
  const usual = isDown ? Math.max(NEAR * size, widestRoom(area, size)) : NEAR * size;
  for (const line of isDown ? lines : [...lines].reverse()) {
    const gap = isDown ? line.box[1] - edge : edge - line.box[3];
    const opens = last && rows.length === 0 && opensBody(line, last);
    const aligned = opens || areAligned(line, rows.at(-1) ?? last);
    const near = aligned ? Math.max(usual, NEAR_ALIGNED * size) : usual;
    if (gap > near || (way === 'up' && rows.length >= HEAD_LINES)) break;
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
    edge = isDown ? line.box[3] : line.box[1];
  }
  return isDown ? rows : rows.reverse();
}

/** A label and figures in the first band: its head, if it has one, stands above. */
function lacksHead({ bands }: Area): boolean {
  const figures = bands[0]?.lines.flatMap(({ runs }) =>
    runs.slice(1).filter(({ text }) => isDatum(text)),
  );
  return figures?.some(({ text }) => !YEAR.test(text)) ?? false;
}

export const bandOf = (lines: readonly RunLine[], top: number, bottom: number): Band => ({
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

/** Returns what stands between two heights, as lines as wide as the area. */
export function linesWithin(
  glyphs: readonly Glyph[],
  { box }: Area,
  from: number,
  to: number,
): RunLine[] {
  const own = glyphs.filter((glyph) => middleOf(glyph.box) > from && middleOf(glyph.box) < to);
  return readRunLines(own).flatMap((line) => clipLine(line, box[0], box[2]));
}

/** Returns the band of the rows above the area. */
export function bandAbove(
  area: Area,
  glyphs: readonly Glyph[],
  lines: readonly Line[],
  size: number,
): Band | null {
  const [x0, top, x1] = area.box;
  const strokes = lines.filter(({ from, to }) => from >= x0 && to <= x1);
  const near = linesWithin(glyphs, area, top - 2 * HEAD_LINES * size, top);
  const above = rowsBeside(near, area, 'up', size, strokes);
  const [first] = above;
  return first ? bandOf(above, first.box[1] - 1, top) : null;
}

/** Returns the area with the rows beside it that its rules leave out. */
export function extendArea(area: Area, glyphs: readonly Glyph[], lines: readonly Line[]): Area {
  const [x0, top, x1, bottom] = area.box;
  const size = medianSize(area.bands.flatMap(({ lines }) => lines));
  const bands = [...area.bands];
  const above = lacksHead(area) ? bandAbove(area, glyphs, lines, size) : null;
  if (above) bands.unshift(above);
  if (area.closed) return { ...area, bands, box: [x0, bands[0]?.top ?? top, x1, bottom] };
  const under = linesWithin(glyphs, area, bottom, bottom + FARTHEST * size);
  const figures = rowsBeside(under, area, 'down', size, []);
  const below = figures.length > 0 ? figures : rowsUnderHead(under, area, NEAR * size);
  const last = below[below.length - 1];
  if (last) bands.push(bandOf(below, bottom, last.box[3] + 1));
  return {
    ...area,
    bands,
    box: [x0, bands[0]?.top ?? top, x1, bands[bands.length - 1]?.bottom ?? bottom],
  };
}
