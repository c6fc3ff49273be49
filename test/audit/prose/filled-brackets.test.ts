/** Lists that are all of what stands in front of them: in one bracket, in brackets of their own, done and not done. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

describe('a list in a bracket right behind its total', () => {
  for (const said of [
    '新增风光装机62万千瓦(光伏54万千瓦、风电17万千瓦)。',
    '新增就业143人(按比例就业41人、自主创业36人、公益性岗位86人)。',
    '全年完成交易项目1628个(工程建设812个、招标采购468个、土地矿权205个、国有产权125个)。',
  ])
    it(`that one slip kept from it is told: ${said}`, () =>
      expect(codesOf([said])).toEqual(['prose.parts']));

  for (const said of [
    '新增风光装机62万千瓦(光伏45万千瓦、风电17万千瓦)。',
    '新增风光装机62万千瓦(其中光伏30万千瓦、风电17万千瓦)。',
    '在编人员比上年减少2人(退休4人、调出1人、招录3人)。',
    '年末总数达到218家(年初196家、退库5家)。',
    '员额法官增加5人(新遴选11人、退休4人、调离2人)。',
    '设工作站1个、试验基地3处(本部186亩、高山基地412亩、南坡基地95亩)。',
    '培训骨干320人(女性180人、少数民族230人)。',
    '检查企业320家(涉及饭店120家、旅馆210家)。',
  ])
    it(`and others are not: ${said}`, () => expect(codesOf([said])).toEqual([]));
});

describe('amounts in brackets behind their labels', () => {
  const list = (...[a, b, c]: string[]) =>
    `项目支出380.00万元,涉及法律援助(${a}万元)、人民调解(${b}万元)、社区矫正(${c}万元)。`;
  it('add up to the total in front of them', () => {
    expect(codesOf([list('156.40', '98.66', '124.94')])).toEqual([]);
    expect(codesOf([list('156.40', '98.66', '142.94')])).toEqual(['prose.parts']);
  });
  it('may leave something out', () =>
    expect(codesOf([list('50.13', '98.66', '124.94')])).toEqual([]));
});

describe('what was done and what was not', () => {
  for (const said of [
    '全年承接考古项目46个,完成43个,未完成5个。',
    '督办事项35件,其中已办结30件,尚未办结7件。',
    '考核任务(12项,完成10项,未完成1项)。',
  ])
    it(`make all of it: ${said}`, () => expect(codesOf([said])).toEqual(['prose.parts']));

  for (const said of [
    '全年承接考古项目46个,完成43个,未完成3个。',
    '全年受理事项35件,办结30件,未办结3件,转办2件。',
    '新增考古项目46个,完成43个,未完成5个。',
    '考古项目46个,发掘墓葬40个,未完成3个。',
  ])
    it(`or of something else: ${said}`, () => expect(codesOf([said])).toEqual([]));
});

describe('what the score of a level consists of', () => {
  const levels =
    '自评总分97.31分。投入管理指标得30分、产出指标得38.5分、效益指标得19分、预算执行率得9.81分。';
  const list = (points: string) =>
    codesOf([levels, `产出得分由三部分构成:数量10.00分、质量${points}分、时效18.50分。`]);
  it('adds up to it, wherever it stands', () => {
    expect(list('10.00')).toEqual([]);
    expect(list('9.00')).toEqual(['prose.breakdown']);
  });
});
