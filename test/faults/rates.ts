/** The faults of the seeded runs by name, each with how often it strikes; the last is all at once. */

export interface Rates {
  /** Share of the events that come twice, and of those that come rounds later. All are shuffled. */
  readonly duplicates: number;
  readonly delays: number;
  /** Share of the calls to the outside at which the worker dies: half before, half after. */
  readonly deaths: number;
  /** Share of the calls at which a worker sleeps until its lease ran out and others were at work. */
  readonly sleeps: number;
  /** Share of the calls that fail without an effect: throttled, connection broken, disk full. */
  readonly failures: number;
  /** Share of the batches of which half is taken and the rest refused for good. */
  readonly halves: number;
  /** Share of the transfers that are cut. */
  readonly cuts: number;
  /** Share of the keys that get another file before the first one's event is delivered. */
  readonly changes: number;
  /** Share of the documents that a newer version reads too, at the same time. */
  readonly upgrades: number;
  /** Seconds that a worker's clock may be ahead or behind. */
  readonly skewSeconds: number;
  /** Share of the documents that no extractor can read. */
  readonly poison: number;
}

const CALM: Rates = {
  ...{ duplicates: 0, delays: 0, deaths: 0, sleeps: 0, failures: 0, halves: 0, cuts: 0 },
  ...{ changes: 0, upgrades: 0, skewSeconds: 0, poison: 0 },
};

const EVENTS = { duplicates: 0.2, delays: 0.2 };
const MINUTES_10 = 600;

export const ALL = 'all at once';

export const FAULTS: Readonly<Record<string, Rates>> = {
  'redelivered, reordered, delayed': { ...CALM, ...EVENTS },
  'death at any await': { ...CALM, deaths: 0.08 },
  'lease expiry and zombies': { ...CALM, ...EVENTS, sleeps: 0.08 },
  'throttled, broken, disk full': { ...CALM, failures: 0.08 },
  'half-written batches': { ...CALM, halves: 0.3 },
  'truncated and changed objects': { ...CALM, ...EVENTS, cuts: 0.3, changes: 0.3 },
  'two versions at work': { ...CALM, ...EVENTS, sleeps: 0.04, upgrades: 1 },
  'poison documents': { ...CALM, ...EVENTS, deaths: 0.05, poison: 0.4 },
  'clock skew': { ...CALM, ...EVENTS, sleeps: 0.08, skewSeconds: MINUTES_10 },
  [ALL]: {
    ...{ ...EVENTS, deaths: 0.04, sleeps: 0.02, failures: 0.02, halves: 0.05, cuts: 0.05 },
    ...{ changes: 0.1, upgrades: 0.3, skewSeconds: MINUTES_10, poison: 0.1 },
  },
};
