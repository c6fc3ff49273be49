/** Forms are found by their labels, wherever the columns stand and however the table is cut. */
import { describe, expect, it } from 'vitest';
import { findForms } from '../../shared/form/find-forms.ts';
import type { Field, RawForm } from '../../shared/form/raw-form.ts';
import { layoutOf, table } from '../support/layouts.ts';

const textOf = (field: Field) => field?.text ?? null;

/** The rows of a form, each as the printed texts of the given fields. */
function rows<T extends object>(list: readonly T[], ...names: (keyof T)[]): (string | null)[][] {
  return list.map((row) =>
    names.map((n) => {
      const field = row[n] as unknown;
      return field !== null && typeof field === 'object'
        ? (field as { text: string }).text
        : (field as string | null);
    }),
  );
}

function only(forms: readonly RawForm[]): RawForm {
  expect(forms).toHaveLength(1);
  return forms[0]!;
}

const PROJECT = `
项目名称|<|信息化运维|<|<|<|<|<|<
主管部门|<|某区教育局|<|实施单位|<|某区电教馆|<|<
项目资金(万元)|<||年初预算数|全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分
^|<|年度资金总额|100|120|110|10|91.67%|9.17
^|<|其中:当年财政拨款|100|100|90|—|90%|—
^|<|其中:中央补助资金|60|60|50|—|—|—
^|<|上年结转资金||20|20|—|100%|—
年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<
^|做好运维|<|<|<|已做好|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
^|产出指标(50分)|数量指标|系统数量|≥5个|5个|50|50|
^|效益指标(30分)|社会效益|保障程度|提升|提升|30|28|无
^|满意度指标(10分)|满意度|用户满意度|≥95%|96%|10|10|/
总分|<|<|<|<|<|100|97.17|
`;

describe('a project form', () => {
  const form = only(
    findForms(layoutOf('附件2', '项目支出绩效自评表', '(2021年度)', table(PROJECT))),
  );

  it('is recognised, with its head and its total row', () => {
    expect([form.kind, form.variant]).toEqual(['project', 'mof-project']);
    expect(textOf(form.title)).toBe('项目支出绩效自评表');
    expect(textOf(form.projectName)).toBe('信息化运维');
    expect(textOf(form.department)).toBe('某区教育局');
    expect(textOf(form.implementingUnit)).toBe('某区电教馆');
    expect([textOf(form.totalWeight), textOf(form.selfScore)]).toEqual(['100', '97.17']);
    expect(form.units).toEqual({ form: '万元', funds: '万元', tasks: null });
    expect(form.missing).toEqual([]);
  });

  it('gives each fund row its category; a sub-row names the row it is part of', () => {
    expect(rows(form.funds, 'category', 'partOf', 'budget', 'executed', 'score')).toEqual([
      ['total', null, '120', '110', '9.17'],
      ['fiscal', null, '100', '90', '—'],
      ['fiscal', 1, '60', '50', '—'],
      ['carryover', null, '20', '20', '—'],
    ]);
  });

  it('takes weights out of labels and pairs targets with their completion', () => {
    expect(rows(form.indicators, 'level1', 'level1Weight', 'level3', 'weight', 'score')).toEqual([
      ['产出指标', '50', '系统数量', '50', '50'],
      ['效益指标', '30', '保障程度', '30', '28'],
      ['满意度指标', '10', '用户满意度', '10', '10'],
    ]);
    expect(rows(form.goals, 'target', 'actual')).toEqual([['做好运维', '已做好']]);
  });

  it('leaves no text of its table untaken', () => {
    expect(form.certificate.unclaimed.map((c) => c.text)).toEqual([]);
    expect(form.certificate.cells).toBeGreaterThan(70);
  });
});

