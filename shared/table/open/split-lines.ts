/** Ruled columns whose rows are not ruled: lines that begin anew in several columns part them. */
import type { Lattice } from '../lattice.ts';
import { beginAnew, ruledRooms } from './line-begins.ts';
import { YEAR } from './part-head.ts';
import {
  findDataColumns,
  groupByFigures,
  isAnchor,
  labelRoom,
  limitFor,
  type Room,
  type RowGroup,
  readTextRows,
  type TextRow,
} from './rows.ts';
import { isDatum } from './runs.ts';
import { columnsOf, type SplitLattice, splitBand } from './split-rows.ts';
import { groupWords } from './word-rows.ts';

/** The bands that make rows hold this share of the table's height at least. */
const OPEN_SHARE = 0.5;

/** The cells between two rules across that lie in no other band, and their lines by column. */
interface Band {
  readonly r: number;
  readonly members: readonly number[];
  readonly rows: readonly TextRow[];
}

function bandAt(whole: SplitLattice, r: number): Band | null {
  const members = whole.lattice.regions.flatMap(({ r0, r1 }, i) =>
    r0 === r && r1 === r + 1 ? [i] : [],
  );
  if (members.length < 2) return null;
  return { r, members, rows: readTextRows(columnsOf(whole, members)) };
}

/** Returns the rows of each band: by the figures in them, or by their words where there are none. */
function groupRows(bands: readonly Band[], rooms: readonly Room[]): RowGroup[][] {
  const all = bands.flatMap(({ rows }) => rows);
  const data = findDataColumns(all, rooms.length);
  if (data.size === 0)
    return groupWords(
      bands.map(({ rows }) => rows),
      rooms,
    );
  const anchors = (rows: readonly TextRow[]): boolean[] => rows.map((row) => isAnchor(row, data));
  const limit = Math.min(...bands.map(({ rows }) => limitFor(rows, anchors(rows))));
  return bands.map(({ rows }) => groupByFigures(rows, data, limit, rooms[0] ?? labelRoom(all)));
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
  const all = ys.slice(1).flatMap((_, r) => bandAt(whole, r) ?? []);
  const bands = all.filter((band) => !isHead(band, all, whole.lattice));
  // One line alone is a row, or a head, which begins otherwise than texts below it.
  const several = bands.filter(({ rows }) => rows.length > 1);
  const rooms = ruledRooms(
    bands.flatMap(({ rows }) => rows),
    whole.lattice,
  );
  if (
    !beginAnew(
      several.map(({ rows }) => rows),
      rooms,
    )
  )
    return whole;
  const groups = groupRows(several, rooms);
  const split = several.flatMap((band, i) => {
    const own = groups[i] ?? [];
    return own.length > 1 ? [{ ...band, groups: own }] : [];
  });
  const heightOf = (own: readonly Band[]): number =>
    own.reduce((sum, { r }) => sum + (ys[r + 1] ?? 0) - (ys[r] ?? 0), 0);
  if (heightOf(split) < heightOf(bands) * OPEN_SHARE) return whole;
  return split.reduceRight<SplitLattice>((lattice, band) => {
    const again = bandAt(lattice, band.r);
    return again ? splitBand(lattice, { ...band, members: again.members }) : lattice;
  }, whole);
}
