/** Lists whose labels all stand in front of their amounts, and units that count by times. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

describe('parts behind their labels', () => {
  it.each([
    '全年完成筛查5.98万人,完成率92%,其中结核病、艾滋病、肝炎筛查分别为2.36万人、1.47万人和1.88万人。',
    '全年招生9486人,其中统招、单招、对口升学分别为3012人、3160人和3368人。',
    '检查经营单位1586家次,其中矿山112家次、危化品438家次、工贸1063家次,发现隐患4217条。',
    '实际审计项目360个,其中预算执行审计88个、经济责任审计114个、政府投资审计109个、专项审计52个。',
  ])('do not come to their total: %s', (said) => expect(codesOf([said])).toEqual(['prose.parts']));

  it.each([
    '全年完成筛查5.98万人,完成率92%,其中结核病、艾滋病、肝炎筛查分别为2.36万人、1.74万人和1.88万人。',
    '全年完成筛查5.98万人,其中结核病、艾滋病筛查分别为2.36万人和1.47万人。',
    '检查经营单位1586家次,其中矿山112家次、危化品438家次、工贸1036家次,发现隐患4217条。',
    '全年接待9864人次,其中现场、线上目标分别为6271人次、3647人次。',
    '全年接待9864人次,其中老年、残疾读者分别为6271人次、4647人次。',
    '全年抽检426件,发现3件次品。',
    '实际审计项目363个,其中预算执行审计88个、经济责任审计114个、政府投资审计109个、专项审计52个。',
  ])('come to it, or need not: %s', (said) => expect(codesOf([said])).toEqual([]));

  it('are results below a heading of one kind of targets, where the one above says how these were met', () => {
    const said = (part: string) =>
      codesOf([
        '三、部门绩效目标完成情况',
        `(一)产出目标。新建污水管网51.2公里,其中主干管14.6公里、支管${part}公里,另修复旧管网23.7公里。`,
      ]);
    expect(said('38.6')).toEqual(['prose.parts']);
    expect(said('36.6')).toEqual([]);
    expect(codesOf(['二、年度目标', '(一)产出目标。全年执行1100万元。'])).toEqual([]);
  });
});
