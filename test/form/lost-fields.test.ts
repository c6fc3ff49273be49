/** Fields that were printed and lost without a word: each is read, or the form says what was not. */
import { describe, expect, it } from 'vitest';
import type { Form, ReportRecord } from '../../shared/report/record.ts';
import type { Grid } from '../../shared/table/layout.ts';
import { table } from '../support/layouts.ts';
import { recordFor } from '../support/record-for.ts';

const TITLE = '2022年度项目支出绩效自评表';
const INDICATORS = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分
产出|数量|个数|5个|5个|90|90`;
const PROJECT = '项目名称|甲|<|<|<|<|<\n';
const formOf = (...parts: (string | Grid)[]): Form => recordFor(...parts).forms[0] as Form;

describe('a year behind a title', () => {
  const named = (form: Form) => [form.title, form.fiscalYear];

  it('on a line of its own is the form’s year and no part of the title', () => {
    for (const year of ['(2021年度)', '2021年度'])
      expect(named(formOf(`附件2 项目支出绩效自评表\n${year}`, PROJECT + INDICATORS))).toEqual([
        ...['项目支出绩效自评表', 2021],
      ]);
  });

  it('on the last line of a title’s cell is none of it either', () => {
    for (const year of ['(2021年度)', '2021年度']) {
      const name = '项目支出绩效自评表';
      const grid = table(`${name}${year}|<|<|<|<|<|<\n${PROJECT}${INDICATORS}`);
      const cells = grid.cells.map((c, i) => (i === 0 ? { ...c, lines: [name, year] } : c));
      expect(named(formOf({ ...grid, cells }))).toEqual([name, 2021]);
    }
  });

  it('on the title’s own line is part of it', () => {
    const name = '项目支出绩效自评表(2021年度)';
    expect(named(formOf(name, PROJECT + INDICATORS))).toEqual([name, 2021]);
    const inside = `${name}|<|<|<|<|<|<\n${PROJECT}${INDICATORS}`;
    expect(named(formOf(inside))).toEqual([name, 2021]);
  });
});

const incomplete = (record: ReportRecord) =>
  record.findings
    .filter((f) => f.code === 'form.incomplete')
    .map((f) => record.evidence[f.paths[0] ?? '']?.text);

describe('columns of indicators', () => {
  const under = (label: string, ...cells: readonly [string, string]) =>
    recordFor(
      TITLE,
      `${PROJECT}一级指标|二级指标|三级指标|分值|得分|${label}|<
产出|数量|个数|50|50|${cells[0]}|<\n效益|社会|作用|50|48|${cells[1]}|<`,
    );

  it('may hold what was reached and why points were lost in one cell', () => {
    for (const label of ['完成情况及扣分原因', '指标完成情况和未完成原因分析', '完成情况说明']) {
      const record = under(label, '完成5个', '推广不足');
      const rows = record.forms[0]?.indicators.map((i) => [i.actual, i.reason]);
      expect(rows).toEqual([
        ['完成5个', '完成5个'],
        ['推广不足', '推广不足'],
      ]);
      expect(incomplete(record)).toEqual([]);
    }
  });

  it('that no field takes up are told where one is missing, with their place', () => {
    expect(incomplete(under('年末情形', '5个', '良好'))).toEqual(['年末情形']);
    expect(incomplete(under('年末情形', '', ''))).toEqual([]);
    for (const label of ['上年完成值', '佐证材料', '扣分值'])
      expect(incomplete(under(label, '4个', '明显'))).toEqual([]);
    const whole = INDICATORS.replace('得分', '得分|年末情形').replace('|90|90', '|90|90|好');
    expect(incomplete(recordFor(TITLE, whole))).toEqual([]);
    // Forms of transfers have neither weights nor scores.
    const bare =
      '一级指标|二级指标|三级指标|指标值|完成值|完成可能性\n产出|数量|个数|5个|3个|有可能';
    expect(incomplete(recordFor(TITLE, bare))).toEqual([]);
  });
});

describe('amounts', () => {
  const HEAD = '预算执行(万元)|<|年初预算数|全年预算数|全年执行数|执行率|得分(20分*执行率)';
  const record = (rows: string) =>
    recordFor(TITLE, `${PROJECT}${HEAD}\n${rows}\n${INDICATORS.replaceAll('90', '80')}`);
  const funds = (rows: string) =>
    record(rows).forms[0]?.funds.map((f) => [f.category, f.budgetYuan, f.weight, f.score]);

  it('in the first row below the columns are the total, whatever it is called', () => {
    for (const name of ['年度总金额', '本单位'])
      expect(funds(`${name}|<|40|50|49|98%|19.6`)).toEqual([['total', 500_000, 20, 19.6]]);
  });

  it('in a row that no fund takes up are told, with its place', () => {
    const rows = '总额|<|40|50|49|98%|20\n追加情况说明|<|20|见附件|19|95%|/';
    expect(incomplete(record(rows))).toEqual(['追加情况说明']);
  });

  it('are told at a cell that is still open where a block below takes the first one', () => {
    const told = recordFor(
      TITLE,
      `${PROJECT}资金总额(万元)|年中追减|20|19|见附件|/|/
