/** Admissions that less of something was reached than was due, beside rows that hold it for reached. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `部门名称|<|临江市民政局|<|<|自评得分|97.88|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出指标|数量指标|新建村道|≥8公里|8.6公里|20|20|
^|^|辅具适配|≥420件|438件|20|20|
^|^|养老护理员培训|≥100人|120人|20|20|
^|^|残疾人就业人数|≥160人|143人|20|17.88|车间停产
效益指标|社会效益|矛盾纠纷化解率|≥96%|97.8%|20|20|
总分|<|<|<|<|100|97.88|`;

const codesOf = (said: string): string[] =>
  recordFor(
    ...['临江市民政局2023年度部门整体绩效自评报告', '五、存在的问题', said],
    ...['部门整体绩效自评表', '(2023年度)', FORM],
  ).findings.map(({ code }) => code);

describe('a number that is admitted to be short', () => {
  for (const said of [
    '一是养老护理员培训人数未完成。',
    '一是辅具适配件数没有完成,原因是招标偏晚。',
    '1.辅具适配件数和就业人数未达标。两家车间停产。',
    '一是村道建设任务没有全部完成,二是项目储备不够。',
    '一是新建村道里程未达到预期目标。',
    '一是矛盾纠纷化解力度不够,化解率未达标。',
    '一是矛盾纠纷化解率没有达到目标。',
    '一是养老护理员培训人数未完成目标。',
    '二是12起矛盾纠纷没有化解,矛盾纠纷化解率只有86.7%。',
  ])
    it(`contradicts a row that has it: ${said}`, () =>
      expect(codesOf(said)).toEqual(['prose.problem']));

  for (const said of [
    '一是残疾人就业人数未达标。',
    '一是信访化解力度不够,化解率未达标。',
    '一是矛盾纠纷化解率只有97.8%。',
    '一是东街社区矛盾纠纷化解率只有86.7%。',
    '一是就业人数未达标。',
    '一是养老护理员人数未达标。',
    '一是村道改造任务没有全部完成。',
    '一是乡镇村道建设数量没有统计完成。',
    '养老护理员培训人数未完成的,不予补助。',
  ])
    it(`contradicts no other: ${said}`, () => expect(codesOf(said)).toEqual([]));

  it('is read below a heading of reasons and measures, too', () => {
    const codes = recordFor(
      ...['临江市民政局2023年度部门整体绩效自评报告', '四、偏离绩效目标的原因和下一步改进措施'],
      ...['1.辅具适配件数未达标。下一步加快采购。', '部门整体绩效自评表', '(2023年度)', FORM],
    ).findings.map(({ code }) => code);
    expect(codes).toEqual(['prose.problem']);
  });
});
