/** Layouts of other provinces: what looks like a label and is a name, turned blocks, other parties. */
import { describe, expect, it } from 'vitest';
import { findForms } from '../../shared/form/find-forms.ts';
import type { Field, RawForm } from '../../shared/form/raw-form.ts';
import type { Form } from '../../shared/report/record.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { recordFor } from '../support/record-for.ts';

const HEAD = '项目名称|甲|<|<|<|<|<\n';

function formFor(...lines: string[]): Form {
  const { forms } = recordFor(...lines);
  expect(forms).toHaveLength(1);
  return forms[0]!;
}

function rawFor(...lines: string[]): RawForm {
  const [form] = findForms(layoutOf(...lines.map((l) => (l.includes('|') ? table(l) : l))));
  return form!;
}

const texts = (fields: readonly Field[]) => fields.map((field) => field?.text ?? null);

describe('a row of indicators whose names are those of columns', () => {
  const form = formFor(
    '部门整体支出绩效评价自评表',
    `序号|一级指标|二级指标|三级指标|指标分值|评分标准|自评得分
1|投入(20分)|目标设定|合理性|20|合理得满分|20
2|过程(80分)|预算执行|预算执行率|40|每低1个百分点扣0.1分|39
3|^|执行|完成率|40|完成得满分|40
合计|<|<|<|100||99`,
  );

  it('is no header of funds: it is read with its weight and score', () => {
    expect(form.indicators.map((row) => [row.level3, row.weight, row.score])).toEqual([
      ['合理性', 20, 20],
      ['预算执行率', 40, 39],
      ['完成率', 40, 40],
    ]);
    expect(form.funds).toEqual([]);
  });

  it('may open with a label of the head', () => {
    const row = formFor(
      '项目绩效自评表',
      `${HEAD}一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n目标|内容|明确性|明确|明确|50|48\n产出|数量|个数|5|5|50|50`,
    );
    expect(row.indicators.map((i) => [i.level1, i.score])).toEqual([
      ['目标', 48],
      ['产出', 50],
    ]);
  });
});

describe('columns of another year or another party', () => {
  it('are not taken for this year’s, and are listed as not taken up', () => {
    const form = formFor(
      '部门整体支出绩效自评表',
      '单位:万元',
      `部门名称|某局|<|<|<|<|<
预算执行||上年预算数|上年执行数|全年预算数|全年执行数|执行率
^|资金总额|80|70|100|90|90%
一级指标|二级指标|三级指标|上年完成值|年度指标值|实际完成值|得分
产出指标|数量|个数|3|5|6|90`,
    );
    const [fund] = form.funds;
    expect([fund?.label, fund?.budgetYuan, fund?.executedYuan]).toEqual([
      ...['资金总额', 1_000_000, 900_000],
    ]);
    expect([form.indicators[0]?.target, form.indicators[0]?.actual]).toEqual(['5', '6']);
    expect(form.certificate.unclaimed.map((c) => c.text)).toEqual(['80', '70', '上年完成值', '3']);
  });

  it.each([
    ['自评得分', '财政评价得分', 58, 57],
    ['评价得分', '自评得分', 57, 58],
    ['自评分', '主管部门评分', 58, 57],
  ])('%s and %s: the unit’s own score is the score', (first, second, left, right) => {
    const form = formFor(
      '项目支出绩效自评表',
      `${HEAD}一级指标|二级指标|三级指标|指标值|完成值|${first}|${second}
产出|数量|个数|5|5|${left}|${right}`,
    );
    expect([form.indicators[0]?.score, form.indicators[0]?.reviewScore]).toEqual([58, 57]);
  });
});

