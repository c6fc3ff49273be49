/** Blocks side by side under one row of headings: each is read as if it stood alone, or told. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2024年度部门整体绩效自评表';
const toldBy = (record: ReportRecord) =>
  record.findings
    .filter((f) => f.code === 'form.incomplete')
    .map((f) => record.evidence[f.paths[0] ?? '']?.text);
const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [f.category, f.budgetYuan, f.executedYuan, f.partOf]);
const goalsOf = ({ forms }: ReportRecord) => forms[0]?.goals.map((g) => [g.target, g.actual]);

/** Eight columns; the rows of indicators fill them. */
const read = (rows: string, columns = 8): ReportRecord => {
  const wide = (row: string) => row + '|<'.repeat(columns - row.split('|').length);
  const indicators = [
    '一级指标|二级指标|三级指标|目标值|完成值|分值|得分',
    '产出|数量|个数|5个|5个|90|90',
  ];
  return recordFor(TITLE, [wide('单位名称|某局'), rows, ...indicators.map(wide)].join('\n'));
};

describe('funds in two halves', () => {
  const halves = (left: string, right: string) =>
    `资金来源(万元)|预算数|执行数|执行率|支出结构(万元)|预算数|执行数|执行率
财政拨款|60|57|95%|基本支出|70|70|100%
其他资金|40|40|100%|项目支出|30|27|90%
合计|${left}|合计|${right}`;

  it('are both read, and the whole that both print is one', () => {
    const record = read(halves('100|97|97%', '100|97|97%'));
    expect(fundsOf(record)).toEqual([
      ['fiscal', 600_000, 570_000, null],
      ['other', 400_000, 400_000, null],
      ['basic', 700_000, 700_000, null],
      ['project', 300_000, 270_000, null],
      ['total', 1_000_000, 970_000, null],
    ]);
    expect(codesOf(record)).toEqual([]);
  });

  it('with another whole each are held against their own', () => {
    // Part of what came in is left at the end of the year.
    const record = read(
      halves('100|97|97%', '100|97|97%').replace(
        '项目支出|30|27|90%\n合计|100|97|97%|合计|100|97|97%',
        '项目支出|20|18|90%\n合计|100|97|97%|合计|90|88|97.78%',
      ),
    );
    expect(fundsOf(record)).toEqual([
      ['fiscal', 600_000, 570_000, null],
      ['other', 400_000, 400_000, null],
      ['total', 1_000_000, 970_000, null],
      ['basic', 700_000, 700_000, 5],
      ['project', 200_000, 180_000, 5],
      ['total', 900_000, 880_000, null],
    ]);
    expect(codesOf(record)).toEqual([]);
    const slip = read(halves('100|97|97%', '109|97|88.99%'));
    expect(codesOf(slip)).toEqual(['funds.structure']);
  });

  it('may have blank rows and labels beside them', () => {
    const record = read(`来源(万元)|项目|预算数|执行数|结构|项目|预算数|执行数
^|财政拨款|100|97|^|基本支出|70|70
^|/|/|/|^|项目支出|30|27
^|合计|100|97|^|合计|100|97`);
    expect(fundsOf(record).map(([category]) => category)).toEqual([
      ...['fiscal', 'basic', 'project', 'total'],
    ]);
    expect(codesOf(record)).toEqual([]);
  });

  it('years side by side are none', () => {
    const record = read(`资金(万元)|项目|2023年|<|<|2024年|<|<
^|^|预算数|执行数|执行率|预算数|执行数|执行率
^|资金总额|80|80|100%|100|97|97%`);
    expect(fundsOf(record)).toEqual([['total', 1_000_000, 970_000, null]]);
  });
});

describe('goals beside the funds', () => {
  const GOAL = '全年办结行政审批五万件以上';
  const DONE = '全年共办结行政审批六万余件';
  const both = [[GOAL, DONE]];

  it('in labels with their texts beside them, right or left of the amounts', () => {
    for (const rows of [
      `资金(万元)|项目|预算数|执行数|执行率|绩效目标|${GOAL}|<
^|基本支出|70|70|100%|^|^|^
^|项目支出|30|27|90%|目标完成|${DONE}|<
^|合计|100|97|97%|^|^|^`,
      `绩效目标|${GOAL}|资金(万元)|项目|预算数|执行数|执行率|<
^|^|^|基本支出|70|70|100%|<
完成情况|${DONE}|^|项目支出|30|27|90%|<
^|^|^|合计|100|97|97%|<`,
    ]) {
      const record = read(rows);
      expect(goalsOf(record)).toEqual(both);
      expect(fundsOf(record)).toEqual([
        ['basic', 700_000, 700_000, null],
        ['project', 300_000, 270_000, null],
        ['total', 1_000_000, 970_000, null],
      ]);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('in headings over their texts', () => {
    const record = read(`资金(万元)|项目|预算数|执行数|执行率|年度目标|完成情况|<
^|基本支出|70|70|100%|${GOAL}|${DONE}|<
^|项目支出|30|27|90%|^|^|^
^|合计|100|97|97%|^|^|^`);
    expect(goalsOf(record)).toEqual(both);
    expect(fundsOf(record).length).toBe(3);
    expect(codesOf(record)).toEqual([]);
  });

  it('alone under its heading', () => {
    const record = read(`资金(万元)|项目|预算数|执行数|执行率|年度总体目标|<|<
^|基本支出|70|70|100%|${GOAL}|<|<
^|项目支出|30|27|90%|^|^|^
^|合计|100|97|97%|^|^|^`);
    expect(goalsOf(record)).toEqual([[GOAL, null]]);
    expect(codesOf(record)).toEqual([]);
  });
});

describe('indicators in two halves', () => {
  const HEADS = '一级指标|三级指标|目标值|完成值|分值|得分';

  it('are read half by half, each under its headings', () => {
    const { forms, findings } = recordFor(
      TITLE,
      `单位名称|某局|<|<|<|<|<|<|<|<|<|<
${HEADS}|${HEADS}
产出|办件|5件|5件|30|30|效益|收入|5万元|5万元|20|20
^|培训|9次|9次|20|20|^|好评|90%|95%|20|20
质量|合格|90%|95%|10|10||||||
合计|<|<|<|<|<|<|<|<|<|100|100`,
    );
    const rows = forms[0]?.indicators.map((i) => [i.level1, i.level3, i.weight, i.score]);
    expect(rows).toEqual([
      ['产出', '办件', 30, 30],
      ['产出', '培训', 20, 20],
      ['质量', '合格', 10, 10],
      ['效益', '收入', 20, 20],
      ['效益', '好评', 20, 20],
    ]);
    expect([forms[0]?.selfScore, findings.map((f) => f.code)]).toEqual([100, []]);
  });
});

describe('goals that nothing reads', () => {
  const told = (label: string, text: string, columns = '') =>
    toldBy(read(`资金总额(万元)|预算数|100|执行数|97|${label}|${text}|<${columns}`));

  it('are told by their label', () => {
    expect(told('绩效目标', '全年办结行政审批五万件以上')).toEqual(['绩效目标']);
  });

  it('other words there, blanks and a goal that is read elsewhere are not', () => {
    for (const [label, text] of [
      ['绩效目标', ''],
      ['绩效目标', '/'],
      ['资金用途', '全年办结行政审批五万件以上'],
    ] as const)
      expect(told(label, text)).toEqual([]);
    const goal = '\n年度目标|全年办结行政审批五万件以上|<|<|<|<|<|<';
    expect(told('绩效目标', '全年办结行政审批五万件以上', goal)).toEqual([]);
  });
});
