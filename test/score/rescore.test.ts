/** Every row is scored again by the rules of its form: interval, verdict, total, rating. */
import fc from 'fast-check';
import { describe, expect, it } from 'vitest';
import { readActual, readTarget } from '../../shared/normalize/target.ts';
import type { Form, Fund, Indicator } from '../../shared/report/record.ts';
import { rescore } from '../../shared/score/rescore.ts';
import { aForm } from '../support/records.ts';

type Cells = {
  readonly [K in 'target' | 'actual' | 'unit' | 'level2' | 'level3' | 'reason' | 'criterion']?:
    | string
    | null;
} & { readonly weight?: number | null; readonly score?: number | null };

const TIERS =
  '定性指标分为达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标三档,按照100%-80%(含)、80%-60%(含)、60%-0%确定分值。';

function row(cells: Cells): Indicator {
  const { target = '≥90%', actual = '90%', unit = null } = cells;
  return {
    ...{
      level1: '产出指标',
      level1Weight: null,
      level2: cells.level2 ?? '数量指标',
      level2Weight: null,
    },
    ...{ level3: cells.level3 ?? '完成率', level3Weight: null },
    ...{ target, unit, actual },
    targetValue: readTarget(target, unit),
    actualValue: readActual(actual, unit),
    weight: cells.weight === undefined ? 10 : cells.weight,
    score: cells.score === undefined ? 10 : cells.score,
    ...{ reviewScore: null, criterion: cells.criterion ?? null, reason: cells.reason ?? null },
  };
}

function form(part: Partial<Form>): Form {
  return { ...aForm({ seed: 'a' }), funds: [], indicators: [], notes: [], ...part };
}

function item(cells: Cells, part: Partial<Form> = {}) {
  const { items } = rescore(form({ variant: 'mof-project', ...part, indicators: [row(cells)] }), 0);
  const { method, min, max, verdict } = items[0]!;
  return [method, min, max, verdict];
}

