/** A score or rate that is off by no more than rounding is a note, whichever check finds it. */
import { describe, expect, it } from 'vitest';
import { severityOf } from '../../shared/audit/tolerances.ts';
import { SEVEN } from '../support/drawn-projects.ts';
import { recordFor } from '../support/record-for.ts';

const { TITLE, PROJECT, HEAD } = SEVEN;
const ROWS = `${HEAD}产出|数量|个数|5个|5个|50|50\n效益|社会|作用|明显|明显|50|48\n`;
const weigh = (code: string, total: string, ...lines: string[]) =>
  recordFor(TITLE, ...lines, `${PROJECT}${ROWS}${total}`)
    .findings.filter((found) => found.code === code)
    .map(({ severity }) => severity);

describe('what a score is off by', () => {
  it.each([
    [50_000n, 'note'],
    [-50_000n, 'note'],
    [50_001n, 'contradiction'],
    [-50_001n, 'contradiction'],
  ] as const)('%s millionths of a point: %s', (off, severity) => {
    expect(severityOf(off)).toBe(severity);
  });

  it.each([
    ['98.05', 'note'],
    ['98.06', 'contradiction'],
  ])('is weighed in a total of %s: %s', (printed, severity) => {
    expect(weigh('scores.total', `合计|<|<|<|<|100|${printed}`)).toEqual([severity]);
  });

  it.each([
    ['98.05', 'note'],
    ['98.06', 'contradiction'],
  ])('is weighed where the prose says %s: %s', (said, severity) => {
    const line = `自评综合得分为${said}分,评价结果为优。`;
    expect(weigh('prose.score', '合计|<|<|<|<|100|98.00', line)).toEqual([severity]);
  });
});

describe('points that were lost without a reason', () => {
  const NINE = `一级指标|二级指标|三级指标|指标值|完成值|分值|得分|偏差原因分析
产出|数量|个数|5个|5个|50|50|
`;
  const owed = (score: string, reason = '') =>
    recordFor(
      TITLE,
      `项目名称|甲|<|<|<|<|<|<\n${NINE}效益|社会|作用|明显|明显|50|${score}|${reason}`,
    ).findings.filter(({ code }) => code === 'score.unexplained').length;

  it.each([
    ['50', 0],
    ['49.995', 0],
    ['49.994', 1],
    ['49.9', 1],
  ])('of a score of %s beside a weight of 50: %i', (score, count) => {
    expect(owed(score)).toBe(count);
  });

  it('are owed nothing where the reason stands beside them', () => {
    expect(owed('49.994', '群众知晓率偏低')).toBe(0);
  });
});
