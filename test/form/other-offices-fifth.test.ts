/** Shapes that were known and unread: units in page heads, points in headings, measures as rows. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/pipeline.ts';
import type { Fund, ReportRecord } from '../../shared/report/record.ts';
import type { PlacedText } from '../../shared/table/layout.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const PROJECT = '项目名称|甲|<|<|<|<|<\n';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90`;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);
const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);
const amounts = (f: Fund) => [f.category, f.budgetYuan, f.executedYuan];

describe('page heads', () => {
  const withHeads = (rows: string, ...heads: string[]): ReportRecord => {
    const printed = heads.map(
      (text, i): PlacedText => ({
        ...{ text, place: { kind: 'paragraph', paragraph: 50 + i }, confidence: 1 },
      }),
    );
    const layout = { ...layoutOf(TITLE, table(PROJECT + rows)), heads: printed };
    const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
    return recordOf(file, 'docx', { value: layout, remarks: [] });
  };
  const funds = (label: string) =>
    `${label}|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8\n${INDICATORS}`;

  it('print the unit and whose form it is, where nothing else does', () => {
    const record = withHeads(funds('资金'), '填报单位:某市水利局', '金额单位:万元');
    expect([record.forms[0]?.amountUnit, record.department]).toEqual(['万元', '某市水利局']);
    expect(fundsOf(record)).toEqual([['total', 500_000, 490_000]]);
    expect(record.evidence['/forms/0/amountUnit']).toMatchObject({ paragraph: 51 });
  });

  it('give way to the block’s own unit without a conflict, and say nothing where they differ', () => {
    const own = withHeads(funds('资金(元)'), '单位:万元');
    expect([own.forms[0]?.amountUnit, codesOf(own)]).toEqual(['元', []]);
    expect(withHeads(funds('资金'), '单位:万元', '单位:元').forms[0]?.amountUnit).toBe(null);
  });
});

describe('measures as rows', () => {
  it('may stand one below the other with one value each, sources among them', () => {
    const record = read(`预算执行情况|年初预算数(万元)|50|<|<|<|<
^|全年预算数(万元)|60|<|<|<|<
^|其中:财政拨款|45|<|<|<|<
^|全年执行数(万元)|57|<|<|<|<
^|其中:财政拨款|44|<|<|<|<
^|执行率|95%|<|<|<|<
^|分值|10|<|<|<|<
^|得分|9.5|<|<|<|<\n${INDICATORS}`);
    expect(fundsOf(record)).toEqual([
      ['total', 600_000, 570_000],
      ['fiscal', 450_000, 440_000],
    ]);
    expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.5 });
    expect(codesOf(record)).toEqual([]);
  });

  it('go on as long as nothing else is said: the form’s own score is none of theirs', () => {
    const [form] = read(`年初预算数|60万元|全年预算数|60万元|<|<|<
全年执行数|57万元|执行率|95%|<|<|<
自评得分|96|自评等级|优|<|<|<\n${INDICATORS}`).forms;
    expect(form?.funds.map((f) => [f.executionRatePercent, f.score])).toEqual([[95, null]]);
    expect([form?.selfScore, form?.selfRating]).toEqual([96, '优']);
  });

  it('print points over all sources once', () => {
    const [total, part] =
      read(`资金(万元)|合计|财政拨款|其他|<|<|<
全年预算数|60|50|10|<|<|<\n全年执行数|57|50|7|<|<|<
得分(10分×执行率)|9.5|<|<|<|<|<\n${INDICATORS}`).forms[0]?.funds ?? [];
    expect([total?.weight, total?.score, part?.score]).toEqual([10, 9.5, null]);
  });
});

describe('points in headings of the funds', () => {
  const points = (rows: string) => {
    const record = read(`${rows}\n${INDICATORS}`, '单位:万元');
    const [total] = record.forms[0]?.funds ?? [];
    return [total?.weight, total?.score, ...codesOf(record)];
  };
  const row = '年初预算|全年预算|全年执行|执行率|<|<\n^|50|50|49|98%|<|<';

  it('tell what could be had and what was', () => {
    for (const heading of ['预算执行(10分)得分:9.8分', '预算执行(10分,得9.8分)'])
      expect(points(`${heading}|${row}`)).toEqual([10, 9.8]);
    const section = '一、预算执行情况(满分10分,得分:9.8分)|<|<|<|<|<|<\n';
    expect(
      points(`${section}总额|年初预算|全年预算|全年执行|执行率|<|<\n^|50|50|49|98%|<|<`),
    ).toEqual([10, 9.8]);
  });
});

describe('points in the head', () => {
  const headOf = (record: ReportRecord) => {
    const [form] = record.forms;
    return [form?.selfScore, form?.selfRating, form?.totalWeight, form?.implementingUnit];
  };

  it('may be a line of their own, above the table or in it', () => {
    const line = '实施单位:某校 得分:97.5分 等次:优';
    expect(headOf(read(INDICATORS, line))).toEqual([97.5, '优', null, '某校']);
    expect(headOf(read(`得分:97.5分 等次:优|<|<|<|<|<|<\n${INDICATORS}`)).slice(0, 2)).toEqual([
      ...[97.5, '优'],
    ]);
  });

  it('are the total where no other label says so, else what could be had', () => {
    expect(headOf(read(`总分|97.5|<|等级|优|<|<\n${INDICATORS}`))).toEqual([
      97.5,
      '优',
      null,
      null,
    ]);
    expect(headOf(read(`总分|100|<|自评总分|97.5|<|<\n${INDICATORS}`))).toEqual([
      ...[97.5, null, 100, null],
    ]);
    // Side by side, the second is the score.
    expect(headOf(read(`总分|100|98|优|<|<|<\n${INDICATORS}`))).toEqual([98, '优', 100, null]);
  });
});

it('the score of a level behind its weight is none of its name', () => {
  const [form] = read(`${HEAD}产出(90分)得分:88分|数量|个数|5个|5个|90|88`).forms;
  expect(form?.indicators).toMatchObject([{ level1: '产出', level1Weight: 90 }]);
});

it('a remark or a note may tell the unit', () => {
  const funds = `资金|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8\n`;
  const remark = read(`${funds}备注|金额单位为万元|<|<|<|<|<\n${INDICATORS}`);
  const note = recordFor(TITLE, PROJECT + funds + INDICATORS, '注:1.本表金额以万元为单位。2.略。');
  for (const record of [remark, note])
    expect(fundsOf(record)).toEqual([['total', 500_000, 490_000]]);
});

it('what money was spent on, and the data beside a form, are no funds and no form', () => {
  const spending = read(
    `资金|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8
三公经费|年初预算|全年预算|全年执行|控制率|<|<\n公务接待费|5|5|3|60%|<|<\n${INDICATORS}`,
    '单位:万元',
  );
  expect([fundsOf(spending).length, codesOf(spending)]).toEqual([1, []]);
  const data = recordFor(
    '2023年度部门整体支出绩效评价基础数据表',
    '经费控制情况|2022年决算数|2023年预算数|2023年决算数\n三公经费|10|12|9\n项目支出|200|220|215',
    TITLE,
    PROJECT + INDICATORS,
  );
  expect([data.forms.map((f) => f.title), codesOf(data)]).toEqual([[TITLE], []]);
});

it('goals may have names, and the score at the end its own words', () => {
  const [form] = read(`总体目标|目标名称|年度目标|<|实际完成情况|<|<
^|目标1|建水库|<|建成水库|<|<\n^|目标2|修渠|<|修成|<|<\n${INDICATORS}
绩效自评总得分|98分|<|<|<|<|<\n评价等级(优、良、中、差)|优|<|<|<|<|<`).forms;
  expect(form?.goals.map((g) => g.actual)).toEqual(['建成水库', '修成']);
  expect([form?.selfScore, form?.selfRating, form?.indicators.length]).toEqual([98, '优', 1]);
});

it('one source under two measures is one row', () => {
  const record = read(
    `资金|预算数|<|执行数|<|执行率|得分
^|小计|财政|小计|财政|^|^\n总额|50|40|48|40|96%|9.6\n${INDICATORS}`,
    '单位:万元',
  );
  expect(fundsOf(record)).toEqual([
    ['total', 500_000, 480_000],
    ['fiscal', 400_000, 400_000],
  ]);
});

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

it('tasks have columns of amounts by how their labels are put together', () => {
  const record = read(`任务名称|主要内容|年度预算安排(万元)|<|年度预算执行(万元)|<|执行率
^|^|总额|财政拨款|总额|财政拨款|^
国土绿化|造林|860|760|795.5|715.5|92.5%\n${INDICATORS}`);
  expect(record.forms[0]?.tasks).toMatchObject([
    {
      ...{ budgetYuan: 8_600_000, budgetFiscalYuan: 7_600_000, executedYuan: 7_955_000 },
      executedFiscalYuan: 7_155_000,
    },
  ]);
});

it('pairs may end with the points of both kinds in one cell', () => {
  const [form] = read(
    `全年预算(A)|800万元|全年执行(B)|740万元|执行率(B/A)|92.5%|得分(10分):9.25\n${HEAD.replace('得分', '得分|原因说明').replaceAll('完成值|', '')}产出|数量|个数|5个|90|90|并购`,
  ).forms;
  expect(form?.funds).toMatchObject([{ executionRatePercent: 92.5, weight: 10, score: 9.25 }]);
  expect(form?.indicators[0]?.reason).toBe('并购');
});

it('goals, bodies and funds have other names', () => {
  const [form] = read(`用款单位|某县一中|<|<|州级主管部门|某州教育局|<
资金(万元)|年初设定|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8
自治区补助|50|50|49|98%|<|<
总体目标|年初计划|<|<|全年完成|<|<\n^|建5个|<|<|建成5个|<|<\n${INDICATORS}`).forms;
  expect([form?.implementingUnit, form?.department]).toEqual(['某县一中', '某州教育局']);
  expect(form?.funds.map((f) => f.category)).toEqual(['total', 'fiscal']);
  expect(form?.funds[0]?.initialBudgetYuan).toBe(500_000);
  expect(form?.goals).toEqual([{ target: '建5个', actual: '建成5个' }]);
});

it('sources that make the whole in one column leave no room for others in the next', () => {
  const funds = (executed: number) =>
    codesOf(
      read(
        `资金|年初预算|全年预算|全年执行|执行率|<|<\n总额|50.00|50.00|49.00|98%|<|<
其中:中央资金|40.00|40.00|40.00|100%|<|<\n自治区资金|10.00|10.00|${executed}.00|${executed}0%|<|<\n${INDICATORS}`,
        '单位:万元',
      ),
    );
  expect(funds(9)).toEqual([]);
  expect(funds(8)).toEqual(['funds.sources']);
});

it('weights of the total may be shares of a hundred', () => {
  const rows = `一级指标|二级指标|三级指标|评分标准|权重|得分|<\n产出|数量|个数|达标|100%|96|<
合计|<|<|<|100%|96|<`;
  const [form] = read(rows).forms;
  expect([form?.totalWeight, form?.selfScore]).toEqual([100, 96]);
});
