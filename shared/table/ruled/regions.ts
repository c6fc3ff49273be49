/** Borders between grid positions → cells: positions flow together where no border stands. */
import { UnionFind } from './components.ts';

/** Grid positions [r0, r1) × [c0, c1). */
export interface Region {
  readonly r0: number;
  readonly c0: number;
  readonly r1: number;
  readonly c1: number;
  /** The cell's drawn box ends earlier; a gap below was given to it. */
  readonly stretched?: true;
}

/**
 * Where borders stand: `upright[c][r]` left of column c, `level[r][c]` above row r. Cells with
 * borders of their own have two between neighbours: `before` is the left cell's, `after` the
 * right one's.
 */
export interface Borders {
  readonly upright: Steps;
  readonly level: Steps;
  readonly before: Steps;
  readonly after: Steps;
}
type Steps = readonly (readonly boolean[])[];

/** Splits a set of grid positions into rectangles, widest first from the top left. */
function rectanglesOf(member: (r: number, c: number) => boolean, whole: Region): Region[] {
  const taken = new Set<string>();
  const free = (r: number, c: number): boolean => member(r, c) && !taken.has(`${r},${c}`);
  const result: Region[] = [];
  for (let r = whole.r0; r < whole.r1; r++) {
    for (let c = whole.c0; c < whole.c1; c++) {
      if (!free(r, c)) continue;
      let c1 = c + 1;
      while (c1 < whole.c1 && free(r, c1)) c1++;
      let r1 = r + 1;
      const fullRow = (row: number): boolean => {
        for (let x = c; x < c1; x++) if (!free(row, x)) return false;
        return true;
      };
      while (r1 < whole.r1 && fullRow(r1)) r1++;
      for (let y = r; y < r1; y++) for (let x = c; x < c1; x++) taken.add(`${y},${x}`);
      result.push({ r0: r, c0: c, r1, c1 });
    }
  }
  return result;
}

/** Returns the sets of positions that no border parts. */
function joinPositions(rows: number, columns: number, { upright, level }: Borders): UnionFind {
  const sets = new UnionFind(rows * columns);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const here = r * columns + c;
      if (c + 1 < columns && !upright[c + 1]?.[r]) sets.union(here, here + 1);
      if (r + 1 < rows && !level[r + 1]?.[c]) sets.union(here, here + columns);
    }
  }
  return sets;
}

/** Returns the sets that have no border of their own on either side. */
function findBare(owner: Int32Array, rows: number, columns: number, borders: Borders): Set<number> {
  const bare = new Set<number>(owner);
  for (let r = 0; r < rows; r++) {
    for (let c = 0; c < columns; c++) {
      const here = owner[r * columns + c] ?? -1;
      const left = c > 0 ? owner[r * columns + c - 1] : -1;
      const right = c + 1 < columns ? owner[r * columns + c + 1] : -1;
      if (left !== here && borders.after[c]?.[r]) bare.delete(here);
      if (right !== here && borders.before[c + 1]?.[r]) bare.delete(here);
    }
  }
  return bare;
}

/**
 * Gives gaps to the cell above them: Chromium ends the box of a label before its rows end when a
 * page break stretches them. A gap has no side borders, holds no text and has the cell's width.
 * Returns the sets that grew.
 */
function closeGaps(
  owner: Int32Array,
  rows: number,
  columns: number,
  bare: ReadonlySet<number>,
  isEmpty: (r: number, c: number) => boolean,
): Set<number> {
  const stretched = new Set<number>();
  const isGap = (r: number, c: number): boolean =>
    bare.has(owner[r * columns + c] ?? -1) && isEmpty(r, c);
  for (let r = 1; r < rows; r++) {
    for (let c = 0; c < columns; ) {
      const above = owner[(r - 1) * columns + c] ?? -1;
      let end = c + 1;
      while (end < columns && owner[(r - 1) * columns + end] === above) end++;
      let gap = !bare.has(above);
      for (let x = c; gap && x < end; x++) gap = isGap(r, x);
      if (gap) {
        owner.fill(above, r * columns + c, r * columns + end);
        stretched.add(above);
      }
      c = end;
    }
  }
  return stretched;
}

export interface FoundRegions {
  /** By row and column; every position belongs to exactly one. */
  readonly regions: readonly Region[];
  /** Positions that had to be split into rectangles, because their border drew none. */
  readonly ragged: number;
}

/** Returns the cells. */
export function findRegions(
  rows: number,
  columns: number,
  borders: Borders,
  isEmpty: (r: number, c: number) => boolean,
): FoundRegions {
  const sets = joinPositions(rows, columns, borders);
  const owner = Int32Array.from({ length: rows * columns }, (_, i) => sets.find(i));
  const bare = findBare(owner, rows, columns, borders);
  const stretched = closeGaps(owner, rows, columns, bare, isEmpty);
  const bounds = new Map<
    number,
    { r0: number; c0: number; r1: number; c1: number; size: number }
  >();
  owner.forEach((root, i) => {
    const r = Math.floor(i / columns);
    const c = i % columns;
    const box = bounds.get(root);
    if (!box) bounds.set(root, { r0: r, c0: c, r1: r + 1, c1: c + 1, size: 1 });
    else {
      box.c0 = Math.min(box.c0, c);
      box.r1 = r + 1;
      box.c1 = Math.max(box.c1, c + 1);
      box.size++;
    }
  });
  const regions: Region[] = [];
  let ragged = 0;
  for (const [root, { size, ...region }] of bounds) {
    const full = size === (region.r1 - region.r0) * (region.c1 - region.c0);
    if (full) regions.push(stretched.has(root) ? { ...region, stretched: true } : region);
    else {
      regions.push(...rectanglesOf((r, c) => owner[r * columns + c] === root, region));
      ragged += size;
    }
  }
  return { regions: regions.sort((a, b) => a.r0 - b.r0 || a.c0 - b.c0), ragged };
}