describe('a quantitative row', () => {
  it('that meets its target is due its full weight', () => {
    expect(item({ target: '≥735', unit: '人次', actual: '735' })).toEqual([
      'quantitative-met',
      10,
      10,
      'PASS',
    ]);
    expect(item({ actual: '90%', score: 7 })).toEqual(['quantitative-met', 10, 10, 'FAIL']);
  });

  it('that misses it is due weight × actual / target', () => {
    expect(item({ target: '8755', actual: '8676', weight: 15, score: 13 })).toEqual([
      ...['quantitative-ratio', 14.86465, 14.86465],
      'FAIL',
    ]);
    expect(item({ target: '≥95%', actual: '82%', score: 8.63 })[3]).toBe('PASS');
    expect(item({ target: '≥95%', actual: '85%', score: 8.96 })[3]).toBe('FAIL');
  });

  it('is judged at the decimals that its score prints, but full marks for a miss are no rounding', () => {
    expect(item({ target: '100%', actual: '96%', score: 9.6 })[3]).toBe('PASS');
    expect(item({ target: '100%', actual: '92%', score: 9 })[3]).toBe('PASS');
    expect(item({ target: '100%', actual: '98%', score: 10 })[3]).toBe('FAIL');
    const inTime = { target: '=100%', actual: '85%', level2: '时效指标' };
    expect(item({ ...inTime, score: 8.5 })[3]).toBe('PASS');
    expect(item({ ...inTime, score: 7 })[3]).toBe('FAIL');
  });

  it('with a target that must not be exceeded is due weight × target / actual where a rule says so', () => {
    const over = { target: '≤5%', actual: '10%', score: 5 };
    expect(item(over)).toEqual(['quantitative-ratio', 5, 5, 'PASS']);
    const henan = { variant: 'henan-department' } as const;
    expect(item(over, henan)).toEqual(['quantitative-ratio', 0, 5, 'UNCERTAIN']);
    expect(item({ ...over, score: 10 }, henan)[3]).toBe('FAIL');
  });

  it.each([
    { target: '9月前', actual: '8月' },
    { target: '0', actual: '3' },
    { target: '≤0%', actual: '5%' },
    { target: '10天', actual: '8天', level2: '时效指标' },
    { target: '100人', actual: '50%' },
    { target: '7,00.0,77', actual: '5' },
    { target: '≥5', actual: '建设中5' },
    { weight: null },
  ])('is not assessed where no ratio can be told: %j', (cells) => {
    expect(item(cells)[0]).toBe('not-assessable');
  });

  it.each([
    { target: '100%', actual: '1' },
    { target: '≥95', unit: '%', actual: '0.98' },
    { target: '≥500万元', actual: '400个' },
    { target: '≥5000000', actual: '500' },
    { target: '约100人', actual: '90人' },
    { target: '≥95%', actual: '≥90%' },
    { target: '≥95%', actual: '90%', criterion: '每低1%扣0.5分' },
  ])('is no miss where the two may not speak of the same: %j', (cells) => {
    expect(item(cells)[3]).toBe('NOT_ASSESSABLE');
  });

  it('is compared in one unit, where one of them prints none in that of the other', () => {
    expect(item({ target: '≥500', actual: '400个', score: 8 })[3]).toBe('PASS');
    expect(item({ target: '≥500个', actual: '400', score: 8 })[3]).toBe('PASS');
    expect(item({ target: '≥500万元', actual: '5000000元' })[3]).toBe('PASS');
    expect(item({ target: '≥1.2万人', actual: '9000人', score: 7.5 })[3]).toBe('PASS');
    expect(item({ target: '≥500', unit: '万元', actual: '400', score: 8 })[3]).toBe('PASS');
  });

  it('is met by a lower bound above the target', () => {
    expect(item({ target: '≥95%', actual: '≥98%' })[3]).toBe('PASS');
    expect(item({ target: '≤5%', actual: '≤3%', score: 7 })[3]).toBe('FAIL');
  });

  it('of which less is better by name has no ratio without a comparator; a rate of handling has', () => {
    expect(item({ target: '10', actual: '8', level3: '投诉件数' })[0]).toBe('not-assessable');
    expect(item({ target: '100%', actual: '90%', level3: '投诉处理率' })[3]).toBe('FAIL');
    // What was spent of a limit: less may be better, and more is no merit.
    for (const actual of ['92%', '105%'])
      expect(item({ target: '=100%', actual, level3: '“三公经费”控制率' })[0]).toBe(
        'not-assessable',
      );
    expect(item({ target: '95%', actual: '90%', level3: '病虫害控制率' })[3]).toBe('FAIL');
  });

  it('far above its target may lose points where the note or a printed reason says so', () => {
    const far = { target: '≥100人', actual: '200人', score: 8 };
    expect(item(far)[3]).toBe('FAIL');
    expect(item({ ...far, reason: '年初目标值设定偏低' })[3]).toBe('UNCERTAIN');
    const notes = ['对完成值高于指标值较多的,按照偏离度适度调减分值。'];
    expect(item(far, { notes })[3]).toBe('UNCERTAIN');
    expect(item({ ...far, actual: '100人' }, { notes })[3]).toBe('FAIL');
    expect(item({ target: '=100人', actual: '101人', score: 9 })[3]).toBe('UNCERTAIN');
  });

  it('below a floor that the note prints is due nothing', () => {
    const notes = ['未完成指标值的,按照完成值与指标值的比例计分,完成率低于60%的不得分。'];
    expect(item({ target: '≥100', actual: '50', score: 5 }, { notes })).toEqual([
      ...['quantitative-ratio', 0, 0],
      'FAIL',
    ]);
    expect(item({ target: '≥100', actual: '70', score: 7 }, { notes })[3]).toBe('PASS');
  });

  it.each([
    ['0.34', '0.204', '0.2'],
    ['3.35', '2.01', '2'],
    ['100', '60', '59'],
  ])('on that floor is due its share: of %s exactly 60%% is no less', (target, on, below) => {
    const notes = ['未完成指标值的,按照完成值与指标值的比例计分,完成率低于60%的不得分。'];
    const scored = (actual: string) => item({ target: `≥${target}`, actual, score: 6 }, { notes });
    expect(scored(on)).toEqual(['quantitative-ratio', 6, 6, 'PASS']);
    expect(scored(below).slice(1)).toEqual([0, 0, 'FAIL']);
  });

  it('of exactly 130% of its target may lose points for a reason, however it divides', () => {
    const far = { target: '≥0.02', actual: '0.026', score: 9, reason: '目标偏低' };
    expect(0.026 / 0.02).toBeLessThan(1.3);
    expect(item(far)[3]).toBe('UNCERTAIN');
    expect(item({ ...far, actual: '0.0259' })[3]).toBe('FAIL');
  });

  it('is never said to fail where a clause on such rows could not be read', () => {
    const notes = ['定量指标每少完成1%扣0.2分。'];
    expect(item({ actual: '50%', score: 5 }, { notes })[0]).toBe('not-assessable');
    const both = ['未完成指标值的,按照完成值与指标值的比例计分。', ...notes];
    expect(item({ actual: '50%', score: 5 }, { notes: both })[3]).not.toBe('FAIL');
  });

  it('is judged by the rule for all where an unread clause names other rows', () => {
    const ratio = '正向指标得分系数=全年完成值÷调整指标值。';
    const notes = [ratio, '时限类指标每延迟1个月扣减系数20个百分点。'];
    const short = { target: '5', actual: '4.5', unit: '%', score: 10 };
    expect(item(short, { notes })[3]).toBe('FAIL');
    expect(item(short, { notes: [ratio, '每延迟1个月扣减系数20个百分点。'] })[3]).toBe(
      'NOT_ASSESSABLE',
    );
    const late = { target: '≥10', actual: '9', unit: '天', score: 8 };
    expect(item(late, { notes })[3]).toBe('UNCERTAIN');
    expect(item(late, { notes: [ratio] })[3]).toBe('FAIL');
  });

  it('rounds to the decimals that the score prints', () => {
    const whole = form({ indicators: [row({ target: '100%', actual: '92%', score: 9 })] });
    expect(rescore(whole, 0).items[0]!.verdict).toBe('PASS');
    expect(rescore(whole, 0, () => '9.00').items[0]!.verdict).toBe('FAIL');
  });

  it('takes no whole number for a rounding where another indicator has a fraction', () => {
    const short = row({ target: '100%', actual: '95%', weight: 10, score: 9 });
    const verdict = (other: number) => {
      const next = row({ target: '100%', actual: '86.3%', weight: 10, score: other });
      return rescore(form({ indicators: [short, next] }), 0).items[0]!.verdict;
    };
    expect(verdict(9)).toBe('PASS');
    expect(verdict(8.63)).toBe('FAIL');
  });

  it('says how the rule comes to its points', () => {
    const whole = form({ indicators: [row({ target: '8755', actual: '8676', weight: 15 })] });
    expect(rescore(whole, 0).items[0]!.equation).toBe('15 × 8676 / 8755 = 14.86');
  });

  it('with target 0 and actual 0 is met', () => {
    expect(item({ target: '≤0%', actual: '0%' })).toEqual(['quantitative-met', 10, 10, 'PASS']);
  });
});

