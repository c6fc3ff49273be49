/** Reads a born-digital PDF into pages of characters and rulings, or says why it cannot. */
import type { FindingCode } from '../report/finding.ts';
import type { Outcome, Remark } from '../report/outcome.ts';
import { detectFileKind, type FileKind } from './detect.ts';
import type { Page, PagedDocument } from './document.ts';
import { DEFAULT_LIMITS, type ReadLimits, UNMAPPED_SHARE } from './limits.ts';
import { remarksBeside } from './pdf/beside.ts';
import { EngineCrash, OpenError, type OpenPdf } from './pdf/engine.ts';
import { findDamage, hasMovedObjects } from './pdf/integrity.ts';
import { LimitError } from './pdf/painter.ts';
import { openWithPdfium } from './pdf/pdfium.ts';
import { withRaisedDigits } from './pdf/raised-digits.ts';

const MEDIA_TYPE = 'application/pdf';
/** A complete PDF ends in %%EOF, at times with some junk behind it. */
const TRAILER_WINDOW = 2048;

const SPEECH: Partial<Record<FileKind, string>> = {
  zip: 'a ZIP archive (DOCX, XLSX or OFD)',
  ole: 'an old Word or Excel file',
  rtf: 'an RTF text',
  html: 'a web page',
  png: 'a PNG picture',
  jpeg: 'a JPEG picture',
  tiff: 'a TIFF picture',
  unknown: 'no PDF',
};

function failed(code: FindingCode, detail: string, remedy: string): Outcome<PagedDocument> {
  const remark: Remark = { code, where: null, detail, remedy };
  return { value: { kind: 'paged', mediaType: MEDIA_TYPE, pages: [] }, remarks: [remark] };
}

/** Returns the reason why the bytes need not be opened at all, or null. */
function refuse(bytes: Uint8Array, limits: ReadLimits): Outcome<PagedDocument> | null {
  const kind = detectFileKind(bytes);
  if (kind === 'empty') {
    return failed('document.empty', 'the file has no bytes', 'Upload the file again.');
  }
  if (bytes.length > limits.bytes) {
    return failed(
      'document.too-large',
      `the file has ${bytes.length} bytes; at most ${limits.bytes} are read`,
      'Upload the report without its attachments, or with smaller pictures.',
    );
  }
  if (kind === 'pdf') return null;
  return failed(
    'document.foreign',
    `the file is ${SPEECH[kind] ?? 'no PDF'}`,
    'Upload the report as PDF or DOCX.',
  );
}

function explainOpening(error: OpenError, bytes: Uint8Array): Outcome<PagedDocument> {
  if (error.trouble === 'encrypted') {
    return failed(
      'document.encrypted',
      'the PDF opens only with a password',
      'Save a copy without password protection and upload that.',
    );
  }
  const tail = Buffer.from(bytes.subarray(Math.max(0, bytes.length - TRAILER_WINDOW)));
  if (tail.includes('%%EOF')) {
    return failed(
      'document.unreadable',
      `the PDF is damaged: ${error.message}`,
      'Open it in a PDF viewer, save it again and upload the new copy.',
    );
  }
  return failed(
    'document.truncated',
    `the PDF breaks off before its end: ${error.message}`,
    'The transfer was cut short: fetch the file again from its source.',
  );
}

function tooLarge(detail: string): Outcome<PagedDocument> {
  return failed('document.too-large', detail, 'Upload the report alone, without attachments.');
}

async function readPages(pdf: OpenPdf, limits: ReadLimits): Promise<Outcome<PagedDocument>> {
  const pages: Page[] = [];
  const remarks: Remark[] = [];
  let characters = 0;
  for (let number = 1; number <= pdf.pageCount; number++) {
    try {
      const page = await pdf.readPage(number);
      characters += page.glyphs.length;
      pages.push({ ...page, glyphs: withRaisedDigits(page.glyphs) });
    } catch (error) {
      if (error instanceof LimitError || error instanceof EngineCrash) throw error;
      remarks.push({
        code: 'page.unread',
        where: `page ${number}`,
        detail: error instanceof Error ? error.message : String(error),
        remedy: 'Open the file in a PDF viewer, save it again and upload the new copy.',
      });
    }
    if (characters > limits.characters) {
      throw new LimitError(
        'characters',
        `the file prints more than ${limits.characters} characters`,
      );
    }
  }
  if (pages.length === 0) {
    return failed(
      'document.unreadable',
      `none of the ${pdf.pageCount} pages of the PDF can be read`,
      'Open it in a PDF viewer, save it again and upload the new copy.',
    );
  }
  if (remarks.length === 0 && pages.every((page) => page.blank === true)) {
    return failed('document.empty', 'the PDF prints nothing', 'Export the report again.');
  }
  return { value: { kind: 'paged', mediaType: MEDIA_TYPE, pages }, remarks };
}

