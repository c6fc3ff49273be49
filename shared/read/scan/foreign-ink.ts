/** Strokes that come into a cell from outside of it: a pen's or a stamp's, through what is printed there. */
import type { LineReading, ReadCharacter } from '../scan.ts';
import { isInk, type Raster, type Rect } from './raster.ts';
import type { ReadLine } from './read-lines.ts';

/** What comes in from outside reaches so many line heights into the cell; rims of borders do not. */
const REACH = 0.5;
/** Characters within so many line heights of such a stroke may be read with it. */
const NEAR = 0.2;
/** They are not certain, however sure they look. */
const MOST_CONFIDENCE = 0.6;
/** Beside a border that was erased, ink begins within so many pixels. */
const BESIDE = 3;

/** Returns the boxes of ink that begins at an edge of the cell and reaches into it. */
export function findForeign(grey: Raster, cell: Rect, em: number, thickness: number): Rect[] {
  const { x0, y0, x1, y1 } = cell;
  const [width, height] = [x1 - x0, y1 - y0];
  if (width <= 0 || height <= 0) return [];
  const edge = Math.ceil(thickness / 2) + BESIDE;
  const seen = new Uint8Array(width * height);
  const found: Rect[] = [];
  for (let y = 0; y < height; y++) {
    for (let x = 0; x < width; x++) {
      const isEdge = Math.min(x, y, width - 1 - x, height - 1 - y) < edge;
      if (!isEdge || seen[y * width + x] || !isInk(grey, x + x0, y + y0)) continue;
      const piece = pieceFrom(grey, cell, y * width + x, seen);
      const deep = Math.max(
        Math.min(piece.x1 - x0, x1 - piece.x0),
        Math.min(piece.y1 - y0, y1 - piece.y0),
      );
      if (deep - edge >= em * REACH) found.push(piece);
    }
  }
  return found;
}

function pieceFrom(grey: Raster, cell: Rect, start: number, seen: Uint8Array): Rect {
  const [width, height] = [cell.x1 - cell.x0, cell.y1 - cell.y0];
  const open = [start];
  seen[start] = 1;
  let [x0, x1, y0, y1] = [width, 0, height, 0];
  for (let at = open.pop(); at !== undefined; at = open.pop()) {
    const [x, y] = [at % width, Math.floor(at / width)];
    [x0, x1, y0, y1] = [Math.min(x0, x), Math.max(x1, x + 1), Math.min(y0, y), Math.max(y1, y + 1)];
    for (let ny = Math.max(0, y - 1); ny <= Math.min(height - 1, y + 1); ny++) {
      for (let nx = Math.max(0, x - 1); nx <= Math.min(width - 1, x + 1); nx++) {
        const next = ny * width + nx;
        if (seen[next] || !isInk(grey, nx + cell.x0, ny + cell.y0)) continue;
        seen[next] = 1;
        open.push(next);
      }
    }
  }
  return { x0: x0 + cell.x0, x1: x1 + cell.x0, y0: y0 + cell.y0, y1: y1 + cell.y0 };
}

/** Returns the line's reading, doubtful where such strokes run through its characters or beside them. */
export function doubtForeign(line: ReadLine, foreign: readonly Rect[], em: number): LineReading {
  const { rect, frame, reading } = line;
  const own = foreign.filter(({ y0, y1 }) => y0 < rect.y1 && y1 > rect.y0);
  if (own.length === 0) return reading;
  const near = em * NEAR;
  const doubt = (character: ReadCharacter): ReadCharacter => {
    const middle = frame.x0 + character.at * (frame.x1 - frame.x0);
    const half = em / 4;
    const isNear = own.some(
      ({ x0, x1 }) => middle + half + near >= x0 && middle - half - near <= x1,
    );
    if (!isNear) return character;
    return { ...character, confidence: Math.min(MOST_CONFIDENCE, character.confidence) };
  };
  return { characters: reading.characters.map(doubt), figures: reading.figures.map(doubt) };
}
