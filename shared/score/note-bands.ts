/** The ratings that a note prints, each with the score from which it is due. */
import type { Rule } from '../report/record.ts';
import { folded, printedRule } from './clauses.ts';

const WORD = '(优秀|良好|中等|不合格|基本合格|合格|较差|一般|优|良|中|差)';
/** Three digits at most: longer runs are no scores, and would cost their square. */
const SCORE = String.raw`(\d{1,3}(?:\.\d{1,2})?)`;
const INCLUDED = String.raw`(?:\((?:不)?含(?:\d+(?:\.\d+)?分?)?\))?`;
const POINTS = String.raw`${SCORE}分?${INCLUDED}分?`;
const DASH = '(?:-|—|–|~|至|到)';
const IS = String.raw`(?:之间|区间)?的?(?:,?(?:评价?定?为|定为|评价?等级为|等级为|等次为|为|是)|:)?["“'‘]?`;
const OF = String.raw`["”'’]?(?:等次|等级|档)?(?:为|是|:)?\(?(?:综合|自评|评价)*(?:得分|评分|总分|分值)?(?:在|为)?`;
const BELOW = '(?:及|或)?以下';
const ABOVE = String.raw`(?:及|或)?(?:含)?(?:及)?以上`;

interface Spelling {
  readonly pattern: RegExp;
  readonly word: number;
  /** The group of the least score; null where it is none. */
  readonly least: number | null;
  /** The group of the other bound, where a range may begin with either (100-90, 90-100). */
  readonly other?: number;
}

/** Whole-number bounds (90-100, 80-89) are read as `at least` the lower one. */
const SPELLINGS: readonly Spelling[] = [
  {
    pattern: new RegExp(`${POINTS}${DASH}${POINTS}${IS}${WORD}`, 'g'),
    word: 3,
    least: 1,
    other: 2,
  },
  {
    pattern: new RegExp(`${WORD}${OF}${POINTS}${DASH}${POINTS}`, 'g'),
    ...{ word: 1, least: 2, other: 3 },
  },
  { pattern: new RegExp(`${POINTS}${ABOVE}${INCLUDED}${IS}${WORD}`, 'g'), word: 2, least: 1 },
  { pattern: new RegExp(`${WORD}${OF}${POINTS}${ABOVE}`, 'g'), word: 1, least: 2 },
  { pattern: new RegExp(`(?:≥|>=)${POINTS}${IS}${WORD}`, 'g'), word: 2, least: 1 },
  { pattern: new RegExp(`${WORD}${OF}(?:≥|>=)${POINTS}`, 'g'), word: 1, least: 2 },
  {
    pattern: new RegExp(
      String.raw`${SCORE}分?(?:≤|<=?)[^\d≤<,、。]{1,6}(?:≤|<=?)${POINTS}${IS}${WORD}`,
      'g',
    ),
    ...{ word: 3, least: 1 },
  },
  {
    pattern: new RegExp(String.raw`${WORD}${OF}${SCORE}分?(?:≤|<=?)[^\d≤<,、。]{1,6}(?:≤|<)`, 'g'),
    ...{ word: 1, least: 2 },
  },
  {
    pattern: new RegExp(
      `${POINTS}${ABOVE}${INCLUDED}[,、]?${POINTS}以下${INCLUDED}${IS}${WORD}`,
      'g',
    ),
    ...{ word: 3, least: 1 },
  },
  {
    // 80分以上90分以下为良 has a lower bound too.
    pattern: new RegExp(
      `(?<!以上${INCLUDED}[,、]?)(?<!\\d)${POINTS}${BELOW}${INCLUDED}${IS}${WORD}`,
      'g',
    ),
    ...{ word: 2, least: null },
  },
  {
    pattern: new RegExp(
      `(?<![≤<][^\\d≤<,、。;]{1,6})(?:<|低于|不足|小于)${POINTS}${IS}${WORD}`,
      'g',
    ),
    word: 2,
    least: null,
  },
  { pattern: new RegExp(`${WORD}${OF}${POINTS}${BELOW}`, 'g'), word: 1, least: null },
  { pattern: new RegExp(`${WORD}${OF}(?:<|低于|不足|小于)${POINTS}`, 'g'), word: 1, least: null },
];

/** Best first; words of one line mean the same. */
const RANKS: readonly (readonly string[])[] = [
  ['优', '优秀'],
  ['良', '良好'],
  ['中', '中等', '一般', '合格', '基本合格'],
  ['差', '较差', '不合格'],
];
const LEAST_BANDS = 3;
const BEST = '优';

interface Band {
  readonly rating: string;
  readonly min: number;
}

function rankOf(rating: string): number {
  return RANKS.findIndex((words) => words.includes(rating));
}

function bandsIn(note: string): Band[] {
  // Most notes have none: they are not searched a dozen times.
  if (!note.includes(BEST)) return [];
  const text = folded(note);
  const found = SPELLINGS.flatMap(({ pattern, word, least, other }) =>
    [...text.matchAll(pattern)].map((m) => {
      const bounds = [least, other].flatMap((group) => (group == null ? [] : [Number(m[group])]));
      return { rating: m[word] ?? '', min: bounds.length === 0 ? 0 : Math.min(...bounds) };
    }),
  );
  const distinct = new Map(found.map((band) => [`${band.rating} ${band.min}`, band]));
  return [...distinct.values()].sort((a, b) => b.min - a.min);
}

/** Each rating once, better ones from higher scores, the worst from nothing: else it was misread. */
function isWhole(bands: readonly Band[]): boolean {
  return (
    bands.length >= LEAST_BANDS &&
    rankOf(bands[0]?.rating ?? '') === 0 &&
    bands.at(-1)?.min === 0 &&
    bands.every(({ rating, min }, i) => {
      const above = bands[i - 1];
      return above === undefined || (rankOf(above.rating) < rankOf(rating) && above.min > min);
    })
  );
}

/** The sentences of the note that print the bands; the whole note where they are in several. */
function clauseOf(note: string, bands: readonly Band[]): string {
  const sentences = note.split(/(?<=。)/).map((s) => s.trim());
  return sentences.find((s) => bandsIn(s).length === bands.length) ?? note;
}

/** Returns the rating bands that a note prints, best first; none where they cannot be read whole. */
export function bandRules(notes: readonly string[]): Rule[] {
  for (const note of notes) {
    const bands = bandsIn(note);
    if (!isWhole(bands)) continue;
    const clause = clauseOf(note, bands);
    return bands.map(({ rating, min }) => printedRule('rating-band', { rating, min }, clause));
  }
  return [];
}
