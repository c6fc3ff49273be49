/** Sentences beside what they could be taken for: whose shortfall, which of two totals, what of a year. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

const SILENT: readonly string[] = [
  // what fell short in another year, or in some places only
  '2021年设施完好率未达到95%。',
  '上年设施完好率未达标,省厅曾予通报。',
  '个别场馆设施完好率未达到95%。',
  // rated by others
  '省厅对我区公共文化服务考核评定为“良好”。',
  '区信访联席办年度考核排名第3,得分为97.2分。',
  '区纪委专项检查中,我局资金管理被评为“合格”。',
  // a share of the amount, and what stands in brackets right behind its own part
  '全年支出1203.46万元的98.07%,即1180.25万元。',
  '全年执行1180.25万元。基本支出执行800.25万元(预算803.46万元,执行率99.60%),项目支出执行380.00万元(预算400.00万元,执行率95.00%)。',
  // true
  '设施完好率97%,达到95%的目标,与先进馆相比仍有差距。',
  '全年预算1203.46万元,支出1180.25万元,由财政拨款1100.25万元、自筹资金80.00万元组成。',
  '展览经费136.50万元、演出经费72.40万元(两项即业务经费208.90万元)。',
  '前三季度全区文旅收入3127万元,全年4206万元。',
  '接待观众18.2万人次,目标18万人次,其中上半年9.1万人次。',
];

const PLANTED: readonly (readonly [string, string])[] = [
  ['设施完好率较95%的目标尚有差距。', 'prose.problem'],
  ['设施完好率未能达标。', 'prose.problem'],
  ['设施完好率还没有达到95%的要求。', 'prose.problem'],
  ['个别项目预算编制完整率没有实现100%。', 'prose.problem'],
  [
    '全年预算1203.46万元,支出1180.25万元,由财政拨款1000.00万元、自筹资金151.20万元组成。',
    'prose.parts',
  ],
  ['展览经费136.50万元、演出经费27.40万元(两项即业务经费208.90万元)。', 'prose.parts'],
  ['三级指标共8个,定量指标6个,定性指标1个。', 'prose.parts'],
  ['三级指标共8项:数量4项、质量2项、社会效益3项、满意度1项。', 'prose.parts'],
  ['前三季度全区文旅收入4327万元,全年4206万元。', 'time.partial'],
  ['接待观众18.2万人次,目标18万人次,其中上半年19.1万人次。', 'time.partial'],
  ['项目支出380.00万元,执行率32.20%。', 'rate.share'],
];

describe('what a sentence could be taken for', () => {
  for (const sentence of SILENT)
    it(`accuses nobody: ${sentence}`, () => expect(codesOf([sentence])).toEqual([]));

  for (const [sentence, code] of PLANTED)
    it(sentence, () => expect(codesOf([sentence])).toEqual([code]));
});
