/** Square seals and boxes drawn by hand: frames with corners of their own, which no line of a table has inside it. */

import type { Raster, Rect } from '../raster.ts';
import type { Border } from './borders.ts';
import { type Lane, pixel } from './lanes.ts';
import type { Stroke, Strokes } from './strokes.ts';

/** Seals of names are between these, in inches. */
const SMALLEST = 0.22;
const LARGEST = 1.2;
/** Print that touches a side may lengthen it by so many inches. */
const TOUCHED = 0.12;
/** Strokes this close to a side (in inches) are the side's. */
export const ASIDE = 0.03;
/** A side is inked along this share of it: what stands over it was scanned with holes. */
const DRAWN = 0.9;
/** Darker than this is ink of a line. */
const INK = 185;
/** A line goes on behind a corner where it is drawn for so many inches beyond the frame's own thickness. */
const BEYOND = 0.06;
const GOES_ON = 0.12;
/** A stroke is the frame's where this share of it lies along a side or within the frame. */
const OWN = 0.7;

type Grey = { readonly grey: Raster };

const laneOf = ({ grey }: Grey, level: boolean): Lane => ({ grey, level, leastInk: 0 });

/** Tells whether ink stands along the whole way, at one place across or close to it. */
function isDrawn(lane: Lane, at: number, from: number, to: number, aside: number): boolean {
  const steps = to - from;
  for (let across = Math.floor(at - aside); across <= at + aside; across++) {
    let inked = 0;
    for (let step = 0; step < steps; step++) {
      const along = Math.round(from) + step;
      if (Math.min(pixel(lane, along, across), pixel(lane, along, across + 1)) < INK) inked++;
    }
    if (inked >= steps * DRAWN) return true;
  }
  return false;
}

/** How a frame's corners end: of each, whether its level and its upright side go on beyond it. */
interface Corner {
  readonly level: boolean;
  readonly upright: boolean;
}

/** Tells whether the line at that place across goes on behind the end of a side. */
function goesOn(lane: Lane, at: number, end: number, side: -1 | 1, dpi: number): boolean {
  const [near, far] = [dpi * BEYOND, dpi * (BEYOND + GOES_ON)];
  const [from, to] = side < 0 ? [end - far, end - near] : [end + near, end + far];
  return isDrawn(lane, at, from, to, 1);
}

function cornersOf(page: Grey, { x0, y0, x1, y1 }: Rect, dpi: number): Corner[] {
  const [level, upright] = [laneOf(page, true), laneOf(page, false)];
  const corner = (x: number, left: -1 | 1, y: number, up: -1 | 1): Corner => ({
    level: goesOn(level, y, x, left, dpi),
    upright: goesOn(upright, x, y, up, dpi),
  });
  return [
    corner(x0, -1, y0, -1),
    corner(x0, -1, y1, 1),
    corner(x1, 1, y0, -1),
    corner(x1, 1, y1, 1),
  ];
}

/**
 * Tells whether three corners have no line going on behind them, or two beside each other have none
 * and at the others only the side between them goes on: a border that the seal was put on. Where
 * the other two sides go on there, it is the last cell of a row.
 */
function standsAlone(corners: readonly Corner[]): boolean {
  const isAlone = ({ level, upright }: Corner): boolean => !level && !upright;
  if (corners.filter(isAlone).length >= 3) return true;
  const [topLeft, footLeft, topRight, footRight] = corners;
  if (!topLeft || !footLeft || !topRight || !footRight) return false;
  /** The two of the border go on along it only, the other two not at all. */
  const isOn = (across: keyof Corner, [a, b]: Corner[], others: Corner[]): boolean =>
    a?.[across] === false && b?.[across] === false && others.every(isAlone);
  const [left, right] = [
    [topLeft, footLeft],
    [topRight, footRight],
  ];
  const [top, foot] = [
    [topLeft, topRight],
    [footLeft, footRight],
  ];
  return (
    isOn('level', left, right) ||
    isOn('level', right, left) ||
    isOn('upright', top, foot) ||
    isOn('upright', foot, top)
  );
}

/** Two upright strokes and those of them that are no longer than a seal's side. */
interface Sides {
  readonly left: Stroke;
  readonly right: Stroke;
  readonly own: readonly Stroke[];
}

