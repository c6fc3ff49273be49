/** Half-ruled tables of words, as manuals and standards print them. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

async function tablesOf(...pens: Pen[]): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf(pens.map(({ content }) => ({ content }))));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

const XS = [80, 180, 260] as const;

function rowsAt(pen: Pen, y: number, rows: readonly string[][], xs: readonly number[] = XS): void {
  rows.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text !== '') pen.text(xs[c] ?? 0, y + 14 * r, 10, text);
    });
  });
}

const rules = (pen: Pen, ys: readonly number[]): void => {
  for (const y of ys) pen.stroke(80, y, 440, y);
};

const HEAD = ['Field', 'Type', 'Comments'];
const FIELDS = [
  ['width', 'integer', 'in points'],
  ['height', 'integer', ''],
  ['gravity of window', 'name', 'which corner stays'],
  ['state', 'name', ''],
];

describe('rows of words', () => {
  it('that all begin small go on with nothing', async () => {
    const pen = new Pen();
    rules(pen, [200, 218, 278]);
    rowsAt(pen, 213, [HEAD]);
    rowsAt(pen, 231, FIELDS);
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...FIELDS])]);
  });

  it('whose column begins large go on where a line begins small', async () => {
    const pen = new Pen();
    rules(pen, [200, 218, 264]);
    rowsAt(pen, 213, [HEAD]);
    rowsAt(pen, 231, [
      ['Width', 'Integer', 'The room that the window'],
      ['', '', 'takes on the screen'],
      ['Height', 'Integer', 'Likewise'],
    ]);
    const rows = [
      ['Width', 'Integer', 'The room that the window takes on the screen'],
      ['Height', 'Integer', 'Likewise'],
    ];
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...rows])]);
  });
});

describe('two tables of one width', () => {
  const second = ['Name', 'Bit', 'Meaning'];
  const bits = [
    ['Place', 'First', 'Chosen by hand'],
    ['Size', 'Second', 'Chosen by hand, too'],
  ];

  it('are parted by the sentence that leads to the second', async () => {
    const pen = new Pen();
    rules(pen, [200, 218, 278]);
    rowsAt(pen, 213, [HEAD]);
    rowsAt(pen, 231, FIELDS);
    pen.text(80, 294, 10, 'The bits of the flags are as follows:');
    rules(pen, [306, 324, 356]);
    rowsAt(pen, 319, [second]);
    rowsAt(pen, 337, bits);
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...FIELDS]), simple([second, ...bits])]);
  });

  it('are one where a label without more room than a row parts its rows', async () => {
    const pen = new Pen();
    rules(pen, [200, 218, 278, 296, 328]);
    rowsAt(pen, 213, [HEAD]);
    rowsAt(pen, 231, FIELDS);
    pen.text(80, 291, 10, 'Flags:');
    rowsAt(pen, 309, bits);
    expect(await tablesOf(pen)).toHaveLength(1);
  });
});

describe('a table whose page ends before it does', () => {
  const more = [
    ['input', 'name', 'who asks'],
    ['icon', 'picture', ''],
    ['group', 'number', 'of windows'],
  ];

  it('keeps its rows without a rule below them, and goes on with its own columns', async () => {
    const first = new Pen();
    rules(first, [600, 618]);
    rowsAt(first, 613, [HEAD]);
    rowsAt(first, 631, FIELDS);
    const next = new Pen();
    rules(next, [80, 98, 146]);
    rowsAt(next, 93, [HEAD]);
    // Here the white between the columns has other middles.
    rowsAt(next, 111, more);
    expect(await tablesOf(first, next)).toEqual([simple([HEAD, ...FIELDS, ...more])]);
  });

  it('is none where text in two columns follows two words between rules', async () => {
    const pen = new Pen();
    rules(pen, [200, 218]);
    rowsAt(pen, 213, [['Part One', 'Part Two']], [80, 265]);
    const line = 'words that fill their column well';
    rowsAt(
      pen,
      231,
      Array.from({ length: 8 }, () => [line, line]),
      [80, 265],
    );
    expect(await tablesOf(pen)).toEqual([]);
  });
});
