/** Frames inside a cell: a listing, a field or a note is boxed there, and its box parts no cells. */
import type { Ruling } from '../read/document.ts';
import type { Box } from '../report/evidence.ts';
import { findComponents } from './components.ts';
import { findLattice, type HasText, type Lattice, latticeBox, regionBox } from './lattice.ts';
import { findLines } from './lines.ts';

/** One drawing's lines meet within this, in points; a frame keeps off its cell's borders by more. */
const MEET = 0.5;
/** A frame is drawn on all sides: this share of its outline, dashes and rounded corners left out. */
const CLOSED = 0.95;

/** Tells whether a box stands in another, with room on all sides. */
function isInside([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box): boolean {
  return x0 > left + MEET && y0 > top + MEET && x1 < right - MEET && y1 < bottom - MEET;
}

/** Tells whether the cell has text of its own above or below the frame. */
function hasTextBeside([, y0, , y1]: Box, [left, top, right, bottom]: Box, has: HasText): boolean {
  return has([left, top, right, y0 - MEET]) || has([left, y1 + MEET, right, bottom]);
}

function cellsOf(lattice: Lattice): Box[] {
  return lattice.regions.map((region) => regionBox(lattice, region));
}

/**
 * Returns the frames that stand off the borders of the cell around them, though so near that they
 * would be taken for one border. The cell's own text above or below such a frame tells it from the
 * second line of a double border.
 */
function findNearFrames(rulings: readonly Ruling[], hasText: HasText): Box[] {
  const drawings = findComponents(findLines(rulings, MEET, MEET), MEET);
  if (drawings.length < 2) return [];
  const lattices = drawings.flatMap((lines) => findLattice(lines, hasText) ?? []);
  const cells = lattices.filter(({ regions }) => regions.length > 1).flatMap(cellsOf);
  return lattices
    .filter(({ outline }) => outline >= CLOSED)
    .map(latticeBox)
    .filter((frame) =>
      cells.some((cell) => isInside(frame, cell) && hasTextBeside(frame, cell, hasText)),
    );
}

/** Returns the rulings outside of the frames in cells, and apart from them those of each frame. */
export function takeFramesOut(rulings: readonly Ruling[], hasText: HasText): Ruling[][] {
  const frames = findNearFrames(rulings, hasText);
  const groups: Ruling[][] = [...frames, null].map(() => []);
  for (const ruling of rulings) {
    const home = frames.findIndex(
      ([x0, y0, x1, y1]) =>
        Math.min(ruling.x0, ruling.x1) >= x0 - MEET &&
        Math.max(ruling.x0, ruling.x1) <= x1 + MEET &&
        Math.min(ruling.y0, ruling.y1) >= y0 - MEET &&
        Math.max(ruling.y0, ruling.y1) <= y1 + MEET,
    );
    groups.at(home)?.push(ruling);
  }
  return groups;
}

/** Leaves out boxes of one cell that stand in a cell of another table: they frame its text. */
export function withoutFrames<T extends { readonly lattice: Lattice }>(areas: readonly T[]): T[] {
  const cells = areas.flatMap(({ lattice }) =>
    lattice.regions.length > 1 ? cellsOf(lattice) : [],
  );
  return areas.filter(({ lattice }) => {
    if (lattice.regions.length > 1) return true;
    const box = latticeBox(lattice);
    return !cells.some((cell) => isInside(box, cell));
  });
}
