/** Finds where rules across and shaded rows may make up a table that has no upright lines. */
import type { Glyph } from '../../read/document.ts';
import type { Box } from '../../report/evidence.ts';
import type { Line } from '../ruled/lines.ts';
import { SAME_EDGE } from '../settings.ts';
import type { Band } from './bands.ts';
import { isDatum, middleOf, type RunLine, readRunLines } from './runs.ts';
import { holdsTable, markTextAround } from './text-around.ts';

/** Shorter rules are underlines, fraction bars and fields to fill in. */
export const SHORTEST_RULE = 60;
/** Pieces of one rule, a piece under each column, are this far apart at most. */
const PIECE_GAP = 12;
/** Rules at one height differ by less than this. */
const SAME_HEIGHT = 2;
/** A page with more lines is a drawing. */
export const MOST_LINES = 1_500;
/** Empty room of more than this between two rules ends a table. */
const EMPTY_ROOM = 24;
/** A double rule, or the upper edge of a shade right below a rule, leaves less than this. */
const DOUBLE_RULE = 6;
/** A line between two tables has this much room, in em, and this many times the least of a row. */
const WIDE_ROOM = 1.5;
const WIDER = 2;
/** So many labels side by side are the head of a table of its own. */
const FEWEST_LABELS = 3;
const SENTENCE_END = /[.:;。]$/;
/** A line of prose takes this share of the width, and leaves no more white than spaces (in em). */
const PROSE_WIDTH = 0.6;
const PROSE_FILLED = 0.75;
const PROSE_SPACE = 1;
/** A line of prose with fewer gaps between its words may be a head. */
const FEW_WORDS = 6;
/** Prose set in blocks takes the whole width, or nearly. */
const WHOLE_WIDTH = 0.92;
/** Lines that all begin this share of the width further in go on with a cell of a later column. */
const FAR_IN = 0.15;
/** What stands above a table, never in it. */
export const CAPTION = /^(?:table|tab\.|figure|fig\.|chart|box|map|annex|表|图|附件)\s*[A-Z]?\d/i;

/** The rules under a running head and over a foot stand in these shares of the page's height. */
const HEAD_ZONE = 0.16;
const FOOT_ZONE = 0.84;
/** The head of a table that fills its page is no higher than this, in points. */
const HIGHEST_HEAD = 60;
/** A line of dots leads from a title to its page: so many of them at least. */
const LEADERS = /(?:[.·…]\s*){6,}/;
const DOTS = /^[.·…\s]+$/;

/** All pieces that stand on one height. */
export interface Rule {
  readonly at: number;
  readonly from: number;
  readonly to: number;
  readonly pieces: readonly Line[];
}
/** A stretch of the page between rules of one width. */
export interface Area {
  readonly box: Box;
  readonly bands: readonly Band[];
  /** Strokes across that are shorter than the area is wide. */
  readonly strokes: readonly Line[];
  /** Where upright lines part columns, outer ones not included. */
  readonly cuts: readonly number[];
  /** Lines enclose it: a table by its lines alone, which is opened only where figures say so. */
  readonly closed: boolean;
  /** Shades part its rows where lines do not. */
  readonly shaded: boolean;
  /** Lines part columns in its head alone. */
  readonly headed?: boolean;
}

/** Returns the rules that the lines draw, from the top down. */
export function findRules(lines: readonly Line[]): Rule[] {
  const sorted = [...lines].sort((a, b) => a.at - b.at || a.from - b.from);
  const heights: Line[][] = [];
  for (const line of sorted) {
    const last = heights[heights.length - 1];
    const first = last?.[0];
    if (last && first && line.at - first.at <= SAME_HEIGHT) last.push(line);
    else heights.push([line]);
  }
  return heights.flatMap((own) => {
    const rules: Rule[] = [];
    for (const line of own.sort((a, b) => a.from - b.from)) {
      const last = rules[rules.length - 1];
      if (last && line.from - last.to <= PIECE_GAP) {
        rules[rules.length - 1] = {
          ...last,
          to: Math.max(last.to, line.to),
          pieces: [...last.pieces, line],
        };
      } else rules.push({ ...line, pieces: [line] });
    }
    return rules;
  });
}

const sameEdges = (a: Rule, b: Rule): boolean =>
  Math.abs(a.from - b.from) <= SAME_EDGE && Math.abs(a.to - b.to) <= SAME_EDGE;

