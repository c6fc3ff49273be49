/** One page → its ruled tables with their text, and the lines of text that stand outside them. */
import type { Glyph, Page } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';
import { areaOf, contains } from './geometry.ts';
import { findOpenTables } from './open/find-open-tables.ts';
import { fitEdges, shadeEdges } from './open/shades.ts';
import { splitLines } from './open/split-lines.ts';
import { type SplitLattice, splitRows } from './open/split-rows.ts';
import { pullIn } from './page-ends/overflow.ts';
import { joinTitledParts } from './parts-of-tables.ts';
import { type CellAt, cellFinder } from './ruled/cell-at.ts';
import { partHeads } from './ruled/centred-heads.ts';
import { otherShape } from './ruled/drawing.ts';
import { joinHeadBoxes } from './ruled/head-boxes.ts';
import { takeHeadsAbove } from './ruled/heads-above.ts';
import { type Lattice, latticeBox, regionBox } from './ruled/lattice.ts';
import type { Line } from './ruled/lines.ts';
import type { Region } from './ruled/regions.ts';
import { findRuledAreas } from './ruled/ruled-areas.ts';
import { SAME_COLUMN } from './settings.ts';
import { type Frame, readLines, type TextLine } from './text-lines.ts';
import { turnedPage } from './turned-page.ts';
import { keepWordsWhole, type SidesOf } from './words.ts';

export interface FragmentCell extends Region {
  readonly lines: readonly TextLine[];
}
/** The part of a table that stands on one page, in the page's reading direction. */
export interface Fragment {
  readonly page: number;
  readonly xs: readonly number[];
  readonly ys: readonly number[];
  /** Where the borders are drawn, if `xs` are those of another page, whose columns are wider or narrower. */
  readonly drawn?: readonly number[];
  readonly cells: readonly FragmentCell[];
  /** No border on the left and on the right. */
  readonly openSides?: true;
  /** White parts its columns: the cuts may stand anywhere between the texts. */
  readonly white?: true;
  /** Its lines of figures make its rows: no border does. */
  readonly split?: true;
}
/** What stands outside of the tables, in the page's reading direction. */
export interface Loose {
  readonly glyphs: readonly Glyph[];
  /** Drawings, pictures and upright lines. */
  readonly drawn: readonly Box[];
}
export interface PageLayout {
  readonly number: number;
  readonly source: 'text' | 'ocr';
  /** Size in the reading direction. */
  readonly width: number;
  readonly height: number;
  readonly fragments: readonly Fragment[];
  /** Text outside of tables, from the top down. */
  readonly lines: readonly TextLine[];
  /** Rules across that enclose no cells. */
  readonly rules: readonly Line[];
  readonly loose: Loose;
  /** Returns the box on the page as displayed. */
  readonly display: (box: Box) => Box;
}

interface Bin {
  readonly lattice: Lattice;
  readonly box: Box;
  readonly cellAt: CellAt;
  readonly glyphs: Glyph[][];
}

function binFor(lattice: Lattice): Bin {
  const glyphs = lattice.regions.map(() => []);
  return { lattice, box: latticeBox(lattice), cellAt: cellFinder(lattice), glyphs };
}

/** A table that is too wide for its page ends this near to the page's edge, at most. */
const PAGE_SIDE = 2;

/**
 * Puts each glyph into the smallest table's cell that holds its centre, words as a whole; returns
 * the others. What runs off the page's right side belongs to the cell at that side.
 */
function distribute(glyphs: readonly Glyph[], bins: readonly Bin[], width: number): Glyph[] {
  const bySize = [...bins].sort((a, b) => areaOf(a.box) - areaOf(b.box));
  const cells = bySize.flatMap((bin) => bin.glyphs);
  const starts = bySize.map((_, i) =>
    bySize.slice(0, i).reduce((sum, bin) => sum + bin.glyphs.length, 0),
  );
  const places = glyphs.map(({ box }) => {
    const middle = (box[0] + box[2]) / 2;
    const x = middle > width ? width - PAGE_SIDE : middle;
    const y = (box[1] + box[3]) / 2;
    const index = bySize.findIndex((candidate) => contains(candidate.box, x, y));
    const bin = bySize[index];
    const cell = bin?.cellAt(x, y) ?? -1;
    return cell < 0 ? -1 : (starts[index] ?? 0) + cell;
  });
  const boxes = bySize.flatMap(({ lattice }) => lattice.regions.map((r) => regionBox(lattice, r)));
  const sidesOf: SidesOf = (place) => {
    const box = boxes[place];
    return box ? [box[0], box[2]] : null;
  };
  if (cells.length > 0) keepWordsWhole(glyphs, places, sidesOf);
  const outside: Glyph[] = [];
  glyphs.forEach((glyph, i) => {
    (cells[places[i] ?? -1] ?? outside).push(glyph);
  });
  return outside;
}

