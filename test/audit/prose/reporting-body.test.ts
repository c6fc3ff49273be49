/** Who reports: not whoever reports without a name, not a subordinate, not a single project. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

const OURS = '临江市东湖区文化局负责全区文化工作,内设办公室、艺术科,下设区文化馆、区图书馆。';

const SILENT: readonly (readonly string[])[] = [
  ['根据市财政局要求,我分局对2022年度部门整体支出开展了绩效自评。'],
  ['本支队对2022年度部门整体支出进行了绩效自评。'],
  ['该中心按照财政部门要求,对2022年度部门整体支出开展了自评。'],
  [OURS, '区文化馆为独立预算单位,其2022年预算318.60万元另行公开。'],
  [`${OURS}区图书馆属公益一类事业单位。`],
  ['一、部门概况', '内设办公室,下属区妇女儿童活动中心为公益一类事业单位。'],
  ['一、部门概况', '内设办公室,另有区图书馆为公益一类事业单位。'],
  ['三、主要成效', '临江市东湖区图书馆下设6个分馆。'],
  ['一、部门概况', '我局下设区图书馆、区文化馆。', '临江市东湖区图书馆下设6个分馆。'],
  ['区体育中心为独立预算单位,其预算318.60万元不在本次自评范围内。'],
];
const HEARD: readonly (readonly string[])[] = [
  ['临江市东湖区体育局对2022年度部门整体支出开展了绩效自评。'],
  ['一、部门概况', '临江市东湖区体育局下设6个派出机构和1个服务站。'],
  ['临江市东湖区体育局为区政府工作部门,下设区体育馆。'],
  ['东湖区下设12个街道。', '临江市东湖区体育局是区政府组成部门。'],
];

describe('a body that the prose names', () => {
  it.each(SILENT)('is no other department: %s', (...prose) =>
    expect(codesOf(prose)).not.toContain('prose.department'),
  );

  it.each(HEARD)('is held against the form: %s', (...prose) =>
    expect(codesOf(prose)).toContain('prose.department'),
  );
});

describe('the expenditure of a project with a name', () => {
  it.each([
    '超限超载治理项目支出进度慢,执行率仅55.69%。',
    '非遗保护项目支出慢,执行率60%。',
    '部分项目支出进度慢,执行率仅55.69%。',
  ])('is not that of all projects: %s', (sentence) =>
    expect(codesOf([sentence])).not.toContain('prose.rate'),
  );

  it.each([
    '项目支出进度慢,执行率仅85.69%。',
    '全年项目支出执行率85%。',
    '我局项目支出进度慢,执行率85%。',
  ])('is told apart from that of all projects: %s', (sentence) =>
    expect(codesOf([sentence])).toContain('prose.rate'),
  );
});

describe('a part of the year', () => {
  it('is held against the whole in any unit that ends its clause', () => {
    const said = (part: string) =>
      codesOf([`1-11月全区办理结婚登记${part}对,预计全年办理结婚登记2980对,登记合格率100%。`]);
    expect(said('3126')).toContain('time.partial');
    expect(said('2726')).not.toContain('time.partial');
  });
});
