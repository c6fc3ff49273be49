/** A form's table that goes on in a table without a head is one form; what cannot be read of it is told. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { table } from '../support/layouts.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const HEAD = `项目名称|甲|<|<|<|<|<
主管部门|某区教育局|<|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分
`;
const UPPER = `${HEAD}产出指标|数量指标|购置台数|≥5台|5台|30|30`;
const LOWER = `||培训人次|≥90人次|90人次|30|30
效益指标|社会效益|服务能力|提升|提升|40|40
总分|<|<|<|<|100|100`;

const rowsOf = ({ forms }: ReportRecord) =>
  forms.map((f) => f.indicators.map((i) => [i.level1, i.level3, i.actual, i.weight, i.score]));
const WHOLE = [
  ['产出指标', '购置台数', '5台', 30, 30],
  ['产出指标', '培训人次', '90人次', 30, 30],
  ['效益指标', '服务能力', '提升', 40, 40],
];

/** The drawing as the second table of its file. */
function asSecond(drawing: string): Grid {
  const grid = table(drawing);
  const cells = grid.cells.map(({ row, column, ...cell }) => {
    const place = { kind: 'cell', table: 1, row, column } as const;
    return { ...cell, row, column, place };
  });
  return { ...grid, cells };
}

describe('a table without a head, behind a form', () => {
  it('is the rest of it, whatever lines stand where the table is cut', () => {
    for (const lines of [[], ['续表'], ['- 7 -'], ['附件2(续)', '单位:万元']]) {
      const record = recordFor(TITLE, UPPER, ...lines, LOWER);
      expect(rowsOf(record)).toEqual([WHOLE]);
      expect([record.forms[0]?.selfScore, codesOf(record)]).toEqual([100, []]);
    }
  });

  it('is the rest of it below a head that says so, and below a note to what is above', () => {
    const again = ['2022年度项目支出绩效自评表(续)', '某区教育局', '单位:万元'];
    for (const lines of [again, ['①口径为部门决算数,金额186.32万元为上年结转。']])
      expect(rowsOf(recordFor(TITLE, UPPER, ...lines, LOWER))).toEqual([WHOLE]);
    const other = recordFor(TITLE, UPPER, '某镇项目支出绩效自评表', '某区教育局', LOWER);
    expect(rowsOf(other)[0]).toEqual(WHOLE.slice(0, 1));
  });

  it('opens with the rest of a row that the cut parts', () => {
    const upper = UPPER.replace('购置台数', '购置');
    const record = recordFor(TITLE, upper, asSecond(`||台数||||\n${LOWER}`));
    expect([rowsOf(record), codesOf(record)]).toEqual([[WHOLE], []]);
    const apart = recordFor(TITLE, `${upper}\n||台数||||\n${LOWER}`);
    expect(rowsOf(apart)[0]).toHaveLength(WHOLE.length + 1);
  });

  it('is the rest of it behind a row of stamps, which names no other form', () => {
    const stamp = `${UPPER}\n单位(盖章):2023年3月18日|<|<|<|<|<|<`;
    const record = recordFor(TITLE, stamp, LOWER);
    expect(rowsOf(record)).toEqual([WHOLE]);
    expect(record.forms[0]?.department).toBe('某区教育局');
    const alone = recordFor(TITLE, stamp.replace('主管部门|某区教育局|<|<|<|<|<\n', ''), LOWER);
    expect(alone.forms[0]?.department).toBeNull();
  });

  it('is the rest of it where one row alone tells its columns', () => {
    const lower = `|<|效益指标|<|社会效益|<|服务能力|<|提升|提升|70|70
总分|<|<|<|<|<|<|<|<|<|100|100
偏差|<|无|<|<|<|<|<|<|<|<|<
措施|<|无|<|<|<|<|<|<|<|<|<`.replace(/^\|</, '绩效指标|<');
    const upper = UPPER.replace('一级', '绩效指标|一级')
      .replace('产出指标|数量', '^|产出指标|数量')
      .replace(/\|<$/gm, '|<|<');
    const record = recordFor(TITLE, upper, lower);
    expect(rowsOf(record)[0]).toContainEqual(['效益指标', '服务能力', '提升', 70, 70]);
  });

  it('is the rest of it where it was drawn in other columns', () => {
    const lower = `|<||<|培训人次|≥90人次|90人次|<|30|30
效益指标|<|社会效益|<|服务能力|提升|提升|<|40|40
总分|<|<|<|<|<|<|<|100|100`;
    expect(rowsOf(recordFor(TITLE, UPPER, '续表', lower))).toEqual([WHOLE]);
  });

  it('is the rest of it where the row of the sum is all that it holds', () => {
    const [first = '', second = '', sum = ''] = LOWER.split('\n');
    const record = recordFor(TITLE, [UPPER, first, second].join('\n'), sum);
    expect([rowsOf(record), record.forms[0]?.selfScore]).toEqual([[WHOLE], 100]);
  });

  it('is the rest of it though one of its scores is above its weight', () => {
    const record = recordFor(TITLE, UPPER, '续表', LOWER.replace('|40|40', '|40|44'));
    expect(rowsOf(record)[0]?.at(-1)).toEqual(['效益指标', '服务能力', '提升', 40, 44]);
    expect(codesOf(record)).toContain('score.exceeds-weight');
  });

  it('goes on with the funds and their label', () => {
    const funds = `项目名称|甲|<|<|<
项目资金(万元)||年初预算数|全年预算数|全年执行数
^|年度资金总额|100|100|90`;
    const rest = `|其中:财政拨款|80|80|70\n^|其他资金|20|20|20`;
    expect(fundsOf(recordFor(TITLE, funds, '续表', rest))).toEqual([
      ['total', 1_000_000, 900_000],
      ['fiscal', 800_000, 700_000],
      ['other', 200_000, 200_000],
    ]);
  });

  it('is told where its rows cannot be read, and its text is listed', () => {
    const lost = `||培训人次|≥90人次|90人次|见附件|合格\n||购置套数|≥4套|4套|见附件|合格`;
    const record = recordFor(TITLE, UPPER, '续表', lost);
    expect(rowsOf(record)).toEqual([WHOLE.slice(0, 1)]);
    expect(codesOf(record)).toContain('form.incomplete');
    const { unclaimed } = record.forms[0]!.certificate;
    expect(unclaimed.map(({ text }) => text)).toEqual(expect.arrayContaining(['培训人次', '4套']));
  });

  it('accuses no sum of what may be in the rows that are told', () => {
    const lost = '||培训人次|≥90人次|90人次|<|30|30\n||购置套数|≥4套|4套|<|40|40\n|||';
    const rows = lost.split('\n').slice(0, 2).join('\n').replaceAll('|30|30', '|30|合格');
    const record = recordFor(TITLE, UPPER, '续表', rows.replaceAll('|<', ''));
    expect(codesOf(record)).toContain('form.incomplete');
    expect(codesOf(record)).not.toContain('weights.total');
  });

  it('is told behind sentences, too', () => {
    const lost = '||培训人次|≥90人次|90人次|见附件|合格\n||购置套数|≥4套|4套|见附件|合格';
    const said = '上述指标均按年初批复的绩效目标填列，其余指标的完成情况见下页所列。';
    expect(codesOf(recordFor(TITLE, UPPER, said, lost))).toContain('form.incomplete');
  });

  it('is another table where a line names it, it has headings, or the form is closed', () => {
    const other = '||培训中心|1.5|2.5|30|30\n||信息中心|1.5|2.5|40|40';
    const alone = recordFor(TITLE, UPPER, '各单位支出情况', other);
    expect([rowsOf(alone), alone.forms[0]?.certificate.unclaimed]).toEqual([
      [WHOLE.slice(0, 1)],
      [],
    ]);
    const headed = `序号|姓名|职务|电话|单位|房间|备注\n1|张三|科长|12|甲|5|无`;
    expect(codesOf(recordFor(TITLE, UPPER, headed))).not.toContain('form.incomplete');
    const closed = recordFor(TITLE, `${UPPER}\n${LOWER}`, '续表', other);
    expect([rowsOf(closed), codesOf(closed)]).toEqual([[WHOLE], []]);
  });
});

it('a head that is cut between its names is one head', () => {
  const [name = '', ...rest] = `${UPPER}\n${LOWER}`.split('\n');
  const { forms } = recordFor(TITLE, name, rest.join('\n'));
  expect(forms.map((f) => [f.title, f.projectName, f.department])).toEqual([
    [TITLE, '甲', '某区教育局'],
  ]);
});
