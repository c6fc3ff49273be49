/** More shapes of forms by other offices, written by hand: headings, sections, parts of the year, funds in words. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分';
const INDICATORS = `${HEAD}\n产出|数量|个数|5个|5个|90|90`;
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

it('a total row may print its points before its label, and its rating behind a word', () => {
  const record = recordFor(
    TITLE,
    `项目名称|甲|<|<|<|<|<|<\n分值|一级指标|二级指标|三级指标|目标值|完成值|得分|差异说明
60|产出|数量|个数|5个|4个|48|迟到\n40|效益|社会|作用|明显|明显|40|\n100|合计|<|<|<|<|88|评价等次:良`,
  );
  const [form] = record.forms;
  expect([form?.totalWeight, form?.selfScore, form?.selfRating]).toEqual([100, 88, '良']);
  expect(form?.indicators.map((i) => i.reason)).toEqual(['迟到', null]);
  expect(codesOf(record)).toEqual([]);
});

it('headings over single blocks end the block above them, and one of funds prints its weight', () => {
  const record = recordFor(
    TITLE,
    `项目名称|甲|<|<|<|<|<\n一、绩效指标完成情况|<|<|<|<|<|<\n${INDICATORS}
二、预算执行情况(10分)|<|<|<|<|<|<\n资金来源|<|预算数(万元)|执行数(万元)|执行率|得分|备注
合计|<|50|50|100%|10|\n三、总目标|<|<|<|<|<|<\n目标|办好两次展览|<|<|<|<|<\n完成|已办两次|<|<|<|<|<`,
  );
  const [form] = record.forms;
  expect(form?.funds.map((f) => [f.budgetYuan, f.weight, f.score])).toEqual([[500_000, 10, 10]]);
  expect(form?.goals).toEqual([{ target: '办好两次展览', actual: '已办两次' }]);
  expect([form?.indicators.length, codesOf(record)]).toEqual([1, []]);
});

it('a heading among indicators that no other block follows stays with them', () => {
  const form = formOf(
    `项目名称|甲|<|<|<|<|<\n${INDICATORS}\n二、效益指标|<|<|<|<|<|<\n效益|社会|作用|明显|明显|10|10`,
  );
  expect(form.indicators.at(-1)).toMatchObject({ level3: '作用', weight: 10 });
});

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

  it('a code right before the name of a place’s body is no part of it', () => {
    const form = formOf(
      `项目名称|甲|<|<|<|<|<\n主管部门及代码|207某某市教育局|<|<|<|<|<\n${INDICATORS}`,
    );
    expect([form.department, form.departmentCode]).toEqual(['某某市教育局', '207']);
  });

  it('goals may print their label again, and a rate beside them', () => {
    const again = `项目名称|甲|<|<|<|<|<\n总体目标|年度目标:修路|<|<|<|<|<\n${INDICATORS}`;
    expect(formOf(again).goals).toEqual([{ target: '修路', actual: null }]);
    const rate = `项目名称|甲|<|<|<|<|<\n年度目标|预期目标|<|<|实际完成情况|<|总体完成率\n^|修路|<|<|已修|<|100%`;
    expect(formOf(`${rate}\n${INDICATORS}`).goals).toEqual([{ target: '修路', actual: '已修' }]);
  });
});

it('tasks without a block of funds beside them miss none', () => {
  const record = recordFor(
    '2022年度部门整体支出绩效自评表',
    `部门名称|某局|<|<|<|<|<\n任务名称|主要内容|批复金额(万元)|实际支出金额(万元)|预算执行率|<|<
植树|五百亩|60|54|90%|<|<\n二、绩效指标|<|<|<|<|<|<\n${HEAD}\n产出|数量|亩数|500亩|500亩|100|100`,
  );
  expect(record.forms[0]?.tasks.map((t) => [t.budgetYuan, t.executedYuan])).toEqual([
    [600_000, 540_000],
  ]);
  expect(codesOf(record)).toEqual([]);
});

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

it('goals may be numbered in a column of their own', () => {
  const form = formOf(`项目名称|甲|<|<|<|<|<\n目标序号|预期目标|<|<|实际完成情况|<|完成率
1|修路|<|<|已修|<|100%\n2|植树|<|<|已植|<|100%\n${INDICATORS}`);
  expect(form.goals.map((g) => [g.target, g.actual])).toEqual([
    ['修路', '已修'],
    ['植树', '已植'],
  ]);
});

it('a short report is titled by the line that names its year and what it tells', () => {
  const titled = recordFor('某市图书馆2022年度项目支出绩效自评情况', '现说明如下。', INDICATORS);
  expect([titled.title, titled.department]).toEqual([
    ...['某市图书馆2022年度项目支出绩效自评情况', '某市图书馆'],
  ]);
});

it('a form cut into parts may end with its head, and a part prints the unit', () => {
  const record = recordFor(
    TITLE,
    `第一部分 指标完成情况|<|<|<|<|<|<\n${HEAD}\n产出|数量|个数|5个|5个|90|90
第二部分 资金情况(单位:万元)|<|<|<|<|<|<\n资金来源|<|批复预算|全年预算数|全年执行数|分值|得分
总额|<|60|50|50|10|10\n市县配套|<|60|50|50|/|/
第三部分 基本信息|<|<|<|<|<|<\n项目名称|引水渠维修|<|主管部门|某县水务局|<|<`,
  );
  const [form] = record.forms;
  expect([record.forms.length, form?.projectName, form?.department]).toEqual([
    ...[1, '引水渠维修', '某县水务局'],
  ]);
  expect(form?.funds.map((f) => [f.category, f.initialBudgetYuan, f.budgetYuan])).toEqual([
    ['total', 600_000, 500_000],
    ['fiscal', 600_000, 500_000],
  ]);
  expect(codesOf(record)).toEqual([]);
});

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

it('the place of the seal is no part of a name', () => {
  const record = recordFor(TITLE, '填报单位:(盖章)某县档案馆    填报人:王某', INDICATORS);
  expect(record.forms[0]?.department).toBe('某县档案馆');
});
