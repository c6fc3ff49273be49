/** The rating beside the form's very score, where the sentence calls the body by another's name. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `部门名称|<|资水县文化和旅游局|<|<|<|<|<
自评得分|<|96.93|<|自评结果|<|优|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|展览场次|≥10场|12场|70|70|
效益指标|社会效益指标|观众增长率|≥100%|89.77%|30|26.93|疫情
总分|<|<|<|<|100|96.93|`;

const codesOf = (said: string): string[] =>
  recordFor(
    ...['资水县文化和旅游局2022年度部门整体支出绩效自评报告', '三、结论', said],
    ...['部门整体支出绩效自评表', '(2022年度)', FORM],
  ).findings.map(({ code }) => code);

describe('a rating beside the score of the form', () => {
  for (const said of [
    '逐项打分并经局长办公会审核,资水县文物旅游服务中心2022年度部门整体绩效自评得分96.93分,自评结果为良。',
    '综上所述,资水县教育局2022年度部门整体支出绩效自评得分为96.93分,评价等级为“良”。',
    '经自评,资水县体育馆2022年度部门整体支出绩效自评得分96.93分,等级为良。',
    '资水县图书馆部门整体支出绩效自评得分96.93分,自评等次为中。',
    '综上,资水县水利局2022年度部门整体支出绩效自评综合得分96.93分,评定等级为良好。',
    '按照“90分(含)以上为优、80分(含)至90分为良、60分以下为差”的标准,自评等级为良。',
    '资水县林业局2022年度部门整体支出绩效自评总分96.93分,评价结果为“良”等次。',
  ])
    it(`is the report's: ${said}`, () => expect(codesOf(said)).toContain('prose.rating'));

  for (const said of [
    '综上所述,资水县文物旅游服务中心2022年度部门整体绩效自评得分96.93分,自评结果为优。',
    '下属资水县文物旅游服务中心2022年度部门整体绩效自评得分85.10分,自评结果为良。',
    '资水县图书馆2022年度部门整体支出绩效自评得分88.20分,自评结果为良。',
    '文物保护项目自评得分96.93分,自评结果为良。',
    '县财政局2022年度部门整体支出绩效评价得分96.93分,评价结果为良。',
    '资水县文化和旅游局2022年度部门整体支出绩效自评得分96.93分,自评结果为优。',
    '资水县文物旅游服务中心自评结果为良。',
    '按照“90分(含)以上为优、80分(含)至90分为良、60分以下为差”的标准,自评等级为优。',
    '评价结果“90分以上为优,80-90分为良”。',
  ])
    it(`is another's, or the form's: ${said}`, () =>
      expect(codesOf(said)).not.toContain('prose.rating'));
});

describe('a rating under another name, where the form prints none', () => {
  const BARE = FORM.replace(/^自评得分.*\n/m, '');
  const bandOf = (said: string): string[] =>
    recordFor(
      ...['资水县文化和旅游局2022年度部门整体支出绩效自评报告', '三、结论', said],
      ...['部门整体支出绩效自评表', '(2022年度)', BARE],
    ).findings.flatMap(({ code }) => (code === 'rating.band' ? [code] : []));

  it('is held against the band of the form’s score', () => {
    const said = '资水县教育局2022年度部门整体支出绩效自评得分96.93分,评价等次为“良好”。';
    expect(bandOf(said)).toEqual(['rating.band']);
  });

  it('is another’s beside any other score', () => {
    const said = '资水县图书馆2022年度部门整体支出绩效自评得分88.20分,评价等次为“优”。';
    expect(bandOf(said)).toEqual([]);
  });
});
