/** A rule with nothing but text around it → the area of the table that it stands in. */
import type { Glyph } from '../../read/document.ts';
import type { Line } from '../ruled/lines.ts';
import { SAME_EDGE } from '../settings.ts';
import { type Area, hasLeaders, SHORTEST_RULE } from './areas.ts';
import type { Band } from './bands.ts';
import {
  bandAbove,
  bandOf,
  FARTHEST,
  isDataLine,
  linesWithin,
  medianSize,
  rowsBeside,
  TIGHT,
} from './extend.ts';
import { isListing } from './listings.ts';
import { hasFigures } from './part-head.ts';
import { middleOf, type RunLine, readRunLines } from './runs.ts';
import { rowsUnderHead } from './under-head.ts';

/** The first row below a head stands no further from its rule, in points. */
const HIGHEST = 30;
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

/** So many labels over a rule say that the words below are in columns. */
const FEWEST_LABELS = 3;
/** Rows of words under labels stand no further apart, in em. */
const WORDS_NEAR = 2.4;

/** Returns the area of a head over a rule and rows of words that all begin below its labels. */
function areaOfWords(area: Area, head: Band, under: readonly RunLine[], size: number): Area | null {
  const most = Math.max(...head.lines.map(({ runs }) => runs.length));
  if (most < FEWEST_LABELS) return null;
  const [x0, , x1, at] = area.box;
  const rows = rowsUnderHead(under, { ...area, bands: [head] }, WORDS_NEAR * size);
  const last = rows.at(-1);
  if (!last || isListing(glyphsOf(rows))) return null;
  const bottom = last.box[3] + 1;
  return { ...area, bands: [head, bandOf(rows, at, bottom)], box: [x0, head.top, x1, bottom] };
}

/**
 * Returns the area around a rule among rows of figures, with the head above them, or, where `words`
 * says so, of words below their head; null where no rows stand there.
 */
export function areaAround(
  rule: Line,
  glyphs: readonly Glyph[],
  lines: readonly Line[],
  words: boolean,
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
  if (figured.length < FEWEST_FIGURED) {
    const head = words ? bandAbove(area, glyphs, lines, size) : null;
    return head && areaOfWords(area, withoutTitles(head, lines), under, size);
  }
  const [first, last] = [rows[0], rows.at(-1)];
  if (!first || !last || isListing(glyphsOf(rows))) return null;
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
