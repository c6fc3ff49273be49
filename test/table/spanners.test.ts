/** Labels of a head that stand over several columns, where no stroke says so. */
import { describe, expect, it } from 'vitest';
import { groupsOfLabels } from '../../shared/table/open/head-groups.ts';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const [LEFT, RIGHT, TOP, PITCH] = [60, 420, 100, 14];

/** A text and where it stands: its left side, its middle or its right side. */
type Placed = readonly [text: string, at: number, side: 'left' | 'middle' | 'right'];

/** Lines of texts between three rules: above, below the head, at the end. */
function draw(lines: readonly (readonly Placed[])[], head: number): Uint8Array {
  const pen = new Pen();
  for (const r of [0, head, lines.length])
    pen.stroke(LEFT, TOP + r * PITCH, RIGHT, TOP + r * PITCH);
  lines.forEach((line, r) => {
    for (const [text, at, side] of line) {
      const width = widthOf(text) * SIZE;
      const x = at - { left: 0, middle: width / 2, right: width }[side];
      pen.text(x, TOP + r * PITCH + 10, SIZE, text);
    }
  });
  return buildPdf([{ content: pen.content }]);
}

async function headOf(lines: readonly (readonly Placed[])[], head: number): Promise<string[]> {
  const [grid] = gridsOf(await layOutPdf(draw(lines, head)));
  return writeCells(grid?.cells ?? []).filter((cell) => Number(cell.split(' ')[0]) < head);
}

describe('a label over several columns', () => {
  it('is over the middle of their labels, though their figures stand right of these', async () => {
    const row = (name: string, a: string, b: string): Placed[] => [
      [name, 64, 'left'],
      [a, 281, 'right'],
      [b, 391, 'right'],
    ];
    const lines: Placed[][] = [
      [['Gender', 280, 'middle']],
      [
        ['Illness', 64, 'left'],
        ['Male', 222, 'left'],
        ['Female', 310, 'left'],
      ],
      row('Allergy', '25', '68'),
      row('Asthma', '17', '64'),
      row('Diabetes', '16', '25'),
    ];
    expect(await headOf(lines, 2)).toEqual([
      '0 0 2x1 Illness',
      '0 1 1x2 Gender',
      '1 1 1x1 Male',
      '1 2 1x1 Female',
    ]);
  });

  it('is for each group of those that come again, though it stands over one of them', async () => {
    const at = [140, 180, 220, 280, 320, 360];
    const row = (name: string, figures: readonly string[]): Placed[] => [
      [name, 64, 'left'],
      ...figures.map((text, i): Placed => [text, at[i] ?? 0, 'middle']),
    ];
    const lines: Placed[][] = [
      [
        ['Public', 180, 'middle'],
        ['Private', 320, 'middle'],
      ],
      row('Year', ['All', 'Low', 'High', 'All', 'Low', 'High']),
      row('1996', ['541', '337', '142', '611', '272', '349']),
      row('1997', ['552', '341', '145', '612', '283', '351']),
      row('1998', ['563', '352', '147', '620', '291', '355']),
    ];
    expect((await headOf(lines, 2)).slice(0, 4)).toEqual([
      '0 0 2x1 Year',
      '0 1 1x3 Public',
      '0 4 1x3 Private',
      '1 1 1x1 All',
    ]);
  });
});

describe('groups of labels', () => {
  it('come again to the last column, whatever stands before them', () => {
    const texts = ['Time', 'State', 'x', 'A', 'B', 'A', 'B'];
    expect(groupsOfLabels(texts)).toEqual([
      { from: 3, to: 4 },
      { from: 5, to: 6 },
    ]);
  });

  it.each([
    [['Year', 'A', 'B', 'C', 'D']],
    [['Year', 'A', 'A', 'A', 'A']],
    [['Year', 'A', 'B', 'A', 'B', 'Note']],
    [['Year', '', '', '', '']],
  ])('are none in %j', (texts) => {
    expect(groupsOfLabels(texts)).toBeNull();
  });
});
