/** One rule in the spellings of many provinces: each is read, or listed as unread, never misread. */
import { describe, expect, it } from 'vitest';
import { readRules } from '../../shared/score/rules.ts';

/** The note, and for each rule due its kind with the bound it gives; `|` where either will do. */
const NOTES: readonly (readonly [note: string, rules: readonly string[]])[] = [
  // execution
  ['预算执行率得分=预算执行率×10分。', ['execution-score']],
  ['执行率得分=执行率×10。', ['execution-score']],
  ['预算执行率指标得分按照“执行率×分值”计算。', ['execution-score']],
  ['预算执行率按实际执行率乘以该指标分值计算得分,最高不超过10分。', ['execution-score']],
  ['资金执行率得分=全年执行数/全年预算数×10。', ['execution-score']],
  ['预算执行率10分,得分=B/A×10。', ['execution-score']],
  ['得分=10分*执行率。', ['execution-score']],
  ['预算执行得分按执行率×权重计算,执行率大于100%的按满分计。', ['execution-score']],
  ['预算执行率达到95%以上的得满分,低于95%的按比例扣分。', ['unread:execution']],
  ['预算执行率≥95%得10分;90%-95%得8分;低于60%不得分。', ['unread']],
  ['执行率每低于1个百分点扣0.1分,扣完为止。', ['unread']],
  ['预算执行率=100%得满分,每降低1%扣0.1分。', ['unread']],
  // met / ratio
  [
    '定量指标:完成指标值的,得满分;未完成的,按完成比例得分。',
    ['quantitative-met', 'quantitative-ratio'],
  ],
  [
    '定量指标若为正向指标,则得分计算方法应用全年实际值(B)/年度指标值(A)*该指标分值;若定量指标为反向指标,则得分计算方法应用年度指标值(A)/全年实际值(B)*该指标分值。',
    ['quantitative-ratio', 'quantitative-reverse'],
  ],
  [
    '正向指标得分计算方法应用全年实际值(B)/年度指标值(A)×该指标分值;反向指标(即目标值为≤X,得分=权重×A/B)。',
    ['quantitative-ratio', 'quantitative-reverse'],
  ],
  [
    '定量指标得分按照以下方法评定:与年初指标值相比,完成指标值的,记该指标所赋全部分值;对完成值高于指标值较多的,要分析原因,如果是由于年初指标值设定明显偏低造成的,要按照偏离度适度调减分值;未完成指标值的,按照完成值与指标值的比例记分。',
    ['quantitative-met', 'quantitative-ratio', 'quantitative-overshoot'],
  ],
  [
    '完成年度目标值得满分,未完成的按照实际完成率×分值计分。',
    ['quantitative-met', 'quantitative-ratio'],
  ],
  [
    '达到目标值得满分,未达到目标值按完成率计分,完成率低于60%不得分。',
    ['quantitative-met', 'quantitative-ratio:60'],
  ],
  [
    '完成率≥100%得满分,完成率在60%(含)-100%之间按比例得分,60%以下不得分。',
    ['quantitative-ratio:60'],
  ],
  [
    '实际完成值达到目标值,计满分;未达到目标值,得分=实际完成值/目标值×分值。',
    ['quantitative-met', 'quantitative-ratio'],
  ],
  ['指标得分=(实际完成值÷年初目标值)×指标分值,超过分值的按分值计。', ['quantitative-ratio']],
  // A division sign that a scan shows as a dash.
  ['未达到的,得分=实际完成值一指标值×分值。', ['quantitative-ratio']],
  ['未完成的,每低1个百分点扣0.5分,扣完为止。', ['unread']],
  ['每少完成1项扣1分,扣完为止。', ['unread']],
  ['未达标不得分。', ['quantitative-ratio:100']],
  ['完成得满分,未完成不得分。', ['quantitative-ratio:100']],
  ['偏差度在30%以内的不扣分;超过30%的,按偏差程度扣减分值。', ['unread|quantitative-overshoot']],
  ['实际完成值超过目标值30%以上的,酌情扣分。', ['quantitative-overshoot']],
  ['完成值超出指标值30%的,视为指标设置偏低,扣减该指标20%的分值。', ['quantitative-overshoot']],
  ['偏离度超过±20%的,扣除该指标50%分值。', ['unread|quantitative-overshoot']],
  ['超过目标值130%的部分每超1%扣0.1分。', ['unread|quantitative-overshoot']],
  // reverse
  [
    '反向指标:实际完成值不高于目标值的得满分,高于目标值的按目标值/实际完成值×分值计分。',
    ['quantitative-reverse'],
  ],
  ['逆向指标得分=指标值/实际完成值×分值。', ['quantitative-reverse']],
  [
    '定量指标完成指标值的记满分,未完成的按实际完成值与指标值的比例记分;反向指标按指标值与完成值的比例记分。',
    ['quantitative-met', 'quantitative-ratio', 'quantitative-reverse'],
  ],
  ['逆向指标按照年度目标值占全年实际值的比例计分。', ['quantitative-reverse']],
  ['反向指标按倒数计分。', ['unread:reverse']],
  ['成本指标:实际成本不超过预算的得满分,超过的按超出比例扣分。', ['unread']],
  ['负向指标完成值大于指标值的不得分。', ['unread|quantitative-reverse']],
  // cap
  ['得分一档最高不能超过该指标分值上限。', ['score-cap']],
  ['各指标得分以该指标分值为上限。', ['score-cap']],
  ['满分封顶,不得突破。', ['score-cap']],
  ['单项得分不超过其权重。', ['score-cap']],
  // tiers
  [
    '定性指标根据指标完成情况分为:全部或基本达成预期指标、部分达成预期指标并具有一定效果、未达成预期指标且效果较差三档,分别按照该指标对应分值区间100-80%(含80%)、80-50%(含50%)、50-0%合理确定分值。',
    ['qualitative-tier:80', 'qualitative-tier:50'],
  ],
  [
    '定性指标:达成预期指标100-80、部分达成80-60、未达成60-0。',
    ['qualitative-tier:80', 'qualitative-tier:60'],
  ],
  [
    '定性指标按优、良、差三档,优得80%-100%分值,良得60%-80%分值,差得0-60%分值。',
    ['qualitative-tier:80'],
  ],
  [
    '定性指标完成情况分为达成年度指标、部分达成年度指标并具有一定效果、未达成年度指标且效果较差三档,分别按照100%—80%(含)、80%—60%(含)、60%—0%合理填写完成值。',
    ['qualitative-tier:80', 'qualitative-tier:60'],
  ],
  [
    '若为定性指标,则根据“三档”原则分别按照指标分值的100-80%(含80%)、80-50%(含50%)、50-0%来记分。',
    ['qualitative-tier:80', 'qualitative-tier:50'],
  ],
  ['定性指标:达成预期得满分,部分达成得一半,未达成不得分。', ['unread']],
  ['定性指标分“好、较好、一般、差”四档,分别得100%、80%、60%、0。', ['unread']],
  ['定性指标由评价人员酌情打分。', []],
  // bands
  [
    '评价结果分为四个等级:90分(含)以上为优,80分(含)-90分为良,60分(含)-80分为中,60分以下为差。',
    ['rating-band:90', 'rating-band:80', 'rating-band:60'],
  ],
  [
    '综合评分≥90为优秀;80≤综合评分<90为良好;60≤综合评分<80为合格;综合评分<60为不合格。',
    ['rating-band:90', 'rating-band:80'],
  ],
  ['S≥90优;90>S≥80良;80>S≥60中;S<60差。', ['rating-band:90', 'rating-band:80']],
  [
    '100-90(含)为优、90-80(含)为良、80-60(含)为中、60以下为差。',
    ['rating-band:90', 'rating-band:80', 'rating-band:60'],
  ],
  [
    '总分一般设置为100分,等级一般划分为四档:90(含)-100分为优、80(含)-90分为良、60(含)-80分为中、60分以下为差。',
    ['full-marks', 'rating-band:90'],
  ],
  [
    '评价等级:优秀(95分以上)、良好(85-95分)、合格(70-85分)、不合格(70分以下)。',
    ['rating-band:95', 'rating-band:85', 'rating-band:70'],
  ],
  [
    '自评等级为优、良、中、差,对应得分区间为[90,100]、[80,90)、[60,80)、[0,60)。',
    ['rating-band:90|unread'],
  ],
  // levels
  [
    '一级指标权重统一按以下方式设置:对于设置成本指标的项目,成本指标20%、产出指标40%、效益指标20%、满意度指标10%、预算资金执行率10%。',
    ['level-weight'],
  ],
  ['产出指标总分50分、效益指标总分30分、满意度指标总分10分、预算执行率10分。', ['level-weight']],
  ['原则上产出指标50分,效益指标30分,服务对象满意度指标10分,资金执行率10分。', ['level-weight']],
  ['如有特殊情况,一级指标权重可做适当调整,但加总后应等于100%。', ['weight-adjustment']],
  ['如有特殊情况,上述权重可作适当调整,但应说明原因。', ['weight-adjustment']],
  ['定量指标完成目标值得满分,每低1个百分点扣0.5分,扣完为止。', ['unread:quantitative']],
  ['完成指标值得满分,每缺1项扣2分。', ['unread:quantitative']],
  ['满意度达到90%得满分,每降低1%扣1分。', ['unread']],
  ['预算执行率得分=执行率×10分,每低于1%扣0.1分。', ['unread:execution']],
  [
    '自评得分90分以上(含90分)为优,80分以上(含80分)90分以下为良,60分以上(含60分)80分以下为中,60分以下为差。',
    ['rating-band:90', 'rating-band:80', 'rating-band:60'],
  ],
  [
    '优:90分-100分;良:80分-89.99分;中:60分-79.99分;差:59.99分及以下。',
    ['rating-band:90', 'rating-band:80', 'rating-band:60'],
  ],
  [
    '优(得分≥90分)、良(80分≤得分<90分)、中(60分≤得分<80分)、差(得分<60分)。',
    ['rating-band:90', 'rating-band:80', 'rating-band:60'],
  ],
  // conditions that the plain rule does not hold: it must not judge by itself
  ['完成率达到80%以上得满分,80%以下按比例得分。', ['unread:quantitative']],
  ['未完成目标的,得分按完成比例乘以0.8计算。', ['unread:quantitative']],
  ['未达到目标值的,按实际完成比例的50%计分。', ['unread:quantitative']],
  ['预算执行率≥90%得满分,否则按实际执行率×分值计分。', ['unread:execution']],
  [
    '预算执行率低于60%的,该项不得分;60%及以上的,得分=执行率×分值。',
    ['execution-score', 'unread:execution'],
  ],
  [
    '达到预期目标的得满分,完成目标70%以上的按比例得分,70%以下的不得分。',
    ['quantitative-met', 'quantitative-ratio:70'],
  ],
  ['负偏差在30%以内的,按比例扣分;负偏差超过30%的不得分。', ['unread:quantitative']],
  ['满意度≥90%得10分,80%(含)-90%得8分,80%以下得0分。', ['unread:quantitative']],
  ['时效指标:按期完成得满分,延期1个月以内扣20%。', ['unread:quantitative']],
  ['逾期每日扣0.2分,逾期超过30日不得分。', ['unread:quantitative']],
  ['逆指标按照“2-实际值/目标值”计算完成率。', ['unread:reverse']],
  ['满意度指标=实际满意度/目标满意度×分值。', ['unread:quantitative']],
  ['超额完成的可适当加分,加分总额不超过5分。', ['unread:quantitative']],
  ['当完成率大于150%时,该指标得分减半。', ['unread:quantitative']],
  ['综合得分在90分以上(含90分)为A级,75-90分为B级,60分以下为D级。', ['unread:rating']],
  ['预算执行率得分=预算执行率(B/A)×10,超过100%的按10分计。', ['execution-score']],
  // rounding
  ['得分保留两位小数,四舍五入。', []],
  ['计算结果保留1位小数。', []],
];

