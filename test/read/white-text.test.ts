/** White text on bare paper is not seen; on anything painted it is, and both engines agree. */
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import type { OpenPdf } from '../../shared/read/pdf/engine.ts';
import { openWithPdfium } from '../../shared/read/pdf/pdfium.ts';
import { openWithPdfjs } from '../../shared/read/pdf/pdfjs.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

const ENGINES = { PDFium: openWithPdfium, 'pdf.js': openWithPdfjs };
type Open = (bytes: Uint8Array, limits: typeof DEFAULT_LIMITS) => Promise<OpenPdf>;

/** Returns what is read of a page with black text, and white text at (100, 100) on this ground. */
async function read(open: Open, ground: (pen: Pen) => void, mode = 0): Promise<string> {
  const pen = new Pen().text(60, 60, 10, 'Seen');
  ground(pen);
  pen.raw('1 1 1 rg').text(100, 100, 10, 'white', mode).raw('0 0 0 rg');
  const pdf = await open(buildPdf([{ content: pen.content }]), DEFAULT_LIMITS);
  const page = await pdf.readPage(1);
  await pdf.close();
  return page.glyphs.map(({ text }) => text).join('');
}

for (const [name, open] of Object.entries(ENGINES)) {
  describe(`white text, read by ${name}`, () => {
    it('is left out on bare paper', async () => {
      expect(await read(open, () => {})).toBe('Seen');
      expect(await read(open, (pen) => pen.fillBox(300, 80, 400, 110))).toBe('Seen');
    });

    it('stays on a shade, a rounded ground, a thick stroke and strips', async () => {
      const grounds: ((pen: Pen) => void)[] = [
        (pen) => pen.fillBox(90, 80, 200, 110),
        (pen) => pen.raw('90 730 m 90 765 l 200 765 l 220 750 220 740 200 730 c f'),
        (pen) => pen.stroke(90, 96, 200, 96, 20),
        (pen) => {
          for (let y = 84; y < 108; y += 2) pen.fillBox(90, y, 200, y + 2);
        },
      ];
      for (const ground of grounds) expect(await read(open, ground)).toBe('Seenwhite');
    });

    it('stays where its outline is drawn', async () => {
      expect(await read(open, () => {}, 2)).toBe('Seenwhite');
    });

    it('is told from text that a gradient fills', async () => {
      const pen = new Pen().text(60, 60, 10, 'Seen').raw('/Pattern cs /Gradient scn');
      pen.text(100, 100, 10, 'in colours').raw('1 1 1 rg').text(100, 200, 10, 'white');
      const pdf = await open(buildPdf([{ content: pen.content }]), DEFAULT_LIMITS);
      const { glyphs } = await pdf.readPage(1);
      await pdf.close();
      expect(glyphs.map(({ text }) => text).join('')).toBe('Seenin colours');
    });

    it('stays where it is all the text there is', async () => {
      const pen = new Pen().raw('1 1 1 rg').text(100, 100, 10, 'white');
      const pdf = await open(buildPdf([{ content: pen.content }]), DEFAULT_LIMITS);
      expect((await pdf.readPage(1)).glyphs).toHaveLength(5);
      await pdf.close();
    });
  });
}
