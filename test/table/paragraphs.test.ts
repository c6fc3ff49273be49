/** Lines of prose → paragraphs: what belongs together and what only stands one below the other. */
import { expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

async function paragraphsOf(pen: Pen): Promise<string[]> {
  const { value } = await readAndLayOut(buildPdf([{ content: pen.content }]));
  return value.layout.blocks.flatMap((b) => (b.kind === 'paragraph' ? [b.text] : []));
}

it('keeps a centred title apart from the line below it, also where both have one size', async () => {
  const pen = new Pen()
    .text(160, 60, 12, '2022年度财政项目支出绩效自评表')
    .text(74, 80, 12, '金额单位:元');
  expect(await paragraphsOf(pen)).toEqual(['2022年度财政项目支出绩效自评表', '金额单位:元']);
});

it('joins an indented first line with the lines that go on at the margin', async () => {
  const [first, second] = ['我'.repeat(38), '他'.repeat(12)];
  const pen = new Pen().text(74, 60, 12, first).text(50, 80, 12, second);
  expect(await paragraphsOf(pen)).toEqual([first + second]);
});
