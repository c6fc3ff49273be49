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

/** Draws the cells of a row from the given height down; a height of 0 leaves the cell to one above. */
function drawRow(
  pen: Pen,
  xs: readonly number[],
  y: number,
  texts: Row,
  heights: readonly number[] = [],
): void {
  texts.forEach((text, c) => {
    const height = heights[c] ?? 20;
    if (height === 0) return;
    pen.strokeBox(xs[c]!, y, xs[c + 1]!, y + height);
    if (text !== '') pen.text(xs[c]! + 3, y + height / 2 + 4, SIZE, text);
  });
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

it('goes on over a page end with specks around it, and over none with words', async () => {
  const xs = [50, 170, 250, 330];
  const above = [
    ['甲', '754.76', '98.05%'],
    ['乙', '61.20', '90.00%'],
  ];
  const below = [
    ['丙', '12.50', '75.00%'],
    ['丁', '30.00', '60.00%'],
  ];
  const rowsBelow = async (last: string): Promise<number[]> => {
    const pen = new Pen().text(60, 815, 16, last);
    const content = pen.content + pageOf(xs, above, 750);
    const pages = [{ content }, { content: pageOf(xs, below, 50) }];
    return gridsOf(await layOutPdf(buildPdf(pages))).map((grid) => grid.rows);
  };
  for (const speck of ['·', '.', ':', '-']) expect(await rowsBelow(speck)).toEqual([4]);
  for (const words of ['注', '合计12']) expect(await rowsBelow(words)).toEqual([2, 2]);
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

it('joins a label that the page end cuts, by its words where its rows do not tell', async () => {
  const bottom = [...NUMBERS, ['可持续影', '政策知晓率', '95%']];
  const top = [
    ['响指标', '群众满意度', '96%'],
    ['时效指标', '完成及时率', '94%'],
  ];
  const [grid] = await cellsOf(LABELS, bottom, top);
  const labels = ['数量指标', '质量指标', '可持续影响指标', '时效指标'];
  expect(grid).toEqual({ rows: 7, labels });
});

/** Borders and texts of cells by place; a text's lines stand 16 apart. */
function draw(cells: readonly (readonly [number, number, number, number, string])[]): string {
  const pen = new Pen();
  for (const [x0, y0, x1, y1, text] of cells) {
    pen.strokeBox(x0, y0, x1, y1);
    text.split('\n').forEach((line, i) => {
      if (line !== '') pen.text(x0 + 3, y0 + 12 + 16 * i, SIZE, line);
    });
  }
  return pen.content;
}

it('joins a blank row that only the rest of a label made to the row that it cut', async () => {
  const above = draw([
    [50, 700, 77, 790, '履\n职\n目\n标\n实'],
    [77, 700, 200, 740, '群众满意度'],
    [200, 700, 300, 740, '95%'],
    [77, 740, 200, 790, '政策知晓率'],
    [200, 740, 300, 790, '96%'],
  ]);
  const below = draw([
    [50, 50, 77, 70, '现'],
    [77, 50, 200, 70, ''],
    [200, 50, 300, 70, ''],
    [50, 70, 77, 110, '绩\n效'],
    [77, 70, 200, 110, '完成及时率'],
    [200, 70, 300, 110, '94%'],
  ]);
  const layout = await layOutPdf(buildPdf([{ content: above }, { content: below }]));
  const [grid] = gridsOf(layout);
  expect(grid?.rows).toBe(3);
  expect(grid?.cells.filter(({ column }) => column === 0).map(({ text }) => text)).toEqual([
    '履职目标实现',
    '绩效',
  ]);
});

it('gives lines of two labels that ran out below the table back to their cells', async () => {
  const pen = new Pen();
  pen.text(56, 796, SIZE, '职').text(79, 796, SIZE, '效');
  const above = draw([
    [50, 750, 74, 770, '产'],
    [74, 750, 98, 770, '数'],
    [98, 750, 300, 770, '群众满意度'],
    [50, 770, 74, 790, ''],
    [74, 770, 98, 790, ''],
    [98, 770, 300, 790, '政策知晓率'],
  ]);
  pen.text(56, 782, SIZE, '履').text(79, 782, SIZE, '绩');
  const below = draw([
    [50, 50, 74, 90, '效\n能'],
    [74, 50, 98, 90, '管\n理'],
    [98, 50, 300, 70, '信息公开率'],
    [98, 70, 300, 90, '完成及时率'],
  ]);
  const pages = [{ content: above + pen.content }, { content: below }];
  const [grid] = gridsOf(await layOutPdf(buildPdf(pages)));
  expect(grid?.rows).toBe(4);
  expect(grid?.cells.map(({ text }) => text)).toEqual(
    expect.arrayContaining(['履职效能', '绩效管理']),
  );
});

it('goes on below its unit where the rows at the page end are alike, though others are not', async () => {
  const row = (y: number, xs: readonly number[], texts: readonly string[]) =>
    texts.map((text, i) => [xs[i]!, y, xs[i + 1]!, y + 20, text] as const);
  const [body, head, foot] = [
    [50, 120, 200, 260, 400],
    [50, 150, 400],
    [50, 230, 400],
  ];
  const texts = ['数量指标', '培训班次', '3期', '4期'];
  const title = new Pen().text(150, 690, SIZE, '绩效自评表').text(360, 702, SIZE, '单位:万元');
  const above = draw([...row(710, head, ['项目名称', '公路养护']), ...row(730, body, texts)]);
  const unit = new Pen().text(360, 42, SIZE, '单位:万元');
  const below = draw([...row(50, body, texts), ...row(70, foot, ['总分', '98'])]);
  const pages = [{ content: title.content + above }, { content: unit.content + below }];
  expect(gridsOf(await layOutPdf(buildPdf(pages))).map(({ rows }) => rows)).toEqual([4]);
  const other = draw([
    ...row(50, [50, 90, 160, 300, 400], texts),
    ...row(70, foot, ['总分', '98']),
  ]);
  const two = [{ content: title.content + above }, { content: unit.content + other }];
  expect(gridsOf(await layOutPdf(buildPdf(two))).map(({ rows }) => rows)).toEqual([2, 2]);
});

it('joins a row whose line ends as loosely as others of its column were broken', async () => {
  const xs = [50, 110, 235, 300];
  // Eleven characters would fit; the printer breaks its lines behind ten.
  const rows = (from: number, texts: readonly (readonly string[])[], high: number) =>
    texts.flatMap((row, r) =>
      row.map((text, c) => {
        const y = from + high * r;
        return [xs[c]!, y, xs[c + 1]!, y + high, text] as const;
      }),
    );
  const long = '预算编制的精细化程度\n有待提高后期加强宣传\n力度并完善内控制度';
  const above = draw([
    ...rows(650, [['养护', long, '已完成']], 56),
    ...rows(706, [['培训', '部分人员外出务工后期\n加强宣传力度并完善内', '已完成']], 40),
  ]);
  const below = draw([
    ...rows(50, [['', '控制度', '']], 24),
    ...rows(74, [['设备', '设备已验收', '已完成']], 40),
  ]);
  const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: above }, { content: below }])));
  expect(grid?.rows).toBe(3);
});

