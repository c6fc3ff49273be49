/** Lines drawn with dashes or dots → the same picture with them drawn through, so that borders are found. */

import { type Mask, type Raster, transpose } from '../raster.ts';
import { crosses } from './borders.ts';
import { middleOf } from './lanes.ts';
import { findStrokes, type Stroke } from './strokes.ts';

/** Dashes are as thin as borders, in inches. */
const THICKEST = 0.045;
/** Paper shows this far above and below a dash, in inches: between strokes of a character it does not. */
const CLEAR = 0.012;
/** A dash or the gap behind it is no longer than this, in inches... */
const LONGEST_DASH = 0.1;
const LONGEST_GAP = 0.07;
/** ...and what hides dashes (text that touches, a crossing line) is no longer than this. */
const HIDDEN = 0.22;
/** A line of this length (in inches) with so many dashes shows that the page has such lines... */
const LONG = 0.6;
const MANY = 8;
/** ...and then shorter ones with the same dashes are borders of cells as well. */
const SHORT = 0.12;
const FEW = 3;
/** A table has as many lines; rows of letters that happen to be even are fewer. */
const LEAST_LINES = 5;
/** A gap is no longer than so many dashes: even strokes of characters stand further apart. */
const WIDEST_GAP = 2;
/** Dashes and gaps of one line are alike within this share, or so many pixels... */
const ALIKE = 0.35;
const BLUR = 1.5;
/** ...and so are this share of them: text that touches and crossing lines hide some. */
const REGULAR = { long: 0.75, short: 0.5 } as const;
/** Of a line's length so much must be seen. */
const SEEN = 0.5;
/** It strays no further from its chord than this, in inches: rows of characters do. */
const STRAY = 0.012;
/** So much of it lies there. */
const STRAIGHT = 0.95;
/** A dashed line meets a crossing one that comes this close, in inches: a gap may lie between them. */
const TOUCH = 0.08;
/** Print at a leader's end is looked for so far behind it and so far above and below, in inches; */
const BEHIND = 0.2;
const ABOVE = 0.12;
/** the foot of a digit seems to be a dash more. */
const WITHIN = 0.06;
/** Fewer pixels of ink than in a square of so many inches are dirt. */
const DIRT = 0.02;
/** What is drawn between dashes is as dark as firm ink. */
const DRAWN = 60;

/** Dashes that follow each other along the lanes of a mask, each lane a row of it. */
interface Chain {
  readonly from: number;
  /** Lane of the last dash's end, and where across it lies. */
  to: number;
  at: number;
  dash: number;
  readonly dashes: number[];
  readonly gaps: number[];
  /** Place across at each lane where it is seen. */
  readonly seen: (readonly [lane: number, at: number])[];
}

interface Scale {
  readonly thickest: number;
  readonly clear: number;
  readonly hidden: number;
}

