/** What TeX and other producers print in half-ruled tables, made small. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

/** Texts at the columns' left sides, one row every 14 points. */
function rowsAt(pen: Pen, xs: readonly number[], y: number, rows: readonly string[][]): void {
  rows.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text !== '') pen.text(xs[c] ?? 0, y + 14 * r, 10, text);
    });
  });
}

const rules = (pen: Pen, from: number, to: number, ys: readonly number[]): void => {
  for (const y of ys) pen.stroke(from, y, to, y);
};

describe('half-ruled tables of other producers', () => {
  it('a head of wide letters, whose spaces are wide as well', async () => {
    const pen = new Pen();
    rules(pen, 100, 292, [200, 218, 275]);
    pen.text(100, 213, 10, 'name').text(181, 213, 10, 'men');
    // 32.2 and 41.7 points wide, 4.3 points apart.
    pen.text(211.8, 213, 10, 'women').text(248.3, 213, 10, 'members');
    const body = ['Denmark', 'Finland', 'Ireland', 'Latvia'].map((name, i) => [
      name,
      `${41 + i}.5`,
      `${73 + i}.1`,
    ]);
    rowsAt(pen, [100, 180.5, 270.5], 229, body);
    expect(await tablesOf(pen)).toEqual([simple([['name', 'men', 'women members'], ...body])]);
  });

  it('three rows whose figures stand closer than words of chance would', async () => {
    const pen = new Pen();
    rules(pen, 100, 245, [200, 218, 261]);
    pen.text(100, 213, 10, 'name').text(190, 213, 10, 'EU').text(222, 213, 10, 'Rate');
    const body = [
      ['Denmark', '45,301', '7.5'],
      ['Finland', '14,412', '9.1'],
      ['Ireland', '27,093', '4.4'],
    ];
    rowsAt(pen, [100, 186, 222], 229, body);
    expect(await tablesOf(pen)).toEqual([simple([['name', 'EU', 'Rate'], ...body])]);
  });

  it('labels in the middle of the rows that they are for, between lines and on one', async () => {
    const pen = new Pen();
    rules(pen, 60, 330, [200, 218, 248, 291]);
    pen.text(60, 213, 10, 'Group').text(150, 213, 10, 'Country').text(290, 213, 10, 'Rate');
    const body = ['Denmark', 'Finland', 'Ireland', 'Latvia', 'Spain'].map((name, i) => [
      name,
      `${41 + i}.5`,
    ]);
    rowsAt(pen, [150, 290], 229, body);
    pen.text(60, 236, 10, 'Men').text(60, 271, 10, 'Women');
    expect(await tablesOf(pen)).toEqual([
      [
        ...simple([['Group', 'Country', 'Rate']]),
        '1 0 2x1 Men',
        '1 1 1x1 Denmark',
        '1 2 1x1 41.5',
        '2 1 1x1 Finland',
        '2 2 1x1 42.5',
        '3 0 3x1 Women',
        '3 1 1x1 Ireland',
        '3 2 1x1 43.5',
        '4 1 1x1 Latvia',
        '4 2 1x1 44.5',
        '5 1 1x1 Spain',
        '5 2 1x1 45.5',
      ],
    ]);
  });

  it('labels of the first of several rows are for that row alone', async () => {
    const pen = new Pen();
    rules(pen, 60, 330, [200, 218, 289]);
    pen.text(60, 213, 10, 'Group').text(150, 213, 10, 'Country').text(290, 213, 10, 'Rate');
    const body = [
      ['Men', 'Denmark', '41.5'],
      ['', 'Finland', '42.5'],
      ['Women', 'Ireland', '43.5'],
      ['', 'Latvia', '44.5'],
      ['', 'Spain', '45.5'],
    ];
    rowsAt(pen, [60, 150, 290], 229, body);
    expect(await tablesOf(pen)).toEqual([simple([['Group', 'Country', 'Rate'], ...body])]);
  });

  it('a shaded head of two rows, wider than the rules, with a label beside both rows', async () => {
    const pen = new Pen();
    pen.fillBox(94, 200, 326, 216, '0.8 0.8 0.8').fillBox(94, 216, 326, 232, '0.8 0.8 0.8');
    rules(pen, 100, 320, [200, 232, 290]);
    pen.stroke(190, 216, 320, 216);
    pen.text(100, 220, 10, 'Region').text(232, 212, 10, 'Exports');
    pen.text(200, 228, 10, 'Value').text(280, 228, 10, 'Rate');
    const body = ['Denmark', 'Finland', 'Ireland', 'Latvia'].map((name, i) => [
      name,
      `${41 + i}.5`,
      `${73 + i}.1`,
    ]);
    rowsAt(pen, [100, 200, 280], 243, body);
    expect(await tablesOf(pen)).toEqual([
      [
        '0 0 2x1 Region',
        '0 1 1x2 Exports',
        '1 1 1x1 Value',
        '1 2 1x1 Rate',
        ...simple([['', '', ''], ['', '', ''], ...body]).slice(6),
      ],
    ]);
  });

  it('two tables of one width with a note between them', async () => {
    const pen = new Pen();
    const make = (y: number): string[][] => {
      rules(pen, 100, 320, [y, y + 18, y + 64]);
      const rows = [
        ['Region', 'Value', 'Rate'],
        ['Denmark', '41.5', '73.1'],
        ['Finland', '42.5', '74.1'],
        ['Ireland', '43.5', '75.1'],
      ];
      rowsAt(pen, [100, 200, 280], y + 13, rows.slice(0, 1));
      rowsAt(pen, [100, 200, 280], y + 29, rows.slice(1));
      return rows;
    };
    const first = make(200);
    pen.text(110, 275, 8, 'Source:').text(142, 275, 8, 'National statistical offices.');
    const second = make(330);
    expect(await tablesOf(pen)).toEqual([simple(first), simple(second)]);
  });

  it('a head of years below its caption and units', async () => {
    const pen = new Pen();
    rules(pen, 100, 320, [200, 218, 264]);
    pen.text(135, 186, 10, 'Table 2 Main indicators by year').text(180, 197, 8, '(in thousands)');
    const rows = [
      ['Region', '2008', '2009'],
      ['Denmark', '41.5', '73.1'],
      ['Finland', '42.5', '74.1'],
      ['Ireland', '43.5', '75.1'],
    ];
    rowsAt(pen, [100, 200, 280], 213, rows.slice(0, 1));
    rowsAt(pen, [100, 200, 280], 229, rows.slice(1));
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('a row below the last rule whose label leaves little white', async () => {
    const pen = new Pen();
    rules(pen, 100, 420, [200, 218]);
    const long = 'Agriculture, forestry and fishing, with hunting and services';
    const rows = [
      ['Region', '2008', '2009'],
      ['Denmark', '41.5', '73.1'],
      [long, '42.5', '74.1'],
      ['Ireland', '43.5', '75.1'],
    ];
    rowsAt(pen, [100, 371, 398], 213, rows.slice(0, 1));
    rowsAt(pen, [100, 371, 398], 229, rows.slice(1));
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });
});
