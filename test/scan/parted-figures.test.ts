/** A figure that a narrow cell breaks where its point stands: `12016000` above `.00`. */
import { expect, it } from 'vitest';
import { doubtParted } from '../../shared/read/scan/signs/parted-figures.ts';

function lineOf(text: string, y0: number, cell: number | null = 0) {
  const rect = { x0: 0, x1: 100, y0, y1: y0 + 20 };
  const characters = [...text].map((own, i) => {
    return { text: own, confidence: 0.99, at: (i + 0.5) / text.length, alternatives: [] };
  });
  return { rect, frame: rect, cell, reading: { characters, figures: characters } };
}

it('may begin with a point that was not read', () => {
  const [whole, rest] = [lineOf('12016000', 0), lineOf('00', 30)];
  const [first, second] = doubtParted(rest, [whole, rest]).characters;
  expect(first).toMatchObject({ text: '0', confidence: 0.6 });
  expect(first?.alternatives[0]?.text).toBe('.0');
  expect(second?.confidence).toBe(0.99);
});

it.each([
  ['a point stands above', lineOf('12016000.', 0), lineOf('00', 30)],
  ['words stand above', lineOf('合计', 0), lineOf('00', 30)],
  ['the rest has more digits than decimals have', lineOf('12016', 0), lineOf('000', 30)],
  ['it is of another cell', lineOf('12016000', 0, 1), lineOf('00', 30)],
  ['it stands below', lineOf('12016000', 60), lineOf('00', 30)],
  ['neither is in a cell', lineOf('12016000', 0, null), lineOf('00', 30, null)],
])('is left alone where %s', (_why, figure, rest) => {
  expect(doubtParted(rest, [figure, rest])).toBe(rest.reading);
});
