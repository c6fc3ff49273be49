/** The sign before a target: of a worn or coarse ≥ a recognizer makes a 2, of ≤ a letter, of both the sign without its bar. */
import type { Alternative, ReadCharacter } from '../../scan.ts';
import { isInk, type Raster, type Rect } from '../raster.ts';
import { middleOf } from './doubt-ends.ts';
import type { ReadLine } from './read-lines.ts';

interface Mistaken {
  readonly read: RegExp;
  readonly meant: string;
  /** How the recognizer names the sign where it holds it possible. */
  readonly held: RegExp;
  /** As probable the sign is at least. */
  readonly least: number;
}

/**
 * Leading digits that are digits were read with 1.00 on 22 coarse pages, and none of them had the
 * sign among its other readings; ten signs read as a 2 had 0.36 to 0.92, and the sign with 0.01 to 0.33.
 */
const MISTAKEN: readonly Mistaken[] = [
  { read: /^[2²Zz]$/, meant: '≥', held: /^[≥≧⩾>＞]$/, least: 0.01 },
  { read: /^[A-Za-z$]$/, meant: '≤', held: /^[≤≦⩽<＜]$/, least: 0.01 },
  { read: /^[>＞]$/, meant: '≥', held: /^[≥≧⩾]$/, least: 0.05 },
  { read: /^[<＜]$/, meant: '≤', held: /^[≤≦⩽]$/, least: 0.05 },
];
/** What was read more surely is what is printed. */
const SURE = 0.95;
/** What only the shape tells: no digit of a line begins that much lower than another (of its height)... */
const LOWER = 0.1;
/** ...and more than one pixel, which a scan adds or takes... */
const LEAST_LOWER = 2;
/** ...or is that much wider than one that is not hollow, as 0 is, nor thin, as 1. */
const WIDER = 1.5;
/** A sign known by its shape. */
const BY_SHAPE: Alternative = { text: '≥', confidence: 0.3 };

/** Returns the boxes of the line's pieces of ink that columns of paper part, from the left. */
function piecesOf({ rect }: ReadLine, grey: Raster): Rect[] {
  const pieces: { x0: number; x1: number; y0: number; y1: number }[] = [];
  for (let x = rect.x0; x < rect.x1; x++) {
    for (let y = rect.y0; y < rect.y1; y++) {
      if (!isInk(grey, x, y)) continue;
      const last = pieces[pieces.length - 1];
      if (last && x - last.x1 < 1) {
        [last.x1, last.y0, last.y1] = [x + 1, Math.min(last.y0, y), Math.max(last.y1, y + 1)];
      } else pieces.push({ x0: x, x1: x + 1, y0: y, y1: y + 1 });
    }
  }
  return pieces;
}

/** Tells whether what was read as the leading digit is shaped as none: lower or wider than the others. */
function isNoDigit(line: ReadLine, characters: readonly ReadCharacter[], grey: Raster): boolean {
  const pieces = piecesOf(line, grey);
  const printed = characters.filter(({ text }) => text.trim() !== '');
  const isIn = ({ x0, x1 }: Rect, own: ReadCharacter): boolean =>
    x0 <= middleOf(line, own) && middleOf(line, own) < x1;
  /** The piece that is this character and no other. */
  const pieceOf = (own: ReadCharacter): Rect | undefined => {
    const piece = pieces.find((one) => isIn(one, own));
    return piece && printed.filter((other) => isIn(piece, other)).length === 1 ? piece : undefined;
  };
  const [first, ...others] = printed;
  const lead = first && pieceOf(first);
  const digitsOf = (kind: RegExp): Rect[] =>
    others.flatMap((own) => (kind.test(own.text) ? (pieceOf(own) ?? []) : []));
  const [digits, broad] = [digitsOf(/^\d$/), digitsOf(/^[2-9]$/)];
  if (!lead || digits.length === 0) return false;
  const lower = lead.y0 - Math.max(...digits.map(({ y0 }) => y0));
  const high = Math.max(...digits.map(({ y0, y1 }) => y1 - y0));
  const isWide = broad.every(({ x0, x1 }) => lead.x1 - lead.x0 >= (x1 - x0) * WIDER);
  return (lower >= high * LOWER && lower >= LEAST_LOWER) || (broad.length > 0 && isWide);
}

function signIn(character: ReadCharacter): { meant: string; held: Alternative } | null {
  for (const { read, meant, held, least } of MISTAKEN) {
    if (!read.test(character.text) || character.confidence >= SURE) continue;
    const own = character.alternatives.find(
      (other) => held.test(other.text) && other.confidence >= least,
    );
    if (own) return { meant, held: own };
  }
  return null;
}

/** Returns the line with the sign that it begins with; it is no surer than the recognizer was of it. */
export function readLeadSign(
  line: ReadLine,
  characters: readonly ReadCharacter[],
  grey: Raster,
): readonly ReadCharacter[] {
  const at = characters.findIndex(({ text }) => text.trim() !== '');
  const [first, next] = [characters[at], characters[at + 1]];
  if (!first || !next || !/^\d$/.test(next.text)) return characters;
  const byShape = (): boolean => first.text === '2' && isNoDigit(line, characters, grey);
  const sign = signIn(first) ?? (byShape() ? { meant: BY_SHAPE.text, held: BY_SHAPE } : null);
  if (sign === null) return characters;
  const { text, confidence } = first;
  const alternatives = [
    { text, confidence },
    ...first.alternatives.filter((other) => other !== sign.held),
  ];
  const read = { ...first, text: sign.meant, confidence: sign.held.confidence, alternatives };
  return [...characters.slice(0, at), read, ...characters.slice(at + 1)];
}
