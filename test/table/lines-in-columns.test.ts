/** Rows that no rule parts, in columns that lines rule: what the command for tables alone makes of them. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 12;
const [LEFT, TOP] = [60, 100];

interface Sheet {
  /** Widths of the columns, in points. */
  readonly widths: readonly number[];
  /** Texts by line and column. */
  readonly lines: readonly (readonly string[])[];
  /** Lines that a rule stands below. */
  readonly ruled: readonly number[];
  /** No line parts the columns: a frame alone. */
  readonly frame?: true;
}

/** Returns the sheet drawn; upright lines inside begin below so many lines. */
function draw({ widths, lines, ruled, frame }: Sheet, below = 0): Pen {
  const pen = new Pen();
  const xs = [LEFT];
  for (const width of widths) xs.push((xs.at(-1) ?? 0) + width);
  const [right, bottom] = [xs.at(-1) ?? 0, TOP + lines.length * PITCH];
  pen.strokeBox(LEFT, TOP, right, bottom);
  const inside = frame ? [] : xs.slice(1, -1);
  inside.forEach((x, i) => {
    pen.stroke(x, i === 0 ? TOP : TOP + below * PITCH, x, bottom);
  });
  for (const line of ruled) pen.stroke(LEFT, TOP + line * PITCH, right, TOP + line * PITCH);
  lines.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text) pen.text((xs[c] ?? 0) + 4, TOP + r * PITCH + 9, SIZE, text);
    });
  });
  return pen;
}

const rowsOf = (sheet: Sheet, words = true): Promise<string[]> => readRows(draw(sheet), words);

async function readRows(pen: Pen, words = true): Promise<string[]> {
  const pdf = buildPdf([{ content: pen.content }]);
  const layout = await layOutPdf(pdf, undefined, words ? { unruled: true } : {});
  return writeCells(gridsOf(layout)[0]?.cells ?? []);
}

/** Each line is a row. */
const lineByLine = (lines: Sheet['lines']): string[] =>
  lines.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

const COUNTRIES = [
  ['Country', 'Cases', 'Share'],
  ['Austria', '5821', '92.9'],
  ['Belgium', '3839', '88.0'],
  ['Bulgaria', '1063', '97.1'],
  ['Cyprus', '158', '96.8'],
  ['Denmark', '1662', '75.2'],
  ['Finland', '2737', '15.4'],
] as const;

