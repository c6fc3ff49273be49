/** Chooses for each line between what it says and what it says as a figure. */

import { LOOKALIKES } from '../ocr/figures.ts';
import type { ReadCharacter } from '../scan.ts';
import type { Rect } from './raster.ts';
import type { ReadLine } from './read-lines.ts';

const FIGURE_CHARACTERS = new Set(Object.values(LOOKALIKES).join(''));
/** Digits, at least one, and what stands around them. */
const FIGURE = /^[≥≤<>=]?-?\d[\d,]*(?:\.\d+)?%?$/;

function textOf(characters: readonly ReadCharacter[]): string {
  return characters.map(({ text }) => text).join('');
}

/** Tells whether every character is one that figures are printed with, or looks like one. */
function looksLikeFigure(characters: readonly ReadCharacter[]): boolean {
  return (
    characters.length > 0 &&
    characters.every(({ text }) => text === ' ' || FIGURE_CHARACTERS.has(text))
  );
}

/** Returns the characters that each line is taken to say. */
export function chooseReading(
  lines: readonly (ReadLine & { readonly cell: number | null })[],
  _cells: readonly Rect[],
): (readonly ReadCharacter[])[] {
  return lines.map(({ reading }) => {
    const { characters, figures } = reading;
    if (looksLikeFigure(characters) && FIGURE.test(textOf(figures))) return figures;
    return characters;
  });
}
