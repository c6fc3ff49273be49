/** Reads the rating that a sentence gives (优, 良, 中, 差), and what it rates. */
import type { RawMention } from './raw-narrative.ts';
import {
  BY_OTHERS,
  RATING,
  RATING_BEHIND,
  RATING_QUOTED,
  RATINGS,
  RULE_SENTENCE,
  SOME_RATED,
} from './score-words.ts';
import { type Sentence, yearOf } from './sentences.ts';
import { type OwnNames, withoutNames } from './subject.ts';
import { UNDERTAKING } from './words.ts';

/** Where a mention stands: what every one of a sentence's carries. */
export function spotOf(sentence: Sentence, group: number) {
  const { text, passage, index } = sentence;
  return { sentence: text, passage, sentenceIndex: index, group };
}

export const PLAIN = { aspect: null, part: null, label: null, partOf: false } as const;

function findRatings(sentence: Sentence): { word: string; start: number }[] {
  const text = sentence.text.text;
  if (RULE_SENTENCE.test(text)) return [];
  return [RATING, RATING_BEHIND, RATING_QUOTED].flatMap((pattern) =>
    [...text.matchAll(pattern)].map((match) => ({
      word: match[1] ?? '',
      start: match.index + match[0].lastIndexOf(match[1] ?? ''),
    })),
  );
}

/** 经市财政局审定,得分94分: what others gave is no self score, unless 自评 is said behind them. */
export function isByOthers(head: string, headings: readonly string[]): boolean {
  const words = `${headings.at(-1) ?? ''}。${head}`;
  const others = [...words.matchAll(BY_OTHERS)].at(-1)?.index;
  return others !== undefined && words.lastIndexOf('自评') < others;
}

/** The rating of what the sentence scores: a project's is not the report's. */
export function ratedWith(points: readonly RawMention[], rating: RawMention): RawMention {
  const scored = points.filter(({ kind }) => kind === 'selfScore' || kind === 'other');
  const [first] = scored;
  if (!first || scored.some(({ kind }) => kind === 'selfScore')) return rating;
  return { ...rating, kind: 'other', scope: first.scope };
}

/** What is rated, where it is not the report: some projects, or what the clause names. */
function scopeOf(head: string, about: string | null, own: OwnNames): string | null {
  const clause = withoutNames(head.split(/[,;:。]/).at(-1) ?? '', own);
  return SOME_RATED.test(clause) || UNDERTAKING.test(clause) ? clause : about;
}

/** Returns the ratings of a sentence, each once; `about` is what its heading is about. */
export function ratingMentions(
  sentence: Sentence,
  about: string | null,
  own: OwnNames,
): RawMention[] {
  const seen = new Set<string>();
  return findRatings(sentence).flatMap(({ word, start }) => {
    const value = RATINGS[word];
    if (value === undefined || seen.has(value)) return [];
    if (isByOthers(sentence.text.text.slice(0, start), sentence.headings)) return [];
    seen.add(value);
    const group = sentence.text.text.slice(0, start).split(';').length - 1;
    return [
      {
        ...PLAIN,
        ...spotOf(sentence, group),
        kind: 'selfRating' as const,
        scope: scopeOf(sentence.text.text.slice(0, start), about, own),
        unit: 'text' as const,
        number: value,
        unitWord: '',
        printed: { ...sentence.text, text: word },
        year: yearOf(sentence, start),
      },
    ];
  });
}