describe('a qualitative row', () => {
  const notes = { notes: [TIERS] };

  it('is due the band that its result states', () => {
    expect(item({ target: '科学', actual: '科学', score: 8 }, notes)).toEqual([
      'qualitative',
      8,
      10,
      'PASS',
    ]);
    expect(item({ target: '科学', actual: '科学', score: 7 }, notes)[3]).toBe('FAIL');
    expect(item({ target: '科学', actual: '部分达成预期指标', score: 9 }, notes)).toEqual([
      ...['qualitative', 6, 8],
      'FAIL',
    ]);
    expect(item({ target: '科学', actual: '未达成预期指标', score: 9 }, notes)[3]).toBe('FAIL');
  });

  it('whose words only resemble the target is never said to fail', () => {
    expect(item({ target: '有效提高', actual: '提高', score: 8 }, notes)).toEqual([
      'qualitative',
      8,
      10,
      'PASS',
    ]);
    expect(item({ target: '有效提高', actual: '提高', score: 5 }, notes)[3]).toBe('UNCERTAIN');
  });

  it('that was basically completed states no band, unless the note names it', () => {
    expect(item({ target: '科学', actual: '基本完成' }, notes)[0]).toBe('not-assessable');
    const named = {
      notes: [
        '定性指标分为基本达成目标、部分实现目标、实现目标程度较低三档,按100%-80%(含)、80%-60%(含)、60%-0%计分。',
      ],
    };
    const cells = { target: '科学', actual: '基本达成目标' };
    expect(item({ ...cells, score: 9 }, named)[3]).toBe('PASS');
    expect(item({ ...cells, score: 7 }, named)[3]).toBe('FAIL');
  });

  it('on a bound that belongs to the better band is left open', () => {
    const partly = { target: '科学', actual: '部分达成预期指标' };
    expect(item({ ...partly, score: 8 }, notes)[3]).toBe('UNCERTAIN');
    expect(item({ ...partly, score: 6 }, notes)[3]).toBe('PASS');
  });

  it('that mentions a shortfall within a longer text states no band', () => {
    const actual = '全年办结120件,未完成预期目标的2件已结转';
    expect(item({ target: '及时', actual, score: 10 }, notes)[3]).toBe('NOT_ASSESSABLE');
  });

  it('for a target in numbers proves only that a miss earned no full marks', () => {
    const cells = { target: '≥95%', actual: '达成预期指标' };
    expect(item(cells, notes)).toEqual(['quantitative-met', 10, 10, 'PASS']);
    expect(item({ ...cells, score: 9 }, notes)[3]).toBe('UNCERTAIN');
    const missed = { ...cells, actual: '未达成预期指标' };
    expect(item(missed, notes)[3]).toBe('FAIL');
    expect(item({ ...missed, score: 9 }, notes)[3]).toBe('UNCERTAIN');
  });

  it('has no band where the note prints none', () => {
    expect(item({ target: '科学', actual: '科学', score: 5 })[0]).toBe('not-assessable');
  });
});

