/** Chains of dashes → the lines of tables among them: those that go from one crossing line to another. */

import type { Mask } from '../raster.ts';
import { type Chain, chainsOf, isStraight, middleAt } from './dash-chains.ts';
import { endsOf, joinHidden, joinLines, type Line, placeOf, restsOf, SAME } from './dash-ends.ts';
import { middleOf } from './lanes.ts';
import type { Stroke, Strokes } from './strokes.ts';

/** Both directions of the page. */
export interface Both<T> {
  readonly level: T;
  readonly upright: T;
}

/** Does the same to each direction, which is also told what crosses it. */
const both = <T, U>({ level, upright }: Both<T>, how: (side: T, crossing: T) => U): Both<U> => ({
  level: how(level, upright),
  upright: how(upright, level),
});

/** Joins the lines of each direction with the further ones. */
function joinBoth(
  lines: Both<readonly Line[]>,
  more: Both<readonly Line[]>,
  reach: number,
  dpi: number,
): Both<Line[]> {
  return {
    level: joinLines([...lines.level, ...more.level], reach, dpi),
    upright: joinLines([...lines.upright, ...more.upright], reach, dpi),
  };
}

/** Between two dashes there is no more paper than this, in inches. */
export const LONGEST_GAP = 0.09;
/** A line of this length (in inches) is one wherever it ends. */
export const LONG = 0.6;
/** Most gaps of the page are as long as its usual ones: text and crossing lines lengthen the others. */
const RANK = 0.75;
/** They vary by this factor and so many pixels, as do dashes. */
const VARIES = { gap: 1.35, dash: 1.2 } as const;
const BLUR = 1.5;
/** Dots that run into each other are no longer than this, in inches: strokes of characters are. */
const SMEARED = 0.06;
/** A line has no less ink than this share of what is usual on the page. */
const LEAST_INK = 0.5;
/** What hides a line hides no more than this share of it: of a row of characters more is hidden. */
const MOST_HIDDEN = 0.25;
/** A shorter line is a stroke of a character, in inches. */
const SHORT = 0.1;
/** A shorter stroke that is drawn through is none of a table, in inches. */
const STROKE = 0.3;
/** A line that is seen nowhere else has so many dashes. */
const FEW = 2;
/** A line ends on a crossing one that comes this close behind a gap, in inches. */
const TOUCH = 0.03;
/** Where a line was missed, this share of a line's ink shows. */
const MISSED = 0.75;
/** A short line that is drawn through ends as close to the ones that cross it, in inches. */
const CLOSE = 0.02;
/** Short lines may rest on short ones: so often they are looked through. */
const ROUNDS = 3;

/** The page's dashes and gaps in pixels, and the share of its lines that is ink. */
export interface Pattern {
  readonly dash: number;
  readonly gap: number;
  readonly ink: number;
}

export function patternOf(lines: readonly Chain[], dpi: number): Pattern {
  const usual = (list: readonly number[]): number =>
    [...list].sort((a, b) => a - b)[Math.floor(list.length * RANK)] ?? 0;
  return {
    gap: Math.min(dpi * LONGEST_GAP, usual(lines.flatMap(({ gaps }) => gaps)) * VARIES.gap + BLUR),
    dash: Math.max(
      dpi * SMEARED,
      usual(lines.flatMap(({ dashes }) => dashes)) * VARIES.dash + BLUR,
    ),
    ink: middleOf(lines.map(inkOf)) ?? 0,
  };
}

/** Tells whether most of the chain shows: where text runs across it, it does not. */
export const isShown = ({ hidden, from, to }: Chain): boolean =>
  hidden <= (to - from) * MOST_HIDDEN;

const inkOf = ({ seen, from, to }: Chain): number => seen.length / (to - from + 1);

const lineOf = ({ from, to, seen }: Chain): Line => ({ at: middleAt(seen), from, to, seen });

/** The lines of tables, and whether there may be others. */
export interface Network {
  readonly lines: Both<readonly Line[]>;
  readonly sure: boolean;
}

const toLine = ({ at, from, to }: Stroke): Line => {
  const seen = [Math.round(from), Math.round(to)].map((lane) => [lane, Math.round(at)] as const);
  return { at, from, to, seen };
};

/** Returns the long lines with the strokes that are drawn through: long ones, and short ones between two others. */
function firstOf(
  long: Both<readonly Line[]>,
  strokes: Both<readonly Line[]>,
  reach: number,
  dpi: number,
): Both<Line[]> {
  const isWhole = ({ from, to }: Line): boolean => to - from >= dpi * STROKE;
  const whole = both(strokes, (list) => list.filter(isWhole));
  const first = joinBoth(long, whole, reach, dpi);
  const close = dpi * CLOSE;
  const between = (own: readonly Line[], crossing: readonly Line[]): Line[] =>
    own.filter((line) => {
      const rests = restsOf(line, crossing, reach);
      const ends = [line.from, line.to];
      return !isWhole(line) && ends.every((end) => rests.some((at) => Math.abs(at - end) <= close));
    });
  const short = {
    level: between(strokes.level, first.upright),
    upright: between(strokes.upright, first.level),
  };
  return joinBoth(first, short, reach, dpi);
}

