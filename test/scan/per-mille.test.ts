/** A ‰ that was read as a % is told by its third ring, and stays doubtful; a % with a full stop or a digit behind it is none. */
import { describe, expect, it } from 'vitest';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';
import { readPerMille } from '../../shared/read/scan/signs/per-mille.ts';
import type { ReadLine } from '../../shared/read/scan/signs/read-lines.ts';
import type { ReadCharacter } from '../../shared/read/scan.ts';

const EM = 24;
const WIDTH = 110;
const [LEFT, TOP] = [8, 3];
const FOOT = TOP + EM - 3;
/** Where the sign behind the figure begins. */
const SIGN = LEFT + 13;

function dot(page: Raster, x: number, y: number): void {
  for (let row = y; row < y + 2; row++) page.data.fill(0, row * WIDTH + x, row * WIDTH + x + 2);
}
/** A ring of two pixels' thickness, `high` pixels to its middle's either side; `open` leaves its right side out. */
function ring(page: Raster, x: number, y: number, high = 4, wide = 3, open = false): void {
  for (let angle = 0; angle < Math.PI * 2; angle += 0.05) {
    if (open && Math.cos(angle) > 0.5) continue;
    dot(page, Math.round(x + wide * Math.cos(angle)), Math.round(y + high * Math.sin(angle)));
  }
}
function slash(page: Raster): void {
  for (let i = 0; i < 20; i++) dot(page, Math.round(SIGN + 13 - i * 0.5), TOP + i);
}
function percent(page: Raster): void {
  ring(page, SIGN + 3, TOP + 5);
  slash(page);
  ring(page, SIGN + 14, FOOT - 5);
}
function perMille(page: Raster): void {
  percent(page);
  ring(page, SIGN + 23, FOOT - 5);
}

type Said = readonly (readonly [text: string, x: number])[];
/** A figure that ends with 9, and what was read behind it where. */
function read(said: Said, draw: (page: Raster) => void, digitAt = LEFT + 4): ReadCharacter[] {
  const grey = createRaster(WIDTH, EM + 8, 255);
  ring(grey, LEFT + 4, TOP + 6, 5, 4);
  for (let y = TOP + 6; y < FOOT; y++) dot(grey, LEFT + 8, y);
  draw(grey);
  let x1 = 0;
  grey.data.forEach((value, at) => {
    if (value === 0) x1 = Math.max(x1, (at % WIDTH) + 1);
  });
  const of = ([text, x]: readonly [string, number]): ReadCharacter => ({
    text,
    confidence: 0.99,
    at: x / WIDTH,
    alternatives: [],
  });
  const characters = [of(['9', digitAt]), ...said.map(of)];
  const line: ReadLine = {
    rect: { x0: LEFT, y0: TOP, x1, y1: TOP + EM },
    frame: { x0: 0, y0: 0, x1: WIDTH, y1: EM + 8 },
    reading: { characters, figures: characters },
  };
  const { characters: list, figures } = readPerMille(line, grey, EM);
  expect(textOf(figures)).toBe(textOf(list));
  return [...list];
}
const textOf = (characters: readonly ReadCharacter[]): string =>
  characters.map(({ text }) => text).join('');
const PERCENT = ['%', SIGN + 10] as const;

describe('a ‰ read as a %', () => {
  it.each<[string, Said]>([
    ['alone', [PERCENT]],
    ['and its third ring as a 0', [PERCENT, ['0', SIGN + 27]]],
    ['and its third ring as a full stop', [PERCENT, ['。', SIGN + 23]]],
  ])('is a ‰, %s, never surely', (_, said) => {
    const characters = read(said, perMille);
    expect(textOf(characters)).toBe('9‰');
    expect(characters[1]?.confidence).toBeLessThan(0.9);
    expect(characters[1]?.alternatives[0]?.text).toBe('%');
  });

  it('is one where the digit before it was read a step too far to the right', () => {
    expect(textOf(read([PERCENT], perMille, LEFT + 8))).toBe('9‰');
  });

  it('is one where its slash and a ring enclose paper', () => {
    const draw = (page: Raster): void => {
      perMille(page);
      for (let y = FOOT - 5; y < FOOT; y++)
        for (let x = SIGN + 8; x < SIGN + 12; x++) dot(page, x, y);
      page.data[(FOOT - 2) * WIDTH + SIGN + 10] = 255;
    };
    expect(textOf(read([PERCENT], draw))).toBe('9‰');
  });

  it('keeps what stands behind it', () => {
    const said: Said = [PERCENT, ['。', SIGN + 38]];
    const draw = (page: Raster): void => {
      perMille(page);
      ring(page, SIGN + 38, FOOT - 1, 3, 3);
    };
    expect(textOf(read(said, draw))).toBe('9‰。');
  });

  it.each<[string, Said]>([
    ['it is wider than any %', [PERCENT]],
    ['a word follows closely', [PERCENT, ['降', SIGN + 46]]],
    ['a 0 was read behind it', [PERCENT, ['0', SIGN + 31]]],
  ])('is doubtful where its rings are broken and %s', (_, said) => {
    const characters = read(said, (page) => {
      ring(page, SIGN + 3, TOP + 5);
      slash(page);
      ring(page, SIGN + 14, FOOT - 5, 4, 3, true);
      ring(page, SIGN + 31, FOOT - 5, 4, 3, true);
      // They all but touch: the sign is one.
      for (let x = SIGN + 16; x < SIGN + 25; x++) dot(page, x, FOOT - 9);
      if (said[1]?.[0] === '降') for (let y = TOP; y < FOOT; y++) dot(page, SIGN + 35, y);
    });
    expect(characters[1]?.text).toBe('%');
    expect(characters[1]?.confidence).toBeLessThan(0.9);
  });
});

it.each<[string, Said, (page: Raster) => void]>([
  ['alone', [PERCENT], percent],
  [
    'with a full stop close behind it',
    [PERCENT, ['。', SIGN + 25]],
    (page) => {
      percent(page);
      ring(page, SIGN + 25, FOOT - 1, 3, 3);
    },
  ],
  [
    'with a digit close behind it',
    [PERCENT, ['8', SIGN + 24]],
    (page) => {
      percent(page);
      ring(page, SIGN + 24, TOP + 5);
      ring(page, SIGN + 24, FOOT - 5);
    },
  ],
  [
    'whose rings stand as two at its foot do, behind a third as low',
    [PERCENT],
    (page) => {
      for (const x of [3, 14, 23]) ring(page, SIGN + x, FOOT - 5);
    },
  ],
  [
    'with a word close behind it',
    [PERCENT, ['降', SIGN + 30]],
    (page) => {
      percent(page);
      for (let x = SIGN + 19; x < SIGN + 41; x++) dot(page, x, TOP + 9);
    },
  ],
  [
    'with an o far behind it',
    [PERCENT, ['口', SIGN + 34]],
    (page) => {
      percent(page);
      ring(page, SIGN + 34, FOOT - 5);
    },
  ],
])('a %% stays one, and certain, %s', (_, said, draw) => {
  const characters = read(said, draw);
  expect(textOf(characters)).toBe(`9${said.map(([text]) => text).join('')}`);
  expect(characters[1]?.confidence).toBe(0.99);
});
