/** Statements: what the prose admits, explains, splits and dates, for the checks that relate them. */
import { describe, expect, it } from 'vitest';
import { statementsOf } from '../support/prose.ts';

describe('shortfalls that the prose admits', () => {
  const ADMITTED: readonly (readonly [string, string, string | null, object])[] = [
    [
      '财力紧张,资金保障有一定困难,导致专项预算经费执行率未达到 100%。',
      'executionRate',
      '专项预算经费',
      { category: 'project', extent: 'all', boundPercent: 100, actualPercent: null },
    ],
    [
      '发现的问题:一是预算执行率偏低。',
      'executionRate',
      null,
      { category: 'total', extent: 'all', boundPercent: null, actualPercent: null },
    ],
    [
      '预算执行率仅为85.3%,未达到95%的目标。',
      'executionRate',
      null,
      { category: 'total', boundPercent: 95, actualPercent: 85.3 },
    ],
    ['部分项目资金支付进度滞后', 'executionRate', '项目资金', { extent: 'some' }],
    ['部分指标未完成。', 'completion', '指标', { extent: 'some' }],
    [
      '任务完成率未达到100%的主要原因是疫情影响。',
      'completion',
      '任务完成率',
      { boundPercent: 100 },
    ],
    ['群众满意度未达到95%。', 'satisfaction', '群众满意度', { boundPercent: 95 }],
    ['道路改造工程未能按期完成。', 'completion', '道路改造工程', { extent: 'all' }],
    ['受天气影响,物资不能及时支付。', 'timeliness', '物资', {}],
  ];
  for (const [sentence, subject, scope, values] of ADMITTED) {
    it(sentence, () => {
      const found = statementsOf('shortfall', sentence);
      expect(found.map((statement) => statement.scope)).toContain(scope);
      expect(found.find((statement) => statement.scope === scope)?.values).toMatchObject({
        subject,
        ...values,
      });
    });
  }

  const NOTHING = [
    '预算编制的精细化程度有待进一步提高。',
    '进一步加快支出进度,避免预算执行率偏低。',
    '不存在预算执行率偏低的情况。',
    '如果预算执行率低于90%,扣2分。',
    '各项任务均已完成,未发现任务未完成的情况。',
  ];
  for (const sentence of NOTHING) {
    it(`nothing in: ${sentence}`, () => expect(statementsOf('shortfall', sentence)).toEqual([]));
  }

  it('measures are not problems', () => {
    const sentence = '对执行进度缓慢的项目加强督办。';
    expect(statementsOf('shortfall', '2.改进措施', sentence)).toEqual([]);
    expect(statementsOf('shortfall', '1.存在的问题', sentence)).toHaveLength(1);
  });
});

describe('why a level weighs something else', () => {
  it('the level is named in the sentence', () => {
    const sentence = '由于可持续性指标不适用于我单位,其10分权重调整至产出指标。';
    expect(statementsOf('reallocation', sentence)).toMatchObject([
      { scope: '可持续性指标', values: { to: '产出指标', reason: 'not-applicable' } },
    ]);
  });

  it('the clause that says what does not apply names the level', () => {
    const sentence =
      '投入管理指标权重由30分调整为40分,可持续性指标不涉及,权重10分并入投入管理指标。';
    expect(statementsOf('reallocation', sentence)).toMatchObject([
      { scope: '可持续性指标', values: { to: '投入管理指标', reason: 'not-applicable' } },
    ]);
  });

  it('or by the heading', () => {
    const sentence =
      '因我单位不涉及该项指标内容,因此年初未设置,该项一级指标分值分配到投入管理指标中。';
    expect(statementsOf('reallocation', '2. 可持续性指标情况分析', sentence)).toMatchObject([
      { scope: '可持续性指标', values: { to: '投入管理指标', reason: 'not-applicable' } },
    ]);
  });
});

describe('who and which year', () => {
  const yearsOf = (...texts: string[]) =>
    statementsOf('year', ...texts).map(({ values }) => [values.year, values.from]);

  it('title and prose both speak', () => {
    const texts = [
      '2021年度上街区商务局部门整体绩效自评报告',
      '我局对2020年度部门整体支出绩效进行了自评。',
    ];
    expect(yearsOf(...texts)).toEqual([
      [2021, 'title'],
      [2020, 'prose'],
    ]);
    expect(statementsOf('department', ...texts).map(({ values }) => values.name)).toEqual([
      '上街区商务局',
    ]);
  });

  const EVALUATED = [
    '现将我局2022年部门整体支出绩效自评情况报告如下:',
    '东湖区教育局2022年度整体支出绩效自评情况如下。',
    '按照要求,我单位对2022年度预算执行情况进行了绩效自评。',
    '为加强预算绩效管理,我局组织开展了2022年度部门整体支出绩效评价工作。',
    '2022年部门预算批复资金1252.08万元。',
  ];
  for (const sentence of EVALUATED) {
    it(`the year of: ${sentence}`, () => expect(yearsOf(sentence)).toEqual([[2022, 'prose']]));
  }

  it('the year in a notice’s name, a comparison or the use of old results is another one', () => {
    const notice = '根据《关于开展2021年度部门整体支出绩效自评工作的通知》要求,我局开展了自评。';
    expect(yearsOf(notice)).toEqual([]);
    expect(yearsOf('2020年度预算1000万元,2021年度预算1200万元。')).toEqual([]);
    expect(yearsOf('2020年度部门整体绩效评价结果已应用于预算编制。')).toEqual([]);
  });

  it('only the first introduction names the reporting unit', () => {
    const texts = ['临江市东湖区文化局为区政府工作部门。', '东湖区图书馆为区文化局所属事业单位。'];
    expect(statementsOf('department', ...texts).map(({ values }) => values.name)).toEqual([
      '临江市东湖区文化局',
    ]);
  });
});

