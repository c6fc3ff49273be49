/** Rows of words whose cells stand at the middle or at the foot of their rows. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf } from '../support/read-tables.ts';

const [LEFT, RIGHT, TOP, SIZE, PITCH, ROOM] = [60, 420, 100, 9, 11, 6];
const ROWS = [
  [
    'Iron',
    [
      'Is dug in the north of the country and goes',
      'to the works at the coast, where it is made',
      'into steel of several kinds.',
    ],
  ],
  ['Salt', ['Comes from the sea.']],
  [
    'Wool',
    ['Is bought from farmers of the whole island,', 'and goes to the mills by the rivers there.'],
  ],
  [
    'Wine',
    [
      'Grows in the south, and is sold abroad by',
      'the houses of the port, in barrels as well as',
      'in bottles that they fill themselves, for a',
      'market of their own.',
    ],
  ],
] as const;

/** Three rules; `place` is the share of the free room above a label. */
function draw(place: number, columns: boolean): Pen {
  const pen = new Pen();
  pen.text(LEFT + 4, TOP + 11, SIZE, 'Good');
  pen.text(LEFT + 124, TOP + 11, SIZE, 'Where it comes from');
  let y = TOP + 16;
  for (const at of [TOP, y]) pen.stroke(LEFT, at, RIGHT, at);
  for (const [label, lines] of ROWS) {
    pen.text(LEFT + 4, y + ROOM / 2 + 8 + place * (lines.length - 1) * PITCH, SIZE, label);
    lines.forEach((line, i) => {
      pen.text(LEFT + 124, y + ROOM / 2 + 8 + i * PITCH, SIZE, line);
    });
    y += lines.length * PITCH + ROOM;
  }
  pen.stroke(LEFT, y, RIGHT, y);
  if (columns) for (const x of [LEFT, LEFT + 118, RIGHT]) pen.stroke(x, TOP, x, y);
  return pen;
}

async function textsOf(pen: Pen): Promise<string[][]> {
  const pdf = buildPdf([{ content: pen.content }]);
  const layout = await layOutPdf(pdf, undefined, { unruled: true });
  const cells = gridsOf(layout)[0]?.cells ?? [];
  return ROWS.map((_, r) => cells.filter(({ row }) => row === r + 1).map(({ text }) => text));
}

const wanted = ROWS.map(([label, lines]) => [label, lines.join(' ')]);

describe('rows of words', () => {
  it.each([
    ['the top', 0],
    ['the middle', 0.5],
    ['the foot', 1],
  ])('hold the texts beside labels at %s of them', async (_, place) => {
    expect(await textsOf(draw(place, false))).toEqual(wanted);
  });

  it('hold them in ruled columns too, with one rule below the head', async () => {
    expect(await textsOf(draw(0.5, true))).toEqual(wanted);
  });
});
