/** Words that were printed in one go: a border that one runs over was drawn without regard to it. */
import type { Glyph } from '../read/document.ts';
import { isCjk } from './text-lines.ts';

/** Letters of one word leave less than this between them, in heights of a letter. */
const LETTER_GAP = 0.15;
/** Kerning pulls a letter back by less than this. */
const KERN = 0.5;
/** Letters of two operations (another font within the word) are one word when they touch. */
const TOUCHING = 0.03;

/** Returns whether two characters, printed one after the other, belong to one word. */
function goesOn(before: Glyph, after: Glyph): boolean {
  if (before.run === undefined || after.run === undefined) return false;
  if (before.turn !== undefined || after.turn !== undefined) return false;
  if (before.text.trim() === '' || after.text.trim() === '') return false;
  if (isCjk(before.text) || isCjk(after.text)) return false;
  const height = after.box[3] - after.box[1];
  const gap = after.box[0] - before.box[2];
  const level = Math.abs(after.box[1] - before.box[1]) < height / 2;
  if (before.run !== after.run) return level && Math.abs(gap) < TOUCHING * height;
  const ligature = before.box[0] === after.box[0] && before.box[2] === after.box[2];
  return level && (ligature || (gap < LETTER_GAP * height && gap > -KERN * height));
}

/**
 * Returns the words of several letters as ranges of the glyphs, [first, last + 1). Chinese has no
 * words that a border could cut; text of a recognized page has no runs.
 */
export function findWords(glyphs: readonly Glyph[]): (readonly [number, number])[] {
  const words: (readonly [number, number])[] = [];
  let from = 0;
  for (let i = 1; i <= glyphs.length; i++) {
    const [before, after] = [glyphs[i - 1], glyphs[i]];
    if (before && after && goesOn(before, after)) continue;
    if (i - from > 1) words.push([from, i]);
    from = i;
  }
  return words;
}

/** A text stands at a side of its cell when it leaves less than this, in heights of a letter. */
const PADDING = 1;

/** The left and right side of a place; null where nothing encloses it. */
export type Sides = readonly [number, number] | null;
export type SidesOf = (place: number) => Sides;

/** Returns at which side a word stands: the left one of its first place, the right one of its last. */
export function standsAt(
  first: Glyph,
  last: Glyph,
  left: Sides,
  right: Sides,
): ('left' | 'right')[] {
  const padding = PADDING * (first.box[3] - first.box[1]);
  const sides: ('left' | 'right')[] = [];
  if (left && first.box[0] - left[0] < padding) sides.push('left');
  if (right && right[1] - last.box[2] < padding) sides.push('right');
  return sides;
}

/**
 * Gives each word to one place: a word too long for its cell runs over the border, its letters are
 * still one text. It stands at its own cell's left side, or else its right side; where neither tells,
 * the place that holds most of its letters has it, the first of two.
 */
export function keepWordsWhole(glyphs: readonly Glyph[], places: number[], sidesOf: SidesOf): void {
  for (const [from, to] of findWords(glyphs)) {
    for (const [start, end] of partTexts(glyphs, [from, to], places, sidesOf)) {
      const own = places.slice(start, end);
      const [first = 0] = own;
      if (own.every((place) => place === first)) continue;
      places.fill(placeOf(glyphs.slice(start, end), own, sidesOf), start, end);
    }
  }
  takeHidden(glyphs, places);
}

/** Parts a word where another operation begins at the left side of the next cell: it is its text. */
function partTexts(
  glyphs: readonly Glyph[],
  [from, to]: readonly [number, number],
  places: readonly number[],
  sidesOf: SidesOf,
): (readonly [number, number])[] {
  const parts: (readonly [number, number])[] = [];
  let start = from;
  for (let i = from + 1; i < to; i++) {
    const [before, glyph] = [glyphs[i - 1], glyphs[i]];
    if (!before || !glyph || before.run === glyph.run || places[i - 1] === places[i]) continue;
    if (standsAt(glyph, glyph, sidesOf(places[i] ?? -1), null).length === 0) continue;
    parts.push([start, i]);
    start = i;
  }
  return [...parts, [start, to]];
}

/** One operation's characters in one place, by their indices. */
interface Stretch {
  readonly place: number;
  readonly indices: number[];
}

function stretchesOf(glyphs: readonly Glyph[], places: readonly number[]): Map<number, Stretch[]> {
  const byRun = new Map<number, Stretch[]>();
  glyphs.forEach(({ run, turn, text }, i) => {
    if (run === undefined || turn !== undefined || text.trim() === '') return;
    const list = byRun.get(run) ?? [];
    byRun.set(run, list);
    const last = list.at(-1);
    if (last && last.place === places[i]) last.indices.push(i);
    else list.push({ place: places[i] ?? -1, indices: [i] });
  });
  return byRun;
}

/**
 * Gives the rest of a text that is longer than its cell back to that cell, where the next cell's
 * own text is printed over it: spreadsheets cut such a text off by a clip.
 */
function takeHidden(glyphs: readonly Glyph[], places: number[]): void {
  const byRun = stretchesOf(glyphs, places);
  const long = [...byRun].filter(([, list]) => list.length > 1);
  if (long.length === 0) return;
  const byPlace = new Map<number, number[]>();
  places.forEach((place, i) => {
    const list = byPlace.get(place);
    if (list) list.push(i);
    else byPlace.set(place, [i]);
  });
  const isOver = (i: number, j: number): boolean => {
    const [a, b] = [glyphs[i], glyphs[j]];
    if (!a || !b || a.run === b.run || b.text.trim() === '') return false;
    const across = Math.min(a.box[2], b.box[2]) - Math.max(a.box[0], b.box[0]);
    const down = Math.min(a.box[3], b.box[3]) - Math.max(a.box[1], b.box[1]);
    return across > (a.box[2] - a.box[0]) / 2 && down > (a.box[3] - a.box[1]) / 2;
  };
  for (const [, list] of long) {
    list.slice(1).forEach(({ place, indices }, n) => {
      const home = list[n]?.place ?? -1;
      const others = byPlace.get(place) ?? [];
      const hidden = indices.filter((i) => others.some((j) => isOver(i, j)));
      if (home < 0 || place < 0 || hidden.length * 2 <= indices.length) return;
      for (const i of indices) places[i] = home;
    });
  }
}

function placeOf(word: readonly Glyph[], places: readonly number[], sidesOf: SidesOf): number {
  const [head, tail] = [word[0], word.at(-1)];
  const [first = 0, last = 0] = [places[0], places.at(-1)];
  const sides = head && tail ? standsAt(head, tail, sidesOf(first), sidesOf(last)) : [];
  if (first !== last && sides.length > 0) return sides[0] === 'left' ? first : last;
  const counts = new Map<number, number>();
  for (const place of places) counts.set(place, (counts.get(place) ?? 0) + 1);
  const [most] = [...counts].sort((a, b) => b[1] - a[1]);
  return most?.[0] ?? first;
}
