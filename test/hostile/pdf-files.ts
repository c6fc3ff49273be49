/** Hostile PDFs, each written by a few lines, so that none has to be kept or fetched. */
import { deflateSync } from 'node:zlib';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { encrypted } from './encrypted.ts';
import type { HostileFile } from './files.ts';
import { CATALOG, FONT, flate, onePage, PAGES, page } from './pages.ts';
import { type Body, writePdf } from './pdf-writer.ts';

const MB = 1024 * 1024;

/** A content stream of spaces that inflates to so many megabytes, packed twice. */
function inflatingContent(megabytes: number): Uint8Array {
  const once = deflateSync(Buffer.alloc(megabytes * MB, 0x20), { level: 9 });
  const data = deflateSync(once, { level: 9 });
  return onePage({ dict: '/Filter [ /FlateDecode /FlateDecode ]', data });
}

/** Forms that draw the next one twice: two to the power of `levels` at the bottom. */
function doublingForms(levels: number): Uint8Array {
  const forms = Array.from({ length: levels }, (_, i): Body => {
    const next = `/Resources << /XObject << /X ${6 + i} 0 R >> >>`;
    const dict = '/Type /XObject /Subtype /Form /BBox [ 0 0 595 842 ]';
    if (i === levels - 1) return { dict, data: Buffer.from('0 0 m 9 9 l S') };
    return { dict: `${dict} ${next}`, data: Buffer.from('/X Do /X Do') };
  });
  return onePage({ dict: '', data: Buffer.from('/X Do /X Do') }, '/XObject << /X 5 0 R >>', forms);
}

/** Two forms that draw each other. */
function recursiveForms(): Uint8Array {
  const form = (next: number): Body => ({
    dict: `/Type /XObject /Subtype /Form /BBox [ 0 0 595 842 ]
      /Resources << /XObject << /X ${next} 0 R >> >>`,
    data: Buffer.from('/X Do /X Do 0 0 m 50 50 l S'),
  });
  const draw = { dict: '', data: Buffer.from('/X Do') };
  return onePage(draw, '/XObject << /X 5 0 R >>', [form(6), form(5)]);
}

function manyOperators(count: number): Uint8Array {
  return onePage(flate(`${'1 1 m 9 9 l S '.repeat(count / 3)}`));
}

function manyCharacters(count: number): Uint8Array {
  return onePage(flate(`BT /F1 9 Tf ${`(${'a'.repeat(1_000)}) Tj `.repeat(count / 1_000)} ET`));
}

/** So many lines across and as many down: a grid of their square. */
function hatch(lines: number): Uint8Array {
  let content = '0.1 w ';
  for (let i = 0; i < lines; i++) {
    const at = ((i * 500) / lines + 20).toFixed(4);
    content += `${at} 20 m ${at} 520 l S 20 ${at} m 520 ${at} l S `;
  }
  return onePage(flate(content));
}

/** Lines 3 points apart, none of which is near enough to be one with the next. */
function squaredPaper(): Uint8Array {
  let content = '0.1 w ';
  for (let at = 0; at < 14_000; at += 3) {
    content += `${at} 0 m ${at} 14000 l S 0 ${at} m 14000 ${at} l S `;
  }
  const own = page().replace('0 0 595 842', '0 0 14400 14400');
  return writePdf([CATALOG, PAGES, own, flate(content)]);
}

/** A page tree whose node is its own child, and one that fans out at every level. */
function loopedPageTree(): Uint8Array {
  return writePdf([
    CATALOG,
    '<< /Type /Pages /Count 2 /Kids [ 3 0 R 2 0 R ] >>',
    '<< /Type /Pages /Parent 2 0 R /Count 2 /Kids [ 2 0 R 2 0 R ] >>',
  ]);
}

function fanningPageTree(levels: number): Uint8Array {
  const nodes = Array.from({ length: levels }, (_, i) => {
    const next = `${i + 3} 0 R`;
    return `<< /Type /Pages /Count ${2 ** (levels - i)} /Kids [ ${next} ${next} ] >>`;
  });
  return writePdf([CATALOG, ...nodes, page().replace('/Contents 4 0 R', '')]);
}

function manyPages(count: number): Uint8Array {
  const kids = Array.from({ length: count }, (_, i) => `${3 + i} 0 R`).join(' ');
  const blank = '<< /Type /Page /Parent 2 0 R /MediaBox [ 0 0 595 842 ] >>';
  return writePdf([
    CATALOG,
    `<< /Type /Pages /Count ${count} /Kids [ ${kids} ] >>`,
    ...Array<string>(count).fill(blank),
  ]);
}

