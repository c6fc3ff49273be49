/** Tables of words below one rule or in shaded rows, as manuals and reports print them. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 10;
const [LEFT, RIGHT, TOP] = [60, 480, 100];

async function tablesOf(pen: Pen): Promise<string[][]> {
  const pdf = buildPdf([{ content: pen.content }]);
  const layout = await layOutPdf(pdf, undefined, { unruled: true });
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

/** Three rules, the second below the first line; lines stand `pitch` apart, texts begin at `xs`. */
function threeRules(
  lines: readonly (readonly string[])[],
  xs: readonly number[],
  pitch: number,
): Pen {
  const pen = new Pen();
  for (const y of [0, pitch + 1, lines.length * pitch + 3])
    pen.stroke(LEFT, TOP + y, RIGHT, TOP + y);
  lines.forEach((texts, r) => {
    texts.forEach((text, c) => {
      if (text) pen.text(xs[c] ?? 0, TOP + pitch - 3 + r * pitch, SIZE, text);
    });
  });
  return pen;
}

describe('rows of words', () => {
  it('are no nearer to each other where letters are lowered', async () => {
    const rows = [
      ['Symbol', 'Size', 'Description'],
      ['X', 'n by p', 'Raw matrix of the effects'],
      ['Y', 'n by k', 'Matrix of the indices of all groups'],
      ['T', 'p by p', 'Template of the lower half'],
      ['V', 'k by k', 'Relative factor of all terms'],
      ['Z', 'n by k', 'Matrix of the model'],
    ];
    const pen = threeRules(rows, [65, 120, 180], 14);
    for (const r of [1, 2, 4]) pen.text(72, TOP + 13 + r * 14, 7, 'i');
    const read = rows.map((texts, r) =>
      r === 1 || r === 2 || r === 4 ? [`${texts[0]}i`, ...texts.slice(1)] : texts,
    );
    expect(await tablesOf(pen)).toEqual([simple(read)]);
  });

  it('have a column without a label where each begins with a text there', async () => {
    const lines = [
      ['Module', '', 'Function', 'Description'],
      ['Formula module', '(Section 2)', 'formula', 'Accepts a formula, data, and other'],
      ['', '', '', 'inputs, and returns a list of all the'],
      ['', '', '', 'objects that are required to fit such'],
      ['', '', '', 'a model which is not a linear one and'],
      ['', '', '', 'has no effects.'],
      ['Output module', '(Section 5)', 'output', 'Accepts an optimized function and'],
      ['', '', '', 'returns the results of the whole as an'],
      ['', '', '', 'object with the names of its parts, to'],
      ['', '', '', 'be used by others who know what it is'],
      ['', '', '', 'about.'],
    ];
    const [first, second] = [lines.slice(1, 6), lines.slice(6)].map((own) =>
      own.map((texts) => texts[3]).join(' '),
    );
    expect(await tablesOf(threeRules(lines, [65, 150, 215, 300], 14))).toEqual([
      simple([
        lines[0] ?? [],
        [...(lines[1] ?? []).slice(0, 3), first ?? ''],
        [...(lines[6] ?? []).slice(0, 3), second ?? ''],
      ]),
    ]);
  });

  it('are single words where no text of a column has two', async () => {
    const rows = [
      ['Class', 'Other'],
      ['stockheight', ''],
      ['trimtopward', ''],
      ['paperheight', 'paperheight'],
      ['textheights', 'textheight'],
      ['columnseps', 'columnseps'],
      ['headheight', 'headheight'],
    ];
    expect(await tablesOf(threeRules(rows, [65, 250], 14))).toEqual([simple(rows)]);
  });

  it('below rows of figures go on with no figure', async () => {
    const rows = [
      ['', 'section', 'subsection', 'paragraph'],
      ['beforeskip (ex)', '3.5', '3.25', '3.25'],
      ['indent', '0', '0', '0'],
      ['afterskip (ex)', '2.3', '1.5', '1.5'],
      ['font', 'Large', 'Small', 'Bold'],
    ];
    expect(await tablesOf(threeRules(rows, [65, 180, 270, 360], 14))).toEqual([simple(rows)]);
  });

  it('keep what is listed beside their label, whatever room the list leaves', async () => {
    const pen = new Pen();
    for (const y of [0, 15, 136]) pen.stroke(LEFT, TOP + y, RIGHT, TOP + y);
    const put = (y: number, label: string, text: string): void => {
      if (label) pen.text(65, TOP + y, SIZE, label);
      pen.text(180, TOP + y, SIZE, text);
    };
    put(11, 'Property', 'Reason for change');
    put(27, 'Clarity', '\u00b7 Reported as not relevant by many');
    put(43, '', '\u00b7 Generates questions of those who fill it in and');
    put(55, '', 'of others');
    put(71, 'Range', '\u00b7 Many answer at the floor');
    put(87, '', '\u00b7 None of the choices applies');
    put(103, 'Variability', '\u00b7 All answers are the same');
    put(119, '', '\u00b7 Differences are not seen');
    expect(await tablesOf(pen)).toEqual([
      simple([
        ['Property', 'Reason for change'],
        [
          'Clarity',
          '\u00b7 Reported as not relevant by many\u00b7 Generates questions of those who fill it in and of others',
        ],
        ['Range', '\u00b7 Many answer at the floor\u00b7 None of the choices applies'],
        ['Variability', '\u00b7 All answers are the same\u00b7 Differences are not seen'],
      ]),
    ]);
  });
});

