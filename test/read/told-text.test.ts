/** Characters that a file tells beside what it draws stand where they are drawn. */
import { degrees, PDFDocument } from 'pdf-lib';
import { expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

/** One line whose third character is told: printers do so where a font's own code is another's. */
function pageOf(): string {
  const [before, told, after] = [new Pen(), new Pen(), new Pen()];
  before.text(60, 200, 12, '管护');
  told.text(84, 200, 12, '面');
  after.text(96, 200, 12, '积');
  const span = `/Span <</ActualText <FEFF9762>>> BDC\n${told.content}\nEMC`;
  return [before.content, span, after.content].join('\n');
}

it('also where their page was placed on another one, turned or smaller', async () => {
  const file = buildPdf([{ content: pageOf() }]);
  const placed = await PDFDocument.create();
  const [page] = await placed.embedPdf(await PDFDocument.load(file));
  if (!page) throw new Error('no page');
  const { width, height } = page;
  const turned = placed.addPage([height, width]);
  turned.drawPage(page, { x: height, y: 0, rotate: degrees(90) });
  turned.setRotation(degrees(90));
  placed.addPage([width, height]).drawPage(page, { x: 0, y: 0, xScale: 0.5, yScale: 0.5 });
  const { value } = await readAndLayOut(await placed.save());
  const texts = value.layout.blocks.map((block) => (block.kind === 'paragraph' ? block.text : ''));
  expect(texts).toEqual(['管护面积', '管护面积']);
});
