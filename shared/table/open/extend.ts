/** Rows above the first and below the last rule of an area: white ones beside shaded, heads, last rows. */
import type { Glyph } from '../../read/document.ts';
import { median, unite } from '../geometry.ts';
import type { Line } from '../lines.ts';
import { SAME_EDGE } from '../settings.ts';
import { type Area, CAPTION, hasLeaders, isProseLine, SHORTEST_RULE } from './areas.ts';
import type { Band } from './bands.ts';
import { isListing } from './listings.ts';
import { hasFigures, YEAR } from './part-head.ts';
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
/** The first row below a head stands no further from its rule, in points. */
const HIGHEST = 30;
/** A head has few lines. */
const HEAD_LINES = 6;

function medianSize(lines: readonly RunLine[]): number {
  return median(lines.map(({ size }) => size));
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

/** Returns the lines next to the area, from it outwards, as far as they are its rows. */
function rowsBeside(
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
  for (const line of isDown ? lines : [...lines].reverse()) {
    const gap = isDown ? line.box[1] - edge : edge - line.box[3];
    const opens = last && rows.length === 0 && opensBody(line, last);
    const near = opens || areAligned(line, rows.at(-1) ?? last) ? NEAR_ALIGNED : NEAR;
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

/** Returns what stands between two heights, as lines as wide as the area. */
function linesWithin(glyphs: readonly Glyph[], { box }: Area, from: number, to: number): RunLine[] {
  const own = glyphs.filter((glyph) => middleOf(glyph.box) > from && middleOf(glyph.box) < to);
  return readRunLines(own).flatMap((line) => clipLine(line, box[0], box[2]));
}

/** Returns the band of the rows above the area. */
function bandAbove(
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

/** A table whose only rule stands under its head has so many rows of figures at least. */
const FEWEST_FIGURED = 3;
/** A rule parts all columns when it takes this share of the widest one's length. */
const FULL = 0.95;

/** Returns the head without titles above it: lines of one text that no stroke parts and that stand apart. */
function withoutTitles(head: Band, strokes: readonly Line[]): Band {
  const { lines } = head;
  const isTitle = (line: RunLine, i: number): boolean => {
    const below = lines[i + 1];
    if (line.runs.length > 1 || !below || below.box[1] - line.box[3] <= TIGHT * line.size)
      return false;
    return !strokes.some(({ at }) => at > middleOf(line.box) && at < middleOf(below.box));
  };
  const own = lines.slice(lines.findLastIndex(isTitle) + 1);
  return bandOf(own, (own[0]?.box[1] ?? head.top) - 1, head.bottom);
}

const glyphsOf = (lines: readonly RunLine[]): Glyph[] =>
  lines.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs));

/** Returns the rows of figures above the area, from the top down; labels alone may stand between. */
function figuresAbove(area: Area, glyphs: readonly Glyph[], size: number): RunLine[] {
  const top = area.box[1];
  const lines = linesWithin(glyphs, area, top - FARTHEST * size, top);
  const first = lines.findLastIndex((line) => !hasFigures(line) && line.runs.length !== 1);
  return rowsBeside(lines.slice(first + 1), area, 'over', size, []);
}

/** Returns the lines as bands that the rules of one width part. */
function bandsAt(lines: readonly RunLine[], rules: readonly number[], bottom: number): Band[] {
  const [first] = lines;
  if (!first) return [];
  const edges = [first.box[1] - 1, ...rules, bottom].sort((a, b) => a - b);
  return edges.slice(1).flatMap((to, i) => {
    const from = edges[i] ?? 0;
    const own = lines.filter(({ box }) => middleOf(box) > from && middleOf(box) <= to);
    return own.length > 0 ? [bandOf(own, from, to)] : [];
  });
}

/**
 * Returns the area around a rule among rows of figures, with the head above them; null where no
 * rows stand there.
 */
export function areaAround(
  rule: Line,
  glyphs: readonly Glyph[],
  lines: readonly Line[],
): Area | null {
  const { at, from, to } = rule;
  const [x0, x1] = [from - SAME_EDGE, to + SAME_EDGE];
  if (to - from < SHORTEST_RULE) return null;
  const none = { bands: [], strokes: [], cuts: [], closed: false, shaded: false };
  const area: Area = { ...none, box: [x0, at, x1, at] };
  const near = readRunLines(
    glyphs.filter(
      ({ box }) => box[0] > x0 && box[2] < x1 && box[3] > at - HIGHEST && box[1] < at + HIGHEST,
    ),
  );
  if (near.length === 0) return null;
  const size = medianSize(near);
  const over = figuresAbove(area, glyphs, size);
  const under = linesWithin(glyphs, area, at, at + FARTHEST * size);
  const below = rowsBeside(under, area, 'down', size, []);
  const rows = [...over, ...below];
  const figured = rows.filter((line) => isDataLine(line, area));
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || figured.length < FEWEST_FIGURED || isListing(glyphsOf(rows))) return null;
  if (rows.some(hasLeaders)) return null;
  const top = over.length > 0 ? first.box[1] - 1 : at;
  const above = bandAbove({ ...area, box: [x0, top, x1, at] }, glyphs, lines, size);
  const head = above && withoutTitles(above, lines);
  if (!head && over.length === 0) return null;
  const bottom = last.box[3] + 1;
  const inside = lines.filter((line) => line.from >= x0 && line.to <= x1 && line.at < bottom);
  const full = inside.filter((line) => line.to - line.from >= (to - from) * FULL && line.at > top);
  const body = bandsAt(
    rows,
    full.map((line) => line.at),
    bottom,
  );
  const highest = head?.top ?? top;
  const strokes = inside.filter((line) => line.at > highest && !full.includes(line));
  return { ...area, bands: head ? [head, ...body] : body, strokes, box: [x0, highest, x1, bottom] };
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
