/** Reads what a target or an actual value says: a number with its comparator, a date, a phrase. */

import { withDigits } from '../form/chinese-numerals.ts';
import type { Reading } from '../report/record.ts';
import { isApproximate, isDate, plain, takeComparator, withoutFrame } from './target-words.ts';

const NOTHING: Reading = {
  ...{ kind: 'none', comparator: null, value: null },
  ...{ upper: null, unit: null, direction: null },
};

/** Longer numerals lose digits in a float, and no form prints them. */
const MAX_DIGITS = 15;
const NUMBER = String.raw`[-+]?(?:\d{1,3}(?:,\d{3})+|\d+)(?:\.\d+)?`;
const ONE = new RegExp(`^(${NUMBER})(.*)$`);
const RANGE = new RegExp(`^(${NUMBER})([^\\d]{0,6}?)(?:-|~|—|–|至|到)(${NUMBER})([^\\d]{0,8})$`);
/** What follows a number is its unit when it is short, holds no other number and takes nothing back. */
const UNIT = /^[^\d≥≤<>=.,未不没仅无]{0,12}$/;

/** Null for a numeral that a number cannot hold exactly. */
function toNumber(numeral: string): number | null {
  const digits = numeral.replace(/\D/g, '');
  return digits.length > MAX_DIGITS ? null : Number(numeral.replace(/,/g, ''));
}

/** `定性指标` and a repeated value in the unit column are no units. */
function unitOf(column: string | null): string | null {
  if (column === null) return null;
  const unit = plain(column).replace(/^\d+(?:\.\d+)?(?=%$)/, '');
  return /定性|\d/.test(unit) || /^[-—–/\\]*$/.test(unit) ? null : spelledUnit(unit);
}

function spelledUnit(unit: string): string {
  return unit.replace(/^(?:个)?百分比$/, '%');
}

/** An equals sign, as none at all, does not say whether more or less is better. */
function directionOf(comparator: Reading['comparator']): Reading['direction'] {
  if (comparator === '>=' || comparator === '>') return 'up';
  return comparator === '<=' || comparator === '<' ? 'down' : null;
}

function readRange(text: string, column: string | null): Reading | null {
  const match = RANGE.exec(text);
  const [value, upper] = [toNumber(match?.[1] ?? ''), toNumber(match?.[3] ?? '')];
  if (!match || value === null || upper === null || value > upper) return null;
  const unit = spelledUnit(match[4] || match[2] || '') || unitOf(column);
  return { kind: 'range', comparator: null, value, upper, unit, direction: null };
}

function readNumber(text: string, column: string | null): Reading | null {
  const { comparator, rest } = takeComparator(text);
  if (comparator === null && RANGE.test(rest)) return readRange(rest, column);
  const one = ONE.exec(rest);
  const value = toNumber(one?.[1] ?? '');
  const behind = one?.[2] ?? '';
  if (!one || value === null || !UNIT.test(behind)) return null;
  return {
    ...{ kind: 'number', comparator, value, upper: null },
    ...{ unit: spelledUnit(behind) || unitOf(column), direction: directionOf(comparator) },
  };
}

function read(printed: string, column: string | null): Reading {
  if (printed === '' || /^[-—–/\\]+$/.test(printed)) return NOTHING;
  if (!/\d/.test(printed)) return { ...NOTHING, kind: 'qualitative' };
  if (isDate(printed, unitOf(column))) return { ...NOTHING, kind: 'date' };
  if (isApproximate(printed)) return { ...NOTHING, kind: 'unclear' };
  return readNumber(printed, column) ?? { ...NOTHING, kind: 'unclear' };
}

/**
 * Returns what the printed target says; `unit` is the form's unit column. A text that is not
 * clearly one number, a range or a date is `qualitative` (no digits) or `unclear`, never guessed.
 */
export function readTarget(text: string | null, unit: string | null): Reading {
  return read(withDigits(plain(text ?? '')), unit);
}

/**
 * Returns what the printed actual value says. It may repeat the target's comparator; words that
 * only say that it was reached (`已完成95%`) are taken off.
 */
export function readActual(text: string | null, unit: string | null): Reading {
  return read(withoutFrame(withDigits(plain(text ?? ''))), unit);
}
