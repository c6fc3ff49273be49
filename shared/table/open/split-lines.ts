/** Ruled columns whose rows are not ruled: lines that begin anew in several columns part them. */
import type { Lattice } from '../ruled/lattice.ts';
import { YEAR } from './part-head.ts';
import { readTextRows, type TextRow } from './rows.ts';
import { ruledRooms } from './ruled-rooms.ts';
import { isDatum } from './runs.ts';
import { columnsIn, type SplitLattice, splitBands } from './split-rows.ts';
import { groupWords } from './word-rows.ts';

/** The bands that make rows hold this share of the table's height at least. */
const OPEN_SHARE = 0.5;

/** The lines between two rules across, of cells that lie in no other band. */
interface Band {
  readonly r: number;
  readonly rows: readonly TextRow[];
}

function bandsOf(whole: SplitLattice): Band[] {
  return whole.lattice.ys.slice(1).flatMap((_, r) => {
    const columns = columnsIn(whole, r);
    return columns ? [{ r, rows: readTextRows(columns) }] : [];
  });
}

/** More than this share of the texts beyond the first column are figures: the band holds rows. */
const MOSTLY = 0.5;

function holdsFigures({ rows }: Band): boolean {
  const texts = rows.flatMap(({ cells }) => cells.filter(({ column }) => column > 0));
  const figures = texts.filter(({ text }) => isDatum(text) && !YEAR.test(text));
  return figures.length > texts.length * MOSTLY;
}

/** Tells whether the band holds labels over columns of figures: their lines are no rows. */
function isHead(band: Band, others: readonly Band[], { regions }: Lattice): boolean {
  // The label of the first column stands beside all lines of the head.
  const depth = regions.find(({ r0, c0 }) => r0 === 0 && c0 === 0)?.r1 ?? 1;
  if (depth > 1) return band.r < depth;
  return band.r === 0 && !holdsFigures(band) && others.some(holdsFigures);
}

/** Returns the lattice with rows where lines that begin anew make them. */
export function splitLines(whole: SplitLattice): SplitLattice {
  const { ys } = whole.lattice;
  const all = bandsOf(whole);
  const bands = all.filter((band) => !isHead(band, all, whole.lattice));
  const rooms = ruledRooms(
    bands.flatMap(({ rows }) => rows),
    whole.lattice,
  );
  // One line alone is a row, or a head, which begins otherwise than texts below it.
  const several = bands.filter(({ rows }) => rows.length > 1);
  const lines = several.map(({ rows }) => rows);
  const groups = groupWords(lines, rooms);
  const split = several
    .map(({ r }, i) => ({ r, groups: groups[i] ?? [] }))
    .filter((band) => band.groups.length > 1);
  const heightOf = (own: readonly { r: number }[]): number =>
    own.reduce((sum, { r }) => sum + (ys[r + 1] ?? 0) - (ys[r] ?? 0), 0);
  return heightOf(split) < heightOf(bands) * OPEN_SHARE ? whole : splitBands(whole, split);
}
