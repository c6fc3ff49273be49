/** One row's legal interval and the verdict on its printed score, in whole hundred-thousandths. */
import type { Rescore } from '../report/record.ts';

export type Item = Rescore['items'][number];

/** Points are compared in hundred-thousandths: far below what any form prints, and whole numbers. */
const PLACES = 5;
const GRAINS = 10 ** PLACES;
/**
 * Full marks for a missed target are no rounding: the rule takes points off. Only a loss that
 * vanishes at two decimals, the finest that these forms print, is let pass.
 */
const FULL_SLACK = 0.005 * GRAINS;

export function toGrains(points: number): number {
  return Math.round(points * GRAINS);
}

export function toPoints(grains: number): number {
  return grains / GRAINS;
}

/** Where a row stands and what it prints. */
export interface Scored {
  readonly path: string;
  readonly printed: number | null;
  readonly weight: number;
  /** Decimals that the score prints: `9.00` has two, though its value is 9. */
  readonly decimals: number;
}

/** Decimals of a number as printed; of its shortest spelling where the print is not known. */
export function decimalsOf(score: number | null, text: string | null): number {
  const print = text !== null && /\d/.test(text) ? text.normalize('NFKC') : String(score ?? '');
  return /\d\.(\d+)/.exec(print)?.[1]?.length ?? 0;
}

/** Half of the last printed decimal; less where a full score was given for less than everything. */
function slackFor({ printed, weight, decimals }: Scored, most: number): number {
  const half = 0.5 * 10 ** (PLACES - Math.min(decimals, PLACES));
  const isFull = printed !== null && toGrains(printed) === toGrains(weight);
  return isFull && most < toGrains(weight) ? Math.min(FULL_SLACK, half) : half;
}

function verdictOf(at: Scored, least: number, most: number): Item['verdict'] {
  if (at.printed === null) return 'NOT_ASSESSABLE';
  const score = toGrains(at.printed);
  // Rounding does not lift a score above its weight.
  if (score > toGrains(at.weight)) return 'FAIL';
  const slack = slackFor(at, most);
  return score >= least - slack && score <= most + slack ? 'PASS' : 'FAIL';
}

export interface Ruling {
  readonly method: Item['method'];
  /** In grains. */
  readonly least: number;
  readonly most: number;
  readonly clause: string | null;
  readonly equation: string | null;
}

/** Returns the row's item; the interval is held between nothing and the weight. */
export function itemOf(at: Scored, { method, least, most, clause, equation }: Ruling): Item {
  const whole = toGrains(at.weight);
  const hold = (grains: number) => Math.min(Math.max(0, grains), Math.max(0, whole));
  const [min, max] = [hold(least), hold(most)];
  return {
    ...{ path: at.path, method, printed: at.printed, min: toPoints(min), max: toPoints(max) },
    ...{ verdict: verdictOf(at, min, max), clause, equation },
  };
}

export function notAssessable(path: string, printed: number | null): Item {
  return {
    ...{ path, method: 'not-assessable', printed, min: null, max: null },
    ...{ verdict: 'NOT_ASSESSABLE', clause: null, equation: null },
  };
}

/** The rule leaves room that the form does not close: a failure is not proven. */
export function doubted(item: Item): Item {
  return item.verdict === 'FAIL' ? { ...item, verdict: 'UNCERTAIN' } : item;
}

/** Two decimals at most, as people would write it down. */
export function spell(points: number): string {
  return String(Math.round(points * 100) / 100);
}
