/** The head of a form: who reports, on what and which year, with which score. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { EIGHT, SEVEN } from '../support/drawn-projects.ts';
import { recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, INDICATORS } = SEVEN;
const read = (rows: string, ...lines: string[]): ReportRecord =>
  recordFor(TITLE, ...lines, PROJECT + rows);
const LABELS = '一级指标|二级指标|三级指标|指标值|完成值|得分|分值|偏差原因\n';
const ROW = '产出|数量|个数|5个|5个|90|90|/';
const formIn = (record: ReportRecord): Form => record.forms[0] as Form;
const formOf = (rows: string): Form => formIn(recordFor(TITLE, '单位:万元', PROJECT + rows));

describe('points in the head', () => {
  const headOf = (record: ReportRecord) => {
    const [form] = record.forms;
    return [form?.selfScore, form?.selfRating, form?.totalWeight, form?.implementingUnit];
  };

  it('may be a line of their own, above the table or in it', () => {
    const line = '实施单位:某校 得分:97.5分 等次:优';
    expect(headOf(read(INDICATORS, line))).toEqual([97.5, '优', null, '某校']);
    expect(headOf(read(`得分:97.5分 等次:优|<|<|<|<|<|<\n${INDICATORS}`)).slice(0, 2)).toEqual([
      ...[97.5, '优'],
    ]);
  });

  it('are the total where no other label says so, else what could be had', () => {
    expect(headOf(read(`总分|97.5|<|等级|优|<|<\n${INDICATORS}`))).toEqual([
      97.5,
      '优',
      null,
      null,
    ]);
    expect(headOf(read(`总分|100|<|自评总分|97.5|<|<\n${INDICATORS}`))).toEqual([
      ...[97.5, null, 100, null],
    ]);
    // Side by side, the second is the score.
    expect(headOf(read(`总分|100|98|优|<|<|<\n${INDICATORS}`))).toEqual([98, '优', 100, null]);
  });
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

describe('the head of a form', () => {
  const TITLE = '2022年度项目支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
  const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
  const formOf = (...lines: string[]): Form => recordFor(TITLE, ...lines).forms[0] as Form;

  describe('head and title', () => {
    it('a long line of labels above the table is theirs, and a spread title one word', () => {
      const gap = '          ';
      const line = ['项目名称:校舍加固维修', '主管部门:某县教育和体育局', '实施单位:某镇中心学校'];
      const [form] = recordFor(
        '项 目 支 出 绩 效 自 评 表',
        `${line.join(gap + gap)}${gap}${gap}单位:万元`,
        INDICATORS,
      ).forms;
      expect([form?.title, form?.projectName, form?.implementingUnit]).toEqual([
        ...['项目支出绩效自评表', '校舍加固维修', '某镇中心学校'],
      ]);
    });

    it.each([
      ['表2 智慧校园平台项目绩效自评表', '智慧校园平台项目'],
      ['2022年度重点项目绩效自评表', null],
      ['某某县项目绩效自评表', null],
    ])('%s names %s', (title, name) => {
      expect(recordFor(title, INDICATORS).forms[0]?.projectName).toBe(name);
    });

    it('the department that one of several forms names is the report’s', () => {
      const below = '填报单位:某市公安局    填报日期:2023年2月1日';
      const record = recordFor('表1 警用装备项目绩效自评表', INDICATORS, TITLE, INDICATORS, below);
      expect(record.department).toBe('某市公安局');
    });

    it('the only form of a department that prints no name is that of the report’s title', () => {
      const bare = '一级指标|三级指标|分值|得分\n产出|个数|60|60\n效益|作用|40|40';
      const of = (title: string, ...forms: string[]) =>
        recordFor(title, ...forms).forms.map(({ department }) => department);
      const title = '某市公安局2022年度部门整体支出绩效自评报告';
      const table = '部门整体支出绩效自评表';
      expect(of(title, table, bare)).toEqual(['某市公安局']);
      expect(of(title, table, bare, '部门整体支出绩效自评表(二)', bare)).toEqual([null, null]);
    });

    it('a code right before the name of a place’s body is no part of it', () => {
      const form = formOf(
        `项目名称|甲|<|<|<|<|<\n主管部门及代码|207某某市教育局|<|<|<|<|<\n${INDICATORS}`,
      );
      expect([form.department, form.departmentCode]).toEqual(['某某市教育局', '207']);
    });

    it('a code of several parts before the name of a project is no part of it', () => {
      const form = formOf(
        `项目名称|510000-2023-00001 场馆更新|<|<|<|<|<\n主管部门|某局|<|<|<|<|<\n${INDICATORS}`,
      );
      expect([form.projectName, form.projectCode]).toEqual(['场馆更新', '510000-2023-00001']);
    });

    it('goals may print their label again, and a rate beside them', () => {
      const again = `项目名称|甲|<|<|<|<|<\n总体目标|年度目标:修路|<|<|<|<|<\n${INDICATORS}`;
      expect(formOf(again).goals).toEqual([{ target: '修路', actual: null }]);
      const rate = `项目名称|甲|<|<|<|<|<\n年度目标|预期目标|<|<|实际完成情况|<|总体完成率\n^|修路|<|<|已修|<|100%`;
      expect(formOf(`${rate}\n${INDICATORS}`).goals).toEqual([{ target: '修路', actual: '已修' }]);
    });
  });

  it('a short report is titled by the line that names its year and what it tells', () => {
    const titled = recordFor('某市图书馆2022年度项目支出绩效自评情况', '现说明如下。', INDICATORS);
    expect([titled.title, titled.department]).toEqual([
      ...['某市图书馆2022年度项目支出绩效自评情况', '某市图书馆'],
    ]);
  });

  it('the place of the seal is no part of a name', () => {
    const record = recordFor(TITLE, '填报单位:(盖章)某县档案馆    填报人:王某', INDICATORS);
    expect(record.forms[0]?.department).toBe('某县档案馆');
  });
});

describe('the head of a form', () => {
  const { TITLE, ROWS, read } = EIGHT;
  const INDICATORS = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5个|5个|90|90`;

  it('score and rating in one cell, each behind its name', () => {
    const record = recordFor(
      TITLE,
      `项目名称|甲工程|<|自评结果|自评得分:99.3分 自评结果:优|<|<|<|<
一级指标|二级指标|三级指标|指标值|完成值|分值|<|得分|<
产出|数量|个数|5个|5个|100|<|99.3|<`,
    );
    expect(record.forms[0]).toMatchObject({ selfScore: 99.3, selfRating: '优' });
  });

  it('members in brackets are no part of a body’s name', () => {
    const named = (name: string) =>
      read(ROWS.trim().replace(/^/, `单位名称|${name}|<|<|<|<|<|<\n`));
    for (const [printed, due] of [
      ['某联合会(本级及所属康复中心、辅具中心)', '某联合会'],
      ['某街道办事处(含街道便民服务中心)', '某街道办事处'],
      ['某委员会(党校)', '某委员会(党校)'],
    ] as const)
      expect(named(printed).forms[0]?.implementingUnit).toBe(due);
  });

  it('the year behind the name of the reporting unit is none of the name', () => {
    const record = recordFor(
      '预算项目绩效自评表',
      '填报单位:某市商务局        2020年度',
      `项目名称|甲|<|<|<|<|<\n${INDICATORS}`,
    );
    expect([record.forms[0]?.department, record.forms[0]?.fiscalYear]).toEqual([
      '某市商务局',
      2020,
    ]);
  });
});

describe('the head of a form', () => {
  const TITLE = '2023年度部门整体支出绩效自评表';
  const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因\n';
  const INDICATORS = `${HEAD}产出|数量|个数|5个|5个|90|90|/`;
  const read = (rows: string, ...below: string[]): ReportRecord =>
    recordFor(TITLE, '单位:万元', `部门名称|某局|<|<|<|<|<|<\n${rows}`, ...below);

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
});

describe('the head of a form', () => {
  const read = (rows: string) => recordFor(TITLE, '单位:万元', PROJECT + rows);

  it('a conclusion is no score’s label, and other short labels of columns are known', () => {
    const [form] = read(`评价结论|自评总得分:97.5分|<|自评等次:优|<|<|<
一级指标|具体指标|年度目标|年度完成|得分(满分100分)|得分率|未得满分的原因
产出|个数|5个|5个|97.5|97.5%|延期`).forms;
    expect([form?.selfScore, form?.selfRating]).toEqual([97.5, '优']);
    expect(form?.indicators.map((i) => [i.actual, i.score, i.reason])).toEqual([
      ['5个', 97.5, '延期'],
    ]);
  });
});
