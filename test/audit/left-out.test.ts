/** Totals that leave something out or are capped, and tasks whose words do not outweigh their money: silent, and heard beside. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { recordFor } from '../support/record-for.ts';
import { broken } from './drafts.ts';

const codesOf = (...rows: string[]): string[] =>
  recordFor(
    '2023年度项目支出绩效自评表',
    ['项目名称|甲|<|<|<|<|<', '一级指标|二级指标|三级指标|指标值|完成值|分值|得分', ...rows].join(
      '\n',
    ),
  ).findings.map(({ code }) => code);

describe('a total', () => {
  const capped = (score: number) =>
    codesOf(
      ...['产出|数量|个数|5个|5个|60|60', '效益|社会|作用|明显|较明显|40|39'],
      `总分|<|<|<|<|100|${score}`,
      '加分项|获省级表彰|<|<|<|<|+3',
    );

  it('that is capped at the full marks accuses nobody', () => {
    expect(capped(100)).not.toContain('scores.total');
    expect(capped(98)).toContain('scores.total');
  });

  const without = (weight: number) =>
    codesOf(
      ...['产出|数量|个数|5个|5个|60|60', '效益|社会|作用|明显|明显|35|35'],
      ...['效益|社会|投诉|0起|不适用|5|/', `合计|<|<|<|<|${weight}|95`],
    );

  it('of what was scored leaves out the rows that do not apply', () => {
    expect(without(95)).not.toContain('weights.total');
    expect(without(96)).toContain('weights.total');
  });
});

describe('a task whose outcome says that something is 未完成', () => {
  const unfinished = (executed: number): string[] =>
    audit(
      broken(({ form }) => {
        const task = form.tasks[1]!;
        task.outcome = '主体已建成,档案移交未完成';
        task.executedYuan = executed;
      }),
    ).map(({ code }) => code);

  it('is paid where its money was spent in full, and unfinished where it was not', () => {
    expect(unfinished(3_000_000)).not.toContain('tasks.unfinished');
    expect(unfinished(2_500_000)).toContain('tasks.unfinished');
  });
});
