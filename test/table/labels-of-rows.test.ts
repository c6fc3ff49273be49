/** Labels of rows that no line parts: in the middle of several, above others, and what names their columns. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 10;
const [LEFT, RIGHT, TOP] = [60, 460, 100];
const XS = [64, 230, 320, 400];

/** Three rules; rows stand `steps` below each other. */
function draw(rows: readonly (readonly string[])[], steps: readonly number[]): Pen {
  const pen = new Pen();
  let y = TOP + 11;
  rows.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text) pen.text(XS[c] ?? 0, y, SIZE, text);
    });
    y += steps[r] ?? 13;
  });
  for (const at of [TOP, TOP + 15, y - 8]) pen.stroke(LEFT, at, RIGHT, at);
  return pen;
}

async function tableOf(pen: Pen): Promise<string[]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]), undefined, {
    unruled: true,
  });
  return gridsOf(layout).flatMap((grid) => writeCells(grid.cells));
}

describe('a label of several lines in the middle of its rows', () => {
  it('is for all of them', async () => {
    const head = ['Savings', 'Level', 'Slow', 'Fast'];
    const body = ['low', 'high', 'top', 'low', 'high', 'top', 'low', 'high', 'top', 'all'].map(
      (level, r) => ['', level, `${r + 3}%`, `${r + 14}%`],
    );
    const pen = draw([head, ...body], []);
    const put = (text: string, at: number): void => {
      pen.text(XS[0] ?? 0, TOP + 11 + 13 * at, SIZE, text);
    };
    put('Per cycle of fuel', 2);
    put('Frequency of what', 4.55);
    put('occurs in general', 5.45);
    put('Both of them as they', 7.6);
    put('are when they are', 8.5);
    put('taken together', 9.4);
    const labels = ['1 0 3x1 Per', '4 0 3x1 Frequency', '7 0 4x1 Both'];
    const cells = (await tableOf(pen)).filter((cell) => /^[1-9]\d? 0 /.test(cell));
    expect(cells.map((cell) => cell.split(' ').slice(0, 4).join(' '))).toEqual(labels);
  });
});

describe('a label above those that stand further in', () => {
  it('is a row of its own, though it stands as near to them as lines do', async () => {
    const rows = [
      ['Group', '', 'Rate', 'Change'],
      ['Sex', '', '', ''],
      ['  Women of all of the ages', '', '103.1', '4.2'],
      ['  Men of all ages', '', '176.5', '3.1'],
      ['Race', '', '', ''],
      ['  Natives and others', '', '97.4', '2.8'],
      ['  Islanders', '', '77.1', '7.5'],
    ];
    const cells = await tableOf(draw(rows, [15, 11, 12, 12, 10, 12, 12]));
    const labels = cells.filter((cell) => /^\d+ 0 /.test(cell)).map((cell) => cell.slice(8));
    expect(labels).toEqual(rows.map(([label]) => label?.trim()));
  });
});

describe('a label of the head that stands over two columns of labels', () => {
  it('is for both, no other names the second', async () => {
    const body = ['Allergy', '', 'Anxiety', '', 'Asthma', ''].map((label, r) => [
      label,
      r % 2 === 0 ? 'Count' : 'Percentage',
      `${r + 18}`,
      `${r + 41}`,
    ]);
    const pen = draw([['', '', 'From', 'With'], ...body], []);
    const text = 'Treatment or therapy followed of late';
    pen.text((64 + 280 - widthOf(text) * SIZE) / 2, TOP + 11, SIZE, text);
    const cells = await tableOf(pen);
    expect(cells.slice(0, 3)).toEqual([
      '0 0 1x2 Treatment or therapy followed of late',
      '0 2 1x1 From',
      '0 3 1x1 With',
    ]);
  });
});
