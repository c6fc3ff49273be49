/** One page → its pixels, drawn by PDFium on white paper. */
import type { Pdfium } from './pdfium-module.ts';

/** FPDFBitmap_BGR: three bytes a pixel. */
const BITMAP_BGR = 2;
const WHITE = 0xffffffff;

export interface Drawn {
  readonly width: number;
  readonly height: number;
  /** Blue, green and red of each pixel, row by row. */
  readonly data: Uint8Array;
}

/** Draws the page as displayed with so many pixels; `flags` are PDFium's. Null where there is no memory for it. */
export function drawPage(
  { call, module }: Pdfium,
  page: number,
  width: number,
  height: number,
  flags: number,
): Drawn | null {
  const bitmap = call('FPDFBitmap_CreateEx')(width, height, BITMAP_BGR, 0, 0);
  if (bitmap === 0) return null;
  try {
    call('FPDFBitmap_FillRect')(bitmap, 0, 0, width, height, WHITE);
    call('FPDF_RenderPageBitmap')(bitmap, page, 0, 0, width, height, 0, flags);
    const start = call('FPDFBitmap_GetBuffer')(bitmap);
    const stride = call('FPDFBitmap_GetStride')(bitmap);
    const data = new Uint8Array(width * height * 3);
    for (let y = 0; y < height; y++) {
      const from = start + y * stride;
      data.set(module.HEAPU8.subarray(from, from + width * 3), y * width * 3);
    }
    return { width, height, data };
  } finally {
    call('FPDFBitmap_Destroy')(bitmap);
  }
}
