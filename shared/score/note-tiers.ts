/** The bands of qualitative results that a note prints: their names, bounds, and whose a bound is. */
import type { Rule } from '../report/record.ts';
import { printedRule } from './clauses.ts';

/** `80%(含)`, `100`, `60%(不含)`, `含` before or after the sign. */
const BOUND = String.raw`(\d{1,3}(?:\.\d{1,2})?)\s?%?\s?([(\uff08](?:含|不含)\s?(?:\d{1,3}\s?%?)?[)\uff09])?\s?%?`;
const TIER = new RegExp(String.raw`${BOUND}\s?(?:-|—|–|~|\uff5e|至|到)\s?${BOUND}`, 'g');
/** The names stand together in front of their number: `分为甲、乙、丙三档`. */
const NAMES = /分为:?([^。:;]{6,80}?)(?:等)?(?:两|二|三|四|2|3|4)个?(?:档|等级|级|类|个?层次)/;
const IS_ABOUT = /定性|档|达成|分值区间/;
const MOST_TIERS = 4;

interface Bound {
  readonly percent: number;
  /** True and false where the note says so; null where it does not. */
  readonly includes: boolean | null;
}

interface Range {
  readonly low: Bound;
  readonly high: Bound;
  readonly start: number;
  readonly end: number;
}

function boundOf(percent: string | undefined, word: string | undefined): Bound {
  return { percent: Number(percent), includes: word ? !word.includes('不含') : null };
}

function rangesIn(note: string): Range[] {
  return [...note.matchAll(TIER)].map((m) => {
    const ends = [boundOf(m[1], m[2]), boundOf(m[3], m[4])] as const;
    const [a, b] = ends;
    const [low, high] = a.percent <= b.percent ? [a, b] : [b, a];
    return { low, high, start: m.index, end: m.index + m[0].length };
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

/** The run of ranges that makes up the whole weight; rating bands may stand beside it. */
function wholeRun(ranges: readonly Range[]): readonly Range[] | null {
  for (let from = 0; from < ranges.length; from++)
    for (let size = MOST_TIERS; size >= 2; size--) {
      const run = ranges.slice(from, from + size);
      if (run.length === size && isWhole(run)) return run;
    }
  return null;
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
    const run = wholeRun(rangesIn(note));
    const [first, last] = [run?.[0], run?.at(-1)];
    if (!run || !first || !last) continue;
    const clause = clauseAround(note, first.start, last.end);
    if (!IS_ABOUT.test(clause)) continue;
    const names = namesIn(clause, run.length);
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
