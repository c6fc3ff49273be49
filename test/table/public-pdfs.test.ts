/** What public PDFs draw beside tables, and odd ways in which they draw tables, made small. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

async function tablesOf(...pens: Pen[]): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf(pens.map(({ content }) => ({ content }))));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

/** Level lines at `ys`, plumb ones at `xs`, all from side to side. */
function grid(pen: Pen, xs: readonly number[], ys: readonly number[]): void {
  const [left = 0, right = 0] = [xs[0], xs.at(-1)];
  const [top = 0, bottom = 0] = [ys[0], ys.at(-1)];
  for (const y of ys) pen.stroke(left, y, right, y);
  for (const x of xs) pen.stroke(x, top, x, bottom);
}

describe('what is no table', () => {
  it('a page between the rule below its head and the one above its foot', async () => {
    const pen = new Pen();
    pen.stroke(60, 80, 535, 80).stroke(60, 790, 535, 790);
    for (let i = 0; i < 12; i++) {
      pen.text(60, 120 + i * 24, 10, `${i + 1}.`);
      pen.text(90, 120 + i * 24, 10, `Section ${i + 1}`);
      pen.text(500, 120 + i * 24, 10, `${3 * i + 4}`);
    }
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a table of contents between rules, dots leading to its pages', async () => {
    const pen = new Pen();
    pen.stroke(60, 200, 535, 200).stroke(60, 330, 535, 330);
    for (let i = 0; i < 5; i++) {
      pen.text(60, 220 + i * 24, 10, `${i + 1}`);
      for (let x = 200; x < 480; x += 12) pen.text(x, 220 + i * 24, 10, '.');
      pen.text(500, 220 + i * 24, 10, `${3 * i + 4}`);
    }
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('lines between two notes whose rules are narrower than the text', async () => {
    const pen = new Pen();
    pen.stroke(65, 200, 560, 200).stroke(65, 320, 560, 320);
    ['Form:', 'PRIMARY name', 'Response:', 'OK DONE'].forEach((text, i) => {
      pen.text(57, 220 + i * 26, 10, text);
      if (i % 2 === 1) pen.text(190, 220 + i * 26, 10, '(upon').text(240, 220 + i * 26, 10, 'end)');
    });
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a listing on shades, though its words stand under each other', async () => {
    const pen = new Pen();
    const lines = ['131072  Cache size of it', '  4273  Pages requested', '   134  Pages created'];
    lines.forEach((text, i) => {
      pen.fillBox(80, 200 + i * 14, 500, 214 + i * 14, '0.9 0.9 0.9');
      pen.listing(86, 210 + i * 14, 10, text);
    });
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a framed listing with a title on its frame', async () => {
    const pen = new Pen();
    grid(pen, [80, 500], [200, 300]);
    grid(pen, [260, 320], [200, 212]);
    pen.listing(266, 209, 8, 'R code');
    for (let i = 0; i < 5; i++) pen.listing(86, 230 + i * 14, 9, 'fit <- lm(rating ~ ., data)');
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('listings in boxes one below the other', async () => {
    const pen = new Pen();
    grid(pen, [80, 500], [200, 260, 320]);
    for (let i = 0; i < 4; i++) {
      pen.listing(86, 215 + i * 14, 9, 'fit <- lm(rating ~ ., data)');
      pen.listing(86, 275 + i * 14, 9, 'list(title = "first")');
    }
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a plan whose labels run over its lines', async () => {
    const pen = new Pen();
    grid(pen, [100, 200, 300], [200, 260, 320]);
    pen.text(165, 230, 12, 'Commands').text(170, 295, 12, 'Attributes').text(120, 245, 12, 'in');
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a plan of times whose arrows end on its lines', async () => {
    const pen = new Pen();
    grid(pen, [100, 200, 300, 400], [200, 230, 260, 290]);
    const arrow = (x: number, y: number): Pen =>
      pen.raw(`${x} ${842 - y} m ${x - 6} ${846 - y} l ${x - 6} ${838 - y} l f`);
    for (const x of [200, 300, 400]) for (const y of [230, 260]) arrow(x + 3, y);
    pen.text(120, 220, 10, 'Start').text(220, 250, 10, 'Run').text(320, 250, 10, 'Wait');
    pen.text(120, 280, 10, 'Blocked').text(320, 280, 10, 'End');
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a chart whose curve runs over its grid', async () => {
    const pen = new Pen();
    grid(pen, [100, 200, 300, 400], [200, 250, 300, 350]);
    pen.text(110, 215, 10, '12').text(210, 275, 10, '15').text(310, 340, 10, 'offer');
    pen.raw(`100 ${842 - 340} m 200 ${842 - 310} 300 ${842 - 260} 400 ${842 - 205} c S`);
    pen.stroke(100, 330, 210, 280).stroke(210, 280, 310, 220).stroke(310, 220, 400, 320);
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('boxes that lines tie together, in a row or one below the other', async () => {
    const pen = new Pen();
    ['Collect', 'Assess', 'Report'].forEach((text, i) => {
      pen.strokeBox(80 + i * 120, 200, 160 + i * 120, 230).text(90 + i * 120, 219, 10, text);
      pen.strokeBox(80, 300 + i * 50, 160, 330 + i * 50).text(90, 319 + i * 50, 10, text);
      if (i > 0)
        pen
          .stroke(40 + i * 120, 215, 80 + i * 120, 215)
          .stroke(120, 280 + i * 50, 120, 300 + i * 50);
    });
    pen.text(178, 213, 7, 'yes');
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('a chart whose points are printed as signs', async () => {
    const pen = new Pen();
    grid(pen, [100, 200, 300], [200, 260, 320]);
    for (const x of [130, 160, 220, 280]) pen.text(x, 330 - x / 4, 8, '*').text(x, 300, 8, '+');
    expect(await tablesOf(pen)).toEqual([]);
  });
});

describe('a ruled table', () => {
  it('stays one under a seal, with a slanting line in its head and ticks in its cells', async () => {
    const pen = new Pen();
    grid(pen, [100, 200, 300, 400], [200, 230, 260, 290]);
    pen.stroke(100, 200, 200, 230);
    const rows = [
      ['Item', 'Plan', 'Done'],
      ['Roads', '12', '11'],
      ['Bridges', '3', ''],
    ];
    rows.forEach((row, r) => {
      row.forEach((text, c) => {
        pen.text(110 + c * 100, 220 + r * 30, 10, text);
      });
    });
    pen.stroke(320, 275, 324, 280).stroke(324, 280, 332, 268);
    for (const [x0, y0, x1, y1] of [
      [350, 280, 380, 250],
      [380, 250, 410, 280],
      [410, 280, 380, 310],
      [380, 310, 350, 280],
    ] as const)
      pen.raw(`${x0} ${842 - y0} m ${x0} ${842 - y1} ${x0} ${842 - y1} ${x1} ${842 - y1} c S`);
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('may have one column of commands, one in each row', async () => {
    const pen = new Pen();
    grid(pen, [80, 500], [200, 220, 240, 260]);
    const rows = [['is_atom/1'], ['is_list/1'], ['is_float/1']];
    rows.forEach(([text = ''], r) => {
      pen.listing(86, 214 + r * 20, 9, text);
    });
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('keeps a word whole that is too long for its cell', async () => {
    const pen = new Pen();
    grid(pen, [100, 150, 300], [200, 220, 240]);
    pen.text(104, 214, 10, 'command').text(154, 214, 10, 'meaning');
    pen.text(104, 234, 10, 'combinediff').text(170, 234, 10, 'joins');
    expect(widthOf('combinediff') * 10).toBeGreaterThan(46);
    expect(await tablesOf(pen)).toEqual([
      simple([
        ['command', 'meaning'],
        ['combinediff', 'joins'],
      ]),
    ]);
  });

  it('keeps words apart that are printed over each other, one e on another', async () => {
    const pen = new Pen();
    grid(pen, [100, 130, 160, 400], [200, 230, 260]);
    pen.text(104, 214, 10, 'iprop_enable').text(164, 214, 10, 'Turns it on.');
    // The last e of the one begins 52.25 pt behind its start, that of the other four letters.
    pen.listing(104 + 52.25 - 24, 214, 10, 'boolean');
    pen.text(104, 244, 10, 'resync').text(134, 244, 10, 'time').text(164, 244, 10, 'In minutes.');
    const [table = []] = await tablesOf(pen);
    expect(table).toEqual(
      simple([
        ['iprop_enable', 'boolean', 'Turns it on.'],
        ['resync', 'time', 'In minutes.'],
      ]),
    );
  });

  it('keeps its first column where that has no outer border and ends below the last rule', async () => {
    const pen = new Pen();
    for (const x of [160, 220]) pen.stroke(x, 200, x, 330);
    for (const y of [200, 220, 280]) pen.stroke(100, y, 280, y);
    for (const y of [240, 260, 300, 320]) pen.stroke(160, y, 220, y);
    pen.text(104, 214, 10, 'Button').text(164, 214, 10, 'Choice').text(224, 214, 10, 'Entry');
    ['contains', 'matches', 'differs', 'before', 'after'].forEach((text, i) => {
      pen.text(164, 234 + i * 20, 10, text);
    });
    pen.text(104, 254, 10, 'Notes').text(224, 254, 10, 'Field');
    pen.text(104, 304, 10, 'Memo').text(224, 304, 10, 'Date');
    const [table = []] = await tablesOf(pen);
    expect(table.slice(0, 6)).toEqual([
      '0 0 1x1 Button',
      '0 1 1x1 Choice',
      '0 2 1x1 Entry',
      '1 0 3x1 Notes',
      '1 1 1x1 contains',
      '1 2 3x1 Field',
    ]);
  });

  it('has its first and last row also where only the lines between the cells are drawn', async () => {
    const pen = new Pen();
    pen.stroke(200, 200, 200, 300);
    for (const y of [225, 250, 275]) pen.stroke(100, y, 450, y);
    const rows = [
      ['SK', 'Certification Centre'],
      ['CRL', 'Certificate list'],
      ['CSP', 'Service provider'],
      ['TSL', 'Status list'],
    ];
    rows.forEach(([a = '', b = ''], i) => {
      pen.text(104, 216 + i * 25, 10, a).text(208, 216 + i * 25, 10, b);
    });
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('has one text in a ruled column, though its words stand under each other', async () => {
    const pen = new Pen();
    const rows = [
      ['command', 'meaning'],
      ['gpg     --import', 'imports a key'],
      ['gpg     --export', 'exports the keys'],
      ['gpg     --verify', 'verifies a file'],
    ];
    grid(pen, [100, 250, 450], [200, 220, 240, 260, 280]);
    rows.forEach(([a = '', b = ''], i) => {
      const [word = '', option = ''] = a.split(/ +/);
      pen.text(104, 214 + i * 20, 10, word).text(150, 214 + i * 20, 10, option);
      pen.text(254, 214 + i * 20, 10, b);
    });
    const texts = rows.map((row) => row.map((text) => text.replace(/ +/g, ' ')));
    expect(await tablesOf(pen)).toEqual([simple(texts)]);
  });
});

describe('two tables', () => {
  it('of one width stay two where wider text stands between them', async () => {
    const pen = new Pen();
    const rows = [
      ['', 'mpg', 'wt'],
      ['Mazda', '21.0', '2.6'],
      ['Datsun', '22.8', '2.3'],
    ];
    const draw = (top: number): void => {
      for (const y of [0, 16, 46]) pen.stroke(100, top + y, 300, top + y);
      rows.forEach(([label = '', ...figures], i) => {
        pen.text(104, top + 12 + i * 14, 10, label);
        figures.forEach((text, c) => {
          pen.text(200 + c * 60, top + 12 + i * 14, 10, text);
        });
      });
    };
    draw(200);
    pen.text(100, 280, 10, 'Shorthand');
    pen.text(
      100,
      296,
      10,
      'Both of them can be applied together when a table is made in this way.',
    );
    draw(310);
    expect(await tablesOf(pen)).toEqual([simple(rows), simple(rows)]);
  });
});
