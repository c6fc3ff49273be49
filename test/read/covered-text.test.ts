/** Text that is painted over, or that stands on a layer switched off, is not read as printed. */
import { PDFDocument, PDFName, PDFString } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { DEFAULT_LIMITS } from '../../shared/read/limits.ts';
import { openWithPdfium } from '../../shared/read/pdf/pdfium.ts';
import { needsRecognition, readAndLayOut } from '../../shared/reading.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

async function pageOf(bytes: Uint8Array) {
  const pdf = await openWithPdfium(bytes, DEFAULT_LIMITS);
  const page = await pdf.readPage(1);
  await pdf.close();
  return page;
}

/** Returns what is read of a page with `Seen` and, painted over in this way, `name` at (100, 100). */
async function read(paint: (pen: Pen) => void, xobjects = ''): Promise<string> {
  const pen = new Pen().text(60, 60, 10, 'Seen').text(100, 100, 10, 'name');
  paint(pen);
  const { glyphs } = await pageOf(buildPdf([{ content: pen.content }], xobjects));
  return glyphs.map(({ text }) => text).join('');
}

const BAR = [98, 88, 130, 106] as const;

describe('text that is painted over', () => {
  it('is not read below a black bar, nor below a white one', async () => {
    expect(await read((pen) => pen.fillBox(...BAR))).toBe('Seen');
    expect(await read((pen) => pen.fillBox(...BAR, '1 1 1'))).toBe('Seen');
  });

  it('is told with its place, but not where other text stands in its stead', async () => {
    const told = async (paint: (pen: Pen) => void) => {
      const pen = new Pen().text(60, 60, 10, 'Seen').text(100, 100, 10, 'name');
      paint(pen);
      const { remarks } = await readAndLayOut(buildPdf([{ content: pen.content }]));
      return remarks.map(({ where, detail }) => `${where}: ${detail}`);
    };
    const bar = 'page 1: text below 1 opaque area(s) is not read, at [98, 88, 130, 106]';
    expect(await told((pen) => pen.fillBox(...BAR))).toEqual([bar]);
    expect(await told((pen) => pen.fillBox(...BAR, '1 1 1'))).toEqual([bar]);
    const mended = (pen: Pen) => pen.fillBox(...BAR, '1 1 1').text(101, 100, 10, 'new');
    expect(await told(mended)).toEqual([]);
    expect(await told((pen) => pen.fillBox(200, 88, 230, 106))).toEqual([]);
  });

  it('gives way to what is printed on the white', async () => {
    const written = (pen: Pen) => pen.fillBox(...BAR, '1 1 1').text(101, 100, 10, 'new');
    expect(await read(written)).toBe('Seennew');
  });

  it('is not read where it is printed black on black, white on black it is', async () => {
    const on = async (colour: string) => {
      const pen = new Pen().text(60, 60, 10, 'Seen').fillBox(...BAR);
      pen.raw(`${colour} rg`).text(100, 100, 10, 'name');
      const { value, remarks } = await readAndLayOut(buildPdf([{ content: pen.content }]));
      const texts = value.layout.blocks.map((b) => (b.kind === 'paragraph' ? b.text : ''));
      return [texts.join(''), remarks.length];
    };
    expect(await on('0 0 0')).toEqual(['Seen', 1]);
    expect(await on('1 1 1')).toEqual(['Seenname', 0]);
    expect(await on('1 0.8 0')).toEqual(['Seenname', 0]);
  });

  it('is read below a frame, a curve, a bar beside it, and one that was painted before', async () => {
    expect(await read((pen) => pen.strokeBox(...BAR))).toBe('Seenname');
    expect(await read((pen) => pen.raw('100 735 m 120 760 l 130 735 l f'))).toBe('Seenname');
    expect(await read((pen) => pen.fillBox(130, 88, 160, 106))).toBe('Seenname');
    const pen = new Pen().fillBox(...BAR, '1 1 0').text(100, 100, 10, 'name');
    expect((await pageOf(buildPdf([{ content: pen.content }]))).glyphs).toHaveLength(4);
  });

  it('is read below a cover that is clipped away from it', async () => {
    const clipped = (pen: Pen) =>
      pen
        .raw('q 98 735 m 99 736 l 130 736 l 130 735 l h W n')
        .fillBox(...BAR)
        .raw('Q');
    expect(await read(clipped)).toBe('Seenname');
  });

  it('sends a page to recognition that a white sheet covers wholly', async () => {
    const pen = new Pen().text(60, 60, 10, 'Seen').fillBox(0, 0, 595, 842, '1 1 1');
    const page = await pageOf(buildPdf([{ content: pen.content }]));
    expect(page.hiddenText).toBe(true);
    expect(needsRecognition(page)).toBe(true);
  });
});

