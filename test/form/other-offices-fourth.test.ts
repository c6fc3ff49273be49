/** What the part of the third set that was kept for judging showed, each written anew. */
import { expect, it } from 'vitest';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const PROJECT = '项目名称|甲|<|<|<|<|<\n';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

it('values may be printed behind how they were worked out, under labels with bare letters', () => {
  const record = read(`资金来源|全年执行B|全年预算A|执行率B/A|分值|得分|备注
总额|45|60|45÷60=75%|10|10×75%=7.5|
${HEAD}产出|数量|个数|40个|30个|90|90×(30÷40)=67.5`);
  const [form] = record.forms;
  const [fund] = form?.funds ?? [];
  expect([fund?.budgetYuan, fund?.executedYuan, fund?.executionRatePercent, fund?.score]).toEqual([
    ...[600_000, 450_000, 75, 7.5],
  ]);
  expect(form?.indicators.map((i) => i.score)).toEqual([67.5]);
  expect(record.findings.map((f) => f.code)).not.toContain('number.malformed');
});

it('a task between the indicators is one, with its money, and no indicator', () => {
  const rows = (label: string) =>
    read(`${HEAD}产出|数量|个数|5个|5个|50|50
${label}|改造校舍|<|<|预算数:600|支出数:588|执行率:98%
效益|社会|作用|明显|明显|50|50`);
  const record = rows('重点任务2');
  expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数', '作用']);
  expect(record.forms[0]?.tasks).toMatchObject([
    { name: '改造校舍', budgetYuan: 6_000_000, executedYuan: 5_880_000, executionRatePercent: 98 },
  ]);
  expect(record.findings).toEqual([]);
  // Whose money it is does not say another label: it is told.
  expect(rows('专题二').findings.map((f) => f.code)).toEqual(['form.incomplete']);
});

it('goals may be numbered and called by their content', () => {
  const record = read(`年度总体目标|编号|目标内容|<|完成情况|<|<
^|1|修缮展厅3个|<|修缮3个|<|<\n^|2|送展下乡|<|送展12场|<|<\n${HEAD}产出|数量|个数|5个|5个|100|100`);
  expect(record.forms[0]?.goals).toEqual([
    { target: '修缮展厅3个', actual: '修缮3个' },
    { target: '送展下乡', actual: '送展12场' },
  ]);
});

it('a conclusion is no score’s label, and other short labels of columns are known', () => {
  const [form] = read(`评价结论|自评总得分:97.5分|<|自评等次:优|<|<|<
一级指标|具体指标|年度目标|年度完成|得分(满分100分)|得分率|未得满分的原因
产出|个数|5个|5个|97.5|97.5%|延期`).forms;
  expect([form?.selfScore, form?.selfRating]).toEqual([97.5, '优']);
  expect(form?.indicators.map((i) => [i.actual, i.score, i.reason])).toEqual([
    ['5个', 97.5, '延期'],
  ]);
});
