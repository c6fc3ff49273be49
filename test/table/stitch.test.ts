/** Cutting a table over pages and joining it gives it back, whatever the break does to its borders. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { cutTable, withHeader } from '../support/cut-tables.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, paragraphsOf, writeCells } from '../support/read-tables.ts';
import {
  BORDERS,
  type Border,
  cellBox,
  drawTable,
  type ModelCell,
  type TableModel,
} from '../support/table-model.ts';

/** A form: labels on the left that span rows, then columns with a text in every row. */
const forms: fc.Arbitrary<TableModel> = fc
  .record({
    groups: fc.array(fc.integer({ min: 1, max: 5 }), { minLength: 2, maxLength: 6 }),
    columns: fc.integer({ min: 3, max: 6 }),
  })
  .map(({ groups, columns }) => {
    const cells: ModelCell[] = [];
    let row = 0;
    for (const [g, size] of groups.entries()) {
      cells.push({ row, column: 0, rowSpan: size, columnSpan: 1, text: `L${g}` });
      for (let r = row; r < row + size; r++) {
        for (let c = 1; c < columns; c++) {
          cells.push({ row: r, column: c, rowSpan: 1, columnSpan: 1, text: `${r}.${c}` });
        }
      }
      row += size;
    }
    cells.sort((a, b) => a.row - b.row || a.column - b.column);
    return { widths: Array(columns).fill(60), heights: Array(row).fill(20), cells };
  });
/**
 * A label of which the break leaves one row on either side cannot be told from two cells, one of
 * them empty: somewhere it must be seen to span rows.
 */
function canBeTold({ cells, heights }: TableModel, cuts: readonly number[]): boolean {
  const ends = [...cuts, heights.length];
  return cells.every(({ row, rowSpan }) => {
    const cut = cuts.find((at) => at > row && at < row + rowSpan);
    const next = ends.find((at) => cut !== undefined && at > cut) ?? 0;
    return cut === undefined || cut - row > 1 || Math.min(next, row + rowSpan) - cut > 1;
  });
}

const cutForms = forms
  .filter(({ heights }) => heights.length > 3)
  .chain((model) =>
    fc
      .uniqueArray(fc.integer({ min: 1, max: model.heights.length - 1 }), {
        minLength: 1,
        maxLength: 3,
      })
      .map((cuts) => ({ model, cuts: cuts.sort((a, b) => a - b) })),
  )
  .filter(({ model, cuts }) => canBeTold(model, cuts));

type Draw = (part: TableModel, index: number, count: number) => string;

async function readBack(parts: readonly TableModel[], draw: Draw): Promise<string[][]> {
  const pages = parts.map((part, i) => ({ content: draw(part, i, parts.length) }));
  return gridsOf(await layOutPdf(buildPdf(pages))).map((grid) => writeCells(grid.cells));
}

const plain =
  (border: Border, shift = 0): Draw =>
  (part, index) => {
    const pen = new Pen();
    drawTable(pen, part, border, 60 + shift * (index % 2), 60);
    return pen.text(290, 810, 9, `- ${index + 1} -`).content;
  };

/** The border at the break is drawn on neither page. */
const openAtBreak: Draw = (part, index, count) => {
  const pen = new Pen();
  const bottom = part.heights.length;
  for (const cell of part.cells) {
    const [x0, y0, x1, y1] = cellBox(part, cell, 60, 60);
    pen.stroke(x0, y0, x0, y1).stroke(x1, y0, x1, y1);
    if (cell.row > 0 || index === 0) pen.stroke(x0, y0, x1, y0);
    if (cell.row + cell.rowSpan < bottom || index === count - 1) pen.stroke(x0, y1, x1, y1);
    pen.text(x0 + 10, y0 + 13, 9, cell.text);
  }
  return pen.content;
};

describe('a table cut between rows is joined', () => {
  it.each(BORDERS)('when its borders are drawn as %s', async (border) => {
    await fc.assert(
      fc.asyncProperty(cutForms, async ({ model, cuts }) => {
        const read = await readBack(cutTable(model, cuts), plain(border));
        expect(read).toEqual([writeCells(model.cells)]);
      }),
      { numRuns: 8, seed: 20260301 },
    );
  });

  it('when the break took its border from both pages', async () => {
    await fc.assert(
      fc.asyncProperty(cutForms, async ({ model, cuts }) => {
        // One row between two breaks would have no border across at all.
        fc.pre(cuts.every((cut, i) => i === 0 || cut - (cuts[i - 1] ?? 0) > 1));
        const read = await readBack(cutTable(model, cuts), openAtBreak);
        expect(read).toEqual([writeCells(model.cells)]);
      }),
      { numRuns: 30, seed: 20260302 },
    );
  });

  it('when left and right pages have other margins', async () => {
    await fc.assert(
      fc.asyncProperty(cutForms, async ({ model, cuts }) => {
        const read = await readBack(cutTable(model, cuts), plain('strokes', 30));
        expect(read).toEqual([writeCells(model.cells)]);
      }),
      { numRuns: 15, seed: 20260303 },
    );
  });

  it('when every page repeats its header', async () => {
    const texts = ['一级指标', '二级指标', '指标值', '得分', '原因', '备注'];
    await fc.assert(
      fc.asyncProperty(cutForms, async ({ model, cuts }) => {
        const header: TableModel = {
          widths: model.widths,
          heights: [20],
          cells: model.widths.map((_w, column) => ({
            row: 0,
            column,
            rowSpan: 1,
            columnSpan: 1,
            text: texts[column] ?? '',
          })),
        };
        const parts = cutTable(model, cuts).map((part) => withHeader(part, header));
        const read = await readBack(parts, plain('strokes'));
        expect(read).toEqual([writeCells(withHeader(model, header).cells)]);
      }),
      { numRuns: 15, seed: 20260304 },
    );
  });
});

