/** Finds the cell of a lattice that a point lies in. */
import type { Lattice } from './lattice.ts';

/** Returns the index of the interval that holds the value, or -1. */
function intervalOf(cuts: readonly number[], value: number): number {
  if (value < (cuts[0] ?? 0) || value > (cuts[cuts.length - 1] ?? 0)) return -1;
  let low = 0;
  let high = cuts.length - 2;
  while (low < high) {
    const middle = (low + high + 1) >> 1;
    if ((cuts[middle] ?? 0) <= value) low = middle;
    else high = middle - 1;
  }
  return low;
}

/** Returns the index of the region at a point in points, -1 outside of all. */
export type CellAt = (x: number, y: number) => number;

export function cellFinder({ xs, ys, regions }: Lattice): CellAt {
  const columns = xs.length - 1;
  const owner = new Int32Array(columns * (ys.length - 1)).fill(-1);
  regions.forEach((region, index) => {
    for (let r = region.r0; r < region.r1; r++) {
      owner.fill(index, r * columns + region.c0, r * columns + region.c1);
    }
  });
  return (x, y) => {
    const [row, column] = [intervalOf(ys, y), intervalOf(xs, x)];
    return row < 0 || column < 0 ? -1 : (owner[row * columns + column] ?? -1);
  };
}
