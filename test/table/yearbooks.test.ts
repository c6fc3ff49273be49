/** Half-ruled tables as statistical yearbooks and manuals print them, made small. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const simple = (rows: readonly (readonly string[])[], from = 0): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r + from} ${c} 1x1 ${text}`));

const across = (pen: Pen, from: number, to: number, ...ys: number[]): void => {
  for (const y of ys) pen.stroke(from, y, to, y);
};

/** A label at the left and figures that end at `ends`. */
function row(
  pen: Pen,
  y: number,
  ends: readonly number[],
  texts: readonly string[],
  indent = 0,
): void {
  texts.forEach((text, c) => {
    const x = c === 0 ? 64 + indent : (ends[c - 1] ?? 0) - widthOf(text) * SIZE;
    if (text) pen.text(x, y, SIZE, text);
  });
}

const STATES = [
  ['Total', '110', '15', '95'],
  ['Robbery', '10', '2', '8'],
  ['Arson', '98', '4', '94'],
  ['Fraud', '17', '1', '16'],
  ['Vagrancy', '26', '2', '24'],
];

describe('lines around groups of columns', () => {
  const GROUPS = ['Total', 'Male', 'Female', 'Unknown'];
  const LABELS = ['All', 'Young', 'Adult'];
  const EDGES = [60, 150, 250, 350, 450, 550];
  const ENDS = [1, 2, 3, 4].flatMap((g) => [30, 60, 92].map((x) => (EDGES[g] ?? 0) + x));

  function drawGroups(ruledRows: boolean): Pen {
    const pen = new Pen();
    across(pen, 60, 550, 100, 134);
    across(pen, 150, 550, 116);
    for (const x of EDGES) pen.stroke(x, 100, x, 200);
    pen.text(64, 126, SIZE, 'Offence');
    GROUPS.forEach((text, g) => {
      pen.text(185 + g * 100, 112, SIZE, text);
    });
    row(pen, 128, ENDS, ['', ...GROUPS.flatMap(() => LABELS)]);
    STATES.forEach(([label = '', ...values], r) => {
      row(pen, 145 + r * 13, ENDS, [label, ...GROUPS.flatMap(() => values)]);
      if (ruledRows && r > 0) across(pen, 60, 550, 135 + r * 13);
    });
    across(pen, 60, 550, 200);
    return pen;
  }

  it('hold several columns of figures where rows are open too', async () => {
    expect(await tablesOf(drawGroups(false))).toEqual([
      [
        '0 0 2x1 Offence',
        ...GROUPS.map((text, g) => `0 ${1 + 3 * g} 1x3 ${text}`),
        ...GROUPS.flatMap(() => LABELS).map((text, c) => `1 ${c + 1} 1x1 ${text}`),
        ...simple(
          STATES.map(([label = '', ...values]) => [label, ...GROUPS.flatMap(() => values)]),
          2,
        ),
      ],
    ]);
  });

  it('are the columns where every row is ruled', async () => {
    const [cells = []] = await tablesOf(drawGroups(true));
    expect(cells).toContain('2 1 1x1 110 15 95');
  });
});

describe('rules that begin further and further in', () => {
  /** System, band and signal: a rule below each part goes from its column to the right side. */
  const TREE = [
    [
      'GPS',
      [
        ['L1', ['C/A', 'L1C', 'P']],
        ['L2', ['C/A', 'Y']],
      ],
    ],
    [
      'GLONASS',
      [
        ['G1', ['C/A', 'P']],
        ['G2', ['P']],
      ],
    ],
  ] as const;

  it('part groups within groups, whose columns begin where the rules do', async () => {
    const pen = new Pen();
    across(pen, 60, 400, 100, 116);
    [64, 124, 174, 304].forEach((x, c) => {
      pen.text(x, 111, SIZE, ['System', 'Band', 'Signal', 'Code'][c] ?? '');
    });
    const expected = simple([['System', 'Band', 'Signal', 'Code']]);
    let [y, r] = [116, 1];
    for (const [system, bands] of TREE) {
      const [top, first] = [y, r];
      const own: string[] = [];
      bands.forEach(([band, signals], b) => {
        if (b > 0) across(pen, 120, 400, y);
        pen.text(124, y + signals.length * 7 + 3, SIZE, band);
        signals.forEach((signal, s) => {
          if (s > 0) across(pen, 170, 400, y);
          pen.text(174, y + 11, SIZE, signal).text(310, y + 11, SIZE, `${10 + r}`);
          if (s === 0) own.push(`${r} 1 ${signals.length}x1 ${band}`);
          own.push(`${r} 2 1x1 ${signal}`, `${r} 3 1x1 ${10 + r}`);
          y += 14;
          r++;
        });
      });
      pen.text(64, (top + y) / 2 + 3, SIZE, system);
      across(pen, 60, 400, y);
      expected.push(`${first} 0 ${r - first}x1 ${system}`, ...own);
    }
    expect(await tablesOf(pen)).toEqual([expected]);
  });
});

