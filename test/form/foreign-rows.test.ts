/** Rows of something else among the indicators are told, and the indicators go on behind them. */
import { expect, it } from 'vitest';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const FIRST = `项目名称|甲|<|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出指标|数量指标|购置台数|≥5台|5台|50|50`;
const LAST = `效益指标|社会效益|服务能力|提升|提升|50|50
总分|<|<|<|<|100|100`;

const namesFor = (between: string) => {
  const record = recordFor(TITLE, `${FIRST}\n${between}\n${LAST}`);
  const names = record.forms[0]?.indicators.map((i) => i.level3);
  return { names, codes: codesOf(record), listed: record.forms[0]?.certificate.unclaimed };
};

it('a row whose cells stand across the columns is no indicator, and is told', () => {
  for (const between of ['车辆编制|<|<|12|<|实有车辆|<']) {
    const { names, codes, listed } = namesFor(between);
    expect([names, codes]).toEqual([['购置台数', '服务能力'], ['form.incomplete']]);
    expect(listed?.map(({ text }) => text)).toContain(between.split('|')[0]);
  }
});

it('indicators go on behind a row that a label of the head opens', () => {
  const { names, codes } = namesFor('存在问题|预算编制还不够精细|<|<|<|<|<');
  expect([names, codes]).toEqual([['购置台数', '服务能力'], []]);
});

it('remarks beside full marks are no reasons, so that none is missed beside lost points', () => {
  const codesWith = (first: string, second: string) =>
    codesOf(
      recordFor(
        TITLE,
        `项目名称|甲|<|<|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|备注
产出指标|数量指标|购置台数|≥5台|5台|50|50|${first}
效益指标|社会效益|服务能力|提升|有所提升|25|24|${second}
效益指标|社会效益|管理水平|提升|有所提升|25|24|人手不足
总分|<|<|<|<|100|98|`,
      ),
    );
  expect(codesWith('见附件', '')).not.toContain('score.unexplained');
  expect(codesWith('', '')).toContain('score.unexplained');
});
