/** Tables whose lines are few: shades in a frame, upright lines, one rule under the head. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 14;
const [LEFT, RIGHT, TOP] = [60, 460, 100];
const ENDS = [250, 350, 450];
const HEAD = ['Country', '2007', '2008', 'Change'];
const BODY = [
  ['Belgium', '1,204', '1,310', '8.8'],
  ['Denmark', '987', '1,020', '3.3'],
  ['Greece', '12,450', '11,002', '-11.6'],
  ['Spain', '40', '52', '30.0'],
  ['Latvia', '71', '75', '5.6'],
];
const BOTTOM = TOP + (BODY.length + 1) * PITCH;

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

/** Every second row shaded, the head among them. */
function shade(pen: Pen, rows: number, pitch = PITCH): void {
  for (let r = 0; r < rows; r += 2)
    pen.fillBox(LEFT, TOP + r * pitch, RIGHT, TOP + (r + 1) * pitch, '0.85 0.9 0.95');
}

function figures(pen: Pen, rows: readonly (readonly string[])[] = [HEAD, ...BODY]): void {
  rows.forEach((texts, r) => {
    const y = TOP + r * PITCH + 10;
    texts.forEach((text, c) => {
      const x = c === 0 ? LEFT + 4 : (ENDS[c - 1] ?? 0) - widthOf(text) * SIZE;
      pen.text(x, y, SIZE, text);
    });
  });
}

describe('every second row shaded', () => {
  it('inside a frame alone', async () => {
    const pen = new Pen();
    shade(pen, BODY.length + 1);
    pen.strokeBox(LEFT, TOP, RIGHT, BOTTOM);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...BODY])]);
  });

  it('is no table where listings stand on it, as manuals print them', async () => {
    const pen = new Pen();
    shade(pen, 6);
    pen.strokeBox(LEFT, TOP, RIGHT, TOP + 6 * PITCH);
    for (let r = 0; r < 6; r++) {
      const y = TOP + r * PITCH + 10;
      pen.listing(LEFT + 4, y, SIZE, `file-${r}.tar.bz2`).listing(200, y, SIZE, `${r}12`);
      pen.listing(300, y, SIZE, `${r}0`);
    }
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('words of several lines in ruled columns', async () => {
    const rows = [
      ['Measure', 'Purpose', 'Holder'],
      ['Grants', 'Research and training', 'Universities'],
      ['Loans', 'Rural roads', 'Regions'],
      ['Credits', 'Export of machines', 'Banks'],
      ['Taxes', 'Health care', 'Federation'],
    ];
    const pen = new Pen();
    shade(pen, rows.length, 26);
    pen.strokeBox(LEFT, TOP, RIGHT, TOP + rows.length * 26);
    for (const x of [160, 320]) pen.stroke(x, TOP, x, TOP + rows.length * 26);
    rows.forEach((texts, r) => {
      texts.forEach((text, c) => {
        const [first, ...more] = text.split(' ');
        const x = [64, 164, 324][c] ?? 0;
        const [a, b] = c === 1 ? [first, more.join(' ')] : [text, ''];
        pen.text(x, TOP + r * 26 + 10, SIZE, a ?? '');
        if (b) pen.text(x, TOP + r * 26 + 21, SIZE, b);
      });
    });
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });
});

describe('upright lines', () => {
  it('with one rule below the head enclose the outer columns as well', async () => {
    const pen = new Pen();
    pen.stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    for (const x of [160, 260, 360]) pen.stroke(x, TOP, x, BOTTOM);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...BODY])]);
  });
});

describe('one rule alone', () => {
  it('under a head, with rows of figures below', async () => {
    const pen = new Pen();
    pen.text(
      LEFT,
      60,
      SIZE,
      'The table shows what the members spent in the two years that were asked',
    );
    pen.stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    figures(pen);
    pen.text(
      LEFT,
      BOTTOM + 20,
      SIZE,
      'Source: national statistics, as given by the members themselves.',
    );
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...BODY])]);
  });

  it('not under a running head with prose below', async () => {
    const pen = new Pen();
    pen.text(LEFT, 60, SIZE, 'Annual report').text(420, 60, SIZE, 'Page 12');
    pen.stroke(LEFT, 66, RIGHT, 66);
    for (let i = 0; i < 6; i++)
      pen.text(
        LEFT,
        80 + i * 12,
        SIZE,
        'In 2008 the members spent 12 of 40 units on roads, 3 more than in the year before',
      );
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('not under a command with what it lists below', async () => {
    const pen = new Pen();
    pen.listing(LEFT, TOP + 8, SIZE, 'list -l files').listing(300, TOP + 8, SIZE, 'as of 2013');
    pen.stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    for (let r = 1; r < 6; r++) {
      const y = TOP + r * PITCH + 10;
      pen.listing(LEFT, y, SIZE, `file-${r}.tar.bz2`).listing(300, y, SIZE, `${r}12`);
    }
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('not under words with two rows of figures', async () => {
    const pen = new Pen();
    pen.stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    figures(pen, [HEAD, ...BODY.slice(0, 2)]);
    expect(await tablesOf(pen)).toEqual([]);
  });
});

describe('columns without a label', () => {
  it('are none where hardly any row fills them', async () => {
    const rows = ['Punctuation', 'Digits', 'Letters', 'Arrows', 'Signs', 'Marks'].map((name, i) => [
      name,
      `cv${i + 1}`,
      i === 0 ? 'a b   c' : 'abc',
    ]);
    const pen = new Pen();
    for (const y of [TOP, TOP + PITCH, TOP + 7 * PITCH]) pen.stroke(LEFT, y, RIGHT, y);
    [['Feature', 'Set', 'Shape'], ...rows].forEach(([a = '', b = '', c = ''], r) => {
      const y = TOP + r * PITCH + 10;
      pen.text(64, y, SIZE, a).text(200, y, SIZE, b);
      c.split('   ').forEach((text, i) => {
        pen.text(300 + 30 * i, y, SIZE, text);
      });
      if (r > 0) pen.stroke(LEFT, TOP + r * PITCH, RIGHT, TOP + r * PITCH);
    });
    const [cells = []] = await tablesOf(pen);
    expect(cells).toContain('1 2 1x1 a b c');
    expect(cells).toContain('0 2 1x1 Shape');
  });
});
