/** Economic classes as rows of funds, and 其中 rows of other kinds: parts, and no sources beside the whole. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

type Row = readonly [string, number];

const read = (rows: readonly Row[]): ReportRecord =>
  recordFor(
    '2024年度部门整体支出绩效自评表',
    `部门名称|某局|<|<|<|<
资金(万元)|预算数|执行数|执行率|得分(10分)|<
${rows.map(([label, amount], i) => `${label}|${amount}|${amount}|100%|${i === 0 ? '10' : ''}|<`).join('\n')}
一级指标|二级指标|三级指标|指标值|完成值|得分
产出|数量|个数|5个|5个|50
效益|社会|户数|40户|42户|40`,
  );
const rowsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [f.category, f.partOf]);

const CLASSES: readonly Row[] = [
  ['工资福利支出', 40],
  ['商品和服务支出', 30],
  ['对个人和家庭的补助', 20],
  ['资本性支出', 10],
];
const [A, B, C, D] = CLASSES as readonly [Row, Row, Row, Row];

describe('economic classes', () => {
  it('are parts of the whole right below it, or behind its sources', () => {
    const record = read([['支出合计', 100], ...CLASSES]);
    expect(rowsOf(record).slice(1)).toEqual(CLASSES.map(() => ['economic', 0]));
    expect(codesOf(record)).toEqual([]);
    const sources: Row[] = [
      ['支出合计', 100],
      ['财政拨款', 70],
      ['其他资金', 30],
    ];
    const both = read([...sources, ...CLASSES]);
    expect(
      rowsOf(both)
        .slice(1, 3)
        .map(([category]) => category),
    ).toEqual(['fiscal', 'other']);
    expect(rowsOf(both).slice(3)).toEqual(CLASSES.map(() => ['economic', 0]));
    expect(codesOf(both)).toEqual([]);
  });

  it('are parts of basic and of project expenditure below them', () => {
    const record = read([['支出合计', 100], ['基本支出', 70], A, B, ['项目支出', 30], C, D]);
    expect(rowsOf(record)).toEqual([
      ['total', null],
      ['basic', null],
      ...[A, B].map(() => ['basic', 1]),
      ['project', null],
      ...[C, D].map(() => ['project', 4]),
    ]);
    expect(codesOf(record)).toEqual([]);
  });

  it('are parts of the whole where they come to it behind project expenditure', () => {
    const record = read([['支出合计', 100], ['基本支出', 70], ['项目支出', 30], ...CLASSES]);
    expect(rowsOf(record).slice(3)).toEqual(CLASSES.map(() => ['economic', 0]));
    expect(codesOf(record)).toEqual([]);
  });

  it('in other spellings, 其他支出 among them, above the whole too', () => {
    const record = read([
      ['(一)机关工资福利支出', 40],
      ['(二)商品服务支出', 30],
      ['(三)对企业补助', 20],
      ['其他支出', 10],
      ['合计', 100],
    ]);
    expect(rowsOf(record).slice(0, 4)).toEqual(CLASSES.map(() => ['economic', 4]));
    expect(codesOf(record)).toEqual([]);
  });

  it('beside what staff and offices cost, are no source and leave room for more', () => {
    for (const name of ['资本性支出', '其他资本性支出']) {
      const costs: Row[] = [
        ['人员经费', 60],
        ['公用经费', 20],
        [name, 10],
      ];
      const all = read([['资金总额', 100], ['财政拨款', 100], ...costs, ['项目支出', 10]]);
      expect(rowsOf(all)[4], name).toEqual(['economic', 0]);
      expect(codesOf(all), name).toEqual([]);
      const parts = read([['资金总额', 100], ['基本支出', 90], ...costs, ['项目支出', 10]]);
      expect(rowsOf(parts)[4], name).toEqual(['basic', 1]);
      expect(codesOf(parts), name).toEqual([]);
    }
  });

  it('leave a wrong sum of sources to be told', () => {
    const wrong: Row[] = [
      ['支出合计', 100],
      ['财政拨款', 70],
      ['其他资金', 35],
    ];
    expect(codesOf(read([...wrong, ...CLASSES]))).toEqual(['funds.sources']);
  });
});

describe('其中 right below an appropriation', () => {
  it('of any kind is a part of it, with those behind it', () => {
    const record = read([
      ['资金总额', 100],
      ['财政拨款', 80],
      ['其中:上年结转', 10],
      ['其中:国债资金', 30],
      ['其中:政府性基金', 20],
      ['其他资金', 20],
    ]);
    expect(rowsOf(record).map(([, partOf]) => partOf)).toEqual([null, null, 1, 1, 1, null]);
    expect(codesOf(record)).toEqual([]);
  });

  for (const [name, category] of [
    ['其中:上年结转', 'carryover'],
    ['其中:社会捐赠', 'other'],
  ] as const)
    it(`is a source of its own where the whole is made with it: ${name}`, () => {
      const record = read([
        ['资金总额', 100],
        ['财政拨款', 80],
        [name, 10],
        ['其他资金', 10],
      ]);
      expect(rowsOf(record)[2]).toEqual([category, null]);
      expect(codesOf(record)).toEqual([]);
    });

  it('is a peer where the first source is 其中 itself', () => {
    const record = read([
      ['资金总额', 100],
      ['其中:当年财政拨款', 80],
      ['其中:上年结转资金', 10],
      ['其他资金', 10],
    ]);
    expect(rowsOf(record).map(([, partOf]) => partOf)).toEqual([null, null, null, null]);
    expect(codesOf(record)).toEqual([]);
  });
});
