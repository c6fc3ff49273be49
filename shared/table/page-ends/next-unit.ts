/** What a line must take in whole: a character with its marks, a word, a number with its sign. */
import { isCjk } from '../text-lines.ts';

/** Opens a bracket or a quotation: never last on a line. */
const OPENS = /[([{「『“‘《〈【]/;
/** Closes, or ends: never first on a line. */
const CLOSES = /[)\]}」』”’》〉】、,。.;:!?%‰…·]/;
/** Width of a Latin letter or a digit, in em: the widest of the usual faces. */
const NARROW = 0.6;

/** Marks count in full: NFKC has folded the wide ones into the narrow ones. */
const widthOf = (sign: string): number => (/\w/.test(sign) ? NARROW : 1);

/** Returns the width, in em, of what a line break leaves together at the start of a text. */
export function unitAtStart(text: string): number {
  const signs = [...text];
  let at = 0;
  let width = 0;
  const take = (): void => {
    width += widthOf(signs[at] ?? '');
    at += 1;
  };
  while (at < signs.length && OPENS.test(signs[at] ?? '')) take();
  if (at < signs.length && isCjk(signs[at] ?? '')) take();
  else while (at < signs.length && /[\w.,+-]/.test(signs[at] ?? '')) take();
  if (at === 0) take();
  while (at < signs.length && CLOSES.test(signs[at] ?? '')) take();
  return width;
}
