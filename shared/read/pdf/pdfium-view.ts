/** How PDFium's page coordinates map to points from the top left corner as displayed. */
import type { Matrix } from './matrix.ts';
import type { Pdfium } from './pdfium-module.ts';

export interface PageView {
  readonly matrix: Matrix;
  readonly width: number;
  readonly height: number;
}

/** Returns the view of the page's visible box, turned by its /Rotate. */
export function pageView(pdfium: Pdfium, page: number): PageView {
  const { module } = pdfium;
  const at = module._malloc(16);
  pdfium.call('FPDF_GetPageBoundingBox')(page, at);
  const box = module.HEAPF32.subarray(at >> 2, (at >> 2) + 4);
  const [left = 0, top = 0, right = 0, bottom = 0] = box;
  module._free(at);
  const turn = pdfium.call('FPDFPage_GetRotation')(page) & 3;
  const width = right - left;
  const height = top - bottom;
  if (turn === 1) return { matrix: [0, 1, 1, 0, -bottom, -left], width: height, height: width };
  if (turn === 2) return { matrix: [-1, 0, 0, 1, right, -bottom], width, height };
  if (turn === 3) return { matrix: [0, -1, -1, 0, top, right], width: height, height: width };
  return { matrix: [1, 0, 0, -1, -left, top], width, height };
}
