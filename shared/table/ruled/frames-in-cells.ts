/** Frames inside a cell: a listing, a field or a note is boxed there, and its box parts no cells. */
import type { Ruling } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { JOIN } from '../settings.ts';
import { findComponents } from './components.ts';
import { findLattice, type HasText, type Lattice, latticeBox, regionBox } from './lattice.ts';
import { findLines } from './lines.ts';

/** One drawing's lines meet within this, in points; a frame keeps off its cell's borders by more. */
const MEET = 0.5;
/** A frame is drawn on all sides: this share of its outline, dashes and rounded corners left out. */
const CLOSED = 0.95;

/** Tells whether a box stands in another, with room on all sides. */
function isInside([x0, y0, x1, y1]: Box, [left, top, right, bottom]: Box, room = MEET): boolean {
  return x0 > left + room && y0 > top + room && x1 < right - room && y1 < bottom - room;
}

/** Tells whether the cell has text of its own above, between or below all boxes in it. */
function hasOwnText(
  [left, top, right, bottom]: Box,
  frames: readonly Box[],
  has: HasText,
): boolean {
  let from = top;
  for (const [, y0, , y1] of [...frames].sort((a, b) => a[1] - b[1])) {
    if (y0 - MEET > from && has([left, from, right, y0 - MEET])) return true;
    from = Math.max(from, y1 + MEET);
  }
  return from < bottom && has([left, from, right, bottom]);
}

/** Tells whether a frame goes from side to side of the cell. */
function fillsWidth([x0, , x1]: Box, [left, , right]: Box): boolean {
  return x0 - left <= JOIN && right - x1 <= JOIN;
}

/** Frames in a cell stand one below the other; side by side, they are cells with boxes of their own. */
function areSideBySide(frames: readonly Box[]): boolean {
  return frames.some((a, i) => frames.slice(i + 1).some((b) => a[1] < b[3] && b[1] < a[3]));
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
  const closed = lattices.filter(({ outline }) => outline >= CLOSED);
  const boxes = closed.map(latticeBox);
  const several = new Set(boxes.filter((_, i) => closed[i]?.regions.length !== 1));
  const near = new Set<Box>();
  for (const cell of cells) {
    const frames = boxes.filter((frame) => isInside(frame, cell));
    if (frames.some((frame) => several.has(frame)) || areSideBySide(frames)) continue;
    // A box that meets the cell's border is none that frames its text, but its text is not the cell's.
    const all = boxes.filter((box) => isInside(box, cell, -MEET));
    if (frames.length === 0 || !hasOwnText(cell, all, hasText)) continue;
    if (!frames.every((frame) => fillsWidth(frame, cell))) continue;
    for (const frame of frames) near.add(frame);
  }
  return [...near];
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
