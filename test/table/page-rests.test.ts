/** What producers do at page ends: edges left out, captions and heads between, numbers again, rests. */
import { describe, expect, it } from 'vitest';
import { chance } from '../audit/mutations/random.ts';
import { type Ends, numberedList, TITLE } from '../support/breaks/ends.ts';
import type { Look } from '../support/breaks/looks.ts';
import { toOperators } from '../support/breaks/to-operators.ts';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import { type FlowTable, put, tableOf } from '../support/reports/flow.ts';

const LOOK: Look = {
  ...{ size: 9, face: '', padding: [2, 1], border: 'thin', margin: [56, 56], isLandscape: false },
  ...{ vertical: 'top', isCentred: false, pitch: 1.5, cut: 'every', repeatsHead: true, height: 0 },
  ...{ before: 0, hasPageNumbers: false, bordersOf: 'table' },
};
const ENDS: Ends = {
  ...{ draws: 'strokes', missing: 'none', onlyInRows: false, caption: '', repeatsUnit: false },
  ...{ hasHead: false, hasFoot: false, repeatsNumber: false },
};

const plain = (text: string): string => text.normalize('NFKC').replace(/\s+/g, '');

/** The cells as read from every table of the file, and as written. */
async function bothOf(form: { table: FlowTable; headRows: number }, ends: Partial<Ends>) {
  const { bytes } = toOperators(form.table, form.headRows, LOOK, { ...ENDS, ...ends });
  const grids = gridsOf(await layOutPdf(bytes));
  const cells = (list: FlowTable['cells']) =>
    writeCells(list.map((cell) => ({ ...cell, text: plain(cell.text) })));
  return { read: grids.map((grid) => cells(grid.cells)), written: [cells(form.table.cells)] };
}

describe('a table goes on over a page end', () => {
  const list = numberedList(chance(4));

  it.each(['续表', '（续）', '续上表', `${TITLE}（续）`])('under %s', async (caption) => {
    for (const more of [{}, { repeatsUnit: true }, { hasHead: true, hasFoot: true }]) {
      const { read, written } = await bothOf(list, { ...more, caption });
      expect(read).toEqual(written);
    }
  });

  it('under its unit, or between the head and the foot of two pages', async () => {
    for (const more of [{ repeatsUnit: true }, { hasHead: true, hasFoot: true }]) {
      const { read, written } = await bothOf(list, more);
      expect(read).toEqual(written);
    }
  });

  it.each(['bottom', 'top', 'both'] as const)('with its edges missing (%s)', async (missing) => {
    const { read, written } = await bothOf(list, { missing });
    expect(read).toEqual(written);
  });

  it('over a page that holds the rest of one cell, and no border across', async () => {
    const texts = ['宣传培训', '10.00', '受客观条件影响延后，下年度加快推进。'.repeat(240)];
    const rows = [['任务', '预算数', '完成情况'], texts, ['设备购置', '20.00', '已完成']];
    const table = tableOf(rows.map((row) => row.map((text, i) => put(text, i < 2 ? 6 : 24))));
    const { read, written } = await bothOf({ table, headRows: 0 }, { missing: 'both' });
    expect(read).toEqual(written);
  });

  it('in the middle of a row whose number is printed again, and only once read', async () => {
    const { read, written } = await bothOf(list, { repeatsNumber: true });
    expect(read).toEqual(written);
  });

  it('where the last page has fewer columns under the same header', async () => {
    for (let count = 24; count < 40; count++) {
      const rows = Array.from({ length: count }, (_, r) =>
        ['数量指标', `第${r}项`, '95%', '96%', '2', '2'].map((text) => put(text, 6)),
      );
      const head = [put('项目名称', 18), put('农村公路养护工程', 18)];
      const table = tableOf([head, ...rows, [put('总分', 18), put('98', 18)]]);
      const { read, written } = await bothOf({ table, headRows: 1 }, {});
      expect(read).toEqual(written);
    }
  });
});

type Row = readonly string[];
const XS = [50, 80, 126, 164, 202, 232, 262];

/** Rows of given heights from `from` down, each text at the top of its cell, in lines. */
function page(
  rows: readonly (readonly [height: number, texts: Row])[],
  from: number,
  title = '',
  xs = XS,
) {
  const pen = new Pen();
  if (title !== '') pen.text(50, from - 12, 12, title);
  let y = from;
  for (const [height, texts] of rows) {
    texts.forEach((text, c) => {
      pen.strokeBox(xs[c]!, y, xs[c + 1]!, y + height);
      text.split('\n').forEach((line, i) => {
        if (line !== '') pen.text(xs[c]! + 3, y + 12 + 13 * i, 10, line);
      });
    });
    y += height;
  }
  return { content: pen.content };
}

const ROWS = ['受益人数', '培训班次', '合格比率', '设备完好'].map(
  (name, i) => [30, ['产出', name, `${90 + i}%`, `${90 + i}%`, '4', '4']] as const,
);
const heightsOf = async (...pages: { content: string }[]) =>
  gridsOf(await layOutPdf(buildPdf(pages))).map((grid) => grid.rows);

describe('the first row below a page end', () => {
  const whole = ['效益', '政策知晓率', '95%', '95%', '5', '5'];

  it('is no row where it is blank and lower than any other', async () => {
    const top = page([[14, ['', '', '', '', '', '']], ...ROWS], 50);
    expect(await heightsOf(page([...ROWS, [16, whole]], 654), top)).toEqual([9]);
  });

  it('is a row where it is blank and as high as the others', async () => {
    const top = page([[30, ['', '', '', '', '', '']], ...ROWS], 50);
    expect(await heightsOf(page([...ROWS, [30, whole]], 640), top)).toEqual([10]);
  });

  it('is the rest of one where it lacks what every row has', async () => {
    const cut = ['效益', '年度工作', '2023年', '2023年', '5', '5'];
    const rest = ['', '完成时限', '12月', '12月', '', ''];
    const top = page([[18, rest], ...ROWS], 50);
    expect(await heightsOf(page([...ROWS, [18, cut]], 650), top)).toEqual([9]);
  });

  it('is the rest of one whose line had no room for a space before a number', async () => {
    const xs = [50, 80, 126, 181, 219, 249, 279];
    const cut = ['效益', '新增品种', '不少于', '15种', '6', '6'];
    const top = page([[18, ['', '', '12种', '', '', '']], ...ROWS], 50, '', xs);
    expect(await heightsOf(page([...ROWS, [18, cut]], 650, '', xs), top)).toEqual([9]);
  });

  it('is a row of its own where it has what every row has', async () => {
    const cut = ['效益', '年度工作', '2023年', '2023年', '5', '5'];
    const next = ['效益', '完成时限', '12月', '12月', '5', '5'];
    const top = page([[18, next], ...ROWS], 50);
    expect(await heightsOf(page([...ROWS, [18, cut]], 650), top)).toEqual([10]);
  });
});

it('a form that is printed twice, under the same title, stays two', async () => {
  const form = page([...ROWS, ...ROWS, ...ROWS, ...ROWS, ...ROWS], 80, TITLE);
  expect(await heightsOf(form, form)).toEqual([20, 20]);
});

it('text that runs off the paper stays in its cell, whose border the printer left at the edge', async () => {
  const pen = new Pen().text(568, 64, 10, '部分人员').text(503, 64, 10, '原因');
  for (const y of [50, 70, 90]) pen.stroke(500, y, 595, y);
  for (const x of [500, 550, 595]) pen.stroke(x, 50, x, 90);
  const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }])));
  expect(grid?.cells.map(({ text }) => text)).toEqual(['原因', '部分人员', '', '']);
});
