/** The bands of qualitative results that a note prints: their names, bounds, and whose a bound is. */
import type { Rule } from '../report/record.ts';
import { printedRule } from './clauses.ts';

/** `80%(含)`, `100`, `60%(不含)`, `含` before or after the sign. */
const BOUND = String.raw`(\d{1,3}(?:\.\d{1,2})?)\s?%?\s?([(\uff08](?:含|不含)\s?(?:\d{1,3}\s?%?)?[)\uff09])?\s?%?`;
const TIER = new RegExp(String.raw`${BOUND}\s?(?:-|—|–|~|\uff5e|至|到)\s?${BOUND}`, 'g');
/** `60%以下`, `不足60%`; `80%(含)以上`. */
const BELOW =
  /(?:低于|不足|小于|<)\s?(\d{1,3})\s?%|(\d{1,3})\s?%\s?([(\uff08](?:含|不含)[)\uff09])?\s?(?:及|或)?以下/g;
const ABOVE =
  /(?:不低于|≥|大于等于)\s?(\d{1,3})\s?%|(\d{1,3})\s?%\s?(?:[(\uff08]含[)\uff09])?\s?(?:及|或)?以上/g;
/** The names stand together in front of their number: `分为甲、乙、丙三档`. */
const NAMES = /分为:?([^。:;]{6,80}?)(?:等)?(?:两|二|三|四|2|3|4)个?(?:档|等级|级|类|个?层次)/;
const IS_ABOUT = /定性|档|达成|分值区间/;
const MOST_TIERS = 4;

interface Bound {
  readonly percent: number;
  /** True and false where the note says so; null where it does not. */
  readonly includes: boolean | null;
}

const NOTHING: Bound = { percent: 0, includes: true };
const FULL: Bound = { percent: 100, includes: true };

interface Range {
  /** It prints one bound alone, as rules of other points do too. */
  readonly isOpen?: true;
  readonly low: Bound;
  readonly high: Bound;
  readonly start: number;
  readonly end: number;
}

function boundOf(percent: string | undefined, word: string | undefined): Bound {
  return { percent: Number(percent), includes: word ? !word.includes('不含') : null };
}

function rangesIn(note: string): Range[] {
  const closed = [...note.matchAll(TIER)].map((m) => {
    const ends = [boundOf(m[1], m[2]), boundOf(m[3], m[4])] as const;
    const [a, b] = ends;
    const [low, high] = a.percent <= b.percent ? [a, b] : [b, a];
    return { low, high, start: m.index, end: m.index + m[0].length };
  });
  const isInside = ({ start }: Range): boolean =>
    closed.some((range) => range.start <= start && start < range.end);
  const open = openIn(note).filter((range) => !isInside(range));
  return meeting([...closed, ...open].sort((a, b) => a.start - b.start));
}

/** Ranges that print one bound: the first goes up to the full weight, the last down to nothing. */
function openIn(note: string): Range[] {
  return [
    ...[...note.matchAll(BELOW)].map((m) => {
      const includes = m[3] === undefined ? null : !/不含/.test(m[3]);
      const high = { percent: Number(m[1] ?? m[2]), includes: includes ?? false };
      return {
        isOpen: true as const,
        low: NOTHING,
        high,
        start: m.index,
        end: m.index + m[0].length,
      };
    }),
    ...[...note.matchAll(ABOVE)].map((m) => {
      const low = { percent: Number(m[1] ?? m[2]), includes: true };
      return { isOpen: true as const, low, high: FULL, start: m.index, end: m.index + m[0].length };
    }),
  ];
}

/** Bounds in whole percents: 60%-79% below 80%-100% ends where that one begins. */
function meeting(ranges: readonly Range[]): Range[] {
  return ranges.map((range, i) => {
    const above = ranges[i - 1]?.low;
    const isNext = above !== undefined && range.high.percent === above.percent - 1;
    return isNext ? { ...range, high: { percent: above.percent, includes: false } } : range;
  });
}

/** From the full weight down to nothing without a gap: anything else is another rule. */
function isWhole(ranges: readonly Range[]): boolean {
  if (ranges.length < 2 || ranges.length > MOST_TIERS) return false;
  return (
    ranges[0]?.high.percent === 100 &&
    ranges.at(-1)?.low.percent === 0 &&
    ranges.every((range, i) => i === 0 || range.high.percent === ranges[i - 1]?.low.percent)
  );
}

