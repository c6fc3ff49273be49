/** Finds the ruled areas of a page, largest first, and the cells that they enclose. */

import type { Ruling } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import { areaOf } from '../geometry.ts';
import { PAGE_FRAME, PAGE_FRAME_CELLS, THIN_BAND } from '../settings.ts';
import { findComponents } from './components.ts';
import { takeFramesOut, withoutFrames } from './frames-in-cells.ts';
import { findLattice, type HasText, type Lattice, latticeBox, regionBox } from './lattice.ts';
import { findLines, type Line, type Lines, snapLines } from './lines.ts';
import { joinSeparateBoxes } from './separate-boxes.ts';

export interface PageSize {
  readonly width: number;
  readonly height: number;
}

function isPageFrame(lattice: Lattice, size: PageSize): boolean {
  if (lattice.regions.length > PAGE_FRAME_CELLS) return false;
  const [x0, y0, x1, y1] = latticeBox(lattice);
  return x1 - x0 > size.width * PAGE_FRAME && y1 - y0 > size.height * PAGE_FRAME;
}

/** A ruled area with the lines that draw it. */
export interface RuledArea {
  readonly lattice: Lattice;
  readonly lines: Lines;
}

export interface RuledAreas {
  readonly areas: readonly RuledArea[];
  /** Level lines that enclose nothing. */
  readonly loose: readonly Line[];
}

/** A shade ends at the borders of its row, within half of a thick border's width, in points. */
const SHADE_END = 2;

/**
 * Returns the lattice of the lines, and of the edges of shaded rows with them: designers leave out
 * the border under a dark head. An edge from side to side parts the cells that have text above and
 * below it; where one column is all there is, a shade may be a paragraph's own ground.
 */
function withShadedRows(
  lines: Lines,
  edges: readonly Line[],
  hasText: HasText,
): { lattice: Lattice | null; lines: Lines } {
  const plain = findLattice(lines, hasText);
  if (!plain || plain.xs.length < 3) return { lattice: plain, lines };
  const [left, top, right, bottom] = latticeBox(plain);
  const missing = edges.filter(
    ({ at, from, to }) =>
      Math.abs(from - left) <= SHADE_END &&
      Math.abs(to - right) <= SHADE_END &&
      plain.ys.every((y) => Math.abs(y - at) > THIN_BAND) &&
      at > top &&
      at < bottom &&
      hasText([left, top, right, at]) &&
      hasText([left, at, right, bottom]),
  );
  if (missing.length === 0) return { lattice: plain, lines };
  const more = { ...lines, level: snapLines([...lines.level, ...missing]) };
  return { lattice: findLattice(more, hasText), lines: more };
}

/**
 * Returns the ruled areas, from the top of the page down. One with a single cell is a box, or the
 * part of a table's last cell that a page break cut off: only the pages around it can tell.
 */
export function findRuledAreas(
  rulings: readonly Ruling[],
  size: PageSize,
  hasText: HasText,
  edges: readonly Line[] = [],
): RuledAreas {
  const found: RuledArea[] = [];
  const loose: Line[] = [];
  const groups = takeFramesOut(rulings, hasText).flatMap((own) =>
    joinSeparateBoxes(findComponents(findLines(own))),
  );
  for (const drawn of groups) {
    const { lattice, lines } = withShadedRows(drawn, edges, hasText);
    if (!lattice) loose.push(...lines.level);
    else if (!isPageFrame(lattice, size)) found.push({ lattice, lines });
  }
  const areas = withoutFrames(found);
  const place = ({ lattice: { xs, ys } }: RuledArea): readonly [number, number] => [
    ys[0] ?? 0,
    xs[0] ?? 0,
  ];
  areas.sort((a, b) => place(a)[0] - place(b)[0] || place(a)[1] - place(b)[1]);
  return { areas, loose };
}

/**
 * Returns the boxes of the cells that the rulings of a page enclose, in points, by table, row and
 * column; empty where the page has no table. Borders count alone: no text is known.
 */
export function findPageCells(rulings: readonly Ruling[], size: PageSize): Box[] {
  return findRuledAreas(rulings, size, () => false).areas.flatMap(({ lattice }) =>
    lattice.regions.map((region) => regionBox(lattice, region)).filter((box) => areaOf(box) > 0),
  );
}
