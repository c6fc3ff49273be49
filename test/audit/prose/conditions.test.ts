/** What a row's own criterion asks for full points, and what the problems section says was not kept. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';
import { codesOf as codesBeside } from './one-report.ts';

interface Case {
  readonly name: string;
  readonly criterion: string;
  readonly score?: number;
}

const ASSETS: Case = { name: '资产管理安全性', criterion: '按期盘点且账实相符得6分,否则不得分' };
const SYSTEM: Case = { name: '管理制度健全性', criterion: '制度健全的得6分,缺一项扣2分' };
const USE: Case = { name: '资金使用合规性', criterion: '资金使用合规得6分,发现问题不得分' };
const OPEN: Case = { name: '预决算信息公开性', criterion: '及时公开得6分,否则不得分' };
const ASKED: Case = { name: '资产管理安全性', criterion: '按要求盘点得6分' };
const STEPS: Case = { name: '资产管理安全性', criterion: '按期盘点的得3分,账实相符的得3分' };

function codesOf({ name, criterion, score = 6 }: Case, problem: string, heading = '二、存在问题') {
  const form = `
序号|一级指标|二级指标|三级指标|指标分值|指标解释|指标说明及评分标准|自评得分
1|投入|目标设定|绩效目标合理性|14|目标与职责的匹配程度|匹配得14分,基本匹配得7分|14
2|过程|资产管理|${name}|6|执行情况|${criterion}|${score}
3|产出|职责履行|任务完成数|50|实际与计划之比|按比例计分|50
4|效果|履职效益|公众认可|30|问卷调查结果|90%以上得30分|30
合计|<|<|<|100|<|<|${94 + score}`;
  const { findings } = recordFor(
    '清溪县体育中心2022年度部门整体支出绩效自评报告',
    ...['一、自评结论', '自评得分较高。', heading, problem, '三、改进措施', '明确专人负责。'],
    ...['部门整体支出绩效评价自评表', '(2022年度)', '单位:清溪县体育中心', form],
  );
  return findings.map(({ code }) => code);
}

const BROKEN: readonly (readonly [Case, string])[] = [
  [ASSETS, '资产管理薄弱,2022年未按期开展资产盘点,有23件健身器材账实不符。'],
  [ASSETS, '固定资产没有按期盘点。'],
  [ASSETS, '有12台设备账实不一致。'],
  [STEPS, '部分设备账实不符。'],
  [SYSTEM, '财务管理制度不健全,缺少合同管理办法。'],
  [USE, '资金使用不合规,存在超范围列支。'],
  [OPEN, '预决算未及时公开。'],
  [ASKED, '固定资产未按要求盘点。'],
  // beside what others lacked, or what was mended: each matter for itself
  [ASSETS, '一是未按期开展资产盘点;二是乡镇报送资料不及时。'],
  [SYSTEM, '财务管理制度不健全,影响项目单位报账。'],
  [USE, '账目不清的问题已整改;资金使用不合规,存在超范围列支。'],
];
const SILENT: readonly (readonly [Case, string, string?])[] = [
  [{ ...ASSETS, score: 3 }, '有23件健身器材账实不符。'],
  [ASSETS, '资产盘点成果运用不深。'],
  [ASSETS, '盘点未按规定留存影像。'],
  [ASSETS, '下属单位有23件器材账实不符。'],
  [ASSETS, '2021年未按期开展资产盘点。'],
  [ASSETS, '上年未按期盘点的情况已整改。'],
  [ASSETS, '一季度完成全面盘点,避免账实不符。'],
  [ASSETS, '有23件健身器材账实不符。', '二、改进措施'],
  [SYSTEM, '管理制度需要进一步细化。'],
  [SYSTEM, '部分企业管理制度不健全。'],
  [SYSTEM, '部分乡镇报账不及时,财务管理制度不健全。'],
  [SYSTEM, '下属单位存在以下问题:一是报账慢;二是财务管理制度不健全。'],
  [SYSTEM, '财务管理制度不健全,年底已整改。'],
  [USE, '未发现资金使用不合规的情况。'],
  [USE, '合同签订不规范。'],
  // denied, mended, of another year or body
  [ASSETS, '资产管理规范,无账实不符情况。'],
  [ASSETS, '没有出现账实不符问题。'],
  [ASSETS, '没有账实不符。'],
  [ASSETS, '2021年检查发现,有3件器材账实不符。'],
  [USE, '解决了资金使用不合规的问题。'],
  [USE, '以往资金使用不合规。'],
  [SYSTEM, '物业公司管理制度不健全。'],
  [SYSTEM, '项目实施单位管理制度不健全。'],
  // what is done about it
  [ASSETS, '针对账实不符问题,开展全面盘点。', '二、存在问题及改进措施'],
  [ASSETS, '下一步将通报未按期开展资产盘点的部门。', '二、存在问题及改进措施'],
  // of other information
  [OPEN, '政府采购合同信息未及时公开。'],
];

describe('what a row says of its own subject', () => {
  const said = (problem: string) => codesBeside(['二、存在问题', problem]);

  it('is contradicted by its very opposite', () =>
    expect(said('绩效目标制定不合理。')).toEqual(['prose.problem']));

  it('stands beside less, and beside what others lack', () => {
    expect(said('绩效目标制定还不够合理。')).toEqual([]);
    expect(said('下属单位目标制定不合理。')).toEqual([]);
    expect(said('部分指标目标制定不合理。')).toEqual([]);
  });
});

describe('conditions of a row that the prose says were not kept', () => {
  for (const [row, problem] of BROKEN)
    it(`${row.criterion}: ${problem}`, () =>
      expect(codesOf(row, problem)).toEqual(['prose.problem']));

  for (const [row, problem, heading] of SILENT)
    it(`accuses nobody: ${row.criterion}: ${problem} ${row.score ?? ''}${heading ?? ''}`, () =>
      expect(codesOf(row, problem, heading)).not.toContain('prose.problem'));
});
