/** Rows of words in ruled columns, which the command for tables alone looks for. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 14;
const [LEFT, MIDDLE, RIGHT, TOP] = [60, 160, 400, 100];

/** A frame and a line between two columns, with a rule below each row of `ruled`. */
function draw(rows: readonly (readonly [string, string])[], ruled: readonly number[]): Pen {
  const pen = new Pen();
  const bottom = TOP + rows.length * PITCH;
  pen.strokeBox(LEFT, TOP, RIGHT, bottom);
  pen.stroke(MIDDLE, TOP, MIDDLE, bottom);
  for (const row of ruled) pen.stroke(LEFT, TOP + row * PITCH, RIGHT, TOP + row * PITCH);
  rows.forEach(([label, text], r) => {
    const y = TOP + r * PITCH + 10;
    if (label) pen.text(LEFT + 4, y, SIZE, label);
    pen.text(MIDDLE + 4, y, SIZE, text);
  });
  return pen;
}

async function tableOf(pen: Pen, words = true): Promise<string[]> {
  const pdf = buildPdf([{ content: pen.content }]);
  const layout = await layOutPdf(pdf, undefined, words ? { unruled: true } : {});
  return writeCells(gridsOf(layout)[0]?.cells ?? []);
}

const FUNCTIONS = [
  ['Function', 'Description'],
  ['print()', 'simple printed display of the estimates'],
  ['summary()', 'standard output of all that was estimated, with'],
  ['', 'the errors and the tests of each of the parts'],
  ['coef()', 'coefficients of the model'],
  ['vcov()', 'covariance matrix'],
  ['hypothesis()', 'tests of linear hypotheses'],
  ['AIC()', 'information criteria'],
] as const;

describe('words in ruled columns, with rules between groups alone', () => {
  it('begin a row where the text above had room for them', async () => {
    const cells = await tableOf(draw(FUNCTIONS, [1, 4]));
    expect(cells).toEqual([
      '0 0 1x1 Function',
      '0 1 1x1 Description',
      '1 0 1x1 print()',
      '1 1 1x1 simple printed display of the estimates',
      '2 0 1x1 summary()',
      '2 1 1x1 standard output of all that was estimated, with the errors and the tests of each of the parts',
      ...FUNCTIONS.slice(4).flatMap((texts, r) =>
        texts.map((text, c) => `${r + 3} ${c} 1x1 ${text}`),
      ),
    ]);
  });

  it('are cells of several lines in a record', async () => {
    const cells = await tableOf(draw(FUNCTIONS, [1, 4]), false);
    expect(cells).toHaveLength(6);
  });

  it('go on where the text above had no room for them, though the label does too', async () => {
    const cells = await tableOf(
      draw(
        [
          ['Function of', 'What the function is for, and what is'],
          ['the printed part', 'printed by it on all of the pages'],
          ['Function of', 'What the function is for, and what is'],
          ['the other parts', 'printed by it beside all of the parts'],
          ['Function of', 'What the function is for, and what is'],
          ['the drawn parts', 'printed by it wherever the drawn'],
          ['Function of', 'What the function is for, and what is'],
          ['the whole page', 'printed by it whenever one is printed'],
        ],
        [2, 4, 6],
      ),
    );
    expect(cells).toHaveLength(8);
  });

  it('stay one row where most lines stand in one column alone', async () => {
    const remarks = ['Whom to treat?', 'All who are ill.', 'Adults', 'Strong.', 'Others', 'Weak.'];
    const rows = ['A', 'B', 'C', 'D'].flatMap((label) =>
      remarks.map((remark, i): [string, string] => [i === 2 ? label : '', remark]),
    );
    const cells = await tableOf(draw(rows, [6, 12, 18]));
    expect(cells).toHaveLength(8);
  });
});
