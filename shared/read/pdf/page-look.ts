/** The page drawn small: what shows in a place, whatever its colour is called. */
import type { Box } from '../../report/evidence.ts';
import { drawPage } from './draw-page.ts';
import type { Pdfium } from './pdfium-module.ts';

/** A page is drawn with a pixel a point, larger ones with as many pixels as these. */
const MOST_PIXELS = 4_000_000;
/** Paper is no darker than this. */
const PAPER = 250;

/** Returns whether anything shows within a box (displayed points), its first and last row of pixels aside. */
export type Shows = (box: Box) => boolean;

/** Draws the page of this size, in points; everything shows where there is no memory for it. */
export function lookAt(pdfium: Pdfium, page: number, pageWidth: number, pageHeight: number): Shows {
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (pageWidth * pageHeight)));
  const width = Math.max(1, Math.round(pageWidth * scale));
  const height = Math.max(1, Math.round(pageHeight * scale));
  const drawn = drawPage(pdfium, page, width, height, 0);
  if (!drawn) return () => true;
  return (box) => {
    const [x0, y0, x1, y1] = box.map((edge) => edge * scale) as [number, number, number, number];
    for (let y = Math.max(0, Math.ceil(y0) + 1); y < Math.min(height, Math.floor(y1) - 1); y++) {
      const from = 3 * (y * width + Math.max(0, Math.ceil(x0)));
      const to = 3 * (y * width + Math.min(width, Math.floor(x1)));
      if (drawn.data.subarray(from, to).some((value) => value < PAPER)) return true;
    }
    return false;
  };
}
