/** Rows and columns of indicators: levels, targets, results, reasons. */
import { describe, expect, it } from 'vitest';
import { findForms } from '../../shared/form/find-forms.ts';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { EIGHT } from '../support/drawn-projects.ts';
import { layoutOf, table } from '../support/layouts.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2023年度项目支出绩效自评表';
const PROJECT = '项目名称|甲|<|<|<|<|<\n';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);
const formIn = (record: ReportRecord): Form => record.forms[0] as Form;
const formOf = (rows: string): Form => formIn(recordFor(TITLE, '单位:万元', PROJECT + rows));
const codesOf = (rows: string) =>
  recordFor(TITLE, '单位:万元', PROJECT + rows).findings.map((f) => f.code);

it('values may be printed behind how they were worked out, under labels with bare letters', () => {
  const record = read(`资金来源|全年执行B|全年预算A|执行率B/A|分值|得分|备注
总额|45|60|45÷60=75%|10|10×75%=7.5|
${HEAD}产出|数量|个数|40个|30个|90|90×(30÷40)=67.5`);
  const [form] = record.forms;
  const [fund] = form?.funds ?? [];
  expect([fund?.budgetYuan, fund?.executedYuan, fund?.executionRatePercent, fund?.score]).toEqual([
    ...[600_000, 450_000, 75, 7.5],
  ]);
  expect(form?.indicators.map((i) => i.score)).toEqual([67.5]);
  expect(record.findings.map((f) => f.code)).not.toContain('number.malformed');
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

describe('indicators', () => {
  const TITLE = '2022年度项目支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
  const codesOf = (record: ReportRecord) => record.findings.map((f) => f.code);
  const formOf = (...lines: string[]): Form => recordFor(TITLE, ...lines).forms[0] as Form;

  describe('columns of indicators', () => {
    const rows = (head: string) => `项目名称|甲|<|<|<|<|<|<\n${head}
产出|数量|课时|≥80节|35节|82节|60|60\n效益|社会|知晓率|≥70%|/|75%|40|40`;

    it('of a part of the year give way to those of the whole year', () => {
      const under = `一级指标|二级指标|三级指标|指标值|完成值|<|分值|得分\n^|^|^|^|第一季度|全年|^|^`;
      const beside = '一级指标|二级指标|三级指标|指标值|上半年完成值|全年完成情况|分值|得分';
      for (const head of [under, beside]) {
        const record = recordFor(TITLE, rows(head));
        expect(record.forms[0]?.indicators.map((i) => i.actual)).toEqual(['82节', '75%']);
        expect(codesOf(record)).toEqual([]);
      }
    });

    it('of what is expected are none of what was reached', () => {
      const head = '一级指标|二级指标|三级指标|指标值|1-9月执行情况|全年预计完成情况|分值|得分';
      expect(formOf(rows(head)).indicators.map((i) => i.actual)).toEqual(['35节', null]);
    });

    it('may stand under one heading of names over all levels', () => {
      const form = formOf(`项目名称|甲|<|<|<|<\n评价内容|<|<|分值|评分标准|自评分
过程(40分)|资金(40分)|到账率|40|按比例|40\n产出(60分)|数量(60分)|场次|60|按比例|60`);
      expect(form.indicators.map((i) => [i.level1, i.level1Weight, i.level2, i.level3])).toEqual([
        ['过程', 40, '资金', '到账率'],
        ['产出', 60, '数量', '场次'],
      ]);
    });

    it('print points behind each target where the heading says so', () => {
      const head = HEAD.replace('指标值|', '指标值(权重)|').replace('分值|', '');
      const form = formOf(`项目名称|甲|<|<|<|<\n${head}\n产出|数量|个数|≥5个(90分)|5个|90`);
      expect(form.indicators.map((i) => [i.target, i.weight])).toEqual([['≥5个', 90]]);
    });
  });

  it('reasons may be given once, in a row below all indicators', () => {
    const short = `项目名称|甲|<|<|<|<|<
一级指标|三级指标|指标值|完成值|分值|得分|偏差原因
产出|个数|5个|4个|100|80|
效益|作用|明显|较明显|0|0|`;
    const below = '\n绩效偏差原因及改进措施|一处工程延期|<|<|<|<|<';
    expect(codesOf(recordFor(TITLE, short))).toContain('score.unexplained');
    expect(codesOf(recordFor(TITLE, short + below))).not.toContain('score.unexplained');
  });
});

describe('indicators', () => {
  const { TITLE, HEAD, ROWS, read } = EIGHT;
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);
  const indicatorsOf = ({ forms }: ReportRecord) => forms[0]?.indicators ?? [];

  describe('two values in one cell', () => {
    const rows = `一级指标|二级指标|三级指标|HEADING|分值|得分|<|<
产出|数量|个数|≥26项/27项|50|50|<|<
效益|社会|成效|显著/显著|50|50|<|<`;
    const values = [
      ['≥26项', '27项'],
      ['显著', '显著'],
    ];
    const inLines = (drawing: string): Grid => {
      const grid = table(HEAD + drawing);
      const cells = grid.cells.map((c) =>
        c.column === 3 && c.text.includes('/')
          ? { ...c, text: c.text.replace('/', ''), lines: c.text.split('/') }
          : c,
      );
      return { ...grid, cells };
    };

    it('apart by lines or by a stroke', () => {
      const drawing = rows.replace('HEADING', '指标值/完成值');
      for (const record of [recordFor(TITLE, HEAD + drawing), recordFor(TITLE, inLines(drawing))]) {
        expect(indicatorsOf(record).map((i) => [i.target, i.actual])).toEqual(values);
        expect(codesOf(record)).toEqual([]);
      }
    });
  });

  it('a row that shows how to fill in the form is no indicator', () => {
    const record = read(
      ROWS.trim().replace('\n', '\n(填写示例)产出|数量|××数量|≥10个|9个|10|9|<\n'),
    );
    expect(indicatorsOf(record).map((i) => i.level3)).toEqual(['个数', '户数']);
    const own = read(ROWS.trim().replace('|个数|', '|示例项目个数|'));
    expect(indicatorsOf(own).map((i) => i.level3)).toEqual(['示例项目个数', '户数']);
  });

  it('the result may stand in a sentence below the table', () => {
    const said = '经逐项评分,本项目2024年度自评得分为89分,自评等级为“良”。';
    const form = read(ROWS.trim(), said).forms[0];
    expect([form?.selfScore, form?.selfRating]).toEqual([89, '良']);
    const total = `${ROWS.trim()}\n合计|<|<|<|<|90|90|<`;
    expect(read(total, said).forms[0]?.selfScore).toBe(90);
  });
});

describe('indicators', () => {
  const HEAD = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
  const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
  const ROW = '产出|数量|个数|5个|5个|90|90|/';
  const read = (rows: string): ReportRecord => recordFor(TITLE, HEAD + rows);
  const codesOf = ({ findings }: ReportRecord) => findings.map((f) => f.code);

  it('a row that a number names is no indicator, and is told', () => {
    const record = read(`${LABELS}${ROW}\n资金|甲额|250.00|乙额|242.50|9.7|10|97.00%`);
    expect(record.forms[0]?.indicators.map((i) => i.level3)).toEqual(['个数']);
    expect(codesOf(record)).toContain('form.incomplete');
  });
});

describe('indicators', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|/`;
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);

  it('an opinion over all columns is none of the indicators, and is kept', () => {
    const [form] = read(`${INDICATORS}\n单位意见|属实。|<|<|<|<|<|<`).forms;
    expect(form?.indicators).toHaveLength(1);
    expect(form?.fields).toContainEqual({ label: '单位意见', value: '属实。' });
  });
});

it('a value is no surer than the sign before it that a scan shows badly', () => {
  const grid = table(`项目名称|甲|<|<|<|<|<
一级指标|三级指标|指标性质|指标值|实际完成值|分值|得分
产出|人数|2|735|740|10|10
^|次数|≥|10|12|10|10`);
  const cells = grid.cells.map((cell) => (cell.text === '2' ? { ...cell, confidence: 0.5 } : cell));
  const [form] = findForms(layoutOf('项目绩效自评表', { ...grid, cells }));
  const targets = form?.indicators.map(({ target }) => [target?.text, target?.confidence]);
  expect(targets).toEqual([
    ['735', 0.5],
    ['≥10', 1],
  ]);
});
