/** Tells another quantity from a slip by its size: nobody slips by that much and keeps other digits. */
import { type Exact, magnitude } from '../exact.ts';
import type { Unit } from '../quantity.ts';
import { FAR } from '../tolerances.ts';

/** The digits from the first to the last that is not 0, wherever the point stands. */
function digitsOf(value: Exact): string {
  return String(magnitude(value)).replace(/0+$/, '');
}

/** Fewer digits begin alike by chance. */
const TELLING = 2;

/** … and rounded, where the last of them may be one more. */
const ROUNDED = 3;
const rounded = (digits: string, length: number): string =>
  String(Math.round(Number(`${digits.slice(0, length)}.${digits.slice(length)}`)));

/** 24.2636 or 24 for 2426.36 (the unit), 242.36 for 2426.36 (a digit left out or written twice). */
export function hasSameDigits(a: Exact, b: Exact): boolean {
  const [short = '', long = ''] = [digitsOf(a), digitsOf(b)].sort((x, y) => x.length - y.length);
  if (short === long || (short.length >= TELLING && long.startsWith(short))) return true;
  if (short.length >= ROUNDED && rounded(long, short.length) === short) return true;
  if (long.length - short.length !== 1) return false;
  return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
}

/**
 * Whether two figures are so far apart that they cannot be meant to be one, whatever the words
 * before them: the fund that a department pays out beside its own budget, points lost beside points
 * given. 0 is a figure that anybody may have left in place.
 */
export function isOtherQuantity(a: Exact, b: Exact, unit: Unit): boolean {
  const [low, high] = [magnitude(a), magnitude(b)].sort((x, y) => (x < y ? -1 : 1));
  if (!low || !high || hasSameDigits(low, high)) return false;
  return high > low * FAR[unit];
}