/** Returns the fragments from the top of the page down. */
function inOrder(fragments: readonly Fragment[]): Fragment[] {
  const [top, left] = [(f: Fragment) => f.ys[0] ?? 0, (f: Fragment) => f.xs[0] ?? 0];
  return [...fragments].sort((a, b) => top(a) - top(b) || left(a) - left(b));
}

/** Tells whether a part of a table may go on with one whose lines of figures made its rows. */
function mayGoOn({ xs }: Lattice, last: Fragment | undefined): boolean {
  const isNear = (x: number, i: number): boolean =>
    Math.abs(x - (last?.xs[i] ?? Number.POSITIVE_INFINITY)) <= SAME_COLUMN;
  return last?.split === true && xs.length === last.xs.length && xs.every(isNear);
}

/** How the tables of a page are read. */
interface Reading {
  readonly page: Page;
  readonly frame: Frame;
  /** The last table of the page before. */
  readonly last: Fragment | undefined;
  /** Rows of words are looked for in ruled columns. */
  readonly words: boolean;
}

/** A ruled table with the text of its cells; rows that no rule parts are told by it. */
function fragmentOf(bin: SplitLattice, { page, frame, last, words }: Reading): Fragment {
  const isText = page.source === 'text';
  const goesOn = mayGoOn(bin.lattice, last);
  const headed = isText ? partHeads(bin) : bin;
  const worded = isText && words ? splitLines(headed) : headed;
  const split = isText && worded === headed ? splitRows(headed, goesOn) : worded;
  const { lattice, glyphs } = split;
  return {
    page: page.number,
    xs: lattice.xs,
    ys: lattice.ys,
    ...(lattice.openSides ? { openSides: true as const } : {}),
    ...(split === headed ? {} : { split: true as const }),
    cells: lattice.regions.map((region, index) => ({
      ...region,
      lines: readLines(glyphs[index] ?? [], frame),
    })),
  };
}

/**
 * Returns the tables and the loose lines of the page; `last` is the last table of the page before.
 * Rows of words are looked for in ruled columns where `words` says so.
 */
export function layOutPage(page: Page, last?: Fragment, words = false): PageLayout {
  const { glyphs, rulings, shades, shapes, images, width, height, display } = turnedPage(page);
  const frame: Frame = { turn: 0, width, height };
  const edges = fitEdges(shadeEdges(shades, height), [], glyphs);
  const hasText = (box: Box): boolean =>
    glyphs.some(
      ({ box: [x0, y0, x1, y1], text }) =>
        text !== ' ' && contains(box, (x0 + x1) / 2, (y0 + y1) / 2),
    );
  const { areas, loose } = findRuledAreas(rulings, { width, height }, hasText, edges);
  const others = areas.map(({ lattice }) => otherShape(lattice, glyphs, shapes));
  const pictures = areas.flatMap(({ lattice }, i) =>
    others[i] === 'picture' ? [latticeBox(lattice)] : [],
  );
  const drawn = areas.flatMap(({ lines }, i) => (others[i] === 'open' ? lines.level : []));
  const open = findOpenTables({
    ...{ page, frame, pictures, shapes, shades, glyphs, words },
    areas: areas.filter((_, i) => others[i] === null),
    lines: [...loose, ...drawn],
  });
  const bins = open.closed.map(binFor);
  const outside = distribute(open.rest, bins, width);
  const isText = page.source === 'text';
  const boxed = isText ? joinHeadBoxes(bins) : bins;
  const parts =
    isText && words ? joinTitledParts(boxed, outside) : { tables: boxed, rest: outside };
  const ruled = parts.tables.map((bin) => fragmentOf(bin, { page, frame, last, words }));
  // Lines of a scan may have been lost: what stands above them is no sure head.
  const headed = isText
    ? takeHeadsAbove(ruled, parts.rest, frame)
    : { fragments: ruled, rest: parts.rest };
  const all = inOrder([...headed.fragments, ...open.fragments]);
  const { fragments, lines } = pullIn(all, headed.rest, frame);
  const upright = rulings
    .filter(({ x0, x1 }) => x0 === x1)
    .map(({ x0, y0, x1, y1 }): Box => [x0, y0, x1, y1]);
  return {
    ...{ number: page.number, source: page.source, width, height },
    ...{ fragments, lines, display },
    rules: loose,
    loose: { glyphs: headed.rest, drawn: [...pictures, ...shapes, ...images, ...upright] },
  };
}
