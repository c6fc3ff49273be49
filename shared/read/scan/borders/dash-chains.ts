/** Ink → thin pieces that follow each other along a line, with paper on both sides: dashes, dots, and strokes of characters. */

import type { Mask } from '../raster.ts';
import { middleOf } from './lanes.ts';

/** Dashes are as thin as borders, in inches. */
export const THICKEST = 0.045;
/** Paper shows this far above and below a dash, in inches: between strokes of a character it does not. */
const CLEAR = 0.012;
/** What hides dashes (text that touches, a crossing line) is no longer than this, in inches. */
const HIDDEN = 0.22;
/** A dash lies within so many pixels of the one before it, across. */
const SWAY = 1;
/** A line strays no further from its chord than this, in inches: rows of characters do. */
const STRAY = 0.012;
/** So much of it lies there. */
const STRAIGHT = 0.95;

/** Dashes that follow each other along the lanes of a mask, each lane a row of it. */
export interface Chain {
  /** First and last lane. */
  readonly from: number;
  readonly to: number;
  readonly dashes: readonly number[];
  /** Paper between them, where nothing else shows there. */
  readonly gaps: readonly number[];
  /** Lanes at which something hides what is there. */
  readonly hidden: number;
  /** Place across at each lane where it is seen. */
  readonly seen: readonly (readonly [lane: number, at: number])[];
}

/** Returns the place across of the middle of what is seen. */
export const middleAt = (seen: Chain['seen']): number => seen[seen.length >> 1]?.[1] ?? 0;

interface Growing {
  readonly from: number;
  to: number;
  dash: number;
  readonly dashes: number[];
  readonly gaps: number[];
  hidden: number;
  readonly seen: (readonly [lane: number, at: number])[];
}

/** Returns the middles of thin runs of ink of one lane that have paper on both sides. */
function clearRuns(mask: Mask, lane: number, thickest: number, clear: number): number[] {
  const line = mask.data.subarray(lane * mask.width, (lane + 1) * mask.width);
  const middles: number[] = [];
  let before = -clear - 1;
  for (let at = line.indexOf(1); at >= 0; ) {
    const end = line.indexOf(0, at);
    const to = end < 0 ? line.length : end;
    const next = line.indexOf(1, to);
    const isClear = at - before >= clear && (next < 0 || next - to >= clear);
    if (isClear && to - at <= thickest) middles.push((at + to) >> 1);
    before = to;
    at = next;
  }
  return middles;
}

/** Returns the longest run of lanes between two others at which paper shows at that place. */
function paperBetween({ width, data }: Mask, at: number, first: number, last: number): number {
  let [longest, run] = [0, 0];
  for (let lane = first + 1; lane < last; lane++) {
    const place = lane * width + at;
    run = data[place - 1] || data[place] || data[place + 1] ? 0 : run + 1;
    longest = Math.max(longest, run);
  }
  return longest;
}

/** Returns the chains of a mask with no more than `gap` inches of paper between their dashes. */
export function chainsOf(mask: Mask, dpi: number, gap: number): Chain[] {
  const thickest = Math.max(3, Math.round(dpi * THICKEST));
  const clear = Math.max(2, Math.round(dpi * CLEAR));
  const [hidden, widest] = [Math.round(dpi * HIDDEN), Math.ceil(dpi * gap)];
  const chains: Growing[] = [];
  const open: (Growing | undefined)[] = new Array(mask.width + 1);
  for (let lane = 0; lane < mask.height; lane++) {
    for (const at of clearRuns(mask, lane, thickest, clear)) {
      let [chain, own]: [Growing | undefined, number] = [undefined, at];
      for (let place = at - SWAY; place <= at + SWAY; place++) {
        const other = open[place];
        // Of two that lead there the nearer one does: where a line leans, old ones lie beside it.
        if (!other || lane <= other.to || (chain && other.to <= chain.to)) continue;
        if (lane - other.to > hidden) continue;
        if (paperBetween(mask, place, other.to, lane) <= widest) [chain, own] = [other, place];
      }
      if (!chain) {
        const dashes = { dash: 1, dashes: [], gaps: [], hidden: 0 };
        const started: Growing = { from: lane, to: lane, ...dashes, seen: [[lane, at]] };
        chains.push(started);
        open[at] = started;
        continue;
      }
      if (lane === chain.to + 1) chain.dash++;
      else {
        chain.dashes.push(chain.dash);
        const between = lane - chain.to - 1;
        if (paperBetween(mask, own, chain.to, lane) === between) chain.gaps.push(between);
        else chain.hidden += between;
        chain.dash = 1;
      }
      open[own] = undefined;
      chain.to = lane;
      chain.seen.push([lane, at]);
      open[at] = chain;
    }
  }
  return chains.map(({ dash, dashes, ...chain }) => ({ ...chain, dashes: [...dashes, dash] }));
}

/**
 * Tells whether the chain lies on its chord, but for ink of text beside it that it took for dashes;
 * sheets that bend stray less over one line's dashes.
 */
export function isStraight({ seen }: Chain, dpi: number): boolean {
  const quarter = Math.ceil(seen.length / 4);
  const middle = (part: Chain['seen'], side: 0 | 1): number =>
    middleOf(part.map((own) => own[side])) ?? 0;
  const [first, last] = [seen.slice(0, quarter), seen.slice(-quarter)];
  const [from, place] = [middle(first, 0), middle(first, 1)];
  const slope = (middle(last, 1) - place) / Math.max(1, middle(last, 0) - from);
  const most = Math.max(1, dpi * STRAY);
  const near = seen.filter(([lane, at]) => Math.abs(at - place - slope * (lane - from)) <= most);
  return near.length >= seen.length * STRAIGHT;
}
