/** PDFs → scans of them: each page rendered, damaged and put back as a picture. */
import { PDFDocument, StandardFonts, setTextRenderingMode, TextRenderingMode } from 'pdf-lib';
import sharp from 'sharp';
import { openPictures } from '../../../shared/read/scan/paper/render.ts';
import { DAMAGES, damage } from './damage.ts';
import type { Damage, Picture } from './pictures.ts';
import { WEAR } from './wear.ts';

const POINTS_PER_INCH = 72;

/** Returns the pages rendered at that resolution. */
export async function renderPages(pdf: Uint8Array, dpi: number, only?: number): Promise<Picture[]> {
  const file = await openPictures(pdf);
  const pages: Picture[] = [];
  try {
    for (let number = 1; number <= file.pageCount; number++) {
      if (only !== undefined && number !== only) continue;
      const { width, height, data, dpi: from } = file.renderPage(number);
      const rgb = Buffer.alloc(data.length);
      for (let at = 0; at < data.length; at += 3) {
        rgb[at] = data[at + 2] ?? 0;
        rgb[at + 1] = data[at + 1] ?? 0;
        rgb[at + 2] = data[at] ?? 0;
      }
      const image = sharp(rgb, { raw: { width, height, channels: 3 } });
      const size = {
        width: Math.round((width * dpi) / from),
        height: Math.round((height * dpi) / from),
      };
      const scaled = await image
        .resize({ ...size, fit: 'fill' })
        .raw()
        .toBuffer();
      pages.push({ ...size, data: scaled });
    }
  } finally {
    file.close();
  }
  return pages;
}

/** What a bad recognizer left behind a picture: other figures than those it shows. */
const HIDDEN = ['Total 999.99', '100% 12.34 56', 'Score 7.77 of 10'];

/** Returns a PDF of pictures, over each of them wrong text that nobody sees where that is asked for. */
export async function toPdf(
  pictures: readonly Buffer[],
  dpi: number,
  hidesText = false,
): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  const font = hidesText ? await pdf.embedFont(StandardFonts.Helvetica) : null;
  for (const picture of pictures) {
    const image = await pdf.embedJpg(picture);
    const size: [number, number] = [
      (image.width * POINTS_PER_INCH) / dpi,
      (image.height * POINTS_PER_INCH) / dpi,
    ];
    const page = pdf.addPage(size);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
    if (!font) continue;
    page.pushOperators(setTextRenderingMode(TextRenderingMode.Invisible));
    for (let y = 60; y < size[1] - 60; y += 20)
      page.drawText(HIDDEN[y % HIDDEN.length] ?? '', { x: 60, y, size: 10, font });
  }
  return pdf.save();
}

/** Returns the scan of a PDF that suffered that damage; `only` takes that page alone. */
export async function makeScan(
  pdf: Uint8Array,
  kind: string | Damage,
  seed: number,
  only?: number,
  hidesText = false,
): Promise<Uint8Array> {
  const how = typeof kind === 'string' ? (DAMAGES[kind] ?? WEAR[kind]) : kind;
  if (!how) throw new Error(`no damage is called ${kind}`);
  const pictures: Buffer[] = [];
  for (const [i, page] of (await renderPages(pdf, how.dpi, only)).entries()) {
    pictures.push(await damage(page, how, seed * 100 + i));
  }
  return toPdf(pictures, how.dpi, hidesText);
}