describe('units', () => {
  it('of a column count for that column alone', () => {
    const form = formFor(
      '项目支出绩效自评表',
      `${HEAD}项目资金||年初预算数(万元)|全年预算数(万元)|全年执行数(元)|执行率|得分
^|资金总额|50|50|495000|99%|9.9
一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|5|5|90|90`,
    );
    expect(form.funds[0]).toMatchObject({ budgetYuan: 500_000, executedYuan: 495_000 });
    expect(form.amountUnit).toBe('万元');
  });

  it('above a table count for every form of the table, and for no other table', () => {
    const rows = (name: string) => `项目名称|${name}|<|<|<|<|<
项目资金||年初预算数|全年预算数|全年执行数|执行率|得分
^|资金总额|50|50|50|100%|10
一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5|5|90|90
总分|<|<|<|<|90|100`;
    const { forms, findings } = recordFor(
      '项目支出绩效自评表',
      '单位:万元',
      `${rows('甲')}\n${rows('乙')}`,
      '项目支出绩效自评表',
      rows('丙'),
    );
    expect(forms.map((f) => [f.projectName, f.funds[0]?.budgetYuan])).toEqual([
      ['甲', 500_000],
      ['乙', 500_000],
      ['丙', null],
    ]);
    expect(findings.map((f) => [f.code, f.paths[0]])).toEqual([['form.incomplete', '/forms/2']]);
  });
});

describe('blocks that are turned', () => {
  it('head: labels over their values', () => {
    const form = rawFor(
      '项目支出绩效自评表',
      `项目名称|主管部门|实施单位|自评得分\n甲|某局|某中心|95\n一级指标|三级指标|指标值|完成值\n产出|个数|5|5`,
    );
    expect(texts([form.projectName, form.department, form.implementingUnit])).toEqual([
      ...['甲', '某局', '某中心'],
    ]);
    expect(form.selfScore?.text).toBe('95');
  });

  it('funds: sources over the columns, measures beside the rows', () => {
    const form = formFor(
      '项目支出绩效自评表',
      '单位:万元',
      `项目名称|甲|<|<|<
项目资金||资金总额|财政拨款|其他资金
^|全年预算数|110|90|20
^|全年执行数|99|80|19
^|执行率|90%|88.89%|95%
一级指标|二级指标|三级指标|指标值|完成值
产出|数量|个数|5|5`,
    );
    expect(
      form.funds.map((f) => [f.category, f.budgetYuan, f.executedYuan, f.executionRatePercent]),
    ).toEqual([
      ['total', 1_100_000, 990_000, 90],
      ['fiscal', 900_000, 800_000, 88.89],
      ['other', 200_000, 190_000, 95],
    ]);
  });

  it('funds: all in one row of pairs', () => {
    const form = formFor(
      '部门整体支出绩效自评表',
      `部门名称|某局|<|<|<|<|<
预算安排(万元)|1000|<|预算执行(万元)|950|执行率|95%
一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|5|5|90|90`,
    );
    expect(form.funds.map((f) => [f.budgetYuan, f.executedYuan, f.executionRatePercent])).toEqual([
      [10_000_000, 9_500_000, 95],
    ]);
  });

  it('levels: one heading over three columns, or over the name alone', () => {
    const over = (rows: string) => formFor('项目绩效自评表', `${HEAD}${rows}`).indicators[0];
    expect(over('绩效指标|<|<|指标值|完成值|分值|得分\n产出|数量|个数|5|5|100|100')).toMatchObject({
      level1: '产出',
      level2: '数量',
      level3: '个数',
    });
    expect(over('序号|绩效指标|<|指标值|完成值|分值|得分\n1|培训人数|<|5|5|100|100')).toMatchObject(
      { level1: null, level2: null, level3: '培训人数', weight: 100 },
    );
  });
});