describe('columns', () => {
  const head = '项目名称|甲|<|<|<|<\n主管部门|乙|<|<|<|<\n';

  it('are found by label when their order is another', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目绩效自评表',
          table(`${head}得分|分值|实际完成值|年度指标值|三级指标|一级指标\n8|10|4个|5个|数量|产出`),
        ),
      ),
    );
    expect(
      rows(form.indicators, 'level1', 'level3', 'target', 'actual', 'weight', 'score'),
    ).toEqual([['产出', '数量', '5个', '4个', '10', '8']]);
  });

  it('forgive one misread sign in a label of four signs or more', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目绩效自评表',
          table(`${head}一级指标|二级指标|三级指标|年度指标值|实际完戍值|得分\na|b|c|1|2|3`),
        ),
      ),
    );
    expect(rows(form.indicators, 'actual', 'score')).toEqual([['2', '3']]);
  });

  it('join a comparator of its own column with the value; 定性 is none', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目绩效自评表',
          table(`
项目名称|甲|<|<|<|<|<|<
一级指标|三级指标|指标性质|指标值|度量单位|实际完成值|分值|得分
产出|人数|≥|735|人次|740|10|10
效益|效果|定性|有效||有效|10|10`),
        ),
      ),
    );
    expect(rows(form.indicators, 'target', 'unit')).toEqual([
      ['≥735', '人次'],
      ['有效', null],
    ]);
  });

  it('of weights behind every level are those levels’ weights', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目支出绩效自评表',
          table(`
项目名称|甲|<|<|<|<|<|<|<
一级指标|分值|二级指标|分值|三级指标|分值|目标值|完成值|得分
产出|60|数量|60|人数|20|10|10|20
^|^|^|^|次数|40|10|10|40`),
        ),
      ),
    );
    expect(
      rows(form.indicators, 'level1Weight', 'level2Weight', 'level3Weight', 'weight', 'score'),
    ).toEqual([
      ['60', '60', null, '20', '20'],
      ['60', '60', null, '40', '40'],
    ]);
  });

  it('of two parties give the unit’s score and the reviewer’s', () => {
    const form = only(
      findForms(
        layoutOf(
          '部门整体绩效自评表',
          table(`
部门名称|某局|<|自评得分|95|财政审定评分|93|<
一级指标|二级指标|三级指标|参考分值|目标值|完成值|自评分|复核分
产出|数量|人数|10|5|5|10|9`),
        ),
      ),
    );
    expect(form.variant).toBe('two-party');
    expect([textOf(form.selfScore), textOf(form.reviewScore)]).toEqual(['95', '93']);
    expect(rows(form.indicators, 'score', 'reviewScore')).toEqual([['10', '9']]);
  });
});

describe('a block of funds without its header row', () => {
  const block = (values: string) =>
    only(
      findForms(
        layoutOf(
          '部门整体绩效自评表',
          '单位:万元',
          table(`
部门(单位)名称|<|某局|<|<|自评得分|98|<|<
年度主要任务|任务名称|主要内容|预算资金|其中:财政资金|任务完成情况|预算执行数|其中:财政资金|预算执行率
^|运维|系统|9|8|完成|7|6|77.78%
${values}
一级指标|二级指标|三级指标|指标值|度量单位|实际完成值|分值|得分|未完成原因分析
产出|数量|人数|≥5|人|5|10|10|`),
        ),
      ),
    );

  it('is read around the column of percents', () => {
    const form = block(
      '|部门预算总额||761.6|761.6|700|91.91%|10|9.19\n^|(1)基本支出||500|500|450|90%||',
    );
    expect(form.variant).toBe('henan-department');
    expect(
      rows(
        form.funds,
        'category',
        'initialBudget',
        'budget',
        'executed',
        'executionRate',
        'weight',
        'score',
      ),
    ).toEqual([
      ['total', '761.6', '761.6', '700', '91.91%', '10', '9.19'],
      ['basic', '500', '500', '450', '90%', null, null],
    ]);
  });

  it('knows budget and execution when the form has two amounts', () => {
    const form = block('|部门预算总额|||761.6|700|91.91%|10|9.19');
    expect(rows(form.funds, 'initialBudget', 'budget', 'executed')).toEqual([
      [null, '761.6', '700'],
    ]);
  });

  it('tells the two columns of financial money by the column left of them', () => {
    const form = block('|部门预算总额||1|1|1|100%|10|10');
    expect(rows(form.tasks, 'budget', 'budgetFiscal', 'executed', 'executedFiscal')).toEqual([
      ['9', '8', '7', '6'],
    ]);
  });
});

describe('a block of goals', () => {
  it('whose own label a page break cut off is read by the labels beside it', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目支出绩效自评表',
          table(`
项目名称|甲|<|<|<|<
年度总体目标|预期目标|<|实际完成情况|<|<
|做好运维|<|已做好|<|<
一级指标|二级指标|三级指标|指标值|实际完成值|得分
产出|数量|人数|5|5|9`),
        ),
      ),
    );
    expect(rows(form.goals, 'target', 'actual')).toEqual([['做好运维', '已做好']]);
  });
});

describe('a block of funds without labels of its rows', () => {
  it.each([
    ['beside a label that runs down', '部门资金(万元)', '^'],
    ['under a label of the header alone', '部门资金(万元)', ''],
  ])('%s is its one total row', (_name, header, below) => {
    const form = only(
      findForms(
        layoutOf(
          '部门整体绩效自评表',
          table(`
主管部门|某局|<|自评总分(分)|98|<|<
${header}|年初预算数|全年(调整)预算数|全年执行数|执行率(%)|执行率权重|执行率得分(分)
${below}|1000.5|1100.5|1090.5|99.09|10|9.9
指标名称|计量单位|指标性质|年初指标值|全年完成值|指标权重(分)|指标得分(分)
培训人数|人次|≥|100|130|90|88.1`),
        ),
      ),
    );
    expect(rows(form.funds, 'category', 'initialBudget', 'budget', 'executed', 'score')).toEqual([
      ['total', '1000.5', '1100.5', '1090.5', '9.9'],
    ]);
  });
});

