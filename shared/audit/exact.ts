/** Decimal numbers as whole millionths, so that sums, products and quotients are exact. */

/** Whole millionths of a unit: 76% is 76_000_000n, 761.6 is 761_600_000n. */
export type Exact = bigint;

const DECIMALS = 6;
/** One whole unit. */
export const ONE: Exact = 10n ** BigInt(DECIMALS);
const NUMERAL = /^(-?)(\d*)(?:\.(\d*))?(?:e([+-]?\d+))?$/i;

/** Returns 10 to the minus `decimals` (0 to 6), as millionths. */
export function stepOf(decimals: number): Exact {
  return 10n ** BigInt(DECIMALS - Math.min(Math.max(decimals, 0), DECIMALS));
}

/** Below it a number's millionths are whole numbers that floating point still holds apart. */
const SAFE = 1e9;

/** Returns the number's shortest decimal spelling as millionths; digits behind the sixth round. */
export function exact(value: number): Exact {
  if (Number.isSafeInteger(value)) return BigInt(value) * ONE;
  if (Math.abs(value) < SAFE) return BigInt(Math.round(value * Number(ONE)));
  const match = NUMERAL.exec(String(value));
  if (!match) throw new Error(`not a decimal number: ${value}`);
  const [, sign = '', whole = '', fraction = '', exponent = '0'] = match;
  const digits = BigInt(`${whole}${fraction}` || '0');
  const shift = DECIMALS - fraction.length + Number(exponent);
  const size = shift >= 0 ? digits * 10n ** BigInt(shift) : divide(digits, 10n ** BigInt(-shift));
  return sign === '-' ? -size : size;
}

/** Returns a printed numeral, without commas, as millionths; null for hundreds of digits, which are no number. */
export function exactOf(numeral: string): Exact | null {
  const value = Number(numeral);
  return Number.isFinite(value) ? exact(value) : null;
}

/** Returns a ÷ b rounded half away from zero; b is not 0. */
export function divide(a: bigint, b: bigint): bigint {
  const negative = a < 0n !== b < 0n;
  const [p, q] = [a < 0n ? -a : a, b < 0n ? -b : b];
  const quotient = (2n * p + q) / (2n * q);
  return negative ? -quotient : quotient;
}

export function magnitude(a: bigint): bigint {
  return a < 0n ? -a : a;
}

export function sum(parts: readonly Exact[]): Exact {
  return parts.reduce((total, part) => total + part, 0n);
}

/** Returns part ÷ whole as a percent number in millionths; null where the whole is 0. */
export function percentOf(part: Exact, whole: Exact): Exact | null {
  return whole === 0n ? null : divide(part * 100n * ONE, whole);
}

/** Returns the decimal spelling, rounded to `most` decimals, with at least `least` of them. */
export function spell(value: Exact, most = DECIMALS, least = 0): string {
  const step = stepOf(most);
  const rounded = divide(value, step) * step;
  const size = magnitude(rounded);
  const fraction = String(size % ONE).padStart(DECIMALS, '0');
  const kept = fraction.slice(0, Math.max(least, fraction.replace(/0+$/, '').length));
  const sign = rounded < 0n ? '-' : '';
  return `${sign}${size / ONE}${kept === '' ? '' : `.${kept}`}`;
}
