/** A table that a DOCX declares is laid out as it is printed, every grid position covered once. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { FlowBlock } from '../../shared/read/document.ts';
import { readDocx } from '../../shared/read/docx.ts';
import { buildDocx, cell, paragraph, row, table } from '../support/docx-builder.ts';
import { type TableModel, tableModels } from '../support/table-model.ts';

type Table = Extract<FlowBlock, { kind: 'table' }>;

function tablesOf(body: string): Table[] {
  const { value, remarks } = readDocx(buildDocx({ body }));
  expect(remarks).toEqual([]);
  return value.blocks.flatMap((block) => (block.kind === 'table' ? [block] : []));
}

function written(found: Table | undefined): string[] {
  return (found?.cells ?? []).map(
    (c) => `${c.row} ${c.column} ${c.rowSpan}x${c.columnSpan} ${c.lines.join('|')}`,
  );
}

const span = (n: number) => `<w:gridSpan w:val="${n}"/>`;
const restart = '<w:vMerge w:val="restart"/>';
const goesOn = '<w:vMerge/>';

/** The markup of a model: merged areas as vMerge and gridSpan. */
function markup(model: TableModel): string {
  const rows = model.heights.map((_, r) => {
    const here = model.cells.filter((c) => c.row <= r && r < c.row + c.rowSpan);
    return row(
      here
        .sort((a, b) => a.column - b.column)
        .map((c) => {
          const merge = c.rowSpan === 1 ? '' : c.row === r ? restart : goesOn;
          const escaped = c.row === r ? c.text.replace(/</g, '&lt;') : '';
          return cell(escaped, span(c.columnSpan) + merge);
        }),
    );
  });
  return table(rows, model.widths.length);
}

describe('the grid', () => {
  it('is the one that was declared, for any merges', () => {
    fc.assert(
      fc.property(tableModels, (model) => {
        const wanted = model.cells.map(
          (c) => `${c.row} ${c.column} ${c.rowSpan}x${c.columnSpan} ${c.text}`,
        );
        expect(written(tablesOf(markup(model) + paragraph('x'))[0])).toEqual(wanted);
      }),
      { numRuns: 150, seed: 20260110 },
    );
  });

  it('covers every position exactly once, whatever the file declares', () => {
    const properties = fc.constantFrom(
      '',
      restart,
      goesOn,
      span(2),
      span(3) + goesOn,
      span(2) + restart,
      '<w:hMerge/>',
      '<w:gridSpan w:val="x"/>',
    );
    const rows = fc.array(
      fc.tuple(fc.array(properties, { maxLength: 6 }), fc.integer({ min: 0, max: 2 })),
      { minLength: 1, maxLength: 8 },
    );
    fc.assert(
      fc.property(rows, (declared) => {
        const body = table(
          declared.map(([cells, before]) =>
            row(
              cells.map((p) => cell('x', p)),
              `<w:gridBefore w:val="${before}"/>`,
            ),
          ),
        );
        for (const found of tablesOf(body + paragraph('x'))) {
          const covered = new Map<string, number>();
          for (const c of found.cells) {
            for (let r = c.row; r < c.row + c.rowSpan; r++) {
              for (let k = c.column; k < c.column + c.columnSpan; k++)
                covered.set(`${r},${k}`, (covered.get(`${r},${k}`) ?? 0) + 1);
            }
          }
          expect([...covered.values()].every((n) => n === 1)).toBe(true);
          expect(covered.size).toBe(found.rows * found.columns);
        }
      }),
      { numRuns: 200, seed: 20260111 },
    );
  });

  it('leaves free what gridBefore, gridAfter and short rows leave free', () => {
    const body = table([
      row([cell('a'), cell('b'), cell('c')]),
      row([cell('d')], '<w:gridBefore w:val="1"/><w:gridAfter w:val="1"/>'),
      row([cell('e')]),
    ]);
    expect(written(tablesOf(body)[0])).toEqual([
      '0 0 1x1 a',
      '0 1 1x1 b',
      '0 2 1x1 c',
      '1 0 1x1 ',
      '1 1 1x1 d',
      '1 2 1x1 ',
      '2 0 1x1 e',
      '2 1 1x2 ',
    ]);
  });

  it('goes by the cells where tblGrid disagrees with them', () => {
    const body = table([row([cell('a'), cell('b')]), row([cell('c', span(2))])], 7);
    expect(written(tablesOf(body)[0])).toEqual(['0 0 1x1 a', '0 1 1x1 b', '1 0 1x2 c']);
  });

  it('goes by the printed widths where the declared spans add up to nothing', () => {
    const wide = (w: number) => `<w:tcW w:w="${w}" w:type="dxa"/>`;
    const body = table([
      row([cell('a', wide(1000)), cell('b', wide(1990)), cell('c', wide(1010))]),
      row([cell('d', wide(3000)), cell('e', wide(1000))]),
    ]);
    expect(written(tablesOf(body)[0])).toEqual([
      '0 0 1x1 a',
      '0 1 1x1 b',
      '0 2 1x1 c',
      '1 0 1x2 d',
      '1 2 1x1 e',
    ]);
  });

  it('has no column that no cell begins or ends at, even for a span of a million', () => {
    const body = table([
      row([cell('a', span(1_000_000)), cell('b')]),
      row([cell('c', span(1_000_001))]),
    ]);
    expect(written(tablesOf(body)[0])).toEqual(['0 0 1x1 a', '0 1 1x1 b', '1 0 1x2 c']);
  });

  it('goes on with a merged cell only below one of the same edges', () => {
    const body = table([
      row([cell('a', restart + span(2)), cell('b')]),
      row([cell('', goesOn), cell('c'), cell('d')]),
      row([cell('x', goesOn), cell('e'), cell('f')]),
    ]);
    expect(written(tablesOf(body)[0])).toEqual([
      '0 0 1x2 a',
      '0 2 1x1 b',
      '1 0 2x1 ',
      '1 1 1x1 c',
      '1 2 1x1 d',
      '2 1 1x1 e',
      '2 2 1x1 f',
    ]);
  });

  it('knows cells merged to the left as old Word writes them', () => {
    const body = table([
      row([cell('a', '<w:hMerge w:val="restart"/>'), cell('', '<w:hMerge/>'), cell('b')]),
      row([cell('c'), cell('d'), cell('e')]),
    ]);
    expect(written(tablesOf(body)[0])).toEqual([
      '0 0 1x2 a',
      '0 2 1x1 b',
      '1 0 1x1 c',
      '1 1 1x1 d',
      '1 2 1x1 e',
    ]);
  });
});

