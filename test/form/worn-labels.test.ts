/** Labels of scans that were read with a sign wrong are known; what was read surely stays as it is. */
import { describe, expect, it } from 'vitest';
import { findForms } from '../../shared/form/find-forms.ts';
import { withWornLabels } from '../../shared/form/worn-labels.ts';
import type { Cell, Grid, Layout } from '../../shared/table/layout.ts';

/** What a cell says, how sure its signs are where not all are, and what else these may be. */
type Said = readonly [text: string, confidences?: readonly number[], other?: string | undefined];

function cellOf([text, confidences = [], other]: Said, row: number, column: number): Cell {
  const doubtful = [...text].flatMap((_sign, offset) => {
    const confidence = confidences[offset] ?? 1;
    const alternatives = other ? [{ text: other, confidence: 0.1 }] : [];
    return confidence < 0.97 ? [{ offset, confidence, alternatives }] : [];
  });
  const confidence = Math.min(1, ...doubtful.map((own) => own.confidence));
  const place = {
    kind: 'page' as const,
    page: 1,
    box: [column, row, column + 1, row + 1] as never,
  };
  const size = { rowSpan: 1, columnSpan: 1, lines: [text] };
  return { text, place, confidence, doubtful, row, column, ...size };
}

function layoutOf(
  rows: readonly (readonly Said[])[],
  textSource: Layout['textSource'] = 'ocr',
): Layout {
  const cells = rows.flatMap((row, r) => row.map((said, c) => cellOf(said, r, c)));
  const grid: Grid = { pages: [1], rows: rows.length, columns: rows[0]?.length ?? 0, cells };
  return { pageCount: 1, textSource, blocks: [{ kind: 'grid', grid }] };
}

function textsOf(layout: Layout): string[] {
  return layout.blocks.flatMap((block) =>
    block.kind === 'grid' ? block.grid.cells.map(({ text }) => text) : [],
  );
}

const read = (...row: readonly Said[]): string[] => textsOf(withWornLabels(layoutOf([row])));

describe('a label', () => {
  it.each<[string, readonly number[], string | undefined, string]>([
    ['数最指标', [1, 0.4, 1, 1], undefined, '数量指标'],
    ['经济效益指杯', [1, 1, 1, 1, 1, 0.3], undefined, '经济效益指标'],
    ['产出指杯(50分)', [1, 1, 1, 0.4], undefined, '产出指标(50分)'],
    ['年度总体目标定成情况', [1, 1, 1, 1, 1, 1, 0.5, 1, 1, 1], undefined, '年度总体目标完成情况'],
    ['[其他资金', [0.7, 1, 1, 1, 1], undefined, '其他资金'],
    ['一般公预算', [1, 1, 1, 0.6, 1], undefined, '一般公共预算'],
  ])('read as %s is %s', (text, confidences, other, meant) => {
    expect(read([text, confidences, other])).toEqual([meant]);
  });

  it('keeps its sureness and what was read', () => {
    const [block] = withWornLabels(layoutOf([[['数最指标', [1, 0.4]]]])).blocks;
    const cell = block?.kind === 'grid' ? block.grid.cells[0] : undefined;
    expect(cell).toMatchObject({ text: '数量指标', raw: '数最指标', confidence: 0.4 });
  });

  it.each<[string, Said]>([
    ['was read surely', ['数最指标']],
    ['is another with the sign that was read', ['上年执行数', [0.5]]],
    ['is as near to two labels', ['甲乙指标', [0.4, 0.4]]],
    ['is known', ['指标值', [0.4]]],
    ['has digits', ['其他资1', [1, 1, 1, 0.4]]],
    ['is a text', ['完成中小河道治理,守住防汛安全底线', [0.3]]],
  ])('that %s stays', (_why, said) => {
    expect(read(said)).toEqual([said[0]]);
  });

  it('of a file with a text of its own stays', () => {
    const layout = layoutOf([[['数最指标', [1, 0.4]]]], 'text');
    expect(withWornLabels(layout)).toBe(layout);
  });
});

describe('the levels of a header', () => {
  it.each<[readonly Said[], readonly string[]]>([
    [
      [['一级指标'], ['级指标', [0.6]], ['级指标', [0.6]]],
      ['一级指标', '二级指标', '三级指标'],
    ],
    [
      [
        ['级指标', [0.6]],
        [':级指标', [0.4]],
        ['级指标、', [0.6]],
      ],
      ['一级指标', '二级指标', '三级指标'],
    ],
    [
      [['一级指标'], ['一级指标', [0.5]], ['三级指标']],
      ['一级指标', '二级指标', '三级指标'],
    ],
  ])('are told by their order: %j', (row, labels) => {
    expect(read(...row)).toEqual(labels);
  });

  it.each<[string, readonly Said[]]>([
    ['one alone', [['级指标', [0.6]], ['分值']]],
    ['sure ones in another order', [['二级指标'], ['级指标', [0.6]]]],
  ])('%s stay', (_why, row) => {
    expect(read(...row)).toEqual(row.map(([text]) => text));
  });
});

it('a form is read whose header lost the strokes of its levels', () => {
  const layout = layoutOf([
    [
      ['一级指标'],
      ['级指标', [0.6]],
      ['级指标', [0.6]],
      ['指标值'],
      ['实际完成值'],
      ['分值'],
      ['得分'],
    ],
    [
      ['产出指杯', [1, 1, 1, 0.4]],
      ['数最指标', [1, 0.4]],
      ['培训人次'],
      ['≥90'],
      ['95'],
      ['10'],
      ['10'],
    ],
    [['效益指标'], ['社会效益指标'], ['满意度'], ['≥90%'], ['91%'], ['10'], ['10']],
  ]);
  const [form] = findForms(layout);
  expect(
    form?.indicators.map((row) => [row.level1?.text, row.level2?.text, row.level3?.text]),
  ).toEqual([
    ['产出指标', '数量指标', '培训人次'],
    ['效益指标', '社会效益指标', '满意度'],
  ]);
});
