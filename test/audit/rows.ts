/** Rows of forms with everything filled in that a test does not care about. */
import type { Fund, Indicator, Reading, Task } from '../../shared/report/record.ts';

export function percent(value: number, comparator: Reading['comparator'] = null): Reading {
  return { kind: 'number', comparator, value, upper: null, unit: '%', direction: 'up' };
}

export const PHRASE: Reading = {
  kind: 'qualitative',
  comparator: null,
  value: null,
  upper: null,
  unit: null,
  direction: null,
};

export function indicator(part: Partial<Indicator>): Indicator {
  return {
    level1: '投入管理指标',
    level1Weight: null,
    level2: '工作目标管理',
    level2Weight: null,
    level3: '工作任务科学性',
    level3Weight: null,
    target: '科学',
    targetValue: PHRASE,
    unit: '定性指标',
    actual: '科学',
    actualValue: PHRASE,
    weight: 20,
    score: 20,
    reviewScore: null,
    criterion: null,
    reason: null,
    ...part,
  };
}

export function task(name: string, budget: number, executed: number, rate: number): Task {
  return {
    name,
    content: null,
    budgetYuan: budget,
    budgetFiscalYuan: budget,
    outcome: '已完成',
    executedYuan: executed,
    executedFiscalYuan: executed,
    executionRatePercent: rate,
  };
}

export function fund(category: Fund['category'], part: Partial<Fund>): Fund {
  return {
    label: category,
    category,
    initialBudgetYuan: null,
    budgetYuan: null,
    executedYuan: null,
    executionRatePercent: null,
    weight: null,
    score: null,
    partOf: null,
    ...part,
  };
}
