/** Chains of dashes → the lines of tables among them: those that go from one crossing line to another. */

import { type Chain, chainsOf, isStraight } from './dash-chains.ts';
import { middleOf } from './lanes.ts';
import type { Stroke, Strokes } from './strokes.ts';

/** Both directions of the page. */
export interface Both<T> {
  readonly level: T;
  readonly upright: T;
}

export const both = <T, U>({ level, upright }: Both<T>, how: (side: T) => U): Both<U> => ({
  level: how(level),
  upright: how(upright),
});

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
/** What hangs over behind a crossing line for less than this (in inches) is a character's. */
const OVERHANG = 0.3;
/** Lines this close (in inches) across are pieces of one. */
const SAME = 0.015;
/** Text hides no more than this of a line that goes on behind it, in inches. */
const HIDDEN = 0.35;
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

/** A line of a table, from one end to the other. */
export interface Line extends Stroke {
  /** Where it lies across at each lane where it is seen. */
  readonly seen: Chain['seen'];
}

const lineOf = ({ from, to, seen }: Chain): Line => {
  const [, at = 0] = seen[seen.length >> 1] ?? [];
  return { at, from, to, seen };
};

/** Returns where the line lies across there. */
export function placeOf({ seen }: Line, lane: number): number {
  let [low, high] = [0, seen.length - 1];
  while (low < high) {
    const middle = (low + high) >> 1;
    if ((seen[middle]?.[0] ?? 0) < lane) low = middle + 1;
    else high = middle;
  }
  return seen[low]?.[1] ?? 0;
}

function joinTwo(before: Line, line: Line): Line {
  const seen = [...before.seen, ...line.seen.filter(([lane]) => lane > before.to)];
  const [, at = 0] = seen[seen.length >> 1] ?? [];
  return { at, from: before.from, to: line.to, seen };
}

/** Returns the lines with those that go on with each other as one. */
function joinLines(lines: readonly Line[], reach: number, dpi: number): Line[] {
  const joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const start = placeOf(line, line.from);
    const index = joined.findIndex(
      (other) =>
        line.from - other.to <= reach && Math.abs(placeOf(other, line.from) - start) <= dpi * SAME,
    );
    const before = joined[index];
    if (!before) {
      joined.push(line);
      continue;
    }
    if (line.to <= before.to) continue;
    joined[index] = joinTwo(before, line);
  }
  return joined;
}

/** What lies across a line: where, and whether it reaches there. */
function restsOf(line: Line, crossing: readonly Line[], reach: number): number[] {
  return crossing.flatMap((other) => {
    const place = placeOf(other, line.at);
    return line.at >= other.from - reach && line.at <= other.to + reach ? [place] : [];
  });
}

/** Returns where the end comes to rest: on a crossing line, or trimmed to one that it hangs over; null for nowhere. */
function restOf(end: number, way: -1 | 1, rests: readonly number[], reach: number, over: number) {
  const off = (rest: number): number => Math.abs(rest - end);
  const near = [...rests].sort((a, b) => off(a) - off(b));
  if (near[0] !== undefined && off(near[0]) <= reach) return near[0];
  return near.find((rest) => (end - rest) * way > 0 && off(rest) <= over) ?? null;
}

interface Ends {
  readonly from: number | null;
  readonly to: number | null;
}

function endsOf(line: Line, crossing: readonly Line[], reach: number, dpi: number): Ends {
  const rests = restsOf(line, crossing, reach);
  const over = dpi * OVERHANG;
  return {
    from: restOf(line.from, -1, rests, reach, over),
    to: restOf(line.to, 1, rests, reach, over),
  };
}

/** The lines of tables, and whether there may be others. */
export interface Network {
  readonly lines: Both<readonly Line[]>;
  readonly sure: boolean;
}

/** Returns the lines between lines that cross them; `masks` have each direction's lanes as rows. */
export function findNetwork(
  masks: Both<Parameters<typeof chainsOf>[0]>,
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
  const strokes = both(solid, (list) =>
    list
      .filter(({ from, to }) => to - from >= dpi * STROKE)
      .map(({ at, from, to }): Line => {
        const seen = [Math.round(from), Math.round(to)].map(
          (lane) => [lane, Math.round(at)] as const,
        );
        return { at, from, to, seen };
      }),
  );
  const long = both(chains, (list) => list.filter((c) => isLong(c) && isOfPattern(c)).map(lineOf));
  const short = both(chains, (list) => list.filter((c) => !isLong(c) && isOfPattern(c)));
  let lines = {
    level: joinLines([...long.level, ...strokes.level], reach, dpi),
    upright: joinLines([...long.upright, ...strokes.upright], reach, dpi),
  };
  const taken = new Set<Chain>();
  for (let round = 0; round < ROUNDS; round++) {
    const add = (own: readonly Chain[], mine: readonly Line[], crossing: readonly Line[]): Line[] =>
      own.flatMap((chain) => {
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
    lines = {
      level: joinLines([...lines.level, ...more.level], reach, dpi),
      upright: joinLines([...lines.upright, ...more.upright], reach, dpi),
    };
  }
  return settle(lines, reach, dpi);
}

/** Returns the lines with those as one that go on with each other behind text, which end on nothing beside it. */
function joinHidden(
  lines: readonly Line[],
  crossing: readonly Line[],
  reach: number,
  dpi: number,
): Line[] {
  const isLoose = (line: Line, end: number): boolean =>
    !restsOf(line, crossing, reach).some((rest) => Math.abs(rest - end) <= reach);
  const joined: Line[] = [];
  for (const line of [...lines].sort((a, b) => a.from - b.from)) {
    const index = joined.findIndex((before) => {
      const gap = line.from - before.to;
      if (gap < 0 || gap > dpi * HIDDEN || !isLoose(before, before.to)) return false;
      const off = placeOf(before, before.to) - placeOf(line, line.from);
      return Math.abs(off) <= dpi * SAME && isLoose(line, line.from);
    });
    const before = joined[index];
    if (before) joined[index] = joinTwo(before, line);
    else joined.push(line);
  }
  return joined;
}

/** Returns the strokes of the picture with these lines drawn through that belong to them, or are long. */
export function strokesOf(strokes: Strokes, lines: Network['lines'], dpi: number): Strokes {
  const own = (list: readonly Stroke[], side: readonly Line[]): Stroke[] =>
    list.filter(({ at, from, to }) => {
      if (to - from >= dpi * STROKE) return true;
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
  const lines = {
    level: joinHidden(found.level, found.upright, reach, dpi),
    upright: joinHidden(found.upright, found.level, reach, dpi),
  };
  const ended = {
    level: rest(lines.level, lines.upright),
    upright: rest(lines.upright, lines.level),
  };
  return { lines: ended, sure };
}
