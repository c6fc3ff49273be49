/** Rules are read out of the notes, each with its clause; silence gives the variant's default. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import type { Form, Rule } from '../../shared/report/record.ts';
import { readRules } from '../../shared/score/rules.ts';

const HENAN = [
  '自评采取打分评价的形式,满分为100分。原则上一级指标分值统一设置为:预算执行率10分、投入管理指标30分、可持续性指标10分,产出指标30分、效益指标20分。如有特殊情况,除预算执行率外,其他指标权重可作适当调整,但总分应为100分。各项三级指标得分最高不能超过该指标分值上限。',
  '定性指标根据指标完成情况分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,分别按照该指标对应分值区间100%-80%(含)、80%-60%(含)、60%-0%合理确定分值。定量指标完成指标值的,计该指标所赋全部分值;未完成的,按照完成值与指标值的比例计分。',
  '自评结果实行百分制和四级分类,分别是:90-100分为优、80-89分为良、60-79分为中、0-59分为差。',
];

const rulesOf = (notes: readonly string[], variant: Form['variant'] = 'henan-department') =>
  readRules({ notes: [...notes], variant });
const values = (rules: readonly Rule[], kind: Rule['kind']) =>
  rules.filter((r) => r.kind === kind).map((r) => r.value);

describe('the note of the Henan form', () => {
  const rules = rulesOf(HENAN);

  it('gives every rule with the clause that states it, which stands in the note', () => {
    const printed = rules.filter((r) => !r.default);
    expect(new Set(printed.map((r) => r.kind))).toEqual(
      new Set([
        ...['full-marks', 'level-weight', 'execution-weight', 'weight-adjustment', 'score-cap'],
        ...['quantitative-met', 'quantitative-ratio', 'qualitative-tier', 'rating-band'],
      ]),
    );
    for (const { clause } of printed) expect(HENAN.join('')).toContain(clause);
  });

  it('prescribes the weights of its levels', () => {
    expect(values(rules, 'level-weight')).toEqual([
      { level: '预算执行率', points: 10 },
      { level: '投入管理指标', points: 30 },
      { level: '可持续性指标', points: 10 },
      { level: '产出指标', points: 30 },
      { level: '效益指标', points: 20 },
    ]);
  });

  it('has no formula for targets that must not be exceeded, and none is invented', () => {
    expect(values(rules, 'quantitative-reverse')).toEqual([]);
  });

  it('bounds its three tiers and its four ratings from below', () => {
    expect(values(rules, 'qualitative-tier').map((v) => [v.tier, v.min, v.max])).toEqual([
      ['met', 80, 100],
      ['partly', 60, 80],
      ['missed', 0, 60],
    ]);
    expect(values(rules, 'rating-band')).toEqual([
      { rating: '优', min: 90 },
      { rating: '良', min: 80 },
      { rating: '中', min: 60 },
      { rating: '差', min: 0 },
    ]);
  });
});

describe('other notes', () => {
  it('may have a middle tier down to 50', () => {
    const rules = rulesOf(
      [
        '定性指标分为达成预期指标、部分达成预期指标、未达成预期指标三档,按100-80%(含80%)、80-50%(含50%)、50-0%计分。',
      ],
      'hubei-goal',
    );
    expect(values(rules, 'qualitative-tier').map((v) => [v.min, v.max])).toEqual([
      [80, 100],
      [50, 80],
      [0, 50],
    ]);
  });

  it('may print the reverse formula, ratings behind their bounds, and levels of another form', () => {
    const rules = rulesOf(
      [
        '反向指标(即目标值为≤X,得分=权重×A/B),A为年初目标值,B为全年实际值。',
        '得分90分以上为优秀、80分以上为良好、60分以上为中等、60分以下为差。',
        '一级指标权重统一设置为:产出指标50分、效益指标30分、满意度指标10分、预算资金执行率10分。',
      ],
      'mof-project',
    );
    const reverse = rules.filter((r) => r.kind === 'quantitative-reverse');
    expect(reverse.map((r) => r.default)).toEqual([false]);
    expect(values(rules, 'rating-band')).toEqual([
      { rating: '优秀', min: 90 },
      { rating: '良好', min: 80 },
      { rating: '中等', min: 60 },
      { rating: '差', min: 0 },
    ]);
    expect(values(rules, 'execution-weight')).toEqual([{ points: 10 }]);
    expect(values(rules, 'level-weight').map((v) => v.points)).toEqual([50, 30, 10, 10]);
  });

  it('that speak of points in words we cannot read are listed, never guessed', () => {
    const rules = rulesOf(['每超过1个百分点扣0.1分,扣完为止。'], 'mof-project');
    expect(rules.filter((r) => r.kind === 'unread').map((r) => r.clause)).toEqual([
      '每超过1个百分点扣0.1分,扣完为止。',
    ]);
  });

  it('that are silent leave the variant’s defaults, marked as such; no tier is among them', () => {
    const rules = rulesOf([], 'mof-project');
    expect(rules.every((r) => r.default && r.clause === null)).toBe(true);
    expect(values(rules, 'quantitative-reverse')).toHaveLength(1);
    expect(values(rules, 'qualitative-tier')).toEqual([]);
    expect(values(rulesOf([], 'hubei-goal'), 'execution-weight')).toEqual([{ points: 20 }]);
    expect(values(rulesOf([], 'unknown'), 'quantitative-met')).toEqual([]);
  });
});

describe('rating bands', () => {
  const bands = (note: string) =>
    values(rulesOf([note], 'mof-project'), 'rating-band').map((v) => `${v.rating}${v.min}`);
  const WHOLE = ['优90', '良80', '中60', '差0'];

  it.each([
    '90(含)-100分为优、80(含)-90分为良、60(含)-80分为中、60分以下为差。',
    '优(90-100分)、良(80-89分)、中(60-79分)、差(59分以下)。',
    '得分在90分(含)以上为优,80分(含)-90分为良,60分(含)-80分为中,60分以下为差。',
    '优(90≤得分≤100)、良(80≤得分<90)、中(60≤得分<80)、差(得分<60)。',
  ])('are read from %s', (note) => {
    expect(bands(note)).toEqual(WHOLE);
  });

  it('that were not read whole are listed as unread, and no default speaks in their place', () => {
    const rules = rulesOf(['评价等级分四级,85分以上为A级,其余按得分另定。'], 'mof-project');
    expect(values(rules, 'rating-band')).toEqual([]);
    expect(values(rules, 'unread')).toEqual([{ about: 'rating' }]);
  });
});

describe('tiers', () => {
  const tiers = (note: string) => values(rulesOf([note], 'mof-project'), 'qualitative-tier');

  it('carry the names that the note gives them', () => {
    const read = tiers(
      '定性指标分为基本达成目标、部分实现目标、实现目标程度较低三档,分别按照100%~80%(含)、80%~60%(含)、60%~0%确定得分。',
    );
    expect(read.map((v) => v.name)).toEqual(['基本达成目标', '部分实现目标', '实现目标程度较低']);
  });

  it('carry names that stand in quotes right before their brackets', () => {
    const names = ['全部实现', '部分实现', '未实现'];
    for (const [close, open] of [
      ['”', '('],
      ['(', '”'],
    ])
      expect(
        tiers(
          `定性指标按“全部实现${close}${open}100%-80%)、“部分实现${close}${open}80%-60%)、“未实现${close}${open}60%-0%)三档计分。`,
        ).map((v) => v.name),
      ).toEqual(names);
  });

  it('are read behind a floor of quantitative rows, whose two sides make up a whole as well', () => {
    const note =
      '定量指标达到目标值得满分;未达到的,完成率在80%(含)以上按完成率计分,低于80%的不得分。“≤”类指标不超过目标值得满分。定性指标按100%-80%(含)、80%-60%(含)、60%-0%三档计分。';
    const rules = rulesOf([note], 'mof-project');
    expect(values(rules, 'qualitative-tier').map((v) => v.min)).toEqual([80, 60, 0]);
    // What is said of ceilings is what a met target gives.
    expect(values(rules, 'unread')).toEqual([]);
  });

  it('own a bound where the note says 含, else the better one does', () => {
    const owners = (note: string) => tiers(note).map((v) => [v.includesMin, v.includesMax]);
    const better = [
      [true, true],
      [true, false],
      [true, false],
    ];
    expect(owners('定性指标分三档,按100%-80%(含)、80%-60%(含)、60%-0%计分。')).toEqual(better);
    expect(owners('定性指标分三档,按100%-80%、80%-60%、60%-0%计分。')).toEqual(better);
    expect(owners('定性指标分三档,按100%-80%、80%(含)-60%、60%(含)-0%计分。')).toEqual([
      [false, true],
      [false, true],
      [true, true],
    ]);
  });

  it('with a gap between them are another rule', () => {
    const rules = rulesOf(['定性指标分三档,按100%-85%、80%-60%、60%-0%计分。'], 'mof-project');
    expect(values(rules, 'qualitative-tier')).toEqual([]);
    expect(values(rules, 'unread')).toEqual([{ about: 'qualitative' }]);
  });
});

describe('what a note says of its own', () => {
  const kinds = (notes: readonly string[]) => {
    const rules = rulesOf(notes, 'mof-project');
    return (kind: Rule['kind']) => rules.filter((r) => r.kind === kind).map((r) => r.default);
  };

  it('of both directions by formula replaces both defaults', () => {
    const of = kinds([
      '定量指标计分原则:正向指标(即目标值为≥X,得分=权重*B/A),反向指标(即目标值为≤X,得分=权重*A/B),得分不得突破权重总额。',
    ]);
    expect(of('quantitative-ratio')).toEqual([false]);
    expect(of('quantitative-reverse')).toEqual([false]);
    expect(of('score-cap')).toEqual([false]);
    expect(of('quantitative-met')).toEqual([true]);
  });

  it('and we cannot read keeps the default of that subject out, and of no other', () => {
    const of = kinds(['预算执行率每低于1个百分点扣0.5分,扣完为止。']);
    expect(of('execution-score')).toEqual([]);
    expect(of('quantitative-ratio')).toEqual([true]);
  });

  it('only to add scores up is no rule for any row', () => {
    const of = kinds(['自评总分=执行率得分+各指标得分之和。']);
    expect(of('execution-score')).toEqual([true]);
    expect(of('unread')).toEqual([]);
  });

  it('of an excess, of a floor, of what may be changed stands in the values', () => {
    const rules = rulesOf(
      [
        '对完成值高于指标值较多的,如果是年初指标值设定明显偏低造成的,要按照偏离度适度调减分值。',
        '未完成指标值的,按照完成值与指标值的比例计分,完成率低于60%的不得分。',
        '如有特殊情况,除预算执行率外,其他指标权重可作适当调整。',
      ],
      'mof-project',
    );
    expect(values(rules, 'quantitative-overshoot')).toEqual([{}]);
    expect(values(rules, 'quantitative-ratio')).toEqual([{ zeroBelowPercent: 60 }]);
    expect(values(rules, 'weight-adjustment')).toEqual([
      { when: '特殊情况', except: '预算执行率' },
    ]);
  });

  it('about two levels that share a weight prescribes none of them', () => {
    const rules = rulesOf(
      ['其中:预算执行情况20分,产出指标40分、效益指标和满意度指标40分。'],
      'hubei-goal',
    );
    expect(values(rules, 'level-weight')).toEqual([]);
    expect(values(rules, 'execution-weight')).toEqual([{ points: 20 }]);
  });

  it('without a word on points is no rule', () => {
    const notes = [
      '全年执行数是指按照国库集中支付制度要求所形成的实际支出。',
      '未完成原因分析:说明偏离目标、不能完成目标的原因及拟采取的措施。',
    ];
    expect(rulesOf(notes, 'mof-project').every((r) => r.default)).toBe(true);
  });
});

describe('any note', () => {
  it('gives rules that quote it, and never throws', () => {
    const words = fc.constantFrom(
      ...[
        '定量指标',
        '定性指标',
        '未完成',
        '按',
        '比例',
        '计分',
        '100%-80%(含)',
        '80%-60%',
        '60%-0%',
      ],
      ...[
        '三档',
        '优',
        '90分以上',
        '为',
        '满分',
        '100分',
        '。',
        ';',
        ',',
        '执行率',
        '产出指标50分',
        'A/B',
      ],
    );
    fc.assert(
      fc.property(fc.array(words, { maxLength: 20 }), (parts) => {
        const note = parts.join('');
        for (const { clause } of rulesOf([note]))
          if (clause !== null) expect(note).toContain(clause);
      }),
    );
  });
});
