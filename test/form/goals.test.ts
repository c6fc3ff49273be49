/** What stands below the goals' own labels, and is no goal. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../support/record-for.ts';

const FORM = `
项目名称|信息化运行维护|<|<|主管部门|市统计局|<
项目基本情况|项目年度目标|<|<|年度目标完成情况|<|<
^|购置设备6套|<|<|设备6套全部到位|<|<
^|LABEL|<|<|3月完成论证,8月完成验收|<|<
一级指标|二级指标|三级指标|指标值|完成值|权重|得分
产出指标|数量指标|设备数量|≥6|6|60|60
效益指标|社会效益指标|可用性|好|好|40|40`;
const formOf = (label: string) =>
  recordFor('2021年度部门预算项目支出绩效自评表', FORM.replace('LABEL', label)).forms[0];

describe('a row below the goals', () => {
  const goal = { target: '购置设备6套', actual: '设备6套全部到位' };

  it('is a field of the head where it begins with a label of one', () => {
    const form = formOf('项目实施内容及过程概述');
    expect(form?.goals).toEqual([goal]);
    expect(form?.fields).toContainEqual({
      label: '项目实施内容及过程概述',
      value: '3月完成论证,8月完成验收',
    });
  });

  it('is a goal otherwise', () => {
    const next = { target: '验收合格', actual: '3月完成论证,8月完成验收' };
    expect(formOf('验收合格')?.goals).toEqual([goal, next]);
  });
});
