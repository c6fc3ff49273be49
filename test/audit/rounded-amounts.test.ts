/** Amounts that were rounded before they were printed: what rates and points they may give accuses nobody. */
import { expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { broken, type Parts } from './drafts.ts';

type Form = Parts['form'];

/** The form with tasks of so little that whole 万元 leave their rates much room. */
const withTask = (executed: number, budget: number, rate: number, change?: (form: Form) => void) =>
  audit(
    broken(({ form }) => {
      const [task] = form.tasks;
      if (!task) throw new Error('no task');
      Object.assign(task, {
        ...{ budgetYuan: budget * 10_000, executedYuan: executed * 10_000 },
        ...{ budgetFiscalYuan: null, executedFiscalYuan: null, executionRatePercent: rate },
      });
      change?.(form);
    }),
  ).filter(({ code }) => code === 'rate.task');

it('a rate that amounts rounding to the printed ones may give is a note that says so', () => {
  // 11.4 of 12.4 is 91.94%.
  const [finding] = withTask(11, 12, 91.94);
  expect(finding).toMatchObject({ severity: 'note', equation: '11 / 12 = 91.67%' });
  expect(finding?.explanation?.zh).toContain('四舍五入');
});

it('a rate beyond them is a contradiction: 11.5 of 11.5 is the most that 11 of 12 may be', () => {
  expect(withTask(11, 12, 100)).toMatchObject([{ severity: 'note' }]);
  expect(withTask(10, 12, 91.94)).toMatchObject([{ severity: 'contradiction' }]);
  expect(withTask(11, 12, 83.1)).toMatchObject([{ severity: 'contradiction' }]);
});

it('where another amount of the form has decimals, whole ones were not rounded to the unit but to tenths', () => {
  const exactly = (form: Form) => {
    const [fund] = form.funds;
    if (fund) fund.initialBudgetYuan = 9_999_900;
  };
  expect(withTask(11, 12, 95)).toMatchObject([{ severity: 'note' }]);
  expect(withTask(11, 12, 95, exactly)).toMatchObject([{ severity: 'contradiction' }]);
});

it('points for the execution follow the rate that the amounts may give', () => {
  const pointsOf = (executed: number, budget: number, score: number) =>
    audit(
      broken(({ form }) => {
        const [fund] = form.funds;
        if (!fund) throw new Error('no funds');
        Object.assign(fund, { budgetYuan: budget, executedYuan: executed, score });
        Object.assign(fund, { initialBudgetYuan: budget, executionRatePercent: null });
      }),
    ).filter(({ code }) => code === 'score.execution');
  expect(pointsOf(110_000, 120_000, 9.19)).toEqual([]);
  expect(pointsOf(110_000, 120_000, 7.5)).toHaveLength(1);
  // Of large amounts the unit's rounding is nothing.
  expect(pointsOf(11_000_000, 12_000_000, 9.3)).toHaveLength(1);
});
