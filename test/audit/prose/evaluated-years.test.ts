/** Of which year the report is, by what its body evaluated: a project's name may be long. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `项目名称|<|变型拖拉机清零与农机安全监理|<|主管部门|<|青衣区农业机械化服务中心|<
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|检验台次|≥24台|26台|70|70|
效益指标|社会效益|安全水平|提升|提升|30|30|
总分|<|<|<|<|100|100|`;

const codesOf = (said: string): string[] =>
  recordFor(
    ...['变型拖拉机清零与农机安全监理项目绩效自评报告', '(2022年度)', said],
    ...['项目支出绩效自评表', '(2022年度)', FORM],
  ).findings.map(({ code }) => code);

const LONG = '变型拖拉机清零与农机安全监理项目支出';

describe('the year of what was evaluated', () => {
  for (const said of [
    `根据区财政局部署,我中心组织农机安全监理站对2021年度${LONG}开展绩效自评,结果如下。`,
    `按照要求,我中心对2021年${LONG}开展绩效自评,现将有关情况报告如下:`,
    `我中心认真对2021年度${LONG}进行自评,得分100分。`,
    `根据《青衣区财政局关于开展绩效自评工作的通知》要求,对2021年度${LONG}进行绩效自评,自评结果为优。`,
    `本单位对2021年度${LONG}的资金使用和目标完成情况开展自评工作,具体情况如下。`,
    `我中心成立自评小组,对2021年度${LONG}实施绩效自评,形成自评报告。`,
    `我中心对2021年度${LONG}开展了绩效自评。`,
  ])
    it(`is the report's: ${said}`, () => expect(codesOf(said)).toEqual(['prose.year']));

  for (const said of [
    `根据区财政局部署,我中心组织农机安全监理站对2022年度${LONG}开展绩效自评,结果如下。`,
    `区财政局对2021年度${LONG}开展绩效评价,结果如下。`,
    `受区财政局委托,第三方机构对2021年度${LONG}开展绩效评价,得分98分。`,
    `区财政局要求各单位对2021年度${LONG}开展绩效自评,结果如下表报送。`,
    `我中心应对2021年度${LONG}开展绩效自评,结果如下报送。`,
    `下一步我中心将对2021年度${LONG}开展绩效自评,形成报告。`,
    `我中心督促各站对2021年度${LONG}开展绩效自评,形成报告。`,
    `我中心拟对2021年度${LONG}开展绩效自评,得分计入考核。`,
    `根据《关于对2021年度${LONG}开展绩效自评,结果如下的通知》。`,
    `与2021年度${LONG}开展绩效自评,得分98分相比,本年提高2分。`,
  ])
    it(`is somebody else's, or no result: ${said}`, () =>
      expect(codesOf(said)).not.toContain('prose.year'));
});
