/** Shapes of forms that other offices publish, written by hand: each was read wrongly at first sight. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const INDICATORS = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5个|5个|90|90`;
const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);

describe('levels', () => {
  it.each(['绩效指标', '指标', '指标类型'])(
    'stand under %s where no column is called first level',
    (heading) => {
      const record = recordFor(
        TITLE,
        `项目名称|甲|<|<|<|<\n${heading}|指标名称|目标值|完成值|分值|得分
产出|个数|5个|5个|60|60\n效益|作用|明显|明显|40|40`,
      );
      expect(record.forms[0]?.indicators.map((i) => [i.level1, i.level3])).toEqual([
        ['产出', '个数'],
        ['效益', '作用'],
      ]);
    },
  );

  it('print their weights in columns of their own under one heading', () => {
    const record = recordFor(
      '2022年度部门整体支出绩效自评表',
      `一级指标|<|三级指标|<|评分标准|自评得分
名称|权重(%)|名称|权重(%)|^|^
产出|60|个数|60|按比例|60\n效益|40|作用|40|按程度|39`,
    );
    const rows = record.forms[0]?.indicators.map((i) => [
      i.level1,
      i.level1Weight,
      i.weight,
      i.score,
    ]);
    expect(rows).toEqual([
      ['产出', 60, 60, 60],
      ['效益', 40, 40, 39],
    ]);
  });
});

describe('funds', () => {
  const head = '项目名称|甲|<|<|<|<|<';
  const fundsOf = (rows: string, unit = '单位:万元') =>
    recordFor(TITLE, unit, `${head}\n${rows}\n${INDICATORS}`);

  it('keep the adjusted budget where the amount of the adjustment has a column too', () => {
    const record = fundsOf(`预算执行情况|年初预算数|调整数|全年预算数|执行数|执行率|分值
^|3000|-500|2500|2075|83%|10`);
    const [fund] = record.forms[0]?.funds ?? [];
    expect([fund?.initialBudgetYuan, fund?.adjustmentYuan, fund?.budgetYuan]).toEqual([
      ...[30_000_000, -5_000_000, 25_000_000],
    ]);
    expect(codesOf(record)).not.toContain('rate.exceeds');
  });

  it('are not measured by a first budget that was added to', () => {
    const record = fundsOf(`资金来源|<|年初预算|预算调整|执行数|执行率|得分
合计|<|25|5|28.2|94%|9.4`);
    expect(codesOf(record).filter((code) => code.startsWith('rate.'))).toEqual([]);
  });

  it('name their source before each amount, below a row that names what is measured', () => {
    const record = fundsOf(`二、预算执行情况|预算安排情况|<|资金执行情况|<|预算执行进度|<
^|预算数:|500|执行数:|460|92%|<
^|其中:财政资金|480|其中:财政资金|450|^|<`);
    const rows = record.forms[0]?.funds.map((f) => [
      f.category,
      f.budgetYuan,
      f.executedYuan,
      f.executionRatePercent,
    ]);
    expect(rows).toEqual([
      ['total', 5_000_000, 4_600_000, 92],
      ['fiscal', 4_800_000, 4_500_000, null],
    ]);
  });

  it('under 元 above the table and 万元 over the block are told as a conflict', () => {
    const rows = `项目资金(万元)||全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|430|430|10|100%|10`;
    const told = (unit: string) =>
      fundsOf(rows, unit).findings.filter((f) => f.paths.includes('/forms/0/amountUnit'));
    expect(told('金额单位:元').map((f) => f.code)).toEqual(['form.incomplete']);
    expect(told('金额单位:万元')).toEqual([]);
  });
});

it('tasks split their amounts by source, and their sum is the row of funds', () => {
  const record = recordFor(
    '2022年度部门整体支出绩效自评表',
    `部门名称|某局|<|<|<|<|<|<|<
任务名称|完成情况|预算数(万元)|<|执行数(万元)|<|分值|执行率|得分
^|^|总额|财政拨款|总额|财政拨款|^|^|^
任务1|完成|620|600|620|600||100%|
金额合计||620|600|620|600|10|100%|10`,
  );
  const [form] = record.forms;
  expect(
    form?.tasks.map((t) => [t.name, t.budgetYuan, t.budgetFiscalYuan, t.executedYuan]),
  ).toEqual([['任务1', 6_200_000, 6_000_000, 6_200_000]]);
  expect(form?.funds.map((f) => [f.category, f.budgetYuan, f.executedYuan, f.score])).toEqual([
    ['total', 6_200_000, 6_200_000, 10],
  ]);
});

it('reasons may be given once, in a row below all indicators', () => {
  const short = `项目名称|甲|<|<|<|<|<
一级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出|个数|5个|4个|100|80|
效益|作用|明显|较明显|0|0|`;
  const below = '\n绩效偏差原因及改进措施|一处工程延期|<|<|<|<|<';
  expect(codesOf(recordFor(TITLE, short))).toContain('score.unexplained');
  expect(codesOf(recordFor(TITLE, short + below))).not.toContain('score.unexplained');
});
it('the year behind the name of the reporting unit is none of the name', () => {
  const record = recordFor(
    '预算项目绩效自评表',
    '填报单位:某市商务局        2020年度',
    `项目名称|甲|<|<|<|<|<\n${INDICATORS}`,
  );
  expect([record.forms[0]?.department, record.forms[0]?.fiscalYear]).toEqual(['某市商务局', 2020]);
});