describe('levels', () => {
  it('that a row leaves blank are those of the row above, and end with the level above them', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目绩效自评表',
          table(`
一级指标|二级指标|三级指标|指标值|实际完成值|得分
产出|数量|甲|1|1|1
||乙|1|1|1
效益||丙|1|1|1`),
        ),
      ),
    );
    expect(rows(form.indicators, 'level1', 'level2', 'level3')).toEqual([
      ['产出', '数量', '甲'],
      ['产出', '数量', '乙'],
      ['效益', null, '丙'],
    ]);
  });

  it('carry no row for placeholders of a template, and lose none that has a value', () => {
    const form = only(
      findForms(
        layoutOf(
          '项目绩效自评表',
          table(`
一级指标|二级指标|三级指标|指标值|实际完成值|得分
产出|数量|甲|1|1|1
^|^|指标2:|||
^|^|……|||
^|质量||合格|合格|5`),
        ),
      ),
    );
    expect(rows(form.indicators, 'level2', 'level3', 'score')).toEqual([
      ['数量', '甲', '1'],
      ['质量', null, '5'],
    ]);
  });
});

describe('several forms', () => {
  const small = (name: string, score: string) => `项目名称|${name}|<|<|<|<
主管部门|某局|<|<|<|<
一级指标|二级指标|三级指标|指标值|实际完成值|得分
产出|数量|人数|5|${score === '' ? '' : '5'}|${score}
总分|<|<|<|<|${score}`;

  it('in one table are told by their heads', () => {
    const forms = findForms(
      layoutOf('项目自评表', table(`${small('甲', '91')}\n${small('乙', '92')}`)),
    );
    expect(forms.map((f) => [textOf(f.projectName), textOf(f.selfScore)])).toEqual([
      ['甲', '91'],
      ['乙', '92'],
    ]);
  });

  it('keep the filled one where a blank template stands before it', () => {
    const blank = table(small('', ''));
    const forms = findForms(layoutOf('项目自评表', blank, '项目自评表', table(small('乙', '92'))));
    expect(forms.map((f) => textOf(f.projectName))).toEqual(['乙']);
  });

  it('that are drawn as two tables are one form when nothing between them says otherwise', () => {
    const head = table('项目名称|甲\n主管部门|某局');
    const rest = table('一级指标|二级指标|三级指标|指标值|实际完成值|得分\n产出|数量|人数|5|5|9');
    const form = only(findForms(layoutOf('项目自评表', head, rest)));
    expect([textOf(form.projectName), form.indicators.length]).toEqual(['甲', 1]);
    const apart = only(findForms(layoutOf('项目自评表', head, '项目自评表', rest)));
    expect(textOf(apart.projectName)).toBe(null);
  });
});

describe('what stands around a table', () => {
  const body = table(
    '单位名称|某局|<|<|<|<\n一级指标|二级指标|三级指标|指标值|实际完成值|得分\n产出|数量|人数|5|5|9',
  );

  it('names title, year, unit and contact', () => {
    const form = only(
      findForms(layoutOf('附件:整体绩效自评表', '(2020年度', '填表人:陈某 6892 单位:万元', body)),
    );
    expect(textOf(form.title)).toBe('整体绩效自评表');
    expect([textOf(form.fiscalYear), form.units.form]).toEqual(['(2020年度', '万元']);
    expect(textOf(form.contact)).toBe('陈某 6892');
  });

  it('keeps the year that the line of the title prints, and takes it for the form’s', () => {
    const form = only(findForms(layoutOf('整体绩效自评表(2021年度)', body)));
    expect([textOf(form.title), textOf(form.fiscalYear)]).toEqual([
      '整体绩效自评表(2021年度)',
      '(2021年度)',
    ]);
  });

  it('gives the notes below it, cut into their items', () => {
    const form = only(
      findForms(
        layoutOf(
          '整体绩效自评表',
          body,
          '注:1.满分为100分。2.定量指标完成的,计满分。',
          '3、四级分类。',
          '别的话',
        ),
      ),
    );
    expect(form.notes.map((n) => n.text)).toEqual([
      '满分为100分。',
      '定量指标完成的,计满分。',
      '四级分类。',
    ]);
  });

  it('is no form where the table is one of prose', () => {
    expect(findForms(layoutOf('收支情况', table('项目|金额\n收入|100\n支出|100')))).toEqual([]);
  });
});

describe('a long form', () => {
  it('comes whole: 5,000 rows in, 5,000 rows out', () => {
    const lines = Array.from({ length: 5_000 }, (_, i) => `产出|数量|指标之${i}|≥5|5|9`);
    const grid = table(['一级指标|二级指标|三级指标|指标值|实际完成值|得分', ...lines].join('\n'));
    const form = only(findForms(layoutOf('整体绩效自评表', grid)));
    expect(form.indicators).toHaveLength(5_000);
    expect(textOf(form.indicators[4_999]!.level3)).toBe('指标之4999');
  });
});