it('lets no heading go on in a blank cell below the page end, nor a blank heading in a label', async () => {
  const xs = [50, 120, 190, 260, 330, 400];
  const [above, below] = [new Pen(), new Pen()];
  drawRow(above, xs, 730, ['主管部门', '教育局', '联系人', '王某', '无']);
  drawRow(above, xs, 750, ['', '年初', '全年', '支出', '存在问题'], [40, 20, 20, 20, 40]);
  drawRow(above, xs, 770, ['', '预算数', '执行数', '执行率', ''], [0, 20, 20, 20, 0]);
  drawRow(below, xs, 50, ['年度资金总额', '100', '90', '90%', '']);
  drawRow(below, xs, 70, ['其中:财政拨款', '100', '90', '90%', '无']);
  const pages = [above, below].map(({ content }) => ({ content }));
  const [grid] = gridsOf(await layOutPdf(buildPdf(pages)));
  const outer = grid?.cells.filter(({ row, column }) => row > 0 && column % 4 === 0);
  expect(outer?.map(({ text, rowSpan }) => `${text}/${rowSpan}`)).toEqual([
    ...['/2', '存在问题/2', '年度资金总额/1', '/1', '其中:财政拨款/1', '无/1'],
  ]);
});

it('lets no value go on in a blank cell of the next row, though others of its column do', async () => {
  const xs = [50, 200, 300, 450];
  const [above, below] = [new Pen(), new Pen()];
  drawRow(above, xs, 730, ['培训班次', '3期', '经费到位晚'], [20, 20, 40]);
  drawRow(above, xs, 750, ['受益人数', '90人', ''], [20, 20, 0]);
  drawRow(above, xs, 770, ['验收合格率', '98%', '闭馆一个月']);
  drawRow(below, xs, 50, ['设备完好率', '97%', '']);
  drawRow(below, xs, 70, ['政策知晓率', '95%', '']);
  const pages = [above, below].map(({ content }) => ({ content }));
  const [grid] = gridsOf(await layOutPdf(buildPdf(pages)));
  const reasons = grid?.cells.filter((cell) => cell.column === 2);
  expect(reasons?.map(({ text, rowSpan }) => `${text}/${rowSpan}`)).toEqual([
    ...['经费到位晚/2', '闭馆一个月/1', '/1', '/1'],
  ]);
});
