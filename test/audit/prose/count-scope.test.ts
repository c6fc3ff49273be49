/** A count of indicators is of the label in its own clause, or of nobody that is known. */
import { describe, expect, it } from 'vitest';
import { codesOf } from './one-report.ts';

/** The form has 3, 3 and 2 rows under three labels of level 1. */
const AGREE = [
  '部门整体绩效指标设一级指标3个,另设预算执行率。其中投入管理指标细分为目标管理、预算管理2项二级指标,3项三级指标;产出指标3项三级指标;效益指标2项三级指标。',
  '投入管理指标细分为2项二级指标、3项三级指标,产出指标三级指标3项,效益指标三级指标2项。',
  '投入管理指标下3项三级指标;产出指标另有3项三级指标;效益指标则为2项三级指标。',
  '投入管理指标3项三级指标;产出指标(40分)3项三级指标;效益指标(20分)2项三级指标。',
  // of others than the form's labels, or of several of them
  '投入管理指标细分为2项二级指标,3项三级指标;学习成长指标2项三级指标。',
  '绩效指标包括学习成长指标2项三级指标。',
  '产出指标、效益指标共5项三级指标。',
  '投入管理指标细分为2项二级指标,3项三级指标;其余5项三级指标属于产出和效益。',
  '投入管理指标细分为2项二级指标,3项三级指标;质量方面2项三级指标。',
  '投入管理、产出、效益三类指标分别设3项、3项、2项三级指标。',
  // by some of their names
  '投入管理指标细分为2项二级指标,目标制定合理性等3项三级指标。',
  '投入管理指标细分为2项二级指标,产出、效益等5项三级指标。',
  '扣分涉及目标制定合理性、预算完成率、满意度3个三级指标。',
  '扣分集中在目标制定合理性、预算完成率和资金使用合规性5个三级指标。',
  // a label inside another is not that label
  '年度目标共设8项三级指标,其中产出指标3项、社会效益指标1项、满意度指标1项、目标管理指标1项。',
  '共设置社会效益指标1个、资产管理指标2个。',
  // counts of one level are no parts of a count of another
  '设一级指标3个,另设预算执行率。其中投入管理指标包括三级指标3个,产出指标三级指标3个,效益指标三级指标2个。',
];
const DIFFER = [
  '投入管理指标包括目标制定合理性、预算编制完整率、三公经费控制率4项三级指标。',
  '投入管理指标细分为2项二级指标,目标制定合理性等4项三级指标。',
  '投入管理指标:2项二级指标、三级指标5个;产出指标:3项三级指标。',
  '其中投入管理指标细分为目标管理、预算管理2项二级指标,3项三级指标;产出指标4项三级指标;效益指标2项三级指标。',
  '投入管理指标细分为2项二级指标、3项三级指标,产出指标三级指标3项,效益指标三级指标4项。',
  '投入管理指标下3项三级指标;产出指标另有3项三级指标;效益指标则为3项三级指标。',
  '投入管理指标细分为2项二级指标,4项三级指标;产出指标3项三级指标。',
];

describe('whose indicators are counted', () => {
  for (const sentence of AGREE) it(sentence, () => expect(codesOf([sentence])).toEqual([]));
  for (const sentence of DIFFER)
    it(sentence, () => expect(codesOf([sentence])).toEqual(['prose.counts']));
});
