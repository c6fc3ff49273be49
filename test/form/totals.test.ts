/** What closes or adds up indicators: totals, sums of parts, points beside the full marks. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { SEVEN } from '../support/drawn-projects.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, HEAD, INDICATORS } = SEVEN;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);
const formIn = (record: ReportRecord): Form => record.forms[0] as Form;

describe('points beside the full marks', () => {
  const record = read(`${INDICATORS}
效益|社会|作用|明显|明显|10|9
总分|<|<|<|<|100|99\n加分项|获省级表彰,加1.5分|<|<|<|<|+1.5
扣分项|审计问题|<|<|<|<|-0.5\n自评总得分|<|<|<|<|/|100`);

  it('stand below the total, and the last sum counts', () => {
    const [form] = record.forms;
    expect([form?.totalWeight, form?.selfScore]).toEqual([100, 100]);
    expect(form?.indicators).toHaveLength(2);
    expect(form?.pointsBeside).toEqual([
      { label: '加分项 获省级表彰,加1.5分', score: 1.5 },
      { label: '扣分项 审计问题', score: -0.5 },
    ]);
  });

  it('accuse nobody', () => expect(codesOf(record)).not.toContain('scores.total'));
});

describe('a score that stands over the columns of weights and of scores', () => {
  const rows = `${HEAD}产出|数量|个数|5个|5个|50|50\n效益|社会|作用|明显|明显|50|48\n`;

  it.each(['综合得分', '自评得分', '自评分', '合计', '总分'])('is no weight, called %s', (name) => {
    const record = read(`${rows}${name}|<|<|<|<|98|<`);
    expect([formIn(record).selfScore, formIn(record).totalWeight]).toEqual([98, null]);
    expect(codesOf(record)).toEqual([]);
  });

  it('is the score alone where each has a column of its own, whatever its name', () => {
    const record = read(`${rows}自评分|<|<|<|<|/|98`);
    expect([formIn(record).selfScore, formIn(record).totalWeight]).toEqual([98, null]);
    const both = read(`${rows}自评分|<|<|<|<|100|98`);
    expect([formIn(both).selfScore, formIn(both).totalWeight]).toEqual([98, 100]);
    const weight = read(`${rows}合计|<|<|<|<|100|<`.replace('100|<', '100|'));
    expect([formIn(weight).selfScore, formIn(weight).totalWeight]).toEqual([null, 100]);
  });
});

it('weights of the total may be shares of a hundred', () => {
  const rows = `一级指标|二级指标|三级指标|评分标准|权重|得分|<\n产出|数量|个数|达标|100%|96|<
合计|<|<|<|100%|96|<`;
  const [form] = read(rows).forms;
  expect([form?.totalWeight, form?.selfScore]).toEqual([100, 96]);
});

describe('sums of parts between the indicators', () => {
  const rows = (sums: readonly [string, string], total = '总计|<|<|<|<|100|98') =>
    `${HEAD}产出指标|数量|个数|5个|5个|30|30\n^|质量|合格|5个|4.67个|30|28\n${sums[0]}
效益指标|社会|作用|明显|明显|40|40\n${sums[1]}\n${total}`;
  const levels = (drawn: string) =>
    recordFor(TITLE, PROJECT + drawn).findings.filter((f) => f.code.startsWith('level.'));

  it.each([
    ['beside the level', '^|小计|<|<|<|60|58', '^|小计|<|<|<|40|40'],
    ['of several levels', '小计(产出)|<|<|<|<|60|58', '小计(效益)|<|<|<|<|40|40'],
    ['named by its level', '产出指标合计|<|<|<|<|60|58', '效益指标合计|<|<|<|<|40|40'],
    ['called as the whole', '^|合计|<|<|<|60|58', '^|合计|<|<|<|40|40'],
  ])('are no indicators: %s', (_, first, second) => {
    const record = recordFor(TITLE, PROJECT + rows([first, second]));
    const form = formIn(record);
    expect(form.indicators.map((i) => [i.level1, i.weight])).toEqual([
      ...[
        ['产出指标', 30],
        ['产出指标', 30],
        ['效益指标', 40],
      ],
    ]);
    expect([form.selfScore, form.totalWeight]).toEqual([98, 100]);
    expect(form.subtotals?.map((s) => [s.first, s.end, s.weight, s.score])).toEqual([
      ...[
        [0, 2, 60, 58],
        [2, 3, 40, 40],
      ],
    ]);
    expect(levels(rows([first, second]))).toEqual([]);
  });

  it('close nothing where a page ends with them, and rows and the total follow', () => {
    const page = `${HEAD}产出指标|数量|个数|5个|5个|30|30\n效益指标|社会|作用|明显|明显|60|58\n`;
    const next = '满意度|群众|满意率|90%|95%|10|10\n总计|<|<|<|<|100|98';
    for (const label of ['小计', '本页小计', '过次页']) {
      const carried = label === '过次页' ? '承前页|<|<|<|<|90|88\n' : '';
      const record = recordFor(TITLE, `${PROJECT}${page}${label}|<|<|<|<|90|88\n${carried}${next}`);
      expect(formIn(record).indicators.map((i) => i.weight)).toEqual([30, 60, 10]);
      expect([formIn(record).selfScore, record.findings.map((f) => f.code)]).toEqual([98, []]);
    }
  });

  it('are held against their rows', () => {
    const second = '小计|<|<|<|<|40|40';
    const [weights, scores] = ['小计|<|<|<|<|50|58', '小计|<|<|<|<|60|59'].map((first) =>
      levels(rows([first, second])),
    );
    expect(weights?.map((f) => [f.code, f.printed, f.expected])).toEqual([
      ['level.weights', '50', '60'],
    ]);
    expect(scores?.map((f) => [f.code, f.printed, f.expected])).toEqual([
      ['level.scores', '59', '58'],
    ]);
    expect(scores?.[0]?.paths[0]).toBe('/forms/0/subtotals/0/score');
  });

  it('accuse nobody where it is open which rows they add up', () => {
    const mixed = `${HEAD}产出指标|数量|个数|5个|5个|30|30\n效益指标|社会|作用|明显|明显|70|68\n小计|<|<|<|<|90|90`;
    expect(levels(`${mixed}\n总计|<|<|<|<|100|98`)).toEqual([]);
  });
});

describe('sums of indicators', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);

  describe('sums of parts', () => {
    const rows = `投入小计|<|<|<|<|20|20|<
投入|管理|制度|健全|健全|20|20|/
产出小计|<|<|<|<|70|69|<
产出|数量|个数|≥5个|5个|40|40|/
产出|质量|合格率|≥95%|93%|30|29|天气原因
效益小计|<|<|<|<|10|10|<
效益|社会|满意度|≥90%|95%|10|10|/
总计|<|<|<|<|100|99|<`;

    it('may stand above the rows they add up', () => {
      const record = read(HEAD + rows);
      expect(record.forms[0]?.subtotals?.map((s) => [s.label, s.first, s.end])).toEqual([
        ['投入小计', 0, 1],
        ['产出小计', 1, 3],
        ['效益小计', 3, 4],
      ]);
      expect(codesOf(record).filter((code) => code.startsWith('level.'))).toEqual([]);
    });

    it('are held against their own rows there', () => {
      const record = read(HEAD + rows.replace('产出小计|<|<|<|<|70|', '产出小计|<|<|<|<|60|'));
      expect(codesOf(record)).toContain('level.weights');
    });

    it('one over all levels closes the block, and points beside the full marks follow it', () => {
      const record = read(`${HEAD}产出|数量|个数|5个|5个|60|60|/
效益|社会|作用|明显|明显|40|39|协调不足
小计|<|<|<|<|100|99|/
加分|获省级推广(最高2分)|<|<|<|/|2|有文件
减分|公开迟报1次|<|<|<|/|-0.5|已整改
最终得分|<|<|<|<|<|100.5|/`);
      const [form] = record.forms;
      expect(form?.indicators).toHaveLength(2);
      expect(form?.pointsBeside).toEqual([
        { label: '加分 获省级推广(最高2分)', score: 2 },
        { label: '减分 公开迟报1次', score: -0.5 },
      ]);
      expect([form?.totalWeight, form?.selfScore]).toEqual([100, 100.5]);
      expect(codesOf(record)).not.toContain('scores.total');
    });
  });
});

describe('sums of indicators', () => {
  const TITLE = '2022年度项目支出绩效自评表';
  const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);

  it('a total row may print its points before its label, and its rating behind a word', () => {
    const record = recordFor(
      TITLE,
      `项目名称|甲|<|<|<|<|<|<\n分值|一级指标|二级指标|三级指标|目标值|完成值|得分|差异说明
60|产出|数量|个数|5个|4个|48|迟到\n40|效益|社会|作用|明显|明显|40|\n100|合计|<|<|<|<|88|评价等次:良`,
    );
    const [form] = record.forms;
    expect([form?.totalWeight, form?.selfScore, form?.selfRating]).toEqual([100, 88, '良']);
    expect(form?.indicators.map((i) => i.reason)).toEqual(['迟到', null]);
    expect(codesOf(record)).toEqual([]);
  });
});

it('words beside a total that are no rating are listed', () => {
  const rows =
    '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|备注\n产出|数量|台数|5台|5台|100|98|';
  const record = recordFor(
    TITLE,
    `项目名称|甲|<|<|<|<|<|<\n${rows}\n总分|<|<|<|<|100|98|见附件凭证`,
  );
  const form = formIn(record);
  expect([form.selfScore, form.selfRating]).toEqual([98, null]);
  expect(form.certificate.unclaimed.map(({ text }) => text)).toEqual(['见附件凭证']);
});
