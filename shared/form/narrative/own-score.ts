/**
 * Tells the report's own score from scores that look like it: where a sentence calls one 自评, another
 * that no sentence calls so is the report's only if one slip makes the two the same.
 */
import type { RawMention } from './raw-narrative.ts';

const SELF = /自评|自我评价/;

/** 98.47 and 94.87, 98.37, 98.4: two digits changed places, one is another, one is missing. */
function isOneSlip(a: string, b: string): boolean {
  const [short = '', long = ''] = [a, b].sort((x, y) => x.length - y.length);
  if (short === long) return true;
  if (long.length - short.length > 1) return long.startsWith(short);
  if (long.length > short.length)
    return [...long].some((_, at) => long.slice(0, at) + long.slice(at + 1) === short);
  const off = [...long].flatMap((sign, at) => (sign === short[at] ? [] : [at]));
  const [first = 0, second = 0] = off;
  const swapped = long[first] === short[second] && long[second] === short[first];
  return off.length === 1 || (off.length === 2 && swapped);
}

function isOf(mention: RawMention, year: string | null): boolean {
  const { scope } = mention;
  return scope === null && (mention.year === null || mention.year === year);
}

/** Returns the mentions; scores and ratings that somebody else gave, or that are of a part, are no self scores. */
export function onlyOwnScores(mentions: readonly RawMention[], year: string | null): RawMention[] {
  const isSaid = ({ sentence }: RawMention): boolean => SELF.test(sentence.text);
  const ofKind = (kind: RawMention['kind']) =>
    mentions.filter((mention) => mention.kind === kind && isOf(mention, year));
  const scores = ofKind('selfScore');
  const own = scores.filter(isSaid).map(({ number }) => number);
  const foreign = new Set(
    own.length === 0
      ? []
      : scores.filter(({ number }) => !own.some((score) => isOneSlip(score, number))),
  );
  for (const one of scores) if (isSaid(one)) foreign.delete(one);
  const besideForeign = (rating: RawMention): boolean =>
    [...foreign].some(({ sentence }) => sentence.text === rating.sentence.text);
  for (const rating of ofKind('selfRating'))
    if (!isSaid(rating) && besideForeign(rating)) foreign.add(rating);
  return mentions.map((mention) =>
    foreign.has(mention) ? { ...mention, kind: 'other' as const } : mention,
  );
}
