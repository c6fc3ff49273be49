/**
 * A full stop close behind a %, told by its shape: the network has no step left between the two, as
 * the full stop stands at the left of its cell.
 */

import type { LineReading, ReadCharacter } from '../../scan.ts';
import { FAINT_INK, isInk, type Raster, type Rect } from '../raster.ts';
import { behindDigit, inkWithin, isPercent } from './percent-tail.ts';
import { Pieces } from './pieces.ts';
import type { ReadLine } from './read-lines.ts';

/** Its ring is so many line heights wide and high, */
const SMALLEST = 0.16;
const LARGEST = 0.45;
/** as wide as high within this factor, */
const ROUND = 1.5;
/** and stands below this share of the line's height. */
const FOOT = 0.45;
/** From its middle its rim is seen in each of these directions. */
const DIRECTIONS = [-1, 0, 1].flatMap((x) => [-1, 0, 1].map((y) => [x, y] as const));
/** A sign that was read as a % has no more than this share of its right third's ink above: all of it, without its own ring. */
const UPPER_RIGHT = 0.5;
/** A shape that was not read as what it is stays doubtful. */
const CONFIDENCE = 0.5;
const DIGIT = /^\d$/;

/** Tells whether the box holds a ring: paper in its middle, and ink all around that. */
function isRing(grey: Raster, { x0, x1, y0, y1 }: Rect): boolean {
  const [x, y] = [(x0 + x1) >> 1, (y0 + y1) >> 1];
  if (isInk(grey, x, y, FAINT_INK)) return false;
  return DIRECTIONS.every(([dx, dy]) => {
    if (dx === 0 && dy === 0) return true;
    for (let step = 1; step <= Math.max(x1 - x0, y1 - y0); step++) {
      const [px, py] = [x + dx * step, y + dy * step];
      if (px < x0 || px >= x1 || py < y0 || py >= y1) return false;
      if (isInk(grey, px, py, FAINT_INK)) return true;
    }
    return false;
  });
}

/** Returns the ring at the line's end and foot, or null. */
function ringAtEnd(rect: Rect, grey: Raster, em: number): Rect | null {
  const around = { ...rect, x0: Math.max(rect.x0, Math.round(rect.x1 - em * LARGEST)) };
  const pieces = new Pieces(grey, around, { corners: true, below: FAINT_INK });
  let last: Rect | null = null;
  for (let y = around.y0; y < around.y1; y++) {
    for (let x = around.x0; x < around.x1; x++) {
      const piece = pieces.from(x, y);
      if (piece && piece.x1 > (last?.x1 ?? 0)) last = piece;
    }
  }
  if (!last) return null;
  const [wide, high] = [last.x1 - last.x0, last.y1 - last.y0];
  const isSmall = Math.min(wide, high) >= em * SMALLEST && Math.max(wide, high) <= em * LARGEST;
  const isRound = Math.max(wide, high) <= Math.min(wide, high) * ROUND;
  const isLow = last.y0 >= rect.y0 + (rect.y1 - rect.y0) * FOOT;
  return isSmall && isRound && isLow && isRing(grey, last) ? last : null;
}

/** Returns the reading with the full stop that stands behind its last %; as it is where none does. */
export function readRingStop(line: ReadLine, grey: Raster, em: number): LineReading {
  const { rect, frame, reading } = line;
  const [digit, percent] = reading.characters.filter(({ text }) => text.trim() !== '').slice(-2);
  if (!digit || !DIGIT.test(digit.text) || percent?.text !== '%') return reading;
  const ring = ringAtEnd(rect, grey, em);
  if (!ring) return reading;
  const before = inkWithin(grey, { ...behindDigit(line, digit, em), x1: ring.x0 });
  // The ring may be that of the % itself.
  if (!before || !isPercent(grey, before, em, UPPER_RIGHT)) return reading;
  const stop: ReadCharacter = {
    text: '。',
    confidence: CONFIDENCE,
    at: ((ring.x0 + ring.x1) / 2 - frame.x0) / (frame.x1 - frame.x0),
    alternatives: [{ text: '', confidence: 1 - CONFIDENCE }],
  };
  return {
    characters: [...reading.characters, stop],
    figures: [...reading.figures, stop],
  };
}