/** Opens a file; throws OpenError, EngineCrash or LimitError. */
export type OpenEngine = (bytes: Uint8Array, limits: ReadLimits) => Promise<OpenPdf>;

async function readWith(
  engine: OpenEngine,
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Outcome<PagedDocument>> {
  const pdf = await engine(bytes, limits);
  try {
    if (pdf.pageCount > limits.pages) {
      return tooLarge(`the PDF has ${pdf.pageCount} pages; at most ${limits.pages} are read`);
    }
    if (pdf.pageCount === 0) {
      return failed('document.empty', 'the PDF has no pages', 'Export the report again.');
    }
    const { value, remarks } = await readPages(pdf, limits);
    return { value, remarks: [...remarks, ...remarksBeside(pdf.beside)] };
  } finally {
    await pdf.close();
  }
}

/** pdf-parse is slow to load and rarely needed: only a file that PDFium cannot read loads it. */
async function fallBack(bytes: Uint8Array, limits: ReadLimits): Promise<Outcome<PagedDocument>> {
  const { openWithPdfjs } = await import('./pdf/pdfjs.ts');
  return readWith(openWithPdfjs, bytes, limits);
}

/** Reads with the first engine, and with the second what the first could not open or finish. */
async function readWithEither(
  bytes: Uint8Array,
  limits: ReadLimits,
): Promise<Outcome<PagedDocument>> {
  try {
    const outcome = await readWith(openWithPdfium, bytes, limits);
    if (outcome.remarks.some(({ where }) => where?.startsWith('page '))) {
      const second = await fallBack(bytes, limits);
      return second.value.pages.length > outcome.value.pages.length ? second : outcome;
    }
    return outcome;
  } catch (error) {
    const repairable = error instanceof OpenError && error.trouble === 'damaged';
    const faulty = error instanceof EngineCrash && !error.exhausted;
    // Not one object is whole: there is nothing to repair.
    if (repairable && !Buffer.from(bytes.buffer, bytes.byteOffset, bytes.length).includes('endobj'))
      throw error;
    if (repairable || faulty) return fallBack(bytes, limits);
    throw error;
  }
}

/** Fewer may be ornaments of a font that has no words for them. */
const FEW_UNKNOWN = 3;

/** Adds what the engines keep to themselves: that text was lost to damage, or cannot be told. */
function withDamage(outcome: Outcome<PagedDocument>, bytes: Uint8Array): Outcome<PagedDocument> {
  const { pages } = outcome.value;
  const isEmpty = outcome.remarks.some((remark) => remark.code === 'document.empty');
  if (pages.length === 0 && !isEmpty) return outcome;
  const damaged = findDamage(bytes);
  if (isEmpty) {
    if (damaged.length === 0) return outcome;
    return failed(
      'document.unreadable',
      'a part of the PDF is damaged, and what is left prints nothing',
      'Fetch the file again from its source.',
    );
  }
  const remarks: Remark[] = [...outcome.remarks];
  for (const { number, unmapped = 0, glyphs } of pages) {
    const recognized = unmapped > glyphs.length * UNMAPPED_SHARE;
    if (unmapped < FEW_UNKNOWN || recognized) continue;
    remarks.push({
      code: 'page.unread',
      where: `page ${number}`,
      detail: `the fonts of the page do not tell what ${unmapped} of its characters are`,
      remedy: 'Print the report to a new PDF and upload that, or upload it as DOCX.',
    });
  }
  if (damaged.length > 0 || hasMovedObjects(bytes)) {
    const numbers = damaged.flatMap((object) => (object === null ? [] : [object]));
    remarks.push({
      code: 'page.unread',
      where: numbers.length > 0 ? `object ${numbers.slice(0, 10).join(', ')}` : null,
      detail: 'a part of the PDF is damaged: text may be missing',
      remedy: 'Fetch the file again from its source.',
    });
  }
  return { value: outcome.value, remarks };
}

/**
 * Returns the pages of the PDF. A file that cannot be read gives no pages and a remark that says
 * why and what to do; a page that cannot be read is left out and named in a remark. `engine`
 * reads with that engine alone.
 */
export async function readPdf(
  bytes: Uint8Array,
  limits: ReadLimits = DEFAULT_LIMITS,
  engine?: OpenEngine,
): Promise<Outcome<PagedDocument>> {
  const refused = refuse(bytes, limits);
  if (refused) return refused;
  try {
    const read = engine ? readWith(engine, bytes, limits) : readWithEither(bytes, limits);
    return withDamage(await read, bytes);
  } catch (error) {
    if (error instanceof OpenError) return explainOpening(error, bytes);
    if (error instanceof LimitError) return tooLarge(error.message);
    if (error instanceof EngineCrash) {
      return failed(
        'document.hostile',
        'the PDF asks for more memory than any report needs',
        'Print the report to a new PDF and upload that.',
      );
    }
    throw error;
  }
}
