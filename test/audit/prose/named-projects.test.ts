/** Projects that the prose names by the way, in full or in short, are held against their own forms. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const formOf = (name: string, budget: string, executed: string, rate: string, score: number) => `
项目名称|<|${name}|<|<|<|<|<|<
项目资金(万元)|<||年初预算数|全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分
^|<|年度资金总额|20.00|${budget}|${executed}|10|${rate}|${score}
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
^|产出指标|数量指标|讲座场次|≥24场|26场|60|60|
^|效益指标|社会效益|服务水平|提升|提升|30|30|
总分|<|<|<|<|<|100|${(90 + score).toFixed(2)}|`;

const PROJECTS = [
  formOf('51092323T000008123456-公共图书馆免费开放补助资金', '48.50', '48.00', '98.97%', 9.9),
  formOf('文化市场综合行政执法服装购置经费', '30.00', '28.00', '93.33%', 9.33),
].flatMap((form) => ['2022年度项目支出绩效自评表', form]);

const WHOLE = `部门名称|<|渠南县文化局|<|<|<|<|<
年度资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|800.00|845.80|840.00|10|99.31%|9.93
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|演出场次|≥10场|12场|60|60|
效益指标|社会效益指标|受益率|≥100%|100%|30|30|
总分|<|<|<|<|100|99.93|`;

const codesOf = (...parts: string[]): string[] => [
  ...new Set(recordFor(...parts).findings.map(({ code }) => code)),
];
const OF = {
  projects: (said: string) =>
    codesOf('渠南县文化局2022年度项目支出绩效自评报告', '一、项目概况', said, ...PROJECTS),
  department: (said: string) =>
    codesOf(
      ...['2022年度渠南县文化局部门整体支出绩效自评报告', '一、收支情况'],
      ...['2022年部门全年预算845.80万元,支出840.00万元。', '二、项目情况', said],
      ...['部门整体支出绩效自评表', '(2022年度)', WHOLE, ...PROJECTS],
    ),
};

const HEARD: readonly (readonly [string, string])[] = [
  ['prose.budget', '公共图书馆免费开放补助资金全年预算45.80万元,支出48.00万元。'],
  ['prose.budget', '免费开放补助资金全年预算数为45.80万元。'],
  ['prose.executed', '2022年免费开放项目全年预算48.50万元,实际支出46.00万元。'],
  ['prose.rate', '免费开放补助资金全年预算48.50万元,支出48.00万元,执行率98.79%。'],
  ['prose.executed', '执法服装购置经费全年预算30.00万元,支出26.00万元。'],
  ['prose.budget', '执法服装购置项目预算资金33.00万元,实际支出28.00万元。'],
  ['prose.score', '图书馆免费开放项目自评得分99.09分,服装购置经费项目自评得分99.33分。'],
  ['prose.score', '免费开放项目自评得分99.90分,服装购置经费项目自评得分93.33分。'],
];

const SILENT: readonly string[] = [
  '公共图书馆免费开放补助资金全年预算48.50万元,支出48.00万元;执法服装购置经费全年预算30.00万元,支出28.00万元。',
  '免费开放项目自评得分99.90分,服装购置经费项目自评得分99.33分,两个项目平均得分99.62分。',
  '公共图书馆免费开放补助资金收到上级拨款45.80万元。',
  '公共图书馆免费开放补助资金用于文献购置支出18.60万元,活动支出20.00万元。',
  '免费开放项目2021年全年预算45.80万元,实际支出45.80万元。',
  '美术馆免费开放项目全年预算45.80万元,实际支出45.80万元。',
  '免费开放项目、服装购置项目预算合计78.50万元,支出合计76.00万元。',
  '免费开放场馆维修支出35.00万元。',
  '免费开放补助资金支出48.00万元。执法装备支出35.00万元。',
  '免费开放项目上半年支出28.00万元,全年支出48.00万元。',
  '免费开放项目经财政局重点评价得分88.00分。',
  '免费开放项目年中压减预算5.80万元。',
];

for (const report of ['projects', 'department'] as const)
  describe(`in a report on the ${report}`, () => {
    for (const [code, said] of HEARD)
      it(`is contradicted: ${said}`, () => expect(OF[report](said)).toEqual([code]));
    for (const said of SILENT)
      it(`is not contradicted: ${said}`, () => expect(OF[report](said)).toEqual([]));
  });
