/** Ink that no character of a line accounts for: what the network passed over is read by itself. */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { isInk, type Raster, type Rect } from '../raster.ts';
import { reachOf } from './doubt-ink.ts';
import type { ReadLine } from './read-lines.ts';

/** Narrower leftovers (in line heights) are dirt or a character's own skirt. */
const NARROWEST = 0.18;
/** Fewer inked pixels than this share of a line height squared are dirt. */
const LEAST_INK = 0.02;
/** What was passed over once is never certain. */
const MOST_CONFIDENCE = 0.6;

/** Returns the boxes of unread ink, from left to right; `em` is the usual line height in pixels. */
export function findUnread(line: ReadLine, grey: Raster, em: number): Rect[] {
  const { rect, frame, reading } = line;
  const width = frame.x1 - frame.x0;
  const high = Math.max(em, rect.y1 - rect.y0);
  const reaches = reading.characters
    .filter(({ text }) => text.trim() !== '')
    .map(({ at, text }) => ({ middle: frame.x0 + at * width, reach: reachOf(text) * high }));
  const found: { x0: number; x1: number; ink: number }[] = [];
  for (let x = rect.x0; x < rect.x1; x++) {
    if (reaches.some(({ middle, reach }) => Math.abs(x - middle) <= reach)) continue;
    let ink = 0;
    for (let y = rect.y0; y < rect.y1; y++) {
      if (isInk(grey, x, y)) ink++;
    }
    if (ink === 0) continue;
    const last = found[found.length - 1];
    if (last && x - last.x1 <= high * 0.2) {
      last.x1 = x + 1;
      last.ink += ink;
    } else found.push({ x0: x, x1: x + 1, ink });
  }
  return found
    .filter(({ x0, x1, ink }) => x1 - x0 >= high * NARROWEST && ink >= high * high * LEAST_INK)
    .map(({ x0, x1 }) => ({
      ...rect,
      x0: widen(x0, -1, line, grey),
      x1: widen(x1, 1, line, grey),
    }));
}

/** Returns where the ink that begins at x ends in that direction: the reach cut through it. */
function widen(x: number, step: -1 | 1, { rect }: ReadLine, grey: Raster): number {
  const inked = (column: number): boolean => {
    for (let y = rect.y0; y < rect.y1; y++) {
      if (isInk(grey, column, y)) return true;
    }
    return false;
  };
  let edge = x;
  while (edge > rect.x0 && edge < rect.x1 && inked(step < 0 ? edge - 1 : edge)) edge += step;
  return edge;
}

/** Returns the characters with what was passed over put in where it stands. */
export function insertUnread(
  line: ReadLine,
  characters: readonly ReadCharacter[],
  passed: readonly { readonly rect: Rect; readonly characters: readonly ReadCharacter[] }[],
): ReadCharacter[] {
  const width = line.frame.x1 - line.frame.x0;
  const inserted = passed.flatMap(({ rect, characters: own }) =>
    own.map((character, i) => ({
      ...character,
      confidence: Math.min(MOST_CONFIDENCE, character.confidence),
      at: (rect.x0 + ((i + 0.5) / own.length) * (rect.x1 - rect.x0) - line.frame.x0) / width,
      alternatives: [{ text: '', confidence: 1 - MOST_CONFIDENCE }, ...character.alternatives],
    })),
  );
  return [...characters, ...inserted].sort((a, b) => a.at - b.at);
}

/** Ink between these heights (in line heights) may be a character, or hide one; lower ink is dirt or a dash. */
const SIGN_HEIGHT = [0.55, 2] as const;
const SIGN_WIDTH = 0.2;
/** A sign that nobody can name; a Word file's signs without a name are the same. */
export const UNKNOWN_SIGN = '\ufffd';

/** Returns the reading with an unknown sign where ink as high as a character was read as nothing. */
export function markUnread({ rect, reading }: ReadLine, em: number): LineReading {
  if (reading.characters.some(({ text }) => text.trim() !== '')) return reading;
  const [wide, high] = [rect.x1 - rect.x0, rect.y1 - rect.y0];
  const isSign =
    wide >= em * SIGN_WIDTH && high >= em * SIGN_HEIGHT[0] && high <= em * SIGN_HEIGHT[1];
  if (!isSign) return reading;
  const sign = { text: UNKNOWN_SIGN, confidence: 0, at: 0.5, alternatives: [] };
  return { characters: [sign], figures: reading.figures };
}
