/**
 * Reads text of one or two characters between two copies of a figure from the same page: the
 * network has learned from lines that stand upright too, and takes a lone — for 1, a lone ≥ for M.
 */
import type { ReadCharacter, Recognizer } from '../../scan.ts';
import { createRaster, PAPER, type Raster, type Rect } from '../raster.ts';
import { doubtUnread } from './doubt-ink.ts';
import { frameOf, pictureOf, type ReadLine, readLine } from './read-lines.ts';

/** Text narrower than this many line heights is lone. */
const LONE = 1.3;
/** A lone character read with this probability is what it seems... */
const SURE = 0.99;
/** ...unless it is another one lying on its side. */
const SIDEWAYS = /^[1lI|丨MWNZEmwⅡⅢ一—-]$/;
/** A figure that lends itself: long enough to set the direction, short enough to cost little. */
const CARRIER = /^\d[\d.]*%?$/;
const CARRIER_LENGTH = [3, 6] as const;
/** The figure's margins overlap with the lone text's by this share of the line height. */
const OVERLAP = 0.15;

export interface Carrier {
  readonly picture: Raster;
  readonly text: string;
}

export function isLone(rect: Rect, em: number): boolean {
  return rect.x1 - rect.x0 <= Math.max(em, rect.y1 - rect.y0) * LONE;
}

function textOf(characters: readonly ReadCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}

/** Returns the most surely read figure of the page, or null where it prints none. */
export function findCarrier(lines: readonly ReadLine[], grey: Raster, em: number): Carrier | null {
  let best: { readonly line: ReadLine; readonly sure: number } | null = null;
  for (const line of lines) {
    const { characters } = line.reading;
    const fits =
      characters.length >= CARRIER_LENGTH[0] &&
      characters.length <= CARRIER_LENGTH[1] &&
      CARRIER.test(textOf(characters)) &&
      Math.abs(line.rect.y1 - line.rect.y0 - em) < em * 0.4;
    const sure = Math.min(...characters.map(({ confidence }) => confidence));
    if (fits && sure > (best?.sure ?? SURE)) best = { line, sure };
  }
  if (!best) return null;
  const { rect, reading } = best.line;
  return {
    picture: pictureOf(grey, rect, frameOf(rect, em)),
    text: textOf(reading.characters),
  };
}

/** Returns the pictures side by side, their margins overlapping. */
function sideBySide(pictures: readonly Raster[], overlap: number): Raster {
  const height = Math.max(...pictures.map((picture) => picture.height));
  const width = pictures.reduce((sum, p) => sum + p.width - overlap, overlap);
  const out = createRaster(width, height, PAPER);
  let left = 0;
  for (const picture of pictures) {
    const top = (height - picture.height) >> 1;
    for (let y = 0; y < picture.height; y++) {
      for (let x = 0; x < picture.width; x++) {
        const at = (y + top) * width + left + x;
        const value = picture.data[y * picture.width + x] ?? PAPER;
        out.data[at] = Math.min(out.data[at] ?? PAPER, value);
      }
    }
    left += picture.width - overlap;
  }
  return out;
}

/** Returns what stands between the two copies of the figure, or null if they were not read. */
function between(
  characters: readonly ReadCharacter[],
  carrier: string,
): readonly ReadCharacter[] | null {
  const printed = characters.filter(({ text }) => text.trim() !== '');
  const count = [...carrier].length;
  const inner = printed.slice(count, printed.length - count);
  const around = textOf(printed.slice(0, count)) + textOf(printed.slice(printed.length - count));
  if (inner.length === 0 || around !== carrier + carrier) return null;
  return inner.map((character, i) => ({
    ...character,
    at: (i + 0.5) / inner.length,
    alternatives: character.alternatives.filter(({ text }) => text.length <= 1),
  }));
}

/** Reads one lone text; without a carrier it is read as it stands. */
export async function readLone(
  grey: Raster,
  rect: Rect,
  em: number,
  carrier: Carrier | null,
  recognizer: Recognizer,
): Promise<ReadLine> {
  const alone = await readLine(grey, rect, em, recognizer);
  const plain =
    alone.reading.characters.length > 0 &&
    alone.reading.characters.every(
      ({ text, confidence }) => confidence >= SURE && !SIDEWAYS.test(text),
    );
  if (plain || !carrier) return alone;
  const picture = pictureOf(grey, rect, alone.frame);
  const overlap = Math.round(em * OVERLAP);
  const joined = sideBySide([carrier.picture, picture, carrier.picture], overlap);
  const reading = await recognizer.read(joined);
  const characters = between(reading.characters, carrier.text);
  if (!characters) return alone;
  const read = { characters, figures: between(reading.figures, carrier.text) ?? [] };
  return { ...alone, reading: doubtUnread({ ...alone, reading: read }, grey, em) };
}
