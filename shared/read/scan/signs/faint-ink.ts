/**
 * Ink fainter than print, where characters of thin print vanish whole: a level stroke at the end of
 * a line, a lone sign in a cell. It stands out from the paper, so lines reach over it, and what is
 * read there is never certain.
 */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import { FAINT_INK, type Raster, type Rect } from '../raster.ts';
import { lowered, middleOf } from './doubt-ends.ts';
import { Pieces } from './pieces.ts';
import type { ReadLine } from './read-lines.ts';
import { UNKNOWN_SIGN } from './unread-ink.ts';

/** A stroke is at least this long, in inches; grain is shorter even where it is dark. */
const SHORTEST = 0.03;
/** Rims of print reach no further beyond its ink than this many line heights. */
const RIM = 0.15;
/** A character is no larger than this many line heights; ghosts of stamps and lines are. */
const LARGEST = 1.3;
/** Signs of a text stand no further from it than this many line heights. */
const NEAR = 0.8;
/** Beside a border that was erased, ink begins within so many pixels. */
const BESIDE = 3;

export interface FoundLine {
  readonly rect: Rect;
  readonly cell: number | null;
  /** Parts of it that are fainter than print. */
  readonly faint?: readonly Rect[];
}

/** Sizes of the page, in pixels. */
export interface Sizes {
  readonly em: number;
  readonly dpi: number;
  /** How thick borders are. */
  readonly thickness: number;
}

/** Returns the pieces of ink in the cell that reach out of its lines, faint or not; rims do not. */
function findPieces(
  grey: Raster,
  cell: Rect,
  lines: readonly Rect[],
  { em, dpi, thickness }: Sizes,
): Rect[] {
  const edge = Math.ceil(thickness / 2) + BESIDE;
  const rim = Math.floor(em * RIM) - 1;
  const pieces = new Pieces(grey, cell, { corners: true, below: FAINT_INK });
  const found: Rect[] = [];
  for (let y = cell.y0; y < cell.y1; y++) {
    const here = lines.filter(({ y0, y1 }) => y >= y0 - rim && y < y1 + rim);
    for (let x = cell.x0; x < cell.x1; x++) {
      if ((grey.data[y * grey.width + x] ?? FAINT_INK) >= FAINT_INK) continue;
      if (here.some(({ x0, x1 }) => x >= x0 - rim && x < x1 + rim)) continue;
      const piece = pieces.from(x, y);
      if (piece === null || piece.ink < dpi * SHORTEST) continue;
      const { x0, x1, y0, y1 } = piece;
      const inside = Math.min(x0 - cell.x0, cell.x1 - x1, y0 - cell.y0, cell.y1 - y1) >= edge;
      if (inside && Math.max(x1 - x0, y1 - y0) >= dpi * SHORTEST) found.push(piece);
    }
  }
  return found;
}

const meets = (a: Rect, b: Rect): boolean =>
  a.x0 < b.x1 && a.x1 > b.x0 && a.y0 < b.y1 && a.y1 > b.y0;

const around = (a: Rect, b: Rect): Rect => ({
  x0: Math.min(a.x0, b.x0),
  y0: Math.min(a.y0, b.y0),
  x1: Math.max(a.x1, b.x1),
  y1: Math.max(a.y1, b.y1),
});

/** Returns the part of the piece that lies beyond the line's end; null where there is none. */
function beyond({ rect }: FoundLine, piece: Rect, em: number): Rect | null {
  if (piece.y0 >= rect.y1 || piece.y1 <= rect.y0 || piece.y1 - piece.y0 > em * LARGEST) return null;
  const sides = [
    { ...piece, x1: Math.min(piece.x1, rect.x0) },
    { ...piece, x0: Math.max(piece.x0, rect.x1) },
  ];
  const isPart = ({ x0, x1 }: Rect): boolean => {
    const far = Math.max(rect.x0 - x0, x1 - rect.x1);
    const gap = Math.max(rect.x0 - x1, x0 - rect.x1);
    return x1 > x0 && far >= em * RIM && gap <= em * NEAR && x1 - x0 <= em * LARGEST;
  };
  return sides.find(isPart) ?? null;
}

/** Returns the line as far as faint ink goes on. */
function widen(line: FoundLine, pieces: readonly Rect[], em: number): FoundLine {
  for (const piece of pieces) {
    const part = beyond(line, piece, em);
    if (part === null) continue;
    const rect = { ...line.rect, x0: Math.min(part.x0, line.rect.x0) };
    const wide = { ...rect, x1: Math.max(part.x1, rect.x1) };
    return widen({ ...line, rect: wide, faint: [...(line.faint ?? []), part] }, pieces, em);
  }
  return line;
}

/** Returns what stands in a cell without lines, as a line; null where it is no text. */
function lineOf(pieces: readonly Rect[], cell: number, { em, dpi }: Sizes): FoundLine | null {
  const [first, ...others] = pieces;
  if (!first) return null;
  const rect = others.reduce(around, first);
  const isText =
    rect.y1 - rect.y0 <= em * LARGEST && pieces.every((p) => p.x1 - p.x0 <= em * LARGEST);
  const isLong = Math.max(rect.x1 - rect.x0, rect.y1 - rect.y0) >= dpi * SHORTEST * 1.5;
  return isText && isLong ? { rect, cell, faint: [rect] } : null;
}

/** Returns the lines of the cells with the faint ink beside them, and lines of faint ink alone. */
export function withFaintInk(
  lines: readonly FoundLine[],
  cells: readonly Rect[],
  grey: Raster,
  sizes: Sizes,
): FoundLine[] {
  const own = cells.map((_, index) => lines.filter(({ cell }) => cell === index));
  const found = cells.flatMap((cell, index) => {
    const inCell = own[index] ?? [];
    const pieces = findPieces(
      grey,
      cell,
      inCell.map(({ rect }) => rect),
      sizes,
    );
    if (inCell.length === 0) return lineOf(pieces, index, sizes) ?? [];
    return inCell.map((line) => {
      const free = pieces.filter(
        (piece) => !inCell.some((other) => other !== line && meets(other.rect, piece)),
      );
      return widen(line, free, sizes.em);
    });
  });
  return [...lines.filter(({ cell }) => cell === null), ...found];
}

/** Returns the line's reading, doubtful where it holds ink fainter than print. */
export function doubtFaint(line: ReadLine, faint: readonly Rect[], em: number): LineReading {
  if (faint.length === 0) return line.reading;
  const doubt = (characters: readonly ReadCharacter[]): ReadCharacter[] => {
    if (!characters.some(({ text }) => text.trim() !== ''))
      return [{ text: UNKNOWN_SIGN, confidence: 0, at: 0.5, alternatives: [] }];
    const awayFrom = ({ x0, x1 }: Rect, character: ReadCharacter): number => {
      const middle = middleOf(line, character);
      return Math.max(0, x0 - middle, middle - x1);
    };
    const isNear = (character: ReadCharacter): boolean =>
      faint.some((part) => {
        const nearest = Math.min(...characters.map((other) => awayFrom(part, other)));
        return awayFrom(part, character) <= Math.max(nearest, em * RIM);
      });
    return characters.map((character) => (isNear(character) ? lowered(character) : character));
  };
  return { characters: doubt(line.reading.characters), figures: doubt(line.reading.figures) };
}
