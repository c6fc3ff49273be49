/** Amounts of funds as numbers, and whether some come to another. */
import { AMOUNT, numberOf } from './fund-labels.ts';

/** Half of the least that amounts are printed to: a hundredth of a 万元 or of a 元. */
export const HALF_STEP = 0.005;

/** The number that an amount prints; null where the text is none. */
export function amountIn(text: string): number | null {
  return AMOUNT.test(text) ? numberOf(text) : null;
}

/** Whether the parts, all of them printed, come to the whole within the slack. */
export function makeUp(
  whole: number | null,
  parts: readonly (number | null)[],
  slack: number,
): boolean {
  if (whole === null || parts.includes(null)) return false;
  const sum = parts.reduce<number>((total, part) => total + (part ?? 0), 0);
  return Math.abs(sum - whole) < slack;
}