/** Groups rules that begin and end alike. */
function groupByEdges(rules: readonly Rule[]): Rule[][] {
  const groups: Rule[][] = [];
  for (const rule of rules) {
    if (rule.to - rule.from < SHORTEST_RULE) continue;
    const home = groups.find(([first]) => first && sameEdges(first, rule));
    if (home) home.push(rule);
    else groups.push([rule]);
  }
  return groups.filter((group) => group.length > 1);
}

/**
 * Returns the rules without those below a running head and above a foot, where nothing or too much
 * stands between: a table that fills its page has a rule below its head.
 */
function withoutPageRules(rules: readonly Rule[], height: number): readonly Rule[] {
  const [head, second] = rules;
  const foot = rules[rules.length - 1];
  if (!head || !second || !foot) return rules;
  if (head.at > height * HEAD_ZONE || foot.at < height * FOOT_ZONE) return rules;
  if (second !== foot && second.at - head.at <= HIGHEST_HEAD) return rules;
  return rules.slice(1, -1);
}

/** Tells whether the line is full of words, with nothing but spaces between them. */
export function isProseLine({ runs, box, size }: RunLine, width: number): boolean {
  if (box[2] - box[0] < width * PROSE_WIDTH) return false;
  let filled = 0;
  let widest = 0;
  runs.forEach((run, i) => {
    filled += run.box[2] - run.box[0];
    const before = runs[i - 1];
    if (before) widest = Math.max(widest, run.box[0] - before.box[2]);
  });
  return filled >= (box[2] - box[0]) * PROSE_FILLED && widest < PROSE_SPACE * size;
}

/** A head of short labels may leave no more white than a line of words does. */
function isHeadLike({ runs, box }: RunLine, width: number): boolean {
  if (runs.length === 1) return false;
  const figures = runs.filter(({ text }) => isDatum(text)).length;
  return runs.length < FEW_WORDS || figures > 1 || box[2] - box[0] < width * WHOLE_WIDTH;
}

/** Empty room between a band's rules and its text: above it and below it. */
function roomOf({ lines, top, bottom }: Band): readonly [number, number] {
  const [first, last] = [lines[0], lines[lines.length - 1]];
  return first && last ? [first.box[1] - top, bottom - last.box[3]] : [0, 0];
}

/**
 * Words close to the rule above them, with empty room below: a note under a table. So is the end
 * of a sentence with more room than any row has: it stands between two tables of one width.
 */
function isNote(band: Band, narrowest: number): boolean {
  if (holdsFigures(band)) return false;
  const [above, below] = roomOf(band);
  if (below - above > EMPTY_ROOM) return true;
  const [only, more] = band.lines;
  if (!only || more || only.runs.length > 1) return false;
  const ends = SENTENCE_END.test(only.runs[0]?.text ?? '');
  return ends && above + below > Math.max(WIDE_ROOM * only.size, narrowest * WIDER);
}

/** Tells whether dots lead from a title to its page; in a table they lead to several figures. */
export function hasLeaders({ runs }: RunLine): boolean {
  const figures = runs.slice(1).filter(({ text }) => isDatum(text) && !DOTS.test(text));
  return figures.length < 2 && LEADERS.test(runs.map(({ text }) => text).join(' '));
}

/** A band that no table has: prose, a caption, a large empty space. */
function endsTable(band: Band, left: number, width: number, narrowest: number): boolean {
  const { lines, around } = band;
  if (around) return true;
  if (lines.length === 0) return true;
  const single = lines.filter(({ runs }) => runs.length === 1);
  if (isNote(band, narrowest)) return true;
  if (lines.some(({ runs }) => CAPTION.test(runs[0]?.text ?? '') && runs.length === 1)) return true;
  if (lines.some(hasLeaders)) return true;
  const isFarIn = ({ box }: RunLine): boolean => box[0] - left >= FAR_IN * width;
  // The rest of a cell may be as wide as a line of prose.
  const prose = lines.filter((line) => isProseLine(line, width) && !isFarIn(line));
  const [only] = lines;
  if (lines.length === 1 && only && isHeadLike(only, width)) return false;
  if (lines.every(isFarIn)) return false;
  // The last line of a paragraph is short.
  if (prose.length > 0 && prose.length + single.length >= lines.length) return true;
  return prose.length * 2 > lines.length || (single.length === lines.length && lines.length > 2);
}

const isLabel = (band: Band): boolean => band.lines.every(({ runs }) => runs.length < 2);

