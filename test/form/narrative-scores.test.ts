/** Points, ratings and counts of indicators in the prose, in the wordings of many provinces. */
import { describe, expect, it } from 'vitest';
import { figuresOf, statementsOf } from '../support/prose.ts';
import { recordFor } from '../support/record-for.ts';

const SCORES: readonly (readonly [string, readonly string[]])[] = [
  [
    '我单位2021年度严格执行年初部门预算,绩效考核目标任务圆满完成,按照部门整体支出绩效评价指标体系对照打分得出结果为 95.78 分,自评结果为优。',
    ['selfScore 95.78分', 'selfRating 优'],
  ],
  ['经综合评价,本部门2022年度部门整体支出绩效综合评价得分为 99.8 分。', ['selfScore 99.8分']],
  ['2020年整体支出绩效自评综合评分为 97 分,评价等级为“优”。', ['selfScore 97分', 'selfRating 优']],
  ['我局自评得分 100 分。', ['selfScore 100分']],
  ["根据评分标准,最终评分结果为 90 分,评价等级为'优'。", ['selfScore 90分', 'selfRating 优']],
  ["得分 80.10 分,评价等次为'良'。", ['selfScore 80.1分', 'selfRating 良']],
  ['整体绩效自评结果为良好,得分88.5分。', ['selfScore 88.5分', 'selfRating 良']],
  ['自评得分=95.5分,评价等级:优。', ['selfScore 95.5分', 'selfRating 优']],
  ['本次评价满分100分,实际得分93.6分,评定等级为优秀。', ['selfScore 93.6分', 'selfRating 优']],
  [
    '部门整体支出绩效自评总分为95分(满分100分),其中:预算执行率10分,产出指标48分,效益指标27分,满意度指标10分。',
    [
      'selfScore 95分',
      'levelScore[预算执行率] 10分',
      'levelScore[产出指标] 48分',
      'levelScore[效益指标] 27分',
      'levelScore[满意度指标] 10分',
    ],
  ],
  [
    '一级指标预算执行率:年初目标为100%,实际完成值为100%,得分为10分。',
    ['levelScore[预算执行率] 10分'],
  ],
  [
    '一级指标投入管理指标:总分值40分,总得分40分。',
    ['levelWeight[投入管理指标] 40分', 'levelScore[投入管理指标] 40分'],
  ],
  [
    '(一)产出指标完成情况。产出指标满分50分,自评得分49分。',
    ['levelWeight[产出指标] 50分', 'levelScore[产出指标] 49分'],
  ],
  [
    '一、投入指标分值20分,得分19分;二、过程指标分值30分,得分28.5分。',
    [
      'levelWeight[投入指标] 20分',
      'levelScore[投入指标] 19分',
      'levelWeight[过程指标] 30分',
      'levelScore[过程指标] 28.5分',
    ],
  ],
  [
    '我单位整体支出绩效自评得分为96.8分,其中:“履职效能”50分,自评得49分;“管理效率”50分,自评得47.8分。',
    [
      'selfScore 96.8分',
      'levelWeight[履职效能] 50分',
      'levelScore[履职效能] 49分',
      'levelWeight[管理效率] 50分',
      'levelScore[管理效率] 47.8分',
    ],
  ],
  ['自评总得分:97分。自评等级:优。', ['selfScore 97分', 'selfRating 优']],
  [
    '2020年度绩效评价结果为“良”,2021年度自评得分95分,评价等级“优”。',
    ['selfScore 95分', 'selfRating 优'],
  ],
  [
    '部门决策(25分)得分25分,综合管理(30分)得分28分,部门绩效情况(45分)得分42分,合计95分。',
    [
      'levelWeight[部门决策] 25分',
      'levelScore[部门决策] 25分',
      'levelWeight[综合管理] 30分',
      'levelScore[综合管理] 28分',
      'levelWeight[部门绩效情况] 45分',
      'levelScore[部门绩效情况] 42分',
      'selfScore 95分',
    ],
  ],
];

