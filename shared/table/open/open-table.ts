/** An area between rules across → a table, or null where its text does not stand in rows and columns. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import type { Line } from '../ruled/lines.ts';
import type { Region } from '../ruled/regions.ts';
import { type Area, isProseLine } from './areas.ts';
import type { Band } from './bands.ts';
import { type Body, readBody } from './body.ts';
import { dropUnlabelled, findColumnCuts } from './columns.ts';
import { readHead } from './head.ts';
import type { Columns } from './head-columns.ts';
import { isListing } from './listings.ts';
import { startsOf } from './nested-bands.ts';
import { partHead } from './part-head.ts';
import { isDatum, type RunLine } from './runs.ts';
import { readSided } from './sides.ts';

export interface OpenCell extends Region {
  readonly glyphs: readonly Glyph[];
}
export interface OpenTable {
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  readonly cells: readonly OpenCell[];
}

/** A table has rows that fill more than one column: this share of them at least. */
const FILLED_ROWS = 0.4;
/** Labels of a chart stand here and there: a table fills this share of its places. */
const FILLED_PLACES = 0.35;
/** A table of one row fills nearly all of it. */
const FILLED_ROW = 0.75;
/** Lines of prose have this many characters, and take this share of their column. */
const PROSE_CHARACTERS = 16;
const PROSE_WIDTH = 0.8;
/** More than this share of the lines in columns are like that, so many of them at least. */
const PROSE_SHARE = 0.5;
const PROSE_LINES = 4;
/** Rules between rows say that even long texts are cells. */
const RULED_BANDS = 3;

/** Lines with figures in the first band say that it is no head. */
function isHead(band: Band, bands: readonly Band[]): boolean {
  if (bands.length < 2) return false;
  const figured = band.lines.filter(
    ({ runs }) =>
      runs.length > 1 &&
      runs.slice(1).every(({ text }) => isDatum(text)) &&
      !isDatum(runs[0]?.text ?? ''),
  );
  return figured.length < 3;
}

/** Labels over columns: several texts beyond the first, no figures. */
function isLabels({ lines }: Band): boolean {
  const beyond = lines.flatMap(({ runs }) => runs.slice(1));
  const texts = lines.flatMap(({ runs }) => runs.map(({ text }) => text));
  return beyond.length > 1 && !texts.some(isDatum);
}

/** Returns how many bands make up the head: a title may have one of its own above the labels. */
function headBands(bands: readonly Band[]): number {
  const [first] = bands;
  if (!first || !isHead(first, bands)) return 0;
  const figures = (band: Band): boolean =>
    band.lines.some(({ runs }) => runs.slice(1).some(({ text }) => isDatum(text)));
  const body = bands.findIndex((band) => !isLabels(band));
  return body > 1 && bands[body] && figures(bands[body]) ? body : 1;
}

/** Returns the bands as one, and the rules between them. */
function joinBands(
  bands: readonly Band[],
  [from, , to]: Box,
): { band: Band; rules: Line[] } | null {
  const [first, last] = [bands[0], bands.at(-1)];
  if (!first || !last) return null;
  const lines = bands.flatMap((band) => band.lines);
  return {
    band: { top: first.top, bottom: last.bottom, lines },
    rules: bands.slice(1).map(({ top }) => ({ at: top, from, to })),
  };
}

/** Returns where the contents of each column begin and end; the lines of the head where it has none. */
function extentsOf(lines: readonly RunLine[], xs: readonly number[]): [number, number][] {
  return xs.slice(1).map((right, c) => {
    const left = xs[c] ?? 0;
    const own = lines.flatMap(({ runs }) =>
      runs.filter(({ box }) => box[0] >= left - 1 && box[2] <= right + 1),
    );
    if (own.length === 0) return [left, right];
    return [Math.min(...own.map(({ box }) => box[0])), Math.max(...own.map(({ box }) => box[2]))];
  });
}

/** Tells whether columns of prose stand side by side, with a rule above and below. */
function isProse(
  bands: readonly Band[],
  body: Body,
  { box }: Area,
  xs: readonly number[],
): boolean {
  if (body.data.size > 0) return false;
  const lines = bands.flatMap((band) => band.lines);
  // The rest of a cell stands in its column.
  const crosses = ({ box: at }: RunLine): boolean =>
    xs.slice(1, -1).some((x) => at[0] < x && at[2] > x);
  if (lines.some((line) => crosses(line) && isProseLine(line, box[2] - box[0]))) return true;
  if (bands.length >= RULED_BANDS) return false;
  const own = body.lines.filter(({ text }) => text !== '');
  const widest = new Map<number, number>();
  for (const { column, box: at } of own)
    widest.set(column, Math.max(widest.get(column) ?? 0, at[2] - at[0]));
  const long = own.filter(
    ({ text, column, box: at }) =>
      text.length >= PROSE_CHARACTERS && at[2] - at[0] >= (widest.get(column) ?? 0) * PROSE_WIDTH,
  );
  return long.length >= PROSE_LINES && long.length > own.length * PROSE_SHARE;
}

/** Text set in so many columns has no label over each of them. */
const HEADED_COLUMNS = 3;

/** Tells whether one line of the head has labels, for each column but one at most: what stands below is a table's. */
function isHeaded(labels: readonly RunLine[], xs: readonly number[]): boolean {
  const columns = xs.slice(1).map((right, c): readonly [number, number] => [xs[c] ?? 0, right]);
  if (columns.length < HEADED_COLUMNS) return false;
  return labels.some(({ runs }) => {
    const headed = columns.filter(([left, right]) =>
      runs.some(({ box }) => box[0] > left && box[2] < right),
    );
    return headed.length >= Math.max(HEADED_COLUMNS, columns.length - 1);
  });
}

