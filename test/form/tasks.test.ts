/** The tasks of a form: in a block of their own, between the indicators, in their columns. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { SEVEN } from '../support/drawn-projects.ts';
import { recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, HEAD, INDICATORS } = SEVEN;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);

it('tasks have columns of amounts by how their labels are put together', () => {
  const record = read(`任务名称|主要内容|年度预算安排(万元)|<|年度预算执行(万元)|<|执行率
^|^|总额|财政拨款|总额|财政拨款|^
国土绿化|造林|860|760|795.5|715.5|92.5%\n${INDICATORS}`);
  expect(record.forms[0]?.tasks).toMatchObject([
    {
      ...{ budgetYuan: 8_600_000, budgetFiscalYuan: 7_600_000, executedYuan: 7_955_000 },
      executedFiscalYuan: 7_155_000,
    },
  ]);
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

describe('tasks', () => {
  const PROJECT = '项目名称|甲|<|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|绩效目标值|目标完成值|分值|得分|<\n';
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('tasks may stand in columns left of their indicators', () => {
    const record = recordFor(
      '2023年度部门整体绩效自评表',
      '单位:万元',
      `部门名称|某局|<|<|<|<|<|<|<|<
任务名称|预算数|执行数|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分
道路养护|60|58|产出指标|数量指标|养护里程|≥50公里|52公里|50|50
^|^|^|效益指标|社会效益|畅通率|≥95%|96%|20|20
绿化|40|40|产出指标|数量指标|植树|≥100棵|100棵|30|30
合计|100|98|<|<|<|<|<|100|100`,
    );
    const [form] = record.forms;
    expect(form?.tasks.map((t) => [t.name, t.budgetYuan, t.executedYuan])).toEqual([
      ['道路养护', 600_000, 580_000],
      ['绿化', 400_000, 400_000],
    ]);
    expect(form?.indicators.map((i) => i.level3)).toEqual(['养护里程', '畅通率', '植树']);
    expect(record.findings).toEqual([]);
  });

  it('names of tasks without money are no tasks of the form', () => {
    const rows = `任务|${HEAD.replace('得分|<', '得分')}扩建|产出|数量|个数|5个|5个|90|90`;
    expect(read(rows).forms[0]?.tasks).toEqual([]);
  });
});

describe('tasks', () => {
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('a task between the indicators is one, with its money, and no indicator', () => {
    const rows = (label: string) =>
      read(`${HEAD}产出|数量|个数|5个|5个|50|50
${label}|改造校舍|<|<|预算数:600|支出数:588|执行率:98%
效益|社会|作用|明显|明显|50|50`);
    const record = rows('重点任务2');
    expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数', '作用']);
    expect(record.forms[0]?.tasks).toMatchObject([
      {
        name: '改造校舍',
        budgetYuan: 6_000_000,
        executedYuan: 5_880_000,
        executionRatePercent: 98,
      },
    ]);
    expect(record.findings).toEqual([]);
    // Whose money it is does not say another label: it is told.
    expect(rows('专题二').findings.map((f) => f.code)).toEqual(['form.incomplete']);
  });
});

describe('tasks', () => {
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
  const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);

  it('tasks without a block of funds beside them miss none', () => {
    const record = recordFor(
      '2022年度部门整体支出绩效自评表',
      `部门名称|某局|<|<|<|<|<\n任务名称|主要内容|批复金额(万元)|实际支出金额(万元)|预算执行率|<|<
植树|五百亩|60|54|90%|<|<\n二、绩效指标|<|<|<|<|<|<\n${HEAD}\n产出|数量|亩数|500亩|500亩|100|100`,
    );
    expect(record.forms[0]?.tasks.map((t) => [t.budgetYuan, t.executedYuan])).toEqual([
      [600_000, 540_000],
    ]);
    expect(codesOf(record)).toEqual([]);
  });
});
