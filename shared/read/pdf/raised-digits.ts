/** Digits that are set small and high behind another character: marks of notes, and squares. */
import type { Box } from '../../report/evidence.ts';
import type { Glyph } from '../document.ts';
import { raiseDigits } from '../fold.ts';

const DIGIT = /^\d$/;
/** A raised digit is this small at most, and its foot this high at least, in heights of the line. */
const SMALL = 0.9;
const HIGH = 0.25;
/** It begins where the character before it ends: as near as this, in heights of the line. */
const NEAR = 0.25;

/** Whether the digit is raised behind the character, which another operation printed in full size. */
function isRaised(glyph: Glyph, base: Glyph): boolean {
  if (!DIGIT.test(glyph.text) || glyph.run === base.run || glyph.turn || base.turn) return false;
  if (base.text.trim() === '') return false;
  const [x0, y0, , y1] = glyph.box;
  const [, top, right, bottom] = base.box;
  const height = bottom - top;
  const isSmall = y1 - y0 <= SMALL * height;
  return (
    isSmall && bottom - y1 >= HIGH * height && y1 > top && Math.abs(x0 - right) < NEAR * height
  );
}

/** Returns the glyphs, raised digits as such, in the line of the character that they stand behind. */
export function withRaisedDigits(glyphs: readonly Glyph[]): readonly Glyph[] {
  let found: Glyph[] | null = null;
  let base: Glyph | null = null;
  for (const [i, glyph] of glyphs.entries()) {
    if (base === null || !isRaised(glyph, base)) {
      base = glyph;
      continue;
    }
    const [left, top, , bottom]: Box = base.box;
    const [x0, , x1] = glyph.box;
    found ??= [...glyphs];
    found[i] = { ...glyph, text: raiseDigits(glyph.text), box: [x0, top, x1, bottom] };
    // The next digit of the same mark stands behind this one.
    base = { ...base, box: [left, top, x1, bottom] };
  }
  return found ?? glyphs;
}
