/** Fonts that tell their characters in ways that the engine passes over are read, not recognized. */
import { describe, expect, test } from 'vitest';
import { readPdf } from '../../shared/read/pdf.ts';
import { needsRecognition } from '../../shared/reading.ts';

const WORDS = 'Cena 33,00';
const hex = (text: string): string =>
  [...text].map((c) => c.charCodeAt(0).toString(16).padStart(4, '0')).join('');

/** A PDF of one page with one font of one's own. */
function pdfWith(font: string, show: string, more: readonly string[] = []): Uint8Array {
  const content = `BT /F1 12 Tf 60 700 Td ${show} Tj ET`;
  const bodies = [
    '<< /Type /Catalog /Pages 2 0 R >>',
    '<< /Type /Pages /Count 1 /Kids [ 3 0 R ] >>',
    `<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] /Contents 4 0 R
      /Resources << /Font << /F1 5 0 R >> >> >>`,
    `<< /Length ${content.length} >>\nstream\n${content}\nendstream`,
    font,
    ...more,
  ];
  let file = '%PDF-1.4\n';
  const offsets = bodies.map((body, i) => {
    const at = file.length;
    file += `${i + 1} 0 obj\n${body}\nendobj\n`;
    return `${String(at).padStart(10, '0')} 00000 n \n`;
  });
  const start = file.length;
  const size = bodies.length + 1;
  file += `xref\n0 ${size}\n0000000000 65535 f \n${offsets.join('')}`;
  file += `trailer\n<< /Size ${size} /Root 1 0 R >>\nstartxref\n${start}\n%%EOF\n`;
  return new Uint8Array(Buffer.from(file, 'latin1'));
}

/** A composite font; without a font program its glyphs cannot tell anything either. */
function composite(toUnicode: string, glyphMap: string): Uint8Array {
  const font = `<< /Type /Font /Subtype /Type0 /BaseFont /Odd /Encoding /Identity-H ${toUnicode}
    /DescendantFonts [ 6 0 R ] >>`;
  const descendant = `<< /Type /Font /Subtype /CIDFontType2 /BaseFont /Odd /DW 600 ${glyphMap}
    /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >>
    /FontDescriptor << /Type /FontDescriptor /FontName /Odd /Flags 32 /ItalicAngle 0
      /FontBBox [ 0 -200 1000 900 ] /Ascent 900 /Descent -200 /CapHeight 700 /StemV 80 >> >>`;
  const map = '<< /Length 2 >>\nstream\n\0\0\nendstream';
  return pdfWith(font, `<${hex(WORDS)}>`, [descendant, map]);
}

function drawn(encoding: string): Uint8Array {
  const names = 'C e n a space three zero comma'.split(' ');
  const procs = names.map((name) => `/${name} 6 0 R`).join(' ');
  const glyph = '500 0 0 0 500 700 d1 50 0 400 700 re f';
  return pdfWith(
    `<< /Type /Font /Subtype /Type3 /FontBBox [ 0 0 500 700 ] /FontMatrix [ .001 0 0 .001 0 0 ]
      /CharProcs << ${procs} >> /Encoding ${encoding} /FirstChar 32 /LastChar 110
      /Widths [ ${'500 '.repeat(79)}] >>`,
    `(${WORDS})`,
    [`<< /Length ${glyph.length} >>\nstream\n${glyph}\nendstream`],
  );
}

async function read(pdf: Uint8Array) {
  const { value } = await readPdf(pdf);
  const page = value.pages[0];
  if (!page) throw new Error('no page');
  return { text: page.glyphs.map((g) => g.text).join(''), unread: needsRecognition(page) };
}

describe('codes that are the characters', () => {
  test('a composite font that names the identity for its characters', async () => {
    const pdf = composite('/ToUnicode /Identity-H', '/CIDToGIDMap 7 0 R');
    expect(await read(pdf)).toEqual({ text: WORDS, unread: false });
  });

  test('a font of drawings with a plain encoding', async () => {
    expect(await read(drawn('/WinAnsiEncoding'))).toEqual({ text: WORDS, unread: false });
  });
});

describe('codes that nobody tells', () => {
  test('a composite font without any map to characters', async () => {
    expect(await read(composite('', '/CIDToGIDMap 7 0 R'))).toMatchObject({ unread: true });
  });

  test('the identity over codes that are numbers of glyphs', async () => {
    const pdf = composite('/ToUnicode /Identity-H', '/CIDToGIDMap /Identity');
    expect(await read(pdf)).toMatchObject({ unread: true });
  });

  test('a font of drawings with names of its own', async () => {
    const odd = '<< /Type /Encoding /Differences [ 67 /g1 97 /g2 101 /g3 110 /g4 ] >>';
    expect(await read(drawn(odd))).toMatchObject({ unread: true });
  });
});
