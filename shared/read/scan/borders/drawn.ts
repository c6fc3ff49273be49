/** Whether a border is drawn along a piece of a cut, or cannot be seen because a stain lies there. */

import { PAPER, type Rect } from '../raster.ts';
import { ASIDE } from './frames.ts';
import { CONTRAST, type Lane, middleOf, pixel, SWAY } from './lanes.ts';
import type { Stains } from './stains.ts';

/** Paper must show within this many inches on both sides of a border. */
const BESIDE = 0.055;
/** Share of an edge that must be drawn: text that touches it hides some. */
const COVERAGE = 0.82;
/** A border is straight between two crossing ones: it sways by no more than this share of its length... */
const STEEPEST = 0.04;
/** ...or this many inches, what a worn rim and pixels come to; a pen's strokes bend further. */
const LEAST_SPREAD = 0.022;
/** The outermost share of what is seen of it on each side is text that touches it. */
const SPREAD_RANK = 0.08;
/** A line goes on from one pixel to the next: print that fills a label's cell leaps at more than this share of them... */
const MOST_LEAPS = 0.1;
/** ...by more than so many pixels. */
const LEAP = 2;
/** Where less than this share of a piece can be seen, it tells nothing. */
const LEAST_FREE = 0.1;
/** So many inches of a piece beside a stain tell more than what is seen through the stain. */
const CLEAR = 0.15;

/** `hidden`: what is printed there cannot be told for the stain over it, or for what runs into it. */
export type Seen = 'drawn' | 'bare' | 'hidden';

/** Returns a thin line's ink: between two pixels it is half as dark, on both of them. */
function inkAcross(lane: Lane, along: number, across: number): number {
  const beside = Math.min(pixel(lane, along, across - 1), pixel(lane, along, across + 1));
  return 2 * PAPER - pixel(lane, along, across) - beside;
}

/** How dark it is across the lane, and where: a thick line is as dark at either of its rims, its middle tells. */
function darkestOf(lane: Lane, along: number, centre: number, sway: number) {
  let [dark, where] = [PAPER, centre];
  for (let across = centre - sway; across <= centre + sway; across++) {
    const value = pixel(lane, along, across);
    if (value < dark) [dark, where] = [value, across];
  }
  const paper = PAPER - CONTRAST;
  let [first, last] = [where, where];
  while (where - first < 2 * sway && pixel(lane, along, first - 1) < paper) first--;
  while (last - where < 2 * sway && pixel(lane, along, last + 1) < paper) last++;
  return { dark, where: (first + last) >> 1 };
}

/** A cut of the table between two crossing ones. */
export interface Edge {
  readonly at: number;
  readonly from: number;
  readonly to: number;
}

/** Tells whether the place lies along one of the frame's sides. */
function isSide(frame: Rect, level: boolean, along: number, at: number, dpi: number): boolean {
  const { x0, y0, x1, y1 } = frame;
  const [from, to, first, last] = level ? [x0, x1, y0, y1] : [y0, y1, x0, x1];
  const aside = dpi * ASIDE;
  if (along < from - aside || along > to + aside) return false;
  return Math.min(Math.abs(at - first), Math.abs(at - last)) <= aside;
}

/** Looks along the edge for a border: neither text that touches it nor a pen's stroke. */
export function lookAlong(lane: Lane, { at, from, to }: Edge, dpi: number, stains: Stains): Seen {
  const sway = Math.max(2, Math.round(dpi * SWAY));
  const beside = Math.max(4, Math.round(dpi * BESIDE));
  const centre = Math.round(at - 0.5);
  const places: number[] = [];
  const clear: number[] = [];
  let [leaps, last] = [0, Number.NaN];
  const inks: number[] = [];
  let [steps, hidden, outside] = [0, 0, 0];
  for (let along = Math.round(from) + 2; along < to - 2; along++) {
    const { dark, where } = darkestOf(lane, along, centre, sway);
    let [before, after] = [0, 0];
    for (let step = 2; step <= beside; step++) {
      before = Math.max(before, pixel(lane, along, where - step));
      after = Math.max(after, pixel(lane, along, where + step));
    }
    steps++;
    const ink = inkAcross(lane, along, where);
    const isOutside = !stains.hides(lane.level, along, where);
    if (isOutside) outside++;
    // What is drawn along a seal's frame is the frame: beyond its corners a border shows.
    if (stains.frames.some((frame) => isSide(frame, lane.level, along, where, dpi))) hidden++;
    else if (dark + CONTRAST > before || dark + CONTRAST > after) {
      if (dark < PAPER - CONTRAST && !isOutside) hidden++;
      else if (stains.wiped(lane.level, along, centre)) hidden++;
    } else if (ink < lane.leastInk && stains.wiped(lane.level, along, where)) hidden++;
    else {
      places.push(where);
      if (Math.abs(where - last) > LEAP) leaps++;
      last = where;
      if (isOutside) clear.push(where);
      inks.push(ink);
    }
  }
  if (steps === 0) return 'drawn';
  const free = steps - hidden;
  if (free < steps * LEAST_FREE) return 'hidden';
  // Its pixels are as uneven as the scan's grain: how dark it is, only the whole piece tells.
  if ((middleOf(inks) ?? 0) < lane.leastInk) return 'bare';
  if (places.length < free * COVERAGE) return 'bare';
  const lean = (to - from) * STEEPEST;
  if (isStraight(places, lean, dpi)) return 'drawn';
  // Signs of a seal are as dark as the border that runs through them.
  const isClear = outside >= dpi * CLEAR && clear.length >= outside * COVERAGE;
  if (isClear && isStraight(clear, lean, dpi)) return 'drawn';
  // Characters with nothing over them: a label in the middle of cells made one.
  const isPrint = outside === steps && leaps > steps * MOST_LEAPS;
  return isPrint ? 'bare' : 'hidden';
}

/** Tells whether the places lie across within what a border sways. */
function isStraight(places: number[], lean: number, dpi: number): boolean {
  places.sort((a, b) => a - b);
  const [low, high] = [SPREAD_RANK, 1 - SPREAD_RANK].map(
    (rank) => places[Math.floor((places.length - 1) * rank)] ?? 0,
  );
  return (high ?? 0) - (low ?? 0) <= Math.max(dpi * LEAST_SPREAD, lean);
}
