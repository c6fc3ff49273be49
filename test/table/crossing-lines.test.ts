/** Tables with lines between cells only: two that cross, upright ones over text in columns, options with remarks. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 14;
const [LEFT, RIGHT, TOP] = [60, 460, 100];

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

const baseline = (row: number): number => TOP + row * PITCH + 10;

/** Prints the texts of each row where the columns begin; empty ones are left out. */
function print(
  pen: Pen,
  rows: readonly (readonly string[])[],
  starts: readonly number[],
  font: 'text' | 'listing' = 'text',
): void {
  rows.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text) pen[font](starts[c] ?? 0, baseline(r), SIZE, text);
    });
  });
}

describe('two lines that cross', () => {
  const ROWS = [
    ['run length', '1', '2', '3', '4'],
    ['alarms', '15', '11', '8', '7'],
  ];
  const STARTS = [LEFT + 4, 150, 200, 250, 300];

  it('part labels from figures and the head from its rows', async () => {
    const pen = new Pen();
    print(pen, ROWS, STARTS);
    pen.stroke(LEFT, TOP + PITCH, 330, TOP + PITCH);
    pen.stroke(140, TOP, 140, TOP + 2 * PITCH);
    expect(await tablesOf(pen)).toEqual([simple(ROWS)]);
  });

  it('are the axes of a chart where no text stands below them', async () => {
    const pen = new Pen();
    print(pen, ROWS.slice(0, 1), STARTS);
    pen.stroke(LEFT, TOP + PITCH, 330, TOP + PITCH);
    pen.stroke(140, TOP, 140, TOP + 2 * PITCH);
    expect(await tablesOf(pen)).toEqual([]);
  });
});

describe('two upright lines and a rule under the head', () => {
  it('leave columns open that a label stands over each', async () => {
    const pen = new Pen();
    const rows = [
      ['Time', 'State', 'Breslow', 'Efron', 'Breslow', 'Efron'],
      ['1', '1', 'r/(r + 1)', 'r/(r + 1)', 'q/(r + 1)', 'q/(r + 1)'],
      ['2', '0', 'r/(r + 3)', 'r/(r + 3)', 'q/(r + 3)', 'q/(r + 3)'],
      ['6', '1', 'r/(r + 3)', 'r/(r + 5)', 'q/(r + 3)', 'q/(r + 5)'],
      ['8', '0', '', '', '', ''],
      ['9', '1', 'r/(r + 2)', 'r/(r + 7)', 'q/(r + 2)', 'q/(r + 7)'],
    ];
    print(pen, rows, [LEFT + 4, 100, 150, 220, 300, 370]);
    pen.stroke(LEFT, TOP + PITCH, 430, TOP + PITCH);
    for (const x of [140, 290]) pen.stroke(x, TOP, x, TOP + rows.length * PITCH);
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });
});

describe('options whose remarks take several lines', () => {
  const print3 = (pen: Pen, rows: readonly (readonly string[])[], flush: boolean): void => {
    rows.forEach(([name = '', value = '', remark = ''], r) => {
      if (name) pen.text(flush ? 132 - widthOf(name) * SIZE : LEFT + 4, baseline(r), SIZE, name);
      if (value) pen.text(144, baseline(r), SIZE, value);
      pen.text(190, baseline(r), SIZE, remark);
    });
    pen.stroke(LEFT, TOP + PITCH, RIGHT, TOP + PITCH);
    for (const x of [138, 184]) pen.stroke(x, TOP, x, TOP + rows.length * PITCH);
  };

  it('begin with the line that has the label: lines below the first and the last one tell', async () => {
    const pen = new Pen();
    const rows = [
      ['option', 'default', 'what it does'],
      ['identify', '0', '0 = nothing is identified by it at all'],
      ['', '', '1 = all is identified'],
      ['', '', 'and the others are told'],
      ['screen', '1', '1 = by their error'],
      ['', '', '2 = by their derivatives, as said above'],
      ['levels', '6', 'number of levels'],
      ['paths', '20', 'number of paths'],
    ];
    print3(pen, rows, false);
    const joined = [
      ['option', 'default', 'what it does'],
      [
        'identify',
        '0',
        '0 = nothing is identified by it at all 1 = all is identified and the others are told',
      ],
      ['screen', '1', '1 = by their error 2 = by their derivatives, as said above'],
      ['levels', '6', 'number of levels'],
      ['paths', '20', 'number of paths'],
    ];
    expect(await tablesOf(pen)).toEqual([simple(joined)]);
  });

  it('have a row of words among those of figures, with a label of its own', async () => {
    const pen = new Pen();
    const rows = [
      ['option', 'default', 'what it does'],
      ['errors', '0', '0 = no analysis of the errors'],
      ['load', '0', '0 = a new analysis is made of all that was seen'],
      ['', '', '1 = the last one'],
      ['only', '0', '0 = of all'],
      ['', '', '1 = of those left'],
      ['vars', 'all', 'list of what is seen'],
      ['filter', '0.1', 'threshold'],
    ];
    print3(pen, rows, true);
    const [table] = await tablesOf(pen);
    expect(table).toContain('4 0 1x1 vars');
    expect(table).toContain('4 2 1x1 list of what is seen');
  });
});

