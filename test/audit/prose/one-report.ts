/** One department's form, hand-made, and what the ledger says when prose stands in front of it. */
import { recordOf } from '../../../shared/pipeline.ts';
import type { ReportRecord } from '../../../shared/report/record.ts';
import { layoutOf, table } from '../../support/layouts.ts';

const NOTE = [
  '注:1.自评采取打分评价的形式,满分为100分。原则上一级指标分值统一设置为:预算执行率',
  '10分、投入管理指标30分、产出指标40分、效益指标20分。各项三级指标得分最高不能超过',
  '该指标分值上限。2.定性指标根据指标完成情况分为达成预期指标、部分达成预期指标并具有一定',
  '效果、未达成预期指标且效果较差三档,分别按照该指标对应分值区间100%-80%(含)、8',
  '0%-60%(含)、60%-0%合理确定分值。定量指标完成指标值的,计该指标所赋全部分值',
  ';未完成的,按照完成值与指标值的比例计分。3.自评结果实行百分制和四级分类,分别是:90',
  '-100分为优、80-89分为良、60-79分为中、0-59分为差。',
].join('');

const FORM = `
部门(单位)名称|<|临江市东湖区文化局|<|<|<|自评得分|<|97.31
自评结果|<|优|<|<|<|<|<|<
年度总体目标|<|完成全年重点工作|<|<|年度总体目标完成情况|<|GOAL|<
年度主要任务|任务名称|主要内容|预算资金|其中:财政资金|任务完成情况|预算执行数|其中:财政资金|预算执行率
^|保障基本支出|人员与公用|803.46|803.46|已完成|800.25|800.25|99.60%
^|专项业务|专项|400.00|400.00|已完成|380.00|380.00|95.00%
预算情况|项目|<|年初预算数|全年预算数|全年执行数|执行率|分值|得分
^|部门预算总额|<|1150.00|1203.46|1180.25|98.07%|10|9.81
^|资金来源|财政性资金|1150.00|1203.46|1180.25|98.07%||
^|^|其他资金||||||
^|资金结构|基本支出|790.00|803.46|800.25|99.60%||
^|^|项目支出|360.00|400.00|380.00|95.00%||
一级指标|二级指标|三级指标|指标值|度量单位|实际完成值|分值|得分|未完成原因分析
投入管理指标|工作目标管理|目标制定合理性|合理|定性指标|合理|10|10|
^|预算管理|预算编制完整率|100%|%|100%|10|10|
^|^|三公经费控制率|≤100%|%|92%|10|10|
产出指标|履职目标|展览场次|≥20|场|21|15|15|
^|^|免费开放天数|≥300|天|270|15|13.5|REASON
^|质量目标|设施完好率|≥95%|%|97%|10|10|
效益指标|社会效益|文化氛围提升|提升|定性指标|提升|10|9.5|仍有空间
^|满意度|群众满意度|≥90%|%|85.5%|10|9.5|抽样面较窄
${NOTE}|<|<|<|<|<|<|<|<
`;

export interface Cells {
  /** 年度总体目标完成情况. */
  readonly goal?: string;
  /** 未完成原因分析 of 免费开放天数. */
  readonly reason?: string;
}

/** Returns the record of a report of these paragraphs and the form of 2022. */
export function recordWith(paragraphs: readonly string[], cells: Cells = {}): ReportRecord {
  const form = FORM.replace('GOAL', cells.goal ?? '重点工作全部完成').replace(
    'REASON',
    cells.reason ?? '闭馆维修30天',
  );
  const layout = layoutOf(
    '2022年度东湖区文化局部门整体绩效自评报告',
    ...paragraphs,
    ...['部门整体绩效自评表', '(2022年度)', '单位:万元'],
    table(form),
  );
  const file = { bytes: new Uint8Array([1]), fileName: 'report.docx' };
  return recordOf(file, 'application/docx', { value: layout, remarks: [] });
}

/** Returns the codes raised, each once. */
export function codesOf(paragraphs: readonly string[], cells: Cells = {}): string[] {
  return [...new Set(recordWith(paragraphs, cells).findings.map(({ code }) => code))].sort();
}
