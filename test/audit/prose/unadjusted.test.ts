/** That nothing was adjusted names nothing: the amounts behind it are still the department's. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `部门(单位)名称|<|清溪县文化局|<|<|<|<|<
部门资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|资金总额|2460.00|2460.00|2371.44|10|96.40%|9.64
^|基本支出|1320.50|1320.50|1320.50||100.00%|
^|项目支出|1139.50|1139.50|1050.94||92.23%|
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|培训人次|≥10人|12人|60|60|
效益指标|社会效益指标|受益人口|≥100人|120人|30|30|
总分|<|<|<|<|100|99.64|`;

function codesOf(aside: string, amounts: string): string[] {
  const said = `部门预算2460.00万元,${aside},${amounts}`;
  const title = '2023年度清溪县文化局部门整体支出绩效自评报告';
  const form = ['部门整体支出绩效自评表', '(2023年度)', FORM];
  return recordFor(title, '三、资金情况', said, ...form).findings.map(({ code }) => code);
}

const RIGHT =
  '全年执行2371.44万元,执行率96.4%。执行数当中,基本支出1320.50万元,项目支出1050.94万元。';
const BASIC = RIGHT.replace('1320.50', '1302.50');
const EXECUTED = '全年执行2317.44万元,执行率96.4%。';

describe('an aside on adjustments', () => {
  for (const aside of [
    '年度内未作调整',
    '年中没有追加',
    '执行过程中未发生调剂',
    '全年未进行预算调整',
    '期间未调整',
    '本年度内没有再作调整',
    '预算未做调整',
  ]) {
    it(`leaves the parts behind it the department's: ${aside}`, () =>
      expect(codesOf(aside, BASIC)).toContain('prose.basic'));
    it(`leaves the total behind it the department's: ${aside}`, () =>
      expect(codesOf(aside, EXECUTED)).toContain('prose.executed'));
    it(`is silent where all agrees: ${aside}`, () => expect(codesOf(aside, RIGHT)).toEqual([]));
  }

  for (const aside of [
    '其中文化馆项目未作调整',
    '图书馆运行经费',
    '非遗保护专项未调整',
    '文化站建设项目年中没有追加',
    '乡镇文化活动经费未发生调剂',
    '下属文化馆未进行预算调整',
  ])
    it(`that names one of many does not: ${aside}`, () =>
      expect(codesOf(aside, '全年支出317.44万元。')).toEqual([]));
});
