/** Opens a PDF for its pictures: pages rendered pixel by pixel as the scanner left them. */
import { DEFAULT_LIMITS, type ReadLimits } from '../../limits.ts';
import { drawPage } from '../../pdf/draw-page.ts';
import { getPdfium, type Pdfium } from '../../pdf/pdfium-module.ts';
import type { ColourPicture } from './paper.ts';

const POINTS_PER_INCH = 72;
/** FPDF_ANNOT | FPDF_REVERSE_BYTE_ORDER is not wanted: stamps laid over the page, channels as is. */
const RENDER_ANNOTATIONS = 1;
/** FPDF_PAGEOBJ_IMAGE. */
const OBJECT_IMAGE = 3;
/** What is drawn rather than scanned is rendered at this resolution. */
const DRAWN_DPI = 300;
/** Finer scans gain nothing: a character is read from 48 pixels of height. */
const FINEST_DPI = 300;
/** Coarser scans are enlarged while they are rendered, so that lines stay a pixel wide. */
const COARSEST_DPI = 150;
/** A3 at 300 dpi is 17 million. */
const MOST_PIXELS = 40_000_000;
/** A picture over less of the page than this is a logo or a photo, and tells no resolution. */
const PAGE_SHARE = 0.3;

export interface PagePicture extends ColourPicture {
  /** Pixels per inch of the picture. */
  readonly dpi: number;
  /** Pixels per inch of the scan inside the file; null where the page is drawn. */
  readonly scannedDpi: number | null;
}

export interface PictureFile {
  readonly pageCount: number;
  /** Returns the page as displayed, counted from 1; throws when the engine cannot render it. */
  renderPage(number: number): PagePicture;
  close(): void;
}

/** Returns the resolution of the picture that covers the page, or null. */
function scannedDpi(pdfium: Pdfium, page: number, area: number): number | null {
  const at = pdfium.module._malloc(16);
  let best: { readonly covered: number; readonly dpi: number } | null = null;
  const count = pdfium.call('FPDFPage_CountObjects')(page);
  for (let index = 0; index < count; index++) {
    const object = pdfium.call('FPDFPage_GetObject')(page, index);
    if (pdfium.call('FPDFPageObj_GetType')(object) !== OBJECT_IMAGE) continue;
    if (!pdfium.call('FPDFPageObj_GetBounds')(object, at, at + 4, at + 8, at + 12)) continue;
    const [left = 0, bottom = 0, right = 0, top = 0] = pdfium.module.HEAPF32.slice(
      at >> 2,
      (at >> 2) + 4,
    );
    const covered = (right - left) * (top - bottom);
    if (!pdfium.call('FPDFImageObj_GetImagePixelSize')(object, at, at + 4)) continue;
    const [wide = 0, high = 0] = pdfium.module.HEAPU32.slice(at >> 2, (at >> 2) + 2);
    const dpi = Math.sqrt((wide * high) / Math.max(1, covered)) * POINTS_PER_INCH;
    if (!best || covered > best.covered) best = { covered, dpi };
  }
  pdfium.module._free(at);
  return best && best.covered > area * PAGE_SHARE ? best.dpi : null;
}

function render(pdfium: Pdfium, page: number): PagePicture {
  const wide = pdfium.call('FPDF_GetPageWidthF')(page);
  const high = pdfium.call('FPDF_GetPageHeightF')(page);
  const scanned = scannedDpi(pdfium, page, wide * high);
  const wanted = Math.min(FINEST_DPI, Math.max(COARSEST_DPI, scanned ?? DRAWN_DPI));
  const most = Math.sqrt(MOST_PIXELS / (wide * high)) * POINTS_PER_INCH;
  const dpi = Math.min(wanted, most);
  const width = Math.max(1, Math.round((wide * dpi) / POINTS_PER_INCH));
  const height = Math.max(1, Math.round((high * dpi) / POINTS_PER_INCH));
  const drawn = drawPage(pdfium, page, width, height, RENDER_ANNOTATIONS);
  if (!drawn) throw new Error(`no memory for a picture of ${width} × ${height} pixels`);
  return { ...drawn, dpi, scannedDpi: scanned };
}

/** Runs a step; an abort of the engine breaks the instance for good. */
function guard<T>(pdfium: Pdfium, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    pdfium.broken = true;
    throw new Error('PDFium gave up on this picture', { cause });
  }
}

/** Returns the open file; throws when PDFium cannot open it. */
export async function openPictures(
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
): Promise<PictureFile> {
  const pdfium = await getPdfium();
  pdfium.cap = limits.engineBytes;
  const data = pdfium.module._malloc(bytes.length);
  if (data === 0) throw new Error('no memory for the file');
  pdfium.module.HEAPU8.set(bytes, data);
  const document = guard(pdfium, () => pdfium.call('FPDF_LoadMemDocument')(data, bytes.length, 0));
  if (document === 0) {
    pdfium.module._free(data);
    throw new Error('PDFium cannot open the file');
  }
  return {
    pageCount: guard(pdfium, () => pdfium.call('FPDF_GetPageCount')(document)),
    renderPage: (number) =>
      guard(pdfium, () => {
        const page = pdfium.call('FPDF_LoadPage')(document, number - 1);
        if (page === 0) throw new Error(`page ${number} cannot be loaded`);
        try {
          return render(pdfium, page);
        } finally {
          pdfium.call('FPDF_ClosePage')(page);
        }
      }),
    close: () => {
      if (pdfium.broken) return;
      pdfium.call('FPDF_CloseDocument')(document);
      pdfium.module._free(data);
    },
  };
}
