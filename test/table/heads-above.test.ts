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

describe('a frame around rows of figures alone', () => {
  const COLUMNS = [60, 260, 320, 380, 440];
  const ROWS = [
    ['Geometry', '1.0', 'A+', '1.0'],
    ['Spanish', '1.5', 'B', '2.5'],
  ];
  const HEAD = ['Course', 'Credit', 'Final', 'Earned'];

  function print(pen: Pen, y: number, texts: readonly string[]): void {
    texts.forEach((text, c) => {
      if (text) pen.text((COLUMNS[c] ?? 0) + 3, y, 9, text);
    });
  }

  /** The frame, the labels above it, and what stands below it. */
  function drawFrame(head: readonly string[], below: readonly string[]): Pen {
    const pen = new Pen();
    for (const y of [120, 134, 148]) pen.stroke(60, y, 440, y);
    for (const x of COLUMNS) pen.stroke(x, 120, x, 148);
    print(pen, 116, head);
    ROWS.forEach((texts, r) => {
      print(pen, 130 + r * 14, texts);
    });
    print(pen, 159, below);
    return pen;
  }

  async function rowsOf(pen: Pen): Promise<string[]> {
    const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
    return writeCells(gridsOf(layout)[0]?.cells ?? []);
  }
  const simple = (rows: readonly (readonly string[])[]): string[] =>
    rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

  it('has its labels right above and its sums right below', async () => {
    const sums = ['Total:', '2.5', '', '3.5'];
    expect(await rowsOf(drawFrame(HEAD, sums).text(20, 159, 9, '2011'))).toEqual(
      simple([HEAD, ...ROWS, sums]),
    );
  });

  it('ends above words, and at figures that stand in no column', async () => {
    expect(await rowsOf(drawFrame(HEAD, ['Average of the year', '', '', 'fine']))).toEqual(
      simple([HEAD, ...ROWS]),
    );
    const pen = drawFrame(HEAD, []).text(63, 159, 9, 'Total:').text(290, 159, 9, '2.5');
    expect(await rowsOf(pen.text(414, 159, 9, '3.5'))).toEqual(simple([HEAD, ...ROWS]));
  });

  it('has no head where a column has no label, or where one holds a figure', async () => {
    expect(await rowsOf(drawFrame(['Unit: Port', '', '', 'USD'], []))).toEqual(simple(ROWS));
    expect(await rowsOf(drawFrame(['Year', '2011', 'Grade', '8'], []))).toEqual(simple(ROWS));
  });
});
