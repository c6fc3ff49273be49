/** Heads in a frame of their own above a table: Word leaves the row between without borders. */
import type { Glyph } from '../../read/document.ts';
import { readRunLines } from '../open/runs.ts';
import type { SplitLattice } from '../open/split-rows.ts';
import { SAME_BOX_EDGE } from '../settings.ts';

/** The frame stands no further above the table than an empty row is high, in points. */
const EMPTY_ROW = 16;
/** Texts above fewer columns may stand there by chance: names and dates above a form. */
const FEWEST_COLUMNS = 4;

/** Returns the head's characters by column, if each column has a text of its own; else null. */
function byColumn(glyphs: readonly Glyph[], xs: readonly number[]): Glyph[][] | null {
  const columns: Glyph[][] = xs.slice(1).map(() => []);
  for (const { box, glyphs: own } of readRunLines(glyphs).flatMap(({ runs }) => runs)) {
    const column = xs.findLastIndex((x) => x <= box[0]);
    if (!columns[column] || box[2] > (xs[column + 1] ?? 0)) return null;
    columns[column]?.push(...own);
  }
  return columns.every((column) => column.length > 0) ? columns : null;
}

/** Returns the characters of a frame by the columns of the table below, null where it is no head. */
function headOf(box: SplitLattice, { lattice }: SplitLattice): Glyph[][] | null {
  const { xs, ys, regions } = box.lattice;
  const below = lattice.xs;
  if (regions.length !== 1 || below.length <= FEWEST_COLUMNS) return null;
  const gap = (lattice.ys[0] ?? 0) - (ys.at(-1) ?? 0);
  if (gap < 0 || gap > EMPTY_ROW) return null;
  const off = [(xs[0] ?? 0) - (below[0] ?? 0), (xs.at(-1) ?? 0) - (below.at(-1) ?? 0)];
  if (off.some((by) => Math.abs(by) > SAME_BOX_EDGE)) return null;
  return byColumn(box.glyphs[0] ?? [], below);
}

function withHead(top: number, head: readonly Glyph[][], table: SplitLattice): SplitLattice {
  const { lattice, glyphs } = table;
  const regions = [
    ...head.map((_, c) => ({ r0: 0, r1: 1, c0: c, c1: c + 1 })),
    ...lattice.regions.map((region) => ({ ...region, r0: region.r0 + 1, r1: region.r1 + 1 })),
  ];
  return {
    lattice: { ...lattice, ys: [top, ...lattice.ys], regions },
    glyphs: [...head, ...glyphs],
  };
}

/** Returns the tables, each with the head whose frame stands above it. */
export function joinHeadBoxes(tables: readonly SplitLattice[]): SplitLattice[] {
  const used = new Set<SplitLattice>();
  const joined = tables.map((table) => {
    for (const box of tables) {
      const head = box === table ? null : headOf(box, table);
      if (!head) continue;
      used.add(box);
      return withHead(box.lattice.ys[0] ?? 0, head, table);
    }
    return table;
  });
  return joined.filter((_, i) => !used.has(tables[i] as SplitLattice));
}
