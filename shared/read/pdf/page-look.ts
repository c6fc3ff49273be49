/** The page drawn small: what shows in a place, whatever its colour is called. */
import type { Box } from '../../report/evidence.ts';
import type { Pdfium } from './pdfium-module.ts';

/** FPDFBitmap_BGR: three bytes a pixel. */
const BITMAP_BGR = 2;
const WHITE_PAGE = 0xffffffff;
/** A page is drawn with a pixel a point, larger ones with as many pixels as these. */
const MOST_PIXELS = 4_000_000;
/** Paper is no darker than this. */
const PAPER = 250;

/** Returns whether anything shows within a box (displayed points), its outermost pixels aside. */
export type Shows = (box: Box) => boolean;

/** Draws the page of this size, in points; everything shows where there is no memory for it. */
export function lookAt(pdfium: Pdfium, page: number, pageWidth: number, pageHeight: number): Shows {
  const { module, call } = pdfium;
  const scale = Math.min(1, Math.sqrt(MOST_PIXELS / (pageWidth * pageHeight)));
  const [width, height] = [pageWidth, pageHeight].map((s) => Math.max(1, Math.round(s * scale)));
  if (width === undefined || height === undefined) return () => true;
  const bitmap = call('FPDFBitmap_CreateEx')(width, height, BITMAP_BGR, 0, 0);
  if (bitmap === 0) return () => true;
  call('FPDFBitmap_FillRect')(bitmap, 0, 0, width, height, WHITE_PAGE);
  call('FPDF_RenderPageBitmap')(bitmap, page, 0, 0, width, height, 0, 0);
  const start = call('FPDFBitmap_GetBuffer')(bitmap);
  const stride = call('FPDFBitmap_GetStride')(bitmap);
  const pixels = module.HEAPU8.slice(start, start + stride * height);
  call('FPDFBitmap_Destroy')(bitmap);
  return (box) => {
    const [x0, y0, x1, y1] = box.map((edge) => edge * scale) as [number, number, number, number];
    for (let y = Math.max(0, Math.ceil(y0) + 1); y < Math.min(height, Math.floor(y1) - 1); y++) {
      const from = y * stride + 3 * Math.max(0, Math.ceil(x0));
      const to = y * stride + 3 * Math.min(width, Math.floor(x1));
      if (pixels.subarray(from, to).some((value) => value < PAPER)) return true;
    }
    return false;
  };
}
