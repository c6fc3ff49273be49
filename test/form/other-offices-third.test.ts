/** Shapes of a third set of forms that nobody had read, each written anew in other words. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const PROJECT = '项目名称|甲|<|<|<|<|<\n';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90`;
const formIn = (record: ReportRecord): Form => record.forms[0] as Form;
const formOf = (rows: string): Form => formIn(recordFor(TITLE, '单位:万元', PROJECT + rows));
const codesOf = (rows: string) =>
  recordFor(TITLE, '单位:万元', PROJECT + rows).findings.map((f) => f.code);

describe('columns of funds', () => {
  const block = (labels: string, values: string): string => {
    const wide = '|<'.repeat(Math.max(0, labels.split('|').length - 6));
    return `资金来源|${labels}\n总额|${values}\n${INDICATORS.replaceAll('\n', `${wide}\n`)}${wide}`;
  };
  const fundsOf = (labels: string, values: string) =>
    formOf(block(labels, values)).funds.map((f) => [f.category, f.budgetYuan, f.executedYuan]);

  it('of what is left at the end of the year are no sources', () => {
    for (const left of ['年末结余', '结转下年', '结转结余'])
      expect(
        fundsOf(`年初预算|全年预算|全年执行|${left}|执行率|得分`, '50|50|49|1|98%|9.8'),
      ).toEqual([['total', 500_000, 490_000]]);
    expect(
      fundsOf('全年预算|其中:上年结转|全年执行|执行率|分值|得分', '50|5|49|98%|10|9.8').map(
        ([c]) => c,
      ),
    ).toEqual(['total', 'carryover']);
  });

  it('are known by how their labels end', () => {
    for (const label of ['全年决算数', '年末实际支付额', '累计使用资金', '决算支出'])
      expect(
        fundsOf(`${label}|调整后预算数|年初安排预算|支付比例|分值|得分`, '49|50|48|98%|10|9.8'),
      ).toEqual([['total', 500_000, 490_000]]);
  });

  it('may be of the year that is named before them; those of the year before are none of ours', () => {
    expect(
      fundsOf(
        '2022年决算数|2023年预算数|2023年执行数|比上年增减|执行率|得分',
        '40|50|49|22.5%|98%|9.8',
      ),
    ).toEqual([['total', 500_000, 490_000]]);
    expect(
      codesOf(
        block(
          '2022年决算数|2023年预算数|2023年执行数|比上年增减|执行率|得分',
          '40|50|49|22.5%|98%|9.8',
        ),
      ),
    ).not.toContain('rate.funds');
  });

  it('of labels that nobody knows are not told by their place', () => {
    const rows = block('甲类数|乙类数|丙类数|丁率|戊|己', '40|50|49|22.5%|98|9');
    expect(formOf(rows).funds).toEqual([]);
    expect(codesOf(rows)).toContain('form.incomplete');
  });

  it('are known where labels of other words end alike, or print several letters in brackets', () => {
    const [fund] = formOf(
      block('预算批复|实际到位|实际支出|执行率(B/A,%)|设置分值|绩效得分', '60|50|49|98|10|9.8'),
    ).funds;
    expect([fund?.initialBudgetYuan, fund?.budgetYuan, fund?.executionRatePercent]).toEqual([
      ...[600_000, 500_000, 98],
    ]);
    expect(fund?.score).toBe(9.8);
  });

  it('of quarters do not stand for the whole year', () => {
    const rows = `资金|全年预算数|全年执行数|支付进度|<|全年支付进度|得分
^|^|^|上半年|下半年|^|^
总额|50|49|20%|78%|98%|9.8\n${INDICATORS}`;
    expect(formOf(rows).funds.map((f) => f.executionRatePercent)).toEqual([98]);
  });

  it('may hold weight and score at once', () => {
    const [fund] = formOf(
      block('年初预算|全年预算|全年执行|执行率|得分/分值|备注', '50|50|49|98%|9.8/10|'),
    ).funds;
    expect([fund?.weight, fund?.score]).toEqual([10, 9.8]);
  });
});

describe('the points of the execution', () => {
  const points = (rows: string) => {
    const total = formOf(`${rows}\n${INDICATORS}`).funds.find((f) => f.category === 'total');
    return [total?.executionRatePercent, total?.weight, total?.score];
  };

  it('stand in columns beside sources that are columns', () => {
    const turned = (label: string, cells: readonly string[]) =>
      `性质|财政拨款|自有资金|合计|<|<|${label}
全年预算数|40|10|50|<|<|${cells[0]}\n全年执行数|40|9|49|<|<|${cells[1]}`;
    expect(points(turned('分值/得分', ['10分', '9.8分'])).slice(1)).toEqual([10, 9.8]);
    expect(points(turned('分值/得分', ['10/9.8', '^'])).slice(1)).toEqual([10, 9.8]);
    expect(points(turned('执行率', ['——', '98%']))[0]).toBe(98);
  });

  it('are told in a row of their own', () => {
    const block = '资金来源|年初预算|全年预算|全年执行|执行率|备注|<\n总额|50|50|49|98%||<\n';
    for (const row of ['预算执行率得分|权重10分|<|得分9.8分|<|<|<', '预算执行|分值|10|得分|9.8||<'])
      expect(points(block + row)).toEqual([98, 10, 9.8]);
  });

  it('are told behind the label of the score, or of the block', () => {
    expect(points('全年预算|50|全年执行|49|执行率得分(10分)|9.8|<')).toEqual([null, 10, 9.8]);
    expect(
      points(
        '预算执行(10分,单位:元)|<|<|<|<|<|<\n资金来源|<|全年预算|全年执行|执行率|得分|备注\n总额|<|50|49|98%|9.8|',
      ),
    ).toEqual([98, 10, 9.8]);
  });
});

it('a heading of a block may print points and the unit in one bracket', () => {
  const rows = `二、资金(10分,单位:万元)|<|<|<|<|<|<
资金来源|<|全年预算|全年执行|执行率|得分|备注\n总额|<|50|49|98%|9.8|\n${INDICATORS}`;
  const form = formIn(recordFor(TITLE, PROJECT + rows));
  expect([form.amountUnit, form.funds[0]?.budgetYuan]).toEqual(['万元', 500_000]);
});

it('funds may be told in words beside a rate of its own', () => {
  const rows = `资金使用|全年预算120,000.00元,实际支出118,800.00元|<|<|执行率|99%|<\n${INDICATORS}`;
  const [fund] = formIn(recordFor(TITLE, PROJECT + rows)).funds;
  expect([fund?.budgetYuan, fund?.executedYuan, fund?.executionRatePercent]).toEqual([
    ...[120_000, 118_800, 99],
  ]);
});

describe('the head', () => {
  it('names the year under many labels', () => {
    for (const label of ['填报年度', '考核年度', '预算年份', '资金所属年度'])
      expect(
        formIn(recordFor('项目支出绩效自评表', `项目名称|甲|<|${label}|2021年|<|<\n${INDICATORS}`))
          .fiscalYear,
      ).toBe(2021);
  });

  it('names the unit that reports beside the body above it', () => {
    const form = formOf(`主管部门|某市教育局|<|填报单位|某市特教学校|<|<\n${INDICATORS}`);
    expect([form.department, form.implementingUnit]).toEqual(['某市教育局', '某市特教学校']);
    const alone = formOf(`填报单位|某市特教学校|<|<|<|<|<\n${INDICATORS}`);
    expect([alone.department, alone.implementingUnit]).toEqual(['某市特教学校', null]);
  });

  it('prints goals under short labels, or goal and completion behind one label', () => {
    const goals = (rows: string) => formOf(`${rows}\n${INDICATORS}`).goals;
    const [target, actual] = ['完成安全鉴定12座', '完成鉴定12座,无险情'];
    const both = [{ target, actual }];
    expect(goals(`预期|${target}|<|<|<|<|<\n完成|${actual}|<|<|<|<|<`)).toEqual(both);
    expect(goals(`年度总体目标|${target}|<|<|${actual}|<|<`)).toEqual(both);
    expect(goals(`年度总体目标|${target}|<|<|10|<|<`)).toEqual([{ target, actual: null }]);
  });

  it('masks part of a code in front of a name', () => {
    const grid = PROJECT.replace('甲', '3342T00000×217-农村饮水安全') + INDICATORS;
    expect(formIn(recordFor(TITLE, grid)).projectName).toBe('农村饮水安全');
  });
});

describe('indicators', () => {
  it('name their values shortly, or with the year', () => {
    const values = (labels: string) =>
      formOf(
        `一级指标|二级指标|三级指标|${labels}|分值|得分\n产出|数量|个数|4个|5个|90|90`,
      ).indicators.map((i) => [i.target, i.actual]);
    expect(values('计划|实际')).toEqual([['4个', '5个']]);
    expect(values('2023年目标|2023年完成')).toEqual([['4个', '5个']]);
    expect(values('绩效目标|实际')).toEqual([['4个', '5个']]);
  });

  it('keep this year where the years before have columns too', () => {
    const rows = `一级指标|三级指标|2021年实际|2022年实际|2023年目标|2023年完成|得分\n产出|个数|3个|4个|5个|6个|100`;
    expect(formOf(rows).indicators.map((i) => [i.target, i.actual])).toEqual([['5个', '6个']]);
    const old = `一级指标|三级指标|2022年实际值|目标值|完成值|分值|得分\n产出|个数|3个|5个|6个|100|100`;
    expect(formOf(old).indicators.map((i) => [i.target, i.actual])).toEqual([['5个', '6个']]);
  });

  it('go on below a header that is printed again, where the level is not', () => {
    const again = `${HEAD}|质量|合格率|100%|100%|20|20\n效益|社会|作用|明显|明显|30|30`;
    const rows = `${HEAD}产出|数量|个数|5个|5个|50|50`;
    const wanted = ['产出', '产出', '效益'];
    expect(formOf(`${rows}\n${again}`).indicators.map((i) => i.level1)).toEqual(wanted);
    const cut = formIn(recordFor(TITLE, PROJECT + rows, '续表', again));
    expect(cut.indicators.map((i) => i.level1)).toEqual(wanted);
  });

  it('may stand below their sum', () => {
    const rows = `${HEAD}总分(含预算执行)|<|<|等级:良|<|100|85\n产出|数量|个数|5个|5个|100|85`;
    const form = formOf(rows);
    expect([form.indicators.length, form.selfScore, form.selfRating]).toEqual([1, 85, '良']);
  });

  it('have levels, weights, scores and reasons under words that end alike', () => {
    const rows = `评价维度|具体指标|目标值|完成值|单项分值|绩效得分|扣分理由
产出|个数|5个|4个|60|48|停工\n效益|作用|明显|明显|40|40|`;
    const read = formOf(rows).indicators.map((i) => [i.level1, i.weight, i.score, i.reason]);
    expect(read).toEqual([
      ['产出', 60, 48, '停工'],
      ['效益', 40, 40, null],
    ]);
  });

  it('without a column for reasons owe none', () => {
    const rows = (label: string) =>
      `一级指标|二级指标|三级指标|目标值|完成值|分值|得分|${label}
产出|数量|个数|5个|4个|100|80|\n效益|社会|作用|明显|明显|0|0|`;
    const codes = (label: string) =>
      recordFor(TITLE, `${PROJECT.replace('\n', '|<\n')}${rows(label)}`).findings.map(
        (f) => f.code,
      );
    expect(codes('偏差原因')).toContain('score.unexplained');
    expect(codes('')).not.toContain('score.unexplained');
  });

  it('may have a total of their own, beside the points of the execution', () => {
    const rows = (weight: number, full: number) =>
      `资金来源|<|全年预算|全年执行|执行率|分值|得分\n总额|<|50|49|98%|10|9.8
${HEAD}产出|数量|个数|5个|5个|${weight}|${weight}\n总分|<|<|<|<|${full}|${full}`;
    expect(codesOf(rows(90, 90))).not.toContain('scores.total');
    expect(codesOf(rows(100, 100))).toContain('scores.total');
  });

  it('give their reasons once, under any word for lost points', () => {
    const rows = `一级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出|个数|5个|4个|100|80|\n效益|作用|明显|明显|0|0|`;
    expect(codesOf(rows)).toContain('score.unexplained');
    for (const label of ['扣分说明', '失分情况', '未达标说明', '偏离情况分析'])
      expect(codesOf(`${rows}\n${label}|一处延期|<|<|<|<|<`)).not.toContain('score.unexplained');
  });
});

describe('sums of parts between the indicators', () => {
  const rows = (sums: readonly [string, string], total = '总计|<|<|<|<|100|98') =>
    `${HEAD}产出指标|数量|个数|5个|5个|30|30\n^|质量|合格|5个|4.67个|30|28\n${sums[0]}
效益指标|社会|作用|明显|明显|40|40\n${sums[1]}\n${total}`;
  const levels = (drawn: string) =>
    recordFor(TITLE, PROJECT + drawn).findings.filter((f) => f.code.startsWith('level.'));

  it.each([
    ['beside the level', '^|小计|<|<|<|60|58', '^|小计|<|<|<|40|40'],
    ['of several levels', '小计(产出)|<|<|<|<|60|58', '小计(效益)|<|<|<|<|40|40'],
    ['named by its level', '产出指标合计|<|<|<|<|60|58', '效益指标合计|<|<|<|<|40|40'],
    ['called as the whole', '^|合计|<|<|<|60|58', '^|合计|<|<|<|40|40'],
  ])('are no indicators: %s', (_, first, second) => {
    const record = recordFor(TITLE, PROJECT + rows([first, second]));
    const form = formIn(record);
    expect(form.indicators.map((i) => [i.level1, i.weight])).toEqual([
      ...[
        ['产出指标', 30],
        ['产出指标', 30],
        ['效益指标', 40],
      ],
    ]);
    expect([form.selfScore, form.totalWeight]).toEqual([98, 100]);
    expect(form.subtotals?.map((s) => [s.first, s.end, s.weight, s.score])).toEqual([
      ...[
        [0, 2, 60, 58],
        [2, 3, 40, 40],
      ],
    ]);
    expect(levels(rows([first, second]))).toEqual([]);
  });

  it('are held against their rows', () => {
    const second = '小计|<|<|<|<|40|40';
    const [weights, scores] = ['小计|<|<|<|<|50|58', '小计|<|<|<|<|60|59'].map((first) =>
      levels(rows([first, second])),
    );
    expect(weights?.map((f) => [f.code, f.printed, f.expected])).toEqual([
      ['level.weights', '50', '60'],
    ]);
    expect(scores?.map((f) => [f.code, f.printed, f.expected])).toEqual([
      ['level.scores', '59', '58'],
    ]);
    expect(scores?.[0]?.paths[0]).toBe('/forms/0/subtotals/0/score');
  });

  it('accuse nobody where it is open which rows they add up', () => {
    const mixed = `${HEAD}产出指标|数量|个数|5个|5个|30|30\n效益指标|社会|作用|明显|明显|70|68\n小计|<|<|<|<|90|90`;
    expect(levels(`${mixed}\n总计|<|<|<|<|100|98`)).toEqual([]);
  });
});