describe('tables between a rule under the head and one at the foot', () => {
  const ENDS = [260, 350, 450];
  const HEAD = ['Item', 'Plan', 'Revenue', 'Total'];

  function begin(pen: Pen): void {
    across(pen, 60, 460, 100, 118);
    row(pen, 112, ENDS, HEAD);
  }

  it('keep a label that opens a list apart, however close the list is', async () => {
    const pen = new Pen();
    begin(pen);
    row(pen, 130, ENDS, ['Mandatory programs:2']);
    STATES.forEach((texts, i) => {
      row(pen, 140.3 + i * 11, ENDS, texts, 8);
    });
    across(pen, 60, 460, 192);
    const rows = [HEAD, ['Mandatory programs:2', '', '', ''], ...STATES];
    expect(await tablesOf(pen)).toEqual([simple(rows)]);
  });

  it('go on below the last rule and a space where figures stand under figures', async () => {
    const pen = new Pen();
    begin(pen);
    STATES.forEach((texts, i) => {
      row(pen, 130 + i * 12, ENDS, texts);
    });
    across(pen, 60, 460, 182);
    row(pen, 206, ENDS, ['Deficit', '13', '11', '7']);
    row(pen, 218, ENDS, ['Net interest', '3', '2', '4']);
    // A page number and a date stand below no figures.
    pen.text(64, 244, SIZE, 'January 2013').text(300, 244, SIZE, '12').text(380, 244, SIZE, '2013');
    const more = [
      ['Deficit', '13', '11', '7'],
      ['Net interest', '3', '2', '4'],
    ];
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...STATES, ...more])]);
  });

  it('begin further below their head where no rule closes them', async () => {
    const pen = new Pen();
    across(pen, 60, 460, 100, 118);
    row(pen, 112, [250, 340, 438], HEAD);
    STATES.forEach((texts, i) => {
      row(pen, 149 + i * 12, ENDS, texts);
    });
    expect(await tablesOf(pen)).toEqual([simple([HEAD, ...STATES])]);
  });

  it('have columns of figures with powers of ten, in a frame with a rule under the head', async () => {
    const pen = new Pen();
    pen.strokeBox(60, 100, 460, 182);
    across(pen, 60, 460, 118);
    const rows = STATES.map(([label = ''], i) => [
      label,
      `0.${i + 3}8`,
      `5.4${i}E-13`,
      `1.${i}e-05`,
    ]);
    row(pen, 112, ENDS, ['Gene', 'Share', 'p-value', 'q-value']);
    rows.forEach((texts, i) => {
      row(pen, 130 + i * 12, ENDS, texts);
    });
    expect(await tablesOf(pen)).toEqual([
      simple([['Gene', 'Share', 'p-value', 'q-value'], ...rows]),
    ]);
  });

  it('have a column where every row has the sign for none', async () => {
    const pen = new Pen();
    across(pen, 60, 460, 100, 118, 182);
    row(pen, 112, ENDS, ['Item', 'Met.', 'Clock', 'Orbit']);
    STATES.forEach(([label = ''], i) => {
      row(pen, 130 + i * 12, ENDS, [label, '-', 'C', 'N']);
    });
    const rows = STATES.map(([label = '']) => [label, '-', 'C', 'N']);
    expect(await tablesOf(pen)).toEqual([simple([['Item', 'Met.', 'Clock', 'Orbit'], ...rows])]);
  });
});

describe('heads', () => {
  const ENDS = [200, 260, 330, 390, 460];
  const ROWS = STATES.map((texts) => [...texts, '7', '9']);

  function body(pen: Pen, y: number): void {
    ROWS.forEach((texts, i) => {
      row(pen, y + i * 12, ENDS, texts);
    });
    across(pen, 60, 470, y + 52);
  }

  it('have labels over two columns beside one of several lines, without a stroke between', async () => {
    const pen = new Pen();
    across(pen, 60, 470, 100, 146);
    pen
      .text(64, 112, SIZE, 'State')
      .text(199, 112, SIZE, 'Revenue')
      .text(330, 112, SIZE, 'Capital');
    pen.text(436, 112, SIZE, 'Total').text(436, 122, SIZE, 'of all');
    row(pen, 132, ENDS, ['', 'Health', 'Family', 'Health', 'Family']);
    body(pen, 158);
    expect(await tablesOf(pen)).toEqual([
      [
        '0 0 2x1 State',
        '0 1 1x2 Revenue',
        '0 3 1x2 Capital',
        '0 5 2x1 Total of all',
        ...['Health', 'Family', 'Health', 'Family'].map((text, c) => `1 ${c + 1} 1x1 ${text}`),
        ...simple(ROWS, 2),
      ],
    ]);
  });

  it('stand below a title that has a band of its own', async () => {
    const pen = new Pen();
    across(pen, 60, 470, 84, 100, 134);
    pen
      .text(64, 96, SIZE, 'Table 5')
      .text(180, 96, SIZE, 'Health Outlay')
      .text(400, 96, SIZE, 'Rs. in 000');
    across(pen, 170, 394, 117);
    pen
      .text(64, 112, SIZE, 'State')
      .text(199, 112, SIZE, 'Revenue')
      .text(330, 112, SIZE, 'Capital');
    row(pen, 128, ENDS, ['', 'Health', 'Family', 'Health', 'Family', 'Total']);
    body(pen, 146);
    const [cells = []] = await tablesOf(pen);
    expect(cells).toEqual(
      expect.arrayContaining([
        '1 1 1x2 Revenue',
        '1 3 1x2 Capital',
        '2 2 1x1 Family',
        ...simple(ROWS, 3),
      ]),
    );
  });
});
