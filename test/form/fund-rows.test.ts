/** Rows of funds: sources and kinds in rows, in pairs, among the indicators, in words. */
import { describe, expect, it } from 'vitest';
import type { Form, Fund, ReportRecord } from '../../shared/report/record.ts';
import { EIGHT, SEVEN } from '../support/drawn-projects.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
const formOf = (...lines: string[]): Form => recordFor(TITLE, ...lines).forms[0] as Form;

describe('funds', () => {
  const fundsOf = (rows: string) =>
    formOf(`项目名称|甲|<|<|<|<|<\n${rows}\n${INDICATORS}`).funds.map((f) => [
      ...[f.category, f.initialBudgetYuan, f.budgetYuan, f.executedYuan],
      ...[f.executionRatePercent, f.weight, f.score],
    ]);

  it('may have a column of words beside one row of amounts', () => {
    const rows = `经费|预算(万元)|支出(万元)|执行率|分值|得分|资金性质\n^|40|38|95%|10|9.5|市级专项`;
    expect(fundsOf(rows)).toEqual([['total', null, 400_000, 380_000, 95, 10, 9.5]]);
  });

  it('take their weight from the heading of the scores', () => {
    const rows = `资金(万元)|来源|年初预算|调整预算|执行数|执行率|得分(10分)
^|市级资金|20|24|24|100%|/\n^|合计|20|24|24|100%|10`;
    expect(fundsOf(rows)).toEqual([
      ['fiscal', 200_000, 240_000, 240_000, 100, null, null],
      ['total', 200_000, 240_000, 240_000, 100, 10, 10],
    ]);
  });

  it('may be told by the cells themselves', () => {
    const rows = `经费情况|年初预算:1,250万元|<|全年预算:1,300万元|执行数:1,170万元|<|执行率:90%
^|其中:省级资金|<|1,000万元|900万元|<|分值10,得分9`;
    expect(fundsOf(rows)).toEqual([
      ['total', 12_500_000, 13_000_000, 11_700_000, 90, 10, 9],
      ['fiscal', null, 10_000_000, 9_000_000, null, null, null],
    ]);
    const bare = '项目金额|年初80万元|调整后90万元|支出81万元|10|9|执行率90%';
    expect(fundsOf(bare)).toEqual([['total', 800_000, 900_000, 810_000, 90, 10, 9]]);
  });

  it('may be one sentence, which tells their unit too', () => {
    const rows =
      '资金|项目资金总额:30万元,其中:财政拨款25万元;实际支出27万元,执行率90%(分值10分,得分9分)。|<|<|<|<|<';
    expect(fundsOf(rows)).toEqual([
      ['total', null, 300_000, 270_000, 90, 10, 9],
      ['fiscal', null, 250_000, null, null, null, null],
    ]);
    expect(formOf(`项目名称|甲|<|<|<|<|<\n${rows}\n${INDICATORS}`).amountUnit).toBe('万元');
  });

  it('have sources as columns beside the whole', () => {
    const rows = `资金(万元)|资金总额|其中:中央|市级|实际支出|执行率|得分\n^|80|50|30|72|90%|9`;
    expect(fundsOf(rows)).toEqual([
      ['total', null, 800_000, 720_000, 90, null, 9],
      ['fiscal', null, 500_000, null, null, null, null],
      ['fiscal', null, 300_000, null, null, null, null],
    ]);
  });

  it('print weight and score in one cell where their label says both', () => {
    const rows = `经费(万元)||资金总额|市级资金|其他资金\n^|预算数|50|45|5\n^|执行数|45|40|5\n^|分值/得分|10/9|/|/`;
    expect(fundsOf(rows)[0]).toEqual(['total', null, 500_000, 450_000, null, 10, 9]);
  });

  const split = `预算申请(万元)|名称|年初预算数|全年预算数|全年执行数|分值|得分
^|资金总额|90|100|95|10|9.5\n^|按资金来源分:|<|<|按支出结构分:|<|<
^|其中:公共预算:95|<|<|其中:基本支出:70|<|<\n^|单位资金:|<|<|项目支出:25|<|<`;

  it('without a measure are what they add up to', () => {
    expect(fundsOf(split).slice(1)).toEqual([
      ['fiscal', null, null, 950_000, null, null, null],
      ['other', null, null, null, null, null, null],
      ['basic', null, null, 700_000, null, null, null],
      ['project', null, null, 250_000, null, null, null],
    ]);
  });
});