describe('what cannot be read', () => {
  it('amounts under no measure that add up to none printed are told, and are no malformed numbers', () => {
    const { forms, findings } = recordFor(
      '部门整体支出绩效自评表',
      '单位:万元',
      `部门名称|某局|<|<|<|<|<
年度预算||年初预算数|全年预算数|全年执行数|执行率|得分
^|年度资金总额|1000|1000|980|98%|9.8
^|其中:一般公共预算:900|<|其中:基本支出:600|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|5|5|90|90`,
    );
    const parts = forms[0]?.funds.slice(1) ?? [];
    expect(parts.map((f) => [f.category, f.budgetYuan, f.executedYuan])).toEqual([
      ['fiscal', null, null],
      ['basic', null, null],
    ]);
    expect(new Set(findings.map((f) => f.code))).toEqual(new Set(['form.incomplete']));
  });

  it('a layout of no known form says so, and names what no field took up', () => {
    const { forms, findings, status } = recordFor(
      '财政支出绩效自评情况表',
      '单位|某局|<|<\n评价方面|打分要点|标准分值|实得分数\n组织领导|领导重视|10|9',
    );
    expect([forms[0]?.variant, forms[0]?.indicators, status]).toEqual(['unknown', [], 'partial']);
    expect(findings.map((f) => f.code)).toEqual(['form.unknown']);
    expect(findings[0]?.message.en).toContain('标准分值');
    expect(forms[0]?.certificate.unclaimed.map((c) => c.text)).toContain('领导重视');
  });

  it('a score in words is null, with a finding', () => {
    const { forms, findings } = recordFor(
      '项目绩效自评表',
      `${HEAD}一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|5|5|100|满分`,
    );
    expect(forms[0]?.indicators[0]?.score).toBeNull();
    expect(findings.map((f) => [f.code, f.paths[0]])).toEqual([
      ['form.incomplete', '/forms/0/indicators/0/score'],
    ]);
  });

  it('a sum without its label is no indicator', () => {
    const form = formFor(
      '项目绩效自评表',
      `${HEAD}一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5|5|100|98\n||||||98\n总分|<|<|<|<|100|98`,
    );
    expect(form.indicators).toHaveLength(1);
    expect(form.certificate.unclaimed.map((c) => c.text)).toEqual(['98']);
  });
});

describe('a rating', () => {
  it.each([
    ['☑优 □良 □中 □差', '优'],
    ['优□ 良☑ 中□ 差□', '良'],
    ['□优 □良 □中 □差', null],
    ['优(98.5分)', '优'],
    ['优秀', '优秀'],
    ['项目完成情况良好,效果明显', null],
  ])('%s is %s', (printed, rating) => {
    const form = formFor(
      '部门整体绩效自评表',
      `部门名称|某局|自评等级|${printed}\n一级指标|三级指标|指标值|完成值\n产出|个数|5|5`,
    );
    expect(form.selfRating).toBe(rating);
  });
});

describe('points beside the full marks', () => {
  const of = (bonus: string) =>
    recordFor(
      '项目绩效自评表',
      `${HEAD}一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5|5|100|96|\n${bonus}|获奖|表彰|1项|1项|2|2\n总分|<|<|<|<|100|98`,
    ).findings.map((f) => f.code);

  it('are no part of the weights, where the row says that they are given on top', () => {
    expect(of('加分项')).not.toContain('weights.total');
    expect(of('效益')).toContain('weights.total');
  });
});

describe('funds', () => {
  const funds = (...rows: string[]): Form =>
    formFor(
      '项目支出绩效自评表',
      `${HEAD}${rows.join('\n')}\n一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|5|5|90|90`,
    );

  it('have the unit that the name of their whole prints', () => {
    const form = funds(
      '资金情况||年初预算数|全年预算数|全年执行数|执行率|得分',
      '^|年度资金总额(万元)|598.00|620.00|587.20|94.71%|9.47',
    );
    expect([form.amountUnit, form.funds[0]?.executedYuan]).toEqual(['万元', 5_872_000]);
  });

  it('hold a source once that a column and a row give', () => {
    const form = funds(
      '预算情况(万元)|预算总额|其中:财政资金|执行数|执行率|分值|得分',
      '部门预算总额|1000.00|900.00|950.00|95%|10|9.5',
      '资金来源:(1)财政性资金|900.00||860.00|95.56%||',
      '(2)其他资金|100.00||90.00|90%||',
    );
    expect(form.funds.map(({ category }) => category)).toEqual(['total', 'fiscal', 'other']);
  });
});
