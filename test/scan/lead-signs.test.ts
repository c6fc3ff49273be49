/** The sign before a target is known by what a recognizer makes of it, and no digit is taken for one. */
import { expect, it } from 'vitest';
import { readLeadSign } from '../../shared/read/scan/signs/lead-signs.ts';
import type { ReadCharacter } from '../../shared/read/scan.ts';

/** A line whose first character was read so surely, and may be another. */
function lineOf(
  text: string,
  confidence: number,
  other: string,
  possible: number,
): ReadCharacter[] {
  return [...text].map((own, i) => ({
    text: own,
    confidence: i === 0 ? confidence : 0.99,
    at: i / text.length,
    alternatives: i === 0 ? [{ text: other, confidence: possible }] : [],
  }));
}

const textOf = (line: readonly ReadCharacter[]): string => line.map(({ text }) => text).join('');

it.each([
  ['298%', 0.36, '≥', 0.31, '≥98%'],
  ['2600', 0.92, '≥', 0.012, '≥600'],
  ['S5个工作日', 0.65, '≤', 0.03, '≤5个工作日'],
  ['>95%', 0.6, '≥', 0.15, '≥95%'],
  ['<5%', 0.7, '≤', 0.2, '≤5%'],
])('%s, read with %d, maybe %s with %d, is %s', (text, sure, other, possible, meant) => {
  const read = readLeadSign(lineOf(text, sure, other, possible));
  expect(textOf(read)).toBe(meant);
  // No surer than the sign itself was, and what was read stays among the readings.
  expect(read[0]?.confidence).toBe(possible);
  expect(read[0]?.alternatives[0]).toEqual({ text: text[0], confidence: sure });
});

it.each([
  ['2600', 0.99, '≥', 0.012],
  ['2600', 0.8, '7', 0.19],
  ['2600', 0.8, '≥', 0.005],
  ['2个', 0.5, '≥', 0.3],
  ['>95%', 0.9, '≥', 0.02],
  ['96.20', 0.5, '≥', 0.3],
])('%s, read with %d, maybe %s with %d, stays', (text, sure, other, possible) => {
  const line = lineOf(text, sure, other, possible);
  expect(readLeadSign(line)).toBe(line);
});
