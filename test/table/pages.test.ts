/** A table is the same table however its page is turned, cut, layered or fonted. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { openWithPdfium } from '../../shared/read/pdf/pdfium.ts';
import { openWithPdfjs } from '../../shared/read/pdf/pdfjs.ts';
import type { OpenEngine } from '../../shared/read/pdf.ts';
import { type BuiltPage, buildPdf, Pen } from '../support/pdf-builder.ts';
import { gridsOf, layOutPdf, writeCells } from '../support/read-tables.ts';
import { drawTable, type TableModel, tableModels } from '../support/table-model.ts';

const ENGINES: readonly (readonly [string, OpenEngine])[] = [
  ['PDFium', openWithPdfium],
  ['pdf.js', openWithPdfjs],
];
const WIDTH = 595;
const HEIGHT = 842;

function drawn(model: TableModel, x = 60, y = 80): string {
  const pen = new Pen();
  drawTable(pen, model, 'strokes', x, y);
  return pen.content;
}

/** Lets the page be made by `make` and expects the models back, in this order. */
async function expectTables(
  make: (content: string) => BuiltPage,
  engine: OpenEngine,
  runs = 8,
): Promise<void> {
  await fc.assert(
    fc.asyncProperty(tableModels, async (model) => {
      const layout = await layOutPdf(buildPdf([make(drawn(model))]), engine);
      expect(gridsOf(layout).map((grid) => writeCells(grid.cells))).toEqual([
        writeCells(model.cells),
      ]);
    }),
    { numRuns: runs, seed: 20260201 },
  );
}

/** What turns the drawing of an upright page so that it stands upright again once the page is turned. */
const TURNS = {
  0: '1 0 0 1 0 0',
  90: `0 1 -1 0 ${HEIGHT} 0`,
  180: `-1 0 0 -1 ${WIDTH} ${HEIGHT}`,
  270: `0 -1 1 0 0 ${WIDTH}`,
} as const;
type Turn = keyof typeof TURNS;

function turnedPage(content: string, turn: Turn, rotate: Turn): BuiltPage {
  const sideways = turn === 90 || turn === 270;
  const [width, height] = sideways ? [HEIGHT, WIDTH] : [WIDTH, HEIGHT];
  return { width, height, rotate, content: `q ${TURNS[turn]} cm ${content} Q` };
}

describe.each(ENGINES)('on a page as %s shows it', (_, engine) => {
  it.each([90, 180, 270] as const)('turned by /Rotate %i', async (turn) => {
    await expectTables((content) => turnedPage(content, turn, turn), engine);
  });

  it.each([90, 180, 270] as const)('with its text turned by %i degrees', async (turn) => {
    await expectTables((content) => turnedPage(content, turn, 0), engine);
  });

  it('of which a crop box shows a part', async () => {
    const make = (content: string): BuiltPage => ({ content, cropBox: [20, 30, 560, 810] });
    await expectTables(make, engine);
  });

  it('scaled down by its own matrix', async () => {
    await expectTables((content) => ({ content: `q 0.8 0 0 0.8 50 60 cm ${content} Q` }), engine);
  });

  it('printed twice, as fake bold is', async () => {
    const make = (content: string): BuiltPage => ({
      content: `${content} q 1 0 0 1 0.3 0 cm ${content} Q`,
    });
    await expectTables(make, engine);
  });

  it('among lines that are no borders: underlines, a page frame, a rule under the head', async () => {
    const more = new Pen()
      .stroke(20, 20, 575, 20)
      .stroke(20, 822, 575, 822)
      .stroke(20, 20, 20, 822)
      .stroke(575, 20, 575, 822)
      .stroke(40, 50, 400, 50)
      .text(40, 48, 9, 'A running head').content;
    await expectTables((content) => ({ content: `${more} ${content}` }), engine);
  });
});

const GRID: TableModel = {
  widths: [70, 70, 70],
  heights: [20, 20, 20],
  cells: ['a1', 'b1', 'c1', 'a2', 'b2', 'c2', 'a3', 'b3', 'c3'].map((text, i) => ({
    row: Math.floor(i / 3),
    column: i % 3,
    rowSpan: 1,
    columnSpan: 1,
    text,
  })),
};

function withTexts(texts: readonly string[]): TableModel {
  return { ...GRID, cells: GRID.cells.map((c, i) => ({ ...c, text: texts[i] ?? c.text })) };
}