describe('lines in ruled columns, with rules between groups alone', () => {
  it('are rows where figures stand under each other, two in a group', async () => {
    const sheet = { widths: [80, 60, 60], lines: COUNTRIES, ruled: [1, 3, 5] };
    expect(await rowsOf(sheet)).toEqual(lineByLine(COUNTRIES));
  });

  it('are rows where short words begin anew in several columns', async () => {
    const lines = [
      ['Maker', 'Dear', 'Middle', 'Cheap'],
      ['Gamble', 'Ariel', 'Vizir', 'Bonux'],
      ['Lever', 'Skip', 'Omo', 'Persil'],
      ['Henkel', 'Chat', 'Croix', 'Mir'],
      ['Colgate', 'Dash', 'Axion', 'Gama'],
    ];
    const sheet = { widths: [80, 70, 70, 70], lines, ruled: [1] };
    expect(await rowsOf(sheet)).toEqual(lineByLine(lines));
  });

  it('are rows where texts of several columns begin anew at once, however long their labels are', async () => {
    const lines = [
      ['', 'General', 'By grade', 'Modified'],
      ['Content taught', 'Grade', 'Grade', 'Other'],
      ['and assessed', '', '', ''],
      ['Achievement', 'Level', 'Grade', 'Level'],
      ['standards', '', '', ''],
      ['Participating', 'All', 'Some', 'Few'],
      ['students', '', '', ''],
    ];
    const cells = await rowsOf({ widths: [76, 70, 70, 70], lines, ruled: [1] });
    expect(cells).toHaveLength(16);
    expect(cells.slice(4, 6)).toEqual(['1 0 1x1 Content taught and assessed', '1 1 1x1 Grade']);
  });

  it('are rows, few as they are, where each fills all columns', async () => {
    const lines = [
      ['Class', 'Lower end', 'Upper end'],
      ['Low', 'seventeen', 'thirty-one'],
      ['Middle', 'twentynine', 'forty-four'],
      ['High', 'forty-four', 'eighty-one'],
    ];
    const sheet = { widths: [80, 52, 52], lines, ruled: [1] };
    expect(await rowsOf(sheet)).toEqual(lineByLine(lines));
  });

  it('are one row where numbers stand in one column alone, with no label of their own', async () => {
    const lines = [
      ['State', 'First', 'Last'],
      ['Ohio', '12', '14'],
      ['', '', '15'],
      ['Iowa', '22', '24'],
      ['', '', '25'],
      ['Utah', '32', '34'],
      ['', '', '35'],
    ];
    const cells = await rowsOf({ widths: [80, 60, 60], lines, ruled: [1, 3, 5] });
    expect(cells).toHaveLength(12);
  });

  it('are one row where the second line says the same in another unit, in brackets', async () => {
    const lines = [
      ['Load', 'Front', 'Side'],
      ['10 ft', '4200 lb', '3900 lb'],
      ['(3.0 m)', '(1905 kg)', '(1769 kg)'],
      ['15 ft', '3100 lb', '2800 lb'],
      ['(4.6 m)', '(1406 kg)', '(1270 kg)'],
    ];
    const cells = await rowsOf({ widths: [80, 70, 70], lines, ruled: [1, 3] });
    expect(cells).toHaveLength(9);
  });

  it('are one row where narrow cells break their numbers', async () => {
    const lines = [
      ['Name', 'A', 'B'],
      ['One', '12345', '88412'],
      ['more', '678', '950'],
      ['Two', '23456', '77213'],
      ['more', '789', '441'],
    ];
    const cells = await rowsOf({ widths: [42, 32, 32], lines, ruled: [1, 3] });
    expect(cells).toHaveLength(9);
  });

  it('leave the lines of a head together', async () => {
    const lines = [
      ['', 'Total costs', 'Indirect'],
      ['Category', 'of all funds', 'costs'],
      ...COUNTRIES.slice(1),
    ];
    const cells = await rowsOf({ widths: [80, 80, 60], lines, ruled: [2, 5] });
    expect(cells.slice(0, 4)).toEqual([
      '0 0 1x1 Category',
      '0 1 1x1 Total costs of all funds',
      '0 2 1x1 Indirect costs',
      '1 0 1x1 Austria',
    ]);
    expect(cells).toHaveLength(21);
  });

  it('leave labels of two lines together below a spanner, beside the label of the first column', async () => {
    const lines = [
      ['', '', ''],
      ['', 'Less than', 'Up to'],
      ['Student', '$10,000', '$54,999'],
      ...COUNTRIES.slice(1),
    ];
    const pen = draw({ widths: [80, 60, 60], lines, ruled: [3] }, 1);
    pen.stroke(LEFT + 80, TOP + PITCH, LEFT + 200, TOP + PITCH);
    pen.text(LEFT + 110, TOP + 9, SIZE, 'Amount lent');
    expect((await readRows(pen)).slice(0, 5)).toEqual([
      '0 0 2x1 Student',
      '0 1 1x2 Amount lent',
      '1 1 1x1 Less than $10,000',
      '1 2 1x1 Up to $54,999',
      '2 0 1x1 Austria',
    ]);
  });

  it('are cells of several lines in a record', async () => {
    const sheet = { widths: [80, 60, 60], lines: COUNTRIES, ruled: [1, 3, 5] };
    expect(await rowsOf(sheet, false)).toHaveLength(12);
  });
});

describe('a frame with a rule below its head', () => {
  const sheet: Sheet = {
    widths: [120, 120],
    lines: [
      ['Programme', 'Director'],
      ['Open data', 'M. Arnold'],
      ['Cloud', 'P. Bell'],
      ['Web', 'R. Carey'],
    ],
    ruled: [1],
    frame: true,
  };

  it('is parted by its white as between rules that nothing closes', async () => {
    expect(await rowsOf(sheet)).toEqual(lineByLine(sheet.lines));
  });

  it('is left to its lines in a record', async () => {
    expect(await rowsOf(sheet, false)).toHaveLength(2);
  });
});
