/** Seeded chance, so that a report and its planted contradiction can be made again. */
import { uniform } from '../../support/random.ts';

export interface Chance {
  /** A whole number from `least` to `most`, both included. */
  readonly int: (least: number, most: number) => number;
  readonly pick: <T>(values: readonly T[]) => T;
}

/** Seeds that follow each other begin far apart. */
const APART = 0x9e3779b9;

export function chance(seed: number): Chance {
  const next = uniform(seed * APART);
  const int = (least: number, most: number) => least + Math.floor(next() * (most - least + 1));
  return { int, pick: (values) => values[int(0, values.length - 1)]! };
}
