/** The head of a report: title, unit and year as title and prose name them. */
import { describe, expect, it } from 'vitest';
import { readReportHead } from '../../shared/form/head/report-head.ts';
import { layoutOf, table } from '../support/layouts.ts';

function headOf(...parts: Parameters<typeof layoutOf>) {
  const { title, titleDepartment, proseDepartment, fiscalYear, consolidated } = readReportHead(
    layoutOf(...parts),
  );
  return {
    title: title?.text ?? null,
    department: titleDepartment?.text ?? null,
    prose: proseDepartment?.text ?? null,
    year: fiscalYear?.text ?? null,
    consolidated,
  };
}

const TITLES: readonly (readonly [string, string | null, string | null])[] = [
  ['2021 年度上街区商务局 部门整体绩效自评报告(汇总)', '上街区商务局', '2021'],
  ['临江市东湖区民政局2022年度部门整体支出绩效自评报告', '临江市东湖区民政局', '2022'],
  ['临江县水利局关于2020年度部门整体支出绩效评价的自评报告', '临江县水利局', '2020'],
  ['2023年度部门整体支出绩效自评报告', null, '2023'],
  ['青山镇人民政府2019年整体支出绩效评价报告', '青山镇人民政府', '2019'],
  [
    '中国共产党青山县委员会办公室2021年度部门整体绩效自评报告',
    '中国共产党青山县委员会办公室',
    '2021',
  ],
];

describe('the title', () => {
  for (const [title, department, year] of TITLES) {
    it(title, () => {
      const head = headOf(title, '一、基本情况');
      expect([head.year, head.title]).toEqual([year, title.replaceAll(' ', '')]);
      if (department) expect(head.department).toBe(department);
    });
  }

  it('may be broken over lines', () => {
    const head = headOf(
      '附件1',
      '2021年度上街区商务局',
      '部门整体绩效自评报告',
      '(汇总)',
      '为深入推进改革,我单位开展了自评。',
    );
    expect(head).toEqual({
      title: '2021年度上街区商务局部门整体绩效自评报告(汇总)',
      department: '上街区商务局',
      prose: null,
      year: '2021',
      consolidated: true,
    });
  });

  it('is none where the file only holds a form; its year is read all the same', () => {
    const head = headOf('附件2', '稷山县项目支出绩效自评表', '(2020年度)', table('项目名称|道路'));
    expect(head).toEqual({
      title: null,
      department: null,
      prose: null,
      year: '2020',
      consolidated: false,
    });
  });

  it('names who reports before the year, and the project behind it', () => {
    const named = (title: string) => headOf(title).department;
    expect(named('江川大学2021年学科提升计划专项资金绩效自评报告')).toBe('江川大学');
    expect(named('东湖公园管理处2023年度步道维护项目绩效自评报告')).toBe('东湖公园管理处');
    expect(named('江川省2021年度东湖县商务局部门整体绩效自评报告')).toBe('东湖县商务局');
    expect(named('2021年学科提升计划专项资金绩效自评报告')).toBeNull();
    expect(named('青山县科协2021年度部门整体支出绩效自评报告')).toBe('青山县科协');
  });

  it('is no sentence that mentions a report', () => {
    expect(headOf('为加强管理,形成本单位整体绩效自评报告。').title).toBeNull();
  });
});

describe('the unit that the prose introduces', () => {
  const SENTENCES: readonly (readonly [string, string | null])[] = [
    [
      '临江市东湖区文化广电和旅游局为区政府工作部门,负责本领域行政管理工作。',
      '临江市东湖区文化广电和旅游局',
    ],
    [
      '本项目实施单位为郑州市上街区商务局,郑州市上街区商务局为区政府工作部门。',
      '郑州市上街区商务局',
    ],
    ['上街区商务局(以下简称“区商务局”)为区政府组成部门。', '上街区商务局'],
    ['我单位为区政府工作部门。', null],
    ['本单位下设三个事业单位。', null],
  ];
  for (const [sentence, name] of SENTENCES) {
    it(sentence.slice(0, 30), () => expect(headOf(sentence).prose).toBe(name));
  }
});
