/** Which way a page lies: one line that is read badly does not turn it. */
import { describe, expect, it } from 'vitest';
import type { PagePicture } from '../../shared/read/scan/paper/render.ts';
import { createRaster } from '../../shared/read/scan/raster.ts';
import { scanPage } from '../../shared/read/scan/scan-page.ts';
import type { Recognizer } from '../../shared/read/scan.ts';
import { findPageCells } from '../../shared/table/ruled/ruled-areas.ts';

const [WIDTH, HEIGHT, DPI] = [1200, 900, 150];

/** Twelve lines of signs like 田. */
function prose(): PagePicture {
  const page = createRaster(WIDTH, HEIGHT, 255);
  const fill = (x0: number, y0: number, x1: number, y1: number): void => {
    for (let y = y0; y < y1; y++) page.data.fill(0, y * WIDTH + x0, y * WIDTH + x1);
  };
  for (let y = 200; y < 200 + 12 * 42; y += 42)
    for (let x = 150; x < 1050; x += 24)
      for (const by of [0, 8, 17]) {
        fill(x, y + by, x + 20, y + by + 3);
        fill(x + by, y, x + by + 3, y + 20);
      }
  const data = Uint8Array.from({ length: WIDTH * HEIGHT * 3 }, (_, i) => page.data[(i / 3) | 0]!);
  return { width: WIDTH, height: HEIGHT, data, dpi: DPI, scannedDpi: DPI };
}

/** Reads one sign of so many lines, or one each so many pixels, surely, and then all of them. */
function sparseReader(lines: number, pitch = Number.POSITIVE_INFINITY): Recognizer {
  let count = 0;
  return {
    version: 'test/1',
    read: async ({ width }) => {
      const signs = Math.ceil(width / (count++ < lines ? pitch : 24)) || 1;
      const places = Array.from({ length: signs }, (_, i) => (i * 24) / width);
      const characters = places.map((at) => ({
        text: '田',
        confidence: 0.99,
        at,
        alternatives: [],
      }));
      return { characters, figures: [] };
    },
  };
}

/** Reads each line of the page with the next of the probabilities; the last one goes on. */
function reader(...probabilities: number[]): Recognizer {
  let count = 0;
  return {
    version: 'test/1',
    read: async ({ width }) => {
      const confidence = probabilities[Math.min(count++, probabilities.length - 1)]!;
      // Close together, so that no ink is left unread.
      const places = Array.from({ length: Math.ceil(width / 12) }, (_, i) => (i * 12) / width);
      const characters = places.map((at) => ({ text: '田', confidence, at, alternatives: [] }));
      return { characters, figures: [] };
    },
  };
}

const turnsOf = async (recognizer: Recognizer): Promise<number> =>
  (await scanPage(1, prose(), { recognizer, findCells: () => [] })).pose.turns;

describe('a page', () => {
  it('lies as most of its longest lines say, whatever a stamp does to one of them', async () => {
    expect(await turnsOf(reader(0.05, ...Array(7).fill(0.98), 0.6))).toBe(0);
  });

  it('does not lie the way in which only a sign of each line is read, however surely', async () => {
    expect(await turnsOf(sparseReader(16))).toBe(1);
  });

  it('does not lie the way in which lines hold half of the signs they have room for: rows of a cell', async () => {
    expect(await turnsOf(sparseReader(16, 38))).toBe(1);
  });

  it('is tried the other ways unless all lines are read well: on its side most of them are', async () => {
    const onItsSide = [...Array(6).fill(0.97), 0.5, 0.5];
    expect(await turnsOf(reader(...onItsSide, ...Array(8).fill(0.6), 0.99))).toBe(1);
  });
});

it('is not told by the signs of a stamp where enough other lines stand', async () => {
  const picture = prose();
  const draw = (x0: number, y0: number, x1: number, y1: number, ink: number): void => {
    for (let y = y0; y < y1; y++)
      picture.data.fill(ink, (y * WIDTH + x0) * 3, (y * WIDTH + x1) * 3);
  };
  draw(0, 0, WIDTH, HEIGHT, 255);
  for (let y = 100; y <= 820; y += 72) draw(100, y, 1103, y + 3, 0);
  for (let x = 100; x <= 1100; x += 250) draw(x, 100, x + 3, 823, 0);
  // Two signs in each cell, and six in those that the stamp lies over.
  const signs = (x: number, y: number, count: number): void => {
    for (let i = 0; i < count; i++)
      for (const by of [0, 8, 17]) {
        draw(x + i * 24, y + by, x + i * 24 + 20, y + by + 3, 0);
        draw(x + i * 24 + by, y, x + i * 24 + by + 3, y + 20, 0);
      }
  };
  const isUnder = (row: number, column: number): boolean =>
    row >= 3 && row <= 6 && (column === 1 || column === 2);
  for (let row = 0; row < 10; row++)
    for (let column = 0; column < 4; column++)
      signs(150 + column * 250, 126 + row * 72, isUnder(row, column) ? 6 : 3);
  for (let angle = 0; angle < Math.PI * 2; angle += 0.002) {
    const [x, y] = [600 + 230 * Math.cos(angle), 460 + 230 * Math.sin(angle)].map(Math.round);
    draw(x!, y!, x! + 7, y! + 7, 0);
  }
  const badly: Recognizer = {
    version: 'test/1',
    read: async ({ width, height }) => {
      const confidence = width > height * 5 ? 0.3 : 0.99;
      const places = Array.from({ length: Math.ceil(width / 12) }, (_, i) => (i * 12) / width);
      const characters = places.map((at) => ({ text: '田', confidence, at, alternatives: [] }));
      return { characters, figures: [] };
    },
  };
  const { pose } = await scanPage(1, picture, { recognizer: badly, findCells: findPageCells });
  expect(pose.turns).toBe(0);
});

it('is not told by rules that enclose no cell: they are no lines of text', async () => {
  const picture = prose();
  for (const y of [60, 100, 140, 760, 800, 840])
    for (let row = y; row < y + 3; row++)
      picture.data.fill(0, (row * WIDTH + 100) * 3, (row * WIDTH + 1100) * 3);
  const sure = reader(0.99);
  const recognizer: Recognizer = {
    version: 'test/1',
    read: async (line) => {
      const ink = line.data.filter((value) => value < 128).length;
      return ink < line.width * 5 ? { characters: [], figures: [] } : sure.read(line);
    },
  };
  const page = await scanPage(1, picture, { recognizer, findCells: () => [] });
  expect(page.pose.turns).toBe(0);
});
