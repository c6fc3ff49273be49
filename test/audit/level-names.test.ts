/** Levels that note and form name differently are one level; a level that is left out has given its points away. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../support/record-for.ts';

const row = (level1: string, level2: string, name: string, weight: number): string =>
  `${level1}|${level2}|${name}|≥5个|6个|${weight}|${weight}`;

/** A project's form of three levels, and the note's list of weights. */
function codesOf(rows: readonly string[], weights: string): string[] {
  const form = `
项目名称|困难学生生活补助|<|<|<|<|<
主管部门|清溪县教育局|<|<|实施单位|县学生资助站|<
项目资金(万元)||全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分
^|年度资金总额|80.00|80.00|10|100.00%|10
^|其中:财政拨款|80.00|80.00|—|100.00%|—
一级指标|二级指标|三级指标|年度指标值|全年实际值|分值|得分
${rows.join('\n')}
总分|<|<|<|<|100|100
注:1.一级指标权重原则上统一设置为:${weights}。2.定量指标完成指标值的记该指标全部分值。|<|<|<|<|<|<`;
  return recordFor('绩效目标自评表', '(2022年度)', form).findings.map(({ code }) => code);
}

const rows = (
  output: number,
  benefit: number,
  satisfaction: number,
  label = '满意度指标',
  inner = '服务对象满意度指标',
) => [
  row('产出指标', '数量指标', '资助人数', output - 10),
  row('^', '质量指标', '认定准确数', 10),
  row('效益指标', '社会效益指标', '受益学校', benefit),
  row(label, inner, '家长满意', satisfaction),
];
const NOTE = (satisfaction: string, benefit = '效益指标') =>
  `产出指标50分、${benefit}30分、${satisfaction}10分、预算资金执行率10分`;

describe('levels of the note under other names in the form', () => {
  for (const name of ['服务对象满意度指标', '满意度指标', '社会公众或服务对象满意度指标'])
    it(`${name} is 满意度指标`, () => {
      expect(codesOf(rows(50, 30, 10), NOTE(name))).toEqual([]);
      expect(codesOf(rows(40, 40, 10), NOTE(name))).toEqual(['weights.policy']);
      expect(codesOf(rows(50, 20, 20), NOTE(name))).toEqual(['weights.policy']);
    });

  it('a level under another name that weighs the same is that level', () => {
    const named = (output: number, satisfaction: number) =>
      codesOf(rows(output, 30, satisfaction, '公众评价', '来访评价'), NOTE('服务对象满意度指标'));
    expect(named(50, 10)).toEqual([]);
    expect(named(45, 15)).toEqual(['weights.policy']);
  });

  it('rows of level 2 that the note counts for themselves are no part of the level around them', () => {
    expect(codesOf(rows(50, 30, 10, '^'), NOTE('服务对象满意度指标'))).toEqual([]);
    expect(codesOf(rows(50, 30, 10, '^'), NOTE('服务对象满意度指标', '项目效益'))).toEqual([]);
    expect(codesOf(rows(50, 20, 20, '^'), NOTE('服务对象满意度指标'))).toEqual(['weights.policy']);
  });

  it('a level that no row is of has given its points away', () => {
    const left = [
      row('产出指标', '数量指标', '资助人数', 60),
      row('效益指标', '社会效益', '受益', 30),
    ];
    expect(codesOf(left, NOTE('服务对象满意度指标'))).toEqual(['weights.policy']);
  });
});
