/**
 * Tells a slip from a list that leaves something out: where two neighbouring digits changed places, or
 * one digit is another, the sum comes out to the last place, which an incomplete list does by chance
 * only.
 */
import { readProseNumber } from './prose-numbers.ts';

/** A number of the prose as read and as printed. */
export interface Printed {
  readonly value: number;
  readonly step: number;
  readonly number: string;
  readonly unitWord: string;
}

/** So many different sums the figures could give: fewer, and chance may put the digits right. */
const TELLING_SWAP = 300;
/**
 * … behind 其中 and of three parts or more: of 246 such lists of whole reports 234 add up, and of the 12 that leave
 * something out none is a swap away from its total, whatever its digits.
 */
const TELLING_LIST = 100;
export const LIST = 3;
/** Ten digits in each place are tried, not one swap. */
const TELLING_DIGIT = 30_000;
/** … behind words that announce all the uses of the total: few such lists leave anything out. */
const TELLING_USES = 5000;
/** Where words leave nothing out, a slip only says which total is meant. */
const TELLING_CLOSED = 50;
const FEWEST_DIGITS = 3;
const FEWEST_IN_LIST = 2;

/** The largest power of ten that all figures are multiples of, in their unit. */
function resolutionOf(figures: readonly Printed[]): number {
  const finest = Math.min(...figures.map(({ step }) => step));
  const counts = figures.map(({ value }) => Math.round(value / finest));
  let power = 1;
  while (counts.some((count) => count !== 0) && counts.every((count) => count % (power * 10) === 0))
    power *= 10;
  return finest * power;
}

/** Digits further apart than this do not change places by a slip. */
const SWAPPED_WITHIN = 2;

function swapped(digits: string): string[] {
  return [...digits].flatMap((digit, at) =>
    Array.from({ length: SWAPPED_WITHIN }, (_, i) => at + 1 + i).flatMap((to) => {
      const other = digits[to];
      if (other === undefined || other === digit) return [];
      const between = digits.slice(at + 1, to);
      return [digits.slice(0, at) + other + between + digit + digits.slice(to + 1)];
    }),
  );
}

function changed(digits: string): string[] {
  return [...digits].flatMap((digit, at) =>
    [...'0123456789']
      .filter((other) => other !== digit)
      .map((other) => digits.slice(0, at) + other + digits.slice(at + 1)),
  );
}

/** The numbers that a slip of this kind makes of the figure, in its own unit. */
function variantsOf(figure: Printed, make: (digits: string) => string[], fewest: number): number[] {
  const plain = figure.number.replaceAll(',', '');
  const digits = plain.replace('.', '');
  if (digits.replace(/^0+/, '').length < fewest) return [];
  const decimals = plain.split('.')[1]?.length ?? 0;
  return make(digits).flatMap((made) => {
    const text = decimals === 0 ? made : `${made.slice(0, -decimals)}.${made.slice(-decimals)}`;
    return readProseNumber(text, figure.unitWord)?.value ?? [];
  });
}

export interface Chance {
  /** So many totals may be meant. */
  readonly candidates: number;
  /** The words leave nothing out. */
  readonly closed: boolean;
  /** The total stands right before the list. */
  readonly near?: boolean;
  /** The words announce what all of it went to. */
  readonly uses?: boolean;
  /**
   * The parts are all of a bracket right behind the total: of 82 such lists of whole reports 74 add up, and each of the
   * others tells of a change or an average by its words.
   */
  readonly bracket?: boolean;
}

/** So many different sums tell a swap from chance. */
function tellingSwap(parts: readonly Printed[], { closed, near, bracket }: Chance): number {
  if (closed || bracket === true) return TELLING_CLOSED;
  return near === true && parts.length >= LIST ? TELLING_LIST : TELLING_SWAP;
}

/** … and one digit. */
function tellingDigit({ uses, bracket }: Chance): number {
  if (bracket === true) return TELLING_CLOSED;
  return uses === true ? TELLING_USES : TELLING_DIGIT;
}

/** Whether one slip in one of the figures makes the parts add up to the total, exactly. */
export function isSlip(total: Printed, parts: readonly Printed[], chance: Chance): boolean {
  const figures = [total, ...parts];
  const sums = total.value / resolutionOf(figures);
  const gap = parts.reduce((all, { value }) => all + value, 0) - total.value;
  const close = Math.min(...figures.map(({ step }) => step)) / 2;
  const mends = (figure: Printed, made: number): boolean => {
    const moved = (made - figure.value) * (figure === total ? -1 : 1);
    return Math.abs(gap + moved) < close;
  };
  const fits = (make: (digits: string) => string[], fewest: number): boolean =>
    figures.some((figure) => variantsOf(figure, make, fewest).some((made) => mends(figure, made)));
  // Each total that may be meant is one more chance to come out.
  const telling = sums / chance.candidates;
  const least = tellingSwap(parts, chance);
  if (telling < least) return false;
  const fewest = least < TELLING_SWAP ? FEWEST_IN_LIST : FEWEST_DIGITS;
  return fits(swapped, fewest) || (telling >= tellingDigit(chance) && fits(changed, FEWEST_DIGITS));
}
