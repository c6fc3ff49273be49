/** Amounts and rates of the prose, in the wordings of many provinces. */
import { describe, expect, it } from 'vitest';
import { figuresOf, narrativeOf } from '../support/prose.ts';

const WORDINGS: readonly (readonly [string, readonly string[]])[] = [
  [
    '2021年部门预算批复资金1252.08万元,实际到位和支出金额为1252.08万元,预算执行率100%。',
    ['budget 12520800元', 'executed 12520800元', 'executionRate 100%'],
  ],
  [
    '2019年预算数为 1132 万元,执行数为 1132 万元,预算执行率100%。',
    ['budget 11320000元', 'executed 11320000元', 'executionRate 100%'],
  ],
  [
    '我单位全年预算数 2565 万元,全年执行数 2565 万元,执行率为100%。',
    ['budget 25650000元', 'executed 25650000元', 'executionRate 100%'],
  ],
  [
    '2021年实际下达预算 2596 万元,实际总支出 2595.6208 万元。',
    ['budget 25960000元', 'executed 25956208元'],
  ],
  [
    '2022年全年预算数1,306,540.00元,执行数1,306,540.00元,执行率100.00%。',
    ['budget 1306540元', 'executed 1306540元', 'executionRate 100%'],
  ],
  [
    '预算执行率完成情况:全年预算数为5.21亿元,执行数4.98亿元,预算执行率95.59%。',
    ['budget 521000000元', 'executed 498000000元', 'executionRate 95.59%'],
  ],
  [
    '2021年部门预算支出总额为1252.08万元,决算支出总额为1230.5万元,预算完成率为98.28%',
    ['budget 12520800元', 'executed 12305000元', 'executionRate 98.28%'],
  ],
  [
    '核定年度预算总额为386.5万元,全年累计支出380万元,年末结转6.5万元。',
    ['budget 3865000元', 'executed 3800000元'],
  ],
  [
    '截至2021年12月31日,我单位实际支出1200.5万元,完成预算的95.9%。',
    ['executed 12005000元', 'executionRate 95.9%'],
  ],
  [
    '我单位2021年度收入预算1252.08万元,支出预算1252.08万元,收入决算1252.08万元,支出决算1240.33万元,预算执行率为99.06%。',
    ['budget 12520800元', 'executed 12403300元', 'executionRate 99.06%'],
  ],
  [
    '本部门2021年年初预算1000万元,年中追加预算252.08万元,调整后预算1252.08万元,全年实际支出1200万元,预算执行率95.84%。',
    [
      'budget.initial 10000000元',
      'budget.adjustment 2520800元',
      'budget 12520800元',
      'executed 12000000元',
      'executionRate 95.84%',
    ],
  ],
  [
    '本部门整体支出预算安排2056.13万元,年中追加44.37万元,全年可用预算资金2100.50万元,实际执行2100.50万元,执行率为100.00%。',
    [
      'budget.initial 20561300元',
      'budget.adjustment 443700元',
      'budget 21005000元',
      'executed 21005000元',
      'executionRate 100%',
    ],
  ],
  [
    '2021年预算收入 69.06 万元,其中年初预算 57.28,调整追加 11.78万元。',
    ['budget 690600元', 'budget.initial 572800元', 'budget.adjustment 117800元'],
  ],
  [
    '2023年部门预算总金额 803.74 万元其中:基本支出 757.49 万元,项目支出 46.25 万元。',
    ['budget 8037400元', 'basicExpenditure.budget 7574900元', 'projectExpenditure.budget 462500元'],
  ],
  [
    '2020年度支出 799.12 万元。其中:人员经费 434.89,公用经费 77.4,项目支出 286.83万元。',
    ['executed 7991200元', 'projectExpenditure.executed 2868300元'],
  ],
  [
    '年初预算数、全年预算数、全年执行数分别为1200万元、1252.08万元和1252.08万元,预算执行率100%。',
    ['budget.initial 12000000元', 'budget 12520800元', 'executed 12520800元', 'executionRate 100%'],
  ],
  [
    '基本支出和项目支出分别为809.72万元和442.36万元,预算执行率分别为98.5%和97.2%。',
    [
      'basicExpenditure 8097200元',
      'projectExpenditure 4423600元',
      'executionRate[基本支出] 98.5%',
      'executionRate[项目支出] 97.2%',
    ],
  ],
  [
    '2021年总预算1252.08万元,其中基本支出预算809.72万元,实际支出800万元,执行率98.8%;项目支出预算442.36万元,实际支出400万元,执行率90.43%。',
    [
      'budget 12520800元',
      'basicExpenditure.budget 8097200元',
      'basicExpenditure.executed 8000000元',
      'executionRate[基本支出] 98.8%',
      'projectExpenditure.budget 4423600元',
      'projectExpenditure.executed 4000000元',
      'executionRate[项目支出] 90.43%',
    ],
  ],
  [
    '基本支出年初预算809.72万元,调整后预算820万元,决算815万元,执行率99.39%。',
    [
      'basicExpenditure.initial 8097200元',
      'basicExpenditure.budget 8200000元',
      'basicExpenditure.executed 8150000元',
      'executionRate[基本支出] 99.39%',
    ],
  ],
  [
    '部门整体支出年初预算100万元,年中调整追加20万元,全年预算120万元,支出118万元,结余2万元。',
    [
      'budget.initial 1000000元',
      'budget.adjustment 200000元',
      'budget 1200000元',
      'executed 1180000元',
    ],
  ],
  ['2021年度我单位支出预算为 1 252.08 万元。', ['budget 12520800元']],
];

