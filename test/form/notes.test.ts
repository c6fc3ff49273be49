/** The notes of a form, and deductions by a rule of its own. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';

describe('notes', () => {
  const scored = (score: string, ...notes: string[]) =>
    codesOf(
      recordFor(
        TITLE,
        `${HEAD}${LABELS}产出|数量|个数|≥4条|3条|${score}|40|许可未获批\n效益|社会|人数|≥5人|6人|50|50|/`,
        ...notes,
      ),
    );

  it('stand in lines under 计分规则:', () => {
    const rule =
      '(1)定量指标:达到指标值得满分;完成率在80%(含)—100%之间的,得分=分值×完成率;完成率低于80%的不得分。';
    expect(scored('0', '计分规则:', rule)).not.toContain('score.quantitative');
    expect(scored('0')).toContain('score.quantitative');
  });

  it('that ask for reasons leave the rule on what is missed standing, in forms that have none on what is met', () => {
    const rule =
      '说明:1.正向指标未完成的,自评分=分值×(完成值÷目标值)。2.凡未得满分的,须在“扣分原因”栏逐项说明。';
    const booklet = (score: string) =>
      codesOf(
        recordFor(
          '2023年度事业单位整体支出绩效自评表',
          `单位名称|某中心|编制数|28|预算编码|302|实有人数|27\n${LABELS}产出|数量|个数|≥4条|3条|${score}|40|许可未获批
效益|社会|人数|≥5人|6人|50|50|/`,
          rule,
        ),
      );
    expect(booklet('25')).toContain('score.quantitative');
    expect(booklet('30')).not.toContain('score.quantitative');
  });
});

describe('notes', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);

  describe('deductions by a rule of the form’s own', () => {
    const rows = (
      second: number,
      first = 48,
    ) => `${HEAD}产出|数量|批次|≥1200批次|1160批次|50|${first}|停业
产出|质量|办结率|≥99%|97%|50|${second}|待答复`;

    it('no ratio is supposed where the notes take points off', () => {
      const note = '说明:各指标采用扣分制,按评分细则从标准分中扣减,扣完为止。';
      expect(codesOf(read(rows(46, 46), note))).not.toContain('score.quantitative');
      expect(codesOf(read(rows(46)))).toContain('score.quantitative');
    });

    it('nor where it explains none of several deductions', () => {
      expect(codesOf(read(rows(46, 46)))).not.toContain('score.quantitative');
    });

    it('full points for a missed target are no such deduction', () => {
      expect(codesOf(read(rows(50, 46)))).toContain('score.quantitative');
    });
  });
});
