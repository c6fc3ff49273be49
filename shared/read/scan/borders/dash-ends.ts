/** Lines of dashes: where they lie, which of them go on with each other, and on which crossing ones they end. */

import { type Chain, middleAt } from './dash-chains.ts';
import type { Stroke } from './strokes.ts';

/** What hangs over behind a crossing line for less than this (in inches) is a character's. */
const OVERHANG = 0.3;
/** Text hides no more than this of a line that goes on behind it, in inches. */
const HIDDEN = 0.35;
/** Lines this close (in inches) across are pieces of one. */
export const SAME = 0.015;

/** A line of a table, from one end to the other. */
export interface Line extends Stroke {
  /** Where it lies across at each lane where it is seen. */
  readonly seen: Chain['seen'];
}

/** Returns where the line lies across there. */
export function placeOf({ seen }: Line, lane: number): number {
  let [low, high] = [0, seen.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle]?.[0] ?? 0) < lane) low = middle + 1;
    else high = middle;
  }
  return seen[low]?.[1] ?? 0;
}

function joinTwo(before: Line, line: Line): Line {
  const seen = [...before.seen, ...line.seen.filter(([lane]) => lane > before.to)];
  return { at: middleAt(seen), from: before.from, to: line.to, seen };
}

/** Returns the lines with those that go on with each other as one. */
export function joinLines(lines: readonly Line[], reach: number, dpi: number): Line[] {
  const joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const start = placeOf(line, line.from);
    const index = joined.findIndex(
      (other) =>
        line.from - other.to <= reach && Math.abs(placeOf(other, line.from) - start) <= dpi * SAME,
    );
    const before = joined[index];
    if (!before) {
      joined.push(line);
      continue;
    }
    if (line.to <= before.to) continue;
    joined[index] = joinTwo(before, line);
  }
  return joined;
}

/** What lies across a line: where, and whether it reaches there. */
export function restsOf(line: Line, crossing: readonly Line[], reach: number): number[] {
  return crossing.flatMap((other) => {
    const place = placeOf(other, line.at);
    return line.at >= other.from - reach && line.at <= other.to + reach ? [place] : [];
  });
}

/** Returns where the end comes to rest: on a crossing line, or trimmed to one that it hangs over; null for nowhere. */
function restOf(end: number, way: -1 | 1, rests: readonly number[], reach: number, over: number) {
  const off = (rest: number): number => Math.abs(rest - end);
  const near = [...rests].sort((a, b) => off(a) - off(b));
  if (near[0] !== undefined && off(near[0]) <= reach) return near[0];
  return near.find((rest) => (end - rest) * way > 0 && off(rest) <= over) ?? null;
}

interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

export function endsOf(line: Line, crossing: readonly Line[], reach: number, dpi: number): Ends {
  const rests = restsOf(line, crossing, reach);
  const over = dpi * OVERHANG;
  return {
    from: restOf(line.from, -1, rests, reach, over),
    to: restOf(line.to, 1, rests, reach, over),
  };
}

/** Returns the lines with those as one that go on with each other behind text, which end on nothing beside it. */
export function joinHidden(
  lines: readonly Line[],
  crossing: readonly Line[],
  reach: number,
  dpi: number,
): Line[] {
  const isLoose = (line: Line, end: number): boolean =>
    !restsOf(line, crossing, reach).some((rest) => Math.abs(rest - end) <= reach);
  const joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const index = joined.findIndex((before) => {
      const gap = line.from - before.to;
      if (gap < 0 || gap > dpi * HIDDEN || !isLoose(before, before.to)) return false;
      const off = placeOf(before, before.to) - placeOf(line, line.from);
      return Math.abs(off) <= dpi * SAME && isLoose(line, line.from);
    });
    const before = joined[index];
    if (before) joined[index] = joinTwo(before, line);
    else joined.push(line);
  }
  return joined;
}
