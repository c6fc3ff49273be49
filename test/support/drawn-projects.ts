/** Project forms that tests draw rows into: a head, indicators that agree with themselves, and how they are read. */
import type { ReportRecord } from '../../shared/report/record.ts';
import { recordFor } from './record-for.ts';

/** Seven columns, and one row of indicators with all the points that the execution leaves. */
const HEAD = '一级指标|二级指标|三级指标|指标值|完成值|分值|得分\n';
export const SEVEN = {
  TITLE: '2023年度项目支出绩效自评表',
  PROJECT: '项目名称|甲|<|<|<|<|<\n',
  HEAD,
  INDICATORS: `${HEAD}产出|数量|个数|5个|5个|90|90`,
};

/** Eight columns, and two rows of indicators below the rows that are read. */
const TITLE = '2024年度项目支出绩效自评表';
const WORKS = '项目名称|甲工程|<|主管部门|某局|<|<|<\n';
export const EIGHT = {
  TITLE,
  HEAD: WORKS,
  ROWS: `
一级指标|二级指标|三级指标|指标值|完成值|分值|得分|<
产出|数量|个数|5个|5个|50|50|<
效益|社会|户数|40户|42户|40|40|<`,
  read: (rows: string, ...more: string[]): ReportRecord => recordFor(TITLE, WORKS + rows, ...more),
};
