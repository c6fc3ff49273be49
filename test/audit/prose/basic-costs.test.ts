/** What staff or offices alone cost is not held against what the prose says of basic expenditure. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const SAID = '全年支出100.00万元,其中:基本支出90.00万元,项目支出10.00万元。';

function codesBeside(rows: readonly (readonly [label: string, amount: number])[]): string[] {
  const form = `
部门(单位)名称|<|清溪县文化局|<|<|<|<|<
部门资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
${[['资金总额', 100] as const, ...rows].map(([label, amount], i) => `^|${label}|${amount}|${amount}|${amount}|${i === 0 ? 10 : ''}|100%|${i === 0 ? 10 : ''}`).join('\n')}
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|培训人次|≥10人|12人|60|60|
效益指标|社会效益指标|受益人口|≥100人|120人|30|30|
总分|<|<|<|<|100|100|`;
  const title = '2023年度清溪县文化局部门整体支出绩效自评报告';
  const record = recordFor(title, SAID, '部门整体支出绩效自评表', '(2023年度)', form);
  return record.findings.map(({ code }) => code);
}

describe('basic expenditure in the prose', () => {
  it('is no other amount than what staff and offices cost', () => {
    const project = ['项目支出', 10] as const;
    expect(codesBeside([['人员经费', 70], ['公用经费', 20], project])).toEqual([]);
    expect(codesBeside([['人员和公用经费', 90], project])).toEqual([]);
  });

  it('is held against its own row', () =>
    expect(
      codesBeside([
        ['基本支出', 80],
        ['项目支出', 20],
      ]),
    ).toContain('prose.basic'));
});
