/** What a fifth set showed, each written anew: columns told by arithmetic, sums above their rows, points beside. */
import { describe, expect, it } from 'vitest';
import type { Fund, ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

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

describe('sums of parts', () => {
  const rows = `投入小计|<|<|<|<|20|20|<
投入|管理|制度|健全|健全|20|20|/
产出小计|<|<|<|<|70|69|<
产出|数量|个数|≥5个|5个|40|40|/
产出|质量|合格率|≥95%|93%|30|29|天气原因
效益小计|<|<|<|<|10|10|<
效益|社会|满意度|≥90%|95%|10|10|/
总计|<|<|<|<|100|99|<`;

  it('may stand above the rows they add up', () => {
    const record = read(HEAD + rows);
    expect(record.forms[0]?.subtotals?.map((s) => [s.label, s.first, s.end])).toEqual([
      ['投入小计', 0, 1],
      ['产出小计', 1, 3],
      ['效益小计', 3, 4],
    ]);
    expect(codesOf(record).filter((code) => code.startsWith('level.'))).toEqual([]);
  });

  it('are held against their own rows there', () => {
    const record = read(HEAD + rows.replace('产出小计|<|<|<|<|70|', '产出小计|<|<|<|<|60|'));
    expect(codesOf(record)).toContain('level.weights');
  });

  it('one over all levels closes the block, and points beside the full marks follow it', () => {
    const record = read(`${HEAD}产出|数量|个数|5个|5个|60|60|/
效益|社会|作用|明显|明显|40|39|协调不足
小计|<|<|<|<|100|99|/
加分|获省级推广(最高2分)|<|<|<|/|2|有文件
减分|公开迟报1次|<|<|<|/|-0.5|已整改
最终得分|<|<|<|<|<|100.5|/`);
    const [form] = record.forms;
    expect(form?.indicators).toHaveLength(2);
    expect(form?.pointsBeside).toEqual([
      { label: '加分 获省级推广(最高2分)', score: 2 },
      { label: '减分 公开迟报1次', score: -0.5 },
    ]);
    expect([form?.totalWeight, form?.selfScore]).toEqual([100, 100.5]);
    expect(codesOf(record)).not.toContain('scores.total');
  });
});

it('an opinion over all columns is none of the indicators, and is kept', () => {
  const [form] = read(`${INDICATORS}\n单位意见|属实。|<|<|<|<|<|<`).forms;
  expect(form?.indicators).toHaveLength(1);
  expect(form?.fields).toContainEqual({ label: '单位意见', value: '属实。' });
});

describe('the head', () => {
  it('prints the score, the rating and the project under short names', () => {
    const [form] = recordFor(
      '2023年度项目支出绩效自评表',
      `项目全称|堤防加固|<|得分|<|98.5|等级|优
主管部门|某局|<|建设单位|<|某中心|<|<\n${INDICATORS}`,
    ).forms;
    expect(form).toMatchObject({
      ...{ projectName: '堤防加固', selfScore: 98.5, selfRating: '优' },
      ...{ department: '某局', implementingUnit: '某中心' },
    });
  });

  it('but points of a block below, or by somebody else, are not the form’s', () => {
    const score = (rows: string) => read(rows).forms[0]?.selfScore;
    expect(score(`财政评分|96|<|<|<|<|<|<\n${INDICATORS}`)).toBe(null);
    expect(score(`${INDICATORS}\n产出得分|90|<|<|<|<|<|<`)).toBe(null);
  });
});

it('goals by quarter stand in a table of their own', () => {
  const [form] = read(`季度目标|季度|计划安排|<|完成情况|<|<|当季支出
^|第一季度|印发计划|<|已印发|<|<|52
^|第二季度|抽检600批次|<|抽检612批次|<|<|71\n${INDICATORS}`).forms;
  expect(form?.goals).toEqual([
    { target: '印发计划', actual: '已印发' },
    { target: '抽检600批次', actual: '抽检612批次' },
  ]);
});

describe('deductions by a rule of the form’s own', () => {
  const rows = (
    second: number,
    first = 48,
  ) => `${HEAD}产出|数量|批次|≥1200批次|1160批次|50|${first}|停业
产出|质量|办结率|≥99%|97%|50|${second}|待答复`;

  it('no ratio is supposed where the notes take points off', () => {
    const note = '说明:各指标采用扣分制,按评分细则从标准分中扣减,扣完为止。';
    expect(codesOf(read(rows(46, 46), note))).not.toContain('score.quantitative');
    expect(codesOf(read(rows(46)))).toContain('score.quantitative');
  });

  it('nor where it explains none of several deductions', () => {
    expect(codesOf(read(rows(46, 46)))).not.toContain('score.quantitative');
  });

  it('full points for a missed target are no such deduction', () => {
    expect(codesOf(read(rows(50, 46)))).toContain('score.quantitative');
  });
});
