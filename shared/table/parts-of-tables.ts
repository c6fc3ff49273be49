/** Tables whose upright lines stop at the titles of their parts: the parts and their titles are one table. */
import type { Glyph } from '../read/document.ts';
import { middleOf, type RunLine, readRunLines } from './open/runs.ts';
import type { SplitLattice } from './open/split-rows.ts';
import { SAME_BOX_EDGE } from './settings.ts';

/** A title leaves no more than this between it and the lines above and below, in em. */
const ROOM = 1;
/** Fewer columns are alike by chance. */
const FEWEST_COLUMNS = 3;

interface Parts {
  readonly tables: readonly SplitLattice[];
  /** Glyphs that are in none of the tables. */
  readonly rest: readonly Glyph[];
}

/** Tells whether two tables that nothing closes at their sides have the same columns. */
function areAlike({ lattice: a }: SplitLattice, { lattice: b }: SplitLattice): boolean {
  if (!a.openSides || !b.openSides || a.xs.length <= FEWEST_COLUMNS) return false;
  const isNear = (x: number, i: number): boolean =>
    Math.abs(x - (b.xs[i] ?? Number.POSITIVE_INFINITY)) <= SAME_BOX_EDGE;
  return a.xs.length === b.xs.length && a.xs.every(isNear);
}

/** Returns the title that fills the room between the two, or null. */
function titleBetween(
  { lattice: above }: SplitLattice,
  { lattice: below }: SplitLattice,
  glyphs: readonly Glyph[],
): RunLine | null {
  const [top, bottom] = [above.ys.at(-1) ?? 0, below.ys[0] ?? 0];
  const own = glyphs.filter(({ box }) => middleOf(box) > top && middleOf(box) < bottom);
  const [line, more] = readRunLines(own);
  if (!line || more || line.runs.length > 1) return null;
  const { box, size } = line;
  const isInside = box[0] >= (above.xs[0] ?? 0) && box[2] <= (above.xs.at(-1) ?? 0);
  return isInside && box[1] - top <= ROOM * size && bottom - box[3] <= ROOM * size ? line : null;
}

function joinParts(above: SplitLattice, title: RunLine, below: SplitLattice): SplitLattice {
  const { xs, ys, regions } = above.lattice;
  const depth = ys.length;
  return {
    lattice: {
      ...above.lattice,
      ys: [...ys, ...below.lattice.ys],
      regions: [
        ...regions,
        { r0: depth - 1, r1: depth, c0: 0, c1: xs.length - 1 },
        ...below.lattice.regions.map((region) => ({
          ...region,
          r0: region.r0 + depth,
          r1: region.r1 + depth,
        })),
      ],
    },
    glyphs: [...above.glyphs, title.runs.flatMap((run) => run.glyphs), ...below.glyphs],
  };
}

/** Returns the tables, parts of one with their titles as one; `outside` are the glyphs of none. */
export function joinTitledParts(tables: readonly SplitLattice[], outside: readonly Glyph[]): Parts {
  const sorted = [...tables].sort((a, b) => (a.lattice.ys[0] ?? 0) - (b.lattice.ys[0] ?? 0));
  const joined: SplitLattice[] = [];
  let rest = outside;
  for (const table of sorted) {
    const at = joined.findLastIndex((above) => areAlike(above, table));
    const above = joined[at];
    const title = above && titleBetween(above, table, rest);
    if (!above || !title) {
      joined.push(table);
      continue;
    }
    joined[at] = joinParts(above, title, table);
    const taken = new Set(title.runs.flatMap((run) => run.glyphs));
    rest = rest.filter((glyph) => !taken.has(glyph));
  }
  return { tables: joined, rest };
}
