/** Letters of ligatures, which the engine all places where the ligature begins, are set side by side. */
import type { Glyph } from '../document.ts';

const LETTER = /^[A-Za-z]$/;
/** They begin at one place, within so many points. */
const SAME_PLACE = 0.01;
/** A ligature is no wider than its letters set apart, or by no more than this: white behind it is no part of it. */
const WIDEST = 1.2;

function beginTogether(a: Glyph, b: Glyph | undefined): b is Glyph {
  if (!b || b.run !== a.run || a.turn || b.turn) return false;
  const same = Math.abs(a.box[0] - b.box[0]) < SAME_PLACE && a.box[1] === b.box[1];
  return same && LETTER.test(a.text) && LETTER.test(b.text);
}

/** Shares the room up to what follows in the line out among the letters, by their widths. */
function setApart(letters: readonly Glyph[], next: Glyph | undefined): Glyph[] {
  const [left, top] = letters[0]?.box ?? [0, 0];
  const apart = letters.reduce((sum, { box }) => sum + box[2] - box[0], 0);
  const room = next && !next.turn && next.box[1] === top ? next.box[0] - left : 0;
  const scale = room > 0 && room < apart * WIDEST ? room / apart : 1;
  let x = left;
  return letters.map((letter) => {
    const [x0, y0, x1, y1] = letter.box;
    const from = x;
    x += (x1 - x0) * scale;
    return { ...letter, box: [from, y0, x, y1] };
  });
}

/** Returns the glyphs, the letters of each ligature side by side. */
export function spreadLigatures(glyphs: readonly Glyph[]): readonly Glyph[] {
  let found: Glyph[] | null = null;
  for (let i = 0; i < glyphs.length; i++) {
    const first = glyphs[i];
    let end = i + 1;
    while (first && beginTogether(first, glyphs[end])) end++;
    if (end === i + 1) {
      if (found && first) found.push(first);
      continue;
    }
    found ??= glyphs.slice(0, i);
    found.push(...setApart(glyphs.slice(i, end), glyphs[end]));
    i = end - 1;
  }
  return found ?? glyphs;
}
