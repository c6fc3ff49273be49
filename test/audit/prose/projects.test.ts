/** Reports on one project and on several: 项目 is the whole of the one, a part of the other. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../../shared/pipeline.ts';
import type { Grid } from '../../../shared/table/layout.ts';
import { layoutOf, table } from '../../support/layouts.ts';

interface Printed {
  readonly exec: string;
  readonly rate: string;
  readonly s: string;
  readonly tot: string;
}

const PARTLY = { exec: '110', rate: '91.67%', s: '9.17', tot: '97.17' };
const WHOLLY = { exec: '120', rate: '100%', s: '10', tot: '98' };

function project(name: string, { exec, rate, s, tot }: Printed): Grid {
  return table(`
项目名称|<|${name}|<|<|<|<|<|<
主管部门|<|某区教育局|<|实施单位|<|某区电教馆|<|<
项目资金(万元)|<||年初预算数|全年预算数(A)|全年执行数(B)|分值|执行率(B/A)|得分
^|<|年度资金总额|100|120|${exec}|10|${rate}|${s}
^|<|其中:当年财政拨款|100|120|${exec}|—|${rate}|—
年度总体目标|预期目标|<|<|<|实际完成情况|<|<|<
^|做好运维|<|<|<|已做好,全年预算120万元,执行${exec}万元,执行率${rate}。|<|<|<
绩效指标|一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析及改进措施
^|产出指标(50分)|数量指标|系统数量|≥5个|5个|50|50|
^|效益指标(30分)|社会效益|保障程度|提升|提升|30|28|仍有空间
^|满意度指标(10分)|满意度|用户满意度|≥95%|96%|10|10|/
总分|<|<|<|<|<|100|${tot}|
`);
}

function codesOf(title: string, paragraphs: readonly string[], ...forms: Grid[]): string[] {
  const headed = forms.flatMap((form) => ['项目支出绩效自评表', '(2022年度)', form]);
  const layout = layoutOf(title, ...paragraphs, ...headed);
  const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
  const { findings } = recordOf(file, 'application/docx', { value: layout, remarks: [] });
  return findings.map(({ code }) => code).sort();
}

describe('a report on one project', () => {
  const of = (money: string, score: string) => [
    ...['一、项目资金情况', money, '二、项目自评结论', score],
    '产出指标50分,得50分;效益指标30分,得28分;满意度指标10分,得10分。',
  ];
  const title = '2022年度信息化运维项目绩效自评报告';

  it('that agrees with its form contradicts nothing; its title names no body', () => {
    const money = '项目年初预算100万元,全年预算120万元,实际支出110万元,执行率91.67%。';
    const said = of(money, '项目自评得分97.17分。');
    expect(codesOf(title, said, project('信息化运维', PARTLY))).toEqual([]);
  });

  it('that states another budget, rate and score is found', () => {
    const money = '项目年初预算100万元,全年预算125万元,实际支出110万元,执行率88%。';
    const said = of(money, '项目自评得分96分。');
    expect(codesOf(title, said, project('信息化运维', PARTLY))).toEqual([
      ...['prose.budget', 'prose.rate', 'prose.score'],
    ]);
  });
});

describe('what a project was spent of', () => {
  const title = '2022年度信息化运维项目绩效自评报告';
  const codes = (sentence: string) =>
    codesOf(title, ['一、资金使用情况', sentence], project('信息化运维', PARTLY));

  for (const sentence of [
    '当年支出110万元,其中财政专项支出60万元(执行率92.0%)、上年结转支出20万元(执行率100%)、自筹支出30万元(执行率85.7%),总体执行率91.67%。',
    '项目总支出110万元,其中专项支出70万元,学校自筹40万元。',
    '实际支出110万元,其中:项目财政支出80万元,自有资金支出30万元。',
    '2021年和2022年累计安排230万元,累计支出205万元(2021年支出95万元)。',
    '2021年自评得分为94.72分;2022年10月,主管部门组织专家对2021年度项目进行绩效评价,综合得分89.35分。',
  ]) {
    it(`nothing in: ${sentence}`, () => expect(codes(sentence)).toEqual([]));
  }

  it('what the whole of it says otherwise is found', () => {
    const sentence =
      '当年支出110万元,其中财政专项支出60万元(执行率92.0%)、自筹支出50万元(执行率91.3%),总体执行率93.67%。';
    expect(codes(sentence)).toEqual(['prose.rate']);
  });
});

describe('a report on several projects', () => {
  const title = '2022年度某区教育局项目绩效自评报告';
  const forms = [project('信息化运维项目', PARTLY), project('校舍维修项目', WHOLLY)];
  const said = (score: string, budget: string, rate: string) => [
    '1.信息化运维项目',
    `全年预算120万元,执行110万元,执行率91.67%。自评得分${score}分。`,
    '2.校舍维修项目',
    `全年预算${budget}万元,执行120万元,执行率${rate}。自评得分98分。`,
  ];

  it('holds each project against the form of its name', () => {
    expect(codesOf(title, said('97.17', '120', '100%'), ...forms)).toEqual([]);
    expect(codesOf(title, said('95.17', '130', '92.3%'), ...forms)).toEqual([
      ...['prose.budget', 'prose.rate', 'prose.score'],
    ]);
  });
});