describe('what a sentence says of the budget', () => {
  for (const [sentence, figures] of WORDINGS) {
    it(`${sentence.slice(0, 48)}…`, () => expect(figuresOf(sentence)).toEqual(figures));
  }

  it('basic expenditure split in brackets is followed by project expenditure', () => {
    const sentence =
      '2021年基本支出预算809.72万元(其中:人员经费700万元、公用经费109.72万元),项目支出预算442.36万元。';
    expect(figuresOf(sentence)).toEqual([
      'basicExpenditure.budget 8097200元',
      'projectExpenditure.budget 4423600元',
    ]);
  });

  it('a number on one line and its unit on the next are one amount', () => {
    expect(figuresOf('2021年部门预算批复资金1252.08', '万元,实际支出金额为1200', '万元。')).toEqual(
      ['budget 12520800元', 'executed 12000000元'],
    );
  });

  it('every total has its own parts: budgeted at the start, adjusted, spent', () => {
    const text =
      '2021年年初预算数为1000.00万元,其中:基本支出700.00万元,项目支出300.00万元;调整后预算数为1252.08万元,其中:基本支出809.72万元,项目支出442.36万元;全年支出1200.00万元,其中:基本支出800.00万元,项目支出400.00万元。';
    expect(figuresOf(text).filter((line) => line.startsWith('basic'))).toEqual([
      'basicExpenditure.initial 7000000元',
      'basicExpenditure.budget 8097200元',
      'basicExpenditure.executed 8000000元',
    ]);
  });

  it('parts that fit the budget and the spending alike keep their side open', () => {
    const text = (spent: string) =>
      `2021年部门预算批复资金1252.08万元,实际支出金额为${spent}万元。其中:基本支出809.72万元;项目支出442.36万元。`;
    expect(figuresOf(text('1252.08'))).toContain('basicExpenditure 8097200元');
    expect(figuresOf(text('1100.00'))).toContain('basicExpenditure.budget 8097200元');
  });

  it('the printed precision goes with the figure', () => {
    const { figures } = narrativeOf('2021年部门预算1252万元,预算执行率98.3%。');
    expect(figures.map(({ value }) => [value.value, value.step])).toEqual([
      [12520000, 10000],
      [98.3, 0.1],
    ]);
    expect(figures.map(({ printed }) => printed.text)).toEqual(['1252万元', '98.3%']);
  });

  it('a figure said twice stands once', () => {
    const sentence = '2021年部门预算1252.08万元。';
    expect(figuresOf(sentence, sentence)).toEqual(['budget 12520800元']);
  });
});