/** Returns which strokes may be sides of one frame: a side that lies on a border is as long as the border. */
function sidesAmong(upright: readonly Stroke[], dpi: number): Sides[] {
  const isOwn = ({ from, to }: Stroke): boolean =>
    to - from >= dpi * SMALLEST && to - from <= dpi * (LARGEST + ASIDE);
  const sorted = [...upright].sort((a, b) => a.at - b.at);
  const pairs = sorted.flatMap((left, i) =>
    sorted.slice(i + 1).flatMap((right) => {
      const wide = right.at - left.at;
      if (wide < dpi * SMALLEST || wide > dpi * LARGEST) return [];
      return [{ left, right, own: [left, right].filter(isOwn) }];
    }),
  );
  return [
    ...pairs.filter(({ own }) => own.length === 2),
    ...pairs.filter(({ own }) => own.length === 1),
  ];
}

/** Returns the frames on the page that are no cells. */
export function findFrames(grey: Raster, { upright }: Strokes, dpi: number): Rect[] {
  const page = { grey };
  const taken = new Set<Stroke>();
  return sidesAmong(upright, dpi).flatMap((sides) => {
    // A stroke with a partner of its own needs no border beside it.
    if (sides.own.some((side) => taken.has(side))) return [];
    const frame = frameBetween(page, sides, dpi);
    if (!frame || !standsAlone(cornersOf(page, frame, dpi))) return [];
    for (const side of sides.own) taken.add(side);
    return [frame];
  });
}

/** Returns the frame that the two upright strokes are sides of, or null. */
function frameBetween(page: Grey, { left, right, own }: Sides, dpi: number): Rect | null {
  const level = laneOf(page, true);
  /**
   * The outermost row between the ends of its strokes, or further in: print lengthens them, and
   * so do borders close by, which count only where no other is drawn.
   */
  const rowAt = (ends: readonly number[], inwards: -1 | 1): number | null => {
    const outer = inwards > 0 ? Math.min(...ends) : Math.max(...ends);
    const inner = inwards > 0 ? Math.max(...ends) : Math.min(...ends);
    const steps = Math.abs(inner - outer) + dpi * TOUCHED;
    let border: number | null = null;
    for (let step = 1; step < steps; step++) {
      const row = outer + inwards * step;
      if (!isDrawn(level, row, left.at, right.at, 0)) continue;
      const isBorder = goesOn(level, row, left.at, -1, dpi) || goesOn(level, row, right.at, 1, dpi);
      if (!isBorder) return row;
      border ??= row;
    }
    return border;
  };
  const top = rowAt(
    own.map(({ from }) => from),
    1,
  );
  const foot = rowAt(
    own.map(({ to }) => to),
    -1,
  );
  if (top === null || foot === null) return null;
  if (foot - top < dpi * SMALLEST || foot - top > dpi * LARGEST) return null;
  const upright = laneOf(page, false);
  const isWhole = [left, right].every(({ at }) => isDrawn(upright, at, top, foot, 1));
  return isWhole ? { x0: left.at, y0: top, x1: right.at, y1: foot } : null;
}

/** Returns the strokes without those that are sides of the frames, or stand in them. */
export function withoutFrames(
  { level, upright }: Strokes,
  frames: readonly Rect[],
  dpi: number,
): Strokes {
  const aside = dpi * ASIDE;
  const isOwn = (
    { at, from, to }: Stroke,
    a: readonly [number, number],
    b: readonly [number, number],
  ): boolean => {
    if (at < a[0] - aside || at > a[1] + aside) return false;
    return Math.min(to, b[1] + aside) - Math.max(from, b[0] - aside) >= (to - from) * OWN;
  };
  return {
    level: level.filter((s) => !frames.some(({ x0, y0, x1, y1 }) => isOwn(s, [y0, y1], [x0, x1]))),
    upright: upright.filter(
      (s) => !frames.some(({ x0, y0, x1, y1 }) => isOwn(s, [x0, x1], [y0, y1])),
    ),
  };
}

/** Returns the sides of the frames as lines. */
export const sidesOf = (frames: readonly Rect[]): Border[] =>
  frames.flatMap(({ x0, y0, x1, y1 }) => [
    { level: true, at: y0, from: x0, to: x1 },
    { level: true, at: y1, from: x0, to: x1 },
    { level: false, at: x0, from: y0, to: y1 },
    { level: false, at: x1, from: y0, to: y1 },
  ]);
