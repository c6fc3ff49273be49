/** A page as a whole: what its lines are read as goes through every doubt on its way to characters. */
import { describe, expect, it } from 'vitest';
import type { Glyph } from '../../shared/read/document.ts';
import type { PagePicture } from '../../shared/read/scan/paper/render.ts';
import { createRaster, type Raster } from '../../shared/read/scan/raster.ts';
import { scanPage } from '../../shared/read/scan/scan-page.ts';
import type { Recognizer } from '../../shared/read/scan.ts';
import { findPageCells } from '../../shared/table/ruled/ruled-areas.ts';

const DPI = 150;
/** Pixels of a point. */
const SCALE = DPI / 72;
const [WIDTH, HEIGHT] = [740, 420];
const ROWS = [60, 120, 180, 240, 300, 360];
const COLUMNS = [60, 210, 360, 510, 660];

function draw(raster: Raster, x0: number, y0: number, x1: number, y1: number): void {
  for (let y = y0; y < y1; y++) raster.data.fill(0, y * WIDTH + x0, y * WIDTH + x1);
}
/** Three signs like 田, side by side. */
function word(raster: Raster, x: number, y: number): void {
  for (const left of [x, x + 24, x + 48]) {
    for (const by of [0, 8, 17]) {
      draw(raster, left, y + by, left + 20, y + by + 3);
      draw(raster, left + by, y, left + by + 3, y + 20);
    }
  }
}
/** Five rows of four cells; those of the last column are empty. */
function table(): Raster {
  const raster = createRaster(WIDTH, HEIGHT, 255);
  for (const y of ROWS) draw(raster, 60, y, 663, y + 3);
  for (const x of COLUMNS) draw(raster, x, 60, x + 3, 363);
  for (const y of ROWS.slice(0, -1))
    for (const x of COLUMNS.slice(0, 3)) word(raster, x + 50, y + 20);
  return raster;
}
function pictureOf({ data: grey, width, height }: Raster): PagePicture {
  const data = Uint8Array.from({ length: width * height * 3 }, (_, i) => grey[(i / 3) | 0] ?? 0);
  return { width, height, data, dpi: DPI, scannedDpi: DPI };
}
/** Reads every line that is no lone sign as the text, surely. */
const reading = (text: string): Recognizer => ({
  version: 'test/1',
  read: async ({ width, height }) => {
    const signs = width > height * 2 ? [...text] : [];
    const characters = signs.map((own, i) => ({
      text: own,
      confidence: 0.99,
      at: (i + 0.5) / signs.length,
      alternatives: [],
    }));
    return { characters, figures: characters };
  },
});
const glyphsOf = async (raster: Raster, text: string) =>
  (await scanPage(1, pictureOf(raster), { recognizer: reading(text), findCells: findPageCells }))
    .page.glyphs;

describe('a page', () => {
  it('has no sure figure beside a mark that no figure is printed with', async () => {
    const glyphs = await glyphsOf(table(), '田^2');
    const sureness = (text: string) =>
      Math.max(...glyphs.filter((own) => own.text === text).map((own) => own.confidence ?? 1));
    expect(sureness('^')).toBeLessThanOrEqual(0.6);
    expect(sureness('田')).toBe(0.99);
  });

  it('holds an unknown sign in a cell under a stain in which nothing was read, and none in an empty one', async () => {
    const raster = table();
    for (let y = 0; y < HEIGHT; y++)
      for (let x = 0; x < WIDTH; x++)
        if (Math.abs(Math.hypot(x - 540, y - 240) - 90) <= 3) raster.data[y * WIDTH + x] = 0;
    /** Tells whether an unknown sign is as large as the empty cell that the rim runs through. */
    const isUnknown = ({ text, box: [x0, y0, x1, y1] }: Glyph): boolean =>
      text === '\ufffd' &&
      x0 * SCALE < 520 &&
      x1 * SCALE > 650 &&
      y0 * SCALE < 190 &&
      y1 * SCALE > 230;
    expect((await glyphsOf(raster, '田田田')).some(isUnknown)).toBe(true);
    expect((await glyphsOf(table(), '田田田')).some(({ text }) => text === '\ufffd')).toBe(false);
  });
});