/** Says that it has two billion pages and has one. */
function boastfulPageCount(): Uint8Array {
  return writePdf([CATALOG, '<< /Type /Pages /Count 2147483647 /Kids [ 3 0 R ] >>', page()]);
}

function loopedXref(): Uint8Array {
  const file = Buffer.from(buildPdf([{ content: new Pen().text(50, 50, 9, 'x').content }]));
  const text = file.toString('latin1');
  const start = text.lastIndexOf('xref\n0');
  return new Uint8Array(
    Buffer.from(text.replace(/\/Root 1 0 R/, `/Root 1 0 R /Prev ${start}`), 'latin1'),
  );
}

function loopedLength(): Uint8Array {
  const file = onePage({ dict: '', data: Buffer.from('BT ET') });
  const text = Buffer.from(file).toString('latin1');
  return new Uint8Array(Buffer.from(text.replace(/\/Length 5/, '/Length 4 0 R'), 'latin1'));
}

function deepArray(depth: number): Uint8Array {
  const nest = '['.repeat(depth) + ']'.repeat(depth);
  return onePage({ dict: `/Deep ${nest}`, data: Buffer.from(`${nest} TJ`) });
}

/** A picture that claims so many pixels a side. */
function hugePicture(side: number, filter: string): Uint8Array {
  return onePage(
    { dict: '', data: Buffer.from('q 500 0 0 500 0 0 cm /X Do Q') },
    '/XObject << /X 5 0 R >>',
    [
      {
        dict: `/Type /XObject /Subtype /Image /Width ${side} /Height ${side} /BitsPerComponent 8
        /ColorSpace /DeviceRGB /Filter /${filter}`,
        data: deflateSync(Buffer.alloc(MB)),
      },
    ],
  );
}

function hugePage(): Uint8Array {
  const own = page().replace('0 0 595 842', '-1e30 -1e30 1e30 1e30');
  const content = { dict: '', data: Buffer.from('1e38 0 0 1e38 0 0 cm 0 0 m 1e38 1e38 l S') };
  return writePdf([CATALOG, PAGES, own, content]);
}

/** A glyph of a Type 3 font that prints itself, and a pattern that paints itself. */
function recursiveGlyph(): Uint8Array {
  return onePage(
    { dict: '', data: Buffer.from('BT /T 9 Tf (aaaa) Tj ET /Pattern cs /P scn 0 0 500 500 re f') },
    '/Font << /T 5 0 R >> /Pattern << /P 7 0 R >>',
    [
      `<< /Type /Font /Subtype /Type3 /FontBBox [ 0 0 1000 1000 ] /FontMatrix [ .001 0 0 .001 0 0 ]
        /CharProcs << /a 6 0 R >> /Encoding << /Type /Encoding /Differences [ 97 /a ] >>
        /FirstChar 97 /LastChar 97 /Widths [ 1000 ] /Resources << /Font << /T 5 0 R >> >> >>`,
      { dict: '', data: Buffer.from('1000 0 d0 BT /T 9 Tf (aaaa) Tj ET') },
      {
        dict: `/Type /Pattern /PatternType 1 /PaintType 1 /TilingType 1 /BBox [ 0 0 1 1 ]
          /XStep 0.001 /YStep 0.001 /Resources << /Pattern << /P 7 0 R >> >>`,
        data: Buffer.from('/Pattern cs /P scn 0 0 1 1 re f'),
      },
    ],
  );
}

/** A map from codes to characters that names two billion of them, and one that uses itself. */
function hugeCharacterMap(): Uint8Array {
  const map = `/CIDInit /ProcSet findresource begin begincmap
    1 begincodespacerange <00000000> <ffffffff> endcodespacerange
    ${'1 beginbfrange <00000000> <7fffffff> <0041> endbfrange\n'.repeat(50)} endcmap`;
  return onePage(
    { dict: '', data: Buffer.from('BT /T 9 Tf <0041004200430044> Tj ET') },
    '/Font << /T 5 0 R >>',
    [
      `<< /Type /Font /Subtype /Type0 /BaseFont /X /Encoding 6 0 R /ToUnicode 6 0 R
        /DescendantFonts [ << /Type /Font /Subtype /CIDFontType2 /BaseFont /X /DW 1000
        /CIDSystemInfo << /Registry (Adobe) /Ordering (Identity) /Supplement 0 >> >> ] >>`,
      { dict: '/UseCMap 6 0 R /CMapName /X', data: Buffer.from(map) },
    ],
  );
}

