/** What stands at the ends of a line and is no part of its text: specks, and what is left of borders. */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { isInk, type Raster, type Rect } from '../raster.ts';
import type { ReadLine } from './read-lines.ts';

export const FIGURE = /^[\d.,%]+$/;
/** A bar this thin is no digit: it is what is left of a border. */
export const BAR_WIDTH = 0.14;
/** What leaves ink unread is not certain, however sure it looks. */
const MOST_CONFIDENCE = 0.6;
/** Held possible where a dot stands and none was read. */
const MISSED_POINT = 0.3;

export type Column = { readonly x: number; readonly ink: number };

export interface Shape {
  readonly line: ReadLine;
  readonly grey: Raster;
  readonly high: number;
  readonly columns: readonly Column[];
}

export function middleOf({ frame }: ReadLine, { at }: ReadCharacter): number {
  return frame.x0 + at * (frame.x1 - frame.x0);
}

export function lowered(character: ReadCharacter, alternative?: string): ReadCharacter {
  const confidence = Math.min(MOST_CONFIDENCE, character.confidence);
  if (alternative === undefined) return { ...character, confidence };
  const others = character.alternatives.filter(({ text }) => text !== alternative);
  const own = { text: alternative, confidence: MISSED_POINT };
  return { ...character, confidence, alternatives: [own, ...others] };
}

/** What is left of a border at a line's end looks like one of these, and stands apart. */
const RESIDUE = /^[-—一–~+1lI|!/'"`’”丨]$/;
const RESIDUE_GAP = 0.3;
/** A dash is at least so much wider than it is high. */
const FLAT = 1.6;
const DASH = /^[-—–]$/;
const LOOSE = /^[.,]$/;
/** No line begins with one of these, nor ends with one: specks beside the text look like them. */
const SPECKS = { first: /^[·:：;；.,，、'`’!|~]$/, last: /^[·'`‘|~]$/ } as const;
/** Of these, no line that goes on begins or ends with one either. */
const STRAY = { first: /^[·'`’|]$/, last: /^[·'`‘|]$/ } as const;
/** Words begin with none of these, though a figure may (.5), nor end with one. */
const STRAY_BESIDE_WORDS = { first: /^[.,_!~]$/, last: /^[._]$/ } as const;
const HAN = /^[\u4e00-\u9fff]$/;

/** No figure begins or ends with a point: what looks like one there is a speck. */
function doubtSpecks(characters: ReadCharacter[]): void {
  const printed = characters.filter(({ text }) => text.trim() !== '');
  const isFigure = FIGURE.test(printed.map(({ text }) => text).join(''));
  const ends = [
    [printed[0], SPECKS.first],
    [printed[printed.length - 1], SPECKS.last],
  ] as const;
  for (const [end, specks] of printed.length < 2 ? [] : ends) {
    if (!end || !(specks.test(end.text) || (isFigure && LOOSE.test(end.text)))) continue;
    characters[characters.indexOf(end)] = lowered(end, '');
  }
}

/** Returns the line without doubtful marks at its ends that no text has there; what they stood at is as doubtful. */
export function dropStray(line: readonly ReadCharacter[]): readonly ReadCharacter[] {
  const printed = line.filter(({ text }) => text.trim() !== '');
  const [first, last] = [printed[0], printed[printed.length - 1]];
  if (!first || !last || printed.length < 2) return line;
  const besideOf = (end: ReadCharacter) =>
    end === first ? printed[1] : printed[printed.length - 2];
  const isStray = (end: ReadCharacter, side: 'first' | 'last'): boolean =>
    end.confidence <= MOST_CONFIDENCE &&
    (STRAY[side].test(end.text) ||
      (STRAY_BESIDE_WORDS[side].test(end.text) && HAN.test(besideOf(end)?.text ?? '')));
  const stray = isStray(first, 'first') ? first : isStray(last, 'last') ? last : null;
  if (!stray) return line;
  const beside = besideOf(stray);
  return dropStray(
    line.flatMap((own) => (own === stray ? [] : [own === beside ? lowered(own) : own])),
  );
}

interface Blob extends Rect {
  /** Paper between it and the rest of the line. */
  readonly gap: number;
}

/** Returns the first or the last piece of ink of the line; null where the line is one piece. */
function endBlob({ line, grey, columns }: Shape, side: 'first' | 'last'): Blob | null {
  const list = side === 'first' ? columns : [...columns].reverse();
  const apart = list.findIndex(({ x }, i) => {
    const before = list[i - 1];
    return before !== undefined && Math.abs(x - before.x) > 1;
  });
  const [from, to, next] = [list[0], list[apart - 1], list[apart]];
  if (!from || !to || !next) return null;
  const [x0, x1] = [Math.min(from.x, to.x), Math.max(from.x, to.x) + 1];
  let [y0, y1] = [line.rect.y1, line.rect.y0];
  for (let y = line.rect.y0; y < line.rect.y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (!isInk(grey, x, y)) continue;
      [y0, y1] = [Math.min(y0, y), Math.max(y1, y + 1)];
    }
  }
  return { x0, x1, y0, y1, gap: Math.abs(next.x - to.x) - 1 };
}

/** What is left of a border reads as a dash or a digit at the line's end. */
export function doubtEnds(characters: ReadCharacter[], shape: Shape): void {
  const { high } = shape;
  doubtSpecks(characters);
  for (const side of ['first', 'last'] as const) {
    const at = side === 'first' ? 0 : characters.length - 1;
    const character = characters[at];
    if (!character || characters.length < 2 || !RESIDUE.test(character.text)) continue;
    const blob = endBlob(shape, side);
    if (!blob) continue;
    const [wide, tall] = [blob.x1 - blob.x0, blob.y1 - blob.y0];
    const isDash = DASH.test(character.text);
    // A minus stands close to its figure.
    const apart = blob.gap >= high * RESIDUE_GAP && (isDash || wide <= high * BAR_WIDTH);
    const bent = isDash && wide < tall * FLAT;
    if (apart || bent) characters[at] = lowered(character, isDash ? '' : undefined);
  }
}

/** Dots alone on a line of a cell that has others are dirt. */
const LONE_DOTS = /^[·:.,、'`‘’| ]+$/;
/** Tells whether a line, one of several of its cell, holds nothing but doubtful dots. */
export const isDirt = (line: readonly ReadCharacter[]): boolean =>
  LONE_DOTS.test(line.map(({ text }) => text).join('')) &&
  line.every(({ text, confidence }) => text.trim() === '' || confidence <= MOST_CONFIDENCE);

/** Marks alone on a line of a cell that has others: no text wraps so. */
const LONE_MARKS = /^[-—–·:：;；.,，、'`"!|~ ]+$/;

/** Returns the reading of one of several lines of a cell, doubtful where it holds marks alone. */
export function doubtLoneMarks(reading: LineReading): LineReading {
  if (!LONE_MARKS.test(reading.characters.map(({ text }) => text).join(''))) return reading;
  const doubt = (list: readonly ReadCharacter[]) => list.map((own) => lowered(own, ''));
  return { characters: doubt(reading.characters), figures: doubt(reading.figures) };
}