describe('what a sentence says of scores', () => {
  for (const [sentence, figures] of SCORES) {
    it(`${sentence.slice(0, 48)}…`, () => expect(figuresOf(sentence)).toEqual(figures));
  }

  it('该项 is the level of the heading only in the first paragraph below it', () => {
    const heading = '4. 效益指标情况分析';
    const section = '认真履行岗位职责,根据评价标准,该项得分为18分。';
    const later = '招商引资仍面临各种挑战,根据评价标准该项得分 8 分。';
    expect(figuresOf(heading, section, later)).toEqual(['levelScore[效益指标] 18分']);
  });

  it('a part of a level named before a colon is no level', () => {
    const texts = ['4. 效益指标情况分析', '效益指标得分为18分。', '满意度情况:该项得分 10 分。'];
    expect(figuresOf(...texts)).toEqual(['levelScore[效益指标] 18分']);
  });

  const SILENT: readonly (readonly [string, string])[] = [
    ['a scale', '评价结果分为优、良、中、差四个等级:90分以上为优。'],
    ['a scale in ranges', '得分90-100分为优,80-89分为良。'],
    ['a deduction', '每延迟一天扣1分,共扣2分。'],
    ['an indicator’s score', '任务完成率指标值100%,实际完成值100%,自评得分5分。'],
    ['a score behind other indicators', '资产利用率100%,得10分;公用经费控制率100%,得5分。'],
    ['a level-2 label that ends like a level-1 label', '社会效益指标得分为15分。'],
    ['a project’s score and rating', '工会经费自评得分100分,等级优;培训费自评得分95分,等级优。'],
    ['several scores at once', '五个项目自评得分分别为100分、98分、97分,平均98.3分。'],
    ['minutes and branches', '会议历时30分钟,设立5分公司。'],
  ];
  for (const [what, sentence] of SILENT) {
    it(`${what} gives no score`, () => expect(figuresOf(sentence)).toEqual([]));
  }

  it('notes under a form are rules, not results', () => {
    const rule = '自评得分98分,自评等级为优。';
    const grid = { pages: [], rows: 1, columns: 3, cells: [] };
    expect(figuresOf(rule)).toHaveLength(2);
    expect(figuresOf(grid, `注:1.${rule}`, `2.${rule}`)).toEqual([]);
  });
});

describe('partial scores', () => {
  const listed = (total: string) =>
    statementsOf(
      'score-parts',
      `综合得分${total}分。`,
      '一级指标预算执行率:年初目标为100%,得分为10分。',
      '一级指标投入管理指标:总分值40分,总得分40分。',
      '一级指标产出指标:总分值30分,总得分30分。',
      '一级指标效益指标:总分值20分,总得分18分。',
    );

  it('stand beside the total that they should add to', () => {
    const [statement] = listed('95.78');
    expect(statement?.values).toEqual({ total: 95.78, complete: true, weightTotal: 90 });
    expect(statement?.parts.map(({ value }) => value)).toEqual([10, 40, 30, 18]);
  });

  it('are incomplete where their weights leave marks open', () => {
    const [statement] = statementsOf(
      'score-parts',
      '综合得分98分。',
      '产出指标分值50分,得分50分。',
      '效益指标分值30分,得分28分。',
    );
    expect(statement?.values).toEqual({ total: 98, complete: false, weightTotal: 80 });
  });
});

const COUNTS: readonly (readonly [string, readonly string[]])[] = [
  [
    '绩效指标分三级设置,投入管理指标细分为3项二级指标,30项三级指标。',
    ['indicatorCount.level2[投入管理指标] 3', 'indicatorCount.level3[投入管理指标] 30'],
  ],
  [
    '一级指标分为4个,分别为预算执行率、投入管理指标、产出指标、效益指标;投入管理指标细分为工作目标管理、绩效管理等5项二级指标,工作任务科学性、目标管理有效性等36项三级指标;效益指标设置履职效益和满意度两个二级指标、职工满意度和职工生活水平两项三级指标。',
    [
      'indicatorCount.level1 4',
      'indicatorCount.level2[投入管理指标] 5',
      'indicatorCount.level3[投入管理指标] 36',
      'indicatorCount.level2[效益指标] 2',
      'indicatorCount.level3[效益指标] 2',
    ],
  ],
  [
    '共设置一级指标3个、二级指标9个、三级指标35个。',
    ['indicatorCount.level1 3', 'indicatorCount.level2 9', 'indicatorCount.level3 35'],
  ],
  [
    '绩效指标共35个三级指标,其中投入管理指标30个、产出指标3个、效益指标2个。',
    [
      'indicatorCount.level3 35',
      'indicatorCount.level3[投入管理指标] 30',
      'indicatorCount.level3[产出指标] 3',
      'indicatorCount.level3[效益指标] 2',
    ],
  ],
  [
    '产出指标包括数量指标、质量指标、时效指标3个二级指标,共十二个三级指标。',
    ['indicatorCount.level2[产出指标] 3', 'indicatorCount.level3[产出指标] 12'],
  ],
  ['我单位共设置绩效指标35个,其中达标33个。', ['indicatorCount 35', 'indicatorCount[完成] 33']],
  ['6个项目共设置绩效指标62个。', []],
  [
    '共设置产出指标4个、效益指标2个。',
    ['indicatorCount[产出指标] 4', 'indicatorCount[效益指标] 2'],
  ],
  ['完成三级指标33个。', []],
  ['每个一级指标下不少于3个三级指标。', []],
];

describe('how many indicators the prose counts', () => {
  for (const [sentence, figures] of COUNTS) {
    it(`${sentence.slice(0, 48)}…`, () => expect(figuresOf(sentence)).toEqual(figures));
  }
});

it('a branch speaks of itself without the name of its place', () => {
  const said = '分局自评总分99.8分,对应等次为“良”。';
  const { figures } = recordFor(
    '金河市公安局红寺分局2022年度部门整体支出绩效自评报告',
    said,
  ).narrative;
  expect(figures.map(({ kind, scope }) => [kind, scope])).toEqual([
    ['selfScore', null],
    ['selfRating', null],
  ]);
});
