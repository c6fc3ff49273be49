/** Sources of money exclude each other: they never come to more than what they make up. */
import { describe, expect, it } from 'vitest';
import { areSources } from '../../../shared/report/sources.ts';
import { recordFor } from '../../support/record-for.ts';
import { codesOf } from './one-report.ts';

/** Sentences on a year's income that no form holds. */
const MORE = [
  '收入合计871.50万元,其中:当年财政拨款851.50万元,其他收入30.00万元。',
  '全年收入合计871.50万元,其中财政拨款收入861.50万元、其他收入20.00万元。',
  '收入合计871.50万元,其中:财政拨款851.50万元,事业收入12.00万元,其他收入18.00万元。',
];
/** What is parted by its sources leaves none out. */
const ALL = [
  '收入合计871.50万元,按来源划分:财政拨款851.50万元,事业收入8.00万元,其他收入2.00万元。',
  '收入合计871.50万元,按来源分,财政拨款841.50万元,事业收入18.00万元,其他收入2.00万元。',
];
const SILENT = [
  '收入合计871.50万元,按来源划分:财政拨款851.50万元,事业收入18.00万元,其他收入2.00万元。',
  '收入合计871.50万元,其中:当年财政拨款851.50万元,其他收入20.00万元。',
  // what was brought forward stands beside what the year received
  '本年收入871.50万元,其中:年初结转和结余15.00万元,财政拨款收入851.50万元,其他收入20.00万元。',
  // some of them may be left out
  '收入合计871.50万元,其中:当年财政拨款851.50万元,其他收入10.00万元。',
  // the one holds the other
  '收入合计871.50万元,其中:财政拨款收入851.50万元,政府性基金预算拨款60.00万元。',
];

const FORM = `
部门(单位)名称|<|清溪县文化局|<|<|<|<|<
年度预算申请(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|826.00|871.50|854.07|10|98.00%|9.8
^|其中:财政拨款|826.00|851.50|834.07|—|97.95%|—
^|其他资金||20.00|20.00|—|100.00%|—
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|培训人次|≥10人|12人|60|60|
效益指标|社会效益指标|受益人口|≥100人|120人|30|30|
总分|<|<|<|<|100|99.8|`;

function codesBeside(sentence: string): string[] {
  const title = '2023年度清溪县文化局部门整体支出绩效自评报告';
  const record = recordFor(title, sentence, '部门整体支出绩效自评表', '(2023年度)', FORM);
  return record.findings.map(({ code }) => code);
}

describe('what a total of money came from', () => {
  for (const sentence of [...MORE, ...ALL])
    it(sentence, () => expect(codesOf([sentence])).toEqual(['prose.parts']));
  for (const sentence of SILENT) it(sentence, () => expect(codesOf([sentence])).toEqual([]));

  it('is all there where the form has just these sources of the very total', () => {
    const said = (other: string, total = '871.50') =>
      codesBeside(`2023年我局收入合计${total}万元,其中:财政拨款851.50万元,其他收入${other}万元。`);
    expect(said('20.00')).toEqual([]);
    expect(said('10.00')).toEqual(['prose.parts']);
    expect(said('10.00', '880.00')).toEqual([]);
  });

  it('may be of the budget, behind what was spent of it', () =>
    expect(codesBeside('全年支出854.07万元,其中:财政拨款851.50万元,其他资金20.00万元。')).toEqual(
      [],
    ));

  it('knows which sources hold one another', () => {
    expect(areSources(['当年财政拨款', '上年结转', '其他资金'])).toBe(true);
    expect(areSources(['财政拨款收入', '一般公共预算拨款'])).toBe(false);
    expect(areSources(['单位资金', '事业收入'])).toBe(false);
    expect(areSources(['财政拨款', '财政资金'])).toBe(false);
    expect(areSources(['财政拨款', '培训费'])).toBe(false);
  });
});
