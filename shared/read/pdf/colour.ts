/** What a page object is painted with, as far as it matters for what can be seen. */
import type { Pdfium } from './pdfium-module.ts';

/** The lightest channel value (of 255) that still counts as white. */
const WHITE = 252;
/** The darkest that no longer counts as black: the engine turns the black of presses into 35 of 255. */
const BLACK = 48;
const OPAQUE = 255;
/** Every channel of the grey by which the engine calls a pattern of tiles: it may have holes. */
const TILES = 0xbf;

export interface Colour {
  readonly white: boolean;
  readonly black: boolean;
  readonly clear: boolean;
  readonly opaque: boolean;
}

/** Returns what the colour is like; `at` is scratch memory. */
export function readColour(pdfium: Pdfium, name: string, object: number, at: number): Colour {
  const { module, call } = pdfium;
  if (!call(name)(object, at, at + 4, at + 8, at + 12))
    return { white: false, black: false, clear: false, opaque: false };
  const [r = 0, g = 0, b = 0, a = 255] = module.HEAPU32.subarray(at >> 2, (at >> 2) + 4);
  return {
    white: Math.min(r, g, b) >= WHITE,
    black: Math.max(r, g, b) < BLACK,
    clear: a === 0,
    opaque: a === OPAQUE && !(r === TILES && g === TILES && b === TILES),
  };
}
