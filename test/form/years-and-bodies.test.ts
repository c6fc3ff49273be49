/** Of columns and rows of several years or bodies: those that are the form’s own. */
import { describe, expect, it } from 'vitest';
import type { Fund, ReportRecord } from '../../shared/report/record.ts';
import { codesOf, fundsOf, recordFor } from '../support/record-for.ts';

const TITLE = '2024年度项目支出绩效自评表';
const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<|<\n';
const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
const valuesOf = ({ forms }: ReportRecord) =>
  (forms[0]?.indicators ?? []).map((i) => [i.target, i.actual]);

describe('years side by side', () => {
  const pairs = (one: string, two: string) =>
    read(`一级指标|二级指标|三级指标|${one}|<|${two}|<|分值|得分
^|^|^|目标值|完成值|目标值|完成值|^|^
产出|数量|个数|20个|20个|≥25个|24个|50|48
效益|社会|户数|30户|31户|≥40户|42户|50|50`);
  const latest = [
    ['≥25个', '24个'],
    ['≥40户', '42户'],
  ];

  it('under one heading each: those of the last one with results are the form’s', () => {
    for (const [one, two] of [
      ['2023年(上年)', '2024年(本年)'],
      ['2023年', '2024年'],
      ['上年度', '本年度'],
    ] as const) {
      const record = pairs(one, two);
      expect(valuesOf(record)).toEqual(latest);
      expect(codesOf(record)).toEqual([]);
    }
  });

  it('where no heading tells whose they are, none is taken, and it is told', () => {
    const record = pairs('第一期', '第二期');
    expect(valuesOf(record)).toEqual([
      [null, null],
      [null, null],
    ]);
    expect(codesOf(record)).toContain('form.incomplete');
    expect(codesOf(record)).not.toContain('score.quantitative');
  });

  it('below the heading of what they hold', () => {
    const record = read(`一级指标|二级指标|三级指标|目标值|<|完成值|<|分值|得分
^|^|^|2023年|2024年|2023年|2024年|^|^
产出|数量|个数|20个|≥25个|20个|24个|50|48
效益|社会|户数|30户|≥40户|31户|42户|50|50`);
    expect(valuesOf(record)).toEqual(latest);
    expect(codesOf(record)).toEqual([]);
  });

  it('a year of which only the plan is printed is not yet the form’s', () => {
    const record =
      read(`一级指标|二级指标|三级指标|2024年目标值|2024年完成值|2025年目标值|分值|得分|原因
产出|数量|个数|≥25个|24个|30个|50|48|设备晚到
效益|社会|户数|≥40户|42户|50户|50|50|`);
    expect(valuesOf(record)).toEqual(latest);
    expect(codesOf(record)).toEqual([]);
  });
});

describe('what is the form’s own', () => {
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const ROWS = `
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|<
产出|数量|个数|5个|5个|50|50|<
效益|社会|户数|40户|42户|40|40|<`;
  const read = (rows: string, ...more: string[]): ReportRecord =>
    recordFor(TITLE, HEAD + rows, ...more);
  const indicatorsOf = ({ forms }: ReportRecord) => forms[0]?.indicators ?? [];

  describe('bodies side by side', () => {
    it('the whole among them is the form’s', () => {
      const record = read(`资金(万元)|科目|合计|市本级|临江区|望山县|得分(满分10分)|<
^|年初下达|90|30|30|30|9.7|<
^|调整后预算|100|30|40|30|^|<
^|全年支出|97|30|38|29|^|<
一级指标|二级指标|三级指标(计量单位)|全市目标|完成情况|<|<|得分
^|^|^|^|市本级|临江区|全市|^
产出|数量|个数|5|2|3|5|50
效益|社会|户数|40|20|22|42|40`);
      expect(fundsOf(record)).toEqual([['total', 1_000_000, 970_000]]);
      expect(indicatorsOf(record).map((i) => [i.target, i.actual])).toEqual([
        ['5', '5'],
        ['40', '42'],
      ]);
    });
  });

  it('rows of other years and of all years are none of the form’s', () => {
    const record = read(`实施年度(万元)|资金构成|年度预算|年度支出|执行率|得分|<|<
以前年度(2022—2023年)|小计|62|62|100%|不计分|<|<
2024年(评价年度)|小计|40|38.8|97%|9.7|<|<
^|省级财政|30|29.4|98%|—|<|<
^|市县财政|10|9.4|94%|—|<|<
以后年度(2025年)|小计|28|—|—|不计分|<|<
项目全周期|总计|130|100.8|77.54%|不计分|<|<${ROWS}`);
    expect(fundsOf(record)).toEqual([
      ['total', 400_000, 388_000],
      ['fiscal', 300_000, 294_000],
      ['fiscal', 100_000, 94_000],
    ]);
    expect(codesOf(record)).toEqual([]);
  });
});

describe('what is the form’s own', () => {
  const TITLE = '2023年度项目支出绩效自评表';
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
  const ROW = '产出|数量|个数|5个|5个|90|90|/';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
  const amounts = (f: Fund) => [f.category, f.budgetYuan, f.executedYuan, f.executionRatePercent];
  const fundsOf = ({ forms }: ReportRecord) => (forms[0]?.funds ?? []).map(amounts);

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
});