describe.each(ENGINES)('text as %s reads it', (_, engine) => {
  it('has plain characters for the radicals that fonts share with them', async () => {
    const model = withTexts(['⽬标', '⾦额', '⻔户', '⻓期', '⻝品']);
    const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: drawn(model) }]), engine));
    const read = grid?.cells.slice(0, 5).map((cell) => cell.text);
    expect(read).toEqual(['目标', '金额', '门户', '长期', '食品']);
  });

  it('is read from a font that is not embedded, by its character map', async () => {
    // GBK: 预算 执行率
    const gbk = 'BT /F3 9 Tf 1 0 0 1 66 754 Tm <d4a4cbe3> Tj 70 0 Td <d6b4d0d0c2ca> Tj ET';
    const content = drawn(withTexts(['', ''])) + gbk;
    const [grid] = gridsOf(await layOutPdf(buildPdf([{ content }]), engine));
    expect(grid?.cells.slice(0, 3).map((cell) => cell.text)).toEqual(['预算', '执行率', 'c1']);
  });

  it('may stand upright, upwards and downwards in one table', async () => {
    const pen = new Pen();
    drawTable(pen, withTexts(['', '', 'c1']), 'strokes', 60, 80);
    pen.turned(90, 98, 4, '上行', 270).turned(160, 84, 4, '下行', 90);
    const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }]), engine));
    expect(grid?.cells.slice(0, 3).map((cell) => cell.text)).toEqual(['上行', '下行', 'c1']);
  });

  it('may be slanted, as producers print italics that a font lacks: narrow letters too', async () => {
    const slanted = 'BT /F1 9 Tf 1 0 0.333 1 66 748 Tm (silt fill) Tj ET';
    const content = drawn(withTexts([''])) + slanted;
    const [grid] = gridsOf(await layOutPdf(buildPdf([{ content }]), engine));
    expect(grid?.cells[0]?.text).toBe('silt fill');
  });

  it('keeps to its cell when it touches the borders', async () => {
    const pen = new Pen();
    drawTable(pen, withTexts(['', '']), 'strokes', 60, 80);
    pen.text(60.2, 99, 9, '1,234,567.00').text(130.1, 88, 9, 'left');
    const [grid] = gridsOf(await layOutPdf(buildPdf([{ content: pen.content }]), engine));
    expect(grid?.cells.slice(0, 3).map((c) => c.text)).toEqual(['1,234,567.00', 'left', 'c1']);
  });
});

describe('several tables on a page', () => {
  const second = withTexts(['d1', 'e1', 'f1', 'd2', 'e2', 'f2', 'd3', 'e3', 'f3']);

  it.each([
    ['one under the other', 60, 160],
    ['one under the other, 12 points apart', 60, 152],
    ['side by side', 300, 80],
    ['side by side, 12 points apart', 282, 80],
  ])('%s are two', async (_name, x, y) => {
    const content = drawn(GRID) + drawn(second, x, y);
    const grids = gridsOf(await layOutPdf(buildPdf([{ content }])));
    expect(grids.map((grid) => writeCells(grid.cells))).toEqual([
      writeCells(GRID.cells),
      writeCells(second.cells),
    ]);
  });

  it('one in a cell of the other: the inner text is the inner table’s', async () => {
    const outer: TableModel = {
      widths: [90, 300],
      heights: [20, 100],
      cells: ['name', 'value', 'details', ''].map((text, i) => ({
        row: i >> 1,
        column: i & 1,
        rowSpan: 1,
        columnSpan: 1,
        text,
      })),
    };
    const content = drawn(outer) + drawn(second, 170, 115);
    const grids = gridsOf(await layOutPdf(buildPdf([{ content }])));
    expect(grids.map((grid) => writeCells(grid.cells))).toEqual([
      writeCells(outer.cells),
      writeCells(second.cells),
    ]);
  });
});

it('what the heads of the pages print stands beside the blocks, once', async () => {
  const page = (text: string): BuiltPage => {
    const pen = new Pen().text(40, 30, 9, 'Unit head').text(60, 400, 9, text);
    return { content: pen.content };
  };
  const layout = await layOutPdf(buildPdf(['a', 'b', 'c'].map(page)), openWithPdfium);
  expect(
    layout.heads?.map(({ text, place }) => [text, place.kind === 'page' && place.page]),
  ).toEqual([['Unit head', 1]]);
});

describe('text of a negative size', () => {
  it.each([
    [
      'the page is upside down, its letters mirrored',
      'q 1 0 0 -1 0 842 cm BT /F1 -10 Tf -100 Tz 100 200 Td (Grants) Tj ET Q',
    ],
    ['its matrix turns it about', 'BT /F1 -10 Tf -1 0 0 -1 100 642 Tm (Grants) Tj ET'],
  ])('is read forwards where it stands upright: %s', async (_, content) => {
    const { blocks } = await layOutPdf(buildPdf([{ content }]));
    expect(blocks.map((block) => block.kind === 'paragraph' && block.text)).toEqual(['Grants']);
  });
});
