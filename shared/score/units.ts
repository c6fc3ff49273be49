/** Brings a target and its actual value to one unit, or says that it cannot be done. */
import type { Indicator, Reading } from '../report/record.ts';

export interface Amounts {
  readonly value: number;
  /** The target, or the lower end of its range. */
  readonly bound: number;
  readonly upper: number | null;
}

/** Numerals in front of a unit: `万元` is ten thousand of `元`. */
const FACTORS: readonly (readonly [string, number])[] = [
  ['亿', 1e8],
  ['万', 1e4],
];
/** Ten decimals are more than any form prints, and what multiplication adds lies below them. */
const PLACES = 1e10;

const settled = (value: number) => Math.round(value * PLACES) / PLACES;

/** What part of the whole it is; exactly 0.6 for 2.01 of 3.35, which floating point puts below. */
export const shareOf = (part: number, whole: number): number => settled(part / whole);

function scaleOf(unit: string): { factor: number; rest: string } {
  const found = FACTORS.find(([numeral]) => unit.startsWith(numeral));
  return { factor: found?.[1] ?? 1, rest: found ? unit.slice(found[0].length) : unit };
}

/** A shorter name of the same unit: `人` and `人次`, `元` and `元/人`. */
function mayBeSame(a: string, b: string): boolean {
  const plain = (unit: string) => unit.replace(/[()/每、]/g, '');
  const [p, q] = [plain(a), plain(b)];
  return p.startsWith(q) || q.startsWith(p);
}

/** Factors that bring both to one unit; a missing unit is the other's. Null where they differ. */
function factorsOf(target: Reading, actual: Reading): readonly [number, number] | null {
  if (target.unit === actual.unit || target.unit === null || actual.unit === null) return [1, 1];
  const [a, b] = [scaleOf(target.unit), scaleOf(actual.unit)];
  return mayBeSame(a.rest, b.rest) ? [a.factor, b.factor] : null;
}

/** `1` for 100% and `0.98` for 98%: which of the two is meant cannot be told from a bare number. */
function isFraction(text: string | null, value: number, other: number): boolean {
  return !(text ?? '').normalize('NFKC').includes('%') && value > 0 && value <= 1 && other > 1;
}

/** A value so much smaller than the other was rather written down in another unit. */
const UNIT_GAP = 1000;

/**
 * Returns both values in one unit; null where one is no number, the units differ, or one of them
 * may have been written down in another unit than the other.
 */
export function amountsOf(row: Indicator): Amounts | null {
  const { targetValue: target, actualValue: actual } = row;
  if (actual.kind !== 'number' || actual.value === null) return null;
  if (!['number', 'range'].includes(target.kind) || target.value === null) return null;
  const factors = factorsOf(target, actual);
  if (factors === null) return null;
  const scaled = (value: number, factor: number) => settled(value * factor);
  const [bound, value] = [scaled(target.value, factors[0]), scaled(actual.value, factors[1])];
  const isPercent = target.unit === '%' || actual.unit === '%';
  if (isPercent && isFraction(row.actual, value, bound)) return null;
  if (isPercent && isFraction(row.target, bound, value)) return null;
  const [less, more] = [Math.min(bound, value), Math.max(bound, value)];
  if (less > 0 && more / less >= UNIT_GAP) return null;
  return { value, bound, upper: target.upper === null ? null : scaled(target.upper, factors[0]) };
}
