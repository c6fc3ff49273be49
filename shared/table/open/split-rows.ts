/** Ruled columns whose rows are not: lines of figures that run through several columns part them. */
import type { Glyph } from '../../read/document.ts';
import type { Lattice } from '../ruled/lattice.ts';
import type { Region } from '../ruled/regions.ts';
import { groupByFigures } from './figure-rows.ts';
import {
  findDataColumns,
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
export const isBroken = (text: string): boolean => /^[,.%)]|\d.*[,.(+-]$/.test(text);

type Glyphs = readonly Glyph[];

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
  return groupByFigures(rows, data, limitFor(rows, data), labelRoom(rows));
}

/** A band, by its index, and the rows that its lines make. */
interface OpenBand {
  readonly r: number;
  readonly groups: readonly RowGroup[];
}

/** Tells whether the cell lies in the band and in no other. */
const isAlone = ({ r0, r1 }: Region, r: number): boolean => r0 === r && r1 === r + 1;

/** Returns the lattice with the band parted into its rows; cells that lie in others, too, grow with it. */
function splitBand({ lattice, glyphs }: SplitLattice, { r, groups }: OpenBand): SplitLattice {
  const { ys, regions } = lattice;
  const more = groups.length - 1;
  const cuts = groups.slice(1).map((group, i) => {
    const above = groups[i]?.flatMap((row) => row.cells.map(({ box }) => box[3])) ?? [];
    const below = group.flatMap((row) => row.cells.map(({ box }) => box[1]));
    return (Math.max(...above) + Math.min(...below)) / 2;
  });
  const moved: { region: Region; glyphs: readonly Glyph[] }[] = [];
  regions.forEach((region, i) => {
    if (!isAlone(region, r)) {
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

/** Returns the lattice with each of the bands, from the top down, parted into its rows. */
export function splitBands(whole: SplitLattice, bands: readonly OpenBand[]): SplitLattice {
  // From the last band up, so that the indices of those above stay what they are.
  return bands.reduceRight(splitBand, whole);
}

/** Returns the characters of the band's own cells by column; null where it has fewer than two. */
export function columnsIn({ lattice, glyphs }: SplitLattice, r: number): Glyphs[] | null {
  const columns: Glyphs[] = lattice.xs.slice(1).map(() => []);
  let cells = 0;
  lattice.regions.forEach((region, i) => {
    if (!isAlone(region, r)) return;
    columns[region.c0] = glyphs[i] ?? [];
    cells++;
  });
  return cells < 2 ? null : columns;
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

function openBand(whole: SplitLattice, r: number, fewest: number): OpenBand | null {
  const { regions } = whole.lattice;
  if (regions.some((region) => region.r0 <= r && r < region.r1 && !isAlone(region, r))) return null;
  const columns = columnsIn(whole, r);
  const groups = columns && mayHaveRows(columns, fewest) ? rowsOfBand(columns, fewest) : null;
  return groups && groups.length > 1 ? { r, groups } : null;
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
  return splitBands(whole, bands);
}