describe('what is not the department’s budget', () => {
  const SILENT: readonly (readonly [string, string])[] = [
    ['growth', '2022年财政拨款收入同比增加 31.39%,主要是人员增加。'],
    ['a difference', '较上年增加100.5万元,增长8.7%。'],
    ['work that cost money', '为残疾人发放补贴,支出300万元,惠及群众2000人次。'],
    ['results of work', '2021年全区新签约项目60个,新签约项目签约额256.62亿元,增长104.3%。'],
    ['foreign money', '实际吸收外资5700万美元。'],
    ['a unit price', '人员经费标准400元/人,预算为400元/人。'],
    ['approximations', '全年预算约1200万元,执行1180余万元。'],
    ['a malformed number', '2021年部门预算7,00.0,77万元。'],
    ['a number with a gap that is no thousands gap', '2021年部门预算12 52.08万元。'],
    ['a part of the year', '截至6月底,我单位支出500万元,支出进度为52%。预算执行率52%。'],
    [
      'the money of some projects',
      '财政安排我局项目资金共计5个,合计金额1200万元,实际支出1150万元,执行率95.83%。',
    ],
    ['the whole district’s money', '全区一般公共预算收入完成8.2亿元,一般公共预算支出35.6亿元。'],
    ['fixed assets', '2021年末固定资产总额350万元,本年新增资产20万元。'],
    [
      'a department’s “three public” spending',
      '“三公”经费财政拨款预算数为3.50万元,支出决算为2.10万元。',
    ],
    [
      'what one source is split into',
      '2021年度财政拨款支出1100.2万元,其中:基本支出800.2万元,项目支出300万元。',
    ],
    ['an investment', '项目总投资5000万元,2021年安排资金1000万元,到位1000万元。'],
    ['a bound', '预算执行率未达到100%,应达到95%以上。'],
    ['an indicator’s target', '预算执行率指标值为≥90%,实际完成值为95%。'],
    [
      'a list whose labels and values do not pair up',
      '预算数、执行数分别为100万元、200万元、300万元。',
    ],
  ];
  for (const [what, sentence] of SILENT) {
    it(`${what} gives no figure of the whole to compare`, () => {
      expect(figuresOf(sentence).filter((line) => !line.includes('['))).toEqual([]);
    });
  }

  it('a rate behind several parts is of none of them for certain', () => {
    const sentence =
      '2021年部门预算1252.08万元,其中:基本支出809.72万元,项目支出442.36万元,预算执行率95%。';
    expect(figuresOf(sentence).some((line) => line.startsWith('executionRate'))).toBe(false);
  });

  it('an undertaking keeps its figures to itself', () => {
    const sentence = '办公楼维修项目预算资金50万元,实际支出45万元,预算执行率90%。';
    expect(figuresOf(sentence).every((line) => line.includes('[办公楼维修项目'))).toBe(true);
    expect(figuresOf('2021年“三公”经费预算数5万元,支出2.3万元,执行率46%。')).toEqual([
      'executed[“三公”经费] 23000元',
      'executionRate[“三公”经费] 46%',
    ]);
  });

  it('a name that stands as a sentence or heading holds for what follows', () => {
    const expected = [
      'budget[办公楼维修项目] 500000元',
      'executed[办公楼维修项目] 450000元',
      'executionRate[办公楼维修项目] 90%',
    ];
    const said = '全年预算数50万元,全年执行数45万元,预算执行率90%。';
    expect(figuresOf(`1.办公楼维修项目。${said}`)).toEqual(expected);
    expect(figuresOf('(1)办公楼维修项目', said)).toEqual(expected);
  });

  it('under a heading about projects nothing is of the whole', () => {
    const said = '全年预算数为300万元,执行数为280万元,完成预算的93.33%。';
    expect(figuresOf('(二)项目绩效情况', said).every((line) => line.includes('['))).toBe(true);
    expect(figuresOf('(二)部门资金情况', said)).toEqual([
      'budget 3000000元',
      'executed 2800000元',
      'executionRate 93.33%',
    ]);
  });

  it('of two years’ budgets only the later is the report’s', () => {
    expect(figuresOf('2020年预算1000万元,2021年预算1252.08万元,同比增长25.2%。')).toEqual([
      'budget 12520800元',
    ]);
  });
});
