/** Heads without borders between them stand in the middle of the columns below. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const XS = [60, 160, 240, 320, 400, 480];
const Y = [100, 130, 150, 180, 210];

function centred(pen: Pen, x0: number, x1: number, y: number, text: string): void {
  pen.text((x0 + x1 - widthOf(text) * 10) / 2, y, 10, text);
}

/** Two groups of two columns; the right group's own heads alone stand in a ruled row. */
function draw(own: readonly [string, string], shift = 0): Pen {
  const pen = new Pen();
  for (const y of [100, 150, 180, 210]) pen.stroke(60, y, 480, y);
  pen.stroke(320, 130, 480, 130);
  for (const x of XS) pen.stroke(x, x === 240 || x === 400 ? 150 : 100, x, 210);
  centred(pen, 60, 160, 130, 'Height');
  centred(pen, 160, 320, 116, 'Seven');
  centred(pen, 160 + shift, 240 + shift, 143, own[0]);
  centred(pen, 240 + shift, 320 + shift, 143, own[1]);
  centred(pen, 320, 480, 120, 'Reach');
  centred(pen, 320, 400, 143, 'Low');
  centred(pen, 400, 480, 143, 'High');
  for (const row of [2, 3])
    XS.slice(1).forEach((x, c) => {
      centred(pen, XS[c] ?? 0, x, (Y[row] ?? 0) + 18, `${row}${c}7`);
    });
  return pen;
}

async function cellsOf(pen: Pen): Promise<string[]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).flatMap((grid) => writeCells(grid.cells));
}

const wanted = (own: readonly string[]): string[] => [
  '0 0 2x1 Height',
  '0 1 1x2 Seven',
  '0 3 1x2 Reach',
  ...own,
  '1 3 1x1 Low',
  '1 4 1x1 High',
  ...[2, 3].flatMap((row) => [0, 1, 2, 3, 4].map((c) => `${row} ${c} 1x1 ${row}${c}7`)),
];

describe('a head of two lines in one cell over several columns', () => {
  /** `under` stands below Seven, which no line parts from it. */
  function drawOne(under: readonly string[]): Pen {
    const pen = new Pen();
    for (const y of [100, 150, 180, 210]) pen.stroke(60, y, 480, y);
    for (const x of [60, 160, 400, 480]) pen.stroke(x, 100, x, 210);
    for (const x of [240, 320]) pen.stroke(x, 136, x, 210);
    centred(pen, 60, 160, 130, 'Height');
    centred(pen, 160, 400, 118, 'Seven');
    under.forEach((text, c) => {
      centred(pen, XS[c + 1] ?? 0, XS[c + 2] ?? 0, 145, text);
    });
    centred(pen, 400, 480, 130, 'Reach');
    for (const row of [2, 3])
      XS.slice(1).forEach((x, c) => {
        centred(pen, XS[c] ?? 0, x, (Y[row] ?? 0) + 18, `${row}${c}7`);
      });
    return pen;
  }
  const body = [2, 3].flatMap((row) => [0, 1, 2, 3, 4].map((c) => `${row} ${c} 1x1 ${row}${c}7`));

  it('is a label and the heads of the columns where these stand in their middle', async () => {
    expect(await cellsOf(drawOne(['base', 'vcd', 'plots']))).toEqual([
      '0 0 2x1 Height',
      '0 1 1x3 Seven',
      '0 4 2x1 Reach',
      '1 1 1x1 base',
      '1 2 1x1 vcd',
      '1 3 1x1 plots',
      ...body,
    ]);
  });

  it('is one text where its lower line is', async () => {
    const cells = await cellsOf(drawOne(['', 'per cent', '']));
    expect(cells.slice(0, 3)).toEqual([
      '0 0 1x1 Height',
      '0 1 1x3 Seven per cent',
      '0 4 1x1 Reach',
    ]);
  });
});

describe('two labels in one cell of a head', () => {
  it('are each for as many columns, in the middle of which they stand', async () => {
    const pen = new Pen();
    const xs = [60, 160, 240, 320, 400, 480];
    for (const y of [100, 130, 150, 180]) pen.stroke(60, y, 480, y);
    for (const x of xs) pen.stroke(x, x === 60 || x === 160 || x === 480 ? 100 : 130, x, 180);
    centred(pen, 160, 320, 120, 'July');
    centred(pen, 320, 480, 120, 'October');
    for (const row of [1, 2])
      xs.slice(1).forEach((x, c) => {
        centred(pen, xs[c] ?? 0, x, (Y[row] ?? 0) + 14, `${row}${c}7`);
      });
    expect((await cellsOf(pen)).slice(0, 3)).toEqual([
      '0 0 1x1 ',
      '0 1 1x2 July',
      '0 3 1x2 October',
    ]);
  });
});

describe('texts below the head of several columns', () => {
  it('are heads of their own in the middle of their columns, ruled row or not', async () => {
    expect(await cellsOf(draw(['End', 'Side']))).toEqual(wanted(['1 1 1x1 End', '1 2 1x1 Side']));
  });

  it('are none off the middle: a name and a date, a unit', async () => {
    const cells = await cellsOf(draw(['End', 'Side'], -12));
    expect(cells.some((cell) => / 1x1 (End|Side)$/.test(cell))).toBe(false);
  });

  it('are none where a word is spaced out', async () => {
    const cells = await cellsOf(draw(['合', '计']));
    expect(cells.some((cell) => /1x1 (合|计)$/.test(cell))).toBe(false);
  });
});
