/** Funds told in words behind a label of their block and the name of the whole; lettered columns. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2024年度部门整体绩效自评表';
const HEAD = '部门名称|某局|<|<|<|<|<|<\n';
const ROWS = `
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出|数量|个数|5个|5个|50|50|
效益|社会|户数|40户|42户|40|40|`;
const read = (funds: string): ReportRecord => recordFor(TITLE, '单位:万元', HEAD + funds + ROWS);
const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [
    ...[f.label, f.category, f.initialBudgetYuan, f.budgetYuan, f.executedYuan],
    ...[f.executionRatePercent, f.weight, f.score],
  ]);

describe('a row of funds told in words', () => {
  const amounts = [900_000, 1_000_000, 960_000, 96, 10, 9.6];

  it('has a bare rate between its amounts', () => {
    for (const [labels, name] of [
      ['年度收支|支出合计', '支出合计'],
      ['预算执行|资金总额', '资金总额'],
      ['部门支出总计|<', '部门支出总计'],
    ] as const) {
      const record = read(
        `${labels}|年初预算:90.00|调整预算:100.00|96.00%|<|决算:96.00|预算执行满分10分,得9.60分`,
      );
      expect(fundsOf(record)).toEqual([[name, 'total', ...amounts]]);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('whose rate is wrong is found', () => {
    const record = read('年度收支|支出合计|年初预算:90.00|全年预算:100.00|69.00%|<|决算:96.00|<');
    expect(codesOf(record)).toEqual(['rate.funds']);
  });

  it('is told as lost where no block takes it up', () => {
    for (const row of [
      // What was added is no budget.
      '年度收支|支出合计|年初预算:90.00|调整预算:10.00|96.00%|<|决算:96.00|<',
      // Two rates: which is the execution's?
      '年度收支|支出合计|年初预算:90.00|全年预算:100.00|96.00%|90.00%|决算:96.00|<',
    ]) {
      const record = read(row);
      expect(fundsOf(record)).toEqual([]);
      expect(codesOf(record)).toContain('form.incomplete');
    }
  });
});

it('columns called by small letters, weighed in the heading of the scores', () => {
  const record =
    read(`资金来源(万元)|当年支出(a)|可用预算(b)|年初预算(c)|未支出(b-a)|进度(a/b)|执行得分(权重10分)|<
合计|96|100|90|4|96%|9.6|<
财政拨款|60|60|55|0|100%||<
经营收入|36|40|35|4|90%||<`);
  expect(fundsOf(record)).toEqual([
    ['合计', 'total', 900_000, 1_000_000, 960_000, 96, 10, 9.6],
    ['财政拨款', 'fiscal', 550_000, 600_000, 600_000, 100, null, null],
    ['经营收入', 'other', 350_000, 400_000, 360_000, 90, null, null],
  ]);
  expect(codesOf(record)).toEqual([]);
});

it('the time that is assessed tells the year, and no date of filling in', () => {
  const yearOf = (period: string) =>
    recordFor('部门整体绩效自评表', `部门名称|某局|评价时段|${period}|<|<|<|<${ROWS}`).fiscalYear;
  expect(yearOf('2022年1—12月')).toBe(2022);
  expect(yearOf('2022年1月1日至2022年12月31日')).toBe(2022);
  expect(yearOf('2021年—2023年')).toBeNull();
});
