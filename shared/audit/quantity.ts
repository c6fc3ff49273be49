/** A number of the record with the form it was printed in: its value, its last decimal, its spelling. */
import type { Evidence } from '../report/evidence.ts';
import { type Exact, exact, exactOf, ONE, spell, stepOf } from './exact.ts';

export type Unit = 'yuan' | 'percent' | 'points' | 'count';
export type AmountUnit = '万元' | '元';

export interface Quantity {
  /** JSON Pointer into the record. */
  readonly path: string;
  readonly unit: Unit;
  readonly value: Exact;
  /** One unit of its last printed decimal, in the value's own unit. */
  readonly step: Exact;
  /** Whether it was printed without decimals. */
  readonly whole: boolean;
  /** As printed, with its unit: `761.6万元`, `76%`. */
  readonly text: string;
}

interface Spelling {
  readonly numeral: string;
  readonly decimals: number;
  /** How many of the value's units one of the numeral's is: 10000 for 万元. */
  readonly factor: bigint;
}

const NUMERALS = /\d[\d,]*(?:\.\d+)?/g;
const FACTORS: Readonly<Record<Unit, readonly bigint[]>> = {
  yuan: [10_000n, 1n, 100_000_000n, 1000n, 1_000_000n],
  percent: [1n],
  points: [1n],
  count: [1n],
};
const SUFFIX: Readonly<Record<Unit, string>> = { yuan: '', percent: '%', points: '', count: '' };
const FACTOR_NAMES = new Map<bigint, string>([
  [1n, '元'],
  [1000n, '千元'],
  [10_000n, '万元'],
  [1_000_000n, '百万元'],
  [100_000_000n, '亿元'],
]);

export function factorOf(unit: AmountUnit | null): bigint {
  return unit === '元' ? 1n : 10_000n;
}

/** Finds the numeral of a printed text that means the value; null where none does. */
function findSpelling(
  text: string,
  value: Exact,
  unit: Unit,
  amountUnit: AmountUnit | null,
): Spelling | null {
  const own = unit === 'yuan' ? [factorOf(amountUnit)] : [];
  for (const factor of [...own, ...FACTORS[unit]])
    for (const [numeral] of text.matchAll(NUMERALS)) {
      const plain = numeral.replaceAll(',', '');
      const size = exactOf(plain);
      if (size === null || (size * factor !== value && size * factor !== -value)) continue;
      return { numeral, decimals: plain.split('.')[1]?.length ?? 0, factor };
    }
  return null;
}

/** Where no print is at hand, the number's shortest spelling stands in for it. */
function shortest(value: Exact, unit: Unit, amountUnit: AmountUnit | null): Spelling {
  const factor = unit === 'yuan' ? factorOf(amountUnit) : 1n;
  const numeral = spell(value / factor);
  return { numeral, decimals: numeral.split('.')[1]?.length ?? 0, factor };
}

/**
 * Returns the number at a path as printed there. `print` is the evidence, or for a figure of the
 * prose its sentence; without one, or where the print does not hold the value, the number's
 * shortest spelling counts.
 */
export function quantityAt(
  path: string,
  value: number,
  unit: Unit,
  options: {
    readonly evidence?: Evidence | undefined;
    readonly sentence?: string;
    readonly amountUnit: AmountUnit | null;
  },
): Quantity {
  const size = exact(value);
  const found = [options.evidence?.text, options.sentence]
    .map((text) => (text === undefined ? null : findSpelling(text, size, unit, options.amountUnit)))
    .find((spelling) => spelling !== null);
  const spelling = found ?? shortest(size, unit, options.amountUnit);
  const suffix = unit === 'yuan' ? (FACTOR_NAMES.get(spelling.factor) ?? '') : SUFFIX[unit];
  return {
    path,
    unit,
    value: size,
    step: stepOf(spelling.decimals) * spelling.factor,
    whole: spelling.decimals === 0,
    text: `${value < 0 && !spelling.numeral.startsWith('-') ? '-' : ''}${spelling.numeral}${suffix}`,
  };
}

/** Returns a computed amount as people write it: `761.52万元`, with two decimals at least. */
export function moneyText(value: Exact, unit: AmountUnit | null): string {
  const factor = factorOf(unit);
  return `${spell(value / factor, 6, 2)}${FACTOR_NAMES.get(factor) ?? ''}`;
}

/** Returns the bare numeral of an amount, for equations: `761.52`. */
export function moneyNumeral(value: Exact, unit: AmountUnit | null): string {
  return spell(value / factorOf(unit), 6, 2);
}

/** Returns the bare numeral of a printed amount in the unit, with the decimals that it prints. */
export function printedNumeral({ value, step }: Quantity, unit: AmountUnit | null): string {
  const factor = factorOf(unit);
  let decimals = 0;
  for (let last = step / factor; last > 0n && last < ONE && decimals < 6; last *= 10n) decimals++;
  return spell(value / factor, 6, decimals);
}

export function percentText(value: Exact, decimals = 2): string {
  return `${spell(value, decimals)}%`;
}

export function pointsText(value: Exact): string {
  return spell(value, 2);
}

/** Whole units as a plain number, for fingerprints. */
export function plain(quantity: Quantity): string {
  return spell(quantity.value);
}