function manyAnnotations(count: number): Uint8Array {
  const one = `<< /Type /Annot /Subtype /Square /F 4 /Rect [ 0 0 9 9 ] /AP << /N 5 0 R >> >>`;
  return writePdf([
    CATALOG,
    PAGES,
    page(FONT, `/Annots [ ${`${one} `.repeat(count)} ]`),
    { dict: '', data: Buffer.from('BT ET') },
    {
      dict: '/Type /XObject /Subtype /Form /BBox [ 0 0 9 9 ]',
      data: Buffer.from('0 0 9 9 re S'),
    },
  ]);
}

/** Runs a script on opening, and asks for a file and a host: nothing may be run or fetched. */
function callsHome(): Uint8Array {
  return writePdf([
    '<< /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (while \\(true\\) {}) >> >>',
    PAGES,
    page(FONT, '/AA << /O << /S /URI /URI (http://127.0.0.1:9/) >> >>'),
    { dict: '/F (/etc/passwd) /FFilter /FlateDecode', data: Buffer.from('BT ET') },
  ]);
}

const plain = (): Uint8Array =>
  buildPdf([{ content: new Pen().text(50, 50, 9, 'a page').content }]);

/** By name: what it is, in words that the gallery prints. */
export const HOSTILE_PDFS: readonly HostileFile[] = [
  ['a stream that inflates to 512 MB, packed twice', 'hostile', () => inflatingContent(512)],
  ['forms that double 30 times', 'hostile', () => doublingForms(30)],
  ['forms that draw each other', 'hostile', recursiveForms],
  ['two million path operators', 'too-large', () => manyOperators(2_000_000)],
  ['twelve million characters', 'hostile', () => manyCharacters(12_000_000)],
  ['a hatch of 40,000 by 40,000 lines', 'read', () => hatch(40_000)],
  ['squared paper of 4,667 by 4,667 lines', 'read', squaredPaper],
  ['a page tree that is its own child', 'unreadable', loopedPageTree],
  ['a page tree that doubles 30 times', 'empty', () => fanningPageTree(30)],
  ['50,000 empty pages', 'too-large', () => manyPages(50_000)],
  ['one page that claims to be two billion', 'empty', boastfulPageCount],
  ['a cross-reference table that follows itself', 'read', loopedXref],
  ['a stream whose length is the stream', 'empty', loopedLength],
  ['arrays nested 200,000 deep', 'empty', () => deepArray(200_000)],
  ['a picture of 100,000 × 100,000 pixels', 'read', () => hugePicture(100_000, 'FlateDecode')],
  ['a JPEG 2000 picture that is none', 'read', () => hugePicture(60_000, 'JPXDecode')],
  ['a JBIG2 picture that is none', 'read', () => hugePicture(60_000, 'JBIG2Decode')],
  ['a page of 10³⁰ points', 'empty', hugePage],
  ['a glyph and a pattern that paint themselves', 'read', recursiveGlyph],
  ['a character map of two billion characters', 'read', hugeCharacterMap],
  ['100,000 stamps on a page', 'too-large', () => manyAnnotations(100_000)],
  ['1,900 stamps on a page', 'read', () => manyAnnotations(1_900)],
  ['a script that never ends, a foreign file and a host', 'empty', callsHome],
  ['a page that opens with a password', 'encrypted', () => encrypted('secret', 'owner')],
  ['a page whose owner alone has a password', 'read', () => encrypted('', 'owner')],
  ['a PDF cut in the middle', 'truncated', () => plain().slice(0, 700)],
  ['a PDF of its header alone', 'truncated', () => new Uint8Array(Buffer.from('%PDF-1.7\n'))],
  [
    'a PDF without pages',
    'empty',
    () => writePdf([CATALOG, '<< /Type /Pages /Count 0 /Kids [ ] >>']),
  ],
  [
    'a PDF of random bytes behind its header',
    'truncated',
    () => {
      const bytes = Buffer.alloc(200_000);
      let x = 7;
      for (let i = 0; i < bytes.length; i++) {
        x = (x * 1103515245 + 12345) >>> 0;
        bytes[i] = x >>> 16;
      }
      bytes.write('%PDF-1.7\n');
      return new Uint8Array(bytes);
    },
  ],
];
