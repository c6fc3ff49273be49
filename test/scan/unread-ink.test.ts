/** Ink of a cell that was read as nothing: a sign is there, though nobody can name it. */
import { describe, expect, it } from 'vitest';
import { markUnread } from '../../shared/read/scan/signs/unread-ink.ts';

const EM = 24;
const sign = (text: string) => ({ text, confidence: 0.99, at: 0.5, alternatives: [] });

function look(wide: number, high: number, ...read: string[]): string {
  const rect = { x0: 10, y0: 10, x1: 10 + wide, y1: 10 + high };
  const characters = read.map(sign);
  const line = { rect, frame: rect, reading: { characters, figures: characters } };
  return markUnread(line, EM)
    .characters.map(({ text }) => text)
    .join('');
}

describe('ink in a cell', () => {
  it.each([
    ['as high as a digit', 12, 22],
    ['of a digit with a stroke through it', 26, 40],
  ])('%s of which nothing was read is an unknown sign', (_, wide, high) => {
    expect(look(wide, high)).toBe('\ufffd');
    expect(look(wide, high, ' ')).toBe('\ufffd');
  });

  it.each([
    ['a speck', 4, 5],
    ['a dash', 20, 4],
    ['what is left of a border', 3, 40],
    ['a stamp', 90, 60],
  ])('that is %s and was read as nothing is nothing', (_, wide, high) => {
    expect(look(wide, high)).toBe('');
  });

  it('that was read is what was read', () => {
    expect(look(12, 22, '0')).toBe('0');
  });
});
