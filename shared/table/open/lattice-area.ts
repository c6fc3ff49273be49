/** A table whose lines enclose it → an area, to be parted by its text where lines do not. */
import type { Glyph } from '../../read/document.ts';
import type { Lattice } from '../ruled/lattice.ts';
import type { Line, Lines } from '../ruled/lines.ts';
import { SAME_EDGE } from '../settings.ts';
import { type Area, bandsOf, findRules, type Rule } from './areas.ts';

/** A rule in a closed area goes from side to side when it covers this share of the width. */
const FULL_RULE = 0.95;

/** Shades part so many more bands than lines at least. */
const FEWEST_SHADED = 2;
/** An upright line goes on above a stroke by more than this, in points. */
const GOES_UP = 3;

/** Returns the pieces into which upright lines that cross the stroke part it. */
function cutAt(stroke: Line, plumb: readonly Line[]): Line[] {
  const { at, from, to } = stroke;
  const cuts = plumb
    .filter((line) => line.from < at - GOES_UP && line.to >= at - GOES_UP)
    .map((line) => line.at)
    .filter((x) => x > from && x < to)
    .sort((a, b) => a - b);
  return [from, ...cuts].map((x, i) => ({ at, from: x, to: cuts[i] ?? to }));
}

/** Returns the rules with one at either end of the table where it has none: upright lines end there. */
function withOuterSides(
  full: readonly Rule[],
  ys: readonly number[],
  from: number,
  to: number,
): readonly Rule[] {
  const ends = [ys[0] ?? 0, ys[ys.length - 1] ?? 0];
  const missing = ends.filter((end) => full.every(({ at }) => Math.abs(at - end) > SAME_EDGE));
  const added = missing.map((at): Rule => ({ at, from, to, pieces: [] }));
  return [...full, ...added].sort((a, b) => a.at - b.at);
}

/** A cell below the head that is open takes this share of the table's height, and so many columns. */
const OPEN_HEIGHT = 0.5;
const OPEN_COLUMNS = 3;

/** Tells whether upright lines end with the head: one cell below it is for several columns. */
function isHeaded({ regions, ys }: Lattice): boolean {
  const height = (r0: number, r1: number): number => (ys[r1] ?? 0) - (ys[r0] ?? 0);
  const least = height(0, ys.length - 1) * OPEN_HEIGHT;
  return regions.some(
    ({ r0, r1, c0, c1 }) => r0 > 0 && c1 - c0 >= OPEN_COLUMNS && height(r0, r1) >= least,
  );
}

/** Returns a table whose lines enclose it as an area, to be parted by its text where lines do not. */
export function areaOfLattice(
  lattice: Lattice,
  lines: Lines,
  inner: readonly Line[],
  edges: readonly Line[],
  glyphs: readonly Glyph[],
): Area | null {
  const { xs, ys } = lattice;
  const [from, to] = [xs[0] ?? 0, xs[xs.length - 1] ?? 0];
  const isFull = (rule: Line): boolean => rule.to - rule.from >= (to - from) * FULL_RULE;
  const rules = findRules(lines.level);
  const full = withOuterSides(rules.filter(isFull), ys, from, to);
  const ruled = bandsOf(full, glyphs);
  const across = edges.filter(isFull);
  const bands = across.length > 0 ? bandsOf(findRules([...full, ...across]), glyphs) : ruled;
  const shaded = bands.length >= ruled.length + FEWEST_SHADED;
  const [top, bottom] = [bands[0]?.top ?? 0, bands[bands.length - 1]?.bottom ?? 0];
  if (bands.length === 0 || bands.some(({ lines: own }) => own.length === 0)) return null;
  const strokes = rules
    .filter((rule) => !full.includes(rule))
    .flatMap((rule) => rule.pieces)
    .concat(inner.filter((line) => line.from >= from && line.to <= to))
    .filter(({ at }) => at > top && at < bottom)
    .flatMap((line) => cutAt(line, lines.plumb));
  return {
    box: [from, top, to, bottom],
    bands,
    strokes,
    cuts: xs.slice(1, -1),
    closed: true,
    shaded,
    headed: isHeaded(lattice),
  };
}