/** Returns the lines with the short chains of dashes that go from one of them to another. */
function withShort(
  first: Both<Line[]>,
  short: Both<readonly Chain[]>,
  pattern: Pattern,
  dpi: number,
): Both<Line[]> {
  const reach = pattern.gap + dpi * TOUCH;
  let lines = first;
  const taken = new Set<Chain>();
  for (let round = 0; round < ROUNDS; round++) {
    const add = (own: readonly Chain[], mine: readonly Line[], crossing: readonly Line[]): Line[] =>
      own.flatMap((chain): Line[] => {
        if (taken.has(chain)) return [];
        const line = lineOf(chain);
        const isKnown = mine.some(
          (other) => Math.abs(placeOf(other, line.from) - line.at) <= dpi * SAME,
        );
        if (!isKnown && (chain.hidden > 0 || chain.dashes.length < FEW)) return [];
        if (Math.max(...chain.dashes) > pattern.dash) return [];
        const { from, to } = endsOf(line, crossing, reach, dpi);
        if (from === null || to === null || to - from < dpi * SHORT) return [];
        if (chain.seen.length < (to - from) * pattern.ink * LEAST_INK) return [];
        taken.add(chain);
        return [line];
      });
    const more = {
      level: add(short.level, lines.level, lines.upright),
      upright: add(short.upright, lines.upright, lines.level),
    };
    if (more.level.length + more.upright.length === 0) break;
    lines = joinBoth(lines, more, reach, dpi);
  }
  return lines;
}

/** Returns the lines between lines that cross them; `masks` have each direction's lanes as rows. */
export function findNetwork(
  masks: Both<Mask>,
  solid: Both<readonly Stroke[]>,
  pattern: Pattern,
  dpi: number,
): Network {
  const reach = pattern.gap + dpi * TOUCH;
  const chains = both(masks, (mask) =>
    chainsOf(mask, dpi, pattern.gap / dpi).filter(
      (chain) => chain.to - chain.from >= dpi * SHORT && isStraight(chain, dpi),
    ),
  );
  const isOfPattern = (chain: Chain): boolean => {
    return inkOf(chain) >= pattern.ink * LEAST_INK && isShown(chain);
  };
  const isLong = ({ from, to }: Chain): boolean => to - from >= dpi * LONG;
  const strokes = both(solid, (list) => list.map(toLine));
  const long = both(chains, (list) => list.filter((c) => isLong(c) && isOfPattern(c)).map(lineOf));
  const short = both(chains, (list) => list.filter((c) => !isLong(c) && isOfPattern(c)));
  const first = firstOf(long, strokes, reach, dpi);
  const lines = withShort(first, short, pattern, dpi);
  const { lines: ended, sure } = settle(lines, reach, dpi);
  const missed = {
    level: missedOf(ended.level, masks.level, pattern, dpi),
    upright: missedOf(ended.upright, masks.upright, pattern, dpi),
  };
  return {
    lines: {
      level: [...ended.level, ...missed.level],
      upright: [...ended.upright, ...missed.upright],
    },
    sure: sure && missed.level.length + missed.upright.length === 0,
  };
}

/** Returns the pieces between lines that go on with each other where as much ink shows as a line has: text that touches it hides it. */
function missedOf(
  lines: readonly Line[],
  { width, data }: Mask,
  pattern: Pattern,
  dpi: number,
): Line[] {
  const sorted = [...lines].sort((a, b) => a.from - b.from);
  return sorted.flatMap((before, i): Line[] => {
    const at = placeOf(before, before.to);
    const isSame = (other: Line): boolean =>
      Math.abs(placeOf(other, other.from) - at) <= dpi * SAME && other.to > before.to;
    const after = sorted.slice(i + 1).find(isSame);
    if (!after || after.from - before.to < dpi * SHORT) return [];
    let ink = 0;
    for (let lane = before.to; lane < after.from; lane++) {
      const place = lane * width + at;
      if (data[place - 1] || data[place] || data[place + 1]) ink++;
    }
    if (ink < (after.from - before.to) * pattern.ink * MISSED) return [];
    const [from, to] = [before.to, after.from];
    return [{ at, from, to, seen: [[from, at] as const, [to, placeOf(after, to)] as const] }];
  });
}

/** Returns the strokes of the picture with these lines drawn through that belong to them: others are text's. */
export function strokesOf(strokes: Strokes, lines: Network['lines'], dpi: number): Strokes {
  const own = (list: readonly Stroke[], side: readonly Line[]): Stroke[] =>
    list.filter(({ at, from, to }) => {
      const middle = Math.round((from + to) / 2);
      return side.some(
        (line) =>
          line.from <= middle &&
          line.to >= middle &&
          Math.abs(placeOf(line, middle) - at) <= dpi * SAME,
      );
    });
  return {
    level: own(strokes.level, lines.level),
    upright: own(strokes.upright, lines.upright),
  };
}

/** Ends the lines where they rest; those that cross nothing are none of a table, nor are short ones that end on nothing. */
function settle(found: Both<readonly Line[]>, reach: number, dpi: number): Network {
  let sure = true;
  const rest = (own: readonly Line[], crossing: readonly Line[]): Line[] =>
    own.flatMap((line) => {
      const isMet = restsOf(line, crossing, reach).some(
        (at) => at >= line.from - reach && at <= line.to + reach,
      );
      if (!isMet) return [];
      const { from, to } = endsOf(line, crossing, reach, dpi);
      if (from !== null && to !== null) return [{ ...line, from, to }];
      if (line.to - line.from < dpi * LONG) return [];
      sure = false;
      return [{ ...line, from: from ?? line.from, to: to ?? line.to }];
    });
  const lines = both(found, (own, crossing) => joinHidden(own, crossing, reach, dpi));
  const ended = both<readonly Line[], Line[]>(lines, rest);
  return { lines: ended, sure };
}
