/** Heads over several columns whose own heads below them have no borders, only their places. */
import type { Glyph } from '../../read/document.ts';
import { type Run, type RunLine, readRunLines } from '../open/runs.ts';
import type { SplitLattice } from '../open/split-rows.ts';
import type { Lattice } from './lattice.ts';
import type { Region } from './regions.ts';

/** Heads stand in the middle of their columns within this, in points: no other texts do by chance. */
const CENTRED = 2.5;
/** Heads stand in the table's first rows, this many at most. */
const HEAD_ROWS = 4;

/** Words are spaced out to fill their cell: one Chinese character alone is no head. */
const SPACED_OUT = /^\p{Script=Han}$/u;

type Cell = readonly [Region, readonly Glyph[]];

const middle = ({ box }: Run): number => (box[0] + box[2]) / 2;

/** Tells whether the line has one run for each column, or for each `each` of them, in the middle. */
function isCentred(
  { runs }: RunLine,
  { c0, c1 }: Region,
  xs: readonly number[],
  each = 1,
): boolean {
  if (runs.length * each !== c1 - c0) return false;
  return runs.every((run, i) => {
    const [left, right] = [xs[c0 + i * each] ?? 0, xs[c0 + (i + 1) * each] ?? 0];
    const inside = run.box[0] > left && run.box[2] < right && !SPACED_OUT.test(run.text.trim());
    return inside && Math.abs(middle(run) - (left + right) / 2) <= CENTRED;
  });
}

/** Tells whether each of the region's columns has a cell of its own right below. */
function hasColumnsBelow(region: Region, regions: readonly Region[]): boolean {
  const below = regions.filter(
    ({ r0, c0, c1 }) => r0 === region.r1 && c0 >= region.c0 && c1 <= region.c1,
  );
  return below.length === region.c1 - region.c0;
}

/** Returns the cells of a head and of those below it, or null where it is one cell. */
function partHead(
  [region, glyphs]: Cell,
  { lattice: { xs, ys, regions } }: SplitLattice,
): Cell[] | null {
  const { r0, r1, c0, c1 } = region;
  if (c1 - c0 < 2 || r1 > HEAD_ROWS || r1 >= ys.length - 1) return null;
  if (!hasColumnsBelow(region, regions)) return null;
  const lines = readRunLines(glyphs);
  const last = lines.at(-1);
  const alone = lines.length === 1;
  // Two labels or more in one line may each be for as many columns.
  const each = alone && last && last.runs.length > 1 ? (c1 - c0) / last.runs.length : 1;
  if (!last || !Number.isInteger(each) || !isCentred(last, region, xs, each)) return null;
  const cut = ys[r1 - 1] ?? 0;
  // What stands above the own heads ends at a cut that other cells of the row have.
  const above = lines.slice(0, -1);
  const parted =
    r1 - r0 > 1 && last.box[1] > cut - CENTRED && above.every((l) => l.box[3] <= cut + CENTRED);
  if (!alone && (!parted || above.some(({ runs }) => runs.length > 1))) return null;
  const from = alone ? r0 : r1 - 1;
  const heads = last.runs.map(
    (run, i): Cell => [{ r0: from, r1, c0: c0 + i * each, c1: c0 + (i + 1) * each }, run.glyphs],
  );
  if (alone) return heads;
  const title = above.flatMap(({ runs }) => runs.flatMap((run) => run.glyphs));
  return [[{ ...region, r1: from }, title], ...heads];
}

/** Returns where a row of the head ends above own heads that stand in one cell with that over them, or null. */
function cutOver([region, glyphs]: Cell, { xs, ys, regions }: Lattice): number | null {
  const { r0, r1, c0, c1 } = region;
  if (c1 - c0 < 2 || r1 - r0 > 1 || r1 > HEAD_ROWS || r1 >= ys.length - 1) return null;
  if (!hasColumnsBelow(region, regions)) return null;
  const lines = readRunLines(glyphs);
  const [last, title] = [lines.at(-1), lines.at(-2)];
  if (!last || !title || lines.length > 2 || !isCentred(last, region, xs)) return null;
  const [over, more] = title.runs;
  const off = over ? middle(over) - ((xs[c0] ?? 0) + (xs[c1] ?? 0)) / 2 : 0;
  return more || Math.abs(off) > CENTRED ? null : (title.box[3] + last.box[1]) / 2;
}

/** Returns the table with a row of its own for what stands over such heads. */
function withRowsOver<T extends SplitLattice>(table: T): T | SplitLattice {
  const { lattice, glyphs } = table;
  for (const [i, region] of lattice.regions.entries()) {
    const cut = cutOver([region, glyphs[i] ?? []], lattice);
    if (cut === null) continue;
    const { r0: row } = region;
    const regions = lattice.regions.map(({ r0, r1, ...sides }) => ({
      ...sides,
      r0: r0 > row ? r0 + 1 : r0,
      r1: r1 > row ? r1 + 1 : r1,
    }));
    const ys = [...lattice.ys.slice(0, row + 1), cut, ...lattice.ys.slice(row + 1)];
    return { lattice: { ...lattice, ys, regions }, glyphs };
  }
  return table;
}

/** Returns the table with a cell for each head that stands in the middle of its column. */
export function partHeads<T extends SplitLattice>(whole: T): T | SplitLattice {
  const table = withRowsOver(whole);
  const { lattice, glyphs } = table;
  let changed = false;
  const cells = lattice.regions.flatMap((region, i): Cell[] => {
    const cell: Cell = [region, glyphs[i] ?? []];
    const parts = partHead(cell, table);
    if (parts) changed = true;
    return parts ?? [cell];
  });
  if (!changed) return whole;
  cells.sort(([a], [b]) => a.r0 - b.r0 || a.c0 - b.c0);
  return {
    lattice: { ...lattice, regions: cells.map(([region]) => region) },
    glyphs: cells.map(([, own]) => own),
  };
}
