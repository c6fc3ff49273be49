/** Rows with numbers in front of them, at a page end: one list that goes on, or two rows. */
import { expect, it } from 'vitest';
import { readAndLayOut } from '../../shared/reading.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';

/** Three columns to a row; the second page begins at the top. */
function pageOf(rows: readonly (readonly string[])[], from: number): string {
  const xs = [50, 230, 380, 545];
  const pen = new Pen();
  rows.forEach((texts, r) => {
    const y = from + 20 * r;
    texts.forEach((text, c) => {
      pen.strokeBox(xs[c]!, y, xs[c + 1]!, y + 20);
      if (text !== '') pen.text(xs[c]! + 8, y + 14, 9, text);
    });
  });
  return pen.content;
}

async function rowsOf(bottom: string, top: string): Promise<number[]> {
  const first = [
    ['部门预算总额', '754.76', '98.05%'],
    [bottom, '754.76', '98.05%'],
  ];
  const next = [
    [top, '', ''],
    ['2、资金结构:(1)基本支出', '472.37', '100%'],
  ];
  const pages = [{ content: pageOf(first, 752) }, { content: pageOf(next, 50) }];
  const { value } = await readAndLayOut(buildPdf(pages));
  return value.layout.blocks.flatMap((b) => (b.kind === 'grid' ? [b.grid.rows] : []));
}

it('keeps (2) below 1、 a row of its own: they are numbered in two ways', async () => {
  expect(await rowsOf('1、资金来源:(1)财政性资金', '(2)其他资金')).toEqual([4]);
});

it('joins 2、 with 1、 above the page end: one cell holds the list', async () => {
  expect(await rowsOf('1、完成年度各项重点工作。', '2、提升公共服务水平。')).toEqual([3]);
});
