/** Cells that each have a box of their own, with room between: the boxes grow until they touch. */

import { BOX_GAP, FEWEST_BOXES, SAME_BOX_EDGE, TOUCH } from '../settings.ts';
import { UnionFind } from './components.ts';
import { type Lines, snapLines } from './lines.ts';

/** More boxes on a page are a pattern, not cells: every pair is looked at. */
const MOST_BOXES = 3_000;

interface Rectangle {
  readonly group: Lines;
  readonly x0: number;
  readonly y0: number;
  readonly x1: number;
  readonly y1: number;
}

/** Returns the rectangle that the lines draw, or null when they draw anything else. */
function rectangleOf(group: Lines): Rectangle | null {
  const { level, plumb } = group;
  if (level.length !== 2 || plumb.length !== 2) return null;
  const [y0 = 0, y1 = 0] = level.map((line) => line.at).sort((a, b) => a - b);
  const [x0 = 0, x1 = 0] = plumb.map((line) => line.at).sort((a, b) => a - b);
  const spans = (from: number, to: number) => (line: { from: number; to: number }) =>
    Math.abs(line.from - from) <= TOUCH && Math.abs(line.to - to) <= TOUCH;
  if (!level.every(spans(x0, x1)) || !plumb.every(spans(y0, y1))) return null;
  return { group, x0, y0, x1, y1 };
}

/** One side lies within the other: cells of one row or column, one of which may span several. */
function within(a0: number, a1: number, b0: number, b1: number): boolean {
  const inside = (x0: number, x1: number, y0: number, y1: number): boolean =>
    x0 >= y0 - SAME_BOX_EDGE && x1 <= y1 + SAME_BOX_EDGE;
  return inside(a0, a1, b0, b1) || inside(b0, b1, a0, a1);
}

/** Returns the room between two boxes that stand next to each other, or null. */
function gapBetween(a: Rectangle, b: Rectangle): number | null {
  const across = b.x0 - a.x1;
  if (across > 0 && across <= BOX_GAP && within(a.y0, a.y1, b.y0, b.y1)) return across;
  const down = b.y0 - a.y1;
  if (down > 0 && down <= BOX_GAP && within(a.x0, a.x1, b.x0, b.x1)) return down;
  return null;
}

interface Neighbours {
  readonly sets: UnionFind;
  readonly gaps: Map<number, number[]>;
}

/** Returns which boxes hang together, and the room between each and the next. */
function findNeighbours(boxes: readonly Rectangle[]): Neighbours {
  const sets = new UnionFind(boxes.length);
  const gaps = new Map<number, number[]>();
  boxes.forEach((a, i) => {
    boxes.forEach((b, j) => {
      const gap = i === j ? null : gapBetween(a, b);
      if (gap === null) return;
      sets.union(i, j);
      gaps.set(i, [...(gaps.get(i) ?? []), gap]);
    });
  });
  return { sets, gaps };
}

function isGrid(boxes: readonly Rectangle[]): boolean {
  const columns = new Set(boxes.map((box) => Math.round(box.x0)));
  const rows = new Set(boxes.map((box) => Math.round(box.y0)));
  return boxes.length >= FEWEST_BOXES && columns.size > 1 && rows.size > 1;
}

function grow(boxes: readonly Rectangle[], by: number): Lines {
  const level = [];
  const plumb = [];
  for (const { x0, y0, x1, y1 } of boxes) {
    level.push(
      { at: y0 - by, from: x0 - by, to: x1 + by },
      { at: y1 + by, from: x0 - by, to: x1 + by },
    );
    plumb.push(
      { at: x0 - by, from: y0 - by, to: y1 + by },
      { at: x1 + by, from: y0 - by, to: y1 + by },
    );
  }
  return { level: snapLines(level), plumb: snapLines(plumb) };
}

/** Returns the groups, boxes that make up a grid joined to one. */
export function joinSeparateBoxes(groups: readonly Lines[]): Lines[] {
  const boxes = groups.map(rectangleOf).filter((box) => box !== null);
  if (boxes.length < FEWEST_BOXES || boxes.length > MOST_BOXES) return [...groups];
  const { sets, gaps } = findNeighbours(boxes);
  const bySet = new Map<number, number[]>();
  boxes.forEach((_, i) => {
    bySet.set(sets.find(i), [...(bySet.get(sets.find(i)) ?? []), i]);
  });
  const joined: Lines[] = [];
  const used = new Set<Lines>();
  for (const members of bySet.values()) {
    const own = members.flatMap((i) => boxes[i] ?? []);
    if (!isGrid(own)) continue;
    const between = members.flatMap((i) => gaps.get(i) ?? []).sort((a, b) => a - b);
    joined.push(grow(own, (between[between.length >> 1] ?? 0) / 2));
    for (const { group } of own) used.add(group);
  }
  return [...groups.filter((group) => !used.has(group)), ...joined];
}
