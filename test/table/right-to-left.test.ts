/** Lines of Hebrew and Arabic are told as they are read; a frame whose upright lines end with its head. */
import { describe, expect, it } from 'vitest';
import { groupByFigures } from '../../shared/table/open/figure-rows.ts';
import {
  type ColumnLine,
  findDataColumns,
  labelRoom,
  limitFor,
  type TextRow,
} from '../../shared/table/open/rows.ts';
import { inReadingOrder } from '../../shared/table/right-to-left.ts';
import { buildPdf, Pen, widthOf } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';

/** What stands on the page, from left to right → what is read. */
const read = (seen: string): string => inReadingOrder([...seen], (sign) => sign).join('');

describe('what stands on a line', () => {
  it('is read from the right where letters run so, numbers and names are not', () => {
    expect(read('לכה ךס')).toBe('סך הכל');
    expect(read('2014 תנש')).toBe('שנת 2014');
    expect(read('31.12 םויב SNA 2.5')).toBe('SNA 2.5 ביום 31.12');
    expect(read(')םיללוכ( לכה')).toBe('הכל (כוללים)');
  });

  it('keeps its order in other scripts, words in between apart', () => {
    expect(read('Total 2014')).toBe('Total 2014');
    expect(read('the word לכה ךס here')).toBe('the word סך הכל here');
  });
});

describe('rows whose labels stand at the right', () => {
  const cell = (column: number, text: string, line: number): ColumnLine => {
    const box = [60 + 60 * column, 14 * line, 100 + 60 * column, 14 * line + 9] as const;
    return { column, text, glyphs: [], box: [...box] };
  };
  const row = (line: number, ...texts: readonly string[]): TextRow => ({
    middle: 14 * line + 4.5,
    size: 9,
    cells: texts.flatMap((text, c) => (text ? [cell(c, text, line)] : [])),
  });

  it('have figures in the first column too, and a label alone is a row', () => {
    const rows = [
      row(0, '2.6', '3.2', 'סך הכל'),
      row(1, '', '', 'צריכה'),
      row(2, '0.7', '1.3', 'לנפש'),
      row(3, '2.5', '3.4', 'עסקי'),
    ];
    const data = findDataColumns(rows, 3);
    expect([...data]).toEqual([0, 1]);
    const groups = groupByFigures(rows, data, limitFor(rows, data), labelRoom(rows));
    expect(groups).toHaveLength(4);
  });
});

describe('a frame whose upright lines end with its head', () => {
  const SIZE = 9;
  const [TOP, PITCH, BOTTOM] = [100, 14, 212];
  const XS = [60, 180, 250, 320, 390, 460];
  const HEAD = ['', '2010', '2011', '2012', '2013'];
  const BODY = ['Belgium', 'Denmark', 'Greece', 'Spain', 'Latvia', 'Total'].map((label, r) => [
    label,
    ...[1, 2, 3, 4].map((c) => `${r + c}.${c}`),
  ]);

  it('has its columns all the way down', async () => {
    const pen = new Pen();
    pen.strokeBox(60, TOP, 460, BOTTOM);
    pen.stroke(60, TOP + 20, 460, TOP + 20);
    for (const x of XS.slice(1, -1)) pen.stroke(x, TOP, x, TOP + 20);
    [HEAD, ...BODY].forEach((texts, r) => {
      texts.forEach((text, c) => {
        const x = c === 0 ? 64 : (XS[c + 1] ?? 0) - 8 - widthOf(text) * SIZE;
        if (text) pen.text(x, r === 0 ? TOP + 14 : TOP + 24 + r * PITCH, SIZE, text);
      });
    });
    const layout = await layOutPdf(buildPdf([{ content: pen.content }]));
    const [cells = []] = gridsOf(layout).map((grid) => writeCells(grid.cells));
    expect(cells).toEqual(
      [HEAD, ...BODY].flatMap((texts, r) => texts.map((text, c) => `${r} ${c} 1x1 ${text}`)),
    );
  });
});
