/** Groups lines that cross or touch: each group is one table, or a frame, or an underline. */

import { JOIN, SAME_EDGE } from '../settings.ts';
import type { Line, Lines } from './lines.ts';

/** Sets of numbers that grow together. */
export class UnionFind {
  readonly #parent: Int32Array;

  constructor(size: number) {
    this.#parent = Int32Array.from({ length: size }, (_, i) => i);
  }

  find(item: number): number {
    let root = item;
    while (this.#parent[root] !== root) root = this.#parent[root] ?? root;
    for (let at = item; at !== root; ) {
      const next = this.#parent[at] ?? root;
      this.#parent[at] = root;
      at = next;
    }
    return root;
  }

  union(a: number, b: number): void {
    const [ra, rb] = [this.find(a), this.find(b)];
    if (ra !== rb) this.#parent[Math.max(ra, rb)] = Math.min(ra, rb);
  }
}

interface Group {
  readonly level: Line[];
  readonly plumb: Line[];
}

function firstAtLeast(lines: readonly Line[], at: number): number {
  let low = 0;
  let high = lines.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((lines[middle]?.at ?? 0) < at) low = middle + 1;
    else high = middle;
  }
  return low;
}

/** Returns the groups of lines that come within `reach` of each other, each with its own level and plumb lines. */
export function findComponents(lines: Lines, reach: number = JOIN): Lines[] {
  const level = [...lines.level];
  const plumb = [...lines.plumb].sort((a, b) => a.at - b.at);
  const sets = new UnionFind(level.length + plumb.length);
  level.forEach((line, i) => {
    for (let j = firstAtLeast(plumb, line.from - reach); j < plumb.length; j++) {
      const other = plumb[j];
      if (!other || other.at > line.to + reach) break;
      if (other.from - reach <= line.at && line.at <= other.to + reach) {
        sets.union(i, level.length + j);
      }
    }
  });
  const groups = new Map<number, Group>();
  const groupOf = (index: number): Group => {
    const root = sets.find(index);
    const known = groups.get(root);
    if (known) return known;
    const fresh = { level: [], plumb: [] };
    groups.set(root, fresh);
    return fresh;
  };
  level.forEach((line, i) => {
    groupOf(i).level.push(line);
  });
  plumb.forEach((line, j) => {
    groupOf(level.length + j).plumb.push(line);
  });
  return adoptLoners([...groups.values()]);
}

interface Extent {
  readonly group: Group;
  readonly from: number;
  readonly to: number;
}

function extentsOf(groups: readonly Group[]): Extent[] {
  return groups
    .filter(({ level, plumb }) => level.length > 0 && plumb.length > 0)
    .map((group) => ({
      group,
      from: Math.min(...group.plumb.map((line) => line.from)),
      to: Math.max(...group.plumb.map((line) => line.to)),
    }));
}

/**
 * A plumb line that meets no other, as high as a table beside it, is that table's outer border:
 * a label that runs down the whole page has no row border to tie it to the rest.
 */
function adoptLoners(groups: readonly Group[]): Group[] {
  const tables = extentsOf(groups);
  return groups.filter(({ level, plumb }) => {
    const line = plumb[0];
    if (level.length > 0 || plumb.length !== 1 || !line) return true;
    const home = tables.find(
      ({ from, to }) =>
        Math.abs(from - line.from) <= SAME_EDGE && Math.abs(to - line.to) <= SAME_EDGE,
    );
    home?.group.plumb.push(line);
    return !home;
  });
}
