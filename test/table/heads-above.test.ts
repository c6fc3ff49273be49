/** Labels above the first rule of a table whose lines stand between its cells alone. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const XS = [60, 150, 210, 270, 330, 390, 450, 510];
const LABELS = ['TM', 'USD', 'TM', 'USD', 'TM', 'USD'];

/** Rules between the rows and columns, no frame; the head's corner has no rule above it. */
function drawTable(framed = false): Pen {
  const pen = new Pen();
  const ys = [120, 140, 160, 180, 200];
  for (const y of ys) pen.stroke(y === 120 && !framed ? 150 : 60, y, 510, y);
  for (const x of framed ? XS : XS.slice(1, -1)) pen.stroke(x, 120, x, 200);
  LABELS.forEach((text, c) => {
    pen.text(165 + c * 60, 134, 10, text);
  });
  ['Crabs', 'Clams', 'Total'].forEach((label, r) => {
    pen.text(64, 154 + r * 20, 10, label);
    LABELS.forEach((_, c) => {
      pen.text(175 + c * 60, 154 + r * 20, 10, `${10 * r + c}`);
    });
  });
  return pen;
}

function centred(pen: Pen, from: number, to: number, text: string): void {
  pen.text((from + to - widthOf(text) * 10) / 2, 116, 10, text);
}

async function firstRows(pen: Pen): Promise<string[]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  const [cells = []] = gridsOf(layout).map((grid) => writeCells(grid.cells));
  return cells.filter((cell) => cell.startsWith('0 '));
}

const UNDER = ['0 0 1x1 ', ...LABELS.map((text, c) => `0 ${c + 1} 1x1 ${text}`)];

describe('labels above the first rule', () => {
  it('are the head of equal groups of columns', async () => {
    const pen = drawTable();
    ['2005', '2006', '2007'].forEach((text, i) => {
      centred(pen, 150 + i * 120, 270 + i * 120, text);
    });
    expect(await firstRows(pen)).toEqual([
      '0 0 1x1 ',
      '0 1 1x2 2005',
      '0 3 1x2 2006',
      '0 5 1x2 2007',
    ]);
  });

  it('are none beside the middle of the groups: names and units of a form', async () => {
    const pen = drawTable();
    pen.text(160, 116, 10, 'Unit: Port').text(330, 116, 10, 'Date: 2007').text(470, 116, 10, 'USD');
    expect(await firstRows(pen)).toEqual(UNDER);
  });

  it('are none where one stands alone', async () => {
    const pen = drawTable();
    centred(pen, 150, 510, 'Exports');
    expect(await firstRows(pen)).toEqual(UNDER);
  });

  it('are none above a frame', async () => {
    const pen = drawTable(true);
    ['2005', '2006', '2007'].forEach((text, i) => {
      centred(pen, 150 + i * 120, 270 + i * 120, text);
    });
    expect(await firstRows(pen)).toEqual(UNDER);
  });
});
