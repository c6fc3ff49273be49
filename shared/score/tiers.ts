/** Which band a qualitative result states, and which rating a score falls into. */
import type { Indicator, Rule } from '../report/record.ts';

export interface Tier {
  /** Percent of the weight. */
  readonly min: number;
  readonly max: number;
}

export interface StatedTier {
  readonly tier: Tier;
  /** The row states this band in so many words; else its words only resemble the target's. */
  readonly isStated: boolean;
  readonly clause: string | null;
}

/** The standard phrases of the three bands; the worse ones first, as they contain the better. */
const PHRASES: readonly (readonly [RegExp, string])[] = [
  [/未(?:能)?(?:达成|达到|实现|完成)(?:预期|年度)?(?:指标|目标)?/, 'missed'],
  [/部分(?:达成|达到|实现|完成)|基本(?:达成|达到|实现|完成)/, 'partly'],
  [/(?:达成|达到|实现|完成)(?:了)?(?:预期|年度)(?:指标|目标|效果)?/, 'met'],
];
/** Words that say that something was not reached: no resemblance counts beside them. */
const SHORTFALL = /未|不|没|无法|较差|一般|部分|基本|尚|有待|欠/;

function plain(text: string | null): string {
  return (text ?? '').normalize('NFKC').replace(/[\s,。;、.]+/g, '');
}

function tierNamed(
  name: string,
  rules: readonly Rule[],
): { tier: Tier; clause: string | null } | null {
  const rule = rules.find((r) => r.kind === 'qualitative-tier' && r.value.tier === name);
  const { min, max } = rule?.value ?? {};
  if (!rule || typeof min !== 'number' || typeof max !== 'number') return null;
  return { tier: { min, max }, clause: rule.clause };
}

/**
 * Returns the band that the row's words state; null where the form prints no bands, or the words
 * state none. A result that repeats its target states that it was reached.
 */
export function tierFor(row: Indicator, rules: readonly Rule[]): StatedTier | null {
  const [target, actual] = [plain(row.target), plain(row.actual)];
  if (actual === '' || target === '') return null;
  const phrase = PHRASES.find(([pattern]) => pattern.test(actual));
  const named = phrase ? tierNamed(phrase[1], rules) : null;
  if (named) return { ...named, isStated: true };
  const met = tierNamed('met', rules);
  if (met === null || row.actualValue.kind !== 'qualitative') return null;
  if (actual === target) return { ...met, isStated: true };
  const resembles = target.includes(actual) || actual.includes(target);
  return resembles && !SHORTFALL.test(actual) ? { ...met, isStated: false } : null;
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
