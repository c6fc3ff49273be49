/** The parts that most built PDFs share: a catalog, a page tree, one page with one content stream. */
import { deflateSync } from 'node:zlib';
import { type Body, writePdf } from './pdf-writer.ts';

export const CATALOG = '<< /Type /Catalog /Pages 2 0 R >>';
export const PAGES = '<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>';
export const FONT =
  '/Font << /F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >> >>';

export function page(resources = FONT, extra = ''): string {
  return `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R
    /Resources << ${resources} >> ${extra} >>`;
}

export function flate(data: string | Uint8Array): Body {
  return { dict: '/Filter /FlateDecode', data: deflateSync(data, { level: 9 }) };
}

export function onePage(content: Body, resources?: string, more: readonly Body[] = []): Uint8Array {
  return writePdf([CATALOG, PAGES, page(resources), content, ...more]);
}