describe('lists in ruled columns', () => {
  it('are one cell each beside the labels of their rows', async () => {
    const lines = [
      ['Property', 'Reason'],
      ['Clarity', '\u00b7 Reported as not relevant by many of those who were asked'],
      ['', '\u00b7 Generates questions'],
      ['', '\u00b7 Generates gaps in the data'],
      ['Range', '\u00b7 Many answer at the floor'],
      ['', '\u00b7 None of the choices applies'],
      ['Variability', '\u00b7 All answers are the same'],
      ['', '\u00b7 Differences are not seen'],
      ['Recall', '\u00b7 The time is too long'],
    ];
    const pen = threeRules(lines, [65, 180], 14);
    for (const x of [LEFT, 160, RIGHT]) pen.stroke(x, TOP, x, TOP + lines.length * 14 + 3);
    const joined = (from: number, to: number): string =>
      lines
        .slice(from, to)
        .map((texts) => texts[1])
        .join('');
    expect(await tablesOf(pen)).toEqual([
      simple([
        ['Property', 'Reason'],
        ['Clarity', joined(1, 4)],
        ['Range', joined(4, 6)],
        ['Variability', joined(6, 8)],
        ['Recall', joined(8, 9)],
      ]),
    ]);
  });
});

describe('shaded rows', () => {
  const rows = [
    ['Option', ['Meaning']],
    [
      'natural',
      [
        'Keep all colours as they are in their own model, but those of the red',
        'kind, which go to another one that is near to them in what is seen.',
      ],
    ],
    ['filling', ['Convert all colours to the first of them.']],
    [
      'still',
      ['Convert all colours to the second, which is useful for seeing how a', 'printer does.'],
    ],
    ['until-all', ['Convert none.']],
    ['littlest', ['Convert the last.']],
  ] as const;

  function draw(): Pen {
    const pen = new Pen();
    let y = TOP;
    rows.forEach(([command, lines], r) => {
      const bottom = y + 3 + lines.length * 12;
      if (r % 2 === 0)
        for (const [x0, x1] of [
          [LEFT, 140],
          [140, RIGHT],
        ] as const)
          pen.fillBox(x0, y, x1, bottom, '0.9 0.9 0.9');
      if (r === 0) pen.text(65, y + 11, SIZE, command);
      else pen.listing(65, y + 11, SIZE, command);
      lines.forEach((line, i) => {
        pen.text(145, y + 11 + i * 12, SIZE, line);
      });
      y = bottom;
      if (r === 3) pen.stroke(LEFT, y, RIGHT, y);
    });
    pen.stroke(LEFT, TOP, RIGHT, TOP).stroke(LEFT, y, RIGHT, y);
    return pen;
  }

  it('have a column of commands, and rows whose text has a long last line', async () => {
    expect(await tablesOf(draw())).toEqual([
      simple(rows.map(([command, lines]) => [command, lines.join(' ')])),
    ]);
  });
});