/** Tells whether the cells fill enough of the table. */
function isFilled({ cells, ys }: Body, columns: number): boolean {
  const rows = new Map<number, number>();
  let places = 0;
  for (const { r0, r1, c0, c1, glyphs } of cells) {
    if (glyphs.length === 0) continue;
    rows.set(r0, (rows.get(r0) ?? 0) + 1);
    places += (c1 - c0) * (r1 - r0);
  }
  const several = [...rows.values()].filter((count) => count > 1).length;
  if (several === 0 || several < FILLED_ROWS * ys.length) return false;
  const share = ys.length > 1 ? FILLED_PLACES : FILLED_ROW;
  return places >= share * ys.length * columns;
}

/** In a table that lines enclose, this many lines must stand in columns, most of them of figures. */
const CERTAIN_LINES = 3;
const CERTAIN_FIGURES = 0.5;
/** Where lines rule many columns, nearly all columns hold figures, in more lines. */
const MANY_RULED = 3;
const MOST_FIGURES = 0.9;
const MANY_LINES = 5;
/** Words need more of them, in nearly every band. */
const CERTAIN_BANDS = 3;
const CERTAIN_SHARE = 0.75;

/** Below a head with a label for each column, this many lines fill more than half of the columns. */
const HEADED_LINES = 3;
const HEADED_SHARE = 0.5;

/**
 * Tells whether the lines below a head with a label for each column are its rows: all are figures,
 * or several fill most columns.
 */
function fillsColumns(body: Body, lines: readonly RunLine[], columns: number): boolean {
  if (body.data.size === columns - 1) return true;
  const full = lines.filter(({ runs }) => runs.length > columns * HEADED_SHARE);
  return full.length >= HEADED_LINES;
}

/**
 * Tells whether text parts a table that lines enclose. Words under each other do so only where no
 * line does: commands with their options, in a column that lines rule, are one text.
 */
function isCertain(body: Body, bands: readonly Band[], ruledColumns: number): boolean {
  const columns = new Set(body.cells.filter(({ glyphs }) => glyphs.length > 0).map(({ c0 }) => c0));
  const several = bands.flatMap(({ lines }) => lines).filter(({ runs }) => runs.length > 1);
  if (several.length < CERTAIN_LINES) return false;
  if (ruledColumns > MANY_RULED)
    return several.length >= MANY_LINES && body.data.size >= (columns.size - 1) * MOST_FIGURES;
  if (body.data.size >= (columns.size - 1) * CERTAIN_FIGURES) return true;
  if (ruledColumns > 1) return false;
  const parted = bands.filter(({ lines }) => lines.some(({ runs }) => runs.length > 1));
  return parted.length >= CERTAIN_BANDS && parted.length >= bands.length * CERTAIN_SHARE;
}

/** Returns the table of the area, or null. */
export function readOpenTable(found: Area): OpenTable | null {
  const area = { ...found, bands: partHead(found.bands) };
  const [first] = area.bands;
  if (!first) return null;
  const all = first.lines.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs));
  if (found.bands.length === 1 && isListing(all)) return null;
  const headed = headBands(area.bands);
  const bodyBands = area.bands.slice(headed);
  const bodyLines = bodyBands.flatMap((band) => band.lines);
  const labels = area.bands.slice(0, headed).flatMap(({ lines }) => lines);
  const severals = bodyLines.filter(({ runs }) => runs.length > 1).length;
  const voters = severals < 2 ? area.bands.flatMap((band) => band.lines) : bodyLines;
  const drawn = area.closed ? area.cuts : startsOf(bodyBands, area.box, area.strokes);
  const white = findColumnCuts(voters, area.box, drawn, labels);
  const cuts = headed > 0 ? dropUnlabelled(white, labels, bodyLines, area.box) : white;
  const isParted = cuts.length > area.cuts.length || area.shaded || area.headed;
  if (cuts.length === 0 || !isParted) return null;
  const xs = [area.box[0], ...cuts, area.box[2]];
  const body =
    readSided(bodyBands, xs, area.strokes, readBody) ?? readBody(bodyBands, xs, area.strokes);
  const labelled = isHeaded(labels, xs);
  if (!labelled && isProse(bodyBands, body, area, xs)) return null;
  const filled = labelled && fillsColumns(body, bodyLines, xs.length - 1);
  const certain = filled || isCertain(body, bodyBands, area.cuts.length + 1);
  if (area.closed && !area.shaded && !certain) return null;
  const columns: Columns = { xs, extents: extentsOf(voters, xs) };
  const joined = joinBands(area.bands.slice(0, headed), area.box);
  const head = joined && readHead(joined.band, [...area.strokes, ...joined.rules], columns);
  const depth = head ? head.ys.length + 1 : 0;
  const moved = body.cells.map((cell) => ({ ...cell, r0: cell.r0 + depth, r1: cell.r1 + depth }));
  if (body.ys.length + depth < 2 || !isFilled(body, xs.length - 1)) return null;
  return {
    xs,
    ys: [first.top, ...(head ? [...head.ys, joined.band.bottom] : []), ...body.ys],
    cells: [...(head?.cells ?? []), ...moved],
  };
}
