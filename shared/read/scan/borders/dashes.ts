/**
 * Lines drawn with dashes or dots → the same picture with them drawn through, so that borders are
 * found. The page's long lines tell its dashes and gaps; then a line is what has these between two
 * lines that cross it.
 */

import { copyOf, type Mask, type Raster, transpose } from '../raster.ts';
import { crosses, keepCrossing } from './borders.ts';
import { type Chain, chainsOf, isStraight, middleAt, THICKEST } from './dash-chains.ts';
import { type Line, placeOf, SAME } from './dash-ends.ts';
import { findNetwork, isShown, LONG, LONGEST_GAP, type Network, patternOf } from './dash-lines.ts';
import type { LinesOfInk } from './faint-lines.ts';
import { middleOf } from './lanes.ts';
import { findStrokes, type Stroke } from './strokes.ts';

/** A long line with so many dashes shows that the page has such lines. */
const MANY = 8;
/** A line of which more than this share is drawn through is none of them. */
const SOLID = 0.7;
/** Of a line drawn with dashes no more than this share is ink... */
const MOST_INK = 0.85;
/** ...and this share of its dashes and of its gaps are alike within these, a share or pixels. */
const REGULAR = 0.6;
const ALIKE = 0.35;
const BLUR = 1.5;
/** A table has as many lines; rows of letters that happen to be even are fewer. */
const LEAST_LINES = 5;
/** They are as long as this share of the page's solid table lines, all together. */
const LEAST_SHARE = 0.2;
/** A dashed line meets a crossing one that comes this close behind a gap, in inches. */
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

/** A line of dashes as a stroke. */
interface Dashed extends Stroke {
  readonly chain: Chain;
}

const lengthOf = ({ from, to }: Stroke): number => to - from;
const sumOf = (lines: readonly Stroke[]): number =>
  lines.reduce((sum, line) => sum + lengthOf(line), 0);
function toDashed(chain: Chain): Dashed {
  return { chain, at: middleAt(chain.seen), from: chain.from, to: chain.to + 1 };
}

/** Tells whether the chain is long enough to show that the page has such lines. */
const isLong = ({ gaps, from, to }: Chain, dpi: number): boolean =>
  gaps.length >= MANY && to - from >= dpi * LONG;

/** Returns how much of the stroke others draw through. */
function drawnOf(line: Stroke, others: readonly Stroke[], dpi: number): number {
  return others
    .filter(({ at }) => Math.abs(at - line.at) <= dpi * SAME)
    .reduce(
      (sum, { from, to }) => sum + Math.max(0, Math.min(to, line.to) - Math.max(from, line.from)),
      0,
    );
}

/** Tells whether print stands above or below the line close to both of its ends; `lying` has it level. */
function isBetweenPrint({ at, from, to }: Stroke, lying: Mask, dpi: number): boolean {
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

/** Tells whether dashes and gaps of the line are alike: what wore off a line that is drawn through is not. */
function isRegular({ dashes, gaps, seen, from, to }: Chain): boolean {
  if (seen.length > (to - from) * MOST_INK) return false;
  const [dash, gap] = [middleOf(dashes) ?? 0, middleOf(gaps) ?? 0];
  const isNear = (a: number, b: number): boolean =>
    Math.abs(a - b) <= Math.max(BLUR, Math.max(a, b) * ALIKE);
  const shareOf = (list: readonly number[], usual: number): number =>
    list.filter((own) => isNear(own, usual)).length / list.length;
  return shareOf(dashes, dash) >= REGULAR && shareOf(gaps, gap) >= REGULAR;
}

/** Returns the long lines with many dashes that are not drawn through. */
function longOf(chains: readonly Chain[], solid: readonly Stroke[], dpi: number): Dashed[] {
  return chains.flatMap((chain) => {
    if (!isLong(chain, dpi) || !isShown(chain) || !isStraight(chain, dpi)) return [];
    const line = toDashed(chain);
    return isRegular(chain) || drawnOf(line, solid, dpi) <= lengthOf(line) * SOLID ? [line] : [];
  });
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

/** Draws the line through. */
function draw(out: Raster, line: Line): void {
  for (let lane = Math.max(0, line.from); lane <= Math.min(out.height - 1, line.to); lane++) {
    const at = placeOf(line, lane);
    for (let across = at - 1; across <= at; across++) {
      const place = lane * out.width + across;
      if (across >= 0 && across < out.width)
        out.data[place] = Math.min(DRAWN, out.data[place] ?? DRAWN);
    }
  }
}

/** The picture with its dashed lines drawn through. */
export interface Joined extends Network {
  readonly drawn: Raster;
}

/** Returns the picture with dashed and dotted lines drawn through; null where it has none. */
export function joinDashes(grey: Raster, { ink, turned }: LinesOfInk, dpi: number): Joined | null {
  const chains = {
    level: chainsOf(turned, dpi, LONGEST_GAP),
    upright: chainsOf(ink, dpi, LONGEST_GAP),
  };
  const many = [...chains.level, ...chains.upright].filter((chain) => isLong(chain, dpi));
  if (many.length < LEAST_LINES) return null;
  const solid = findStrokes(ink, dpi, turned);
  const long = {
    level: longOf(chains.level, solid.level, dpi),
    upright: longOf(chains.upright, solid.upright, dpi),
  };
  const known = [
    ...withoutLeaders(long.level, [...long.upright, ...solid.upright], ink, dpi),
    ...withoutLeaders(long.upright, [...long.level, ...solid.level], turned, dpi),
  ];
  const table = keepCrossing(solid, dpi * TOUCH);
  const wholeOf = (strokes: readonly Stroke[], broken: readonly Stroke[]): number =>
    sumOf(strokes) - strokes.reduce((sum, stroke) => sum + drawnOf(stroke, broken, dpi), 0);
  const whole = wholeOf(table.level, long.level) + wholeOf(table.upright, long.upright);
  if (known.length < LEAST_LINES || sumOf(known) < whole * LEAST_SHARE) return null;
  const pattern = patternOf(
    known.map(({ chain }) => chain),
    dpi,
  );
  const { lines, sure } = findNetwork({ level: turned, upright: ink }, solid, pattern, dpi);
  const out = copyOf(grey);
  for (const line of lines.upright) draw(out, line);
  const flat = transpose(out);
  for (const line of lines.level) draw(flat, line);
  return { drawn: transpose(flat), lines, sure };
}
