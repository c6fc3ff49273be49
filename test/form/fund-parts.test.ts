/** Which rows of a block of funds are parts of another row, and which columns are of all years. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const ROWS = `
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|<
产出|数量|个数|5个|5个|50|50|<
效益|社会|户数|40户|42户|40|40|<`;
const read = (rows: string, title = '2024年度项目支出绩效自评表'): ReportRecord =>
  recordFor(title, HEAD + rows + ROWS);
const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [f.category, f.partOf, f.budgetYuan, f.executedYuan]);

describe('what was spent since the beginning', () => {
  const block = (year: string, since: string): string =>
    `资金渠道(万元)|总概算|${year}预算|${year}支出|${since}|${year}执行率|得分(10分)|<
合计|900|100|97|357|97%|9.7|<
财政资金|600|60|60|260|100%||<
自筹资金|300|40|37|97|92.5%||<`;

  it('is not what was spent in the year beside it', () => {
    for (const year of ['2024年', '本年', '全年'])
      for (const since of ['累计支出', '累计执行数']) {
        const record = read(block(year, since));
        expect(fundsOf(record)).toEqual([
          ['total', null, 1_000_000, 970_000],
          ['fiscal', null, 600_000, 600_000],
          ['other', null, 400_000, 370_000],
        ]);
        expect(codesOf(record)).toEqual([]);
      }
  });

  it('is told apart by the rate where the other says no year, and told as lost where none does', () => {
    const block = (rate: string): string =>
      `资金(万元)|来源|预算数|实际支出|累计支出|执行率|得分(10分)|<\n^|合计|100|97|357|${rate}|9.7|<`;
    expect(fundsOf(read(block('97%')))).toEqual([['total', null, 1_000_000, 970_000]]);
    expect(fundsOf(read(block('357%')))[0]?.at(-1)).toBe(3_570_000);
    const open = read(block(''));
    expect(fundsOf(open)[0]?.at(-1)).toBe(null);
    expect(codesOf(open)).toEqual(['form.incomplete']);
  });

  it('is the form’s where no other column says it', () => {
    const record = read(`资金(万元)|来源|预算数|累计支出|执行率|得分(10分)|<|<
^|合计|100|97|97%|9.7|<|<`);
    expect(fundsOf(record)).toEqual([['total', null, 1_000_000, 970_000]]);
  });
});

describe('parts of the appropriation', () => {
  const block = (rows: readonly (readonly [string, number])[]): string =>
    [
      '资金来源(万元)|预算数|执行数|执行率|得分(10分)|<|<|<',
      '合计|100|100|100%|10|<|<|<',
      ...rows.map(([label, amount]) => `${label}|${amount}|${amount}|100%||<|<|<`),
    ].join('\n');
  const partsOf = (record: ReportRecord) => (record.forms[0]?.funds ?? []).map((f) => f.partOf);

  it('are opened by 其中 and go on with the levels of government', () => {
    const labels = [
      ['1.财政资金', '其中:中央预算内投资', '市级基本建设资金', '2.单位自筹资金'],
      ['财政资金', '其中:国债项目拨款', '县级安排的拨款', '自筹资金'],
    ];
    for (const [whole = '', first = '', second = '', other = ''] of labels) {
      const record = read(
        block([
          [whole, 70],
          [first, 40],
          [second, 30],
          [other, 30],
        ]),
      );
      expect(partsOf(record)).toEqual([null, null, 1, 1, null]);
      expect(codesOf(record)).toEqual([]);
    }
    const slip = read(
      block([
        ['1.财政资金', 80],
        ['其中:中央预算内投资', 50],
        ['市级基本建设资金', 30],
        ['2.单位自筹资金', 30],
      ]),
    );
    expect(codesOf(slip)).toEqual(['funds.sources']);
  });

  it('are none where 其中 stands before their peer, or both are numbered', () => {
    const peers = [
      ['其中:国债项目拨款', '其中:市级基本建设资金', '其他资金'],
      ['1.财政拨款', '2.上级补助资金', '3.自筹资金'],
      ['一、财政拨款', '二、市级补助资金', '三、自筹资金'],
    ];
    for (const [a = '', b = '', c = ''] of peers) {
      const record = read(
        block([
          [a, 50],
          [b, 30],
          [c, 20],
        ]),
      );
      expect(partsOf(record)).toEqual([null, null, null, null]);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('are parts though they are numbered as the whole is', () => {
    const record = read(
      block([
        ['1、财政拨款', 70],
        ['1、省级补助资金', 40],
        ['2、市级补助资金', 30],
        ['2、自筹资金', 30],
      ]),
    );
    expect(partsOf(record)).toEqual([null, null, 1, 1, null]);
    expect(codesOf(record)).toEqual([]);
  });
});

describe('what staff and offices cost', () => {
  const block = (names: readonly string[], amounts: readonly number[]): string =>
    [
      '经费类别(万元)|年初数|调整数|决算数|分值|得分|执行率|<',
      '支出合计|100|100|100|10|10|100%|<',
      ...names.map((name, i) => `${name}|${amounts[i]}|${amounts[i]}|${amounts[i]}|—|—|100%|<`),
    ].join('\n');
  const rowsOf = (record: ReportRecord) =>
    (record.forms[0]?.funds ?? []).map((f) => [f.category, f.partOf]);
  const title = '2024年度部门整体支出绩效自评表';

  it('are parts of the whole where no row of basic expenditure holds them', () => {
    for (const names of [
      ['人员经费', '公用经费', '项目支出'],
      ['公用支出', '人员支出', '项目支出'],
    ]) {
      const record = read(block(names, [40, 20, 40]), title);
      expect(rowsOf(record)).toEqual([
        ['total', null],
        ['basic', null],
        ['basic', null],
        ['project', null],
      ]);
      expect(codesOf(record)).toEqual([]);
      expect(codesOf(read(block(names, [40, 30, 40]), title))).toContain('funds.structure');
    }
  });

  it('are parts of basic expenditure where it stands above them', () => {
    for (const whole of ['基本支出', '基本支出(人员和公用)']) {
      const record = read(
        block([whole, '人员经费', '公用经费', '项目支出'], [60, 40, 20, 40]),
        title,
      );
      expect(rowsOf(record).map(([, partOf]) => partOf)).toEqual([null, null, 1, 1, null]);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('leave room for the other where only one is printed', () => {
    const one = read(block(['人员经费', '项目支出'], [40, 40]), title);
    expect(codesOf(one)).not.toContain('funds.structure');
    const names = ['人员经费', '公用经费', '对个人和家庭的补助', '项目支出'];
    expect(codesOf(read(block(names, [30, 20, 10, 40]), title))).toEqual([]);
  });
});
