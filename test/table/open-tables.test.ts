/** Tables with lines one way only are read by their white; prose between rules, and long cells, stay. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import type { ModelCell } from '../support/table-model.ts';

const SIZE = 9;
const PITCH = 12;
const LEFT = 60;
const RIGHT = 460;
/** Where the columns of figures end; the label begins at the left. */
const ENDS = [260, 350, 450];

/** A label and figures on one line, the figures ending in their columns. */
function row(pen: Pen, y: number, [label = '', ...figures]: readonly string[], indent = 0): void {
  pen.text(LEFT + 4 + indent, y, SIZE, label);
  figures.forEach((text, i) => {
    if (text) pen.text((ENDS[i] ?? 0) - widthOf(text) * SIZE, y, SIZE, text);
  });
}

const across = (pen: Pen, y: number): Pen => pen.stroke(LEFT, y, RIGHT, y);

async function tablesOf(...pens: Pen[]): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf(pens.map(({ content }) => ({ content }))));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

function cellsOf(rows: readonly (readonly string[])[]): ModelCell[] {
  return rows.flatMap((texts, r) =>
    texts.map((text, c) => ({ row: r, column: c, rowSpan: 1, columnSpan: 1, text })),
  );
}

const HEAD = ['Country', '2007', '2008', 'Change'];
const BODY = [
  ['Belgium', '1,204', '1,310', '8.8'],
  ['Denmark', '987', '', '-'],
  ['Greece', '12,450', '11,002', '-11.6'],
  ['Spain', '40', '52', '30.0'],
];

describe('a table with rules across only', () => {
  it('has its columns where white runs down, and a row to each line of figures', async () => {
    const pen = new Pen();
    across(pen, 100);
    row(pen, 112, HEAD);
    across(pen, 118);
    for (const [i, texts] of BODY.entries()) row(pen, 130 + i * PITCH, texts);
    across(pen, 174);
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf([HEAD, ...BODY]))]);
  });

  it('keeps a label of two lines in one row, and a label without figures in a row of its own', async () => {
    const pen = new Pen();
    across(pen, 100);
    row(pen, 112, HEAD);
    across(pen, 118);
    row(pen, 130, ['Northern states']);
    row(pen, 142, ['Denmark', '987', '1,020', '3.3'], 8);
    row(pen, 154, ['Iceland, Norway'], 8);
    row(pen, 166, ['and Sweden', '412', '400', '-2.9'], 8);
    row(pen, 178, ['Finland', '77', '81', '5.2'], 8);
    across(pen, 184);
    const rows = [
      HEAD,
      ['Northern states', '', '', ''],
      ['Denmark', '987', '1,020', '3.3'],
      ['Iceland, Norway and Sweden', '412', '400', '-2.9'],
      ['Finland', '77', '81', '5.2'],
    ];
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf(rows))]);
  });

  it('has a head of two rows where a stroke parts a label from those below it', async () => {
    const pen = new Pen();
    across(pen, 100);
    pen.text(283, 112, SIZE, 'Exports').stroke(232, 116, 354, 116);
    row(pen, 127, HEAD);
    across(pen, 133);
    for (const [i, texts] of BODY.entries()) row(pen, 145 + i * PITCH, texts);
    across(pen, 189);
    const [table] = await tablesOf(pen);
    expect(table?.slice(0, 5)).toEqual([
      '0 0 2x1 Country',
      '0 1 1x2 Exports',
      '0 3 2x1 Change',
      '1 1 1x1 2007',
      '1 2 1x1 2008',
    ]);
  });

  it('is no table where prose stands in columns between the rules', async () => {
    const pen = new Pen();
    across(pen, 100);
    for (let i = 0; i < 12; i++) {
      pen.text(64, 112 + i * PITCH, SIZE, 'the evaluation of results that were');
      pen.text(270, 112 + i * PITCH, SIZE, 'annual work plans of the authorities');
    }
    across(pen, 260);
    expect(await tablesOf(pen)).toEqual([]);
  });
});

describe('shaded rows', () => {
  it('make a table with the white rows between them, its head above and its last row below', async () => {
    const pen = new Pen();
    BODY.forEach((_, i) => {
      if (i % 2 === 0) pen.fillBox(LEFT, 121 + i * PITCH, RIGHT, 133 + i * PITCH, '0.9 0.9 1');
    });
    row(pen, 116, HEAD);
    for (const [i, texts] of BODY.entries()) row(pen, 130 + i * PITCH, texts);
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf([HEAD, ...BODY]))]);
  });
});

/** A box with upright lines before each column of figures and a rule under its head. */
function box(pen: Pen, bottom: number): void {
  pen.strokeBox(LEFT, 100, RIGHT, bottom);
  across(pen, 118);
  for (const x of [200, 270, 360]) pen.stroke(x, 100, x, bottom);
  row(pen, 112, HEAD);
}

describe('ruled columns without rules between rows', () => {
  it('have a row to each line of figures', async () => {
    const pen = new Pen();
    box(pen, 174);
    for (const [i, texts] of BODY.entries()) row(pen, 130 + i * PITCH, texts);
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf([HEAD, ...BODY]))]);
  });

  it('keep a cell of several lines whole where no figures stand beside each line', async () => {
    const pen = new Pen();
    box(pen, 174);
    const lines = ['Roads that were', 'mended in the', 'reference year', 'of the report'];
    for (const [i, text] of lines.entries()) pen.text(LEFT + 4, 130 + i * PITCH, SIZE, text);
    row(pen, 148, ['', '350', '352', '0.6']);
    const rows = [HEAD, [lines.join(' '), '350', '352', '0.6']];
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf(rows))]);
  });

  it('have a row to each of the two lines that the next page has left', async () => {
    const [first, second] = [new Pen(), new Pen()];
    box(first, 174);
    box(second, 150);
    for (const [i, texts] of BODY.entries()) row(first, 130 + i * PITCH, texts);
    const rest = [
      ['Malta', '312', '355', '13.8'],
      ['Sweden', '89', '94', '5.6'],
    ];
    for (const [i, texts] of rest.entries()) row(second, 130 + i * PITCH, texts);
    expect(await tablesOf(first, second)).toEqual([writeCells(cellsOf([HEAD, ...BODY, ...rest]))]);
  });

  it('keep a number that its narrow cell breaks whole', async () => {
    const pen = new Pen();
    box(pen, 174);
    for (const [i, part] of ['12,', '345,', '678'].entries())
      row(pen, 130 + i * PITCH, [i === 1 ? 'Total' : '', part, part, '']);
    const rows = [HEAD, ['Total', '12,345,678', '12,345,678', '']];
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf(rows))]);
  });
});

describe('framed rows without upright lines', () => {
  it('have their columns where white runs down', async () => {
    const pen = new Pen();
    pen.strokeBox(LEFT, 100, RIGHT, 118 + BODY.length * 16);
    row(pen, 112, HEAD);
    BODY.forEach((texts, i) => {
      across(pen, 118 + i * 16);
      row(pen, 129 + i * 16, texts);
    });
    expect(await tablesOf(pen)).toEqual([writeCells(cellsOf([HEAD, ...BODY]))]);
  });
});
