/** Numbers by seed: the same seed is the same run. */

export interface Random {
  (): number;
  /** True in this share of the calls. */
  readonly chance: (share: number) => boolean;
  /** A whole number from 0 below `end`. */
  readonly below: (end: number) => number;
}

/** A small generator (mulberry32). */
export function randomBy(seed: number): Random {
  let state = seed >>> 0;
  const next = () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let t = Math.imul(state ^ (state >>> 15), 1 | state);
    t = (t + Math.imul(t ^ (t >>> 7), 61 | t)) ^ t;
    return ((t ^ (t >>> 14)) >>> 0) / 4_294_967_296;
  };
  return Object.assign(next, {
    chance: (share: number) => next() < share,
    below: (end: number) => Math.floor(next() * end),
  });
}
