/** Labels for groups of rows in tables without upright lines: rules part the other columns alone. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const ROW = 16;

interface Group {
  readonly label: readonly string[];
  readonly rows: readonly (readonly [string, string])[];
}

/** Groups below a head; full rules between them, rules from the second column on between rows. */
function drawGroups(
  groups: readonly Group[],
  labelAt: (top: number, bottom: number) => number,
): Pen {
  const pen = new Pen();
  pen.stroke(60, 100, 520, 100).stroke(60, 120, 520, 120);
  ['Format', 'Option', 'Description'].forEach((text, c) => {
    pen.text([66, 166, 246][c] ?? 0, 114, 10, text);
  });
  let y = 120;
  for (const { label, rows } of groups) {
    const bottom = y + rows.length * ROW;
    label.forEach((text, i) => {
      pen.text(66, labelAt(y, bottom) + i * 12, 10, text);
    });
    rows.forEach((texts, r) => {
      const top = y + r * ROW;
      texts.forEach((text, c) => {
        pen.text([166, 246][c] ?? 0, top + 12, 10, text);
      });
      if (r > 0) pen.stroke(160, top, 520, top);
    });
    pen.stroke(60, bottom, 520, bottom);
    y = bottom;
  }
  return pen;
}

async function tablesOf(pen: Pen): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const GROUPS: readonly Group[] = [
  { label: ['Two'], rows: [['none', 'has no options']] },
  {
    label: ['Three'],
    rows: [
      ['ALL', 'Input all of them'],
      ['STA', 'Input those of a station'],
      ['GL', 'Select a signal'],
      ['RL', 'Select another signal'],
    ],
  },
  {
    label: ['A longer', 'name'],
    rows: [
      ['INV', 'Turn the phase'],
      ['TAD', 'Adjust the time'],
      ['OFF', 'Drop what is late'],
    ],
  },
];

const EXPECTED = [
  '0 0 1x1 Format',
  '0 1 1x1 Option',
  '0 2 1x1 Description',
  '1 0 1x1 Two',
  '1 1 1x1 none',
  '1 2 1x1 has no options',
  '2 0 4x1 Three',
  '2 1 1x1 ALL',
  '2 2 1x1 Input all of them',
  '3 1 1x1 STA',
  '3 2 1x1 Input those of a station',
  '4 1 1x1 GL',
  '4 2 1x1 Select a signal',
  '5 1 1x1 RL',
  '5 2 1x1 Select another signal',
  '6 0 3x1 A longer name',
  '6 1 1x1 INV',
  '6 2 1x1 Turn the phase',
  '7 1 1x1 TAD',
  '7 2 1x1 Adjust the time',
  '8 1 1x1 OFF',
  '8 2 1x1 Drop what is late',
];

describe('rules that begin behind the labels part the rows of their group', () => {
  it('labels in the middle of their group', async () => {
    const middle = (top: number, bottom: number): number => (top + bottom) / 2 + 4;
    const pen = drawGroups(GROUPS, (top, bottom) =>
      bottom - top === 3 * ROW ? middle(top, bottom) - 6 : middle(top, bottom),
    );
    expect(await tablesOf(pen)).toEqual([EXPECTED]);
  });

  it('labels in the first line of their group', async () => {
    expect(await tablesOf(drawGroups(GROUPS, (top) => top + 12))).toEqual([EXPECTED]);
  });

  it('not where each row has a label of its own: the rule stands over a total', async () => {
    const pen = new Pen();
    pen.stroke(60, 100, 520, 100).stroke(60, 120, 520, 120);
    const rows = [
      ['Roads', '120', '130'],
      ['Bridges', '80', '90'],
      ['Total', '200', '220'],
    ];
    [['Item', '2023', '2024'], ...rows].forEach((texts, r) => {
      texts.forEach((text, c) => {
        pen.text([66, 300, 420][c] ?? 0, r === 0 ? 114 : 116 + r * ROW, 10, text);
      });
    });
    pen.stroke(294, 153, 520, 153).stroke(60, 172, 520, 172);
    expect(await tablesOf(pen)).toEqual([
      [
        '0 0 1x1 Item',
        '0 1 1x1 2023',
        '0 2 1x1 2024',
        ...rows.flatMap((texts, r) => texts.map((text, c) => `${r + 1} ${c} 1x1 ${text}`)),
      ],
    ]);
  });
});
