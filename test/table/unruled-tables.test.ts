/** Tables without any line are read where figures stand under each other, when they are asked for; text is left. */
import { describe, expect, it } from 'vitest';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, paragraphsOf, writeCells } from '../support/read-tables.ts';

const SIZE = 9;
const PITCH = 12;
const LEFT = 60;
const [ABOVE, TOP, BELOW] = [100, 200, 320];
/** Where the columns of figures end; the label begins at the left. */
const ENDS = [260, 350, 450];
const UNRULED = { unruled: true } as const;

function row(pen: Pen, y: number, [label = '', ...figures]: readonly string[]): void {
  pen.text(LEFT, y, SIZE, label);
  figures.forEach((text, i) => {
    if (text) pen.text((ENDS[i] ?? 0) - widthOf(text) * SIZE, y, SIZE, text);
  });
}

function drawn(rows: readonly (readonly string[])[], pen = new Pen(), top = TOP): Pen {
  rows.forEach((cells, r) => {
    row(pen, top + r * PITCH, cells);
  });
  return pen;
}

/** Lines of text, one below the other, from a place. */
function lines(texts: readonly string[], x = LEFT, top = TOP, pen = new Pen()): Pen {
  texts.forEach((text, i) => {
    pen.text(x, top + i * PITCH, SIZE, text);
  });
  return pen;
}

async function tablesOf(pen: Pen, look: { unruled?: true } = UNRULED): Promise<string[][]> {
  const layout = await layOutPdf(buildPdf([{ content: pen.content }]), undefined, look);
  return gridsOf(layout).map((grid) => writeCells(grid.cells));
}

