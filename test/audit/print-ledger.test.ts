/** The ledger in print: what a person sees of each finding, in both languages. */
import { describe, expect, it } from 'vitest';
import { audit } from '../../shared/audit/audit.ts';
import { printLedger } from '../../shared/audit/print-ledger.ts';
import type { ReportRecord } from '../../shared/report/record.ts';
import { broken, CLEAN } from './drafts.ts';

function recordOf(draft: typeof CLEAN): ReportRecord {
  return { ...draft, findings: audit(draft), review: [] };
}

const RATE = '/forms/0/tasks/1/executionRatePercent';
const wrong = broken(({ draft, form }) => {
  form.tasks[1]!.executionRatePercent = 76;
  draft.evidence = {
    [RATE]: { page: 6, box: [0, 0, 1, 1], text: '76%' },
    '/forms/0/tasks/1/executedYuan': { table: 0, row: 7, column: 8, text: '250.00' },
  };
});

describe('the printed ledger', () => {
  it('shows both sides, the equation and the pages', () => {
    const text = printLedger(recordOf(wrong));
    expect(text).toContain('1. [矛盾] 任务“专项业务经费”的执行率印为76%，按所印金额应为83.33%');
    expect(text).toContain('rate.task · 原文如此');
    expect(text).toContain('算式: 250.00 / 300 = 83.33%');
    expect(text).toContain('第6页 "76%"; 表1第8行第9列 "250.00"');
    expect(text).toContain('矛盾 1，疑点 0，说明 0');
  });

  it('speaks English when asked', () => {
    const text = printLedger(recordOf(wrong), 'en');
    expect(text).toContain('Task “专项业务经费”: the rate is printed as 76%');
    expect(text).toContain('page 6 "76%"');
    expect(text).toContain('1 contradictions, 0 warnings, 0 notes');
  });

  it('says so when a report does not contradict itself', () => {
    expect(printLedger(recordOf(CLEAN))).toContain('没有发现自相矛盾之处');
    expect(printLedger(recordOf(CLEAN), 'en')).toContain('does not contradict itself');
  });

  it('points a figure of the prose to its sentence', () => {
    const draft = broken(({ figure, draft: d }) => {
      figure('selfScore').value = 95.78;
      d.evidence = { '/narrative/figures/0/value': { paragraph: 40, text: '95.78' } };
    });
    expect(printLedger(recordOf(draft))).toContain('第41段 "95.78"');
  });
});
