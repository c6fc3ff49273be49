/** A report full of people: their names and numbers must show in no default answer, page or log. */
import { buildDocx, cell, paragraph, row, table } from './docx-builder.ts';

export const PLANTED = ['欧阳建国', '马小明', '13800138000', '68921234', '410105198001011234'];

/** A form with people in its head, a task, a reason, the prose, and a line of signatures. */
export function plantedReport(): Uint8Array {
  const cells = (...texts: string[]) => row(texts.map((text) => cell(text)));
  return buildDocx({
    body: [
      paragraph('2021年度上街区商务局部门整体绩效自评报告'),
      paragraph('联系人:欧阳建国,联系电话:68921234。'),
      paragraph('部门整体绩效自评表'),
      paragraph('填表人及联系方式:欧阳建国 13800138000 单位:万元'),
      table(
        [
          cells('部门(单位)名称', '上街区商务局', '自评得分', '90', '自评结果', '优'),
          cells('一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '得分'),
          cells('产出指标', '数量指标', '补助发放', '用于马小明的退休工资', '已发放', '50'),
          cells('效益指标', '社会效益', '满意度', '满意', '身份证号410105198001011234', '40'),
        ],
        6,
      ),
      paragraph('负责人:欧阳建国 联系电话:68921234'),
    ].join(''),
  });
}
