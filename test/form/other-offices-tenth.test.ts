/** What a sixth set showed, each written anew: funds among indicators, funds over years, totals and scores under other names. */
import { describe, expect, it } from 'vitest';
import type { Fund, ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
const ROW = '产出|数量|个数|5个|5个|90|90|/';
const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
const amounts = (f: Fund) => [f.category, f.budgetYuan, f.executedYuan, f.executionRatePercent];
const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

describe('a line of funds among the indicators', () => {
  const total = ['total', 2_500_000, 2_425_000, 97];

  it('tells its amounts beside their names, and its points under those of the indicators', () => {
    const record = read(
      `${LABELS}${ROW}\n资金(万元)|预算数|250.00|支出数|242.50|9.7|10|支出进度:97.00%\n总分|<|<|<|<|99.7|100|`,
    );
    expect(fundsOf(record)).toEqual([total]);
    expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.7 });
    expect(record.forms[0]?.indicators).toHaveLength(1);
    expect(record.forms[0]).toMatchObject({ amountUnit: '万元', selfScore: 99.7 });
    expect(codesOf(record)).toEqual([]);
  });

  it('is followed by its sources, or by more indicators', () => {
    const record = read(
      `单位:万元|<|<|<|<|<|<|<\n${LABELS}资金|全年预算数|250|全年执行数|242.5|9.7|10|执行率:97%
|其中:财政资金|200|其中:财政资金|195|||\n${ROW}\n总分|<|<|<|<|99.7|100|`,
    );
    expect(fundsOf(record)).toEqual([total, ['fiscal', 2_000_000, 1_950_000, null]]);
    expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数']);
  });
});

it('a row that a number names is no indicator, and is told', () => {
  const record = read(`${LABELS}${ROW}\n资金|甲额|250.00|乙额|242.50|9.7|10|97.00%`);
  expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数']);
  expect(codesOf(record)).toContain('form.incomplete');
});

describe('项目 alone', () => {
  const named = (rows: string) => recordFor(TITLE, rows).forms[0]?.projectName;

  it('names the project at the head of a form', () => {
    expect(named(`项目|道路硬化|<|实施单位|某中心|<|<|<\n${LABELS}${ROW}`)).toBe('道路硬化');
  });

  it('is a heading where no label of the head stands beside it', () => {
    expect(
      named(`主管部门|某局|<|<|<|<|<|<\n项目|本年发生情况|<|上年发生情况|<|<|<|<\n${LABELS}${ROW}`),
    ).toBe(null);
  });
});