^|资金|年初预算数|全年预算数|全年执行数|执行率|得分
^|总额|50|50|49|98%|9.8\n${INDICATORS}`,
    ).findings.filter((f) => f.code === 'form.incomplete');
    expect(told.map((f) => f.paths)).toEqual([['/forms/0/certificate/unclaimed/0']]);
    expect(told[0]?.message.en).toContain('年中追减');
  });
});

describe('what tasks got from other sources than the treasury', () => {
  const tasks = (...below: string[]) =>
    recordFor(
      '2022年度部门整体支出绩效自评表',
      `部门名称|某县民政局|<|<|<|<|<
任务名称|项目级次|主要内容|批复金额(万元)|<|<|实际支出金额(万元)
^|^|^|总额|财政拨款|其他资金|^
救助|本级|临时救助|75.00|60.00|15.00|70.00
养老|本级|养老服务|40.00|40.00|0.00|40.00
${below.join('\n')}
一级指标|二级指标|三级指标|指标性质|指标值|度量单位|实际完成值
产出指标|数量指标|救助人数|≥|100|人|120人`,
    );

  it('is no block of funds that was not read', () => {
    const record = tasks();
    expect(record.forms[0]?.tasks.map((task) => task.budgetFiscalYuan)).toEqual([600000, 400000]);
    expect(incomplete(record)).toEqual([]);
  });

  it('hides none that stands below them', () =>
    expect(incomplete(tasks('说明|预算|<|115|执行|<|110'))).not.toEqual([]));
});

it('remarks behind a value are printed for its label, in a block that has one beside it', () => {
  const form = formOf(
    TITLE,
    `${PROJECT}资金管理情况|<||情况说明|<|存在问题和改进措施|<
^|<|分配科学性|按因素法分配|<|1个县支付滞后|<\n${INDICATORS}`,
  );
  const said = form.fields.filter((field) => field.label === '分配科学性');
  expect(said.map((field) => field.value)).toEqual(['按因素法分配', '1个县支付滞后']);
});

describe('titles', () => {
  it('say in brackets which project they are about', () => {
    const title = '项目绩效自评及复核评分表(项目名称:生态修复)';
    expect(formOf(`附件:${title}`, INDICATORS)).toMatchObject({ title, projectName: '生态修复' });
  });

  it('are printed behind the heading of their chapter', () => {
    const title = '2022年度部门整体绩效自评表';
    expect(formOf(`二、佐证材料:${title}`, INDICATORS).title).toBe(title);
  });
});

it('two blocks with weights of their own are no levels with weights', () => {
  const form = formOf(TITLE, `${PROJECT}${INDICATORS}\n年度目标2|建成<|<|<|<|<|<\n${INDICATORS}`);
  expect([form.variant, form.indicators.length]).toEqual(['mof-project', 2]);
});
