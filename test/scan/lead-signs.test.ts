/** The sign before a target is known by what a recognizer makes of it, and no digit is taken for one. */
import { expect, it } from 'vitest';
import { createRaster, PAPER, type Raster } from '../../shared/read/scan/raster.ts';
import { readLeadSign } from '../../shared/read/scan/signs/lead-signs.ts';

const GREY = createRaster(200, 30, PAPER);
const RECT = { x0: 0, x1: 200, y0: 0, y1: 30 };

/** Reads the line off a page of paper alone, or of such pieces of ink. */
function read(characters: readonly ReadCharacter[], grey: Raster = GREY) {
  const reading = { characters, figures: characters };
  return readLeadSign({ rect: RECT, frame: RECT, reading }, characters, grey);
}

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
  const line = read(lineOf(text, sure, other, possible));
  expect(textOf(line)).toBe(meant);
  // No surer than the sign itself was, and what was read stays among the readings.
  expect(line[0]?.confidence).toBe(possible);
  expect(line[0]?.alternatives[0]).toEqual({ text: text[0], confidence: sure });
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
  expect(read(line)).toBe(line);
});

/** Pieces of ink where the characters of a line stand: how high and wide each is. */
function inkOf(...sizes: readonly (readonly [high: number, wide: number])[]): Raster {
  const grey = createRaster(RECT.x1, RECT.y1, PAPER);
  const step = RECT.x1 / sizes.length;
  for (const [i, [high, wide]] of sizes.entries()) {
    const from = Math.round((i + 0.5) * step - wide / 2);
    for (let y = 25 - high; y < 25; y++) grey.data.fill(0, y * 200 + from, y * 200 + from + wide);
  }
  return grey;
}

it.each([
  [
    '2180',
    [
      [15, 10],
      [17, 5],
      [17, 10],
      [17, 10],
    ],
    '≥180',
  ],
  [
    '2180',
    [
      [17, 16],
      [17, 5],
      [17, 10],
      [17, 10],
    ],
    '≥180',
  ],
  [
    '2180',
    [
      [16, 10],
      [17, 5],
      [17, 10],
      [17, 10],
    ],
    '2180',
  ],
  [
    '2180',
    [
      [17, 14],
      [17, 5],
      [17, 10],
      [17, 10],
    ],
    '2180',
  ],
  // Beside hollow and thin figures alone, width tells nothing.
  [
    '2101',
    [
      [17, 16],
      [17, 5],
      [17, 5],
      [17, 5],
    ],
    '2101',
  ],
  [
    '3180',
    [
      [15, 10],
      [17, 5],
      [17, 10],
      [17, 10],
    ],
    '3180',
  ],
] as const)('%s, read surely and in ink of %j, is %s', (text, sizes, meant) => {
  const line = [...text].map((own, i) => {
    return { text: own, confidence: 1, at: (i + 0.5) / text.length, alternatives: [] };
  });
  expect(textOf(read(line, inkOf(...sizes)))).toBe(meant);
});
