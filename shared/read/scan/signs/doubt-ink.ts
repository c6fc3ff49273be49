/** Ink of a line that none of its characters accounts for makes the reading beside it doubtful. */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { FAINT_INK, isInk, PAPER, type Raster, type Rect, TEXT_INK } from '../raster.ts';
import {
  BAR_WIDTH,
  type Column,
  doubtEnds,
  FIGURE,
  lowered,
  middleOf,
  type Shape,
} from './doubt-ends.ts';
import { findFlatStrokes, type Stroke } from './flat-strokes.ts';
import { Pieces } from './pieces.ts';
import type { ReadLine } from './read-lines.ts';

/** A character's ink ends this far from its middle, in line heights; narrow ones end sooner. */
const REACH = { percent: 0.74, wide: 0.68, narrow: 0.48 } as const;
const NARROW = /^[!-$&-~]$/;
/** Narrower or thinner leftovers are a character's own skirt, or dust. */
const LEAST_WIDTH = 0.07;
const LEAST_INK = 0.006;
/** Ink fainter than print has rims as wide as this. */
const FAINT_WIDTH = 0.15;
/** A point of a figure is no larger than this, stands in the lowest part, and is no speck. */
const DOT = { most: 0.26, lowest: 0.62, least: 0.006 } as const;
/** Digits with a point between them stand so many line heights apart; broken print does not. */
const APART = 0.78;
const POINTS = /[.,]/g;
/** What is left of a border at its side reads as one of these. */
const BAR = /^[1lI|!/丨i]$/;

function inkedColumns(rect: Rect, grey: Raster, below = TEXT_INK): Column[] {
  const columns: Column[] = [];
  for (let x = Math.max(0, rect.x0); x < Math.min(grey.width, rect.x1); x++) {
    let ink = 0;
    for (let y = Math.max(0, rect.y0); y < Math.min(grey.height, rect.y1); y++) {
      if ((grey.data[y * grey.width + x] ?? PAPER) < below) ink++;
    }
    if (ink > 0) columns.push({ x, ink });
  }
  return columns;
}

interface Leftover {
  readonly x0: number;
  x1: number;
  ink: number;
}

/** Returns the stretches of ink that lie out of reach of every character. */
function leftoversOf(
  columns: readonly Column[],
  characters: readonly { readonly middle: number; readonly reach: number }[],
  high: number,
  leastWidth: number,
): Leftover[] {
  const found: Leftover[] = [];
  for (const { x, ink } of columns) {
    if (characters.some(({ middle, reach }) => Math.abs(x + 0.5 - middle) <= reach * high))
      continue;
    const last = found[found.length - 1];
    if (last && x - last.x1 <= high * 0.1) {
      last.x1 = x + 1;
      last.ink += ink;
    } else found.push({ x0: x, x1: x + 1, ink });
  }
  return found.filter(
    ({ x0, x1, ink }) => x1 - x0 >= high * leastWidth && ink >= high * high * LEAST_INK,
  );
}

/** Returns where points stand: small pieces of ink at the foot of the line, with none above. */
function findDots(rect: Rect, grey: Raster, high: number): number[] {
  const pieces = new Pieces(grey, rect, { corners: false });
  const dots: number[] = [];
  for (let y = rect.y0; y < rect.y1; y++) {
    for (let x = rect.x0; x < rect.x1; x++) {
      const piece = pieces.from(x, y);
      if (piece === null) continue;
      const small =
        piece.x1 - piece.x0 <= DOT.most * high && piece.y1 - piece.y0 <= DOT.most * high;
      const low = piece.y0 - rect.y0 >= rect.y1 - rect.y0 - high * (1 - DOT.lowest);
      const middle = Math.floor((piece.x0 + piece.x1) / 2);
      const alone = !range(piece.y0 - rect.y0).some((up) => isInk(grey, middle, rect.y0 + up));
      if (small && low && alone && piece.ink >= high * high * DOT.least)
        dots.push((piece.x0 + piece.x1) / 2);
    }
  }
  return dots.sort((a, b) => a - b);
}

const range = (end: number): number[] => Array.from({ length: end }, (_, i) => i);

/** Digits stand evenly: a step so much longer than the others' holds something that was not read. */
const LONG_STEP = 1.3;

