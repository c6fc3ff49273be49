/** A full stop close behind a % is told by its ring, and stays doubtful; the ring of the % itself is none. */
import { expect, it } from 'vitest';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';
import type { ReadLine } from '../../shared/read/scan/signs/read-lines.ts';
import { readRingStop } from '../../shared/read/scan/signs/ring-stop.ts';
import type { ReadCharacter } from '../../shared/read/scan.ts';

const EM = 24;
const [LEFT, TOP] = [8, 3];
const FOOT = TOP + EM - 3;

function dot(page: Raster, x: number, y: number): void {
  for (let row = y; row < y + 2; row++)
    page.data.fill(0, row * page.width + x, row * page.width + x + 2);
}
/** A ring of two pixels' thickness; `open` leaves its right side out. */
function ring(page: Raster, x: number, y: number, r: number, open = false): void {
  for (let angle = 0; angle < Math.PI * 2; angle += 0.05) {
    if (open && Math.cos(angle) > 0.5) continue;
    dot(page, Math.round(x + r * Math.cos(angle)), Math.round(y + r * Math.sin(angle)));
  }
}
function percent(page: Raster, x: number, isWhole: boolean): void {
  ring(page, x + 4, TOP + 5, 4);
  for (let i = 0; i < 20; i++) dot(page, Math.round(x + 14 - i * 0.5), TOP + i);
  if (isWhole) ring(page, x + 14, FOOT - 4, 4);
}

/** A 9, a sign and what is drawn behind it from x = 24 on. */
function lineOf(sign: string, draw: (page: Raster, x: number) => void) {
  const grey = createRaster(64, EM + 8, 255);
  for (let y = TOP; y < FOOT; y++) grey.data.fill(0, y * 64 + LEFT, y * 64 + LEFT + 9);
  draw(grey, LEFT + 13);
  let x1 = 0;
  grey.data.forEach((value, at) => {
    if (value === 0) x1 = Math.max(x1, (at % 64) + 1);
  });
  const rect = { x0: LEFT, y0: TOP, x1, y1: TOP + EM };
  const frame = { x0: 0, y0: 0, x1: 64, y1: EM + 8 };
  const characters: ReadCharacter[] = [
    { text: '9', confidence: 0.99, at: (LEFT + 4) / 64, alternatives: [] },
    { text: sign, confidence: 0.6, at: (LEFT + 22) / 64, alternatives: [] },
  ];
  const line: ReadLine = { rect, frame, reading: { characters, figures: characters } };
  return readRingStop(line, grey, EM).characters;
}
const textOf = (characters: readonly ReadCharacter[]): string =>
  characters.map(({ text }) => text).join('');

it('is read behind a %, never surely', () => {
  const characters = lineOf('%', (page, x) => {
    percent(page, x, true);
    ring(page, x + 25, FOOT - 1, 3);
  });
  expect(textOf(characters)).toBe('9%。');
  expect(characters.at(-1)?.confidence).toBeLessThan(0.9);
});

it.each([
  [
    'the ring of the % itself',
    '%',
    (page: Raster, x: number) => {
      percent(page, x, false);
      ring(page, x + 16, FOOT - 4, 3);
    },
  ],
  [
    'a point',
    '%',
    (page: Raster, x: number) => {
      percent(page, x, true);
      for (const by of [0, 2]) for (const down of [0, 2]) dot(page, x + 24 + by, FOOT - 3 + down);
    },
  ],
  [
    'a ring with an open side',
    '%',
    (page: Raster, x: number) => {
      percent(page, x, true);
      ring(page, x + 25, FOOT - 1, 3, true);
    },
  ],
  [
    'a ring as high as the line begins',
    '%',
    (page: Raster, x: number) => {
      percent(page, x, true);
      ring(page, x + 25, TOP + 4, 3);
    },
  ],
  [
    'a ring behind another sign',
    '万',
    (page: Raster, x: number) => {
      percent(page, x, true);
      ring(page, x + 25, FOOT - 1, 3);
    },
  ],
] as const)('is not made of %s', (_, sign, draw) => {
  expect(textOf(lineOf(sign, draw))).toBe(`9${sign}`);
});
