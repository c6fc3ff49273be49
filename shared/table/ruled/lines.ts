/** Rulings as drawn → straight lines: doubles snapped together, dashes and pieces joined. */
import type { Ruling } from '../../read/document.ts';
import { GAP, SHORTEST_LINE, SNAP, SNAP_REACH } from '../settings.ts';

/** A level line at y = `at` from x = `from` to `to`; a plumb one with x and y exchanged. */
export interface Line {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}
export interface Lines {
  readonly level: readonly Line[];
  readonly plumb: readonly Line[];
}

/** Returns the lines of one cluster at their common place, pieces joined. */
function joinPieces(cluster: readonly Line[], gap: number): Line[] {
  let weight = 0;
  let sum = 0;
  for (const line of cluster) {
    const length = line.to - line.from;
    weight += length;
    sum += length * line.at;
  }
  const at = weight > 0 ? sum / weight : (cluster[0]?.at ?? 0);
  const sorted = [...cluster].sort((a, b) => a.from - b.from);
  const joined: Line[] = [];
  let from = -Infinity;
  let to = -Infinity;
  for (const line of sorted) {
    if (line.from <= to + gap) {
      to = Math.max(to, line.to);
      continue;
    }
    if (to > from) joined.push({ at, from, to });
    from = line.from;
    to = line.to;
  }
  if (to > from) joined.push({ at, from, to });
  return joined.filter((line) => line.to - line.from >= SHORTEST_LINE);
}

/** Returns the lines with neighbours snapped to one place and their pieces joined. */
export function snapLines(lines: readonly Line[], gap: number = GAP, snap: number = SNAP): Line[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at);
  const result: Line[] = [];
  let cluster: Line[] = [];
  for (const line of sorted) {
    const first = cluster[0];
    const last = cluster[cluster.length - 1];
    const near = first && last && line.at - last.at <= snap && line.at - first.at <= SNAP_REACH;
    if (!near && cluster.length > 0) {
      result.push(...joinPieces(cluster, gap));
      cluster = [];
    }
    cluster.push(line);
  }
  if (cluster.length > 0) result.push(...joinPieces(cluster, gap));
  return result;
}

/** Returns the level and plumb lines that the rulings draw. */
export function findLines(
  rulings: readonly Ruling[],
  gap: number = GAP,
  snap: number = SNAP,
): Lines {
  const level: Line[] = [];
  const plumb: Line[] = [];
  for (const { x0, y0, x1, y1 } of rulings) {
    if (Math.abs(x1 - x0) >= Math.abs(y1 - y0)) {
      level.push({ at: (y0 + y1) / 2, from: Math.min(x0, x1), to: Math.max(x0, x1) });
    } else plumb.push({ at: (x0 + x1) / 2, from: Math.min(y0, y1), to: Math.max(y0, y1) });
  }
  return { level: snapLines(level, gap, snap), plumb: snapLines(plumb, gap, snap) };
}
