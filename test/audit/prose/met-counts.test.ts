/** How many indicators the prose says were met, beside the rows of the form: five of eight have all their points. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `部门名称|<|临江市民政局|<|<|自评得分|97.88|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出指标|数量指标|新建村道|≥8公里|8.6公里|20|20|
^|^|辅具适配|≥420件|438件|20|20|
^|^|养老护理员培训|≥100人|120人|20|20|
^|^|残疾人就业人数|≥160人|143人|20|17.88|车间停产
效益指标|社会效益|矛盾纠纷化解机制|健全|健全|20|20|
总分|<|<|<|<|100|97.88|`;

const codesOf = (said: string): string[] =>
  recordFor(
    ...['临江市民政局2023年度部门整体绩效自评报告', '三、绩效目标完成情况', said],
    ...['部门整体绩效自评表', '(2023年度)', FORM],
  ).findings.map(({ code }) => code);

describe('how many indicators were met', () => {
  for (const said of [
    '5项三级指标中完成3项,2项未完成。',
    '三级指标5项,满足指标值的5项,占100%。',
    '共设5项三级指标,达到目标的3项。',
    '5个三级指标中,3个达到目标,2个未达到目标。',
    '设置的三级指标共5项,已达标5项。',
  ])
    it(`is another number: ${said}`, () => expect(codesOf(said)).toEqual(['prose.counts']));

  for (const said of [
    '5项三级指标中完成4项,1项未完成。',
    '三级指标5项,满足指标值的4项,占80%。',
    '5个三级指标中,4个达到目标。',
    '5项三级指标中,基本完成5项。',
    '产出指标4项三级指标中完成3项。',
    '上半年新增的3项绩效指标中完成2项。',
    '5项三级指标中完成2项的科室予以通报。',
  ])
    it(`is theirs, or of others: ${said}`, () => expect(codesOf(said)).toEqual([]));
});
