/** Forms of other provinces through the whole path: silent when they agree, heard when they do not. */
import { describe, expect, it } from 'vitest';
import { recordOf } from '../../shared/pipeline.ts';
import { layoutOf, table } from '../support/layouts.ts';

function codesOf(title: string, drawing: string, ...rest: string[]): string[] {
  const value = layoutOf(title, '(2022年度)', '金额单位:万元', table(drawing), ...rest);
  const file = { bytes: new Uint8Array([1]), fileName: 'form.docx' };
  return recordOf(file, 'application/docx', { value, remarks: [] }).findings.map((f) => f.code);
}

const CHONGQING = `
主管部门|渝西区财政局|<|财政处室|<|预算科|自评总分(分)|<|98.5|<
年度资金||年初预算数|<|全年(调整)预算数|全年执行数|执行率(%)|执行率权重|执行率得分(分)|<
^|资金总额|500.00|<|520.00|442.00|85.00|10|8.5|<
当年绩效目标|年初|<|<|全年(调整)|<|<|全年目标实际完成情况|<|<
^|完成年度工作|<|<|完成年度工作|<|<|全部完成|<|<
指标名称|计量单位|指标性质|年初指标值|调整指标值|全年完成值|得分系数(%)|指标权重(分)|指标得分(分)|是否核心指标
培训人次|人次|≥|100|100|120|100|30|30|是
投诉处理率|%|≥|95|95|96|100|30|30|否
群众满意度|%|≥|90|90|93|100|30|30|否`;

const SICHUAN = `
项目名称|51000021R000-信息化运行维护|<|<|<|<|<|<|<|<
主管部门|省统计局|<|<|<|实施单位(盖章)|省统计局信息中心|<|<|<
预算执行情况(10分)|年度预算数(万元)|<|年初预算|调整后预算数|预算执行数|预算执行率|权重|得分|原因
^|总额|<|200.00|180.00|171.00|95.00%|10|9.5|按合同支付
^|其中:财政资金|<|200.00|180.00|171.00|95.00%|/|/|/
^|财政专户管理资金|<|||||/|/|/
^|单位资金|<|||||/|/|/
^|其他资金|<|||||/|/|/
一级指标|二级指标|三级指标|指标性质|指标值|度量单位|完成值|权重|得分|未完成原因分析
产出指标|数量指标|系统数量|≥|12|个|12|30|30|
^|质量指标|故障修复率|≥|98|%|99|30|30|
效益指标|社会效益指标|数据可用性|定性|好坏||好|20|20|
满意度指标|满意度指标|用户满意度|≥|90|%|81|10|9|个别用户反馈慢
合计|<|<|<|<|<|<|100|98.5|`;

const TWO_PARTIES = `
项目名称|道路养护|<|<|<|<|<|<
主管部门|市城管局|<|<|实施单位|<|市政所|<
项目资金(万元)|<|全年预算数(A)|全年执行数(B)|执行率(B/A)|<|分值|得分
年度资金总额|<|300.00|300.00|100.00%|<|10|10
一级指标|二级指标|三级指标|指标值|实际完成值|分值|自评分|复核分
产出指标|数量指标|养护里程|≥50公里|52公里|50|50|48
效益指标|社会效益指标|通行能力|提升|提升|40|40|40
总分|<|<|<|<|100|100|98`;

const REGIONAL = `
转移支付(项目)名称|农村危房改造补助|<|<|<|<|<
中央主管部门|住房城乡建设部|<|<|地方主管部门|<|省住建厅
项目资金(万元)||<|全年预算数(A)|全年执行数(B)|<|预算执行率(B/A×100%)
^|年度资金总额|<|1000.00|950.00|<|95.00%
^|其中:中央财政资金|<|800.00|760.00|<|95.00%
^|地方资金|<|150.00|140.00|<|93.33%
^|其他资金|<|50.00|50.00|<|100.00%
绩效指标|一级指标|二级指标|三级指标|指标值|全年实际完成值|未完成原因和改进措施
^|产出指标|数量指标|改造户数|≥300户|290户|补助对象外出
^|^|质量指标|验收合格率|100%|100%|
^|效益指标|社会效益指标|居住安全|改善|改善|`;

