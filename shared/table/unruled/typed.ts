/** Signs that are all of one width: listings, or a page that is typed. */
import type { Glyph } from '../../read/document.ts';
import { median } from '../geometry.ts';

/** Figures are of one width in most fonts: they tell nothing. */
const SIGN = /^[!-/:-~]$/;
const LATIN = /^[!-~]$/;
/** Fewer signs may be of one width by chance. */
const FEWEST_SIGNS = 4;
/** Widths of one font differ by rounding: this share. */
const SAME_WIDTH = 0.03;
/** Nearly all signs are of one width: some may stand there in another font. */
const SAME_SHARE = 0.8;

/** Returns the width of every sign, null where they have widths of their own. */
export function typedWidth(glyphs: readonly Glyph[]): number | null {
  const widths = new Map<string, number[]>();
  for (const { text, box } of glyphs) {
    if (!LATIN.test(text)) continue;
    const own = widths.get(text);
    if (own) own.push(box[2] - box[0]);
    else widths.set(text, [box[2] - box[0]]);
  }
  const width = median([...widths.values()].flat());
  const signs = [...widths].filter(([text]) => SIGN.test(text)).map(([, own]) => median(own));
  if (signs.length < FEWEST_SIGNS) return null;
  const same = signs.filter((own) => Math.abs(own - width) <= SAME_WIDTH * width);
  return same.length >= signs.length * SAME_SHARE ? width : null;
}

export const isTyped = (glyphs: readonly Glyph[]): boolean => typedWidth(glyphs) !== null;
