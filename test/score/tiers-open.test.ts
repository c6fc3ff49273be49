/** Bands of qualitative results of which the last, or the first, prints one bound alone. */
import { describe, expect, it } from 'vitest';
import { readRules } from '../../shared/score/rules.ts';

const tiersOf = (note: string) =>
  readRules({ notes: [note], variant: 'mof-project' })
    .filter(({ kind }) => kind === 'qualitative-tier')
    .map(({ value }) => [value.name, value.min, value.max, value.includesMin, value.includesMax]);

describe('bands with one bound', () => {
  it('are read, with the names in front of them', () => {
    const due = [
      ['全部实现', 80, 100, true, true],
      ['基本实现', 60, 80, true, false],
      ['未实现', 0, 60, true, false],
    ];
    for (const last of ['60%以下', '60%(不含)以下', '0%-60%(不含)', '不足60%'].map(
      (t) => `分值的${t}`,
    ))
      expect(
        tiersOf(
          `定性指标按实现程度计分:“全部实现”得分值的80%-100%,“基本实现”得分值的60%(含)-80%,“未实现”得${last}。`,
        ),
      ).toEqual(due);
    expect(tiersOf('定性指标:优得80%以上,良得60%-80%,差得60%以下。')).toEqual([
      ['优', 80, 100, true, true],
      ['良', 60, 80, true, false],
      ['差', 0, 60, true, false],
    ]);
  });

  it('may be printed in whole percents', () => {
    expect(
      tiersOf('定性指标分三档,分别得80%-100%、60%-79%、0-59%。').map((t) => t.slice(1)),
    ).toEqual([
      [80, 100, true, true],
      [60, 80, true, false],
      [0, 60, true, false],
    ]);
  });

  it('are none where they are of a rate, of two steps, or of another rule', () => {
    for (const note of [
      '定量指标完成率80%以上得满分,60%-80%得一半,60%以下不得分。',
      '定性指标按完成率计分,80%以上得满分,60%-80%得一半,60%以下不得分。',
      '定性指标达成80%以上得满分,80%以下不得分。',
      '完成率≥100%得满分,完成率在60%(含)-100%之间按达成比例得分,60%以下不得分。',
    ])
      expect(tiersOf(note)).toEqual([]);
  });
});
