/** What the part of a fourth set that was kept for judging showed, each written anew. */
import { expect, it } from 'vitest';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const PROJECT = '项目名称|甲|<|<|<|<|<|<\n';
const HEAD = '一级指标|二级指标|三级指标|绩效目标值|目标完成值|分值|得分|<\n';
const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|<`;
const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

it('who scored stands under the scores of the funds, and is no source of money', () => {
  const [form] = read(`总得分|自评:98.2分|<|财政复核:97分|<|总分值:100分|<|<
资金|来源|调整后预算数|实际支出数|得分|<|<|执行率
^|^|^|^|自评|主管部门|财政复核|^
^|小计|88.00|85.36|9.7|9.7|9.6|97.00\n^|财政拨款|60.00|58.86|<|<|<|98.10\n${INDICATORS}`).forms;
  expect(form?.selfScore).toBe(98.2);
  expect(form?.funds.map((f) => [f.category, f.budgetYuan, f.executionRatePercent])).toEqual([
    ['total', 880_000, 97],
    ['fiscal', 600_000, 98.1],
  ]);
  expect(form?.indicators.map((i) => i.actual)).toEqual(['5个']);
});

it('the weight of the execution may stand behind the name of the total', () => {
  const record = read(`资金|项目|年初预算数|调整后预算数|执行数|执行率|得分|<
^|资金总额(10分)|100.00|95.00|91.20|96.0%|9.6|<
${INDICATORS.replaceAll('90', '85')}\n合计|<|<|<|<|100|94.6|<`);
  expect(record.forms[0]?.funds.map((f) => [f.weight, f.score])).toEqual([[10, 9.6]]);
  expect(record.findings.map((f) => f.code)).toEqual(['weights.total']);
});

it('goals and their completion have more names', () => {
  const goals = (rows: string) => read(`${rows}\n${INDICATORS}`).forms[0]?.goals;
  const both = [{ target: '建成展厅', actual: '已建成' }];
  expect(goals('年度总体目标|建成展厅|<|<|<|<|<|<\n完成情况综述|已建成|<|<|<|<|<|<')).toEqual(both);
  expect(
    goals(`项目基本情况|1.年度目标完成情况|项目年度目标|<|<|年度目标完成情况|<|<
^|^|建成展厅|<|<|已建成|<|<\n^|2.实施内容|按季度实施|<|<|<|<|<`),
  ).toEqual(both);
});

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