describe('rows of funds', () => {
  const INDICATORS = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5个|5个|90|90`;
  const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);

  describe('funds', () => {
    const head = '项目名称|甲|<|<|<|<|<';
    const fundsOf = (rows: string, unit = '单位:万元') =>
      recordFor(TITLE, unit, `${head}\n${rows}\n${INDICATORS}`);

    it('keep the adjusted budget where the amount of the adjustment has a column too', () => {
      const record = fundsOf(`预算执行情况|年初预算数|调整数|全年预算数|执行数|执行率|分值
^|3000|-500|2500|2075|83%|10`);
      const [fund] = record.forms[0]?.funds ?? [];
      expect([fund?.initialBudgetYuan, fund?.adjustmentYuan, fund?.budgetYuan]).toEqual([
        ...[30_000_000, -5_000_000, 25_000_000],
      ]);
      expect(codesOf(record)).not.toContain('rate.exceeds');
    });

    it('are not measured by a first budget that was added to', () => {
      const record = fundsOf(`资金来源|<|年初预算|预算调整|执行数|执行率|得分
合计|<|25|5|28.2|94%|9.4`);
      expect(codesOf(record).filter((code) => code.startsWith('rate.'))).toEqual([]);
    });

    it('name their source before each amount, below a row that names what is measured', () => {
      const record = fundsOf(`二、预算执行情况|预算安排情况|<|资金执行情况|<|预算执行进度|<
^|预算数:|500|执行数:|460|92%|<
^|其中:财政资金|480|其中:财政资金|450|^|<`);
      const rows = record.forms[0]?.funds.map((f) => [
        f.category,
        f.budgetYuan,
        f.executedYuan,
        f.executionRatePercent,
      ]);
      expect(rows).toEqual([
        ['total', 5_000_000, 4_600_000, 92],
        ['fiscal', 4_800_000, 4_500_000, null],
      ]);
    });

    it('under 元 above the table and 万元 over the block are told as a conflict', () => {
      const rows = `项目资金(万元)||全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|430|430|10|100%|10`;
      const told = (unit: string) =>
        fundsOf(rows, unit).findings.filter((f) => f.paths.includes('/forms/0/amountUnit'));
      expect(told('金额单位 元').map((f) => f.code)).toEqual(['form.incomplete']);
      expect(told('金额单位:元').map((f) => f.code)).toEqual(['form.incomplete']);
      expect(told('金额单位:万元')).toEqual([]);
    });
  });
});

describe('rows of funds', () => {
  const { TITLE, PROJECT, INDICATORS } = SEVEN;
  const read = (rows: string, ...lines: string[]): ReportRecord =>
    recordFor(TITLE, ...lines, PROJECT + rows);
  const formIn = (record: ReportRecord): Form => record.forms[0] as Form;

  it('one source under two measures is one row', () => {
    const record = read(
      `资金|预算数|<|执行数|<|执行率|得分
^|小计|财政|小计|财政|^|^\n总额|50|40|48|40|96%|9.6\n${INDICATORS}`,
      '单位:万元',
    );
    expect(fundsOf(record)).toEqual([
      ['total', 500_000, 480_000],
      ['fiscal', 400_000, 400_000],
    ]);
  });

  it('sources that make the whole in one column leave no room for others in the next', () => {
    const funds = (executed: number) =>
      codesOf(
        read(
          `资金|年初预算|全年预算|全年执行|执行率|<|<\n总额|50.00|50.00|49.00|98%|<|<
其中:中央资金|40.00|40.00|40.00|100%|<|<\n自治区资金|10.00|10.00|${executed}.00|${executed}0%|<|<\n${INDICATORS}`,
          '单位:万元',
        ),
      );
    expect(funds(9)).toEqual([]);
    expect(funds(8)).toEqual(['funds.sources']);
  });

  it('funds may be told in words beside a rate of its own', () => {
    const rows = `资金使用|全年预算120,000.00元,实际支出118,800.00元|<|<|执行率|99%|<\n${INDICATORS}`;
    const [fund] = formIn(recordFor(TITLE, PROJECT + rows)).funds;
    expect([fund?.budgetYuan, fund?.executedYuan, fund?.executionRatePercent]).toEqual([
      ...[120_000, 118_800, 99],
    ]);
  });
});

describe('rows of funds', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|/`;
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);
  const amounts = (f: Fund) => [f.category, f.initialBudgetYuan, f.budgetYuan, f.executedYuan];
  const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

  it('a word between the name of a source and its amounts is not its name', () => {
    const record = read(`资金来源|指标文号|<|全年预算数|<|全年执行数|<|执行率
合计|—|<|240|<|225.6|<|94%
上级补助|某财农〔2023〕18号|<|160|<|145.6|<|91%
区级配套|某财预〔2023〕6号|<|80|<|80|<|100%\n${INDICATORS}`);
    expect(fundsOf(record).map(([category, , budget]) => [category, budget])).toEqual([
      ['total', 2_400_000],
      ['fiscal', 1_600_000],
      ['fiscal', 800_000],
    ]);
  });

  it('a rate may stand with its label beside pairs, for the whole and for each source', () => {
    const record = read(`资金|<|全年预算数|150|全年执行数|144|执行率:96%|<
^|^|其中:省级补助|100|其中:省级补助|100|执行率:100%|<\n${INDICATORS}`);
    expect(record.forms[0]?.funds.map((f) => f.executionRatePercent)).toEqual([96, 100]);
  });

  it('the sum below the tasks is none of the funds that have a total of their own', () => {
    const record = read(`重点任务|<|工作内容|完成情况|预算数|支出数|执行率|<
防汛|<|清淤|完成|60|58.2|97%|<\n合计|<|—|—|60|58.2|97%|<
支出|<|年初预算数|全年预算数|全年执行数|执行率|分值|得分
总额|<|55|60|58.2|97%|10|9.7\n${INDICATORS}`);
    expect(fundsOf(record)).toEqual([['total', 550_000, 600_000, 582_000]]);
  });
});

describe('rows of funds', () => {
  const TITLE = '2023年度项目支出绩效自评表';
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
  const ROW = '产出|数量|个数|5个|5个|90|90|/';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
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
});

describe('rows of funds', () => {
  const { ROWS, read } = EIGHT;

  it('a lone 小计 is the whole of its block', () => {
    const record = read(`资金兑现|渠道|年度安排(万元)|当年兑付(万元)|兑付率|满分|得分|<
^|省级补助|60|57|95%|||<
^|市级配套|40|38|95%|||<
^|小 计|100|95|95%|10|9.5|<${ROWS}`);
    expect(fundsOf(record).map(([category]) => category)).toEqual(['fiscal', 'fiscal', 'total']);
    expect(codesOf(record)).toEqual([]);
  });
});