const CRITERIA = `
序号|一级指标|二级指标|三级指标|指标分值|指标解释|指标说明及评分标准|自评得分
1|部门决策(40分)|预算编制(40分)|目标设定|20|目标是否明确|目标明确得20分,否则不得分|20
2|^|^|预算合理|20|预算是否合理|每发现一处扣1分|19
3|部门绩效(60分)|履职效果(60分)|重点任务|60|任务是否完成|完成得60分|60`;

describe('a form that agrees with itself raises nothing:', () => {
  it.each([
    ['Chongqing: no levels, rate without a sign', '渝西区部门整体绩效自评表', CHONGQING],
    [
      'Sichuan: weights as 权重, other funds of several kinds',
      '部门预算项目支出绩效自评表',
      SICHUAN,
    ],
    ['two parties: the reviewer’s score is not the unit’s', '项目支出绩效自评表', TWO_PARTIES],
    ['regional transfers: no scores at all', '区域绩效自评表', REGIONAL],
    ['criteria in each row, weights in the labels', '部门整体支出绩效评价自评表', CRITERIA],
  ])('%s', (_what, title, drawing) => {
    expect(codesOf(title, drawing)).toEqual([]);
  });
});

describe('a form whose execution row could not be read', () => {
  const unread = CHONGQING.split('\n')
    .filter((line) => !/^(?:年度资金|\^\|资金总额)/.test(line))
    .join('\n');

  it('raises no sum that the missing row may complete', () => {
    expect(codesOf('渝西区部门整体绩效自评表', unread)).toEqual([]);
  });

  it('still raises a sum that no execution row can complete', () => {
    const wrong = unread.replace('|98.5|', '|88.5|');
    expect(codesOf('渝西区部门整体绩效自评表', wrong)).toEqual(['scores.total']);
  });
});

describe('a form whose note grants additional points', () => {
  const drawing = TWO_PARTIES.replace('|40|40|40', '|40|41|40').replace('100|100|98', '100|101|98');

  it('lets a score pass its weight', () => {
    const note = '注:获省级以上表彰的每项加分1分,加分不超过3分。';
    expect(codesOf('项目支出绩效自评表', drawing, note)).not.toContain('score.exceeds-weight');
  });
});

describe('a form with a row on its problems', () => {
  const title = '部门预算项目支出绩效自评表';
  const lost = `${SICHUAN.replace('|12|30|30|', '|10.8|30|27|').replace('|100|98.5|', '|100|95.5|')}
存在问题|两套系统未上线|<|<|<|<|<|<|<|<`;

  it('still owes the reason of a row where others print their own', () =>
    expect(codesOf(title, lost)).toEqual(['score.unexplained']));

  it('owes none where its note says where they stand', () =>
    expect(
      codesOf(title, lost.replace('存在问题|两套系统未上线', '说明|扣分原因见报告正文')),
    ).toEqual([]));

  it('gives the reasons of all where no row prints one', () =>
    expect(codesOf(title, lost.replace('个别用户反馈慢', ''))).toEqual([]));
});

describe('a form that contradicts itself is heard:', () => {
  it.each([
    ['scores.total', '渝西区部门整体绩效自评表', CHONGQING.replace('|98.5|', '|96.5|')],
    [
      'score.execution',
      '渝西区部门整体绩效自评表',
      CHONGQING.replaceAll('8.5', '9.5').replace('99.5', '99.5'),
    ],
    [
      'rate.funds',
      '部门预算项目支出绩效自评表',
      SICHUAN.replace('171.00|95.00%|/', '171.00|85.00%|/'),
    ],
    ['score.unexplained', '部门预算项目支出绩效自评表', SICHUAN.replace('个别用户反馈慢', '')],
    [
      'score.exceeds-weight',
      '项目支出绩效自评表',
      TWO_PARTIES.replace('|40|40|40', '|40|41|40').replace('100|100|98', '100|101|98'),
    ],
    [
      'funds.sources',
      '区域绩效自评表',
      REGIONAL.replace('150.00|140.00|<|93.33%', '170.00|140.00|<|82.35%'),
    ],
    ['level.weights', '部门整体支出绩效评价自评表', CRITERIA.replace('决策(40分)', '决策(45分)')],
  ])('%s', (code, title, drawing) => {
    expect(codesOf(title, drawing)).toEqual([code]);
  });
});
