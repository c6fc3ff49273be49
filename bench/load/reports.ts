/** Reports by number for load: small DOCX files, each with a department, year and score of its own. */
import { buildDocx, cell, paragraph, row, table } from '../../test/support/docx-builder.ts';

const CITIES = ['郑州市', '洛阳市', '开封市', '南阳市', '信阳市'];
const BUREAUS = ['商务局', '教育局', '民政局', '财政局', '水利局', '林业局', '统计局', '审计局'];

/** The n-th report: its own department, year and score; every third contradicts itself. */
export function reportNumber(n: number): Uint8Array {
  const department = `${CITIES[n % 5]}${BUREAUS[Math.floor(n / 5) % 8]}${Math.floor(n / 400)}处`;
  const year = 2015 + (n % 10);
  const score = 80 + (n % 200) / 10;
  const cells = (...texts: (string | number)[]) => row(texts.map((text) => cell(String(text))));
  const printed = n % 3 === 0 ? score - 1 : score;
  return buildDocx({
    body: [
      paragraph(`${year}年度${department}部门整体绩效自评报告`),
      paragraph(`我单位${year}年度自评得分为${score}分。第${n}号。`),
      paragraph('部门整体绩效自评表'),
      paragraph(`(${year}年度)`),
      table(
        [
          cells('部门(单位)名称', department, '', '自评得分', printed, '', ''),
          cells('一级指标', '二级指标', '三级指标', '指标值', '实际完成值', '分值', '得分'),
          cells('产出指标', '数量指标', '任务完成率', '=100%', '100%', 60, 60),
          cells('效益指标', '社会效益', '满意度', '≥90%', '95%', 40, (score - 60).toFixed(1)),
          cells('总分', '', '', '', '', 100, score),
        ],
        7,
      ),
    ].join(''),
  });
}
