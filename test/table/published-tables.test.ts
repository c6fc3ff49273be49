/** Tables as offices publish them: titles among rows, signs apart, numbered columns, sums below the last rule. */
import { describe, expect, it } from 'vitest';
import { isDatum } from '../../shared/table/open/runs.ts';
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
  ['Norway', '641', '332', '-8.9'],
];

async function tablesOf(pen: Pen, look: { unruled?: true } = {}): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]), undefined, look);
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}
const yOf = (row: number): number => TOP + row * PITCH;
const rule = (pen: Pen, row: number): void => {
  pen.stroke(LEFT, yOf(row), RIGHT, yOf(row));
};
function write(pen: Pen, texts: readonly string[], row: number): void {
  texts.forEach((text, c) => {
    const x = c === 0 ? LEFT + 4 : (ENDS[c - 1] ?? 0) - widthOf(text) * SIZE;
    if (text) pen.text(x, yOf(row) + 10, SIZE, text);
  });
}
const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

describe('published tables', () => {
  it('keep titles in the middle apart from figures that stand above them', async () => {
    const pen = new Pen();
    for (const row of [0, 1, 7]) rule(pen, row);
    write(pen, HEAD, 0);
    BODY.slice(0, 2).forEach((texts, r) => {
      write(pen, texts, r + 1);
    });
    const title = 'NORTH AND SOUTH OF ALL';
    pen.text((LEFT + RIGHT - widthOf(title) * SIZE) / 2, yOf(3) + 10, SIZE, title);
    BODY.slice(2).forEach((texts, r) => {
      write(pen, texts, r + 4);
    });
    write(pen, ['Iceland', '5', '7', '1.2'], 6);
    const cells = (await tablesOf(pen))[0];
    expect(cells).toContain(`3 0 1x4 ${title}`);
    expect(cells).toContain('2 1 1x1 987');
  });

  it('keep a sign set apart with its own figure, where hardly any row has one', async () => {
    const pen = new Pen();
    for (const row of [0, 1, 15]) rule(pen, row);
    write(pen, HEAD.slice(0, 3), 0);
    for (let r = 1; r < 15; r++) write(pen, [`Item ${r}`, `${r}1,204`, `${r}10`], r);
    for (const end of ENDS.slice(0, 2)) pen.text(end - 94, yOf(1) + 10, SIZE, '$');
    const cells = (await tablesOf(pen))[0];
    expect(cells).toContain('1 1 1x1 $ 11,204');
    expect(cells).toContain('1 2 1x1 $ 110');
  });

  it('keep the numbers of columns below the labels in a row of their own', async () => {
    const pen = new Pen();
    for (const row of [0, 2, 6]) rule(pen, row);
    write(pen, HEAD, 0);
    write(pen, ['', '(1)', '(2)', '(3)'], 1);
    BODY.forEach((texts, r) => {
      write(pen, texts, r + 2);
    });
    const cells = (await tablesOf(pen))[0];
    expect(cells).toContain('0 1 1x1 Exports');
    expect(cells).toContain('1 1 1x1 (1)');
  });

  it('have sums below the last rule, as far off as their rows are', async () => {
    const pen = new Pen();
    rule(pen, 0);
    rule(pen, 2);
    rule(pen, 8);
    write(pen, HEAD, 0);
    [0, 1].forEach((r) => {
      write(pen, BODY[r] ?? [], 2 + 3 * r);
    });
    write(pen, ['', '', 'Total', '2,191'], 9.4);
    expect((await tablesOf(pen))[0]?.join('\n')).toContain('Total');
  });

  it('have labels of years that stand as close as spaces, one for each column', async () => {
    const pen = new Pen();
    for (const row of [0, 1, 5]) rule(pen, row);
    const ends = [150, 173, 196, 219];
    const row = (texts: readonly string[], at: number): void => {
      pen.text(LEFT + 4, yOf(at) + 10, SIZE, texts[0] ?? '');
      texts.slice(1).forEach((text, c) => {
        pen.text((ends[c] ?? 0) - widthOf(text) * SIZE, yOf(at) + 10, SIZE, text);
      });
    };
    const rows = [
      ['Region', '2016', '2017', '2018', '2019'],
      ['North', '12', '14', '13', '15'],
      ['South', '22', '24', '23', '25'],
      ['East', '32', '34', '33', '35'],
      ['West', '42', '44', '43', '45'],
    ];
    rows.forEach(row);
    expect((await tablesOf(pen))[0]).toEqual(simple(rows));
  });

  it('have words in columns below labels and a single rule, for who asks for tables', async () => {
    const pen = new Pen();
    rule(pen, 1);
    const starts = [64, 180, 320];
    const rows = [
      ['Hour', 'Subject', 'Room'],
      ['Morning', 'Budget of roads', 'Large hall'],
      ['Noon', 'Lunch', 'Garden'],
      ['Evening', 'Vote on all', 'Large hall'],
    ];
    rows.forEach((texts, r) => {
      texts.forEach((text, c) => {
        pen.text(starts[c] ?? 0, yOf(r) + 10, SIZE, text);
      });
    });
    expect(await tablesOf(pen, { unruled: true })).toEqual([simple(rows)]);
    expect(await tablesOf(pen)).toEqual([]);
  });

  it('have amounts with their currency in letters among their figures', () => {
    for (const text of ['53.20 EUR', 'EUR 53', 'US$ 1,200', 'Rs. 40', '(20) CHF'])
      expect(isDatum(text), text).toBe(true);
    for (const text of ['TX 123', '12 days', 'Article 5', 'EUR'])
      expect(isDatum(text), text).toBe(false);
  });

  it('have dots that lead to several figures, between rules', async () => {
    const pen = new Pen();
    for (const row of [0, 1, 5]) rule(pen, row);
    write(pen, HEAD, 0);
    BODY.forEach(([label, ...texts], r) => {
      write(pen, [`${label} ${'.'.repeat(24)}`, ...texts], r + 1);
    });
    expect((await tablesOf(pen))[0]).toContain('4 1 1x1 641');
  });
});
