/** Tables of a frame alone, of rules in pieces, of rules at totals, and rows of words between three rules. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 14;
const [LEFT, RIGHT, TOP] = [60, 460, 100];
const ENDS = [250, 350, 450];
const HEAD = ['Country', 'Exports', 'Imports', 'Change'];
const BODY = [
  ['Belgium', '1,204', '1,310', '8.8'],
  ['Denmark', '987', '1,020', '3.3'],
  ['Greece', '12,450', '11,002', '-11.6'],
  ['Total', '14,641', '13,332', '-8.9'],
];
const ALL = [HEAD, ...BODY];

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

function figures(pen: Pen, rows: readonly (readonly string[])[] = ALL): void {
  rows.forEach((texts, r) => {
    const y = TOP + r * PITCH + 10;
    texts.forEach((text, c) => {
      const x = c === 0 ? LEFT + 4 : (ENDS[c - 1] ?? 0) - widthOf(text) * SIZE;
      pen.text(x, y, SIZE, text);
    });
  });
}

/** A piece of a rule under each column of figures, and under the labels where told. */
function pieces(pen: Pen, row: number, labels: boolean): void {
  const y = TOP + row * PITCH;
  if (labels) pen.stroke(LEFT, y, 140, y);
  for (const end of ENDS) pen.stroke(end - 45, y, end, y);
}

describe('a frame alone', () => {
  it('holds a table where most lines are of figures; its head ends where they begin', async () => {
    const pen = new Pen();
    pen.strokeBox(LEFT, TOP, RIGHT, TOP + ALL.length * PITCH);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple(ALL)]);
  });

  it('is drawn around the rows only, the head above it', async () => {
    const pen = new Pen();
    pen.strokeBox(LEFT, TOP + PITCH, RIGHT, TOP + ALL.length * PITCH);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple(ALL)]);
  });

  it('holds no table where words stand in columns', async () => {
    const pen = new Pen();
    pen.strokeBox(LEFT, TOP, RIGHT, TOP + 4 * PITCH);
    for (let r = 0; r < 4; r++)
      pen
        .text(64, TOP + r * PITCH + 10, SIZE, 'Name of the body')
        .text(260, TOP + r * PITCH + 10, SIZE, 'in charge');
    const [table] = await tablesOf(pen);
    expect(table?.length ?? 0).toBeLessThan(2);
  });
});

describe('rules in pieces', () => {
  it('under every column make one table', async () => {
    const pen = new Pen();
    for (const row of [0, 1, ALL.length]) pieces(pen, row, true);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple(ALL)]);
  });

  it('at the total alone belong to the rows above them, labels and head included', async () => {
    const pen = new Pen();
    pieces(pen, 4, false);
    pieces(pen, 5, false);
    figures(pen);
    expect(await tablesOf(pen)).toEqual([simple(ALL)]);
  });

  it('above figures in the page’s contents make none', async () => {
    const pen = new Pen();
    for (let r = 0; r < 5; r++)
      pen
        .text(LEFT, TOP + r * PITCH + 10, SIZE, `Chapter ${r}`)
        .text(140, TOP + r * PITCH + 10, SIZE, `${'. '.repeat(40)}`)
        .text(440, TOP + r * PITCH + 10, SIZE, `${r}7`);
    pen.stroke(430, TOP + 5 * PITCH, 500, TOP + 5 * PITCH);
    expect(await tablesOf(pen)).toEqual([]);
  });
});

