/** Notes at the foot of a page: the table above them goes on, and they stay paragraphs. */
import { expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, paragraphsOf, writeCells } from '../support/read-tables.ts';

function rows(pen: Pen, top: number, texts: readonly string[]): Pen {
  for (let i = 0; i <= texts.length; i++) pen.stroke(60, top + i * 20, 535, top + i * 20);
  for (const x of [60, 200, 400, 535]) pen.stroke(x, top, x, top + texts.length * 20);
  texts.forEach((text, i) => {
    for (const x of [64, 204, 404]) pen.text(x, top + 14 + i * 20, 10, text);
  });
  return pen;
}

async function cutAbove(foot: (pen: Pen) => Pen) {
  const first = foot(rows(new Pen(), 640, ['Key', 'a']));
  const second = rows(new Pen(), 60, ['b', 'c']);
  const layout = await layOutPdf(buildPdf([first, second].map(({ content }) => ({ content }))));
  const tables = gridsOf(layout).map((grid) => writeCells(grid.cells).length / 3);
  return { tables, paragraphs: paragraphsOf(layout) };
}

it('a table goes on over notes below a short rule', async () => {
  const note = '1 From the accounts, of which 186.32 was carried over.';
  const { tables, paragraphs } = await cutAbove((pen) =>
    pen.stroke(60, 740, 200, 740).text(60, 756, 8, note),
  );
  expect(tables).toEqual([4]);
  expect(JSON.stringify(paragraphs)).toContain('186.32');
});

it('a table does not go on over other lines, nor below a rule from side to side', async () => {
  const line = 'The table above holds the accounts.';
  expect((await cutAbove((pen) => pen.text(60, 756, 10, line))).tables).toEqual([2, 2]);
  const ruled = await cutAbove((pen) => pen.stroke(60, 740, 535, 740).text(60, 756, 10, line));
  expect(ruled.tables).toEqual([2, 2]);
});
