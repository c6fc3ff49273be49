/** The page drawn small: what shows in a place, whatever its colour is called. */
import type { Box } from '../../report/evidence.ts';
import { drawPage } from './draw-page.ts';
import type { Pdfium } from './pdfium-module.ts';

/** A page is drawn with a pixel a point, larger ones with as many pixels as these. */
const MOST_PIXELS = 4_000_000;
/** Channel values that differ by no more are one colour. */
const SAME_COLOUR = 5;
/** The stem of a letter alone may fill a box of fewer columns: those beside it are looked at, too. */
const STEM = 3;

/**
 * Returns whether anything shows within a box (displayed points), its first and last row of pixels
 * aside: whether it has more than one colour.
 */
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
    const beside = Math.floor(x1) - Math.ceil(x0) < STEM ? 1 : 0;
    const left = Math.max(0, Math.ceil(x0) - beside);
    const right = Math.min(width, Math.floor(x1) + beside);
    const top = Math.max(0, Math.ceil(y0) + 1);
    const first = 3 * (top * width + left);
    for (let y = top; y < Math.min(height, Math.floor(y1) - 1); y++) {
      for (let at = 3 * (y * width + left); at < 3 * (y * width + right); at++) {
        const one = drawn.data[first + ((at - first) % 3)] ?? 0;
        if (Math.abs((drawn.data[at] ?? 0) - one) > SAME_COLOUR) return true;
      }
    }
    return false;
  };
}
