/** What stands beside a report's own text (notes, comments, page heads, attachments) is read or told. */
import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { strFromU8, strToU8, unzipSync, zipSync } from 'fflate';
import { PDFDocument, PDFName } from 'pdf-lib';
import { describe, expect, it } from 'vitest';
import { printLedger } from '../../shared/audit/print-ledger.ts';
import { readReport } from '../../shared/pipeline.ts';
import { readDocx } from '../../shared/read/docx.ts';
import { readPdf } from '../../shared/read/pdf.ts';
import { readAndLayOut } from '../../shared/reading.ts';
import { buildDocx, cell, paragraph, row, run, table } from '../support/docx-builder.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

const note = (kind: string, id: number, text: string): string =>
  `<w:${kind} w:id="${id}">${paragraph(text)}</w:${kind}>`;
const reference = (kind: string, id: number): string =>
  `<w:r><w:${kind}Reference w:id="${id}"/></w:r>`;

describe('the notes of a DOCX', () => {
  it('are read behind the text, in the order in which it refers to them', () => {
    const body =
      paragraph(run('预算') + reference('footnote', 3)) +
      paragraph(run('执行') + reference('endnote', 2) + reference('footnote', 2));
    const footnotes =
      `<w:footnote w:type="separator" w:id="0">${paragraph('——')}</w:footnote>` +
      note('footnote', 2, '口径二') +
      note('footnote', 3, '口径三') +
      note('footnote', 4, '已删除的注');
    const endnotes = note('endnote', 2, '尾注');
    const { value, remarks } = readDocx(buildDocx({ body, related: { footnotes, endnotes } }));
    expect(value.blocks.map((b) => b.kind === 'paragraph' && b.text)).toEqual([
      ...['预算', '执行'],
      ...['口径三', '尾注', '口径二'],
    ]);
    expect(remarks).toEqual([]);
  });
});

const headed = (kind: string, inner: string) =>
  readDocx(buildDocx({ body: paragraph('正文'), related: { [kind]: inner } })).remarks.map(
    ({ where }) => where,
  );
const boxed = (text: string): string =>
  paragraph(
    `<w:r><w:pict><v:shape><v:textbox><w:txbxContent>${paragraph(text)}</w:txbxContent></v:textbox></v:shape></w:pict></w:r>`,
  );

describe('a page head or foot of a DOCX', () => {
  it('is told where a box or a table of it holds text', () => {
    expect(headed('header', boxed('自评得分：95.2分'))).toEqual(['page head']);
    const cells = row([cell('项目名称'), cell('道路维修')]);
    expect(headed('footer', table([cells, cells]))).toEqual(['page head']);
  });

  it('is not told where it holds a line, or the number of the page', () => {
    expect(headed('header', paragraph('某市财政局部门整体绩效自评报告'))).toEqual([]);
    expect(headed('footer', boxed('第 3 页 共 12 页') + boxed('Page 3 of 12'))).toEqual([]);
    expect(headed('header', table([row([cell('某市财政局'), cell('自评报告')])]))).toEqual([]);
  });
});

describe('comments on a DOCX', () => {
  it('are told beside the report, which is as complete as it was', async () => {
    const path = join(import.meta.dirname, '../../samples/hubei-town/report.docx');
    const parts = unzipSync(readFileSync(path));
    const rels = 'word/_rels/document.xml.rels';
    const type = 'http://schemas.openxmlformats.org/officeDocument/2006/relationships/comments';
    parts[rels] = strToU8(
      strFromU8(parts[rels]!).replace(
        '</Relationships>',
        `<Relationship Id="c" Type="${type}" Target="comments.xml"/></Relationships>`,
      ),
    );
    const w = 'http://schemas.openxmlformats.org/wordprocessingml/2006/main';
    parts['word/comments.xml'] = strToU8(
      `<w:comments xmlns:w="${w}">${note('comment', 1, '请核对')}</w:comments>`,
    );
    const read = async (bytes: Uint8Array) => {
      const ports = { read: readAndLayOut, recognize: null };
      const answer = await readReport({ bytes, fileName: 'report.docx' }, ports);
      if (answer.kind !== 'record') throw new Error('a DOCX needs no recognition');
      return answer.record;
    };
    const plain = await read(new Uint8Array(readFileSync(path)));
    const { status, findings, source } = await read(zipSync(parts));
    expect(status).toBe(plain.status);
    expect(status).toBe('complete');
    expect(findings).toEqual(plain.findings);
    expect(plain.source.beside).toBeUndefined();
    expect(source.beside).toEqual([
      {
        zh: '有1条批注未读取。批注不属于报告内容，如有需要请在Word中查看。',
        en: '1 comment(s) on the text are not read. They are no part of the report; if one matters, read it in Word.',
      },
    ]);
    const record = { ...plain, source };
    expect(printLedger(record, 'en')).toMatch(/\n\n1 comment\(s\) on the text are not read\..*\n$/);
  });
});

async function pdfWith(change: (file: PDFDocument) => Promise<void> | void) {
  const content = new Pen().text(60, 60, 10, 'Seen').content;
  const file = await PDFDocument.load(buildPdf([{ content }]));
  await change(file);
  const { value, remarks } = await readPdf(await file.save());
  expect(value.pages[0]?.glyphs).toHaveLength(4);
  return remarks.map(({ where, aside = false }) => ({ where, aside }));
}

describe('files within a PDF', () => {
  const attach = (file: PDFDocument) =>
    file.attach(new Uint8Array([1, 2, 3]), 'report.xlsx', { mimeType: 'application/vnd.ms-excel' });

  it('are told: beside the report, or where they are all that the file is for', async () => {
    expect(await pdfWith(attach)).toEqual([{ where: 'attachments', aside: true }]);
    const portfolio = await pdfWith(async (file) => {
      await attach(file);
      file.catalog.set(PDFName.of('Collection'), file.context.obj({ View: 'D' }));
    });
    expect(portfolio).toEqual([{ where: 'attachments', aside: false }]);
    expect(await pdfWith(() => undefined)).toEqual([]);
  });
});

describe('a form of XFA', () => {
  const xfa = (dynamic: boolean) =>
    pdfWith((file) => {
      const packet = file.context.register(file.context.stream('<xdp:xdp/>'));
      const form = file.context.obj({ Fields: [], XFA: packet });
      file.catalog.set(PDFName.of('AcroForm'), form);
      if (dynamic) file.catalog.set(PDFName.of('NeedsRendering'), file.context.obj(true));
    });

  it('is told where its pages are a stand-in for it', async () => {
    expect(await xfa(true)).toEqual([{ where: 'form', aside: false }]);
    expect(await xfa(false)).toEqual([]);
  });
});