const fund = (part: Partial<Fund>): Fund => ({
  ...{ label: '年度资金总额', category: 'total', initialBudgetYuan: null, budgetYuan: 100 },
  ...{ executedYuan: 95, executionRatePercent: 95, weight: 10, score: 9.5, partOf: null },
  ...part,
});
const execution = (part: Partial<Fund>, variant: Form['variant'] = 'mof-project') => {
  const { items } = rescore(form({ variant, funds: [fund(part)] }), 0);
  return items.map(({ min, max, verdict }) => [min, max, verdict]);
};

describe('the execution row', () => {
  it('is due weight × rate, at most its weight', () => {
    expect(execution({})).toEqual([[9.5, 9.5, 'PASS']]);
    expect(execution({ score: 9 })[0]![2]).toBe('PASS');
    expect(execution({ score: 8.5 })[0]![2]).toBe('FAIL');
    expect(execution({ executionRatePercent: 120, executedYuan: 120, score: 10 })).toEqual([
      [10, 10, 'PASS'],
    ]);
  });

  it('may rest on the printed rate or on what the amounts give', () => {
    expect(execution({ executedYuan: 96.4, executionRatePercent: 96, score: 9.64 })[0]![2]).toBe(
      'PASS',
    );
  });

  it('is not scored by a formula where the note has another that we cannot read', () => {
    const notes = ['预算执行率每低于1个百分点扣0.5分,扣完为止。'];
    const { items } = rescore(form({ variant: 'mof-project', notes, funds: [fund({})] }), 0);
    expect(items[0]!.verdict).toBe('NOT_ASSESSABLE');
  });

  it('takes the budget at the start of the year where the form has no other', () => {
    const part = { budgetYuan: null, initialBudgetYuan: 200, executionRatePercent: null };
    expect(execution({ ...part, executedYuan: 100, score: 5 })).toEqual([[5, 5, 'PASS']]);
  });

  it('weighs 20 in the form of Hubei, which prints no weight', () => {
    expect(
      execution(
        { weight: null, executionRatePercent: 50, executedYuan: null, score: 10 },
        'hubei-goal',
      ),
    ).toEqual([[10, 10, 'PASS']]);
  });

  it('is none where a row has neither weight nor score', () => {
    expect(execution({ weight: null, score: null })).toEqual([]);
  });
});

