/** What an eighth set showed, each written anew: numbered columns, bodies side by side, years in rows, two values in a cell, other units. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { table } from '../support/layouts.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2024年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const ROWS = `
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|<
产出|数量|个数|5个|5个|50|50|<
效益|社会|户数|40户|42户|40|40|<`;
const read = (rows: string, ...more: string[]): ReportRecord =>
  recordFor(TITLE, HEAD + rows, ...more);
const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
const fundsOf = ({ forms }: ReportRecord) =>
  (forms[0]?.funds ?? []).map((f) => [f.category, f.budgetYuan, f.executedYuan]);
const indicatorsOf = ({ forms }: ReportRecord) => forms[0]?.indicators ?? [];

describe('columns with numbers', () => {
  const due = [
    ['total', 1_000_000, 970_000],
    ['basic', 600_000, 600_000],
    ['project', 400_000, 370_000],
  ];

  it('behind their names', () => {
    const record =
      read(`资金(万元)|类别|决算支出数③|调整预算数②|年初预算数①|预算完成率(③/②)|得分(满分10分)|<
^|支出总计|97|100|90|97%|9.7|<
^|基本支出|60|60|50|100%||<
^|项目支出|37|40|40|92.5%||<${ROWS}`);
    expect(fundsOf(record)).toEqual(due);
    expect(codesOf(record)).toEqual([]);
  });

  it('in a row below their names', () => {
    for (const numbers of ['栏次|①|②|③=①+②|④|⑤=④÷③|⑥|<', '栏次|1|2|3|4|5|6|<']) {
      const record =
        read(`支出类别(万元)|年初批复|追加(减)|全年可用|实际支出|支出进度|预算执行评分(10分)|<
${numbers}
合计|110|-10|100|97|97%|9.7|<
一、基本支出|60|0|60|60|100%||<
二、项目支出|50|-10|40|37|92.5%||<${ROWS}`);
      expect(fundsOf(record)).toEqual(due);
      expect(codesOf(record)).toEqual([]);
    }
  });
});

it('amounts in 千元 and 百万元 are read', () => {
  for (const [unit, yuan] of [
    ['千元', 1000],
    ['百万元', 1_000_000],
  ] as const)
    for (const label of [`资金(${unit})`, `资金(单位:${unit})`]) {
      const record = read(`${label}|项目|预算数|执行数|执行率|<|<|<
^|资金总额|1,820|1,800|98.90%|<|<|<${ROWS}`);
      expect(fundsOf(record)).toEqual([['total', 1820 * yuan, 1800 * yuan]]);
      expect(record.forms[0]?.amountUnit).toBe(null);
      expect(codesOf(record)).toEqual([]);
    }
  const slip = read(`资金(千元)|项目|预算数|执行数|执行率|<|<|<
^|资金总额|1,820|1,800|89.90%|<|<|<${ROWS}`);
  expect(codesOf(slip)).toEqual(['rate.funds']);
});

describe('bodies side by side', () => {
  it('the whole among them is the form’s', () => {
    const record = read(`资金(万元)|科目|合计|市本级|临江区|望山县|得分(满分10分)|<
^|年初下达|90|30|30|30|9.7|<
^|调整后预算|100|30|40|30|^|<
^|全年支出|97|30|38|29|^|<
一级指标|二级指标|三级指标(计量单位)|全市目标|完成情况|<|<|得分
^|^|^|^|市本级|临江区|全市|^
产出|数量|个数|5|2|3|5|50
效益|社会|户数|40|20|22|42|40`);
    expect(fundsOf(record)).toEqual([['total', 1_000_000, 970_000]]);
    expect(indicatorsOf(record).map((i) => [i.target, i.actual])).toEqual([
      ['5', '5'],
      ['40', '42'],
    ]);
  });
});

it('rows of other years and of all years are none of the form’s', () => {
  const record = read(`实施年度(万元)|资金构成|年度预算|年度支出|执行率|得分|<|<
以前年度(2022—2023年)|小计|62|62|100%|不计分|<|<
2024年(评价年度)|小计|40|38.8|97%|9.7|<|<
^|省级财政|30|29.4|98%|—|<|<
^|市县财政|10|9.4|94%|—|<|<
以后年度(2025年)|小计|28|—|—|不计分|<|<
项目全周期|总计|130|100.8|77.54%|不计分|<|<${ROWS}`);
  expect(fundsOf(record)).toEqual([
    ['total', 400_000, 388_000],
    ['fiscal', 300_000, 294_000],
    ['fiscal', 100_000, 94_000],
  ]);
  expect(codesOf(record)).toEqual([]);
});

it('a lone 小计 is the whole of its block', () => {
  const record = read(`资金兑现|渠道|年度安排(万元)|当年兑付(万元)|兑付率|满分|得分|<
^|省级补助|60|57|95%|||<
^|市级配套|40|38|95%|||<
^|小 计|100|95|95%|10|9.5|<${ROWS}`);
  expect(fundsOf(record).map(([category]) => category)).toEqual(['fiscal', 'fiscal', 'total']);
  expect(codesOf(record)).toEqual([]);
});

describe('two values in one cell', () => {
  const rows = `一级指标|二级指标|三级指标|HEADING|分值|得分|<|<
产出|数量|个数|≥26项/27项|50|50|<|<
效益|社会|成效|显著/显著|50|50|<|<`;
  const values = [
    ['≥26项', '27项'],
    ['显著', '显著'],
  ];
  const inLines = (drawing: string): Grid => {
    const grid = table(HEAD + drawing);
    const cells = grid.cells.map((c) =>
      c.column === 3 && c.text.includes('/')
        ? { ...c, text: c.text.replace('/', ''), lines: c.text.split('/') }
        : c,
    );
    return { ...grid, cells };
  };

  it('apart by lines or by a stroke', () => {
    const drawing = rows.replace('HEADING', '指标值/完成值');
    for (const record of [recordFor(TITLE, HEAD + drawing), recordFor(TITLE, inLines(drawing))]) {
      expect(indicatorsOf(record).map((i) => [i.target, i.actual])).toEqual(values);
      expect(codesOf(record)).toEqual([]);
    }
  });
});

describe('levels', () => {
  it('the first of two headings of names is the second level', () => {
    for (const [two, three] of [
      ['考核内容', '具体指标(括号内为权重)'],
      ['评价要素', '评价指标'],
      ['事项', '指标'],
    ] as const) {
      const record = read(`考核维度|${two}|${three}|年度目标|实绩|得分|备注|<
履职|防治|优良天数(50分)|≥5天|6天|50||<
^|执法|办结率(50分)|100%|100%|50||<`);
      expect(indicatorsOf(record).map((i) => [i.level1, i.level2, i.level3, i.weight])).toEqual([
        ['履职', '防治', '优良天数', 50],
        ['履职', '执法', '办结率', 50],
      ]);
      expect(codesOf(record)).toEqual([]);
    }
  });
});

it('a row that shows how to fill in the form is no indicator', () => {
  const record = read(ROWS.trim().replace('\n', '\n(填写示例)产出|数量|××数量|≥10个|9个|10|9|<\n'));
  expect(indicatorsOf(record).map((i) => i.level3)).toEqual(['个数', '户数']);
  const own = read(ROWS.trim().replace('|个数|', '|示例项目个数|'));
  expect(indicatorsOf(own).map((i) => i.level3)).toEqual(['示例项目个数', '户数']);
});

it('the result may stand in a sentence below the table', () => {
  const said = '经逐项评分,本项目2024年度自评得分为89分,自评等级为“良”。';
  const form = read(ROWS.trim(), said).forms[0];
  expect([form?.selfScore, form?.selfRating]).toEqual([89, '良']);
  const total = `${ROWS.trim()}\n合计|<|<|<|<|90|90|<`;
  expect(read(total, said).forms[0]?.selfScore).toBe(90);
});

it('members in brackets are no part of a body’s name', () => {
  const named = (name: string) => read(ROWS.trim().replace(/^/, `单位名称|${name}|<|<|<|<|<|<\n`));
  for (const [printed, due] of [
    ['某联合会(本级及所属康复中心、辅具中心)', '某联合会'],
    ['某街道办事处(含街道便民服务中心)', '某街道办事处'],
    ['某委员会(党校)', '某委员会(党校)'],
  ] as const)
    expect(named(printed).forms[0]?.implementingUnit).toBe(due);
});