describe('what a form earned and could have', () => {
  const FUNDS = `资金|<|年初数|全年预算数|全年执行数|<|执行率|<
合计|<|240|250|242.5|<|97%|<\n`;

  it('of its execution stands in a row below the funds', () => {
    const record = read(`${FUNDS}预算执行率分值:10分|<|<|<|得分:9.7分|<|<|<\n${LABELS}${ROW}`);
    expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.7 });
  });

  it('stands behind the rate in the same cell', () => {
    const record = read(`${FUNDS.replace('97%', '97.00%得分:9.7分')}${LABELS}${ROW}`);
    expect(record.forms[0]?.funds[0]).toMatchObject({ executionRatePercent: 97, score: 9.7 });
    expect(codesOf(record)).not.toContain('number.malformed');
  });

  it('stands without a name beside pairs where it is the rate’s share of its points', () => {
    const pairs = (score: string) =>
      read(
        `单位:万元|<|<|<|<|<|<|<\n资金|全年预算数|800|<|全年执行数|760|执行率:95%|${score}\n${LABELS}${ROW}`,
      );
    expect(pairs('9.5').forms[0]?.funds[0]?.score).toBe(9.5);
    expect(pairs('7').forms[0]?.funds[0]?.score).toBe(null);
  });

  it('is one number below the indicators, over the columns of points: the score', () => {
    const record = read(
      `${LABELS}${ROW}\n自评得分|88.36|<|<|<|<|自评等级|良\n自评结论|项目按照方案推进,平台已经建成。|<|<|<|<|<|<`,
    );
    expect(record.forms[0]).toMatchObject({
      selfScore: 88.36,
      selfRating: '良',
      totalWeight: null,
    });
  });

  it('stands above the indicators, between dashes', () => {
    const record = read(`自评总分|<|<|—|100|—|99.5|/\n${LABELS}${ROW}`);
    expect(record.forms[0]).toMatchObject({ selfScore: 99.5, totalWeight: 100 });
    expect(read(`自评得分|90|编制人数|50|<|<|<|<\n${LABELS}${ROW}`).forms[0]?.selfScore).toBe(90);
  });

  const TWO = `产出|数量|个数|5个|5个|60|60|/\n效益|社会|作用|明显|不明显|28.4|30|协调不足`;

  it('is added up in a row of any name over all levels', () => {
    const record = read(
      `单位:万元|<|<|<|<|<|<|<\n${FUNDS}预算执行率分值:10分|<|<|<|得分:9.7分|<|<|<\n${LABELS}${TWO}
基本得分|<|<|<|<|98.1|100|/
加分项|<|<|获国家试点|<|2|/|有文件\n否决项|<|<|重大事故|未发生|—|/|/\n最终得分|<|<|<|<|100|/|超过100分的按100分计`,
    );
    expect(record.forms[0]?.indicators).toHaveLength(2);
    expect(record.forms[0]).toMatchObject({ totalWeight: 100, selfScore: 100 });
    expect(codesOf(record)).toEqual([]);
  });

  it('may leave out the execution row, or rows that do not apply', () => {
    const head = `自评总分|98.1|<|<|<|<|<|<\n`;
    const rows = (sum: string) =>
      `${FUNDS.replace('97%', '97.00%得分:9.7分').replace('执行率', '执行率(满分10分)')}${LABELS}${sum}`;
    const without = read(head + rows(`${TWO}\n合计(不含预算执行)|<|<|<|<|88.4|90|/`));
    expect(codesOf(without)).not.toContain('weights.total');
    const applied = read(
      rows(`${TWO.replace('28.4|30', '18.4|20')}\n效益|生态|水质|达标|不适用|—|10|不参与计分
适用指标合计|<|<|<|<|88.1|90|/\n折算后自评得分|<|<|<|<|97.89|<|/`),
    );
    expect(applied.forms[0]?.selfScore).toBe(97.89);
    expect(codesOf(applied).filter((code) => /total/.test(code))).toEqual([]);
  });

  it('but a total that leaves out nothing is held against the weights', () => {
    const wrong = read(`${FUNDS}${LABELS}${TWO}\n合计|<|<|<|<|88.4|80|/`);
    expect(codesOf(wrong)).toContain('weights.total');
  });
});

it('four levels name their indicators in the fourth', () => {
  const [form] = read(`一级指标|二级指标|三级指标|四级指标|目标值|完成值|分值|得分
产出|重点|扶持|企业数|≥5家|5家|50|50\n产出|重点|转型|基站数|≥9个|9个|40|40`).forms;
  expect(form?.indicators.map((i) => [i.level1, i.level3])).toEqual([
    ['产出', '企业数'],
    ['产出', '基站数'],
  ]);
});

describe('a project of several years', () => {
  it('prints its whole budget and what was spent before beside this year’s', () => {
    const record = read(`资金(万元)|<|项目总预算|截至上年末累计支出|本年预算|<|本年支出|本年执行率
全部资金|<|12000|5020|4000|<|3880|97%\n专项补助|<|9000|3900|3000|<|2940|98%\n${LABELS}${ROW}`);
    expect(fundsOf(record)).toEqual([
      ['total', 40_000_000, 38_800_000, 97],
      ['fiscal', 30_000_000, 29_400_000, 98],
    ]);
  });

  it('has a goal of its own beside this year’s, which is kept', () => {
    const [form] = read(`目标|项目总体目标|建成公路|<|<|<|<|<
^|本年目标|完成隧道1.6千米|<|<|<|<|<\n^|本年完成|完成隧道1.64千米|<|<|<|<|<\n${LABELS}${ROW}`).forms;
    expect(form?.goals).toEqual([{ target: '完成隧道1.6千米', actual: '完成隧道1.64千米' }]);
    expect(form?.fields).toContainEqual({ label: '项目总体目标', value: '建成公路' });
  });
});

