/** Finds the tables of a page that have no upright lines: rules across, or shaded rows, and white. */
import type { Glyph, Page } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { contains } from '../geometry.ts';
import type { Fragment } from '../page-tables.ts';
import { isDrawnOver } from '../ruled/drawn-over.ts';
import { type Lattice, latticeBox } from '../ruled/lattice.ts';
import type { Line } from '../ruled/lines.ts';
import type { RuledArea } from '../ruled/ruled-areas.ts';
import { SAME_EDGE } from '../settings.ts';
import { type Frame, readLines } from '../text-lines.ts';
import { type Area, findAreas, findRules, MOST_LINES } from './areas.ts';
import { extendArea } from './extend.ts';
import { areaOfLattice } from './lattice-area.ts';
import { withoutListings } from './listings.ts';
import { areaAround } from './one-rule.ts';
import { type OpenTable, readOpenTable } from './open-table.ts';
import { hasFigures } from './part-head.ts';
import { joinPieces } from './pieces.ts';
import { isDatum, middleOf } from './runs.ts';
import { edgesWithin, fitEdges, shadeEdges } from './shades.ts';

export interface OpenPage {
  readonly page: Page;
  readonly frame: Frame;
  readonly areas: readonly RuledArea[];
  /** Where lines draw something else than tables. */
  readonly pictures: readonly Box[];
  /** What is drawn there besides lines. */
  readonly shapes: readonly Box[];
  /** Level lines that enclose nothing. */
  readonly lines: readonly Line[];
  readonly shades: readonly Box[];
  readonly glyphs: readonly Glyph[];
  /** Rows of words below one rule are looked for. */
  readonly words: boolean;
}
export interface OpenTables {
  readonly fragments: readonly Fragment[];
  /** The ruled areas that lines alone tell all about. */
  readonly closed: readonly Lattice[];
  /** Glyphs that are in none of the fragments. */
  readonly rest: readonly Glyph[];
}

/** A table with more ruled columns rules them all, unless it leaves its rows open. */
const FEW_COLUMNS = 3;
/** Rows are open where those with figures in so many lines take this share of the table's height. */
const OPEN_LINES = 3;
const OPEN_SHARE = 0.5;
/** Nearly all of its columns are of figures then, and so is this share of its characters. */
const FIGURES = /[\d.,%]/;
const FIGURES_SHARE = 0.25;
/** A page with more boxes is a plan or a calendar, not tables to be opened. */
const MOST_AREAS = 100;

function toFragment(table: OpenTable, page: number, frame: Frame): Fragment {
  const { xs, ys, cells } = table;
  return {
    page,
    xs,
    ys,
    white: true,
    cells: cells.map(({ glyphs, ...region }) => ({ ...region, lines: readLines(glyphs, frame) })),
  };
}

function isWithin(box: Box, glyph: Glyph): boolean {
  return contains(box, (glyph.box[0] + glyph.box[2]) / 2, (glyph.box[1] + glyph.box[3]) / 2);
}

/** Tells whether a rule is one of a table's. */
const holds =
  ({ at, from, to }: Line) =>
  ({ xs, ys }: Fragment): boolean => {
    const beside = to < (xs[0] ?? 0) || from > (xs.at(-1) ?? 0);
    return !beside && at >= (ys[0] ?? 0) - SAME_EDGE && at <= (ys.at(-1) ?? 0) + SAME_EDGE;
  };

function isPicture({ xs, ys, cells }: OpenTable, shapes: readonly Box[]): boolean {
  const filled = cells.flatMap(({ glyphs }, i) => (glyphs.length > 0 ? [i] : []));
  return isDrawnOver({ xs, ys, regions: cells }, shapes, new Set(filled));
}

const areFigures = (glyphs: readonly Glyph[]): boolean =>
  glyphs.filter(({ text }) => FIGURES.test(text)).length >= glyphs.length * FIGURES_SHARE;

/** Tells whether no line parts most of the table's rows: figures stand in several lines of them. */
function leavesRowsOpen({ ys }: Lattice, { bands }: Area): boolean {
  const figured = bands
    .flatMap(({ lines }) => lines)
    .filter(({ runs }) => runs.some(({ text }) => isDatum(text)))
    .map(({ box }) => middleOf(box));
  let open = 0;
  for (let r = 0; r + 1 < ys.length; r++) {
    const [top, bottom] = [ys[r] ?? 0, ys[r + 1] ?? 0];
    const own = figured.filter((middle) => middle > top && middle < bottom);
    if (own.length >= OPEN_LINES) open += bottom - top;
  }
  return open >= ((ys.at(-1) ?? 0) - (ys[0] ?? 0)) * OPEN_SHARE;
}