function doubtSteps(characters: ReadCharacter[], { line, high }: Shape): void {
  const steps = characters.slice(1).map((after, i) => {
    const before = characters[i];
    const digits = before && /^\d$/.test(before.text) && /^\d$/.test(after.text);
    return digits ? middleOf(line, after) - middleOf(line, before) : null;
  });
  const known = steps.filter((step) => step !== null).sort((a, b) => a - b);
  const usual = known[Math.floor((known.length - 1) / 2)];
  if (usual === undefined || known.length < 2) return;
  steps.forEach((step, i) => {
    const before = characters[i];
    if (before && step !== null && step >= high * APART && step >= usual * LONG_STEP)
      characters[i] = lowered(before, `${before.text}.`);
  });
}

/** Returns how far from its middle a character's ink may reach, in line heights. */
export function reachOf(text: string): number {
  if (text === '%') return REACH.percent;
  return NARROW.test(text) ? REACH.narrow : REACH.wide;
}

/** Returns the place of the character that stands nearest; -1 where there is none. */
function nearest(characters: readonly ReadCharacter[], line: ReadLine, x: number): number {
  let best = -1;
  characters.forEach((character, i) => {
    if (character.text.trim() === '') return;
    const other = characters[best];
    const away = Math.abs(middleOf(line, character) - x);
    if (!other || away < Math.abs(middleOf(line, other) - x)) best = i;
  });
  return best;
}

/** What the line's ink looks like, found once for both of its readings. */
interface Ink extends Shape {
  readonly strokes: readonly Stroke[];
  /** Ink fainter than print included. */
  readonly faint: readonly Column[];
}

function doubtLeftovers(characters: ReadCharacter[], shape: Ink): void {
  const { line, high, columns, strokes, faint } = shape;
  const reaches = characters
    .filter(({ text }) => text.trim() !== '')
    .map((c) => ({
      middle: middleOf(line, c),
      reach: reachOf(c.text),
    }));
  const leftovers = [
    ...leftoversOf(columns, reaches, high, LEAST_WIDTH),
    ...leftoversOf(faint, reaches, high, FAINT_WIDTH),
  ];
  for (const { x0, x1 } of leftovers) {
    // Flat strokes are read by their shape.
    if (strokes.some((stroke) => x0 >= stroke.x0 - 1 && x1 <= stroke.x1 + 1)) continue;
    const at = nearest(characters, line, (x0 + x1) / 2);
    const character = characters[at];
    if (character) characters[at] = lowered(character);
  }
}

function doubtPoints(characters: ReadCharacter[], { line, grey, high }: Shape): void {
  const text = characters.map((c) => c.text).join('');
  if (!FIGURE.test(text.replace(/ /g, ''))) return;
  const dots = findDots(line.rect, grey, high);
  if (dots.length <= (text.match(POINTS)?.length ?? 0)) return;
  for (const x of dots) {
    const near = characters.some(
      (c) => /[.,]/.test(c.text) && Math.abs(middleOf(line, c) - x) < high * 0.4,
    );
    if (near) continue;
    // A point stands between two digits; what lies at the foot of a % is a part of it.
    const at = characters.filter((c) => middleOf(line, c) < x).length - 1;
    const [before, after] = [characters[at], characters[at + 1]];
    if (!before || !after || !/^\d$/.test(before.text) || !/^\d$/.test(after.text)) continue;
    if (middleOf(line, after) - middleOf(line, before) < high * APART) continue;
    characters[at] = lowered(before, `${before.text}.`);
  }
}

function doubtBar(characters: ReadCharacter[], { high, columns }: Shape): void {
  const [only] = characters;
  const [first, last] = [columns[0], columns[columns.length - 1]];
  if (!only || characters.length > 1 || !BAR.test(only.text) || !first || !last) return;
  if (last.x - first.x + 1 <= high * BAR_WIDTH) characters[0] = lowered(only);
}

/** Returns the reading with less confidence where ink is left that it does not account for. */
export function doubtUnread(line: ReadLine, grey: Raster, em: number): LineReading {
  const { rect, reading } = line;
  const high = Math.max(em, rect.y1 - rect.y0);
  const shape: Ink = {
    line,
    grey,
    high,
    columns: inkedColumns(rect, grey),
    strokes: findFlatStrokes(line, grey, high),
    faint: inkedColumns(rect, grey, FAINT_INK),
  };
  const doubt = (characters: readonly ReadCharacter[]): readonly ReadCharacter[] => {
    const own = [...characters];
    doubtLeftovers(own, shape);
    doubtPoints(own, shape);
    doubtSteps(own, shape);
    doubtBar(own, shape);
    doubtEnds(own, shape);
    return own;
  };
  return { characters: doubt(reading.characters), figures: doubt(reading.figures) };
}