/** A page with `Seen`, and `name` on a layer: marked, or a form that stands there. */
async function layered(state: 'ON' | 'OFF', packed: boolean, form = false): Promise<string> {
  const pen = new Pen().text(60, 60, 10, 'Seen');
  if (form) pen.raw('/Name Do');
  else pen.raw('/OC /Layer BDC').text(100, 100, 10, 'name').raw('EMC');
  const file = await PDFDocument.load(buildPdf([{ content: pen.content }]));
  const layer = file.context.register(
    file.context.obj({ Type: 'OCG', Name: PDFString.of('Draft') }),
  );
  const settings = { OCGs: [layer], D: { [state]: [layer], Order: [layer] } };
  file.catalog.set(PDFName.of('OCProperties'), file.context.obj(settings));
  const resources = file.getPage(0).node.Resources();
  resources?.set(PDFName.of('Properties'), file.context.obj({ Layer: layer }));
  const Helvetica = { Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' };
  const name = file.context.stream('BT /F 10 Tf 100 742 Td (name) Tj ET', {
    ...{ Type: 'XObject', Subtype: 'Form', BBox: [0, 0, 595, 842], OC: layer },
    Resources: { Font: { F: Helvetica } },
  });
  const drawn = file.context.obj({ Name: file.context.register(name) });
  resources?.set(PDFName.of('XObject'), drawn);
  const { glyphs } = await pageOf(await file.save({ useObjectStreams: packed }));
  return glyphs.map(({ text }) => text).join('');
}

describe('text on a layer', () => {
  for (const packed of [false, true]) {
    it(`is read where the layer is on alone${packed ? ', in a packed file' : ''}`, async () => {
      expect(await layered('ON', packed)).toBe('Seenname');
      expect(await layered('OFF', packed)).toBe('Seen');
    });
  }
});

describe('a form on a layer', () => {
  it('is read where the layer is on alone', async () => {
    expect(await layered('ON', false, true)).toBe('Seenname');
    expect(await layered('OFF', false, true)).toBe('Seen');
  });
});

describe('a file that was saved again', () => {
  it('is read in its last state', async () => {
    const first = Buffer.from(buildPdf([{ content: new Pen().text(60, 60, 10, 'old').content }]));
    const { content } = new Pen().text(60, 60, 10, 'new');
    const before = Number(/startxref\n(\d+)/.exec(first.toString('latin1'))?.[1]);
    const body = `4 0 obj\n<< /Length ${content.length} >>\nstream\n${content}\nendstream\nendobj\n`;
    const table = `xref\n4 1\n${String(first.length).padStart(10, '0')} 00000 n \n`;
    const trailer = `trailer\n<< /Size 5 /Root 1 0 R /Prev ${before} >>\n`;
    const end = `startxref\n${first.length + body.length}\n%%EOF\n`;
    const file = Buffer.concat([first, Buffer.from(body + table + trailer + end, 'latin1')]);
    const { glyphs } = await pageOf(new Uint8Array(file));
    expect(glyphs.map(({ text }) => text).join('')).toBe('new');
  });
});

describe('a field whose value the file does not draw', () => {
  const readField = async (drawnByViewer: boolean): Promise<string> => {
    const file = await PDFDocument.load(
      buildPdf([{ content: new Pen().text(60, 60, 10, 'Seen').content }]),
    );
    const { context } = file;
    const field = context.register(
      context.obj({
        ...{ Type: 'Annot', Subtype: 'Widget', FT: 'Tx', F: 4, Rect: [100, 700, 160, 720] },
        ...{ T: PDFString.of('score'), V: PDFString.of('98'), DA: PDFString.of('/Helv 9 Tf 0 g') },
      }),
    );
    file.getPage(0).node.set(PDFName.of('Annots'), context.obj([field]));
    const Helv = context.obj({ Type: 'Font', Subtype: 'Type1', BaseFont: 'Helvetica' });
    const DR = { Font: { Helv: context.register(Helv) } };
    const form = context.obj({ Fields: [field], NeedAppearances: drawnByViewer, DR });
    file.catalog.set(PDFName.of('AcroForm'), form);
    const bytes = await file.save({ updateFieldAppearances: false, useObjectStreams: false });
    return (await pageOf(bytes)).glyphs.map(({ text }) => text).join('');
  };

  it('is read where the viewer has to draw it, as viewers show it', async () => {
    expect(await readField(true)).toBe('Seen98');
    expect(await readField(false)).toBe('Seen');
  });
});
