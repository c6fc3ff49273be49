/** Ruled columns whose rows are not: lines of figures that run through several columns part them. */
import type { Glyph } from '../../read/document.ts';
import type { Lattice } from '../lattice.ts';
import {
  findDataColumns,
  groupByFigures,
  isAnchor,
  labelRoom,
  limitFor,
  type RowGroup,
  readTextRows,
  type TextRow,
} from './rows.ts';
import { isDatum } from './runs.ts';

/** Fewer lines of figures may be one number that its narrow cell breaks. */
const FEWEST_ROWS = 3;
/** So many are enough where the part on the page before has more. */
const FEWEST_MORE = 2;
/** The lines of one cell that stand beside lines of figures: this share of them at least. */
const BESIDE = 0.9;

/** The bands that make rows hold this share of the table's height at least. */
const OPEN_SHARE = 0.5;

/** A number that its cell breaks ends or goes on with one of these. */
const BROKEN = /^[,.%)]|\d.*[,.(+-]$/;
export const isBroken = (text: string): boolean => BROKEN.test(text);

/** A cell and the characters in it, by the index of its region. */
export interface SplitLattice {
  readonly lattice: Lattice;
  readonly glyphs: readonly (readonly Glyph[])[];
}

/**
 * Returns the rows that the lines of a band make, or null when it is one row: a cell with a text
 * of several lines stays one cell. At least three lines hold whole figures in the same columns,
 * two columns or more stand line by line, and no line of figures stands beside no label.
 */
function rowsOfBand(columns: readonly (readonly Glyph[])[], fewest: number): RowGroup[] | null {
  const rows = readTextRows(columns);
  if (rows.length < fewest) return null;
  const data = findDataColumns(rows, columns.length);
  if (data.size === 0) return null;
  const anchors = rows.map((row) => isAnchor(row, data));
  const lines = rows.filter((_, i) => anchors[i]);
  if (lines.length < fewest) return null;
  const beside = lines.filter(({ cells }) => cells.length > 1).length;
  const whole = (row: TextRow): boolean =>
    row.cells.every(({ column, text }) => !data.has(column) || (isDatum(text) && !isBroken(text)));
  if (beside < lines.length * BESIDE || lines.filter(whole).length < lines.length * BESIDE)
    return null;
  const labelled = lines.filter(({ cells }) => cells.some(({ column }) => column === 0)).length;
  if (data.size < 2 && labelled < lines.length * BESIDE) return null;
  return groupByFigures(rows, data, limitFor(rows, anchors), labelRoom(rows));
}

/** A band whose lines make rows, by its index; `members` are its regions from left to right. */
export interface OpenBand {
  readonly r: number;
  readonly members: readonly number[];
  readonly groups: readonly RowGroup[];
}

/** Returns the lattice with the band parted into its rows. */
export function splitBand(
  { lattice, glyphs }: SplitLattice,
  { r, members, groups }: OpenBand,
): SplitLattice {
  const { ys, regions } = lattice;
  const more = groups.length - 1;
  const cuts = groups.slice(1).map((group, i) => {
    const above = groups[i]?.flatMap((row) => row.cells.map(({ box }) => box[3])) ?? [];
    const below = group.flatMap((row) => row.cells.map(({ box }) => box[1]));
    return (Math.max(...above) + Math.min(...below)) / 2;
  });
  const moved: { region: (typeof regions)[number]; glyphs: readonly Glyph[] }[] = [];
  regions.forEach((region, i) => {
    if (!members.includes(i)) {
      const down = (at: number): number => (at > r ? at + more : at);
      moved.push({
        region: { ...region, r0: down(region.r0), r1: down(region.r1) },
        glyphs: glyphs[i] ?? [],
      });
      return;
    }
    groups.forEach((group, g) => {
      const own = group.flatMap((row) => row.cells.filter(({ column }) => column === region.c0));
      const place = { ...region, r0: r + g, r1: r + g + 1 };
      moved.push({ region: place, glyphs: own.flatMap((line) => line.glyphs) });
    });
  });
  moved.sort((a, b) => a.region.r0 - b.region.r0 || a.region.c0 - b.region.c0);
  return {
    lattice: {
      ...lattice,
      ys: [...ys.slice(0, r + 1), ...cuts, ...ys.slice(r + 1)],
      regions: moved.map(({ region }) => region),
    },
    glyphs: moved.map((entry) => entry.glyphs),
  };
}

/** Tells whether two cells or more are high enough for several lines, before lines are read. */
function mayHaveRows(columns: readonly (readonly Glyph[])[], fewest: number): boolean {
  const high = columns.filter((glyphs) => {
    let [top, bottom, size] = [Number.POSITIVE_INFINITY, Number.NEGATIVE_INFINITY, 0];
    for (const { box } of glyphs) {
      top = Math.min(top, box[1]);
      bottom = Math.max(bottom, box[3]);
      size = Math.max(size, box[3] - box[1]);
    }
    return bottom - top > size * (fewest - 1);
  });
  return high.length > 1;
}

/** Returns the regions between two cuts across, from left to right; null where one is in other bands too. */
export function bandOf({ regions }: Lattice, r: number): number[] | null {
  const members = regions.flatMap(({ r0, r1 }, i) => (r0 <= r && r < r1 ? [i] : []));
  const spanned = members.some((i) => (regions[i]?.r1 ?? 0) - (regions[i]?.r0 ?? 0) > 1);
  if (members.length < 2 || spanned) return null;
  return members.sort((a, b) => (regions[a]?.c0 ?? 0) - (regions[b]?.c0 ?? 0));
}

/** Returns the characters of the cells by the column that each begins in. */
export function columnsOf(
  { lattice, glyphs }: SplitLattice,
  members: readonly number[],
): (readonly Glyph[])[] {
  const columns: (readonly Glyph[])[] = lattice.xs.slice(1).map(() => []);
  for (const i of members) columns[lattice.regions[i]?.c0 ?? 0] = glyphs[i] ?? [];
  return columns;
}

function openBand({ lattice, glyphs }: SplitLattice, r: number, fewest: number): OpenBand | null {
  const members = bandOf(lattice, r);
  if (!members) return null;
  const columns = columnsOf({ lattice, glyphs }, members);
  const groups = mayHaveRows(columns, fewest) ? rowsOfBand(columns, fewest) : null;
  return groups && groups.length > 1 ? { r, members, groups } : null;
}

/**
 * Returns the lattice with rows where lines of figures make them. A table that rules most of its
 * rows rules them all: there, several lines of figures are figures that narrow cells break. A part
 * that goes on with one split on the page before may be the rest of a few rows.
 */
export function splitRows<T extends SplitLattice>(whole: T, goesOn: boolean): T | SplitLattice {
  const { ys } = whole.lattice;
  const fewest = goesOn ? FEWEST_MORE : FEWEST_ROWS;
  const bands = ys.slice(1).flatMap((_, r) => openBand(whole, r, fewest) ?? []);
  const height = (from: number, to: number): number => (ys[to] ?? 0) - (ys[from] ?? 0);
  const open = bands.reduce((sum, { r }) => sum + height(r, r + 1), 0);
  if (open < height(0, ys.length - 1) * OPEN_SHARE) return whole;
  // From the last band up, so that the indices of those above stay what they are; their regions'
  // order may not.
  return bands.reduceRight<SplitLattice>((split, { r }) => {
    const band = openBand(split, r, fewest);
    return band ? splitBand(split, band) : split;
  }, whole);
}