describe('code and formulas between three rules', () => {
  const rules = (pen: Pen, rows: number): void => {
    for (const row of [0, 1, rows]) pen.stroke(LEFT, TOP + row * PITCH, RIGHT, TOP + row * PITCH);
  };

  it('are not parted at spaces that are as wide as letters', async () => {
    const pen = new Pen();
    const rows = [
      ['Label', 'Object', 'Matrix'],
      ['CL-0', 'm', 'vcov(m, cluster = id, type = "HC0")'],
      ['CL-1', 'm', 'vcov(m, cluster = id, type = "HC1")'],
      ['CL-2', 'm', 'vcov(m, cluster = id, type = "HC2")'],
      ['PL', 'm', 'vcov(m, cluster = id, adjust = no)'],
    ];
    print(pen, rows, [LEFT + 4, 150, 220], 'listing');
    rules(pen, rows.length);
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('go on below a rule where a page cut the last column: such lines are no text around', async () => {
    const pen = new Pen();
    const rows = [
      ['No', 'Field', 'Description'],
      ['', '', '+ddd.dddd +ddd.dddd hhhh.hhhh'],
      ['', '', 'latitude and longitude in degrees'],
      ['', '', 'and the height in meters'],
      ['3', 'Quality', 'tells how good the solution is'],
      ['4', 'Count', 'tells how many were valid'],
    ];
    print(pen, rows, [LEFT + 4, 100, 190], 'listing');
    for (const row of [0, 1, 4, 5, 6])
      pen.stroke(LEFT, TOP + row * PITCH, RIGHT, TOP + row * PITCH);
    const [table] = await tablesOf(pen);
    expect(table).toContain('0 2 1x1 Description');
    expect(table).toContain('3 2 1x1 tells how many were valid');
  });

  it('are a table though most lines are full, where each column has a label', async () => {
    const pen = new Pen();
    const rows = [
      ['Formula of it', 'The other way', 'What it means'],
      ['a model of one part', 'one with two parts', 'Random intercepts'],
      ['', '', 'with a fixed mean.'],
      ['a model of one group', 'one with two groups', 'Random intercepts'],
      ['', '', 'with a known mean.'],
      ['a model of one slope', 'one with two slopes', 'Random intercepts'],
      ['', '', 'with random slopes.'],
    ];
    print(pen, rows, [LEFT + 4, 190, 320]);
    rules(pen, rows.length);
    const [table] = await tablesOf(pen);
    expect(table?.slice(3)).toEqual(
      simple([
        rows[0] ?? [],
        ['a model of one part', 'one with two parts', 'Random intercepts with a fixed mean.'],
        ['a model of one group', 'one with two groups', 'Random intercepts with a known mean.'],
        ['a model of one slope', 'one with two slopes', 'Random intercepts with random slopes.'],
      ]).slice(3),
    );
  });
});