function printedRules(note: string): string[] {
  const rules = readRules({ notes: [note], variant: 'mof-project' }).filter((r) => !r.default);
  return rules.map(({ kind, value: { min, zeroBelowPercent, about, points } }) => {
    const bound = min ?? zeroBelowPercent ?? about ?? points ?? '';
    return `${kind}:${bound}`;
  });
}

describe('the rules of a note', () => {
  for (const [note, due] of NOTES) {
    it(note, () => {
      const read = printedRules(note);
      for (const one of due) {
        const spellings = one.split('|');
        const found = read.filter((rule) => spellings.some((s) => rule.startsWith(s)));
        expect([one, found.length > 0, read]).toEqual([one, true, read]);
      }
      const isUnreadDue = due.some((one) => one.includes('unread'));
      if (!isUnreadDue) expect(read.filter((rule) => rule.startsWith('unread'))).toEqual([]);
      if (due.length === 0) expect(read).toEqual([]);
    });
  }

  it('a deduction in steps keeps the ratio from judging, also where a rule was read beside it', () => {
    const note = '定量指标完成目标值得满分,每低1个百分点扣0.5分,扣完为止。';
    const rules = readRules({ notes: [note], variant: 'mof-project' });
    expect(rules.some((rule) => rule.kind === 'quantitative-ratio')).toBe(false);
  });

  it('ranges that begin with the higher bound give the lower one', () => {
    const note = '100-90(含)为优、90-80(含)为良、80-60(含)为中、60以下为差。';
    expect(printedRules(note)).toEqual([90, 80, 60, 0].map((least) => `rating-band:${least}`));
  });
});