describe('words between three rules', () => {
  const words = (pen: Pen, rows: readonly (readonly string[])[], pitch: number): void => {
    for (const at of [TOP, TOP + 16, TOP + 18 + (rows.length - 1) * pitch])
      pen.stroke(LEFT, at, RIGHT, at);
    rows.forEach((texts, r) => {
      const y = r === 0 ? TOP + 12 : TOP + 16 + (r - 1) * pitch + 11;
      texts.forEach((text, c) => {
        if (text) pen.text([LEFT + 2, 170, 230][c] ?? 0, y, SIZE, text);
      });
    });
  };

  it('begin a row where most columns begin anew, and go on where one does', async () => {
    const pen = new Pen();
    const rows = [
      ['Operands', 'Operator', 'Description'],
      ['none', 'q', 'Save the current state.'],
      ['none', 'Q', 'Restore the state.'],
      ['a b c d', 'cm', 'Modify the matrix by joining the one that is'],
      ['', '', 'Specified by the operands.'],
      ['width', 'w', 'Set the width.'],
    ];
    words(pen, rows, 11);
    const joined = rows.filter((_, r) => r !== 4);
    joined[3] = [
      'a b c d',
      'cm',
      'Modify the matrix by joining the one that is Specified by the operands.',
    ];
    expect(await tablesOf(pen)).toEqual([simple(joined)]);
  });

  it('are a row a line between rules for groups, where every line fills all columns', async () => {
    const pen = new Pen();
    const rows = [
      ['Label', 'Model', 'Matrix'],
      ['CL-0', '(g)lm', 'vcovCL(m)'],
      ['CL-1', '(g)lm', 'vcovCL(m, id)'],
      ['PL', '(g)lm', 'vcovPL(m)'],
      ['standard', '(g)lm', 'vcov(m)'],
      ['basic', '(g)lm', 'sandwich(m)'],
      ['random', '(g)lmer', 'vcov(m)'],
      ['gee', 'geeglm', 'm$vbeta'],
    ];
    words(pen, rows, 12);
    for (const r of [3, 5]) pen.stroke(LEFT, TOP + 17 + r * 12, RIGHT, TOP + 17 + r * 12);
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('are no prose where a cell goes on over most of the width', async () => {
    const pen = new Pen();
    const rows = [
      ['Feature', 'Version that is required'],
      ['Depth', 'Second version'],
      ['Transparency', 'Full support needs the third version of the format, where a'],
      ['', 'colour is taken for one that is as clear as glass on a page'],
      ['Metadata', 'Fourth version'],
    ];
    for (const at of [TOP, TOP + 16, TOP + 63]) pen.stroke(LEFT, at, 410, at);
    rows.forEach((texts, r) => {
      const y = r === 0 ? TOP + 12 : TOP + 16 + (r - 1) * 11 + 11;
      texts.forEach((text, c) => {
        if (text) pen.text([LEFT + 2, 150][c] ?? 0, y, SIZE, text);
      });
    });
    const joined = rows.filter((_, r) => r !== 3);
    joined[2] = ['Transparency', `${rows[2]?.[1]} ${rows[3]?.[1]}`];
    expect(await tablesOf(pen)).toEqual([simple(joined)]);
  });

  it('keep a column of one text where the head has a label for it', async () => {
    const pen = new Pen();
    const rows = [
      ['Display', 'Extract', 'Other'],
      ['print', 'vcov', 'simulate'],
      ['summary', 'logLik', ''],
      ['plot', 'AIC', ''],
      ['profile', 'residuals', ''],
      ['levels', 'update', ''],
    ];
    words(pen, rows, 12);
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('a label alone that runs into the next column is for all of them', async () => {
    const pen = new Pen();
    pen.stroke(LEFT, TOP, RIGHT, TOP).stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    figures(pen, [HEAD]);
    pen.text(LEFT + 4, TOP + PITCH + 10, SIZE, 'Members since the year of the treaty = 4');
    BODY.forEach((texts, r) => {
      texts.forEach((text, c) => {
        const x = c === 0 ? LEFT + 4 : (ENDS[c - 1] ?? 0) - widthOf(text) * SIZE;
        pen.text(x, TOP + (r + 2) * PITCH + 10, SIZE, text);
      });
    });
    pen.stroke(LEFT, TOP + 6 * PITCH, RIGHT, TOP + 6 * PITCH);
    const [table] = await tablesOf(pen);
    expect(table?.[4]).toBe('1 0 1x4 Members since the year of the treaty = 4');
  });
});

describe('two tables of one width', () => {
  it('are two where another stands between them', async () => {
    const pen = new Pen();
    const draw = (top: number, right: number): void => {
      for (const y of [0, PITCH, ALL.length * PITCH]) pen.stroke(LEFT, top + y, right, top + y);
      ALL.forEach((texts, r) => {
        texts.forEach((text, c) => {
          const end = ((ENDS[c - 1] ?? 0) * (right - LEFT)) / (RIGHT - LEFT);
          const x = c === 0 ? LEFT + 4 : end - widthOf(text) * SIZE;
          pen.text(x, top + r * PITCH + 10, SIZE, text);
        });
      });
    };
    draw(100, 460);
    pen.text(LEFT, 200, SIZE, 'print(second)');
    draw(220, 430);
    pen.text(LEFT, 320, SIZE, 'print(third)');
    draw(340, 460);
    expect(await tablesOf(pen)).toEqual([simple(ALL), simple(ALL), simple(ALL)]);
  });
});