/** Returns the runs of bands without those that end a table; labels at either end are dropped. */
function chunksOf(bands: readonly Band[], left: number, width: number): Band[][] {
  const chunks: Band[][] = [[]];
  const filled = bands.filter(({ lines }) => lines.length > 0).map(roomOf);
  const narrowest = Math.min(...filled.map(([above, below]) => above + below));
  for (const band of bands) {
    if (endsTable(band, left, width, narrowest)) chunks.push([]);
    else chunks[chunks.length - 1]?.push(band);
  }
  return chunks.flatMap((chunk) => {
    const first = chunk.findIndex((band) => !isLabel(band));
    const last = chunk.findLastIndex((band) => !isLabel(band));
    return first < 0 ? [] : [chunk.slice(first, last + 1)];
  });
}

/** A large empty space, or a smaller one between rows with figures and the labels of another head. */
function partsTables({ lines, top, bottom }: Band, at: number, all: readonly Band[]): boolean {
  if (lines.length > 0) return false;
  if (bottom - top > EMPTY_ROOM) return true;
  const labels = (all[at + 1]?.lines ?? []).flatMap((line) => line.runs);
  const isHead = labels.length >= FEWEST_LABELS && !labels.some(({ text }) => isDatum(text));
  return isHead && all.slice(0, at).some(holdsFigures);
}

const holdsFigures = ({ lines }: Band): boolean =>
  lines.some(({ runs }) => runs.some(({ text }) => isDatum(text)));

export function bandsOf(rules: readonly Rule[], glyphs: readonly Glyph[]): Band[] {
  return bandsBetween(rules, glyphs).filter(
    ({ lines, top, bottom }) => lines.length > 0 || bottom - top > EMPTY_ROOM,
  );
}

/** All bands, empty ones too, but for those between the two lines of a double rule. */
function bandsBetween(rules: readonly Rule[], glyphs: readonly Glyph[]): Band[] {
  const bands: Band[] = [];
  for (let i = 0; i + 1 < rules.length; i++) {
    const [top, bottom] = [rules[i]?.at ?? 0, rules[i + 1]?.at ?? 0];
    const own = glyphs.filter(({ box }) => middleOf(box) > top && middleOf(box) < bottom);
    const lines = readRunLines(own);
    if (lines.length === 0 && bottom - top < DOUBLE_RULE && bands.length > 0) continue;
    bands.push({ top, bottom, lines });
  }
  return bands;
}

/**
 * Returns the areas between rules that begin and end alike; `edges` are those of shaded rows,
 * `glyphs` those outside of tables.
 */
export function findAreas(
  lines: readonly Line[],
  edges: readonly Line[],
  glyphs: readonly Glyph[],
  height: number,
): Area[] {
  const count = lines.length + edges.length;
  if (count < 2 || count > MOST_LINES) return [];
  const rules = findRules([...lines, ...edges]);
  const areas: Area[] = [];
  const groups = groupByEdges(rules);
  for (const whole of groups) {
    // Rules from a later column to the right side part rows of this one.
    const others = groups.filter(
      ([other]) => Math.abs((other?.to ?? 0) - (whole[0]?.to ?? 0)) > SAME_EDGE,
    );
    const group = withoutPageRules(whole, height);
    if (group.length < 2) continue;
    const from = Math.min(...group.map((rule) => rule.from)) - SAME_EDGE;
    const to = Math.max(...group.map((rule) => rule.to)) + SAME_EDGE;
    const within = glyphs.filter(({ box }) => {
      const middle = (box[0] + box[2]) / 2;
      return middle > from && middle < to;
    });
    const kept = bandsBetween(group, within).filter(
      (band, at, bands) => band.lines.length > 0 || partsTables(band, at, bands),
    );
    const all = markTextAround(kept, glyphs, from, to).map((band) =>
      holdsTable(band, others) ? { ...band, around: true } : band,
    );
    for (const bands of chunksOf(all, from, to - from)) {
      const [top, bottom] = [bands[0]?.top ?? 0, bands[bands.length - 1]?.bottom ?? 0];
      const strokes = rules
        .filter((rule) => !group.includes(rule) && rule.at > top && rule.at < bottom)
        .flatMap((rule) => rule.pieces)
        .filter((line) => line.from >= from && line.to <= to);
      areas.push({
        box: [from, top, to, bottom],
        bands,
        strokes,
        cuts: [],
        closed: false,
        shaded: false,
      });
    }
  }
  return areas;
}