const written = (rows: readonly (readonly string[])[]): string[] =>
  rows.flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`));

const HEAD = ['Country', '2007', '2008', 'Change'];
const BODY = [
  ['Belgium', '1,204', '1,310', '8.8'],
  ['Denmark', '987', '1,004', '-'],
  ['Greece', '12,450', '11,002', '-11.6'],
  ['Spain', '40', '52', '30.0'],
];
const PROSE = [
  'In 2007 the programme spent 1,204 thousand euros on works, in 2008 it spent 1,310, which',
  'is 8.8 per cent more; in the first quarter of 2009 it had spent 52 thousand on 40 works.',
  'The authority reports to the committee every six months, as it has done since 1998, and',
  'the committee reports 12 weeks later, in English and in the 22 other official languages.',
];

describe('tables without any line', () => {
  it('are read with the head above them, text around is left', async () => {
    const pen = lines(PROSE, LEFT, ABOVE);
    const all = lines(PROSE, LEFT, BELOW, drawn([HEAD, ...BODY], pen));
    expect(await tablesOf(all)).toEqual([written([HEAD, ...BODY])]);
  });

  it('are text for a record, which asks for none', async () => {
    expect(await tablesOf(drawn([HEAD, ...BODY]), {})).toEqual([]);
  });

  it('take their lines out of the text', async () => {
    const pen = lines(['Spending by country'], LEFT, ABOVE, drawn([HEAD, ...BODY]));
    const layout = await layOutPdf(buildPdf([{ content: pen.content }]), undefined, UNRULED);
    expect(paragraphsOf(layout)).toEqual(['Spending by country']);
  });

  it('may have one column of figures under a head', async () => {
    const rows = [HEAD, ...BODY].map((cells) => [cells[0] ?? '', cells[1] ?? '']);
    expect(await tablesOf(drawn(rows))).toEqual([written(rows)]);
  });

  it('may have dots that lead to their figures', async () => {
    const pen = drawn([HEAD, ...BODY]);
    BODY.forEach((_, i) => {
      pen.text(120, TOP + (i + 1) * PITCH, SIZE, '.'.repeat(30));
    });
    expect(await tablesOf(pen)).toEqual([written([HEAD, ...BODY])]);
  });

  it('stand beside a column of text', async () => {
    const pen = new Pen();
    const narrow = [
      'The programme spent more on',
      'works in the second year than',
      'it had in the first, and the',
      'committee asked the authority',
      'to explain what it was spent',
      'on and why so little of it was',
      'planned when the programme',
      'was drawn up by the council.',
    ];
    lines(narrow, LEFT, TOP, pen);
    for (const [r, [label = '', a = '', b = '']] of [HEAD, ...BODY].entries()) {
      const y = TOP + r * PITCH;
      pen.text(260, y, SIZE, label);
      pen.text(400 - widthOf(a) * SIZE, y, SIZE, a);
      pen.text(480 - widthOf(b) * SIZE, y, SIZE, b);
    }
    const rows = [HEAD, ...BODY].map((cells) => cells.slice(0, 3));
    expect(await tablesOf(pen)).toEqual([written(rows)]);
  });

  it('may be typed, one space between words', async () => {
    const pen = new Pen();
    const typed = [
      'MEAN DAILY DISCHARGE OF THE RIVER AT THE BRIDGE',
      '',
      '            OCT      NOV      DEC',
      '  1        2460     2630     6510',
      '  2        2230     2950     5490',
      '  3        3950     2100     7330',
      'HIGH MEAN  3950     2950     7330',
    ];
    typed.forEach((text, i) => {
      pen.listing(LEFT, TOP + i * PITCH, SIZE, text);
    });
    const [table = []] = await tablesOf(pen);
    expect(table).toContain('4 0 1x1 HIGH MEAN');
    expect(table).toContain('4 3 1x1 7330');
  });
});

describe('text is no table', () => {
  const none = (name: string, draw: () => Pen): void => {
    it(name, async () => {
      expect(await tablesOf(draw())).toEqual([]);
    });
  };
  const contents = [
    ['1', 'Introduction', '3'],
    ['2', 'What the programme is for', '7'],
    ['2.1', 'Works', '7'],
    ['2.2', 'Studies', '12'],
    ['3', 'Spending', '19'],
  ];

  none('running text with figures in it', () => lines([...PROSE, ...PROSE]));

  none('text in two columns', () => {
    const halves = PROSE.map((text) => text.slice(0, 42));
    return lines(halves, 310, TOP, lines(halves, 60));
  });

  none('a list of contents, without dots', () => {
    const pen = new Pen();
    contents.forEach(([number = '', title = '', page = ''], i) => {
      pen.text(60, TOP + i * PITCH, SIZE, number).text(90, TOP + i * PITCH, SIZE, title);
      pen.text(450 - widthOf(page) * SIZE, TOP + i * PITCH, SIZE, page);
    });
    return pen;
  });

  none('an index, with dots', () => {
    const pen = new Pen();
    ['bars', 'bonds', 'books', 'brick', 'budget'].forEach((word, i) => {
      const y = TOP + i * PITCH;
      pen
        .text(60, y, SIZE, word)
        .text(100, y, SIZE, '.'.repeat(40))
        .text(210, y, SIZE, `${90 - i}`);
      pen
        .text(300, y, SIZE, `c${word}`)
        .text(340, y, SIZE, '.'.repeat(40))
        .text(450, y, SIZE, `${14 * i}`);
    });
    return pen;
  });

  none('formulas with their numbers', () => {
    const pen = new Pen();
    ['a = b + c', 'd = e + f', 'g = 2 h', 'k = a + d'].forEach((text, i) => {
      pen.text(200, TOP + i * PITCH, SIZE, text).text(430, TOP + i * PITCH, SIZE, `(2.${i + 1})`);
    });
    return pen;
  });

  none('a list whose items are numbered, beside the numbers of its lines', () => {
    const pen = new Pen();
    PROSE.forEach((text, i) => {
      pen
        .text(40, TOP + i * PITCH, SIZE, `${180 + i}`)
        .text(70, TOP + i * PITCH, SIZE, `${i + 1}.`);
      pen.text(100, TOP + i * PITCH, SIZE, text);
    });
    return pen;
  });

  none('a listing on a page of text', () => {
    const pen = lines(PROSE, LEFT, ABOVE);
    ['VCC   7  0  12.5', 'VEE   8  0  -12.0', 'RS1   1  2  1000', 'RS2   6  0  1000'].forEach(
      (text, i) => {
        pen.listing(LEFT, TOP + i * PITCH, SIZE, text);
      },
    );
    return pen;
  });

  none('the numbers at a drawing', () => {
    const pen = drawn(BODY);
    return pen.stroke(300, TOP - 10, 300, TOP + 60);
  });
});
