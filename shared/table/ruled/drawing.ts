/** Tells charts, plans and framed listings from tables: they are drawn with the same lines. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { areaOf, contains } from '../geometry.ts';
import { isListing } from '../open/listings.ts';
import { FILLED, OUTLINE, RAGGED } from '../settings.ts';
import { groupRows } from '../text-lines.ts';
import { findWords, type Sides, standsAt } from '../words.ts';
import { cellFinder } from './cell-at.ts';
import { isDrawnOver } from './drawn-over.ts';
import { type Lattice, latticeBox, regionBox } from './lattice.ts';

/** Labels of a plan run over its lines: this share of the words, and so many at least. */
const CROSSING = 0.25;
const FEWEST_CROSSING = 2;
/** A listing with a title on its frame takes this share of the area. */
const MOST_OF_IT = 0.6;

const centreOf = ({ box }: Glyph): readonly [number, number] => [
  (box[0] + box[2]) / 2,
  (box[1] + box[3]) / 2,
];

function sidesOf({ xs, regions }: Lattice, index: number): Sides {
  const region = regions[index];
  return region ? [xs[region.c0] ?? 0, xs[region.c1] ?? 0] : null;
}

/**
 * Tells whether words run over the lines. One too long for its cell does too, but it begins at the
 * cell's left side, or ends at the right one.
 */
function areCrossed(lattice: Lattice, glyphs: readonly Glyph[], cells: readonly number[]): boolean {
  const words = findWords(glyphs);
  const crossing = words.filter(([from, to]) => {
    const [first, last] = [glyphs[from], glyphs[to - 1]];
    const [home, end] = [cells[from] ?? -1, cells[to - 1] ?? -1];
    if (home === end || !first || !last) return false;
    return standsAt(first, last, sidesOf(lattice, home), sidesOf(lattice, end)).length === 0;
  });
  return crossing.length >= FEWEST_CROSSING && crossing.length > words.length * CROSSING;
}

/** Tells whether one cell, most of the area, holds a listing: the rest is its title. */
function isFramedListing(
  lattice: Lattice,
  glyphs: readonly Glyph[],
  cells: readonly number[],
): boolean {
  const whole = areaOf(latticeBox(lattice));
  return lattice.regions.some((region, i) => {
    if (areaOf(regionBox(lattice, region)) < whole * MOST_OF_IT) return false;
    return isListing(glyphs.filter((_, g) => cells[g] === i));
  });
}

/** Tells whether boxes one below the other hold listings: lines of one width, several in a box. */
function isListingInBoxes({ xs, regions }: Lattice, glyphs: readonly Glyph[]): boolean {
  if (xs.length !== 2 || !isListing(glyphs)) return false;
  return groupRows(glyphs).length > regions.length;
}

/** The lines enclose no cells (their rules across may be a table's), or they draw something else. */
export type OtherShape = 'open' | 'picture';

/** Returns what the lines draw where they draw no cells, or null. */
export function otherShape(
  lattice: Lattice,
  all: readonly Glyph[],
  shapes: readonly Box[],
): OtherShape | null {
  const box = latticeBox(lattice);
  const glyphs = all.filter(
    (glyph) => glyph.text.trim() !== '' && contains(box, ...centreOf(glyph)),
  );
  const cellAt = cellFinder(lattice);
  const cells = glyphs.map((glyph) => cellAt(...centreOf(glyph)));
  const filled = new Set(cells.filter((cell) => cell >= 0));
  const count = lattice.regions.length;
  if (lattice.tied || isDrawnOver(lattice, shapes, filled)) return 'picture';
  if (lattice.outline < OUTLINE) return 'open';
  if (lattice.ragged >= RAGGED && filled.size <= count * FILLED) return 'open';
  if (count < 2 || glyphs.length === 0) return null;
  // Plotted points are characters of a font of signs.
  const said = glyphs.some(({ text }) => /[\p{L}\p{N}]/u.test(text));
  const pictured =
    !said ||
    areCrossed(lattice, glyphs, cells) ||
    isFramedListing(lattice, glyphs, cells) ||
    isListingInBoxes(lattice, glyphs);
  return pictured ? 'picture' : null;
}