/** Returns the middles of thin runs of ink of one lane that have paper on both sides. */
function clearRuns(mask: Mask, lane: number, { thickest, clear }: Scale): number[] {
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

function chainsOf(mask: Mask, scale: Scale): Chain[] {
  const chains: Chain[] = [];
  const open: (Chain | undefined)[] = new Array(mask.width + 1);
  for (let lane = 0; lane < mask.height; lane++) {
    const reaches = (chain: Chain | undefined): chain is Chain =>
      chain !== undefined && lane > chain.to && lane - chain.to <= scale.hidden;
    for (const at of clearRuns(mask, lane, scale)) {
      const place = [at, at - 1, at + 1].find((one) => reaches(open[one])) ?? -1;
      const chain = open[place];
      if (!chain) {
        const fresh = { from: lane, to: lane, at, dash: 1, dashes: [], gaps: [] };
        const started: Chain = { ...fresh, seen: [[lane, at]] };
        chains.push(started);
        open[at] = started;
        continue;
      }
      const gap = lane - chain.to - 1;
      if (gap === 0) chain.dash++;
      else {
        chain.dashes.push(chain.dash);
        chain.gaps.push(gap);
        chain.dash = 1;
      }
      open[place] = undefined;
      [chain.to, chain.at] = [lane, at];
      chain.seen.push([lane, at]);
      open[at] = chain;
    }
  }
  return chains;
}

interface Pattern {
  readonly dash: number;
  readonly gap: number;
}

const isNear = (a: number, b: number): boolean =>
  Math.abs(a - b) <= Math.max(BLUR, Math.max(a, b) * ALIKE);

/**
 * Tells whether the chain lies on its chord, but for ink of text beside it that it took for dashes;
 * sheets that bend stray less over one line's dashes.
 */
function isStraight({ seen }: Chain, dpi: number): boolean {
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

/** Returns the usual dash and gap of a chain that is dashed all along; null where it is not. */
function patternOf(chain: Chain, dpi: number, share: number): Pattern | null {
  const { from, to, dashes, gaps } = chain;
  const [dash, gap] = [middleOf(dashes) ?? 0, middleOf(gaps) ?? 0];
  if (dash > dpi * LONGEST_DASH || gap > dpi * LONGEST_GAP) return null;
  if (gap > dash * WIDEST_GAP + BLUR) return null;
  const regular = gaps.filter((own, i) => isNear(own, gap) && isNear(dashes[i] ?? 0, dash)).length;
  const isRegular = regular >= gaps.length * share;
  const isSeen = regular * (dash + gap) >= (to - from) * SEEN;
  return isRegular && isSeen && isStraight(chain, dpi) ? { dash, gap } : null;
}

function isAlike(a: Pattern, b: Pattern): boolean {
  return isNear(a.dash, b.dash) && isNear(a.gap, b.gap);
}

/** A long dashed line, from its first even dash to its last: signs beside it may seem to be more. */
interface Dashed extends Pattern, Stroke {}

function toDashed({ from, dashes, gaps, seen }: Chain, pattern: Pattern): Dashed {
  let [place, first, last] = [from, -1, from];
  dashes.forEach((dash, i) => {
    const gap = gaps[i] ?? 0;
    const isEven = isAlike({ dash, gap }, pattern);
    if (isEven && first < 0) first = place;
    place += dash + gap;
    if (isEven) last = place + pattern.dash;
  });
  const [, at = 0] = seen[seen.length >> 1] ?? [];
  return { ...pattern, at, from: first, to: last };
}

/** Returns the long dashed lines among the chains. */
function longOf(chains: readonly Chain[], dpi: number): Dashed[] {
  return chains.flatMap((chain) => {
    const isLong = chain.gaps.length >= MANY && chain.to - chain.from >= dpi * LONG;
    const pattern = isLong ? patternOf(chain, dpi, REGULAR.long) : null;
    return pattern ? [toDashed(chain, pattern)] : [];
  });
}

/** Tells whether print stands above or below the line close to both of its ends; `lying` has it level. */
function isBetweenPrint({ at, from, to }: Dashed, lying: Mask, dpi: number): boolean {
  const hasPrint = (first: number, last: number): boolean => {
    let ink = 0;
    for (let y = Math.max(0, Math.round(at - dpi * ABOVE)); y < at + dpi * ABOVE; y++) {
      if (y >= lying.height || Math.abs(y - at) <= dpi * THICKEST) continue;
      for (let x = Math.max(0, Math.round(first)); x < Math.min(lying.width, last); x++)
        ink += lying.data[y * lying.width + x] ?? 0;
    }
    return ink > (dpi * DIRT) ** 2;
  };
  const [within, behind] = [dpi * WITHIN, dpi * BEHIND];
  return hasPrint(from - behind, from + within) && hasPrint(to - within, to + behind);
}

/**
 * Returns the lines that may be a table's. A leader from a title to the number of its page has
 * print at both ends and meets no other line; of a border neither is so.
 */
function withoutLeaders(
  lines: readonly Dashed[],
  crossing: readonly Stroke[],
  lying: Mask,
  dpi: number,
): Dashed[] {
  const touch = dpi * TOUCH;
  return lines.filter(
    (line) =>
      crossing.some((other) => crosses(line, other, touch)) || !isBetweenPrint(line, lying, dpi),
  );
}

/** Returns the dashed lines among the chains: those with dashes of the known patterns. */
function dashedOf(chains: readonly Chain[], known: readonly Pattern[], dpi: number): Chain[] {
  return chains.filter((chain) => {
    if (chain.gaps.length < FEW || chain.to - chain.from < dpi * SHORT) return false;
    const pattern = patternOf(chain, dpi, REGULAR.short);
    return pattern !== null && known.some((other) => isAlike(other, pattern));
  });
}

/** Draws the chain through, from a gap before it to a gap behind. */
function draw(out: Raster, { seen, from, to, gaps }: Chain): void {
  const over = (middleOf(gaps) ?? 0) + 1;
  let next = 0;
  for (let lane = Math.max(0, from - over); lane <= Math.min(out.height - 1, to + over); lane++) {
    while (next + 1 < seen.length && (seen[next]?.[0] ?? 0) < lane) next++;
    const at = seen[next]?.[1] ?? 0;
    for (let across = at - 1; across <= at; across++) {
      const place = lane * out.width + across;
      if (across >= 0 && across < out.width)
        out.data[place] = Math.min(DRAWN, out.data[place] ?? DRAWN);
    }
  }
}

/**
 * Returns the picture with dashed and dotted lines drawn through; the picture itself without any.
 * `turned` is the ink with rows and columns exchanged.
 */
export function joinDashes(grey: Raster, ink: Mask, turned: Mask, dpi: number): Raster {
  const scale: Scale = {
    thickest: Math.max(3, Math.round(dpi * THICKEST)),
    clear: Math.max(2, Math.round(dpi * CLEAR)),
    hidden: Math.round(dpi * HIDDEN),
  };
  const chains = [chainsOf(ink, scale), chainsOf(turned, scale)] as const;
  const [standing, lying] = [longOf(chains[0], dpi), longOf(chains[1], dpi)];
  if (standing.length + lying.length < LEAST_LINES) return grey;
  const drawn = findStrokes(ink, dpi, turned);
  const known = [
    ...withoutLeaders(standing, [...lying, ...drawn.level], turned, dpi),
    ...withoutLeaders(lying, [...standing, ...drawn.upright], ink, dpi),
  ];
  if (known.length < LEAST_LINES) return grey;
  const [upright, level] = [dashedOf(chains[0], known, dpi), dashedOf(chains[1], known, dpi)];
  const out: Raster = { ...grey, data: Uint8Array.from(grey.data) };
  for (const chain of upright) draw(out, chain);
  if (level.length === 0) return out;
  const flat = transpose(out);
  for (const chain of level) draw(flat, chain);
  return transpose(flat);
}
