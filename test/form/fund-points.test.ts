/** Weight and score of the execution, wherever a form prints them. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
const ROW = '产出|数量|个数|5个|5个|90|90|/';
const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);

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

describe('points of the execution', () => {
  const PROJECT = '项目名称|甲|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90`;
  const read = (rows: string, ...lines: string[]): ReportRecord =>
    recordFor(TITLE, ...lines, PROJECT + rows);
  const formIn = (record: ReportRecord): Form => record.forms[0] as Form;
  const formOf = (rows: string): Form => formIn(recordFor(TITLE, '单位:万元', PROJECT + rows));

  describe('points in headings of the funds', () => {
    const points = (rows: string) => {
      const record = read(`${rows}\n${INDICATORS}`, '单位:万元');
      const [total] = record.forms[0]?.funds ?? [];
      return [total?.weight, total?.score, ...codesOf(record)];
    };
    const row = '年初预算|全年预算|全年执行|执行率|<|<\n^|50|50|49|98%|<|<';

    it('tell what could be had and what was', () => {
      for (const heading of ['预算执行(10分)得分:9.8分', '预算执行(10分,得9.8分)'])
        expect(points(`${heading}|${row}`)).toEqual([10, 9.8]);
      const section = '一、预算执行情况(满分10分,得分:9.8分)|<|<|<|<|<|<\n';
      expect(
        points(`${section}总额|年初预算|全年预算|全年执行|执行率|<|<\n^|50|50|49|98%|<|<`),
      ).toEqual([10, 9.8]);
    });
  });

  it('pairs may end with the points of both kinds in one cell', () => {
    const [form] = read(
      `全年预算(A)|800万元|全年执行(B)|740万元|执行率(B/A)|92.5%|得分(10分):9.25\n${HEAD.replace('得分', '得分|原因说明').replaceAll('完成值|', '')}产出|数量|个数|5个|90|90|并购`,
    ).forms;
    expect(form?.funds).toMatchObject([{ executionRatePercent: 92.5, weight: 10, score: 9.25 }]);
    expect(form?.indicators[0]?.reason).toBe('并购');
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
      for (const row of [
        '预算执行率得分|权重10分|<|得分9.8分|<|<|<',
        '预算执行|分值|10|得分|9.8||<',
      ])
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
});

describe('points of the execution', () => {
  const PROJECT = '项目名称|甲|<|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|绩效目标值|目标完成值|分值|得分|<\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|<`;
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('who scored stands under the scores of the funds, and is no source of money', () => {
    const [form] = read(`总得分|自评:98.2分|<|财政复核:97分|<|总分值:100分|<|<
资金|来源|调整后预算数|实际支出数|得分|<|<|执行率
^|^|^|^|自评|主管部门|财政复核|^
^|小计|88.00|85.36|9.7|9.7|9.6|97.00\n^|财政拨款|60.00|58.86|<|<|<|98.10\n${INDICATORS}`).forms;
    expect(form?.selfScore).toBe(98.2);
    expect(form?.funds.map((f) => [f.category, f.budgetYuan, f.executionRatePercent])).toEqual([
      ['total', 880_000, 97],
      ['fiscal', 600_000, 98.1],
    ]);
    expect(form?.indicators.map((i) => i.actual)).toEqual(['5个']);
  });

  it('the weight of the execution may stand behind the name of the total', () => {
    const record = read(`资金|项目|年初预算数|调整后预算数|执行数|执行率|得分|<
^|资金总额(10分)|100.00|95.00|91.20|96.0%|9.6|<
${INDICATORS.replaceAll('90', '85')}\n合计|<|<|<|<|100|94.6|<`);
    expect(record.forms[0]?.funds.map((f) => [f.weight, f.score])).toEqual([[10, 9.6]]);
    expect(record.findings.map((f) => f.code)).toEqual(['weights.total']);
  });
});

describe('points of the execution', () => {
  const TITLE = '2024年度项目支出绩效自评表';
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<|<\n';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);

  it('a score may stand behind its own name right of the funds, its weight in the heading', () => {
    const record = read(`资金(万元)|来源|预算数|<|执行数|<|执行率|分值:10|按执行率计分
^|合计|200|<|198|<|99%|得分:9.9|
^|财政拨款|200|<|198|<|99%||
一级指标|二级指标|三级指标|目标|<|实现程度|<|分值|得分
产出|数量|个数|5个|<|5个|<|50|50
效益|社会|成效|显著|<|显著|<|40|40`);
    expect(record.forms[0]?.funds[0]).toMatchObject({ weight: 10, score: 9.9 });
    expect(record.forms[0]?.indicators.map((i) => i.actual)).toEqual(['5个', '显著']);
    expect(codesOf(record)).toEqual([]);
  });
});
