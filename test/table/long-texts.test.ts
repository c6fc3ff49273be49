/** Texts longer than their cells, as spreadsheets print them: the next cell's text cuts them off. */
import { expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

async function cellsOf(long: string, next: string, width: number): Promise<string[]> {
  const pen = new Pen();
  const [left, border, right] = [100, 100 + width, 400];
  for (const y of [200, 220, 240]) pen.stroke(left, y, right, y);
  for (const x of [left, border, right]) pen.stroke(x, 200, x, 240);
  pen.text(left + 2, 214, 10, 'Name').text(border + 2, 214, 10, 'Place');
  pen.listing(left + 2, 234, 10, long).text(border + 2, 234, 10, next);
  const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }])));
  return writeCells(grid?.cells ?? []);
}

const rows = (long: string, next: string): string[] => [
  '0 0 1x1 Name',
  '0 1 1x1 Place',
  `1 0 1x1 ${long}`,
  `1 1 1x1 ${next}`,
];

it('keep their last words, though these stand below the text of the next cell', async () => {
  const [long, next] = ['Teacher of Presidents', 'Central School of Leeds'];
  expect(await cellsOf(long, next, 72)).toEqual(rows(long, next));
});

it('end where the next text begins, though both touch', async () => {
  const [long, next] = ['Patricia', '812 Goodrich'];
  // 8 letters of 6 pt: the first text ends just where the second begins, 2 pt behind the border.
  expect(await cellsOf(long, next, 48)).toEqual(rows(long, next));
});
