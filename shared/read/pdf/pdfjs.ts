/** Opens a PDF with pdf-parse's document (pdf.js) and paints its pages from the operator lists. */
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { PDFParse } from 'pdf-parse';
import type { PDFDocumentProxy, PDFPageProxy } from 'pdfjs-dist/types/src/display/api.d.ts';
import type { ReadLimits } from '../limits.ts';
import { OpenError, type OpenPdf } from './engine.ts';
import type { Matrix } from './matrix.ts';
import { LimitError, PagePainter } from './painter.ts';
import { paintOperators } from './pdfjs-operators.ts';

/** pdf-parse keeps its loader private; a test pins that it is still there. */
interface Loader {
  load(): Promise<PDFDocumentProxy>;
  destroy(): Promise<void>;
}

/** Returns where pdf.js keeps its character maps and standard fonts, ending in a slash. */
function assetFolder(name: string): string {
  const root = dirname(createRequire(import.meta.url).resolve('pdfjs-dist/package.json'));
  return `${join(root, name)}/`;
}

function loaderFor(bytes: Uint8Array): Loader {
  const options = {
    // pdf.js takes the buffer away from whoever hands it over.
    data: bytes.slice(),
    cMapUrl: assetFolder('cmaps'),
    cMapPacked: true,
    standardFontDataUrl: assetFolder('standard_fonts'),
    isEvalSupported: false,
    useSystemFonts: false,
    stopAtErrors: false,
    verbosity: 0,
  };
  return new PDFParse(options) as unknown as Loader;
}

/** Returns the open document; throws OpenError when it is encrypted or damaged. */
export async function openWithPdfjs(bytes: Uint8Array, limits: ReadLimits): Promise<OpenPdf> {
  const loader = loaderFor(bytes);
  let document: PDFDocumentProxy;
  try {
    document = await loader.load();
  } catch (cause) {
    await loader.destroy().catch(() => undefined);
    const name = cause instanceof Error ? cause.name : '';
    const trouble = name === 'PasswordException' ? 'encrypted' : 'damaged';
    throw new OpenError(trouble, cause instanceof Error ? cause.message : String(cause), { cause });
  }
  return {
    pageCount: document.numPages,
    readPage: async (number) => {
      const page = await document.getPage(number);
      try {
        return await paintPage(page, number, limits);
      } finally {
        page.cleanup();
      }
    },
    close: () => loader.destroy(),
  };
}

async function paintPage(page: PDFPageProxy, number: number, limits: ReadLimits) {
  const viewport = page.getViewport({ scale: 1 });
  const operators = await page.getOperatorList();
  if (operators.fnArray.length > limits.operatorsPerPage) {
    throw new LimitError(
      'operatorsPerPage',
      `page ${number} has more than ${limits.operatorsPerPage} drawing operators`,
    );
  }
  const painter = new PagePainter(number, viewport.width, viewport.height, limits);
  const fonts = (id: string): unknown => (page.commonObjs.has(id) ? page.commonObjs.get(id) : null);
  paintOperators(operators, fonts, viewport.transform as unknown as Matrix, painter);
  return painter.finish();
}