describe('rows and cells', () => {
  it('inside content controls count; hidden and deleted rows do not', () => {
    const control = (inner: string) =>
      `<w:sdt><w:sdtPr/><w:sdtContent>${inner}</w:sdtContent></w:sdt>`;
    const body = control(
      table([
        control(row([control(cell('a')), cell('b')])),
        row([cell('x'), cell('y')], '<w:hidden/>'),
        row([cell('x'), cell('y')], '<w:del w:id="1"/>'),
        row([cell('c'), cell(control(paragraph('d')))], '<w:ins w:id="2"/>'),
      ]),
    );
    expect(written(tablesOf(body)[0])).toEqual([
      '0 0 1x1 a',
      '0 1 1x1 b',
      '1 0 1x1 c',
      '1 1 1x1 d',
    ]);
  });

  it('keep one line a paragraph and one a break', () => {
    const body = table([
      row([
        cell(`${paragraph('产出')}${paragraph('<w:r><w:t>指标</w:t><w:br/><w:t>50</w:t></w:r>')}`),
        cell(''),
      ]),
    ]);
    expect(tablesOf(body)[0]?.cells[0]?.lines).toEqual(['产出', '指标', '50']);
  });

  it('do not take in the text of a table nested in them, which follows as a table', () => {
    const inner = table([row([cell('in'), cell('ner')])]);
    const body = `${table([row([cell(`${paragraph('out')}${inner}${paragraph('')}`), cell('z')])])}${table([row([cell('l'), cell('m')])])}`;
    const found = tablesOf(body);
    expect(found.map((t) => t.index)).toEqual([0, 1, 2]);
    expect(found.map(written)).toEqual([
      ['0 0 1x1 out|', '0 1 1x1 z'],
      ['0 0 1x1 in', '0 1 1x1 ner'],
      ['0 0 1x1 l', '0 1 1x1 m'],
    ]);
  });
});

it('a table of one column within a cell is the text of that cell', () => {
  const inner = table([row([cell('客源地')]), row([cell('疫情影响')])]);
  const held = `<w:tc><w:tcPr/>${inner}${paragraph('')}</w:tc>`;
  const [found, ...others] = tablesOf(table([`<w:tr>${cell('原因')}${held}</w:tr>`]));
  expect([written(found), others]).toEqual([['0 0 1x1 原因', '0 1 1x1 客源地|疫情影响|'], []]);
});