/** Rows of texts; `''` is a blank cell. */
const rowsOf = (widths: readonly number[], rows: readonly (readonly string[])[]): TableModel => ({
  widths,
  heights: rows.map(() => 20),
  cells: rows.flatMap((row, r) =>
    row.map((text, column) => ({ row: r, column, rowSpan: 1, columnSpan: 1, text })),
  ),
});

it('a header further down that a page repeats is none of the blank label above it', async () => {
  const widths = [70, 70, 70, 70];
  const [head, blank] = [
    ['一级指标', '三级指标', '指标值', '得分'],
    ['', '培训人次', '90人次', '10'],
  ];
  const first = rowsOf(widths, [
    ['项目名称', '甲', '部门', '乙'],
    head,
    ['产出指标', '购置台数', '5台', '10'],
    blank,
  ]);
  const second = rowsOf(widths, [head, ['', '合格率', '98%', '10']]);
  const below = second.cells.map((cell) => ({ ...cell, row: cell.row + 4 }));
  const whole = writeCells([...first.cells, ...below]);
  expect(await readBack([first, second], plain('strokes'))).toEqual([whole]);
});

it('columns that are drawn in other widths on the next page are the same columns', async () => {
  const row = (name: string) => ['产出', '数量', name, '5台', '5台', '10', '10'];
  const wide = [60, 50, 60, 50, 50, 30, 60];
  const first = rowsOf([40, 40, 80, 60, 60, 40, 40], [row('甲'), row('乙')]);
  const parts = [first, rowsOf(wide, [row('丙')]), rowsOf(wide, [row('丁')])];
  const pages = parts.map((part, i) => ({ content: plain('strokes')(part, i, 3) }));
  const [grid] = gridsOf(await layOutPdf(buildPdf(pages)));
  const whole = rowsOf(first.widths, ['甲', '乙', '丙', '丁'].map(row));
  expect(writeCells(grid?.cells ?? [])).toEqual(writeCells(whole.cells));
  // The box is the one that the last page draws.
  const place = grid?.cells.at(-1)?.place;
  const [x0, , x1] = place?.kind === 'page' ? place.box : [0, 0, 0];
  expect([Math.round(x0), Math.round(x1)]).toEqual([360, 420]);
});

describe('a total row alone on the next sheet', () => {
  const first = rowsOf([60, 40, 80, 30, 40], [['产出', '数量', '台数', '20', '10']]);
  const total: TableModel = {
    widths: [180, 30, 40],
    heights: [20],
    cells: ['总分', '100', '98'].map((text, column) => {
      return { row: 0, column, rowSpan: 1, columnSpan: 1, text };
    }),
  };
  const whole = writeCells([
    ...first.cells,
    { row: 1, column: 0, rowSpan: 1, columnSpan: 3, text: '总分' },
    { row: 1, column: 3, rowSpan: 1, columnSpan: 1, text: '100' },
    { row: 1, column: 4, rowSpan: 1, columnSpan: 1, text: '98' },
  ]);

  it.each([3.6, -3.6, 14])(
    'stands under its columns where the sheet lies %d pt aside',
    async (by) => {
      expect(await readBack([first, total], plain('strokes', by))).toEqual([whole]);
    },
  );

  it('is another table where its borders stand elsewhere', async () => {
    const other = { ...total, widths: [150, 60, 40] };
    expect(await readBack([first, other], plain('strokes', 14))).toHaveLength(2);
  });
});

describe('tables on two pages stay two', () => {
  const model: TableModel = {
    widths: [60, 60],
    heights: [20, 20],
    cells: ['a', 'b', 'c', 'd'].map((text, i) => ({
      row: i >> 1,
      column: i & 1,
      rowSpan: 1,
      columnSpan: 1,
      text,
    })),
  };

  it('when a text stands between them', async () => {
    const pages = [model, model].map((part, i) => {
      const pen = new Pen();
      if (i > 0) pen.text(60, 50, 9, 'The second table');
      drawTable(pen, part, 'strokes', 60, 60);
      return { content: pen.content };
    });
    const layout = await layOutPdf(buildPdf(pages));
    expect(gridsOf(layout)).toHaveLength(2);
    expect(paragraphsOf(layout)).toEqual(['The second table']);
  });

  it('when their outer borders differ', async () => {
    const wide = { ...model, widths: [60, 120] };
    const read = await readBack([model, wide], plain('strokes'));
    expect(read).toHaveLength(2);
  });
});