/** A frame alone holds a table when so many lines of figures stand in it, this share of those with several texts. */
const FRAMED_LINES = 3;
const FRAMED_SHARE = 0.5;

function isFramedBody({ bands }: Area): boolean {
  const lines = bands.flatMap((band) => band.lines).filter(({ runs }) => runs.length > 1);
  const figured = lines.filter(hasFigures).length;
  return figured >= FRAMED_LINES && figured >= lines.length * FRAMED_SHARE;
}

/** Returns the area that the lattice encloses when lines may have left its columns open. */
function openArea(
  { lattice, lines }: RuledArea,
  { areas, lines: loose, glyphs, words }: OpenPage,
  shaded: readonly Line[],
): Area | null {
  if (areas.length > MOST_AREAS) return null;
  const box = latticeBox(lattice);
  const nested = areas.some((other) => {
    const [x0, y0, x1, y1] = latticeBox(other.lattice);
    return other.lattice !== lattice && contains(box, (x0 + x1) / 2, (y0 + y1) / 2);
  });
  if (nested) return null;
  const own = glyphs.filter((glyph) => isWithin(box, glyph));
  const edges = edgesWithin(shaded, box, own);
  const many = lattice.xs.length - 1 > FEW_COLUMNS;
  if (edges.length === 0 && many && !areFigures(own)) return null;
  const area = areaOfLattice(lattice, lines, loose, edges, own);
  if (!area || (edges.length === 0 && lattice.ys.length < 3 && !isFramedBody(area))) return null;
  const isFrame = lattice.xs.length === 2;
  if (isFrame) {
    // With a rule below its head it is parted as between rules that nothing closes.
    const closed = !(words && lattice.ys.length > 2);
    return extendArea({ ...area, closed }, glyphs, loose);
  }
  if (area.shaded) return area;
  return many && !leavesRowsOpen(lattice, area) ? null : area;
}

/** Returns the tables that text must part into columns, and what is left of the page. */
export function findOpenTables(open: OpenPage): OpenTables {
  const { page, frame, areas, pictures, shades } = open;
  const all = areas.map(({ lattice }) => lattice);
  if (page.source !== 'text') return { fragments: [], closed: all, rest: open.glyphs };
  const fragments: Fragment[] = [];
  const used = new Set<Glyph>();
  let rest = open.glyphs;
  const take = (area: Area | null): boolean => {
    const table = area && readOpenTable(area);
    if (!table || isPicture(table, open.shapes)) return false;
    const taken = new Set(table.cells.flatMap((cell) => cell.glyphs));
    const free = rest.filter((glyph) => !taken.has(glyph));
    // Two areas that overlap: the first one keeps its text.
    if (free.length + taken.size !== rest.length) return false;
    rest = free;
    for (const glyph of taken) used.add(glyph);
    fragments.push(toFragment(table, page.number, frame));
    return true;
  };
  const edgesOfAll = shadeEdges(withoutListings(shades, open.glyphs), frame.height);
  const closed = areas
    .filter((area) => !take(openArea(area, open, edgesOfAll)))
    .map(({ lattice }) => lattice);
  const boxes = [...closed.map(latticeBox), ...pictures];
  const outside = rest.filter((glyph) => !boxes.some((box) => isWithin(box, glyph)));
  const shaded = shadeEdges(withoutListings(shades, outside), frame.height).filter(
    ({ at, from, to }) => !boxes.some((box) => contains(box, (from + to) / 2, at)),
  );
  const drawn = open.lines.filter(
    ({ at, from, to }) => !pictures.some((box) => contains(box, (from + to) / 2, at)),
  );
  const lines = drawn.length > MOST_LINES ? drawn : joinPieces(drawn, outside);
  const edges = fitEdges(shaded, lines, outside);
  for (const area of findAreas(lines, edges, outside, frame.height)) {
    const free = outside.filter((glyph) => !used.has(glyph));
    take(extendArea(area, free, lines));
  }
  const alone = lines.length > MOST_LINES ? [] : findRules(lines);
  for (const rule of alone) {
    if (fragments.some(holds(rule))) continue;
    const free = outside.filter((glyph) => !used.has(glyph));
    take(areaAround(rule, free, lines, open.words));
  }
  return { fragments, closed, rest };
}
