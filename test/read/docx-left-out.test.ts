/** What a DOCX prints and the reader does not read is told; what stands in a frame is read. */
import { describe, expect, it } from 'vitest';
import { readDocx } from '../../shared/read/docx.ts';
import { buildDocx, cell, paragraph, row, run, table } from '../support/docx-builder.ts';

const PIC = 'http://schemas.openxmlformats.org/drawingml/2006/picture';
const CENTIMETRE = 360_000;

/** A picture of so many centimetres in the line of text. */
function picture(wide: number, high: number, kind = 'inline'): string {
  const extent = `<wp:extent cx="${wide * CENTIMETRE}" cy="${high * CENTIMETRE}"/>`;
  const graphic = `<a:graphic><a:graphicData uri="${PIC}"><pic:pic xmlns:pic="${PIC}">
    <pic:blipFill><a:blip r:embed="p"/></pic:blipFill></pic:pic></a:graphicData></a:graphic>`;
  const tag = kind === 'inline' ? 'wp:inline' : 'wp:anchor';
  const behind = kind === 'behind' ? ' behindDoc="1"' : '';
  return paragraph(
    `<w:r><w:drawing><${tag}${behind}>${extent}${graphic}</${tag}></w:drawing></w:r>`,
  );
}

function object(program: string, aspect: string): string {
  return paragraph(
    `<w:r><w:object><v:shape style="width:120pt;height:60pt"><v:imagedata r:id="i"/></v:shape>
      <o:OLEObject xmlns:o="urn:schemas-microsoft-com:office:office" Type="Embed" ProgID="${program}" DrawAspect="${aspect}"/></w:object></w:r>`,
  );
}

const remarksOn = (body: string) => readDocx(buildDocx({ body: paragraph('正文') + body })).remarks;
const told = (body: string): string[] => remarksOn(body).map(({ detail }) => detail);

describe('a picture in a DOCX', () => {
  it('is told where it has the size of a form', () => {
    expect(told(picture(16, 20) + picture(15, 22))).toEqual([
      'the text of 2 large picture(s) or spreadsheet object(s) is not read',
    ]);
    const vml = `<w:r><w:pict><v:shape style="width:420pt;height:600pt"><v:imagedata r:id="i"/></v:shape></w:pict></w:r>`;
    expect(told(paragraph(vml))).toHaveLength(1);
  });

  it('is told beside the report where it is smaller and may still be a table', () => {
    const [remark, ...others] = remarksOn(picture(14, 8) + picture(9, 5) + picture(3, 3));
    expect(remark).toMatchObject({ detail: 'the text of 2 small picture(s) is not read' });
    expect(remark?.aside).toBe(true);
    expect(others).toEqual([]);
  });

  it('is not told where it is a seal, a signature or a background', () => {
    expect(told(picture(4, 4) + picture(6, 2) + picture(20, 28, 'behind'))).toEqual([]);
  });

  it('is told where it is a spreadsheet of whatever size, but for its icon', () => {
    expect(told(object('Excel.Sheet.12', 'Content'))).toHaveLength(1);
    expect(told(object('Excel.Sheet.12', 'Icon'))).toEqual([]);
    expect(told(object('Equation.3', 'Content'))).toEqual([]);
  });

  it('does not stop what is told of text in other files', () => {
    expect(told('<w:subDoc r:id="x"/>')).toEqual([
      '1 imported part(s) of the text could not be read',
    ]);
  });
});

describe('a table of one cell', () => {
  const frame = (inner: string) => table([row([cell(`${inner}<w:p/>`)])]);
  const blocksOf = (body: string) => readDocx(buildDocx({ body })).value.blocks;

  it('in a cell is a part of its text', () => {
    const [block] = blocksOf(table([row([cell('得分'), cell(frame(paragraph(run('98'))))])]));
    expect(block?.kind === 'table' && block.cells.map((c) => c.lines.join(''))).toEqual([
      '得分',
      '98',
    ]);
  });

  it('around a table is none, however deep', () => {
    let inner = table([row([cell('a'), cell('b')])]);
    for (let depth = 0; depth < 20; depth++) inner = frame(inner);
    expect(blocksOf(paragraph('自评表') + inner)).toMatchObject([
      { kind: 'paragraph', text: '自评表' },
      { kind: 'table', columns: 2 },
    ]);
  });

  it('that holds text alone stays a table', () => {
    expect(blocksOf(frame(paragraph('备注')))).toMatchObject([{ kind: 'table', columns: 1 }]);
  });
});
