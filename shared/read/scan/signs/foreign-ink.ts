/** Strokes that come into a cell from outside of it: a pen's or a stamp's, through what is printed there. */
import type { LineReading, ReadCharacter } from '../../scan.ts';
import type { Stains } from '../borders/stains.ts';
import { isInk, type Raster, type Rect } from '../raster.ts';
import { lowered, middleOf } from './doubt-ends.ts';
import { Pieces } from './pieces.ts';
import type { ReadLine } from './read-lines.ts';

/** What comes in from outside reaches so many line heights into the cell; rims of borders do not. */
const REACH = 0.5;
/** Characters within so many line heights of such a stroke may be read with it. */
const NEAR = 0.2;
/** Beside a border that was erased, ink begins within so many pixels. */
const BESIDE = 3;

/** Returns the boxes of ink that begins at an edge of the cell and reaches into it. */
export function findForeign(grey: Raster, cell: Rect, em: number, thickness: number): Rect[] {
  const { x0, y0, x1, y1 } = cell;
  const edge = Math.ceil(thickness / 2) + BESIDE;
  const pieces = new Pieces(grey, cell, { corners: true });
  const found: Rect[] = [];
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) {
      if (Math.min(x - x0, y - y0, x1 - 1 - x, y1 - 1 - y) >= edge) continue;
      const piece = pieces.from(x, y);
      if (piece === null) continue;
      const deep = Math.max(
        Math.min(piece.x1 - x0, x1 - piece.x0),
        Math.min(piece.y1 - y0, y1 - piece.y0),
      );
      if (deep - edge >= em * REACH) found.push(piece);
    }
  }
  return found;
}

/** Returns the line's reading, doubtful where such strokes run through its characters or beside them. */
export function doubtForeign(line: ReadLine, foreign: readonly Rect[], em: number): LineReading {
  const { rect, reading } = line;
  const own = foreign.filter(({ y0, y1 }) => y0 < rect.y1 && y1 > rect.y0);
  if (own.length === 0) return reading;
  const near = em * NEAR;
  const doubt = (character: ReadCharacter): ReadCharacter => {
    const middle = middleOf(line, character);
    const half = em / 4;
    const isNear = own.some(
      ({ x0, x1 }) => middle + half + near >= x0 && middle - half - near <= x1,
    );
    return isNear ? lowered(character) : character;
  };
  return { characters: reading.characters.map(doubt), figures: reading.figures.map(doubt) };
}

/** Returns the line's reading, doubtful where its characters stand within a stain or close to one. */
export function doubtStained(line: ReadLine, { all, covers }: Stains, em: number): LineReading {
  const { rect, reading } = line;
  if (!all.some(({ y0, y1 }) => y0 < rect.y1 && y1 > rect.y0)) return reading;
  const doubt = (character: ReadCharacter): ReadCharacter => {
    const middle = middleOf(line, character);
    for (let x = middle - em / 2; x <= middle + em / 2; x += em / 4) {
      for (let y = rect.y0; y <= rect.y1; y += (rect.y1 - rect.y0) / 4)
        if (covers(true, Math.round(x), Math.round(y))) return lowered(character);
    }
    return character;
  };
  return { characters: reading.characters.map(doubt), figures: reading.figures.map(doubt) };
}

/** Tells whether ink of a stain stands in the cell: what is printed under it may not have been seen at all. */
export function isStained(
  grey: Raster,
  { x0, y0, x1, y1 }: Rect,
  { all, covers }: Stains,
): boolean {
  if (all.length === 0) return false;
  for (let y = y0; y < y1; y++) {
    for (let x = x0; x < x1; x++) if (isInk(grey, x, y) && covers(true, x, y)) return true;
  }
  return false;
}
