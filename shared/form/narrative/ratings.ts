/** Reads the rating that a sentence gives (优, 良, 中, 差), and what it rates. */
import type { RawMention } from './raw-narrative.ts';
import { RATING, RATING_BEHIND, RATINGS, RULE_SENTENCE } from './score-words.ts';
import { type Sentence, yearBefore } from './sentences.ts';

/** Where a mention stands: what every one of a sentence's carries. */
export function spotOf(sentence: Sentence, group: number) {
  const { text, passage, index } = sentence;
  return { sentence: text, passage, sentenceIndex: index, group };
}

export const PLAIN = { aspect: null, part: null, label: null, partOf: false } as const;

function findRatings(sentence: Sentence): { word: string; start: number }[] {
  const text = sentence.text.text;
  if (RULE_SENTENCE.test(text)) return [];
  return [RATING, RATING_BEHIND].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      word: match[1] ?? '',
      start: match.index + match[0].length - (match[1]?.length ?? 0),
    })),
  );
}

/** The rating of what the sentence scores: a project's is not the report's. */
export function ratedWith(points: readonly RawMention[], rating: RawMention): RawMention {
  const scored = points.filter(({ kind }) => kind === 'selfScore' || kind === 'other');
  const [first] = scored;
  if (!first || scored.some(({ kind }) => kind === 'selfScore')) return rating;
  return { ...rating, kind: 'other', scope: first.scope };
}

/** Returns the ratings of a sentence, each once. */
export function ratingMentions(sentence: Sentence): RawMention[] {
  const seen = new Set<string>();
  return findRatings(sentence).flatMap(({ word, start }) => {
    const value = RATINGS[word];
    if (value === undefined || seen.has(value)) return [];
    seen.add(value);
    const group = sentence.text.text.slice(0, start).split(';').length - 1;
    return [
      {
        ...PLAIN,
        ...spotOf(sentence, group),
        kind: 'selfRating' as const,
        scope: null,
        unit: 'text' as const,
        number: value,
        unitWord: '',
        printed: { ...sentence.text, text: word },
        year: yearBefore(sentence.text.text, start),
      },
    ];
  });
}
