/** How far two figures may stand apart before they disagree; every number has its reason. */
import { type Exact, magnitude, stepOf } from './exact.ts';
import type { Unit } from './quantity.ts';

/**
 * Contract: an execution rate or a score that is off by no more than this is rounding (a note),
 * more is a contradiction. In points.
 */
export const ROUNDING_POINT: Exact = 50_000n;

/** How heavy it is that an execution rate or a score is off by so much, either way. */
export function severityOf(off: Exact): 'note' | 'contradiction' {
  return magnitude(off) <= ROUNDING_POINT ? 'note' : 'contradiction';
}

/**
 * A full score beside a missed target is no rounding to whole points: the rule takes points off.
 * Only a loss that vanishes at two decimals, the finest these forms print, is let pass.
 */
export const FULL_SCORE_SLACK: Exact = stepOf(2) / 2n;

/** A printed figure stands for everything that rounds to it: half of its last printed decimal. */
export function halfStep(step: Exact): Exact {
  return step / 2n;
}

/**
 * A sum of printed figures: half a step for each one that has decimals, since it may itself be
 * rounded; none for whole numbers, which are given and not computed.
 */
export function sumSlack(
  figures: readonly { readonly step: Exact; readonly whole: boolean }[],
): Exact {
  return figures.reduce((slack, f) => slack + (f.whole ? 0n : halfStep(f.step)), 0n);
}

/** Money keeps the same rule; printed in 万元 even a whole number is rounded to its step. */
export function moneySlack(figures: readonly { readonly step: Exact }[]): Exact {
  return figures.reduce((slack, f) => slack + halfStep(f.step), 0n);
}

/**
 * Confidence from which a reading counts as what the author wrote; text that the file itself
 * holds has 1. Below the second, the difference is most likely our reading.
 */
export const AUTHOR_CONFIDENCE = 0.9;
export const READING_CONFIDENCE = 0.6;

/**
 * A figure more than so many times another with other digits is another quantity. Slips seen and
 * planted (218) stay below 1.7-fold; prose on a whole system beside its own office's form reached
 * 2.4 in money (the real report). Rates and scores of one thing never come to twice each other.
 */
export const FAR: Readonly<Record<Unit, bigint>> = { yuan: 4n, percent: 2n, points: 2n, count: 4n };
