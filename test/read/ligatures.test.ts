import { expect, it } from 'vitest';
import type { Glyph } from '../../shared/read/document.ts';
import { spreadLigatures } from '../../shared/read/pdf/ligatures.ts';

const glyph = (text: string, x0: number, x1: number, run: number): Glyph => ({
  text,
  box: [x0, 10, x1, 20],
  run,
});

it('sets the letters of a ligature side by side, up to the letter that follows', () => {
  const word = [
    glyph('O', 0, 7, 1),
    glyph('f', 7, 10, 2),
    glyph('f', 7, 10, 2),
    glyph('i', 7, 9, 2),
    glyph('c', 14.2, 19, 3),
  ];
  const boxes = spreadLigatures(word).map(({ box }) => [box[0], box[2]]);
  expect(boxes[0]).toEqual([0, 7]);
  expect(boxes[2]?.[0]).toBeCloseTo(9.7);
  expect(boxes[3]?.[1]).toBeCloseTo(14.2);
  expect(boxes[4]).toEqual([14.2, 19]);
});

it('keeps their own widths where the next letter is far, and leaves all else alone', () => {
  const [, second] = spreadLigatures([
    glyph('f', 0, 3, 1),
    glyph('i', 0, 2, 1),
    glyph('1', 40, 45, 2),
  ]);
  expect(second?.box[0]).toBe(3);
  expect(second?.box[2]).toBe(5);
  const twice = [
    glyph('a', 0, 5, 1),
    glyph('a', 0, 5, 2),
    glyph('´', 0, 3, 2),
    glyph('e', 0, 5, 2),
  ];
  expect(spreadLigatures(twice)).toBe(twice);
});