/** The runs of ranges that make up the whole weight; rating bands and floors may stand beside them. */
function wholeRuns(ranges: readonly Range[]): (readonly Range[])[] {
  const sizes = Array.from({ length: MOST_TIERS - 1 }, (_, i) => MOST_TIERS - i);
  return ranges
    .flatMap((_, from) => sizes.map((size) => ranges.slice(from, from + size)))
    .filter(isWhole);
}

/** The sentences from the one that names the bands to the one that prints the last bound. */
function clauseAround(note: string, from: number, to: number): string {
  const start = Math.max(note.lastIndexOf('。', from), note.lastIndexOf('\n', from)) + 1;
  const stop = note.slice(to).search(/[。;;]/);
  return note.slice(start, stop < 0 ? note.length : to + stop + 1).trim();
}

function namesIn(clause: string, count: number): readonly (string | null)[] {
  const names = (NAMES.exec(clause.normalize('NFKC').replace(/\s+/g, ''))?.[1] ?? '')
    .split(/[、,]|或者|以及/)
    .map((name) => name.replace(/^[::]/, ''))
    .filter((name) => name !== '');
  return names.length === count ? names : Array.from({ length: count }, () => null);
}

/**
 * Words that give points to the range behind them: `“基本实现”得分值的60%—80%`, `良得60%-80%`, `“部分实现”(60%-75%)`;
 * a page may print the bracket before the mark that closes the name.
 */
const NAMED =
  /(?:[“"「]([^“”"「」]{1,16})[”"」]|(?:^|[,、;:。])([^,、;:。“”"\d]{1,12}?))的?,?[得计按给](?:该?(?:指标)?(?:分值|权重|满分))?的?$|[“"「]([^“”"「」()]{1,16})(?:[”"」]\(|\([”"」])(?:分值的)?$/;

/** The names right in front of their ranges; none where one of them has none. */
function namesBefore(note: string, run: readonly Range[]): readonly (string | null)[] {
  const names = run.map(({ start }, i) => {
    const from = run[i - 1]?.end ?? 0;
    const before = note.slice(from, start).normalize('NFKC').replace(/\s+/g, '');
    const name = NAMED.exec(before);
    return name?.[1] ?? name?.[2] ?? name?.[3] ?? null;
  });
  return names.every((name) => name !== null) ? names : names.map(() => null);
}

/** Ranges of one bound are those of results in words only where the note says so, and names no rate. */
function isOfWords(run: readonly Range[], clause: string): boolean {
  const isOpen = run.some((range) => range.isOpen);
  return (
    !isOpen || (run.length >= 3 && /定性/.test(clause) && !/完成率|实现率|达标率/.test(clause))
  );
}

function tierAt(index: number, count: number): string {
  return index === 0 ? 'met' : index === count - 1 ? 'missed' : 'partly';
}

/** A bound belongs to the band that says 含; where neither does, to the better one. */
function ownsLow({ low }: Range, next: Range | undefined): boolean {
  if (low.includes !== null) return low.includes;
  return next?.high.includes !== true;
}

/** Returns the bands of qualitative results, best first; none where the note prints none. */
export function tierRules(notes: readonly string[]): Rule[] {
  for (const note of notes) {
    const clauseOf = (run: readonly Range[]): string =>
      clauseAround(note, run[0]?.start ?? 0, run.at(-1)?.end ?? 0);
    const run = wholeRuns(rangesIn(note)).find(
      (one) => IS_ABOUT.test(clauseOf(one)) && isOfWords(one, clauseOf(one)),
    );
    if (!run) continue;
    const clause = clauseOf(run);
    const listed = namesIn(clause, run.length);
    const names = listed.some((name) => name !== null) ? listed : namesBefore(note, run);
    return run.map((range, i) => {
      const above = run[i - 1];
      const value = {
        ...{ tier: tierAt(i, run.length), name: names[i] ?? null },
        ...{ min: range.low.percent, max: range.high.percent },
        includesMin: ownsLow(range, run[i + 1]),
        includesMax: above === undefined || !ownsLow(above, range),
      };
      return printedRule('qualitative-tier', value, clause);
    });
  }
  return [];
}
