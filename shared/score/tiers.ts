/** Which band a qualitative result states, and which rating a score falls into. */
import type { Indicator, Rule } from '../report/record.ts';

export interface Tier {
  readonly name: 'met' | 'partly' | 'missed';
  /** Percent of the weight. */
  readonly min: number;
  readonly max: number;
  readonly includesMin: boolean;
  readonly includesMax: boolean;
  /** As the note calls it; null where it does not say. */
  readonly label: string | null;
  readonly clause: string | null;
}

export interface StatedTier {
  readonly tier: Tier;
  /** The row states this band in so many words; else its words only resemble the target's. */
  readonly isStated: boolean;
}

const GOAL = '(?:预期|年度|既定|绩效)*(?:指标|目标|效果)?值?';
const REACH = '(?:达成|达到|实现|完成)了?';
/**
 * The standard phrases, each as the whole result: in a longer text the words may be about a part.
 * 基本完成 is none of them: whether it counts as reached is for the note to say.
 */
const PHRASES: readonly (readonly [RegExp, Tier['name']])[] = [
  [new RegExp(`^(?:未能?|没有?)${REACH}${GOAL}(?:且?效果较差)?$`), 'missed'],
  [new RegExp(`^部分${REACH}${GOAL}(?:并?具有一定效果)?$`), 'partly'],
  [new RegExp(`^(?:已|均|全部|全面|完全)*${REACH}(?:预期|年度|既定|绩效)${GOAL}$`), 'met'],
];
/** Words that say that something was not reached: no resemblance counts beside them. */
const SHORTFALL = /未|不|没|无法|较差|一般|部分|基本|尚|有待|欠/;
/** Letters from which the beginning of a band's name stands for the whole. */
const TELLING_LENGTH = 4;

function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').replace(/[\s,。;、.()"“”]+/g, '');
}

/** Returns the bands that the note prints, best first. */
export function tiersOf(rules: readonly Rule[]): Tier[] {
  return rules.flatMap(({ kind, value, clause }) => {
    const { tier, min, max, name } = value;
    if (kind !== 'qualitative-tier' || typeof min !== 'number' || typeof max !== 'number')
      return [];
    if (tier !== 'met' && tier !== 'partly' && tier !== 'missed') return [];
    return [
      {
        ...{ name: tier, min, max, clause, label: typeof name === 'string' ? name : null },
        ...{ includesMin: value.includesMin === true, includesMax: value.includesMax === true },
      },
    ];
  });
}

/** `部分达成预期指标` for `部分达成预期指标并具有一定效果`. */
function isCalled(result: string, { label }: Tier): boolean {
  const name = plain(label);
  if (name === '' || result === '') return false;
  return name === result || (result.length >= TELLING_LENGTH && name.startsWith(result));
}

/** Returns the band whose name or standard phrase the result is; null for any other words. */
export function namedTier(result: string | null, tiers: readonly Tier[]): Tier | null {
  const words = plain(result);
  const called = tiers.find((tier) => isCalled(words, tier));
  if (called) return called;
  const phrase = PHRASES.find(([pattern]) => pattern.test(words));
  const fitting = phrase ? tiers.filter((tier) => tier.name === phrase[1]) : [];
  // Of four bands two are in between.
  return fitting.length === 1 ? (fitting[0] ?? null) : null;
}

/**
 * Returns the band that the row's words state; null where the form prints no bands, or the words
 * state none. A result that repeats its target states that it was reached.
 */
export function tierFor(row: Indicator, tiers: readonly Tier[]): StatedTier | null {
  if (tiers.length === 0) return null;
  const [target, actual] = [plain(row.target), plain(row.actual)];
  if (actual === '' || target === '') return null;
  const named = namedTier(row.actual, tiers);
  if (named) return { tier: named, isStated: true };
  const met = tiers.find((tier) => tier.name === 'met');
  if (!met || row.actualValue.kind !== 'qualitative') return null;
  if (actual === target) return { tier: met, isStated: true };
  const resembles = target.includes(actual) || actual.includes(target);
  return resembles && !SHORTFALL.test(actual) ? { tier: met, isStated: false } : null;
}

/** Returns the rating whose band the score falls into; null without a score or bands. */
export function bandFor(score: number | null, rules: readonly Rule[]): string | null {
  if (score === null) return null;
  const bands = rules
    .flatMap(({ kind, value: { rating, min } }) =>
      kind === 'rating-band' && typeof rating === 'string' && typeof min === 'number'
        ? [{ rating, min }]
        : [],
    )
    .sort((a, b) => b.min - a.min);
  return bands.find((band) => score >= band.min)?.rating ?? null;
}
