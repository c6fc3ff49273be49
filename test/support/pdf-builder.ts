/** Writes small PDFs operator by operator, so that tests know exactly what stands on the page. */

export interface BuiltPage {
  readonly width?: number;
  readonly height?: number;
  readonly rotate?: 0 | 90 | 180 | 270;
  /** Visible part of the page, as PDF writes it (origin bottom left). */
  readonly cropBox?: readonly [number, number, number, number];
  /** Content stream. */
  readonly content: string;
}

const FONTS = [
  '/F1 << /Type /Font /Subtype /Type1 /BaseFont /Helvetica /Encoding /WinAnsiEncoding >>',
  `/F2 << /Type /Font /Subtype /Type0 /BaseFont /STSong-Light /Encoding /UniGB-UCS2-H
    /DescendantFonts [ << /Type /Font /Subtype /CIDFontType0 /BaseFont /STSong-Light
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 4 >> /DW 1000
      /FontDescriptor << /Type /FontDescriptor /FontName /STSong-Light /Flags 6 /ItalicAngle 0
        /FontBBox [ -25 -254 1000 880 ] /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >> ] >>`,
  `/F3 << /Type /Font /Subtype /Type0 /BaseFont /SimSun /Encoding /GBK-EUC-H
    /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /SimSun
      /CIDSystemInfo << /Registry (Adobe) /Ordering (GB1) /Supplement 2 >> /DW 1000
      /FontDescriptor << /Type /FontDescriptor /FontName /SimSun /Flags 6 /ItalicAngle 0
        /FontBBox [ -25 -254 1000 880 ] /Ascent 880 /Descent -120 /CapHeight 880 /StemV 93 >> >> ] >>`,
  '/F4 << /Type /Font /Subtype /Type1 /BaseFont /Courier /Encoding /WinAnsiEncoding >>',
];

/** `/Pattern cs /Gradient scn` fills from red to blue, across the page. */
const PATTERNS = `/Gradient << /PatternType 2 /Shading << /ShadingType 2 /ColorSpace /DeviceRGB
  /Coords [ 0 0 595 0 ] /Function << /FunctionType 2 /Domain [ 0 1 ] /C0 [ 1 0 0 ] /C1 [ 0 0 1 ] /N 1 >> >> >>`;

/** Returns the bytes of a PDF with these pages; `extra` objects are numbered from 1000. */
export function buildPdf(pages: readonly BuiltPage[], xobjects = ''): Uint8Array {
  const objects: string[] = [];
  const kids = pages.map((_, i) => `${3 + 2 * i} 0 R`).join(' ');
  objects.push('<< /Type /Catalog /Pages 2 0 R >>');
  objects.push(`<< /Type /Pages /Count ${pages.length} /Kids [ ${kids} ] >>`);
  const resources = `<< /Font << ${FONTS.join('\n')} >> /XObject << ${xobjects} >>
    /Pattern << ${PATTERNS} >> >>`;
  for (const [i, page] of pages.entries()) {
    const box = `[ 0 0 ${page.width ?? 595} ${page.height ?? 842} ]`;
    const crop = page.cropBox ? `/CropBox [ ${page.cropBox.join(' ')} ]` : '';
    objects.push(
      `<< /Type /Page /Parent 2 0 R /MediaBox ${box} ${crop} /Rotate ${page.rotate ?? 0}
       /Resources ${resources} /Contents ${4 + 2 * i} 0 R >>`,
    );
    const length = Buffer.byteLength(page.content, 'latin1');
    objects.push(`<< /Length ${length} >>\nstream\n${page.content}\nendstream`);
  }
  let file = '%PDF-1.4\n%\u00e2\u00e3\u00cf\u00d3\n';
  const offsets: number[] = [];
  for (const [i, body] of objects.entries()) {
    offsets.push(Buffer.byteLength(file, 'latin1'));
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
  }
  const start = Buffer.byteLength(file, 'latin1');
  file += `xref\n0 ${objects.length + 1}\n0000000000 65535 f \n`;
  for (const offset of offsets) file += `${String(offset).padStart(10, '0')} 00000 n \n`;
  file += `trailer\n<< /Size ${objects.length + 1} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

const HELVETICA: Readonly<Record<string, number>> = {
  ' ': 278,
  i: 222,
  l: 222,
  '.': 278,
  ',': 278,
};

/** Width of the text in em, close enough to centre it. */
export function widthOf(text: string): number {
  let sum = 0;
  for (const c of text) sum += c > '\u00ff' ? 1 : (HELVETICA[c] ?? 556) / 1000;
  return sum;
}

function hex(text: string): string {
  let out = '';
  for (let i = 0; i < text.length; i++) out += text.charCodeAt(i).toString(16).padStart(4, '0');
  return `<${out}>`;
}

/** Draws with the origin in the top left corner, y downwards, on a page of this height. */
export class Pen {
  readonly #height: number;
  #content = '';

  constructor(height = 842) {
    this.#height = height;
  }

  get content(): string {
    return this.#content;
  }

  raw(operators: string): this {
    this.#content += `${operators}\n`;
    return this;
  }

  stroke(x0: number, y0: number, x1: number, y1: number, width = 0.5): this {
    return this.raw(`${width} w ${x0} ${this.#y(y0)} m ${x1} ${this.#y(y1)} l S`);
  }

  strokeBox(x0: number, y0: number, x1: number, y1: number, width = 0.5): this {
    return this.raw(`${width} w ${x0} ${this.#y(y1)} ${x1 - x0} ${y1 - y0} re S`);
  }

  fillBox(x0: number, y0: number, x1: number, y1: number, colour = '0 0 0'): this {
    return this.raw(`${colour} rg ${x0} ${this.#y(y1)} ${x1 - x0} ${y1 - y0} re f 0 0 0 rg`);
  }

  /** Text with its baseline at y; Latin parts in Helvetica, the rest in a font that is not embedded. */
  text(x: number, y: number, size: number, text: string, mode = 0): this {
    const shown = [...text.matchAll(/[\u0020-\u00ff]+|[^\u0020-\u00ff]+/g)].map(([part]) =>
      part > '\u00ff'
        ? `/F2 ${size} Tf ${hex(part)} Tj`
        : `/F1 ${size} Tf (${part.replace(/[\\()]/g, '\\$&')}) Tj`,
    );
    return this.raw(`BT ${mode} Tr ${x} ${this.#y(y)} Td ${shown.join(' ')} ET`);
  }

  /** A line of a listing: every character is as wide as the others. */
  listing(x: number, y: number, size: number, text: string): this {
    const shown = text.replace(/[\\()]/g, '\\$&');
    return this.raw(`BT 0 Tr ${x} ${this.#y(y)} Td /F4 ${size} Tf (${shown}) Tj ET`);
  }

  /** Text turned clockwise by 90 (reading downwards) or 270 (reading upwards). */
  turned(x: number, y: number, size: number, text: string, turn: 90 | 270): this {
    const m = turn === 90 ? '0 -1 1 0' : '0 1 -1 0';
    return this.raw(`BT /F2 ${size} Tf ${m} ${x} ${this.#y(y)} Tm ${hex(text)} Tj ET`);
  }

  #y(y: number): number {
    return Number((this.#height - y).toFixed(3));
  }
}