it('results stand under 完成结果 beside their goals, and under 实施结果 below them', () => {
  const goals = [{ target: '演出180场', actual: '演出188场' }];
  const beside = `序号|预期目标|<|<|完成结果|<|<|<\n1|演出180场|<|<|演出188场|<|<|<\n`;
  const below = `绩效目标|演出180场|<|<|<|<|<|<\n实施结果|演出188场|<|<|<|<|<|<\n`;
  for (const rows of [beside, below])
    expect(read(`${rows}${LABELS}${ROW}`).forms[0]?.goals).toEqual(goals);
});

describe('notes', () => {
  const scored = (score: string, ...notes: string[]) =>
    codesOf(
      recordFor(
        TITLE,
        `${HEAD}${LABELS}产出|数量|个数|≥4条|3条|${score}|40|许可未获批\n效益|社会|人数|≥5人|6人|50|50|/`,
        ...notes,
      ),
    );

  it('stand in lines under 计分规则:', () => {
    const rule =
      '(1)定量指标:达到指标值得满分;完成率在80%(含)—100%之间的,得分=分值×完成率;完成率低于80%的不得分。';
    expect(scored('0', '计分规则:', rule)).not.toContain('score.quantitative');
    expect(scored('0')).toContain('score.quantitative');
  });

  it('that ask for reasons leave the rule on what is missed standing, in forms that have none on what is met', () => {
    const rule =
      '说明:1.正向指标未完成的,自评分=分值×(完成值÷目标值)。2.凡未得满分的,须在“扣分原因”栏逐项说明。';
    const booklet = (score: string) =>
      codesOf(
        recordFor(
          '2023年度事业单位整体支出绩效自评表',
          `单位名称|某中心|编制数|28|预算编码|302|实有人数|27\n${LABELS}产出|数量|个数|≥4条|3条|${score}|40|许可未获批
效益|社会|人数|≥5人|6人|50|50|/`,
          rule,
        ),
      );
    expect(booklet('25')).toContain('score.quantitative');
    expect(booklet('30')).not.toContain('score.quantitative');
  });
});

describe('a column of the funds under a heading that nobody knows', () => {
  const under = (head: string, first = '240') =>
    read(
      `单位:万元|<|<|<|<|<|<|<\n资金|<|${head}\n合计|<|${first}|10|250|242.5|97%|9.7\n${LABELS}${ROW}`,
    );
  const told = (record: ReportRecord) => codesOf(record).includes('form.incomplete');

  it('is the first budget where the adjustment makes the other of it', () => {
    const record = under('甲数|调整|全年预算数|全年执行数|执行率|得分');
    expect(record.forms[0]?.funds[0]?.initialBudgetYuan).toBe(2_400_000);
    expect(told(record)).toBe(false);
  });

  it('is told where a budget, a rate or a score is missing that it may be', () => {
    expect(told(under('甲数|上年结转|全年预算数|全年执行数|执行率|得分'))).toBe(true);
    expect(told(under('年初数|上年结转|全年预算数|全年执行数|甲率|得分', '260'))).toBe(false);
    expect(told(under('年初数|上年结转|全年预算数|全年执行数|执行率|甲分'))).toBe(true);
  });

  it('is not told where its name says that it is something else', () => {
    expect(told(under('项目总投资|上年结转|全年预算数|全年执行数|执行率|得分'))).toBe(false);
  });

  it('is the rate where its percents are the share of what was spent, though all was spent', () => {
    const record = read(
      `资金(万元)|<|全年预算数|<|全年执行数|<|甲率|得分\n合计|<|250|<|250|<|100%|10\n${LABELS}${ROW}`,
    );
    expect(record.forms[0]?.funds[0]?.executionRatePercent).toBe(100);
  });
});
