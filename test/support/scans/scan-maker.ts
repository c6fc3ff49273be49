/** PDFs → scans of them: each page rendered, damaged and put back as a picture. */
import { PDFDocument } from 'pdf-lib';
import sharp from 'sharp';
import { openPictures } from '../../../shared/read/scan/render.ts';
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

/** Returns a PDF of pictures. */
export async function toPdf(pictures: readonly Buffer[], dpi: number): Promise<Uint8Array> {
  const pdf = await PDFDocument.create();
  for (const picture of pictures) {
    const image = await pdf.embedJpg(picture);
    const size: [number, number] = [
      (image.width * POINTS_PER_INCH) / dpi,
      (image.height * POINTS_PER_INCH) / dpi,
    ];
    const page = pdf.addPage(size);
    page.drawImage(image, { x: 0, y: 0, width: size[0], height: size[1] });
  }
  return pdf.save();
}

/** Returns the scan of a PDF that suffered that damage; `only` takes that page alone. */
export async function makeScan(
  pdf: Uint8Array,
  kind: string,
  seed: number,
  only?: number,
): Promise<Uint8Array> {
  const how: Damage | undefined = DAMAGES[kind] ?? WEAR[kind];
  if (!how) throw new Error(`no damage is called ${kind}`);
  const pictures: Buffer[] = [];
  for (const [i, page] of (await renderPages(pdf, how.dpi, only)).entries()) {
    pictures.push(await damage(page, how, seed * 100 + i));
  }
  return toPdf(pictures, how.dpi);
}
