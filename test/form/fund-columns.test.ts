/** Columns of funds: under many labels, under none, under those that nobody knows; measures as rows. */
import { describe, expect, it } from 'vitest';
import type { Form, Fund, ReportRecord } from '../../shared/report/record.ts';
import { EIGHT, SEVEN } from '../support/drawn-projects.ts';
import { recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, INDICATORS } = SEVEN;
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

  it('are not parted by the year of the form that stands in the row above them', () => {
    const wide = '|<'.repeat(6);
    const year = `主管部门${wide}\n评价年度|<|2023年度${'|<'.repeat(4)}\n`;
    const head = '预算资金(万元)|<|年初预算数|全年预算数|全年执行数|分值|得分';
    const rows = `${head}\n年度资金总额|<|40|50|49|10|9.8\n`;
    const indicators =
      '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n产出|数量|个数|3|3|90|90';
    const record = recordFor(TITLE, '单位:万元', year + rows + indicators);
    expect(formIn(record).funds.map((f) => f.budgetYuan)).toEqual([500_000]);
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

describe('columns of funds', () => {
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
  const ROW = '产出|数量|个数|5个|5个|90|90|/';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);

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
});

describe('columns of funds', () => {
  const read = (rows: string, ...lines: string[]): ReportRecord =>
    recordFor(TITLE, ...lines, PROJECT + rows);
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
  const amounts = (f: Fund) => [f.category, f.budgetYuan, f.executedYuan];
  const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

  describe('measures as rows', () => {
    it('may stand one below the other with one value each, sources among them', () => {
      const record = read(`预算执行情况|年初预算数(万元)|50|<|<|<|<
^|全年预算数(万元)|60|<|<|<|<
^|其中:财政拨款|45|<|<|<|<
^|全年执行数(万元)|57|<|<|<|<
^|其中:财政拨款|44|<|<|<|<
^|执行率|95%|<|<|<|<
^|分值|10|<|<|<|<
^|得分|9.5|<|<|<|<\n${INDICATORS}`);
      expect(fundsOf(record)).toEqual([
        ['total', 600_000, 570_000],
        ['fiscal', 450_000, 440_000],
      ]);
      expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.5 });
      expect(codesOf(record)).toEqual([]);
    });

    it('go on as long as nothing else is said: the form’s own score is none of theirs', () => {
      const [form] = read(`年初预算数|60万元|全年预算数|60万元|<|<|<
全年执行数|57万元|执行率|95%|<|<|<
自评得分|96|自评等级|优|<|<|<\n${INDICATORS}`).forms;
      expect(form?.funds.map((f) => [f.executionRatePercent, f.score])).toEqual([[95, null]]);
      expect([form?.selfScore, form?.selfRating]).toEqual([96, '优']);
    });

    it('print points over all sources once', () => {
      const [total, part] =
        read(`资金(万元)|合计|财政拨款|其他|<|<|<
全年预算数|60|50|10|<|<|<\n全年执行数|57|50|7|<|<|<
得分(10分×执行率)|9.5|<|<|<|<|<\n${INDICATORS}`).forms[0]?.funds ?? [];
      expect([total?.weight, total?.score, part?.score]).toEqual([10, 9.5, null]);
    });
  });
});

describe('columns of funds', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|/`;
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
  const amounts = (f: Fund) => [f.category, f.initialBudgetYuan, f.budgetYuan, f.executedYuan];
  const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

  describe('funds under headings that nobody knows', () => {
    const funds = (head: string) =>
      read(`${head}
总额|<|500|520|494|95%|10|9.5
基本支出|<|300|300|291|97%|/|/
项目支出|<|200|220|203|92.27%|/|/\n${INDICATORS}`);

    it('are told by what makes the rate come out, and the first budget stands left of it', () => {
      const record = funds('类别|<|预算(年初)|预算(调剂)|全年执行数|执行率|分值|得分');
      expect(fundsOf(record)).toEqual([
        ['total', 5_000_000, 5_200_000, 4_940_000],
        ['basic', 3_000_000, 3_000_000, 2_910_000],
        ['project', 2_000_000, 2_200_000, 2_030_000],
      ]);
      expect(codesOf(record)).toEqual([]);
    });

    it('what was spent is told in the same way, and so are the points', () => {
      const record = funds('类别|<|年初预算数|全年预算数|兑付|执行率|权值|得分');
      expect(fundsOf(record)[0]).toEqual(['total', 5_000_000, 5_200_000, 4_940_000]);
      expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.5 });
    });

    it('are left alone where the rate comes out in no way, or in two', () => {
      const record = read(`类别|<|甲数|乙数|全年执行数|执行率|分值|得分
总额|<|500|500|475|95%|10|9.5\n${INDICATORS}`);
      expect(record.forms[0]?.funds[0]?.budgetYuan).toBe(null);
    });
  });
});

describe('columns of funds', () => {
  const { ROWS, read } = EIGHT;
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
  const fundsOf = ({ forms }: ReportRecord) =>
    (forms[0]?.funds ?? []).map((f) => [f.category, f.budgetYuan, f.executedYuan]);

  describe('columns with numbers', () => {
    const due = [
      ['total', 1_000_000, 970_000],
      ['basic', 600_000, 600_000],
      ['project', 400_000, 370_000],
    ];

    it('behind their names', () => {
      const record =
        read(`资金(万元)|类别|决算支出数③|调整预算数②|年初预算数①|预算完成率(③/②)|得分(满分10分)|<
^|支出总计|97|100|90|97%|9.7|<
^|基本支出|60|60|50|100%||<
^|项目支出|37|40|40|92.5%||<${ROWS}`);
      expect(fundsOf(record)).toEqual(due);
      expect(codesOf(record)).toEqual([]);
    });

    it('in a row below their names', () => {
      for (const numbers of ['栏次|①|②|③=①+②|④|⑤=④÷③|⑥|<', '栏次|1|2|3|4|5|6|<']) {
        const record =
          read(`支出类别(万元)|年初批复|追加(减)|全年可用|实际支出|支出进度|预算执行评分(10分)|<
${numbers}
合计|110|-10|100|97|97%|9.7|<
一、基本支出|60|0|60|60|100%||<
二、项目支出|50|-10|40|37|92.5%||<${ROWS}`);
        expect(fundsOf(record)).toEqual(due);
        expect(codesOf(record)).toEqual([]);
      }
    });
  });
});
