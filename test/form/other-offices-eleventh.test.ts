/** What a seventh set showed, each written anew: years side by side, sources beside uses, 亿元, results under rare names. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2024年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<|<\n';
const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
const valuesOf = ({ forms }: ReportRecord) =>
  (forms[0]?.indicators ?? []).map((i) => [i.target, i.actual]);

describe('years side by side', () => {
  const pairs = (one: string, two: string) =>
    read(`一级指标|二级指标|三级指标|${one}|<|${two}|<|分值|得分
^|^|^|目标值|完成值|目标值|完成值|^|^
产出|数量|个数|20个|20个|≥25个|24个|50|48
效益|社会|户数|30户|31户|≥40户|42户|50|50`);
  const latest = [
    ['≥25个', '24个'],
    ['≥40户', '42户'],
  ];

  it('under one heading each: those of the last one with results are the form’s', () => {
    for (const [one, two] of [
      ['2023年(上年)', '2024年(本年)'],
      ['2023年', '2024年'],
      ['上年度', '本年度'],
    ] as const) {
      const record = pairs(one, two);
      expect(valuesOf(record)).toEqual(latest);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('where no heading tells whose they are, none is taken, and it is told', () => {
    const record = pairs('第一期', '第二期');
    expect(valuesOf(record)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(codesOf(record)).toContain('form.incomplete');
    expect(codesOf(record)).not.toContain('score.quantitative');
  });

  it('below the heading of what they hold', () => {
    const record = read(`一级指标|二级指标|三级指标|目标值|<|完成值|<|分值|得分
^|^|^|2023年|2024年|2023年|2024年|^|^
产出|数量|个数|20个|≥25个|20个|24个|50|48
效益|社会|户数|30户|≥40户|31户|42户|50|50`);
    expect(valuesOf(record)).toEqual(latest);
    expect(codesOf(record)).toEqual([]);
  });

  it('a year of which only the plan is printed is not yet the form’s', () => {
    const record =
      read(`一级指标|二级指标|三级指标|2024年目标值|2024年完成值|2025年目标值|分值|得分|原因
产出|数量|个数|≥25个|24个|30个|50|48|设备晚到
效益|社会|户数|≥40户|42户|50户|50|50|`);
    expect(valuesOf(record)).toEqual(latest);
    expect(codesOf(record)).toEqual([]);
  });
});

it('amounts in 亿元 are read, and compared', () => {
  const record = read(`资金(亿元)|来源|预算数|<|执行数|<|执行率|分值|得分
^|合计|128.50|<|125.93|<|98.00%|10|9.8
^|财政拨款|100.5|<|100.5|<|100%||
^|其他|28|<|25.43|<|92.82%||
一级指标|二级指标|三级指标|指标值|<|完成值|<|分值|得分
产出|数量|个数|5个|<|5个|<|90|90`);
  expect(record.forms[0]?.amountUnit).toBe(null);
  expect(record.forms[0]?.funds.map((f) => f.executedYuan)).toEqual([
    12_593_000_000, 10_050_000_000, 2_543_000_000,
  ]);
  expect(codesOf(record)).toEqual(['rate.funds']);
});

it('a score may stand behind its own name right of the funds, its weight in the heading', () => {
  const record = read(`资金(万元)|来源|预算数|<|执行数|<|执行率|分值:10|按执行率计分
^|合计|200|<|198|<|99%|得分:9.9|
^|财政拨款|200|<|198|<|99%||
一级指标|二级指标|三级指标|目标|<|实现程度|<|分值|得分
产出|数量|个数|5个|<|5个|<|50|50
效益|社会|成效|显著|<|显著|<|40|40`);
  expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.9 });
  expect(record.forms[0]?.indicators.map((i) => i.actual)).toEqual(['5个', '显著']);
  expect(codesOf(record)).toEqual([]);
});

it('score and rating in one cell, each behind its name', () => {
  const record = recordFor(
    TITLE,
    `项目名称|甲工程|<|自评结果|自评得分:99.3分 自评结果:优|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|<|得分|<
产出|数量|个数|5个|5个|100|<|99.3|<`,
  );
  expect(record.forms[0]).toMatchObject({ selfScore: 99.3, selfRating: '优' });
});
