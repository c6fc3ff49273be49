/** Lone level strokes of a line, told by their shape: the network drops 一, doubles it, or sees a dot. */
import type { ReadCharacter } from '../../scan.ts';
import { isInk, type Raster } from '../raster.ts';
import type { ReadLine } from './read-lines.ts';

/** A stroke that is a character by itself is this wide (in line heights); a hyphen is narrower. */
const NARROWEST = 0.55;
const WIDEST = 1.25;
/** It is no thicker than this, with the thick end that 一 has in print. */
const THICKEST = 0.24;
/** It stands in the middle of the line: what lies at its edge is what is left of a border. */
const MIDDLE = [0.25, 0.75] as const;
/** A shape this plain is read by its shape with this confidence. */
const CONFIDENCE = 0.95;
const AT_END = 0.6;
/** Two strokes above each other (=) are hollow: this share of the columns' height must be ink. */
const SOLID = 0.7;
const HAN = /[\u4e00-\u9fff]/;
/** What stands beside a dash; beside anything else the stroke is 一. */
const DASHED = /[\dA-Za-z%]/;

export interface Stroke {
  readonly x0: number;
  readonly x1: number;
}

interface ColumnInk {
  readonly top: number;
  readonly bottom: number;
  readonly count: number;
}

function inkOf(grey: Raster, x: number, y0: number, y1: number): ColumnInk | null {
  let [top, bottom, count] = [-1, -1, 0];
  for (let y = y0; y < y1; y++) {
    if (!isInk(grey, x, y)) continue;
    if (top < 0) top = y;
    bottom = y + 1;
    count++;
  }
  return top < 0 ? null : { top, bottom, count };
}

/** Returns where the line has a flat stroke between two gaps. */
export function findFlatStrokes({ rect }: ReadLine, grey: Raster, em: number): Stroke[] {
  const high = Math.max(em, rect.y1 - rect.y0);
  const middle = (rect.y0 + rect.y1) / 2;
  const [from, to] = [middle - high / 2, middle + high / 2];
  const strokes: Stroke[] = [];
  let open: { x0: number; top: number; bottom: number; solid: number } | null = null;
  for (let x = rect.x0; x <= rect.x1; x++) {
    const ink = x < rect.x1 ? inkOf(grey, x, rect.y0, rect.y1) : null;
    if (ink) {
      open ??= { x0: x, top: ink.top, bottom: ink.bottom, solid: 0 };
      open.top = Math.min(open.top, ink.top);
      open.bottom = Math.max(open.bottom, ink.bottom);
      if (ink.count === ink.bottom - ink.top) open.solid++;
      continue;
    }
    if (!open) continue;
    const { x0, top, bottom, solid } = open;
    const wide = x - x0 >= high * NARROWEST && x - x0 <= high * WIDEST;
    const at = ((top + bottom) / 2 - from) / (to - from);
    const flat = bottom - top <= high * THICKEST && at >= MIDDLE[0] && at <= MIDDLE[1];
    if (wide && flat && solid >= (x - x0) * SOLID) strokes.push({ x0, x1: x });
    open = null;
  }
  return strokes;
}

/** Returns the characters with each flat stroke read as 一 beside Chinese characters, else as —. */
export function readFlatStrokes(
  line: ReadLine,
  characters: readonly ReadCharacter[],
  grey: Raster,
  em: number,
): readonly ReadCharacter[] {
  const strokes = findFlatStrokes(line, grey, em);
  if (strokes.length === 0) return characters;
  const { x0, x1 } = line.frame;
  const placeOf = ({ at }: ReadCharacter): number => x0 + at * (x1 - x0);
  const covers = (stroke: Stroke, place: number): boolean =>
    place >= stroke.x0 - em * 0.1 && place <= stroke.x1 + em * 0.1;
  const others = characters.filter((c) => !strokes.some((stroke) => covers(stroke, placeOf(c))));
  const read = strokes.map((stroke): ReadCharacter => {
    const middle = (stroke.x0 + stroke.x1) / 2;
    const before = others.findLast((c) => placeOf(c) < middle)?.text ?? '';
    const after = others.find((c) => placeOf(c) > middle)?.text ?? '';
    const lone = before === '' && after === '';
    const han = HAN.test(after) || (!lone && !DASHED.test(after) && !DASHED.test(before));
    // At one end of other text it may be what is left of a border.
    const confidence = han || lone || (before !== '' && after !== '') ? CONFIDENCE : AT_END;
    return {
      text: han ? '一' : '—',
      confidence,
      at: (middle - x0) / (x1 - x0),
      alternatives: [{ text: han ? '—' : '一', confidence: 1 - confidence }],
    };
  });
  return [...others, ...read].sort((a, b) => a.at - b.at);
}
