/** Chooses for each line between what it says and what it says as a figure. */

import { LOOKALIKES } from '../../ocr/figures.ts';
import type { ReadCharacter } from '../../scan.ts';
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

const isPrinted = ({ text }: ReadCharacter): boolean => text.trim() !== '';

/**
 * Returns the characters with the figure that each may be among its other readings: once the form
 * is known, its columns may hold figures alone.
 */
function withFigures(
  characters: readonly ReadCharacter[],
  figures: readonly ReadCharacter[],
): readonly ReadCharacter[] {
  const others = figures.filter(isPrinted);
  if (others.length !== characters.filter(isPrinted).length || !FIGURE.test(textOf(others)))
    return characters;
  let next = 0;
  return characters.map((character) => {
    const figure = isPrinted(character) ? others[next++] : undefined;
    const known = [character, ...character.alternatives].some((c) => c.text === figure?.text);
    if (!figure || known) return character;
    const { text, confidence } = figure;
    return { ...character, alternatives: [...character.alternatives, { text, confidence }] };
  });
}

/** Returns the characters that each line is taken to say. */
export function chooseReading(lines: readonly ReadLine[]): (readonly ReadCharacter[])[] {
  return lines.map(({ reading }) => {
    const { characters, figures } = reading;
    if (looksLikeFigure(characters) && FIGURE.test(textOf(figures))) return figures;
    return withFigures(characters, figures);
  });
}
