/** What a sixth set showed, each written anew: funds among indicators, funds over years, totals and scores under other names. */
import { describe, expect, it } from 'vitest';
import type { Fund, ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
const ROW = '产出|数量|个数|5个|5个|90|90|/';
const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
const amounts = (f: Fund) => [f.category, f.budgetYuan, f.executedYuan, f.executionRatePercent];
const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

describe('a line of funds among the indicators', () => {
  const total = ['total', 2_500_000, 2_425_000, 97];

  it('tells its amounts beside their names, and its points under those of the indicators', () => {
    const record = read(
      `${LABELS}${ROW}\n资金(万元)|预算数|250.00|支出数|242.50|9.7|10|支出进度:97.00%\n总分|<|<|<|<|99.7|100|`,
    );
    expect(fundsOf(record)).toEqual([total]);
    expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.7 });
    expect(record.forms[0]?.indicators).toHaveLength(1);
    expect(record.forms[0]).toMatchObject({ amountUnit: '万元', selfScore: 99.7 });
    expect(codesOf(record)).toEqual([]);
  });

  it('is followed by its sources, or by more indicators', () => {
    const record = read(
      `单位:万元|<|<|<|<|<|<|<\n${LABELS}资金|全年预算数|250|全年执行数|242.5|9.7|10|执行率:97%
|其中:财政资金|200|其中:财政资金|195|||\n${ROW}\n总分|<|<|<|<|99.7|100|`,
    );
    expect(fundsOf(record)).toEqual([total, ['fiscal', 2_000_000, 1_950_000, null]]);
    expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数']);
  });
});
