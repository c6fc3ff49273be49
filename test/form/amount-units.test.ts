/** The unit of the amounts: where it may stand, and which there are. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/pipeline.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import type { PlacedText } from '../../shared/table/layout.ts';
import { EIGHT, SEVEN } from '../support/drawn-projects.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, INDICATORS } = SEVEN;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);

describe('page heads', () => {
  const withHeads = (rows: string, ...heads: string[]): ReportRecord => {
    const printed = heads.map(
      (text, i): PlacedText => ({
        ...{ text, place: { kind: 'paragraph', paragraph: 50 + i }, confidence: 1 },
      }),
    );
    const layout = { ...layoutOf(TITLE, table(PROJECT + rows)), heads: printed };
    const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
    return recordOf(file, 'docx', { value: layout, remarks: [] });
  };
  const funds = (label: string) =>
    `${label}|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8\n${INDICATORS}`;

  it('print the unit and whose form it is, where nothing else does', () => {
    const record = withHeads(funds('资金'), '填报单位:某市水利局', '金额单位:万元');
    expect([record.forms[0]?.amountUnit, record.department]).toEqual(['万元', '某市水利局']);
    expect(fundsOf(record)).toEqual([['total', 500_000, 490_000]]);
    expect(record.evidence['/forms/0/amountUnit']).toMatchObject({ paragraph: 51 });
  });

  it('give way to the block’s own unit without a conflict, and say nothing where they differ', () => {
    const own = withHeads(funds('资金(元)'), '单位:万元');
    expect([own.forms[0]?.amountUnit, codesOf(own)]).toEqual(['元', []]);
    expect(withHeads(funds('资金'), '单位:万元', '单位:元').forms[0]?.amountUnit).toBe(null);
  });
});

it('a remark or a note may tell the unit', () => {
  const funds = `资金|年初预算|全年预算|全年执行|执行率|分值|得分\n总额|50|50|49|98%|10|9.8\n`;
  const remark = read(`${funds}备注|金额单位为万元|<|<|<|<|<\n${INDICATORS}`);
  const note = recordFor(TITLE, PROJECT + funds + INDICATORS, '注:1.本表金额以万元为单位。2.略。');
  for (const record of [remark, note])
    expect(fundsOf(record)).toEqual([['total', 500_000, 490_000]]);
});

describe('the unit of amounts', () => {
  const { ROWS, read } = EIGHT;

  it('amounts in 千元 and 百万元 are read', () => {
    for (const [unit, yuan] of [
      ['千元', 1000],
      ['百万元', 1_000_000],
    ] as const)
      for (const label of [`资金(${unit})`, `资金(单位:${unit})`]) {
        const record = read(`${label}|项目|预算数|执行数|执行率|<|<|<
^|资金总额|1,820|1,800|98.90%|<|<|<${ROWS}`);
        expect(fundsOf(record)).toEqual([['total', 1820 * yuan, 1800 * yuan]]);
        expect(record.forms[0]?.amountUnit).toBe(null);
        expect(codesOf(record)).toEqual([]);
      }
    const slip = read(`资金(千元)|项目|预算数|执行数|执行率|<|<|<
^|资金总额|1,820|1,800|89.90%|<|<|<${ROWS}`);
    expect(codesOf(slip)).toEqual(['rate.funds']);
  });
});

describe('the unit of amounts', () => {
  const TITLE = '2022年度项目支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
  const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
  const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);

  it('a sum says what it is made of, and turned funds their unit above them', () => {
    const record = recordFor(
      TITLE,
      `项目名称|甲|<|<|<|<|<\n专项经费(万元)|<|<|<|<|<|<\n名称|财政拨款|其他资金|资金合计|<|分值|得分
全年预算数|40|10|50|<|/|/\n全年执行数|40|10|50|<|10|10
${INDICATORS}\n合计(含资金得分)|<|<|<|<|100|100`,
    );
    const [form] = record.forms;
    expect([form?.totalWeight, form?.selfScore, form?.indicators.length]).toEqual([100, 100, 1]);
    expect(form?.funds.map((f) => f.budgetYuan)).toEqual([400_000, 100_000, 500_000]);
    expect(codesOf(record)).toEqual([]);
  });
});

describe('the unit of amounts', () => {
  const TITLE = '2024年度项目支出绩效自评表';
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<|<\n';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);

  it('amounts in 亿元 are read, and compared', () => {
    const record = read(`资金(亿元)|来源|预算数|<|执行数|<|执行率|分值|得分
^|合计|128.50|<|125.93|<|98.00%|10|9.8
^|财政拨款|100.5|<|100.5|<|100%||
^|其他|28|<|25.43|<|92.82%||
一级指标|二级指标|三级指标|指标值|<|完成值|<|分值|得分
产出|数量|个数|5个|<|5个|<|90|90`);
    expect(record.forms[0]?.amountUnit).toBe(null);
    expect(record.forms[0]?.funds.map((f) => f.executedYuan)).toEqual([
      12_593_000_000, 10_050_000_000, 2_543_000_000,
    ]);
    expect(codesOf(record)).toEqual(['rate.funds']);
  });
});
