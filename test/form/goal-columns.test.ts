/** The goals of a form and their completion, beside or below each other. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { SEVEN } from '../support/drawn-projects.ts';
import { recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, HEAD, INDICATORS } = SEVEN;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);

it('goals may have names, and the score at the end its own words', () => {
  const [form] = read(`总体目标|目标名称|年度目标|<|实际完成情况|<|<
^|目标1|建水库|<|建成水库|<|<\n^|目标2|修渠|<|修成|<|<\n${INDICATORS}
绩效自评总得分|98分|<|<|<|<|<\n评价等级(优、良、中、差)|优|<|<|<|<|<`).forms;
  expect(form?.goals.map((g) => g.actual)).toEqual(['建成水库', '修成']);
  expect([form?.selfScore, form?.selfRating, form?.indicators.length]).toEqual([98, '优', 1]);
});

it('goals, bodies and funds have other names', () => {
  const [form] = read(`用款单位|某县一中|<|<|州级主管部门|某州教育局|<
资金(万元)|年初设定|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8
自治区补助|50|50|49|98%|<|<
总体目标|年初计划|<|<|全年完成|<|<\n^|建5个|<|<|建成5个|<|<\n${INDICATORS}`).forms;
  expect([form?.implementingUnit, form?.department]).toEqual(['某县一中', '某州教育局']);
  expect(form?.funds.map((f) => f.category)).toEqual(['total', 'fiscal']);
  expect(form?.funds[0]?.initialBudgetYuan).toBe(500_000);
  expect(form?.goals).toEqual([{ target: '建5个', actual: '建成5个' }]);
});

describe('goals', () => {
  const PROJECT = '项目名称|甲|<|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|绩效目标值|目标完成值|分值|得分|<\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|<`;
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('goals and their completion have more names', () => {
    const goals = (rows: string) => read(`${rows}\n${INDICATORS}`).forms[0]?.goals;
    const both = [{ target: '建成展厅', actual: '已建成' }];
    expect(goals('年度总体目标|建成展厅|<|<|<|<|<|<\n完成情况综述|已建成|<|<|<|<|<|<')).toEqual(
      both,
    );
    expect(
      goals(`项目基本情况|1.年度目标完成情况|项目年度目标|<|<|年度目标完成情况|<|<
^|^|建成展厅|<|<|已建成|<|<\n^|2.实施内容|按季度实施|<|<|<|<|<`),
    ).toEqual(both);
  });
});

describe('goals', () => {
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
  const ROW = '产出|数量|个数|5个|5个|90|90|/';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);

  it('results stand under 完成结果 beside their goals, and under 实施结果 below them', () => {
    const goals = [{ target: '演出180场', actual: '演出188场' }];
    const beside = `序号|预期目标|<|<|完成结果|<|<|<\n1|演出180场|<|<|演出188场|<|<|<\n`;
    const below = `绩效目标|演出180场|<|<|<|<|<|<\n实施结果|演出188场|<|<|<|<|<|<\n`;
    for (const rows of [beside, below])
      expect(read(`${rows}${LABELS}${ROW}`).forms[0]?.goals).toEqual(goals);
  });
});

describe('goals', () => {
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('goals may be numbered and called by their content', () => {
    const record = read(`年度总体目标|编号|目标内容|<|完成情况|<|<
^|1|修缮展厅3个|<|修缮3个|<|<\n^|2|送展下乡|<|送展12场|<|<\n${HEAD}产出|数量|个数|5个|5个|100|100`);
    expect(record.forms[0]?.goals).toEqual([
      { target: '修缮展厅3个', actual: '修缮3个' },
      { target: '送展下乡', actual: '送展12场' },
    ]);
  });
});

describe('goals', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|/`;
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);

  it('goals by quarter stand in a table of their own', () => {
    const [form] = read(`季度目标|季度|计划安排|<|完成情况|<|<|当季支出
^|第一季度|印发计划|<|已印发|<|<|52
^|第二季度|抽检600批次|<|抽检612批次|<|<|71\n${INDICATORS}`).forms;
    expect(form?.goals).toEqual([
      { target: '印发计划', actual: '已印发' },
      { target: '抽检600批次', actual: '抽检612批次' },
    ]);
  });
});

describe('goals', () => {
  const TITLE = '2022年度项目支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
  const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
  const formOf = (...lines: string[]): Form => recordFor(TITLE, ...lines).forms[0] as Form;

  it('goals may be numbered in a column of their own', () => {
    const form = formOf(`项目名称|甲|<|<|<|<|<\n目标序号|预期目标|<|<|实际完成情况|<|完成率
1|修路|<|<|已修|<|100%\n2|植树|<|<|已植|<|100%\n${INDICATORS}`);
    expect(form.goals.map((g) => [g.target, g.actual])).toEqual([
      ['修路', '已修'],
      ['植树', '已植'],
    ]);
  });
});
