/** Where the blocks of a form begin and end, and what is no form. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { SEVEN } from '../support/drawn-projects.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
const formOf = (...lines: string[]): Form => recordFor(TITLE, ...lines).forms[0] as Form;

it('headings over single blocks end the block above them, and one of funds prints its weight', () => {
  const record = recordFor(
    TITLE,
    `项目名称|甲|<|<|<|<|<\n一、绩效指标完成情况|<|<|<|<|<|<\n${INDICATORS}
二、预算执行情况(10分)|<|<|<|<|<|<\n资金来源|<|预算数(万元)|执行数(万元)|执行率|得分|备注
合计|<|50|50|100%|10|\n三、总目标|<|<|<|<|<|<\n目标|办好两次展览|<|<|<|<|<\n完成|已办两次|<|<|<|<|<`,
  );
  const [form] = record.forms;
  expect(form?.funds.map((f) => [f.budgetYuan, f.weight, f.score])).toEqual([[500_000, 10, 10]]);
  expect(form?.goals).toEqual([{ target: '办好两次展览', actual: '已办两次' }]);
  expect([form?.indicators.length, codesOf(record)]).toEqual([1, []]);
});

it('a heading among indicators that no other block follows stays with them', () => {
  const form = formOf(
    `项目名称|甲|<|<|<|<|<\n${INDICATORS}\n二、效益指标|<|<|<|<|<|<\n效益|社会|作用|明显|明显|10|10`,
  );
  expect(form.indicators.at(-1)).toMatchObject({ level3: '作用', weight: 10 });
});

it('a form cut into parts may end with its head, and a part prints the unit', () => {
  const record = recordFor(
    TITLE,
    `第一部分 指标完成情况|<|<|<|<|<|<\n${HEAD}\n产出|数量|个数|5个|5个|90|90
第二部分 资金情况(单位:万元)|<|<|<|<|<|<\n资金来源|<|批复预算|全年预算数|全年执行数|分值|得分
总额|<|60|50|50|10|10\n市县配套|<|60|50|50|/|/
第三部分 基本信息|<|<|<|<|<|<\n项目名称|引水渠维修|<|主管部门|某县水务局|<|<`,
  );
  const [form] = record.forms;
  expect([record.forms.length, form?.projectName, form?.department]).toEqual([
    ...[1, '引水渠维修', '某县水务局'],
  ]);
  expect(form?.funds.map((f) => [f.category, f.initialBudgetYuan, f.budgetYuan])).toEqual([
    ['total', 600_000, 500_000],
    ['fiscal', 600_000, 500_000],
  ]);
  expect(codesOf(record)).toEqual([]);
});

describe('blocks and forms', () => {
  const { TITLE, PROJECT, INDICATORS } = SEVEN;
  const read = (rows: string, ...lines: string[]): ReportRecord =>
    recordFor(TITLE, ...lines, PROJECT + rows);

  it('what money was spent on, and the data beside a form, are no funds and no form', () => {
    const spending = read(
      `资金|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8
三公经费|年初预算|全年预算|全年执行|控制率|<|<\n公务接待费|5|5|3|60%|<|<\n${INDICATORS}`,
      '单位:万元',
    );
    expect([fundsOf(spending).length, codesOf(spending)]).toEqual([1, []]);
    const data = recordFor(
      '2023年度部门整体支出绩效评价基础数据表',
      '经费控制情况|2022年决算数|2023年预算数|2023年决算数\n三公经费|10|12|9\n项目支出|200|220|215',
      TITLE,
      PROJECT + INDICATORS,
    );
    expect([data.forms.map((f) => f.title), codesOf(data)]).toEqual([[TITLE], []]);
  });
});

describe('blocks and forms', () => {
  const TITLE = '2023年度项目支出绩效自评表';
  const PROJECT = '项目名称|甲|<|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|绩效目标值|目标完成值|分值|得分|<\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|<`;

  it('a list of projects with their scores is no form', () => {
    const record = recordFor(
      '某局2023年度项目支出绩效自评结果汇总表',
      '单位:万元',
      '序号|项目名称|全年预算数|全年执行数|执行率|自评得分\n1|甲|50|49|98%|98\n合计|<|50|49|98%|—',
      TITLE,
      PROJECT + INDICATORS,
    );
    expect(record.forms.map((form) => form.title)).toEqual([TITLE]);
    expect(record.findings).toEqual([]);
  });
});
