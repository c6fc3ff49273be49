/** Chance by seed: the same seed is the same run. */
import { uniform } from '../support/random.ts';

export interface Random {
  (): number;
  /** True in this share of the calls. */
  readonly chance: (share: number) => boolean;
  /** A whole number from 0 below `end`. */
  readonly below: (end: number) => number;
}

export function randomBy(seed: number): Random {
  const next = uniform(seed);
  return Object.assign(next, {
    chance: (share: number) => next() < share,
    below: (end: number) => Math.floor(next() * end),
  });
}