describe('a part of the year against the whole', () => {
  const PAIRS: readonly (readonly [string, object])[] = [
    [
      '全年完成对外贸易进出口额预计完成 25334 万元人民币,占目标任务 83.3%。预计 1-11 月份完成 27867 万元人民币。',
      { period: '1-11月', months: 11, part: 278670000, whole: 253340000, unit: 'yuan' },
    ],
    [
      '全年完成项目投资25334万元。其中1-11月份完成投资27867万元。',
      { period: '1-11月', part: 278670000, whole: 253340000 },
    ],
    [
      '截至6月底完成投资8000万元,全年完成投资7500万元。',
      { months: 6, part: 80000000, whole: 75000000 },
    ],
    [
      '上半年接待群众2000人次,全年接待群众1800人次。',
      { period: '上半年', part: 2000, whole: 1800, unit: 'count', measure: '人次' },
    ],
    [
      '前三季度完成固定资产投资12.5亿元,全年完成固定资产投资11.8亿元。',
      { months: 9, part: 1250000000, whole: 1180000000 },
    ],
    [
      '实际吸收外资 5700 万美元,12 月份上报 5600 万美元,预计全年完成 11300 万美元。',
      { part: 56000000, whole: 113000000, unit: 'usd' },
    ],
  ];
  for (const [units, part, whole] of [
    ['百万美元', 4e6, 5e6],
    ['千万美元', 4e7, 5e7],
    ['百亿美元', 4e10, 5e10],
    ['千美元', 4e3, 5e3],
    ['亿美元', 4e8, 5e8],
    ['千米', 4, 5],
    ['万千瓦时', 4e4, 5e4],
  ] as const)
    it(`counts in ${units}`, () => {
      const sentence = `1-11月完成总量4${units},全年完成总量5${units}。`;
      expect(statementsOf('part-of-year', sentence)).toMatchObject([{ values: { part, whole } }]);
    });
  for (const [sentence, values] of PAIRS) {
    it(sentence, () => expect(statementsOf('part-of-year', sentence)).toMatchObject([{ values }]));
  }

  const NOTHING = [
    '1至11月份完成税收3.2亿元,占全年目标3亿元的106.7%。',
    '1-6月增长12%,全年增长10%。',
    '上半年完成投资8000万元,全年接待群众1800人次。',
    '上半年招商引资5000万元,全年完成绿化投资300万元。',
    '2020年全年完成投资300万元。',
  ];
  for (const sentence of NOTHING) {
    it(`nothing in: ${sentence}`, () => expect(statementsOf('part-of-year', sentence)).toEqual([]));
  }
});

describe('a total and what it consists of', () => {
  it('basic and project expenditure leave nothing out; personnel and public split the basic', () => {
    const sentence =
      '2022年本单位支出总计3400.5万元,其中:基本支出2000.5万元(人员经费1800.3万元,公用经费200.2万元),项目支出1400万元。';
    expect(statementsOf('parts', sentence)).toMatchObject([
      {
        scope: null,
        values: { total: 34005000, measure: 'executed', complete: true },
        parts: [
          { label: '基本支出', value: 20005000 },
          { label: '项目支出', value: 14000000 },
        ],
      },
      {
        scope: '基本支出',
        values: { total: 20005000, complete: true },
        parts: [{ value: 18003000 }, { value: 2002000 }],
      },
    ]);
  });

  it('a further part makes the split one that may leave something out', () => {
    const sentence =
      '2022年部门预算总额100万元,其中:基本支出50万元,项目支出30万元,经营支出20万元。';
    expect(statementsOf('parts', sentence)).toMatchObject([{ values: { complete: false } }]);
  });

  it('a budgeted part and a spent one are never added', () => {
    const sentence =
      '2021年总预算1252.08万元,其中基本支出预算809.72万元,实际支出800万元;项目支出预算442.36万元,实际支出400万元。';
    expect(statementsOf('parts', sentence).map(({ parts }) => parts.map((p) => p.value))).toEqual([
      [8097200, 4423600],
    ]);
  });

  it('a part’s rate stands with the amounts that can tell a share from a rate', () => {
    const sentence =
      '2021年部门预算批复资金1252.08万元,实际到位和支出金额为1252.08万元,预算执行率100%。其中:基本支出809.72万元,预算执行率为64.67%;项目支出442.36万元,预算执行率为35.33%。';
    expect(statementsOf('rate-of-part', sentence)).toMatchObject([
      { scope: '基本支出', values: { category: 'basic', ratePercent: 64.67, decimals: 2 } },
      {
        scope: '项目支出',
        values: { ratePercent: 35.33, partYuan: 4423600, totalYuan: 12520800 },
      },
    ]);
  });
});
