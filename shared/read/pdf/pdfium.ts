/** Opens a PDF with PDFium: three to six times faster than pdf.js on short files. */
import type { Page } from '../document.ts';
import type { ReadLimits } from '../limits.ts';
import { type Catalog, readCatalog } from './catalog.ts';
import { drawPage } from './draw-page.ts';
import { type Beside, EngineCrash, OpenError, type OpenPdf } from './engine.ts';
import { lookAt } from './page-look.ts';
import { LimitError, PagePainter } from './painter.ts';
import { getPdfium, type Pdfium } from './pdfium-module.ts';
import { paintObjects } from './pdfium-objects.ts';
import { paintText } from './pdfium-text.ts';
import { pageView } from './pdfium-view.ts';
import { picturesTable } from './pictured-table.ts';
import { findToldCodes, type ToldCodes } from './told-codes.ts';

/** FPDF_GetLastError: a password is needed, or the security scheme is unknown. */
const ERROR_PASSWORD = 4;
const ERROR_SECURITY = 5;
/** FPDFPage_Flatten: something was merged into the page. */
const FLATTEN_SUCCESS = 1;
/** FLAT_PRINT: what would be printed, form fields and stamps included. */
const FLAT_PRINT = 1;
/** FPDF_GetFormType: a form that its viewer lays out, pages and all. */
const FORM_XFA_FULL = 2;
/** FPDF_ANNOT. */
const WITH_FIELDS = 1;

interface Open {
  readonly pdfium: Pdfium;
  readonly data: number;
  readonly document: number;
  /** Looked for when a character is unknown first. */
  readonly toldCodes: () => ToldCodes;
  /** Looked into when the first text is marked, or the first field found. */
  readonly catalog: () => Catalog;
}

/** Runs a step; an abort of the engine (out of memory, bad access) breaks the instance for good. */
function guard<T>(pdfium: Pdfium, step: () => T): T {
  try {
    return step();
  } catch (cause) {
    if (cause instanceof LimitError || cause instanceof OpenError) throw cause;
    pdfium.broken = true;
    throw new EngineCrash('PDFium gave up on this file', pdfium.exhausted, { cause });
  }
}

function open(pdfium: Pdfium, bytes: Uint8Array): Open {
  const data = pdfium.module._malloc(bytes.length);
  if (data === 0) throw new Error('no memory for the file');
  pdfium.module.HEAPU8.set(bytes, data);
  const document = pdfium.call('FPDF_LoadMemDocument')(data, bytes.length, 0);
  if (document !== 0) {
    let told: ToldCodes | null = null;
    const toldCodes = () => {
      told ??= findToldCodes(bytes);
      return told;
    };
    let read: Catalog | null = null;
    const catalog = () => {
      read ??= readCatalog(bytes);
      return read;
    };
    return { pdfium, data, document, toldCodes, catalog };
  }
  const error = pdfium.call('FPDF_GetLastError')();
  pdfium.module._free(data);
  const locked = error === ERROR_PASSWORD || error === ERROR_SECURITY;
  throw new OpenError(locked ? 'encrypted' : 'damaged', `PDFium error ${error}`);
}

/** Returns the loaded page with its form fields and stamps merged into its content. */
function loadPage({ pdfium, document, catalog }: Open, index: number, limits: ReadLimits): number {
  const load = pdfium.call('FPDF_LoadPage');
  const page = load(document, index);
  if (page === 0) throw new OpenError('damaged', `page ${index + 1} cannot be loaded`);
  const stamps = pdfium.call('FPDFPage_GetAnnotCount')(page);
  if (stamps === 0) return page;
  if (stamps > limits.annotationsPerPage) {
    pdfium.call('FPDF_ClosePage')(page);
    throw new LimitError('annotationsPerPage', `page ${index + 1} has ${stamps} fields and stamps`);
  }
  // Drawing a page with its fields makes the engine draw those that the file leaves to the viewer.
  if (catalog().undrawnFields) drawPage(pdfium, page, 1, 1, WITH_FIELDS);
  if (pdfium.call('FPDFPage_Flatten')(page, FLAT_PRINT) !== FLATTEN_SUCCESS) return page;
  pdfium.call('FPDF_ClosePage')(page);
  return load(document, index);
}

function readPage(file: Open, number: number, limits: ReadLimits): Page {
  const { pdfium } = file;
  const page = loadPage(file, number - 1, limits);
  const text = pdfium.call('FPDFText_LoadPage')(page);
  try {
    const view = pageView(pdfium, page);
    const painter = new PagePainter(number, view.width, view.height, limits);
    const painted = paintObjects(pdfium, page, view.matrix, painter, limits, number, file.catalog);
    if (text !== 0) paintText(pdfium, text, view.matrix, painter, painted, file.toldCodes);
    const read = painter.finish(() => lookAt(pdfium, page, view.width, view.height));
    return picturesTable(pdfium, page, read) ? { ...read, tablePicture: true } : read;
  } finally {
    if (!pdfium.broken) {
      if (text !== 0) pdfium.call('FPDFText_ClosePage')(text);
      pdfium.call('FPDF_ClosePage')(page);
    }
  }
}

function readBeside({ pdfium, document, catalog }: Open): Beside {
  const attachments = pdfium.call('FPDFDoc_GetAttachmentCount')(document);
  return {
    attachments,
    portfolio: attachments > 0 && catalog().portfolio,
    dynamicForm: pdfium.call('FPDF_GetFormType')(document) === FORM_XFA_FULL,
  };
}

/**
 * Returns the open document. Throws OpenError when it is encrypted or damaged, EngineCrash when
 * the engine aborted on it.
 */
export async function openWithPdfium(bytes: Uint8Array, limits: ReadLimits): Promise<OpenPdf> {
  const pdfium = await getPdfium();
  pdfium.cap = limits.engineBytes;
  const file = guard(pdfium, () => open(pdfium, bytes));
  return {
    pageCount: guard(pdfium, () => pdfium.call('FPDF_GetPageCount')(file.document)),
    beside: guard(pdfium, () => readBeside(file)),
    readPage: async (number) => guard(pdfium, () => readPage(file, number, limits)),
    close: async () => {
      if (pdfium.broken) return;
      guard(pdfium, () => pdfium.call('FPDF_CloseDocument')(file.document));
      pdfium.module._free(file.data);
    },
  };
}
