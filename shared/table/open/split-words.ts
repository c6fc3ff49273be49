/** Ruled columns of words whose rows are not ruled: lines that begin anew in several columns part them. */
import { cellIn, hadNoRoom, type Room, readTextRows, roomsOf, type TextRow } from './rows.ts';
import { bandOf, type SplitLattice, splitBand } from './split-rows.ts';
import { groupWords } from './word-rows.ts';

/** So many lines begin anew, this share of those that might, and this share of all: rows are short. */
const FEWEST_LINES = 3;
const MOST = 0.6;
const SHARE = 0.5;
/** The bands that make rows hold this share of the table's height at least. */
const OPEN_SHARE = 0.5;

/** A label and a text beside it, where a text above had room for it: nobody would have broken it there. */
function beginsAnew(row: TextRow, above: TextRow, rooms: readonly Room[]): boolean {
  return row.cells.some((cell) => {
    const [own, room] = [cellIn(above, cell.column), rooms[cell.column]];
    return own !== undefined && room !== undefined && !hadNoRoom(own, cell, room);
  });
}

const mayBegin = (row: TextRow): boolean => row.cells.length > 1 && cellIn(row, 0) !== undefined;

/** Tells whether the lines of all bands speak for rows that no rule parts. */
function beginAnew(bands: readonly (readonly TextRow[])[]): boolean {
  const rooms = roomsOf(bands.flat());
  let [all, lines, anew] = [0, 0, 0];
  for (const rows of bands)
    rows.forEach((row, i) => {
      const above = rows[i - 1];
      if (!above) return;
      all++;
      if (!mayBegin(row)) return;
      lines++;
      if (beginsAnew(row, above, rooms)) anew++;
    });
  return anew >= FEWEST_LINES && anew >= lines * MOST && anew >= all * SHARE;
}

/** Returns the lattice with rows where lines of words make them. */
export function splitWords(whole: SplitLattice): SplitLattice {
  const { ys, xs } = whole.lattice;
  const bands = ys.slice(1).flatMap((_, r) => {
    const members = bandOf(whole.lattice, r);
    if (!members || members.length !== xs.length - 1) return [];
    // One line alone is a row, or a head, which begins otherwise than texts below it.
    const rows = readTextRows(members.map((i) => whole.glyphs[i] ?? []));
    return rows.length > 1 ? [{ r, members, rows }] : [];
  });
  const rows = bands.map((band) => band.rows);
  if (!beginAnew(rows)) return whole;
  const groups = groupWords(rows, true);
  const split = bands.flatMap(({ r, members }, i) => {
    const own = groups[i] ?? [];
    return own.length > 1 ? [{ r, members, groups: own }] : [];
  });
  const height = (from: number, to: number): number => (ys[to] ?? 0) - (ys[from] ?? 0);
  const open = split.reduce((sum, { r }) => sum + height(r, r + 1), 0);
  if (open < height(0, ys.length - 1) * OPEN_SHARE) return whole;
  return split.reduceRight<SplitLattice>((lattice, band) => {
    const members = bandOf(lattice.lattice, band.r);
    return members ? splitBand(lattice, { ...band, members }) : lattice;
  }, whole);
}
