/** What stands beside a page end tells whether a label or a row goes on below it. */
import { expect, it } from 'vitest';
import { buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf } from '../support/read-tables.ts';

type Row = readonly string[];
const SIZE = 10;

/** Rows of one line each, drawn from `from` down; a first column of '' goes on with the cell above. */
function pageOf(xs: readonly number[], rows: readonly Row[], from: number): string {
  const pen = new Pen();
  rows.forEach((texts, r) => {
    const y = from + 20 * r;
    texts.forEach((text, c) => {
      const [x0, x1] = [xs[c]!, xs[c + 1]!];
      const span = c === 0 ? rows.slice(r + 1).findIndex((row) => row[0] !== '') : 0;
      const rest = c === 0 && span < 0 ? rows.length - r : span + 1;
      if (c === 0 && text === '' && r > 0) return;
      pen.strokeBox(x0, y, x1, y + 20 * (c === 0 ? rest : 1));
      if (text !== '') pen.text(x0 + 3, y + 14, SIZE, text);
    });
  });
  return pen.content;
}

async function cellsOf(xs: readonly number[], bottom: readonly Row[], top: readonly Row[]) {
  const pages = [
    { content: pageOf(xs, bottom, 790 - 20 * bottom.length) },
    { content: pageOf(xs, top, 50) },
  ];
  return gridsOf(await layOutPdf(buildPdf(pages))).map((grid) => ({
    rows: grid.rows,
    labels: grid.cells.filter((cell) => cell.column === 0).map((cell) => cell.text),
  }));
}

const LABELS = [50, 97, 200, 300];
const NUMBERS: Row[] = [
  ['数量指标', '培训班次', '3期'],
  ['', '受益人数', '90人'],
  ['质量指标', '验收合格率', '98%'],
  ['', '设备完好率', '97%'],
];

it('joins a label with the end that the other labels of its column have', async () => {
  const bottom = [...NUMBERS, ['社会效益', '政策知晓率', '95%']];
  const top = [
    ['指标', '群众满意度', '96%'],
    ['', '信息公开率', '99%'],
    ['时效指标', '完成及时率', '94%'],
    ['', '拨付及时率', '93%'],
  ];
  const [grid] = await cellsOf(LABELS, bottom, top);
  expect(grid).toEqual({ rows: 9, labels: ['数量指标', '质量指标', '社会效益指标', '时效指标'] });
});

it('keeps two labels that are whole, though the first one fills its cell', async () => {
  const bottom = [...NUMBERS, ['履职效能', '政策知晓率', '95%']];
  const top = [
    ['时效指标', '完成及时率', '94%'],
    ['', '拨付及时率', '93%'],
  ];
  const [grid] = await cellsOf(LABELS, bottom, top);
  expect(grid).toEqual({ rows: 7, labels: ['数量指标', '质量指标', '履职效能', '时效指标'] });
});

it('keeps two rows of words apart where the first ones leave room for the next', async () => {
  const xs = [50, 77, 187, 256, 325, 410];
  const bottom = [
    ['绩', '公路养护里程及质量', '350公里', '352公里', ''],
    ['', '补助资金发放时间', '2021年9月前', '2021年8月', ''],
  ];
  const top = [
    ['', '群众生活水平', '有效提高', '有效提高', ''],
    ['', '社会和谐稳定', '持续促进', '持续促进', ''],
  ];
  expect((await cellsOf(xs, bottom, top)).map(({ rows }) => rows)).toEqual([4]);
});

it('joins no row (2) with a row whose label wraps to a line of (1)', async () => {
  const xs = [50, 170, 250, 330];
  const pen = new Pen().stroke(50, 750, 330, 750).stroke(50, 790, 330, 790);
  for (const x of xs) pen.stroke(x, 750, x, 790);
  pen.text(53, 764, SIZE, '1、资金来源:').text(53, 780, SIZE, '(1)财政资金');
  pen.text(180, 772, SIZE, '754.76').text(260, 772, SIZE, '98.05%');
  const next = pageOf(
    xs,
    [
      ['(2)其他资金', '', ''],
      ['2、支出结构', '12.00', '100%'],
    ],
    50,
  );
  const layout = await layOutPdf(buildPdf([{ content: pen.content }, { content: next }]));
  expect(gridsOf(layout).map((grid) => grid.rows)).toEqual([3]);
});
