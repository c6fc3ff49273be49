/** Marks of notes and squares are raised: read as digits of the line, they would be a figure's last. */
import { expect, it } from 'vitest';
import type { Glyph } from '../../shared/read/document.ts';
import { withRaisedDigits } from '../../shared/read/pdf/raised-digits.ts';

/** `10` in a line of ten points, and signs behind it: how high, and how far above its foot. */
function texts(signs: string, height: number, rise: number, gap = 0): string {
  const line = [...'10'].map(
    (text, i): Glyph => ({ text, run: 1, box: [i * 5, 10, i * 5 + 5, 20] }),
  );
  const marks = [...signs].map((text, i): Glyph => {
    const x = 10 + gap + i * 3;
    return { text, run: 2, box: [x, 20 - rise - height, x + 3, 20 - rise] };
  });
  return withRaisedDigits([...line, ...marks])
    .map(({ text }) => text)
    .join('');
}

it('digits set small and high are raised, of however many signs a mark is', () => {
  expect(texts('1', 6, 4.6)).toBe('10¹');
  expect(texts('12', 6, 4.6)).toBe('10¹²');
  expect(texts('3', 8.5, 6)).toBe('10³');
});

it('digits in the line, in the line above, or apart are none', () => {
  for (const text of [texts('1', 6, 1.2), texts('1', 10, 0), texts('1', 6, 10.5)])
    expect(text).toBe('101');
  expect(texts('1', 6, 4.6, 5)).toBe('101');
});

it('a raised digit stands in the line of its character', () => {
  const base: Glyph = { text: 'm', run: 1, box: [0, 10, 5, 20] };
  const [, raised] = withRaisedDigits([base, { text: '2', run: 2, box: [5, 7, 8, 14] }]);
  expect(raised).toEqual({ text: '²', run: 2, box: [5, 10, 8, 20] });
});
