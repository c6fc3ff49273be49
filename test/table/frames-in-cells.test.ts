/** Frames inside of cells part no rows: listings, notes and fields that are boxed there. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

function frame(pen: Pen, x0: number, y0: number, x1: number, y1: number): void {
  pen.stroke(x0, y0, x1, y0).stroke(x0, y1, x1, y1);
  pen.stroke(x0, y0, x0, y1).stroke(x1, y0, x1, y1);
}

/** Two columns above a cell over both, which ends at y = 300. */
function table(pen: Pen): void {
  for (const y of [200, 220, 300]) pen.stroke(100, y, 400, y);
  pen.stroke(100, 200, 100, 300).stroke(400, 200, 400, 300).stroke(180, 200, 180, 220);
  pen.text(104, 214, 10, 'user').text(184, 214, 10, 'name of the user');
  pen.text(104, 234, 10, 'As in the example below:');
}

const withText = (text: string): string[] => ['0 0 1x1 user', '0 1 1x1 name of the user', text];

describe('a frame in a cell', () => {
  it.each([1, 3, 12])('%d pt off its borders keeps its text in the cell', async (off) => {
    const pen = new Pen();
    table(pen);
    frame(pen, 100 + off, 250, 400 - off, 264);
    pen.listing(120, 260, 9, 'jdbc:user=a').text(104, 284, 10, 'Further text.');
    const text = 'As in the example below: jdbc:user=a Further text.';
    expect(await tablesOf(pen)).toEqual([withText(`1 0 1x2 ${text}`)]);
  });

  it('holds the whole text of it: a field to be filled in', async () => {
    const pen = new Pen();
    for (const y of [200, 240, 280]) pen.stroke(100, y, 400, y);
    for (const x of [100, 200, 400]) pen.stroke(x, 200, x, 280);
    pen.text(104, 224, 10, 'Name').text(104, 264, 10, 'Town');
    for (const y of [208, 248]) frame(pen, 210, y, 390, y + 24);
    pen.text(216, 224, 10, 'Miller').text(216, 264, 10, 'Leeds');
    const rows = ['0 0 1x1 Name', '0 1 1x1 Miller', '1 0 1x1 Town', '1 1 1x1 Leeds'];
    expect(await tablesOf(pen)).toEqual([rows]);
  });

  it('with cells of its own is a table of its own', async () => {
    const pen = new Pen();
    table(pen);
    frame(pen, 110, 250, 390, 290);
    pen.stroke(110, 270, 390, 270).stroke(250, 250, 250, 290);
    pen.text(114, 264, 10, 'a').text(254, 264, 10, '1').text(114, 284, 10, 'b');
    pen.text(254, 284, 10, '2');
    expect(await tablesOf(pen)).toEqual([
      withText('1 0 1x2 As in the example below:'),
      ['0 0 1x1 a', '0 1 1x1 1', '1 0 1x1 b', '1 1 1x1 2'],
    ]);
  });

  it('is a cell of the grid where frames stand side by side, a title above them in their frame', async () => {
    const pen = new Pen();
    frame(pen, 100, 160, 400, 262);
    pen.stroke(100, 180, 400, 180).text(104, 174, 10, 'Codes').text(104, 194, 10, 'Class A');
    for (const x of [101, 250]) for (const y of [200, 230]) frame(pen, x, y, x + 149, y + 30);
    ['a', 'b', 'c', 'd'].forEach((text, i) => {
      pen.text(110 + (i % 2) * 150, 219 + (i >> 1) * 30, 10, text);
    });
    const [grid = []] = await tablesOf(pen);
    expect(grid.map((cell) => cell.split(' ').at(-1))).toEqual(['Codes', 'A', 'a', 'b', 'c', 'd']);
  });

  it('is a cell of the grid where the one above it, on the border, is framed too', async () => {
    const pen = new Pen();
    // The page's end took the upper borders of the block and of the table, which is wider.
    pen.stroke(55.5, 113.8, 539.3, 113.8).stroke(55.7, 57, 55.7, 114).stroke(539.1, 57, 539.1, 114);
    pen
      .stroke(68.6, 112.7, 550.1, 112.7)
      .stroke(68.8, 57, 68.8, 112.9)
      .stroke(549.9, 57, 549.9, 112.9);
    const tops = [57.2, 72.2, 82.3, 92.4, 102.6];
    const names = ['$symname', '$1...n', '$1_name', '$1_type', '$1_ltype'];
    tops.forEach((top, r) => {
      const bottom = r === 0 ? 71.1 : top + 9;
      frame(pen, 69.8, top, 125.6, bottom);
      frame(pen, 126.4, top, 549, bottom);
      pen.text(71, bottom - 2, 6, names[r] ?? '').text(128, bottom - 2, 6, 'What it stands for');
    });
    const [grid = []] = await tablesOf(pen);
    const texts = grid
      .map((cell) => cell.replace(/^\S+ \S+ \S+ ?/, ''))
      .filter((text) => text !== '');
    expect(texts).toEqual(names.flatMap((name) => [name, 'What it stands for']));
  });

  it('is a second line of the border where the cell holds nothing else', async () => {
    const pen = new Pen();
    for (const y of [200, 220, 240]) pen.stroke(100, y, 400, y);
    for (const x of [100, 250, 400]) pen.stroke(x, 200, x, 240);
    for (const x of [100, 250])
      for (const y of [200, 220]) frame(pen, x + 2, y + 2, x + 148, y + 18);
    ['a', 'b', 'c', 'd'].forEach((text, i) => {
      pen.text(110 + (i % 2) * 150, 214 + (i >> 1) * 20, 10, text);
    });
    const rows = ['0 0 1x1 a', '0 1 1x1 b', '1 0 1x1 c', '1 1 1x1 d'];
    expect(await tablesOf(pen)).toEqual([rows]);
  });
});
