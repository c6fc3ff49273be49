/** Which column a label of a head stands over. */
import type { Run } from './runs.ts';

/** Where the columns of a table are parted, and where their contents begin and end. */
export interface Columns {
  /** Outer sides included. */
  readonly xs: readonly number[];
  readonly extents: readonly (readonly [number, number])[];
}

/** Returns how far two stretches overlap; below 0 the white between them. */
export function overlap(a0: number, a1: number, b0: number, b1: number): number {
  return Math.min(a1, b1) - Math.max(a0, b0);
}

/** Returns how well a label stands over a column: over its contents first, then between its sides. */
function fitOf({ box }: Run, c: number, { xs, extents }: Columns): number {
  const [x0, x1] = extents[c] ?? [0, 0];
  const own = Math.max(0, overlap(box[0], box[2], x0, x1));
  const inside = Math.max(0, overlap(box[0], box[2], xs[c] ?? 0, xs[c + 1] ?? 0));
  return own + inside / 10 - Math.abs(box[0] + box[2] - x0 - x1) / 1000;
}

/** Returns the column of each run of a line, from left to right, none of them twice if possible. */
export function columnsOf(runs: readonly Run[], columns: Columns): number[] {
  const count = columns.xs.length - 1;
  if (runs.length > count) {
    const all = Array.from({ length: count }, (_, c) => c);
    return runs.map((run) => {
      const fits = all.map((c) => fitOf(run, c, columns));
      return fits.indexOf(Math.max(...fits));
    });
  }
  let ends: ({ fit: number; path: number[] } | undefined)[] = [];
  runs.forEach((run, i) => {
    let best: { fit: number; path: number[] } | undefined =
      i === 0 ? { fit: 0, path: [] } : undefined;
    const next: typeof ends = [];
    for (let c = i; c < count; c++) {
      const before = i === 0 ? undefined : ends[c - 1];
      if (before && (!best || before.fit > best.fit)) best = before;
      if (best) next[c] = { fit: best.fit + fitOf(run, c, columns), path: [...best.path, c] };
    }
    ends = next;
  });
  const done = ends.filter((end) => end !== undefined).sort((a, b) => b.fit - a.fit);
  return done[0]?.path ?? runs.map(() => 0);
}
