/**
 * A ‰ behind a figure, told by its third ring: the network takes it for a % (a rate ten times as
 * high), often surely, and for what looks like a ring behind it.
 */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { holesOf } from '../borders/holes.ts';
import { FAINT_INK, isInk, type Raster, type Rect, TEXT_INK } from '../raster.ts';
import { lowered, middleOf } from './doubt-ends.ts';
import { behindDigit, inkWithin } from './percent-tail.ts';
import type { ReadLine } from './read-lines.ts';

/** The sign ends no further behind its digit's middle than this, in line heights. */
const WIDEST = 2.1;
/** Where a digit's middle is known to a step of the network only, its sign begins this far behind it at least. */
const SOONEST = 0.1;
/** The paper within a ring is so many line heights high at least: what a slash and a ring enclose is lower. */
const LEAST_HOLE = 0.08;
/** The lower rings stand as low and are as high as each other within this, in line heights; a full stop is lower. */
const ALIKE = 0.05;
/** Their middles are so many line heights apart. */
const PITCH = [0.18, 0.62] as const;
/** The upper ring stands higher than they do by this at least. */
const LEAST_RISE = 0.2;
/** A ring's stroke reaches so far beyond the paper in it, in line heights. */
const RIM = 0.15;
/** A % is no wider than so many times its height: what is wider has a third ring. */
const WIDE = 1.5;
/** What is read behind it begins so many line heights before its middle. */
const HALF = 0.45;
/** Parts of one sign are no further apart than this, in line heights. */
const GAP = 0.1;
/** A shape that was not read as what it is stays doubtful. */
const CONFIDENCE = 0.5;
const DIGIT = /^\d$/;
/** What a third ring is read as; no figure goes on behind a %. */
const RING = /^[0oO〇○]$/;

const middle = (from: number, to: number): number => (from + to) / 2;
const highOf = ({ y0, y1 }: Rect): number => y1 - y0;

/** Tells whether the three are the paper within the rings of a ‰: one high on its left, two alike at its foot. */
function areRings(upper: Rect, first: Rect, second: Rect, em: number): boolean {
  const alike = Math.max(1, em * ALIKE);
  if (Math.abs(first.y0 - second.y0) > alike || Math.abs(first.y1 - second.y1) > alike)
    return false;
  const pitch = middle(second.x0, second.x1) - middle(first.x0, first.x1);
  if (pitch < em * PITCH[0] || pitch > em * PITCH[1]) return false;
  const rise = middle(first.y0, first.y1) - middle(upper.y0, upper.y1);
  return rise >= em * LEAST_RISE;
}

/** Returns the box of the ‰ in the part, or null. */
function perMilleIn(grey: Raster, part: Rect, em: number): Rect | null {
  // Thin rings are closed in faint ink only, thick ones are filled by it.
  for (const below of [TEXT_INK, FAINT_INK]) {
    const holes = holesOf(grey, part, below)
      .filter((hole) => highOf(hole) >= em * LEAST_HOLE)
      .sort((a, b) => a.x0 + a.x1 - b.x0 - b.x1);
    // The part may begin within the digit, which has holes of its own.
    for (const [i, upper] of holes.entries()) {
      const [first, second] = [holes[i + 1], holes[i + 2]];
      if (first && second && areRings(upper, first, second, em))
        return { ...part, x0: upper.x0 - em * RIM, x1: second.x1 + em * RIM };
    }
  }
  return null;
}

/** Returns the box of the ink from the first inked column on up to the first gap. */
function signIn(grey: Raster, part: Rect, em: number): Rect | null {
  const ink = inkWithin(grey, part);
  if (!ink) return null;
  let end = ink.x0;
  for (let x = ink.x0; x < ink.x1 && x - end <= em * GAP; x++)
    for (let y = ink.y0; y < ink.y1; y++) if (isInk(grey, x, y)) end = x + 1;
  return inkWithin(grey, { ...part, x0: ink.x0, x1: end });
}

interface Found {
  readonly percent: ReadCharacter;
  /** Where the ‰ is; null where only its width tells that it is none. */
  readonly box: Rect | null;
}

/** Returns the signs read as a % that are none. */
function findPerMilles(line: ReadLine, grey: Raster, em: number): Found[] {
  const printed = line.reading.characters.filter(({ text }) => text.trim() !== '');
  return printed.flatMap((percent, i): Found[] => {
    const [digit, next] = [printed[i - 1], printed[i + 1]];
    if (percent.text !== '%' || !digit || !DIGIT.test(digit.text)) return [];
    const from = middleOf(line, digit);
    const x0 = Math.max(line.rect.x0, Math.round(from + em * SOONEST));
    const x1 = Math.min(line.rect.x1, Math.round(from + em * WIDEST));
    const box = perMilleIn(grey, { ...line.rect, x0, x1 }, em);
    if (box) return [{ percent, box }];
    const end = next ? Math.min(x1, Math.round(middleOf(line, next) - em * HALF)) : x1;
    const sign = signIn(grey, { ...behindDigit(line, digit, em), x1: end }, em);
    const isWide = sign !== null && sign.x1 - sign.x0 > highOf(sign) * WIDE;
    const goesOn = next !== undefined && RING.test(next.text);
    return isWide || goesOn ? [{ percent, box: null }] : [];
  });
}

/** Returns the characters with a ‰ in place of all that was read in the box. */
function replaced(
  characters: readonly ReadCharacter[],
  line: ReadLine,
  box: Rect,
): readonly ReadCharacter[] {
  const { x0, x1 } = line.frame;
  const sign: ReadCharacter = {
    text: '‰',
    confidence: CONFIDENCE,
    at: (middle(box.x0, box.x1) - x0) / (x1 - x0),
    alternatives: [{ text: '%', confidence: 1 - CONFIDENCE }],
  };
  const before = characters.filter((c) => middleOf(line, c) < box.x0);
  return [...before, sign, ...characters.filter((c) => middleOf(line, c) > box.x1)];
}

/** Returns the reading with each ‰ that was read as a %, never certain. */
export function readPerMille(line: ReadLine, grey: Raster, em: number): LineReading {
  let { reading } = line;
  for (const { percent, box } of findPerMilles(line, grey, em)) {
    const mend = (list: readonly ReadCharacter[]): readonly ReadCharacter[] =>
      box
        ? replaced(list, line, box)
        : list.map((c) => (Math.abs(c.at - percent.at) < 1e-9 ? lowered(c) : c));
    reading = { characters: mend(reading.characters), figures: mend(reading.figures) };
  }
  return reading;
}
