/** Levels of indicators and their weights, under headings of many kinds. */
import { describe, expect, it } from 'vitest';
import type { ReportRecord } from '../../shared/report/record.ts';
import { EIGHT } from '../support/drawn-projects.ts';
import { codesOf, recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';

it('rows of their own may name the first level, and a caption the unit', () => {
  const record = recordFor(
    TITLE,
    `项目名称|甲|主管部门|某局`,
    '表二 经费(万元)',
    '资金来源|预算数|执行数|执行率\n合计|40|36|90%',
    '表三 指标',
    `二级指标|三级指标|指标值|完成值|分值|得分\n一、产出(60分)|<|<|<|<|<\n数量|个数|5个|5个|60|60
二、效益(40分)|<|<|<|<|<\n社会|作用|明显|明显|40|40\n总分|<|<|<|100|100`,
  );
  const [form] = record.forms;
  expect(form?.indicators.map((i) => [i.level1, i.level1Weight, i.level3])).toEqual([
    ['产出', 60, '个数'],
    ['效益', 40, '作用'],
  ]);
  expect([form?.funds[0]?.budgetYuan, codesOf(record)]).toEqual([400_000, []]);
});

describe('levels', () => {
  it.each(['绩效指标', '指标', '指标类型'])(
    'stand under %s where no column is called first level',
    (heading) => {
      const record = recordFor(
        TITLE,
        `项目名称|甲|<|<|<|<\n${heading}|指标名称|目标值|完成值|分值|得分
产出|个数|5个|5个|60|60\n效益|作用|明显|明显|40|40`,
      );
      expect(record.forms[0]?.indicators.map((i) => [i.level1, i.level3])).toEqual([
        ['产出', '个数'],
        ['效益', '作用'],
      ]);
    },
  );

  it('stand under a heading of names left of the second level, where the names have one too', () => {
    const record = recordFor(
      '2022年度部门整体支出绩效自评表',
      `单位名称|某局|<|<|<|<|<\n评价内容|二级指标|三级指标|参考分值|目标值|完成值|自评分
产出|数量|个数|60|5个|5个|60\n效益|社会|作用|40|明显|明显|40`,
    );
    expect(record.forms[0]?.indicators.map((i) => [i.level1, i.level2, i.level3])).toEqual([
      ['产出', '数量', '个数'],
      ['效益', '社会', '作用'],
    ]);
  });

  it('print their weights in columns of their own under one heading', () => {
    const record = recordFor(
      '2022年度部门整体支出绩效自评表',
      `一级指标|<|三级指标|<|评分标准|自评得分
名称|权重(%)|名称|权重(%)|^|^
产出|60|个数|60|按比例|60\n效益|40|作用|40|按程度|39`,
    );
    const rows = record.forms[0]?.indicators.map((i) => [
      i.level1,
      i.level1Weight,
      i.weight,
      i.score,
    ]);
    expect(rows).toEqual([
      ['产出', 60, 60, 60],
      ['效益', 40, 40, 39],
    ]);
  });
});

describe('levels', () => {
  const { read } = EIGHT;
  const indicatorsOf = ({ forms }: ReportRecord) => forms[0]?.indicators ?? [];

  describe('levels', () => {
    it('the first of two headings of names is the second level', () => {
      for (const [two, three] of [
        ['考核内容', '具体指标(括号内为权重)'],
        ['评价要素', '评价指标'],
        ['事项', '指标'],
      ] as const) {
        const record = read(`考核维度|${two}|${three}|年度目标|实绩|得分|备注|<
履职|防治|优良天数(50分)|≥5天|6天|50||<
^|执法|办结率(50分)|100%|100%|50||<`);
        expect(indicatorsOf(record).map((i) => [i.level1, i.level2, i.level3, i.weight])).toEqual([
          ['履职', '防治', '优良天数', 50],
          ['履职', '执法', '办结率', 50],
        ]);
        expect(codesOf(record)).toEqual([]);
      }
    });
  });
});

describe('levels', () => {
  const TITLE = '2023年度项目支出绩效自评表';
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);

  it('four levels name their indicators in the fourth', () => {
    const [form] = read(`一级指标|二级指标|三级指标|四级指标|目标值|完成值|分值|得分
产出|重点|扶持|企业数|≥5家|5家|50|50\n产出|重点|转型|基站数|≥9个|9个|40|40`).forms;
    expect(form?.indicators.map((i) => [i.level1, i.level3])).toEqual([
      ['产出', '企业数'],
      ['产出', '基站数'],
    ]);
  });
});

describe('levels', () => {
  const TITLE = '2023年度项目支出绩效自评表';
  const PROJECT = '项目名称|甲|<|<|<|<|<\n';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
  const read = (rows: string, ...lines: string[]): ReportRecord =>
    recordFor(TITLE, ...lines, PROJECT + rows);

  it('the score of a level behind its weight is none of its name', () => {
    const [form] = read(`${HEAD}产出(90分)得分:88分|数量|个数|5个|5个|90|88`).forms;
    expect(form?.indicators).toMatchObject([{ level1: '产出', level1Weight: 90 }]);
  });
});
