/**
 * A % behind a figure, told by its shape: worn, it falls apart into marks (98"0, 98°, 98.) or is
 * passed over, for the network has learned it whole.
 */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { isInk, type Raster, type Rect } from '../raster.ts';
import type { ReadLine } from './read-lines.ts';

/** Signs read as surely as this are what they seem. */
const SURE = 0.9;
const HEAD = /^[≥≤<>＞=-]?\d[\d.,]*$/;
const DIGIT = /^\d$/;
/** What the pieces of a worn % are read as. */
const PIECE = /^["'″′”“°*.,:;=()（）…·#`0oOauU\d%~^-]+$/;
/** The middle of a digit and its edge are so many line heights apart, digits at most so far. */
const HALF_DIGIT = 0.3;
const STEP = 0.8;
/** A % is this wide in line heights: no digit is. */
const NARROWEST = 0.65;
const WIDEST = 1.3;
/** Of its left third's ink at least so much stands in the upper half, of its right third's at most so much. */
const UPPER_LEFT = 0.55;
const UPPER_RIGHT = 0.35;
/** A shape that was not read as what it is stays doubtful. */
const CONFIDENCE = 0.5;

/** Returns the box of the ink within that one, or null. */
export function inkWithin(grey: Raster, part: Rect): Rect | null {
  let [x0, x1, y0, y1] = [part.x1, part.x0, part.y1, part.y0];
  for (let y = part.y0; y < part.y1; y++) {
    for (let x = part.x0; x < part.x1; x++) {
      if (!isInk(grey, x, y)) continue;
      [x0, x1] = [Math.min(x0, x), Math.max(x1, x + 1)];
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y + 1)];
    }
  }
  return x1 > x0 ? { x0, x1, y0, y1 } : null;
}

/** Returns the box of the line from behind that digit on. */
export function behindDigit({ rect, frame }: ReadLine, digit: ReadCharacter, em: number): Rect {
  const from = Math.round(frame.x0 + digit.at * (frame.x1 - frame.x0) + em * HALF_DIGIT);
  return { ...rect, x0: Math.max(rect.x0, from) };
}

/** Returns the share of the ink between the columns that stands in the upper half. */
function upperShare(grey: Raster, { y0, y1 }: Rect, from: number, to: number): number {
  let [upper, all] = [0, 0];
  for (let y = y0; y < y1; y++) {
    for (let x = Math.floor(from); x < to; x++) {
      if (!isInk(grey, x, y)) continue;
      all++;
      if (y + 0.5 < (y0 + y1) / 2) upper++;
    }
  }
  return all === 0 ? 0.5 : upper / all;
}

/** Tells whether the ink is as wide as a %, high on its left, and on its right no higher than that. */
export function isPercent(grey: Raster, ink: Rect, em: number, upperRight = UPPER_RIGHT): boolean {
  const width = ink.x1 - ink.x0;
  if (width < em * NARROWEST || width > em * WIDEST) return false;
  const third = width / 3;
  return (
    upperShare(grey, ink, ink.x0, ink.x0 + third) >= UPPER_LEFT &&
    upperShare(grey, ink, ink.x1 - third, ink.x1) <= upperRight
  );
}

/** Returns how many characters make the figure: digits and points that stand evenly. */
function headOf(characters: readonly ReadCharacter[], wide: number): number {
  let count = 0;
  let text = '';
  let before: number | null = null;
  for (const [i, { text: own, at }] of characters.entries()) {
    text += own;
    if (i > 0 && !HEAD.test(text)) break;
    if (before !== null && (at - before) * wide > STEP) break;
    if (/[\d.,]/.test(own)) before = at;
    if (DIGIT.test(own)) count = i + 1;
  }
  return count;
}

interface Found {
  /** The last digit before it. */
  readonly after: ReadCharacter;
  readonly percent: ReadCharacter;
}

/** Returns the % that stands behind so many characters, or null. */
function percentBehind(
  line: ReadLine,
  characters: readonly ReadCharacter[],
  count: number,
  grey: Raster,
  em: number,
): Found | null {
  const { frame } = line;
  const width = frame.x1 - frame.x0;
  const after = characters[count - 1];
  const tail = characters.slice(count);
  const isWorn = tail.every((c) => c.confidence < SURE && PIECE.test(c.text) && c.text !== '%');
  if (!after || !isWorn || (tail.length === 0 && after.confidence >= SURE)) return null;
  const ink = inkWithin(grey, behindDigit(line, after, em));
  if (!ink || !isPercent(grey, ink, em)) return null;
  const percent = {
    text: '%',
    confidence: CONFIDENCE,
    at: ((ink.x0 + ink.x1) / 2 - frame.x0) / width,
    alternatives: [{ text: tail.map(({ text }) => text).join(''), confidence: 1 - CONFIDENCE }],
  };
  return { after, percent };
}

/** Returns the reading with a worn % behind its figure, doubtful; as it is where none stands there. */
export function readPercent(line: ReadLine, grey: Raster, em: number): LineReading {
  const { frame, reading } = line;
  const characters = reading.characters.filter(({ text }) => text.trim() !== '');
  const head = headOf(characters, (frame.x1 - frame.x0) / em);
  // The ring on its left may have been read as a digit of the figure.
  const found =
    percentBehind(line, characters, head, grey, em) ??
    (head > 1 && DIGIT.test(characters[head - 2]?.text ?? '')
      ? percentBehind(line, characters, head - 1, grey, em)
      : null);
  if (!found) return reading;
  const { after, percent } = found;
  const withPercent = (list: readonly ReadCharacter[]) => [
    ...list.filter((c) => c.at <= after.at),
    percent,
  ];
  return {
    characters: withPercent(reading.characters),
    figures: withPercent(reading.figures),
  };
}
