/** What a line says → characters with boxes in points, as a born-digital page has them. */
import type { Box } from '../../../report/evidence.ts';
import type { Glyph } from '../../document.ts';
import { foldText } from '../../fold.ts';
import type { ReadCharacter } from '../../scan.ts';
import type { ReadLine } from './read-lines.ts';

/** Characters further apart than this many line heights have a gap between them. */
const GAP = 1.25;
/** Ink within this share of the usual height is a line of the usual size. */
const USUAL = 0.3;

const SPACE = /^\s*$/;
const LATIN = /[A-Za-z]/;

/** A space counts between Latin letters only: elsewhere gaps tell. */
function isIdleSpace(characters: readonly ReadCharacter[], index: number): boolean {
  if (!SPACE.test(characters[index]?.text ?? '')) return false;
  const before = characters[index - 1]?.text ?? '';
  const after = characters[index + 1]?.text ?? '';
  return !LATIN.test(before) || !LATIN.test(after);
}

/** Returns the characters of a line; `em` and the result are in points, `scale` points a pixel. */
export function toGlyphs(
  line: ReadLine,
  characters: readonly ReadCharacter[],
  em: number,
  scale: number,
): Glyph[] {
  const kept = characters.filter((_, i) => !isIdleSpace(characters, i));
  const { rect, frame } = line;
  const width = frame.x1 - frame.x0;
  const middles = kept.map(({ at }) => (frame.x0 + at * width) * scale);
  const [left, right] = [rect.x0 * scale, rect.x1 * scale];
  const ink = (rect.y1 - rect.y0) * scale;
  const high = ink <= em * (1 + USUAL) ? em : ink;
  const middle = ((rect.y0 + rect.y1) / 2) * scale;
  const half = (high * GAP) / 2;
  return kept.map(({ text, confidence, alternatives }, i) => {
    const own = middles[i] ?? 0;
    const before = middles[i - 1];
    const after = middles[i + 1];
    const x0 = before === undefined ? left : Math.max((before + own) / 2, own - half);
    const x1 = after === undefined ? right : Math.min((after + own) / 2, own + half);
    const box: Box = [Math.min(x0, own), middle - high / 2, Math.max(x1, own), middle + high / 2];
    return {
      text: foldText(text),
      box,
      confidence,
      ...(alternatives.length > 0
        ? { alternatives: alternatives.map((a) => ({ ...a, text: foldText(a.text) })) }
        : {}),
    };
  });
}
