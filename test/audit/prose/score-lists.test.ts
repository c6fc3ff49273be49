/** Scores of the levels behind the report's own: however the list opens, and whatever is said behind it. */
import { describe, expect, it } from 'vitest';
import { recordFor } from '../../support/record-for.ts';

const FORM = `部门名称|<|资水县妇女联合会|<|<|<|<|<
年度资金(万元)||年初预算数|全年预算数|全年执行数|分值|执行率|得分
^|年度资金总额|826.00|871.50|854.07|10|98.00%|9.8
一级指标|二级指标|三级指标|年度指标值|实际完成值|分值|得分|偏差原因分析
产出指标|数量指标|培训场次|≥10场|12场|60|60|
效益指标|社会效益指标|就业率|≥100%|90.43%|30|27.13|疫情
总分|<|<|<|<|100|96.93|`;

const codesOf = (said: string): string[] =>
  recordFor(
    ...['资水县妇女联合会2022年度部门整体支出绩效自评报告', '五、评分', said],
    ...['部门整体支出绩效自评表', '(2022年度)', FORM],
  ).findings.map(({ code }) => code);

const RIGHT = '预算执行9.8分,产出指标60分,效益指标27.13分';
const WRONG = '预算执行9.8分,产出指标59.5分,效益指标27.13分';
const OPENERS =
  '。分项为: 。具体是: 。各项为: 。分项得分为: ,其中: 。其中, 。分别为: 。各项得分如下:';
const BEHIND = [
  '。财政审定评分为95.1分,与自评的差额来自4个指标的复核扣分。',
  '。财政局评分为95.1分。',
  ',县财政局复核95.1分。',
  '。第三方评价得分95.1分。',
  '。专家评分95.1分。',
  '。抽查评分为95.1分。',
  '。',
];

describe('scores of the levels behind the total', () => {
  for (const opener of OPENERS.split(' ')) {
    it(`are all of it, behind ${opener}`, () => {
      const [behind = ''] = BEHIND;
      expect(codesOf(`本会自评得分96.93分${opener}${WRONG}${behind}`)).toContain('prose.breakdown');
      expect(codesOf(`本会自评得分96.93分${opener}${RIGHT}${behind}`)).toEqual([]);
    });
  }

  for (const behind of BEHIND)
    it(`are no other's, before ${behind}`, () => {
      expect(codesOf(`本会自评得分96.93分。分项为:${WRONG}${behind}`)).toContain('prose.breakdown');
      expect(codesOf(`本会自评得分96.93分。分项为:${RIGHT}${behind}`)).toEqual([]);
    });
});

describe('scores of one level', () => {
  const OWN = '本会自评得分96.93分。';
  it.each([
    // 自评 names no part, and its own number is of the level before it
    `${OWN}产出指标60分,自评60分;效益指标30分,自评27.13分,其中就业率一项自评27.13分;预算执行10分,自评9.8分。`,
    `${OWN}产出指标、效益指标分别得60分和27.13分,预算执行率得9.8分。`,
  ])('agree with its rows: %s', (said) => expect(codesOf(said)).toEqual([]));

  it('are told where the word for them stands behind 分别', () =>
    expect(codesOf(`${OWN}产出指标、效益指标分别得58.8分和27.13分。`)).toContain('level.scores'));
});