describe('the whole form', () => {
  it('is due a total between what its rows allow, and a rating by its printed score', () => {
    const whole = form({
      ...{ notes: [TIERS], variant: 'mof-project', selfScore: 89.5, selfRating: '优' },
      funds: [fund({})],
      indicators: [
        row({ weight: 50, score: 50 }),
        row({ weight: 40, score: 30, target: '科学', actual: '科学' }),
      ],
    });
    const { total, rating } = rescore(whole, 0);
    expect(total).toEqual({ printed: 89.5, min: 91.5, max: 99.5 });
    expect(rating).toEqual({ printed: '优', computed: '良' });
  });

  it('has no total where a row has neither rule nor score', () => {
    const { total } = rescore(form({ indicators: [row({ weight: null, score: null })] }), 0);
    expect(total).toMatchObject({ min: null, max: null });
  });

  it('never allows more than the weight, and passes the score that it finds due', () => {
    const amount = fc.integer({ min: 0, max: 20_000 }).map((n) => n / 100);
    const sign = fc.constantFrom('', '≥', '≤', '=', '>');
    fc.assert(
      fc.property(amount, amount, amount, sign, (target, actual, weight, comparator) => {
        const cells = { target: `${comparator}${target}`, actual: `${actual}`, weight };
        const whole = (score: number | null) =>
          rescore(form({ variant: 'mof-project', indicators: [row({ ...cells, score })] }), 0)
            .items[0]!;
        const { min, max, method } = whole(0);
        if (method === 'not-assessable') return;
        expect(min!).toBeGreaterThanOrEqual(0);
        expect(max!).toBeLessThanOrEqual(weight);
        expect(min!).toBeLessThanOrEqual(max!);
        expect(whole(Math.round(max! * 100) / 100).verdict).toBe('PASS');
      }),
    );
  });

  it('falls into no rating where its full marks are not a hundred', () => {
    const { rating } = rescore(form({ totalWeight: 120, selfScore: 100 }), 0);
    expect(rating.computed).toBeNull();
  });

  it('allows no fewer points for more of the target', () => {
    const count = fc.integer({ min: 0, max: 500 });
    fc.assert(
      fc.property(count, count, count, (target, a, b) => {
        const due = (actual: number) => item({ target: `≥${target}`, actual: `${actual}` })[2];
        const [least, most] = [due(Math.min(a, b)), due(Math.max(a, b))];
        if (typeof least === 'number' && typeof most === 'number')
          expect(least).toBeLessThanOrEqual(most);
      }),
    );
  });

  it('is scored again whatever its cells hold, without throwing', () => {
    const text = fc.oneof(
      fc.string(),
      fc.constantFrom('≥90%', '0', '7,00.0,77', '未完成', '2021年', '1e999', '≥'),
    );
    const points = fc.option(fc.double({ noNaN: true, min: -1e6, max: 1e6 }));
    fc.assert(
      fc.property(text, text, text, points, points, (target, actual, note, weight, score) => {
        const { items } = rescore(
          form({ notes: [note, TIERS], indicators: [row({ target, actual, weight, score })] }),
          0,
        );
        expect(items).toHaveLength(1);
        const { min, max } = items[0]!;
        if (max !== null) expect(max).toBeLessThanOrEqual(Math.max(0, weight ?? 0) + 1e-5);
        if (min !== null && max !== null) expect(min).toBeLessThanOrEqual(max);
      }),
    );
  });
});
